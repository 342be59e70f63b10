/** What a value of a KPI stands in: the plan's document, or a decision of later. */
import type { ChangedPart, DefinitionChange, Kpi, PlanDefinition } from "./definition";
import { replacedBy, replacedThrough } from "./replaced";

/** A decision that a value stands in. */
export type ValueSource = Pick<DefinitionChange, "from" | "decidedOn" | "document">;

/** The decisions on a part that hold, each from its own year on, the newest last. */
export function decisionsOn(
  { changes = [] }: Pick<PlanDefinition, "changes">,
  { id }: Pick<Kpi, "id">,
  part: ChangedPart,
): ValueSource[] {
  return changes
    .filter((change) => change.kpiId === id && change.what === part && replacedBy(change, changes) === null)
    .map((change) => ({ ...change, document: documentOf(change, changes) }));
}

/** What holds sooner than it was decided to stands in the document of then, where there is no newer one. */
function documentOf(change: DefinitionChange, ledger: readonly DefinitionChange[]): string | null {
  const sooner = replacedThrough(change, ledger).findLast(({ fate }) => fate === "brought_forward");
  return change.document ?? sooner?.earlier.document ?? null;
}

/** Whether no year of the plan has the document's own value any more. */
export function isDocumentReplaced(
  plan: Pick<PlanDefinition, "startFy" | "changes">,
  kpi: Pick<Kpi, "id" | "from">,
  part: ChangedPart,
): boolean {
  const begins = Math.max(plan.startFy, kpi.from ?? plan.startFy);
  return decisionsOn(plan, kpi, part).some(({ from }) => from === null || from <= begins);
}
