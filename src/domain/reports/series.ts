/** The series of one KPI: the document's years and the approved reports, merged, judged and paced. */

import { type Kpi, type PlanDefinition, planYears, type Target } from "@/domain/plan/definition";
import {
  editionInYear,
  inTermsOf,
  isInForce,
  isSaidInTerms,
  isSurveyed,
  kpiInYear,
  settingsInYear,
} from "@/domain/plan/editions";
import { lowestOf } from "@/domain/plan/lowest";
import { guideValue, type Pace, paceOf } from "@/domain/reports/pace/pace";
import type { DecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import type { KpiId } from "@/domain/shared/kpi-id";
import { type ComparisonPoint, type Judgement, judge, startingPoint } from "./judgement";
import { type Answer, corrections, type FigureCorrection, type Rewording, rewordings } from "./replacements";
import type { ApprovedReport, FigureStatus, MissingReason } from "./report";

/** Everything of a year but its mark. */
export interface YearRecord {
  readonly fy: FiscalYear;
  /** null: the plan has no entry for that year. */
  readonly planned: Target | null;
  readonly actual: DecimalString | null;
  /** `document`: printed in the plan document; `report`: an approved report; null: no actual. */
  readonly origin: "document" | "report" | null;
  readonly missing: {
    readonly reason: MissingReason;
    readonly note: string;
    readonly expectedOn: IsoDate | null;
  } | null;
  readonly asOf: IsoDate | null;
  readonly basisNote: string;
  readonly reason: string;
  readonly nextStep: string;
  readonly department: string | null;
  /** The approved revision's number; 0 for a figure of the document; null where there is none. */
  readonly revision: number | null;
  readonly pace: Pace | null;
  readonly corrections: readonly FigureCorrection[];
  // Those below are left out by publications older than they are.
  /** What kind of figure `actual` is; null where there is none. */
  readonly figureStatus?: FigureStatus | null;
  /** Number of the definition's edition by which the year is read. */
  readonly edition?: number;
  /** Whether the KPI is counted that year: false for the years in which it is not surveyed. */
  readonly isCounted?: boolean;
  /** Oldest first; left out where there are none. Publications before this one have those that a reason was given for alone. */
  readonly rewordings?: readonly Rewording[];
}

export interface SeriesYear extends YearRecord {
  readonly judgement: Judgement;
}

/** A year with its mark, published or not: what charts, tables and tallies read. */
export interface MarkedYear extends YearRecord {
  readonly judgement: Pick<Judgement, "code" | "applied" | "reference">;
}

/** One entry per year of the plan period (and every documented year), ascending. */
export interface KpiSeries {
  readonly kpiId: KpiId;
  readonly years: readonly SeriesYear[];
}

export type SeriesPlan = Pick<PlanDefinition, "startFy" | "endFy" | "settings" | "earlierSettings">;

/** A year's answer as far as its mark depends on it. */
export interface JudgedFigure extends Answer {
  readonly fy: FiscalYear;
}

/**
 * Merges the document's years with the approved reports, judges and paces every year.
 *
 * @param reports approved revisions, any order; those of other KPIs are passed over. Of one year the latest revision counts, and
 *   takes the place of the document's figure; the ones before it become its corrections.
 * @param asOfFy figures of later fiscal years are treated as not yet known; all count when it is left out.
 */
export function buildSeries(
  plan: SeriesPlan,
  kpi: Kpi,
  reports: readonly ApprovedReport[],
  asOfFy: FiscalYear | null = null,
): KpiSeries {
  const byYear = revisionsByYear(kpi, reports, asOfFy);
  const documented = new Map(kpi.years.map((year) => [year.fy, year]));
  const inForce = planYears(plan).filter((fy) => isInForce(kpi, fy));
  const reported = [...byYear.keys()].filter((fy) => plan.startFy <= fy && fy <= plan.endFy);
  const fys = [...new Set([...inForce, ...documented.keys(), ...reported])].sort((a, b) => a - b);
  const earlier: JudgedFigure[] = [];
  const years: SeriesYear[] = [];
  for (const fy of fys) {
    const printed = asOfFy === null || fy <= asOfFy ? (documented.get(fy)?.actual ?? null) : null;
    const judgeFigure = (figure: Answer) => judgeYear(plan, kpi, { fy, ...figure }, earlier);
    const year = buildYear(plan, kpi, fy, printed, byYear.get(fy) ?? [], judgeFigure);
    years.push(year);
    earlier.push(judgedFigureOf(year));
  }
  return { kpiId: kpi.id, years };
}

/** What a year's mark depends on, of a year as it stands in a series or in a publication. */
export function judgedFigureOf(
  year: Pick<YearRecord, "fy" | "actual" | "missing" | "asOf" | "figureStatus">,
): JudgedFigure {
  const { fy, actual, missing, asOf, figureStatus } = year;
  return { fy, actual, missing: missing?.reason ?? null, status: figureStatus ?? null, asOf };
}

/**
 * The mark of one year, by the edition in force for it.
 * @param earlier the answers of earlier years, each in the terms of its own year: what cannot be compared is left out here
 */
export function judgeYear(
  plan: SeriesPlan,
  kpi: Kpi,
  figure: JudgedFigure,
  earlier: readonly JudgedFigure[],
): Judgement {
  const { fy } = figure;
  const { direction, unit, decimals, target } = kpiInYear(kpi, fy);
  const baseline = baselineInTerms(kpi, fy);
  const measured = earlier.flatMap((year) =>
    year.actual === null || year.status === "interim"
      ? []
      : [{ fy: year.fy, value: inTermsOf(kpi, year.actual, year.fy, fy) }],
  );
  return judge({
    fy,
    direction,
    unit,
    decimals,
    baseline,
    target,
    planned: kpi.years.find((year) => year.fy === fy)?.planned ?? null,
    actual: figure.actual,
    missing: figure.missing,
    earlier: measured.flatMap(({ fy: of, value }) => (value === null ? [] : [{ fy: of, value }])),
    improvementReference: settingsInYear(plan, fy).improvementReference,
    interim: figure.status === "interim" ? { asOf: figure.asOf } : null,
    isProvisional: figure.status === "provisional",
    isBroken: measured.some(({ value }) => value === null) || !isSaidInTerms(kpi, fy, "baseline"),
  });
}

/** The baseline of a year; none where it was left in the terms of before a break. */
export function baselineInTerms(kpi: Kpi, fy: FiscalYear): Kpi["baseline"] {
  const { baseline } = kpiInYear(kpi, fy);
  return isSaidInTerms(kpi, fy, "baseline") ? baseline : { ...baseline, value: null };
}

/** Where a trend target of that year is measured from: the 現状値, or the first measured value where there is none. */
export function trendStart(
  kpi: Kpi,
  years: readonly Pick<YearRecord, "fy" | "actual" | "figureStatus">[],
  fy: FiscalYear,
): ComparisonPoint | null {
  return startingPoint({
    fy,
    baseline: baselineInTerms(kpi, fy),
    earlier: comparableYears(kpi, years, fy),
  });
}

/** The figures of whole years before one, in that year's terms; what cannot be compared is left out. */
export function comparableYears(
  kpi: Kpi,
  years: readonly Pick<YearRecord, "fy" | "actual" | "figureStatus">[],
  before: FiscalYear,
): { fy: FiscalYear; value: DecimalString }[] {
  return years.flatMap(({ fy, actual, figureStatus }) => {
    if (fy >= before || actual === null || figureStatus === "interim") return [];
    const value = inTermsOf(kpi, actual, fy, before);
    return value === null ? [] : [{ fy, value }];
  });
}

/** The KPI's 目安 of one year, with a figure or without: for the line in a chart. null where there is none. */
export function guideOf(plan: SeriesPlan, kpi: Kpi, fy: FiscalYear): DecimalString | null {
  const { target } = kpiInYear(kpi, fy);
  if (!isSaidInTerms(kpi, fy, "target")) return null;
  return guideValue({
    fy,
    baseline: baselineInTerms(kpi, fy),
    target,
    method: settingsInYear(plan, fy).guideMethod,
    startFy: plan.startFy,
  });
}

/** Approved revisions of the KPI, ascending, per fiscal year. */
function revisionsByYear(
  kpi: Kpi,
  reports: readonly ApprovedReport[],
  asOfFy: FiscalYear | null,
): Map<FiscalYear, ApprovedReport[]> {
  const byYear = new Map<FiscalYear, ApprovedReport[]>();
  for (const report of [...reports].sort((a, b) => a.revision - b.revision)) {
    if (report.kpiId !== kpi.id || (asOfFy !== null && report.fy > asOfFy)) continue;
    byYear.set(report.fy, [...(byYear.get(report.fy) ?? []), report]);
  }
  return byYear;
}

function buildYear(
  plan: SeriesPlan,
  kpi: Kpi,
  fy: FiscalYear,
  printed: DecimalString | null,
  revisions: readonly ApprovedReport[],
  judgeFigure: (figure: Answer) => Judgement,
): SeriesYear {
  const latest = revisions.at(-1) ?? null;
  const content = latest?.content ?? null;
  const actual = content === null ? printed : content.actual;
  const isCounted = isSurveyed(kpi, fy);
  const notAnswered = { reason: isCounted ? ("not_entered" as const) : ("not_surveyed" as const) };
  const missing =
    actual === null ? (content?.missing ?? { ...notAnswered, note: "", expectedOn: null }) : null;
  const figureStatus = actual === null ? null : (content?.figureStatus ?? "final");
  const asOf = content?.asOf ?? null;
  const reworded = rewordings(printed, revisions);
  const judgement = judgeFigure({ actual, missing: missing?.reason ?? null, status: figureStatus, asOf });
  return {
    fy,
    planned: kpi.years.find((year) => year.fy === fy)?.planned ?? null,
    actual,
    origin: actual === null ? null : latest === null ? "document" : "report",
    missing,
    asOf,
    basisNote: content?.basisNote ?? "",
    reason: content?.reason ?? "",
    nextStep: content?.nextStep ?? "",
    // Who answered then, nobody included: the definition's department is today's.
    department: latest === null ? kpi.department : latest.department,
    revision: latest?.revision ?? (actual === null ? null : 0),
    judgement,
    pace: actual === null || figureStatus === "interim" ? null : paceOfYear(plan, kpi, fy, actual),
    corrections: corrections(printed, revisions, judgeFigure),
    figureStatus,
    edition: editionInYear(kpi, fy).no,
    isCounted,
    ...(reworded.length === 0 ? {} : { rewordings: reworded }),
  };
}

function paceOfYear(plan: SeriesPlan, kpi: Kpi, fy: FiscalYear, actual: DecimalString): Pace | null {
  const read = kpiInYear(kpi, fy);
  const { direction, target, upperLimit } = read;
  if (target.value.kind !== "number" || !isSaidInTerms(kpi, fy, "target")) return null;
  return paceOf({
    fy,
    direction,
    baseline: baselineInTerms(kpi, fy),
    target,
    actual,
    method: settingsInYear(plan, fy).guideMethod,
    startFy: plan.startFy,
    lowest: lowestOf(read),
    upperLimit,
  });
}
