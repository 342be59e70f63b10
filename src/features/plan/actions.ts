"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/lib/action-state";
import { staffRoutes } from "@/lib/routes";
import { answered, withNewest } from "@/server/auth/requests/form-action";
import { staffAction } from "@/server/auth/requests/staff-action";
import { startNextPlan } from "@/server/proposals/next-plan";
import { assignDepartment } from "@/server/rounds/assign-department";
import { changePlanLife } from "@/server/rounds/plan-life";
import { assignDepartmentFormSchema, nextPlanFormSchema, planLifeFormSchema } from "./schema";

const assign = staffAction("kpi.assign", assignDepartmentFormSchema, ({ viewer, input }) =>
  assignDepartment(viewer, {
    kpiId: input.kpiId,
    departmentId: input.departmentId === "" ? null : input.departmentId,
    seen: input.seen === "" ? null : input.seen,
  }),
);

/** Sets who answers for a KPI. */
export async function assignDepartmentAction(_previous: FormState, form: unknown): Promise<FormState> {
  return withNewest(await answered(assign, form));
}

const life = staffAction("plan.life", planLifeFormSchema, async ({ viewer, input }) => {
  const result = await changePlanLife(viewer, input);
  // The page may be that of the plan which is gone.
  return result.ok && input.act === "remove" ? redirect(staffRoutes.plan({ done: "removed" })) : result;
});

/** Leads, closed, open again, taken out: what the next publication shows of the plan. */
export async function planLifeAction(_previous: FormState, form: unknown): Promise<FormState> {
  return answered(life, form);
}

const next = staffAction("plan.propose", nextPlanFormSchema, async ({ viewer, input }) => {
  const result = await startNextPlan(viewer, input);
  return result.ok ? redirect(staffRoutes.plan({ plan: input.id, done: "started" })) : result;
});

/** Starts the next plan from this one, and goes to it. */
export async function nextPlanAction(_previous: FormState, form: unknown): Promise<FormState> {
  return answered(next, form);
}
