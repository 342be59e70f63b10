/** The parts of plans that assessments are of, with the ids that follow from every version there ever was. */
import type { PlanDefinition } from "@/domain/plan/definition";
import { type PlanPart, partsOf } from "@/domain/plan/parts";
import { can } from "@/domain/shared/access";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { db, type Tx } from "@/server/db/client";
import { storedDefinition } from "./stored-definition";

/** By plan, in the plan's order. */
export async function listParts(
  viewer: Viewer,
  planIds: readonly string[],
): Promise<Result<ReadonlyMap<string, readonly PlanPart[]>>> {
  if (!can(viewer, "plan.read", {})) return refused("forbidden");
  return done(await readParts(db(), planIds));
}

/** By plan: its parts, and the hashes of the versions they follow from. Versions are only ever added to. */
const known = new Map<string, { readonly versions: string; readonly parts: PlanPart[] }>();

/**
 * By plan, in the plan's order; with one or two queries however many plans there are. A plan's history grows with every
 * change and stands behind pages that are asked for often: it is read where there is a version that is not known yet. Reads
 * for its caller, who has asked `can`.
 * @param proposed a plan as it would be, which comes after its versions
 */
export async function readParts(
  tx: Tx,
  planIds: readonly string[],
  proposed: PlanDefinition | null = null,
): Promise<Map<string, PlanPart[]>> {
  const hashes = await tx.planVersion.findMany({
    where: { planId: { in: [...planIds] } },
    orderBy: { version: "asc" },
    select: { planId: true, sha256: true },
  });
  const versionsOf = (id: string) =>
    hashes.flatMap(({ planId, sha256 }) => (planId === id ? [sha256] : [])).join(" ");
  const asked = new Map(planIds.map((id) => [id, versionsOf(id)]));
  const unknown = planIds.filter((id) => id === proposed?.id || known.get(id)?.versions !== asked.get(id));
  const read = await readHistories(tx, unknown);
  return new Map(
    planIds.map((id) => {
      const history = read.get(id) ?? [];
      if (id === proposed?.id) return [id, partsOf([...history, proposed])];
      const found = known.get(id);
      const versions = asked.get(id) ?? "";
      if (found?.versions === versions) return [id, found.parts];
      const parts = partsOf(history);
      known.set(id, { versions, parts });
      return [id, parts];
    }),
  );
}

async function readHistories(tx: Tx, planIds: readonly string[]): Promise<Map<string, PlanDefinition[]>> {
  if (planIds.length === 0) return new Map();
  const rows = await tx.planVersion.findMany({
    where: { planId: { in: [...planIds] } },
    orderBy: { version: "asc" },
    select: { planId: true, version: true, sha256: true, definition: true },
  });
  const byPlan = Map.groupBy(rows, ({ planId }) => planId);
  return new Map([...byPlan].map(([id, versions]) => [id, versions.map(storedDefinition)]));
}
