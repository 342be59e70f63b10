/** The snapshot as the pages read it: its plans, its KPIs and years, and where their pages are. */
import { type Measure, type Pillar, type PlanDefinition, planYears } from "@/domain/plan/definition";
import { listInitiatives } from "@/domain/plan/initiatives";
import { recordedChanges } from "@/domain/publication/changes/changes";
import type { PublicationChange, PublicationSnapshot, RecordedChange } from "@/domain/publication/snapshot";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import { publicRoutes } from "@/lib/public-paths";
import { hasAssessmentsOf, routeOfAssessment } from "./assessments";
import { type Indicator, indicatorsOf } from "./indicators";
import { isAnswered } from "./initiative-states";
import { type MetricView, metricYear } from "./metrics";
import { withBefore } from "./plan-before";
import { hasMark, isBegun, type PlanView, planView } from "./plan-view";
import { hasData } from "./years";

export interface SiteModel {
  readonly snapshot: PublicationSnapshot;
  /** In the order of lead. */
  readonly plans: readonly PlanView[];
  /** The plan that leads: the office may choose one whose period has not begun. */
  readonly current: PlanView;
  /** The plan whose results the front page tells in full: the leading one, or the one before while that has no mark yet. */
  readonly front: PlanView;
  /** Every KPI once, in the order of the plans. */
  readonly indicators: readonly Indicator[];
  /** What was told of corrections, marks and definitions so far, oldest first. */
  readonly record: readonly RecordedChange[];
  /** The route of each initiative's measure, by `planId/initiativeId`. */
  readonly measureRoutes: ReadonlyMap<string, string>;
  /** Years that have a report page, ascending. */
  readonly years: readonly FiscalYear[];
}

/** @throws Error when the snapshot holds no plan, or a KPI has no series. */
export function siteModel(snapshot: PublicationSnapshot): SiteModel {
  const plans = withBefore(snapshot.plans.map((plan) => planView(plan, snapshot)));
  const [current] = plans;
  if (!current) throw new Error("A publication needs at least one plan");
  const years = new Set<FiscalYear>();
  for (const plan of plans) {
    for (const fy of planYears(plan.definition)) {
      const isTold =
        hasData(plan.series, fy) ||
        (plan.states !== null && isAnswered(plan.states, fy)) ||
        plan.metrics.some((view) => metricYear(view, fy) !== null) ||
        hasAssessmentsOf(plan, fy);
      if (fy <= snapshot.reportFy || isTold) years.add(fy);
    }
  }
  return {
    snapshot,
    plans,
    current,
    front: frontOf(plans, current),
    indicators: indicatorsOf(plans),
    measureRoutes: new Map(
      plans.flatMap(({ definition }) =>
        listInitiatives(definition).map(({ initiative, pillar, measure }) => [
          `${definition.id}/${initiative.id}`,
          measureRoute({ current }, definition, pillar, measure),
        ]),
      ),
    ),
    // Publications older than the record know their own changes only.
    record: snapshot.record ?? recordedChanges(snapshot),
    years: [...years].sort((a, b) => a - b),
  };
}

/** Whether any plan has KPI以外の実績: else no page and no file speaks of them. */
export function hasMetrics({ plans }: Pick<SiteModel, "plans">): boolean {
  return plans.some(({ metrics }) => metrics.length > 0);
}

/** The earlier publication of a number, where it was withdrawn since. */
export function withdrawnPublication({ snapshot }: Pick<SiteModel, "snapshot">, no: number | undefined) {
  return snapshot.history.find((each) => each.no === no && each.withdrawn);
}

/** The leading plan, or while that has no mark: the latest one before it that has. */
function frontOf(plans: readonly PlanView[], current: PlanView): PlanView {
  if (hasMark(current)) return current;
  const latestFirst = plans.toSorted((a, b) => b.definition.startFy - a.definition.startFy);
  const marked = latestFirst.filter(hasMark);
  const before = marked.find(({ definition }) => definition.startFy < current.definition.startFy);
  const shown = before ?? marked[0];
  if (shown) return shown;
  return isBegun(current) ? current : (latestFirst.find(isBegun) ?? current);
}

