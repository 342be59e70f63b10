/** The plans as loaded, and who answers for each KPI. */
import { notFound } from "next/navigation";
import type { StaleBaseline } from "@/domain/proposals/next-plan/baselines";
import { can } from "@/domain/shared/access";
import { tokyoDate } from "@/domain/shared/iso-date";
import { nextPlanStartedWords, PLAN_ACT_DONE_WORDS, planNameAmong } from "@/domain/words/ja/plan/life";
import { DRAFT_DISCARDED } from "@/domain/words/ja/proposals/drafts";
import type { SearchParams } from "@/lib/address-query";
import type { DepartmentDto } from "@/server/accounts/departments";
import { listDepartments } from "@/server/accounts/departments";
import { shown } from "@/server/auth/requests/shown";
import { requireAbility, requireViewer } from "@/server/auth/sessions/session";
import { listPlans, type PlanDto } from "@/server/plan/queries";
import { listStaleBaselines } from "@/server/proposals/baselines";
import { listDrafts } from "@/server/proposals/draft";
import { readEverPublishedPlans } from "@/server/publication/queries";
import { buildPlanLives, buildPlanView, type PlanLife, type PlanView } from "./view-model/plan";

export interface PlanPage {
  /** null before any plan is loaded. */
  readonly view: PlanView | null;
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  /** For choosing who answers; null for who may not. */
  readonly departments: readonly DepartmentDto[] | null;
  /** What the office may do with the plan; null for who may not. */
  readonly change: {
    /** What was done just now, where that leads to this page. */
    readonly outcome: string | null;
    /** A draft of a change is on the table. */
    readonly hasDraft: boolean;
    readonly staleBaselines: readonly StaleBaseline[];
    /** The version that was confirmed just now. */
    readonly confirmed: number | null;
    /** The public was ever shown it. */
    readonly isPublished: boolean;
    /** Every plan, and what may be done to it. */
    readonly lives: readonly PlanLife[];
  } | null;
}

/** Before the first byte: 404 for a plan that is not loaded. */
export async function admitToPlan(searchParams: SearchParams): Promise<void> {
  const viewer = await requireAbility("plan.read");
  chosenPlan(shown(await listPlans(viewer)), searchParams);
}

export async function loadPlan(searchParams: SearchParams): Promise<PlanPage> {
  const viewer = await requireViewer();
  const mayAssign = can(viewer, "plan.manage", {});
  const [plans, departments, drafts, published, stale] = await Promise.all([
    listPlans(viewer).then(shown),
    mayAssign ? listDepartments(viewer).then(shown) : null,
    mayAssign ? listDrafts(viewer).then(shown) : null,
    mayAssign ? readEverPublishedPlans(viewer).then(shown) : ([] as string[]),
    mayAssign ? listStaleBaselines(viewer).then(shown) : [],
  ]);
  const chosen = chosenPlan(plans, searchParams);
  return {
    view: chosen && buildPlanView(chosen),
    choices: plans.map(({ definition }) => ({
      id: definition.id,
      name: planNameAmong(
        definition,
        plans.map((each) => each.definition),
      ),
    })),
    departments,
    change: drafts && {
      outcome: outcomeOf(searchParams, chosen),
      lives: buildPlanLives(plans, published, tokyoDate(new Date())),
      staleBaselines: stale.filter(({ planId }) => planId === chosen?.definition.id),
      hasDraft: drafts.some(({ planId }) => planId === chosen?.definition.id),
      isPublished: chosen !== null && published.includes(chosen.definition.id),
      confirmed: searchParams.confirmed === String(chosen?.version) ? (chosen?.version ?? null) : null,
    },
  };
}

function outcomeOf({ done }: SearchParams, chosen: PlanDto | null): string | null {
  if (done === "removed") return PLAN_ACT_DONE_WORDS.remove("");
  if (done === "discarded") return DRAFT_DISCARDED;
  return done === "started" && chosen ? nextPlanStartedWords(chosen.definition.name) : null;
}

/** The plan that is asked for, else the one that runs; null before any is loaded. */
function chosenPlan(plans: readonly PlanDto[], { plan: wanted }: SearchParams): PlanDto | null {
  if (wanted === undefined) return plans[0] ?? null;
  return plans.find(({ definition }) => definition.id === wanted) ?? notFound();
}
