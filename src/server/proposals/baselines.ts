/** What the office is told of the 現状値 that a plan in preparation copied from the one before. */
import { type StaleBaseline, staleBaselines } from "@/domain/proposals/next-plan/baselines";
import { can } from "@/domain/shared/access";
import { fiscalYearOf } from "@/domain/shared/fiscal-year";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { readPlansOnce } from "@/server/plan/queries";
import { readApprovedReports } from "@/server/reports/queries";

export async function listStaleBaselines(
  viewer: Viewer,
  now: Date = new Date(),
): Promise<Result<StaleBaseline[]>> {
  if (!can(viewer, "plan.manage", {})) return refused("forbidden");
  const plans = (await readPlansOnce()).map(({ definition }) => definition);
  const current = fiscalYearOf(now);
  // As a rule no plan is in preparation: then no report needs to be read.
  const reports = plans.some(({ startFy }) => startFy >= current) ? await readApprovedReports(db()) : [];
  return done(staleBaselines(plans, reports, current));
}
