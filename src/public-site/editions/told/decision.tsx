/** When a definition was changed, where that is written, and what became of the marks given before: once for all that say the same. */
import type { DefinitionChange, Kpi, PlanDefinition } from "@/domain/plan/definition";
import { factorOf } from "@/domain/plan/editions";
import { replacedBy, replacedThrough } from "@/domain/plan/replaced";
import { marksAfter } from "@/domain/plan/told";
import { sameData } from "@/domain/shared/same-data";
import type { EditionContext } from "../edition-context";
import { Say } from "../say";
import { turnedValue } from "./told-reasons";

export function Decisions({
  context,
  changes,
}: {
  context: EditionContext;
  changes: readonly DefinitionChange[];
}) {
  const words = context.words.changes;
  const decisions = changes.map((change) => ({
    decidedOn: change.decidedOn,
    document: change.document,
    marks: marksAfter(change),
  }));
  const distinct = decisions.filter(
    (decision, index) => decisions.findIndex((each) => sameData(each, decision)) === index,
  );
  return distinct.map(({ decidedOn, document, marks }) => (
    <p key={JSON.stringify([decidedOn, document, marks])}>
      {decidedOn !== null && <Say of={words.decidedOn(decidedOn)} />}
      {decidedOn !== null && document !== null && " · "}
      {document !== null && <Say of={{ original: document }} />}
      {(decidedOn ?? document) !== null && marks !== null && <br />}
      {marks !== null && <Say of={marks === "stay" ? words.marksStay : words.rejudged} />}
    </p>
  ));
}

/** A decision on a plan, or on one of its KPIs. */
export interface DecisionOf {
  readonly context: EditionContext;
  readonly plan: PlanDefinition;
  readonly kpi: Kpi | null;
  readonly change: DefinitionChange;
}

/** How figures of before these changes stand beside those after them: once for the unit and its scale. */
export function Compared({
  context,
  decisions,
}: {
  context: EditionContext;
  decisions: readonly Pick<DecisionOf, "kpi" | "change">[];
}) {
  const factors = decisions
    .map(({ kpi, change }) => factorOf(change, kpi))
    .filter((each) => each !== undefined);
  return [...new Set(factors)].map((factor) => (
    <p key={factor}>
      <Say of={context.words.changes.compared(factor)} />
    </p>
  ));
}

/** What a decision took the place of, and what took its own place. */
export function Replaced({ context, plan, kpi, change }: DecisionOf) {
  const words = context.words.changes;
  const ledger = plan.changes ?? [];
  const replaced = replacedBy(change, ledger);
  const through = replacedThrough(change, ledger).flatMap(({ fate, earlier }) => {
    const value = turnedValue(context, plan, kpi, earlier)?.after;
    return fate === "changed" || value === undefined
      ? []
      : [words.through(fate, { from: earlier.from, value })];
  });
  const said = [
    ...through,
    ...(replaced === null
      ? []
      : [[words.fate(replaced.fate, { from: replaced.by.from, on: replaced.by.decidedOn })]]),
  ];
  return said.map((sentence) => (
    <p key={JSON.stringify(sentence)}>
      <Say of={sentence} />
    </p>
  ));
}
