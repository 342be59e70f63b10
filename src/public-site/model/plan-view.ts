/** A plan with its KPIs, joined with their series; its stage, and the year whose marks are tallied. */
import { type Kpi, listKpis, type PlanDefinition, planYears } from "@/domain/plan/definition";
import { isSurveyed, kpiInYear } from "@/domain/plan/editions";
import { isCalledOff } from "@/domain/plan/lead";
import type {
  PublicationSnapshot,
  PublishedAssessment,
  PublishedPlan,
  PublishedSeries,
} from "@/domain/publication/snapshot";
import { type PartlyMarkedYear, type YearOfResults, yearOfResults } from "@/domain/reports/year-of-results";
import { addYears, type FiscalYear, laterFy } from "@/domain/shared/fiscal-year";
import { countsOf, type YearCounts } from "./counts";
import { type PlanStates, planStates } from "./initiative-states";
import type { KpiView } from "./kpi-view";
import { type MetricView, metricViews } from "./metrics";
import { hasData, isMarked, yearOf, yearsOf } from "./years";

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
  /** What became of its initiatives; null where no state was ever published. */
  readonly states: PlanStates | null;
  /** KPI以外の実績, in the document's order. */
  readonly metrics: readonly MetricView[];
  /** 総括・意見 of the plan, its pillars and measures; empty where none was ever published. */
  readonly assessments: readonly PublishedAssessment[];
  readonly stage: PlanStage;
  /** Whether its period was over, or the office had closed it. */
  readonly hasEnded: boolean;
}

export function planView(plan: PublishedPlan, { plans, reportFy }: PublicationSnapshot): PlanView {
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
    const readIn = status?.fy ?? askedNext(definition, kpi, reportFy);
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
    states: planStates(plan, reportFy),
    metrics: metricViews(plan, reportFy),
    assessments: plan.assessments ?? [],
    stage,
    hasEnded,
  };
}

/** The next plan that has the KPI, under its own id or another one. */
function carrierOf(
  { id }: Kpi,
  { startFy }: PlanDefinition,
  plans: readonly PublishedPlan[],
): PlanDefinition | null {
  const later = plans
    .filter((plan) => !isCalledOff({ startFy: plan.definition.startFy, closedOn: plan.closedOn ?? null }))
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

export function isBegun({ stage }: PlanView): boolean {
  return stage === "begun";
}

/** Whether any KPI of the plan ever got a mark. */
export function hasMark({ kpis }: PlanView): boolean {
  return kpis.some(({ series, lastEnded }) => series.years.some((year) => isMarked(year, lastEnded)));
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
