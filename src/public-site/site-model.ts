/** The snapshot as the pages read it: KPIs joined with their series and places, years, tallies. */

import {
  type Kpi,
  listKpis,
  type Measure,
  type Pillar,
  type PlanDefinition,
  planYears,
} from "@/domain/plan/definition";
import { isInForce, isSurveyed, kpiInYear } from "@/domain/plan/editions";
import { isCalledOff } from "@/domain/plan/lead";
import { recordedChanges } from "@/domain/publication/changes";
import type {
  PublicationSnapshot,
  PublishedPlan,
  PublishedSeries,
  PublishedYear,
  RecordedChange,
} from "@/domain/publication/snapshot";
import { type JoinedSeries, joinSeries } from "@/domain/reports/joined-series";
import { countWithoutFigure, placeOfMark, type Tally, tally } from "@/domain/reports/tally";
import { type PartlyMarkedYear, type YearOfResults, yearOfResults } from "@/domain/reports/year-of-results";
import { addYears, type FiscalYear, laterFy } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import { publicRoutes } from "@/lib/public-paths";

export interface KpiView {
  readonly plan: PlanDefinition;
  /** As the plan defines it: a year is read by `kpiInYear`. */
  readonly kpi: Kpi;
  readonly pillar: Pillar | null;
  readonly measure: Measure | null;
  readonly series: PublishedSeries;
  /** The latest fiscal year that had ended at the publication: later ones have no mark. */
  readonly lastEnded: FiscalYear;
  /** The one year that stands for the KPI, with mark, figure and words; its last one where it has ended. */
  readonly status: PublishedYear | null;
  /** The year by whose definition it is read: that one, or where it has no figure the one that is asked for next. */
  readonly readIn: FiscalYear;
  /** The KPI as it is read in that year. */
  readonly now: Kpi;
  /** null where it goes on to the plan's end. */
  readonly end: KpiEnd | null;
  /**
   * The plan before, at its latest figure, while a plan that has begun has none of its own: one series, whose latest figure
   * and mark are still those. null elsewhere.
   */
  readonly before: KpiView | null;
}

/** A KPI's last year, where the plan goes on without it. */
export interface KpiEnd {
  readonly fy: FiscalYear;
  /** Whether that year had ended at the publication. */
  readonly isOver: boolean;
  /** The later plan that carries it on; null where it ended for good. */
  readonly carriedBy: PlanDefinition | null;
}

/** The KPIs of a plan in one year that has ended, each counted once. */
export interface YearCounts {
  readonly tally: Tally;
  /** How many of those not evaluated have no figure yet. */
  readonly withoutFigure: number;
  /** KPIs of that year that are not surveyed in it: in no count of marks. */
  readonly notSurveyed: number;
}

/** One KPI as the public knows it: one id, one page, in however many plans it stands. */
export interface Indicator {
  readonly id: string;
  readonly main: KpiView;
  /** The same KPI in other plans, and those it carries on; latest period first. */
  readonly others: readonly KpiView[];
  /** The KPI of another id that carries it on. */
  readonly continuedBy: KpiView | null;
}

/**
 * Whether the plan's period had begun at the publication: the office may choose a plan to lead before. `called_off`: it was
 * closed before that.
 */
export type PlanStage = "to_come" | "begun" | "called_off";

export interface PlanView {
  readonly definition: PlanDefinition;
  readonly kpis: readonly KpiView[];
  readonly series: readonly PublishedSeries[];
  /** The year whose marks are tallied. */
  readonly tallyFy: FiscalYear;
  /** A later year that has some marks, too few to be tallied; null where there is none. */
  readonly later: PartlyMarkedYear | null;
  /** null while that year still runs. */
  readonly counts: YearCounts | null;
  readonly stage: PlanStage;
  /** Whether its period was over, or the office had closed it. */
  readonly hasEnded: boolean;
}

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
  /** Years that have a report page, ascending. */
  readonly years: readonly FiscalYear[];
}

/** Beyond this many KPIs a page groups and links instead of drawing every chart. */
export const MAX_CHARTS_PER_PLAN = 24;

