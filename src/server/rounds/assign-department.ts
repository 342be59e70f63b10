/** Which department answers for a KPI, a metric or an initiative: set by the office, and told to whom it is asked of from now on. */

import { can } from "@/domain/shared/access";
import { tokyoDate } from "@/domain/shared/iso-date";
import type { KpiId } from "@/domain/shared/kpi-id";
import { departmentChangedMeanwhile } from "@/domain/words/ja/plan/responsible";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { latestEvent } from "@/server/audit/latest";
import { recordAudit } from "@/server/audit/record";
import type { Tx } from "@/server/db/client";
import { toDay } from "@/server/db/days";
import { writing } from "@/server/db/transaction";
import { readPlans } from "@/server/plan/queries";
import { bringRoundsUpToDate } from "./changed-items";
import { lockRunningRounds } from "./rows";

/**
 * Sets who answers for it; null for nobody. In a round that is open the new department gets a mail, if an answer is still owed.
 * @param input.seen the department that the writer saw (null: nobody); left out where none was shown
 * @returns `conflict`, with who chose it, where another one than the seen and the wanted one answers by now
 */
export async function assignDepartment(
  viewer: Viewer,
  input: { kpiId: KpiId; departmentId: string | null; seen?: string | null },
  now: Date = new Date(),
): Promise<Result<null>> {
  if (!can(viewer, "plan.manage", {})) return refused("forbidden");
  return writing(async (tx) => {
    await lockRunningRounds(tx);
    const before = await tx.item.findUnique({
      where: { id: input.kpiId },
      select: { department: { select: { id: true, name: true } } },
    });
    if (!before) return refused("not_found");
    const current = before.department?.id ?? null;
    if (input.seen !== undefined && ![input.seen, input.departmentId].includes(current)) {
      return refused("conflict", { "": await changedMeanwhile(tx, input.kpiId, before.department) });
    }
    const department = input.departmentId
      ? await tx.department.findUnique({
          where: { id: input.departmentId },
          select: { id: true, name: true },
        })
      : null;
    if (input.departmentId && !department) return refused("not_found");
    const plans = await readPlans(tx);
    await tx.item.update({
      where: { id: input.kpiId },
      data: { departmentId: department?.id ?? null, departmentSetOn: toDay(tokyoDate(now)) },
      select: { id: true },
    });
    await recordAudit(tx, viewer, {
      action: "kpi.assign",
      subject: { kind: "kpi", kpiId: input.kpiId },
      before: { department: before.department?.name ?? null },
      after: { department: department?.name ?? null },
    });
    await bringRoundsUpToDate(tx, viewer, plans, now);
    return done(null);
  });
}

/** Who chose it the audit trail knows; a change of the plan may have brought another one since. */
async function changedMeanwhile(
  tx: Tx,
  kpiId: KpiId,
  current: { readonly name: string } | null,
): Promise<string> {
  const latest = await latestEvent(tx, "kpi.assign", { kind: "kpi", kpiId });
  const name = current?.name ?? null;
  return departmentChangedMeanwhile({ by: latest?.after?.department === name ? latest.by : null, to: name });
}
