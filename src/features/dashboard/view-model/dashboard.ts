/** What the dashboards show, from plans, approved figures, working reports and the publication in force. Pure. */

import { type Kpi, listKpis, type Pillar, type PlanDefinition, planYears } from "@/domain/plan/definition";
import { isSurveyed, kpiInYear } from "@/domain/plan/editions";
import type { PublishedJudgement, PublishedSeries } from "@/domain/publication/snapshot";
import type { Judgement } from "@/domain/reports/judgement";
import { byLag, type Lag, lagOf } from "@/domain/reports/pace/lag";
import { type Outlook, outlookOf } from "@/domain/reports/pace/outlook";
import type { PaceCode } from "@/domain/reports/pace/pace";
import { awaitsDecision, figuresToCome } from "@/domain/reports/progress";
import type { FigureCorrection } from "@/domain/reports/replacements";
import { type ApprovedReport, asApproved, type ReportState } from "@/domain/reports/report";
import { buildSeries, type SeriesYear, type YearRecord } from "@/domain/reports/series";
import { isWithoutFigure, type Tally, tally } from "@/domain/reports/tally";
import { sameFigure } from "@/domain/shared/decimal";
import { type FiscalYear, laterFy, latestEndedFy } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import type { KpiId } from "@/domain/shared/kpi-id";
import { fiscalYearLabel } from "@/domain/words/ja/dates";
import type { PlanDto } from "@/server/plan/queries";
import type { PublishedFiguresDto } from "@/server/publication/queries";
import type { ReportDto } from "@/server/reports/queries";
import type { UndecidedReportDto } from "@/server/reports/undecided";

/** Where the person may go from a figure: enter it, decide on it, or read its report. null: nowhere. */
export type ReportLink = { readonly href: string; readonly kind: "edit" | "decide" | "read" } | null;

/** What the dashboard needs of one report of the chosen year. */
export type WorkingReport = Pick<
  ReportDto,
  "kpiId" | "fy" | "department" | "state" | "version" | "content" | "authorIds" | "approvedRevision"
>;

export interface DashboardInput {
  readonly plan: PlanDefinition;
  readonly departments: PlanDto["departments"];
  readonly fy: FiscalYear;
  /** The latest year that has ended: what lies ahead of it is still to come. */
  readonly lastEnded: FiscalYear;
  readonly approved: readonly ApprovedReport[];
  /** Of the chosen year. */
  readonly working: readonly WorkingReport[];
  /** What is handed in of every year and not approved, and what was given back; the chosen year's may be left out. */
  readonly undecided?: readonly UndecidedReportDto[];
  readonly published: PublishedFiguresDto["figures"] | null;
  /** 公表時点で見る: the series that a publication tells, which then take the place of what was approved. */
  readonly told?: readonly PublishedSeries[];
  readonly linkTo: (report: WorkingReport) => ReportLink;
}

/**
 * How far a figure has come. `published`: citizens see this very revision. `approved`: approved, but not (or not in
 * this revision) public. `none`: there is no approved figure.
 */
type OfficialStatus = "published" | "approved" | "none";

/** A figure that is handed in and awaits a decision, with the mark it would get. */
export interface WorkingFigure {
  /** The year as it would stand; its `actual` is null where no figure, or no readable one, was entered. */
  readonly year: SeriesYear;
  /** What it would do to the answer in force; null: nothing that was said is taken back. */
  readonly replaces: Replacement | null;
}

/** `corrected`: 訂正, `confirmed`: a 速報値 becomes final, `reworded`: the figure stays. */
export type Replacement = NonNullable<FigureCorrection["kind"]> | "reworded";

/** A year as it stands now, or as it was published: with the sentence of then. */
export interface ShownYear extends YearRecord {
  readonly judgement: Judgement | PublishedJudgement;
}

interface ShownSeries {
  readonly kpiId: KpiId;
  readonly years: readonly ShownYear[];
}

export interface KpiStanding {
  /** As it is read in the chosen year. */
  readonly kpi: Kpi;
  /** As the plan defines it, with the terms of every year: what a chart of all years reads. */
  readonly definition: Kpi;
  readonly pillarNo: number | null;
  readonly measureTitle: string | null;
  readonly department: string | null;
  /** As a publication told it: nothing can be entered or tried there. */
  readonly isTold: boolean;
  /** Years after the chosen one have ended as well: what it has not is not on its way. */
  readonly isPast: boolean;
  /** Approved figures only. */
  readonly series: ShownSeries;
  /** The chosen year, approved figures only. */
  readonly year: ShownYear;
  readonly official: OfficialStatus;
  /** How far the chosen year's report is; null where there is none to be made. */
  readonly reported: ReportState | null;
  readonly working: WorkingFigure | null;
  /** Every year's figure that awaits a decision, the chosen year's included; ascending. */
  readonly pending: readonly WorkingFigure[];
  /** The years whose answer was given back, and is not handed in again. */
  readonly returned: readonly FiscalYear[];
  /** The last year of which a plan before this one has an approved figure of the KPI; null where none has, or nobody knows. */
  readonly knownBefore: FiscalYear | null;
  /** null where neither a figure nor a baseline, or no numeric target, is there. */
  readonly outlook: Outlook | null;
  readonly link: ReportLink;
}

