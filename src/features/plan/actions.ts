"use server";

import { revalidatePath } from "next/cache";
import type { ActionState } from "@/lib/action-state";
import { staffRoutes } from "@/lib/routes";
import { staffAction } from "@/server/auth/requests/staff-action";
import { assignDepartment } from "@/server/plan/assign-department";
import { assignDepartmentFormSchema } from "./schema";

const assign = staffAction(assignDepartmentFormSchema, async ({ viewer, input }) => {
  const result = await assignDepartment(viewer, {
    kpiId: input.kpiId,
    departmentId: input.departmentId === "" ? null : input.departmentId,
  });
  if (result.ok) revalidatePath(staffRoutes.plan());
  return result;
});

/** Sets who answers for a KPI. */
export async function assignDepartmentAction(
  previous: ActionState | null,
  form: FormData,
): Promise<ActionState> {
  return assign(previous, form);
}
