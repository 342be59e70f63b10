/** One KPI through the plans that it runs through: one series, of which each year belongs to one plan. */
import type { EarlierTerms, Kpi } from "@/domain/plan/definition";
import { breakInYear, editionsOf, termsOf } from "@/domain/plan/editions";
import { EDITION_LANGUAGES } from "@/domain/plan/translations";
import { addYears, earlierFy, type FiscalYear, fiscalYears, laterFy } from "@/domain/shared/fiscal-year";
import type { SeriesPlan, YearRecord } from "./series";

/** A KPI with its years as one plan has it. */
export interface KpiInPlan<P extends SeriesPlan = SeriesPlan, Y extends YearRecord = YearRecord> {
  readonly plan: P;
  /** As the plan defines it. */
  readonly kpi: Kpi;
  /** Ascending. */
  readonly years: readonly Y[];
}

/** What one plan answers for in a joined series: its years are read by its own terms, and marked by it. */
export interface SeriesPart<P extends SeriesPlan = SeriesPlan, Y extends YearRecord = YearRecord>
  extends KpiInPlan<P, Y> {
  /** Its first and its last year of the plan's period. Years that the document prints from before may come in addition. */
  readonly from: FiscalYear;
  readonly until: FiscalYear;
}

export interface JoinedSeries<P extends SeriesPlan = SeriesPlan, Y extends YearRecord = YearRecord> {
  /** The KPI of the latest plan; the terms that it had in the plans before are its earlier ones. */
  readonly kpi: Kpi;
  /** Ascending. */
  readonly parts: readonly SeriesPart<P, Y>[];
  /** Every year once, ascending. */
  readonly years: readonly Y[];
}

/**
 * Joins what the plans have of one KPI. A plan's years begin with its period, or where the KPI begins in it, and end where
 * the next plan's begin. Nobody gave a factor from one plan to the next: where the meaning of the number changed between
 * them, the joined KPI has a break there, like any other change of terms.
 *
 * @param courses any order; of two that begin in the same year the first one counts
 * @returns null where there is nothing to join
 */
export function joinSeries<P extends SeriesPlan, Y extends YearRecord>(
  courses: readonly KpiInPlan<P, Y>[],
): JoinedSeries<P, Y> | null {
  const begins = ({ plan, kpi }: KpiInPlan) => laterFy(plan.startFy, kpi.from ?? plan.startFy);
  const inOrder = courses
    .filter((course, index) => courses.findIndex((each) => begins(each) === begins(course)) === index)
    .sort((a, b) => begins(a) - begins(b));
  const newest = inOrder.at(-1);
  if (!newest) return null;
  const spans = inOrder.map((course, index) => {
    const next = inOrder[index + 1];
    const last = earlierFy(course.plan.endFy, course.kpi.until ?? course.plan.endFy);
    const end = next === undefined ? null : addYears(begins(next), -1);
    return { course, from: begins(course), end, until: end === null ? last : earlierFy(last, end) };
  });
  const earlier = spans.flatMap(({ course, from, end }, index) =>
    earlierTermsOf(course.kpi, index === 0 ? null : from, end),
  );
  const { earlier: _, ...rest } = withUnitsOf(
    newest.kpi,
    inOrder.map((course) => course.kpi),
  );
  const kpi: Kpi = earlier.length === 0 ? rest : { ...rest, earlier };

  const owner = ownerOf(spans, kpi);
  const parts = spans.map(({ course, from, until }, index) => ({
    ...course,
    from,
    until,
    years: course.years.filter(({ fy }) => owner(fy) === index),
  }));
  const years = parts.flatMap((part) => part.years).sort((a, b) => a.fy - b.fy);
  return { kpi, parts, years };
}

/** Its years speak of the units of every plan: each language has the words of them all, the newest plan's first. */
function withUnitsOf(newest: Kpi, all: readonly Kpi[]): Kpi {
  const said = EDITION_LANGUAGES.flatMap((language) => {
    const units = [newest, ...all.toReversed()].flatMap((kpi) => kpi[language]?.units ?? []);
    const distinct = units.filter(({ of }, index) => units.findIndex((each) => each.of === of) === index);
    return distinct.length === 0 ? [] : [[language, { ...newest[language], units: distinct }] as const];
  });
  return { ...newest, ...Object.fromEntries(said) };
}

interface Span {
  readonly course: KpiInPlan;
  readonly from: FiscalYear;
  /** The year before the next plan's part; null for the last one. */
  readonly end: FiscalYear | null;
}

/**
 * The terms of one plan as earlier terms of the plans after it.
 * @param from null: from the beginning
 * @param end the last year it answers for; null: it is the last plan, whose newest terms have no end
 */
function earlierTermsOf(kpi: Kpi, from: FiscalYear | null, end: FiscalYear | null): EarlierTerms[] {
  return editionsOf(kpi).flatMap((edition): EarlierTerms[] => {
    const until = edition.until ?? end;
    const isBefore = from !== null && edition.until !== null && edition.until < from;
    const isAfter = end !== null && edition.from !== null && edition.from > end;
    if (until === null || isBefore || isAfter) return [];
    const terms = termsOf(edition.terms);
    if (end !== null && until >= end) return [{ ...terms, until: end }];
    // A factor leads to the plan's own next terms, never to those of another plan.
    const factor = kpi.earlier?.[edition.no - 1]?.factor ?? null;
    return [{ ...terms, until, ...(factor === null ? {} : { factor }) }];
  });
}

/**
 * Which plan a year belongs to: the one whose turn it is. Where that one has no figure, and a later plan's document prints
 * one that means the same, it is that plan's.
 */
function ownerOf(spans: readonly Span[], kpi: Kpi): (fy: FiscalYear) => number {
  const isNumber = (index: number, fy: FiscalYear) =>
    spans[index]?.course.years.some((year) => year.fy === fy && year.actual !== null) ?? false;
  return (fy) => {
    const turn = Math.max(
      0,
      spans.findLastIndex(({ from }) => from <= fy),
    );
    if (isNumber(turn, fy)) return turn;
    const printed = spans.findIndex(
      ({ from }, index) =>
        index > turn &&
        isNumber(index, fy) &&
        fiscalYears(addYears(fy, 1), from).every((year) => breakInYear(kpi, year).length === 0),
    );
    return printed === -1 ? turn : printed;
  };
}