/** A pillar, or one of its measures, and whose it is. */
export interface PlacedPart {
  readonly plan: PlanView;
  readonly pillar: Pillar;
  /** null: the pillar itself. */
  readonly measure: Measure | null;
}

/**
 * What stands at the short addresses: the leading plan's pillars and measures. A number that only another plan has keeps that
 * one's, so that no address goes with the plan that led before.
 */
export function atShortAddresses({ plans }: Pick<SiteModel, "plans">): ReadonlyMap<string, PlacedPart> {
  const parts = new Map<string, PlacedPart>();
  const place = (route: string, part: PlacedPart) => {
    if (!parts.has(route)) parts.set(route, part);
  };
  for (const plan of plans) {
    for (const pillar of plan.definition.pillars) {
      place(publicRoutes.pillar(pillar.no), { plan, pillar, measure: null });
      for (const measure of pillar.measures) {
        place(publicRoutes.measure(pillar.no, measure.no), { plan, pillar, measure });
      }
    }
  }
  return parts;
}

/** The page of a pillar: the leading plan's has the short address as well. */
export function pillarRoute(
  { current }: Pick<SiteModel, "current">,
  { id }: PlanDefinition,
  no: number,
): string {
  return current.definition.id === id ? publicRoutes.pillar(no) : publicRoutes.planPillar(id, no);
}

/** The page of a measure: the leading plan's has the short address as well. */
export function measureRoute(
  { current }: Pick<SiteModel, "current">,
  { id }: PlanDefinition,
  pillar: Pick<Pillar, "no">,
  { no }: Pick<Measure, "no">,
): string {
  return current.definition.id === id
    ? publicRoutes.measure(pillar.no, no)
    : publicRoutes.planMeasure(id, pillar.no, no);
}

/** The page on which a metric stands, under its id. */
export function metricRoute(
  model: Pick<SiteModel, "current">,
  { plan, pillar, measure }: Pick<MetricView, "plan" | "pillar" | "measure">,
): string {
  if (pillar === null) return publicRoutes.plan(plan.id);
  return measure === null ? pillarRoute(model, plan, pillar.no) : measureRoute(model, plan, pillar, measure);
}

/** Whether the KPI has a page here: a recorded change may speak of one that a publication no longer has. */
function hasKpi({ indicators }: SiteModel, kpiId: KpiId): boolean {
  return indicators.some(({ id }) => id === kpiId);
}

/**
 * Where that stands which a change is about: the KPI's page, the initiative's line on the page of its measure, the metric on
 * the page of its place, or the assessment on the page of its plan, pillar or measure.
 * @param address of a route
 * @returns null where this publication has no such place
 */
export function placeOfChange(
  model: SiteModel,
  {
    kpiId,
    initiative,
    metric,
    assessment,
  }: Pick<PublicationChange, "kpiId" | "initiative" | "metric" | "assessment">,
  address: (route: string) => string,
): string | null {
  if (kpiId !== null) return hasKpi(model, kpiId) ? address(publicRoutes.kpi(kpiId)) : null;
  if (metric !== undefined) {
    const views = model.plans.find(({ definition }) => definition.id === metric.planId)?.metrics ?? [];
    const view = views.find((each) => each.metric.id === metric.metricId);
    return view === undefined ? null : `${address(metricRoute(model, view))}#${metric.metricId}`;
  }
  if (assessment !== undefined) {
    const route = routeOfAssessment(model, assessment);
    return route === null ? null : `${address(route)}#${assessment.partId}`;
  }
  if (initiative === undefined) return null;
  const route = model.measureRoutes.get(`${initiative.planId}/${initiative.initiativeId}`);
  return route === undefined ? null : `${address(route)}#${initiative.initiativeId}`;
}

/** The plans that run in a fiscal year, in the snapshot's order. */
export function plansOfYear(model: SiteModel, fy: FiscalYear): PlanView[] {
  return model.plans.filter(({ definition }) => definition.startFy <= fy && fy <= definition.endFy);
}

/** The years that a committee gets a document of, those that stand for a plan: of another one its charts would tell more than was known. */
export function committeeYears({ plans }: Pick<SiteModel, "plans">): FiscalYear[] {
  const told = plans.filter(({ counts }) => counts !== null).map(({ tallyFy }) => tallyFy);
  return [...new Set(told)].sort((a, b) => a - b);
}
