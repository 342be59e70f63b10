/** The parts of plans that assessments are of, with the ids that follow from every version there ever was. */
import type { PlanDefinition } from "@/domain/plan/definition";
import { type PlanPart, partsOf } from "@/domain/plan/parts";
import type { Tx } from "@/server/db/client";
import { storedDefinition } from "./stored-definition";

/**
 * By plan, in the plan's order; with one query however many plans there are. Reads for its caller, who has asked `can`.
 * @param proposed a plan as it would be, which comes after its versions
 */
export async function readParts(
  tx: Tx,
  planIds: readonly string[],
  proposed: PlanDefinition | null = null,
): Promise<Map<string, PlanPart[]>> {
  const rows = await tx.planVersion.findMany({
    where: { planId: { in: [...planIds] } },
    orderBy: { version: "asc" },
    select: { planId: true, version: true, sha256: true, definition: true },
  });
  const byPlan = Map.groupBy(rows, ({ planId }) => planId);
  return new Map(
    planIds.map((id) => {
      const versions = (byPlan.get(id) ?? []).map(storedDefinition);
      return [id, partsOf(proposed?.id === id ? [...versions, proposed] : versions)];
    }),
  );
}
