/** What a figure would mean if it were approved as it stands: for whoever checks what came in. */

import type { Kpi } from "@/domain/plan/definition";
import { kpiInYear } from "@/domain/plan/editions";
import type { Judgement, JudgementCode } from "@/domain/reports/judgement";
import { type ApprovedReport, asApproved, type ReportContent } from "@/domain/reports/report";
import {
  buildSeries,
  comparableYears,
  type JudgedFigure,
  judgedFigureOf,
  judgeYear,
  type SeriesPlan,
} from "@/domain/reports/series";
import type { DecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { type EntryWarning, entryChecks } from "./entry-checks";

export interface ReportPreview {
  /** The latest known figure of an earlier year in that year's terms, the baseline among them; null where there is none. */
  readonly previous: { readonly fy: FiscalYear; readonly value: DecimalString } | null;
  /** The figure of that year: the content's, else the one the plan document prints; null where there is none. */
  readonly actual: DecimalString | null;
  /** The mark that would follow; of an answer without a figure and of no answer: null. */
  readonly judgement: Judgement | null;
  readonly warnings: readonly EntryWarning[];
  /** Marks of later years that would turn. */
  readonly turned: readonly TurnedMark[];
}

/** A mark of a later year that a figure would turn, as that year is measured by it. */
export interface TurnedMark {
  readonly fy: FiscalYear;
  readonly before: JudgementCode;
  readonly after: JudgementCode;
}

/** What the marks of one KPI's years depend on. */
export interface MarkBasis {
  readonly plan: SeriesPlan;
  /** With every edition of its terms. */
  readonly kpi: Kpi;
  /** The answers in force, in any order. */
  readonly years: readonly JudgedFigure[];
}

/**
 * Total over every input.
 * @param approved approved revisions, any order; those of other KPIs are passed over
 * @param content the working content of that year; null while nothing was saved
 */
export function previewReport(
  plan: SeriesPlan,
  kpi: Kpi,
  fy: FiscalYear,
  approved: readonly ApprovedReport[],
  content: ReportContent | null,
): ReportPreview {
  const series = buildSeries(
    plan,
    kpi,
    content === null ? approved : [...approved, asApproved(kpi.id, { fy, content })],
  );
  const inYear = kpiInYear(kpi, fy);
  const earlier = comparableYears(kpi, series.years, fy);
  const year = series.years.find((each) => each.fy === fy) ?? null;
  const actual = year?.actual ?? null;
  return {
    previous: latestOf(inYear, fy, earlier),
    actual,
    judgement: actual === null ? null : (year?.judgement ?? null),
    warnings: content?.actual
      ? entryChecks({
          kpi: inYear,
          fy,
          value: content.actual,
          status: content.figureStatus,
          asOf: content.asOf,
          earlier,
        })
      : [],
    turned:
      year === null || content === null
        ? []
        : turnedMarks(
            { plan, kpi, years: buildSeries(plan, kpi, approved).years.map(judgedFigureOf) },
            judgedFigureOf(year),
          ),
  };
}

/** The mark of a year with that answer, beside the other years' answers in force. */
export function markWith({ plan, kpi, years }: MarkBasis, figure: JudgedFigure): Judgement {
  return judgeYear(
    plan,
    kpi,
    figure,
    years.filter(({ fy }) => fy < figure.fy),
  );
}

/**
 * The marks of later years that an answer would turn: told before it is handed in. Years without a figure have
 * none that could turn.
 */
export function turnedMarks(basis: MarkBasis, figure: JudgedFigure): TurnedMark[] {
  const changed = { ...basis, years: [...basis.years.filter(({ fy }) => fy !== figure.fy), figure] };
  return basis.years.flatMap((year) => {
    if (year.fy <= figure.fy || year.actual === null) return [];
    const [before, after] = [markWith(basis, year).code, markWith(changed, year).code];
    return before === after ? [] : [{ fy: year.fy, before, after }];
  });
}

function latestOf(
  kpi: Kpi,
  fy: FiscalYear,
  earlier: readonly { readonly fy: FiscalYear; readonly value: DecimalString }[],
): ReportPreview["previous"] {
  const { baseline } = kpi;
  const known = [...earlier];
  if (baseline.value !== null && baseline.fy < fy && !known.some((year) => year.fy === baseline.fy)) {
    known.push({ fy: baseline.fy, value: baseline.value });
  }
  return known.sort((a, b) => a.fy - b.fy).at(-1) ?? null;
}
