/** The series of one KPI: the document's years and the approved reports, merged, judged and paced. */

import { type Kpi, type PlanDefinition, planYears, type Target } from "@/domain/plan/definition";
import { LOWER_LIMIT } from "@/domain/plan/quantity";
import { type DecimalString, sameFigure } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { type Judgement, judge } from "./judgement";
import { guideValue, type Pace, paceOf } from "./pace";
import type { ApprovedReport, MissingReason } from "./report";

/** A published figure that was replaced: old → new, why, when (訂正履歴). */
interface FigureCorrection {
  readonly revision: number;
  readonly before: DecimalString | null;
  readonly after: DecimalString | null;
  readonly reason: string;
  /** ISO instant of the approval. */
  readonly approvedAt: string;
  /** The approver's office. */
  readonly office: string | null;
  readonly judgementBefore: Judgement["code"];
  readonly judgementAfter: Judgement["code"];
}

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
    readonly expectedOn: string | null;
  } | null;
  readonly asOf: string | null;
  readonly basisNote: string;
  readonly reason: string;
  readonly nextStep: string;
  readonly department: string | null;
  /** The approved revision's number; 0 for a figure of the document; null where there is none. */
  readonly revision: number | null;
  readonly pace: Pace | null;
  readonly corrections: readonly FigureCorrection[];
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
  readonly kpiId: string;
  readonly years: readonly SeriesYear[];
}

type SeriesPlan = Pick<PlanDefinition, "startFy" | "endFy" | "settings">;

interface Figure {
  readonly actual: DecimalString | null;
  readonly missing: MissingReason | null;
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
  const fys = [...new Set([...planYears(plan), ...documented.keys(), ...byYear.keys()])].sort(
    (a, b) => a - b,
  );
  const earlier: { fy: FiscalYear; value: DecimalString }[] = [];
  const years: SeriesYear[] = [];
  for (const fy of fys) {
    const printed = asOfFy === null || fy <= asOfFy ? (documented.get(fy)?.actual ?? null) : null;
    const planned = documented.get(fy)?.planned ?? null;
    const judgeFigure = (figure: Figure) =>
      judge({
        fy,
        direction: kpi.direction,
        unit: kpi.unit,
        decimals: kpi.decimals,
        baseline: kpi.baseline,
        target: kpi.target,
        planned,
        actual: figure.actual,
        missing: figure.missing,
        earlier: [...earlier],
        improvementReference: plan.settings.improvementReference,
      });
    const year = buildYear(plan, kpi, fy, planned, printed, byYear.get(fy) ?? [], judgeFigure);
    years.push(year);
    if (year.actual !== null) earlier.push({ fy, value: year.actual });
  }
  return { kpiId: kpi.id, years };
}

/** The KPI's 目安 of one year, with a figure or without: for the line in a chart. null where there is none. */
export function guideOf(plan: SeriesPlan, kpi: Kpi, fy: FiscalYear): DecimalString | null {
  return guideValue({
    fy,
    baseline: kpi.baseline,
    target: kpi.target,
    method: plan.settings.guideMethod,
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
  planned: Target | null,
  printed: DecimalString | null,
  revisions: readonly ApprovedReport[],
  judgeFigure: (figure: Figure) => Judgement,
): SeriesYear {
  const latest = revisions.at(-1) ?? null;
  const content = latest?.content ?? null;
  const actual = content === null ? printed : content.actual;
  const missing =
    actual === null
      ? (content?.missing ?? { reason: "not_entered" as const, note: "", expectedOn: null })
      : null;
  return {
    fy,
    planned,
    actual,
    origin: actual === null ? null : latest === null ? "document" : "report",
    missing,
    asOf: content?.asOf ?? null,
    basisNote: content?.basisNote ?? "",
    reason: content?.reason ?? "",
    nextStep: content?.nextStep ?? "",
    department: latest?.department ?? kpi.department,
    revision: latest?.revision ?? (actual === null ? null : 0),
    judgement: judgeFigure({ actual, missing: missing?.reason ?? null }),
    pace: actual === null || kpi.target.value.kind !== "number" ? null : paceOfYear(plan, kpi, fy, actual),
    corrections: corrections(printed, revisions, judgeFigure),
  };
}

function paceOfYear(plan: SeriesPlan, kpi: Kpi, fy: FiscalYear, actual: DecimalString): Pace {
  return paceOf({
    fy,
    direction: kpi.direction,
    baseline: kpi.baseline,
    target: kpi.target,
    actual,
    method: plan.settings.guideMethod,
    startFy: plan.startFy,
    lowerLimit: LOWER_LIMIT,
    upperLimit: kpi.upperLimit,
  });
}

/**
 * Every replacement of a figure, the document's included, oldest first. A revision that changed words only is no
 * correction of a figure. Old and new are judged with the same other data, so a changed mark is the figure's doing.
 */
function corrections(
  printed: DecimalString | null,
  revisions: readonly ApprovedReport[],
  judgeFigure: (figure: Figure) => Judgement,
): FigureCorrection[] {
  const found: FigureCorrection[] = [];
  let before: Figure | null = printed === null ? null : { actual: printed, missing: null };
  for (const report of revisions) {
    const after: Figure = { actual: report.content.actual, missing: report.content.missing?.reason ?? null };
    if (before !== null && !sameFigure(before.actual, after.actual)) {
      found.push({
        revision: report.revision,
        before: before.actual,
        after: after.actual,
        reason: report.correctionReason,
        approvedAt: report.approvedAt,
        office: report.approvedByOffice,
        judgementBefore: judgeFigure(before).code,
        judgementAfter: judgeFigure(after).code,
      });
    }
    before = after;
  }
  return found;
}
