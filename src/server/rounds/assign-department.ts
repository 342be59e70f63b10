/** Which department answers for a KPI, a metric or an initiative: set by the office, and told to whom it is asked of from now on. */

import { can } from "@/domain/shared/access";
import { tokyoDate } from "@/domain/shared/iso-date";
import type { KpiId } from "@/domain/shared/kpi-id";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import { toDay } from "@/server/db/days";
import { writing } from "@/server/db/transaction";
import { readPlans } from "@/server/plan/queries";
import { bringRoundsUpToDate } from "./changed-items";
import { lockRunningRounds } from "./rows";

/** Sets who answers for it; null for nobody. In a round that is open the new department gets a mail, if an answer is still owed. */
export async function assignDepartment(
  viewer: Viewer,
  input: { kpiId: KpiId; departmentId: string | null },
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
