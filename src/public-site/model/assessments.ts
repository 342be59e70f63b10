/** Where the assessments (総括・意見) of a publication stand. */
import { assessedPart } from "@/domain/publication/changes/of-assessments";
import type {
  PublishedAssessment,
  PublishedAssessmentYear,
  RecordedChange,
  ToldAssessment,
} from "@/domain/publication/snapshot";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { publicRoutes } from "@/lib/public-paths";
import type { PlanView } from "./plan-view";

type Assessed = Pick<PlanView, "assessments">;

export function hasAssessmentsOf({ assessments }: Assessed, fy: FiscalYear): boolean {
  return assessments.some((each) => yearOfAssessment(each, fy) !== null);
}

/** Of the plan as a whole where both are null. */
export function assessmentAt(
  { assessments }: Assessed,
  pillarNo: number | null,
  measureNo: number | null,
): PublishedAssessment | null {
  return assessments.find((each) => each.pillarNo === pillarNo && each.measureNo === measureNo) ?? null;
}

/** What of a year's assessment was replaced since it was published first, oldest first. */
export function correctionsOfAssessment(
  record: readonly RecordedChange[],
  { planId, partId }: Pick<ToldAssessment, "planId" | "partId">,
  fy: FiscalYear,
): RecordedChange[] {
  return record.filter(
    ({ assessment, ...change }) =>
      assessment?.planId === planId && assessment.partId === partId && change.fy === fy,
  );
}

export function yearOfAssessment(
  { years }: PublishedAssessment,
  fy: FiscalYear,
): PublishedAssessmentYear | null {
  return years.find((year) => year.fy === fy) ?? null;
}

/** The page of its plan, pillar or measure: the leading plan's have the short addresses. null where it stands nowhere. */
export function routeOfAssessment(
  model: { readonly plans: readonly PlanView[]; readonly current: PlanView },
  { planId, partId }: Pick<ToldAssessment, "planId" | "partId">,
): string | null {
  const plan = model.plans.find(({ definition }) => definition.id === planId);
  const own = plan?.assessments.find((each) => each.partId === partId);
  if (!plan || !own) return null;
  const { pillar, measure } = assessedPart(plan.definition, own);
  const isCurrent = model.current.definition.id === planId;
  if (pillar === null) return publicRoutes.plan(planId);
  if (measure === null)
    return isCurrent ? publicRoutes.pillar(pillar.no) : publicRoutes.planPillar(planId, pillar.no);
  return isCurrent
    ? publicRoutes.measure(pillar.no, measure.no)
    : publicRoutes.planMeasure(planId, pillar.no, measure.no);
}
