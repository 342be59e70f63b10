"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { ActionState } from "@/lib/action-state";
import { staffRoutes } from "@/lib/routes";
import { staffAction } from "@/server/auth/staff-action";
import { assignDepartment } from "@/server/plan/assign-department";

const assignSchema = z.strictObject({
  kpiId: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: "指標の指定が正しくありません。" }),
  /** "" for nobody. */
  departmentId: z.union([z.literal(""), z.uuid()], { error: "所管課を一覧から選んでください。" }),
});

const assign = staffAction(assignSchema, async ({ viewer, input }) => {
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
