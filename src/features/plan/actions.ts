"use server";

import { revalidatePath } from "next/cache";
import type { ActionState, FormState } from "@/lib/action-state";
import { staffRoutes } from "@/lib/routes";
import { answered } from "@/server/auth/requests/form-action";
import { staffAction } from "@/server/auth/requests/staff-action";
import { assignDepartment } from "@/server/plan/assign-department";
import { changePlanLife } from "@/server/plan/life";
import { assignDepartmentFormSchema, planLifeFormSchema } from "./schema";

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

const life = staffAction(planLifeFormSchema, ({ viewer, input }) => changePlanLife(viewer, input));

/** Leads, closed, open again, taken out: what the next publication shows of the plan. */
export async function planLifeAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answered(life, form);
}
