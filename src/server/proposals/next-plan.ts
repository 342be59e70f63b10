/** The next plan is started from one that is here: it is in preparation, and changed like any other. */
import { type NextPlan, nextPlan } from "@/domain/proposals/next-plan/next-plan";
import { can } from "@/domain/shared/access";
import { NEXT_PLAN_WORDS } from "@/domain/words/ja/plan/life";
import { type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { definitionErrors } from "@/server/plan/plan-file/check";
import { readPlansOnce } from "@/server/plan/queries";
import { importPlan } from "@/server/proposals/import";
import { readApprovedReports } from "@/server/reports/queries";

const FIELDS = ["id", "name", "startFy", "endFy"] as const satisfies readonly (keyof NextPlan)[];

/**
 * Makes the next plan, with its version and audit event.
 * @param input.planId the plan it is started from; the rest is the new plan's own
 * @returns `invalid` with a sentence by field, or under "" for the plan as a whole
 */
export async function startNextPlan(
  viewer: Viewer,
  { planId, ...next }: NextPlan & { readonly planId: string },
): Promise<Result<{ outcome: string; version: number }>> {
  if (!can(viewer, "plan.manage", {})) return refused("forbidden");
  const plans = await readPlansOnce();
  const plan = plans.find(({ definition }) => definition.id === planId)?.definition;
  if (!plan) return refused("not_found");
  if (next.startFy <= plan.endFy) return refused("invalid", { startFy: NEXT_PLAN_WORDS.begins(plan.endFy) });
  if (next.endFy < next.startFy) return refused("invalid", { endFy: NEXT_PLAN_WORDS.ends });
  const definition = nextPlan(plan, await readApprovedReports(db()), next);
  const [error] = definitionErrors(definition);
  if (error) {
    const field = FIELDS.find((name) => name === error.path) ?? "";
    return refused("invalid", { [field]: error.message });
  }
  // Of a municipality that is here already, whatever others are.
  const added = await importPlan(viewer, definition, { otherMunicipality: true });
  if (!added.ok || added.value.outcome === "added") return added;
  return refused("invalid", { id: NEXT_PLAN_WORDS.id_taken });
}
