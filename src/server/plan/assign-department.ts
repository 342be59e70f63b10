/** Which department answers for a KPI. */

import { can } from "@/domain/shared/access";
import type { KpiId } from "@/domain/shared/kpi-id";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import { writing } from "@/server/db/transaction";

/** Sets who answers for a KPI; null for nobody. */
export async function assignDepartment(
  viewer: Viewer,
  input: { kpiId: KpiId; departmentId: string | null },
): Promise<Result<null>> {
  if (!can(viewer, "plan.manage", {})) return refused("forbidden");
  return writing(async (tx) => {
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
    await tx.item.update({
      where: { id: input.kpiId },
      data: { departmentId: department?.id ?? null },
      select: { id: true },
    });
    await recordAudit(tx, viewer, {
      action: "kpi.assign",
      subject: { kind: "kpi", kpiId: input.kpiId },
      before: { department: before.department?.name ?? null },
      after: { department: department?.name ?? null },
    });
    return done(null);
  });
}
