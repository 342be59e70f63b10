/** The plans as loaded, and who answers for each KPI. */
import { can } from "@/domain/shared/access";
import { type Result, refused } from "@/lib/result";
import { staffRoutes } from "@/lib/routes";
import { listDepartments } from "@/server/accounts/departments";
import { requireViewer } from "@/server/auth/session";
import { listPlans } from "@/server/plan/queries";
import { buildPlanView, type PlanView } from "./view-model";

/** What a page's `searchParams` holds. */
type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

export interface PlanPage {
  /** null before any plan is loaded. */
  readonly view: PlanView | null;
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  /** For choosing who answers; null for who may not. */
  readonly departments: readonly { readonly id: string; readonly name: string }[] | null;
}

/** @returns `not_found` for a plan that is not loaded */
export async function loadPlan(searchParams: SearchParams): Promise<Result<PlanPage>> {
  const viewer = await requireViewer(staffRoutes.plan());
  const mayAssign = can(viewer, "plan.manage", {});
  const [plans, departments] = await Promise.all([
    listPlans(viewer),
    mayAssign ? listDepartments(viewer) : null,
  ]);
  if (!plans.ok) return plans;
  const wanted = searchParams.plan;
  const chosen =
    wanted === undefined ? plans.value[0] : plans.value.find(({ definition }) => definition.id === wanted);
  if (!chosen && wanted !== undefined) return refused("not_found");
  return {
    ok: true,
    value: {
      view: chosen ? buildPlanView(chosen) : null,
      choices: plans.value.map(({ definition: { id, name } }) => ({ id, name })),
      departments: departments?.ok ? departments.value : null,
    },
  };
}