/** @throws Error when the snapshot holds no plan, or a KPI has no series. */
export function siteModel(snapshot: PublicationSnapshot): SiteModel {
  const plans = withBefore(snapshot.plans.map((plan) => planView(plan, snapshot)));
  const [current] = plans;
  if (!current) throw new Error("A publication needs at least one plan");
  const years = new Set<FiscalYear>();
  for (const plan of plans) {
    for (const fy of planYears(plan.definition)) {
      if (fy <= snapshot.reportFy || hasData(plan.series, fy)) years.add(fy);
    }
  }
  return {
    snapshot,
    plans,
    current,
    front: frontOf(plans, current),
    // A KPI's page opens with a plan that has something to tell of it; a period that has not begun has nothing.
    indicators: indicatorsOf(
      [...plans.filter(isBegun), ...plans.filter((plan) => !isBegun(plan))].flatMap(({ kpis }) =>
        kpis.map(atOwnLatest),
      ),
    ),
    // Publications older than the record know their own changes only.
    record: snapshot.record ?? recordedChanges(snapshot),
    years: [...years].sort((a, b) => a - b),
  };
}

/** On its own page a KPI stands at its own latest mark, which may be later than the year that its plan is tallied for. */
function atOwnLatest(view: KpiView): KpiView {
  const { series, lastEnded, status, kpi } = view;
  const latest = series.years.findLast((year) => isMarked(year, lastEnded));
  if (latest === undefined || status === null || latest.fy <= status.fy) return view;
  return { ...view, status: latest, now: kpiInYear(kpi, latest.fy) };
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

/** Whether any KPI of the plan ever got a mark. */
export function hasMark({ kpis }: PlanView): boolean {
  return kpis.some(({ series, lastEnded }) => series.years.some((year) => isMarked(year, lastEnded)));
}

function isMarked(year: PublishedYear, lastEnded: FiscalYear): boolean {
  return placeOfMark(year, lastEnded) === "mark" && year.judgement.code !== "not_evaluated";
}

function indicatorsOf(views: readonly KpiView[]): Indicator[] {
  const byId = Map.groupBy(views, ({ kpi }) => kpi.id);
  return [...byId].flatMap(([id, [main, ...same]]) => {
    if (!main) return [];
    const others = [...same, ...carriedOn([main, ...same], byId)];
    return [
      {
        id,
        main,
        others: others.sort((a, b) => b.plan.startFy - a.plan.startFy),
        continuedBy: views.find(({ kpi }) => kpi.continues === id && kpi.id !== id) ?? null,
      },
    ];
  });
}

/** The KPIs of earlier plans that these carry on under another id, however far back. */
function carriedOn(views: readonly KpiView[], byId: ReadonlyMap<string, readonly KpiView[]>): KpiView[] {
  const seen = new Set(views.map(({ kpi }) => kpi.id));
  const found: KpiView[] = [];
  let ids = views.map(({ kpi }) => kpi.continues);
  while (ids.length > 0) {
    const next = ids.flatMap((id) => (id === undefined || seen.has(id) ? [] : (byId.get(id) ?? [])));
    for (const { kpi } of next) seen.add(kpi.id);
    found.push(...next);
    ids = next.map(({ kpi }) => kpi.continues);
  }
  return found;
}

/** The page of a pillar: the leading plan's has the short address as well. */
export function pillarRoute({ current }: SiteModel, { id }: PlanDefinition, no: number): string {
  return current.definition.id === id ? publicRoutes.pillar(no) : publicRoutes.planPillar(id, no);
}

/** The page of a measure: the leading plan's has the short address as well. */
export function measureRoute(
  { current }: SiteModel,
  { id }: PlanDefinition,
  pillar: Pick<Pillar, "no">,
  { no }: Pick<Measure, "no">,
): string {
  return current.definition.id === id
    ? publicRoutes.measure(pillar.no, no)
    : publicRoutes.planMeasure(id, pillar.no, no);
}

/** All series of the KPI, the main one last: ascending as the plans follow each other. */
export function viewsOf({ main, others }: Indicator): KpiView[] {
  return [...others, main].sort((a, b) => a.plan.startFy - b.plan.startFy);
}

/** The marks of a year; null while it still runs, as nothing can be said of its end. */
export function countsOf(
  views: readonly Pick<KpiView, "kpi" | "series">[],
  fy: FiscalYear,
  lastEnded: FiscalYear,
): YearCounts | null {
  if (fy > lastEnded) return null;
  const series = views.map((view) => view.series);
  return {
    tally: tally(series, fy),
    withoutFigure: countWithoutFigure(series, fy),
    notSurveyed: views.filter(
      ({ kpi, series: own }) => isInForce(kpi, fy) && yearOf(own, fy)?.isCounted === false,
    ).length,
  };
}

/** Whether the KPI has a page here: a recorded change may speak of one that a publication no longer has. */
export function hasKpi({ indicators }: SiteModel, kpiId: KpiId): boolean {
  return indicators.some(({ id }) => id === kpiId);
}

/** The plans that run in a fiscal year, in the snapshot's order. */
export function plansOfYear(model: SiteModel, fy: FiscalYear): PlanView[] {
  return model.plans.filter(({ definition }) => definition.startFy <= fy && fy <= definition.endFy);
}

/** The KPI's series up to a year: later figures left out, as a report of that year shows them. */
export function yearOf(series: PublishedSeries, fy: FiscalYear): PublishedYear | null {
  return series.years.find((year) => year.fy === fy) ?? null;
}

/** A KPI as one series through the plans that it runs through. */
export function joinedSeries(views: readonly KpiView[]): JoinedSeries<PlanDefinition, PublishedYear> {
  const joined = joinSeries(sourced(views));
  if (joined === null) throw new Error("A series needs at least one plan");
  return joined;
}

/** What stands for the KPI: its series in the plan, led by that of the plan before while the plan has no figure. */
export function viewsOnCard(view: KpiView): KpiView[] {
  return view.before === null ? [view] : [view.before, view];
}

/** The series that a card tells of, as its chart draws it. */
export function seriesOnCard(view: KpiView) {
  const { kpi, series, before } = view;
  return before === null ? { kpi, years: series.years } : joinedSeries(viewsOnCard(view));
}

/** KPIs with their plan and years, for the sources of their figures. */
export function sourced(views: readonly KpiView[]) {
  return views.map(({ plan, kpi, series }) => ({ plan, kpi, years: series.years }));
}

/** The same as cards tell of them: where the plan before leads, its figure of its own year comes too. */
export function sourcedOnCards(views: readonly KpiView[]) {
  return views.flatMap((view) => {
    const { before } = view;
    const fy = before?.status?.fy;
    return [...(before && fy ? sourced([before]).map((each) => ({ ...each, fy })) : []), ...sourced([view])];
  });
}

/** What is known of a year in several series, the figures first of all. */
export function yearsOf(series: readonly PublishedSeries[], fy: FiscalYear): PublishedYear[] {
  return series.flatMap((each) => yearOf(each, fy) ?? []);
}

/** Whether anything was said of the year: a figure, or the word that there is none. */
function hasData(series: readonly PublishedSeries[], fy: FiscalYear): boolean {
  return series.some((each) => (yearOf(each, fy)?.revision ?? null) !== null);
}

function planView(plan: PublishedPlan, { plans, reportFy }: PublicationSnapshot): PlanView {
  const { definition, courses: series } = plan;
  const stage = stageOf(plan, reportFy);
  const hasEnded = definition.endFy <= reportFy || plan.closedOn !== undefined;
  const { fy: tallyFy, later } = tallyYear(plan, reportFy);
  const byId = new Map(series.map((each) => [each.kpiId, each]));
  const kpis = listKpis(definition).map((placed) => {
    const own = byId.get(placed.kpi.id);
    if (!own) throw new Error(`No series for KPI ${placed.kpi.id}`);
    const { kpi } = placed;
    const status = yearOf(own, tallyFy) ?? own.years.findLast(({ fy }) => fy < tallyFy) ?? null;
    const end =
      kpi.until !== undefined && kpi.until < definition.endFy
        ? { fy: kpi.until, isOver: kpi.until <= reportFy, carriedBy: carrierOf(kpi, definition, plans) }
        : null;
    const readIn =
      status !== null && status.actual !== null ? status.fy : askedNext(definition, kpi, reportFy);
    const now = kpiInYear(kpi, readIn);
    const view = { ...placed, plan: definition, series: own, lastEnded: reportFy, status, readIn, now, end };
    return { ...view, before: null };
  });
  return {
    definition,
    kpis,
    series,
    tallyFy,
    later,
    counts: countsOf(kpis, tallyFy, reportFy),
    stage,
    hasEnded,
  };
}

function withBefore(plans: readonly PlanView[]): PlanView[] {
  return plans.map((plan) => ({
    ...plan,
    kpis: plan.kpis.map((view) => ({ ...view, before: isUntold(plan, view) ? beforeOf(view, plans) : null })),
  }));
}

/** Whether the plan runs and none of its years can have a mark yet. 年度途中の値 stands apart. */
function isUntold({ definition, stage }: PlanView, { series, lastEnded }: KpiView): boolean {
  return (
    stage === "begun" &&
    definition.startFy > lastEnded &&
    series.years.every(({ actual, figureStatus }) => actual === null || figureStatus === "interim")
  );
}

/** The latest figure of the plans that the KPI was in before, under its id or the one that it carries on. */
function beforeOf({ kpi, plan }: KpiView, plans: readonly PlanView[]): KpiView | null {
  const earlier = plans
    .filter(({ definition }) => definition.startFy < plan.startFy)
    .sort((a, b) => b.definition.startFy - a.definition.startFy)
    .flatMap(({ kpis }) => kpis.filter(({ kpi: { id } }) => id === kpi.id || id === kpi.continues));
  for (const view of earlier) {
    const { series, lastEnded } = view;
    const status = series.years.findLast(({ fy, actual }) => actual !== null && fy <= lastEnded);
    if (status) return { ...view, status, readIn: status.fy, now: kpiInYear(view.kpi, status.fy) };
    const further = beforeOf(view, plans);
    if (further) return further;
  }
  return null;
}

/** The next plan that has the KPI, under its own id or another one. */
function carrierOf(
  { id }: Kpi,
  { startFy }: PlanDefinition,
  plans: readonly PublishedPlan[],
): PlanDefinition | null {
  const later = plans
    .map(({ definition }) => definition)
    .filter((plan) => plan.startFy > startFy)
    .sort((a, b) => a.startFy - b.startFy);
  return (
    later.find((plan) => listKpis(plan).some(({ kpi }) => kpi.id === id || kpi.continues === id)) ?? null
  );
}

function stageOf({ definition, closedOn }: PublishedPlan, reportFy: FiscalYear): PlanStage {
  const { startFy } = definition;
  if (isCalledOff({ startFy, closedOn: closedOn ?? null })) return "called_off";
  return startFy <= addYears(reportFy, 1) ? "begun" : "to_come";
}

function isBegun({ stage }: PlanView): boolean {
  return stage === "begun";
}

/** The year that the KPI is asked for next; of one that is asked for no more its last one. */
function askedNext(plan: PlanDefinition, kpi: Kpi, lastEnded: FiscalYear): FiscalYear {
  const own = planYears(plan).filter((fy) => isSurveyed(kpi, fy));
  return own.find((fy) => fy > lastEnded) ?? own.at(-1) ?? plan.endFy;
}

/**
 * A running plan is tallied for the reported year once anything was said of it, before that for the last year with any
 * mark. One whose period is over is tallied for the last year that has its results: the first plan's R6 was never printed,
 * so its last tally is that of R5 (別紙5-2).
 */
function tallyYear({ definition, courses: series }: PublishedPlan, reportFy: FiscalYear): YearOfResults {
  const isOver = definition.endFy <= reportFy;
  const due = isOver ? definition.endFy : laterFy(reportFy, definition.startFy);
  const years = planYears(definition).filter((fy) => fy <= due);
  if (isOver) return yearOfResults(series, years) ?? { fy: due, later: null };
  const judged = hasData(series, due)
    ? due
    : years.findLast((fy) => yearsOf(series, fy).some((year) => isMarked(year, reportFy)));
  return { fy: judged ?? due, later: null };
}