export interface PillarStanding {
  readonly pillar: Pillar;
  readonly kpis: readonly KpiStanding[];
  readonly tally: Tally;
}

export interface DashboardView {
  readonly plan: PlanDefinition;
  readonly fy: FiscalYear;
  readonly tally: Tally;
  /** Of its 未評価: how many have an answer that waits for approval or was given back, and how many have no figure. */
  readonly toCome: ReturnType<typeof figuresToCome>;
  /** The tally if every figure that awaits a decision were approved as it stands; null where there is none. */
  readonly workingTally: Tally | null;
  readonly progress: {
    readonly total: number;
    /** KPIs with an approved or printed figure, of whichever kind. */
    readonly figures: number;
    /** Of these, the ones that are final: a 速報値, a 年度途中の値 and a 公表待ち are still to become so. */
    readonly settled: number;
    readonly submitted: number;
  };
  /** KPIs of the plan as a whole. */
  readonly overall: readonly KpiStanding[];
  readonly pillars: readonly PillarStanding[];
  /** What lags, the farthest behind first. */
  readonly lagging: readonly (KpiStanding & { readonly lag: Lag })[];
}

/**
 * The year a page shows unless one is chosen: the last ended one while the plan runs; of a plan that is over, the
 * last year with a figure (the first plan's R6 is blank in the document).
 * @param today ISO date in Asia/Tokyo
 */
export function defaultFy(
  plan: PlanDefinition,
  approved: readonly Pick<ApprovedReport, "kpiId" | "fy">[],
  today: IsoDate,
): FiscalYear {
  const ended = latestEndedFy(today);
  if (ended <= plan.endFy) return laterFy(ended, plan.startFy);
  const ids = new Set(listKpis(plan).map(({ kpi }) => kpi.id));
  const known = [
    ...listKpis(plan).flatMap(({ kpi }) =>
      kpi.years.filter((year) => year.actual !== null).map(({ fy }) => fy),
    ),
    ...approved.filter((report) => ids.has(report.kpiId)).map(({ fy }) => fy),
  ];
  return known.length > 0 ? known.reduce(laterFy) : plan.endFy;
}

/** The years one can choose: the plan's own. */
export function yearChoices(plan: PlanDefinition): { value: string; label: string }[] {
  return planYears(plan).map((fy) => ({ value: String(fy), label: fiscalYearLabel(fy) }));
}

export function buildDashboard(input: DashboardInput): DashboardView {
  const known = byKpi(input);
  const placed = listKpis(input.plan)
    .filter(({ kpi }) => isSurveyed(kpi, input.fy))
    .map(({ kpi, pillar, measure }) =>
      standingOf(known(kpi), kpi, pillar?.no ?? null, measure?.title ?? null),
    );
  const ofKpis = (kpis: readonly KpiStanding[]) =>
    tally(
      kpis.map(({ series }) => series),
      input.fy,
    );
  return {
    plan: input.plan,
    fy: input.fy,
    tally: ofKpis(placed),
    workingTally: placed.some(({ working }) => working !== null)
      ? tally(
          placed.map(({ series, working }) => (working ? { ...series, years: [working.year] } : series)),
          input.fy,
        )
      : null,
    toCome: figuresToCome(
      placed.map(({ year, reported }) => ({
        isWithoutFigure: isWithoutFigure(year),
        working: reported && { state: reported },
      })),
    ),
    progress: {
      total: placed.length,
      figures: placed.filter(({ year }) => year.actual !== null).length,
      settled: placed.filter(({ year }) => year.actual !== null && year.figureStatus === "final").length,
      submitted: placed.filter(({ reported }) => reported !== null && awaitsDecision({ state: reported }))
        .length,
    },
    overall: placed.filter(({ pillarNo }) => pillarNo === null),
    pillars: input.plan.pillars.map((pillar) => {
      const kpis = placed.filter(({ pillarNo }) => pillarNo === pillar.no);
      return { pillar, kpis, tally: ofKpis(kpis) };
    }),
    lagging: placed
      .flatMap((standing) => {
        const lag = lagOf(standing.year, standing.kpi.direction);
        return lag ? [{ ...standing, lag }] : [];
      })
      .sort((a, b) => byLag(a.lag, b.lag)),
  };
}

/** The pace that stands for the chosen year: null where that year has no approved figure. */
export function paceCodeOf(standing: KpiStanding): PaceCode | null {
  return standing.year.pace?.code ?? null;
}

