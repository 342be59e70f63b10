/** What a figure, an initiative or an assessment is called: people know it by its name, not by its id. */
import type { PlanDefinition } from "@/domain/plan/definition";
import { listFigures } from "@/domain/plan/figures";
import { listInitiatives } from "@/domain/plan/initiatives";
import type { PlanPart } from "@/domain/plan/parts";
import { partName } from "@/domain/words/ja/publication/assessments";
import type { Tx } from "@/server/db/client";
import { readParts } from "@/server/plan/parts";
import { readPlans } from "@/server/plan/queries";

/** By id. @param parts what assessments are of */
export function itemNames(
  plan: PlanDefinition,
  parts: readonly (Pick<PlanPart, "id"> & Parameters<typeof partName>[0])[],
): ReadonlyMap<string, string> {
  return new Map<string, string>([
    ...listFigures(plan).map(({ kpi }) => [kpi.id, kpi.name] as const),
    ...listInitiatives(plan).map(({ initiative: { id, text } }) => [id, text] as const),
    ...parts.map((part) => [part.id, partName(part, plan.name)] as const),
  ]);
}

/** By their names of now, of every plan there is: a stop concerns every publication. Reads for its caller, who has asked `can`. */
export async function readItemNames(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const plans = await readPlans(tx);
  const parts = await readParts(
    tx,
    plans.map(({ definition }) => definition.id),
  );
  return new Map(
    plans.flatMap(({ definition }) => [...itemNames(definition, parts.get(definition.id) ?? [])]),
  );
}