/** Each KPI with its own reports alone: a plan may have hundreds. */
function byKpi(input: DashboardInput): (kpi: Kpi) => DashboardInput & Pick<KpiStanding, "knownBefore"> {
  const approved = Map.groupBy(input.approved, ({ kpiId }) => kpiId);
  const undecided = Map.groupBy(input.undecided ?? [], ({ kpiId }) => kpiId);
  return ({ id, continues, from = input.plan.startFy }) => {
    const own = approved.get(id) ?? [];
    const before = [...own, ...((continues && approved.get(continues)) ?? [])].filter(({ fy }) => fy < from);
    return {
      ...input,
      approved: own,
      undecided: undecided.get(id) ?? [],
      knownBefore:
        before
          .map(({ fy }) => fy)
          .sort((a, b) => a - b)
          .at(-1) ?? null,
    };
  };
}

function standingOf(
  input: ReturnType<ReturnType<typeof byKpi>>,
  definition: Kpi,
  pillarNo: number | null,
  measureTitle: string | null,
): KpiStanding {
  const { plan, fy } = input;
  const kpi = kpiInYear(definition, fy);
  const series: ShownSeries = input.told
    ? (input.told.find(({ kpiId }) => kpiId === definition.id) ?? { kpiId: definition.id, years: [] })
    : buildSeries(plan, definition, input.approved);
  const year = yearOf(series, fy);
  const report = input.working.find((each) => each.kpiId === kpi.id && each.fy === fy) ?? null;
  const working = report && workingOf(input, definition, series, report);
  const others = (input.undecided ?? []).filter((each) => each.fy !== fy);
  const pending = others.flatMap((each) => workingOf(input, definition, series, each) ?? []);
  const known = [...others, ...(report ? [report] : [])];
  return {
    kpi,
    definition,
    pillarNo,
    measureTitle,
    department: input.departments[kpi.id]?.name ?? null,
    isTold: input.told !== undefined,
    isPast: fy < input.lastEnded,
    series,
    year,
    official: officialStatus(input, kpi, year),
    reported: report?.state ?? null,
    working,
    pending: [...pending, ...(working ? [working] : [])].sort((a, b) => a.year.fy - b.year.fy),
    returned: known.filter(({ state }) => state === "returned").map((each) => each.fy),
    knownBefore: input.knownBefore,
    outlook: outlookOf(input, definition, series.years),
    // A year that nothing can be reported on has no row, and no form.
    link: report && input.linkTo(report),
  };
}

/** Every chosen year lies in the plan's period, and buildSeries gives every year of it that the KPI is in force for. */
function yearOf<Y extends YearRecord>(
  series: { readonly kpiId: KpiId; readonly years: readonly Y[] },
  fy: FiscalYear,
): Y {
  const year = series.years.find((each) => each.fy === fy);
  if (!year) throw new RangeError(`No year ${fy} in the series of ${series.kpiId}`);
  return year;
}

function officialStatus(input: DashboardInput, kpi: Kpi, year: ShownYear): OfficialStatus {
  if (input.told) return year.revision === null ? "none" : "published";
  const revision =
    year.revision ??
    input.approved.findLast((each) => each.kpiId === kpi.id && each.fy === year.fy)?.revision;
  if (revision === undefined || revision === null) return "none";
  const isPublic = input.published?.some(
    (figure) => figure.kpiId === kpi.id && figure.fy === year.fy && figure.revision === revision,
  );
  return isPublic ? "published" : "approved";
}

/** What is handed in, in the place of what is approved: judged by the same rule, with the same other years. */
function workingOf(
  input: DashboardInput,
  kpi: Kpi,
  approved: ShownSeries,
  report: Pick<WorkingReport, "fy" | "state" | "version" | "content"> &
    Partial<Pick<WorkingReport, "department">>,
): WorkingFigure | null {
  if (!awaitsDecision(report) || report.content === null) return null;
  const inForce = approved.years.find(({ fy }) => fy === report.fy);
  if (!inForce) return null;
  const asIfApproved: ApprovedReport = {
    ...asApproved(kpi.id, { fy: report.fy, content: report.content }),
    revision: report.version,
    department: report.department?.name ?? null,
  };
  const series = buildSeries(input.plan, kpi, [...input.approved, asIfApproved]);
  const year = yearOf(series, report.fy);
  return { year, replaces: replacementBy(report.version, year, inForce) };
}

function replacementBy(revision: number, year: SeriesYear, inForce: ShownYear): Replacement | null {
  const own = year.corrections.find((each) => each.revision === revision);
  if (own) return own.kind ?? "corrected";
  if (inForce.actual === null || year.actual === null) return null;
  const isSame = sameFigure(inForce.actual, year.actual) && inForce.figureStatus === year.figureStatus;
  return isSame ? "reworded" : null;
}
