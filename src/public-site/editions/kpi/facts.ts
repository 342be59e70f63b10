/** A published year as the words of an edition ask for it: data, no sentence of another language. */
import type { Kpi } from "@/domain/plan/definition";
import { kpiInYear, laterTargets } from "@/domain/plan/editions";
import type { PublishedYear } from "@/domain/publication/snapshot";
import { type ComparisonPoint, compareBetter } from "@/domain/reports/judgement";
import { baselineInTerms, trendStart } from "@/domain/reports/series";
import { placeOfMark } from "@/domain/reports/tally";
import { expectedFigures } from "@/domain/reports/year-finding";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { toIsoDate } from "@/domain/shared/iso-date";
import type { CountFacts, FindingFacts, MarkFacts } from "@/domain/words/public/public-words";
import type { KpiView } from "../../model/kpi-view";
import type { PlanView } from "../../model/plan-view";
import { type EditionContext, saidTerms } from "../edition-context";

type Lang = Pick<EditionContext, "edition">;

/** @param years all of the KPI's: a trend without a baseline was compared with the first measured one */
export function markFacts(
  context: Lang,
  { kpi, years, lastEnded }: { kpi: Kpi; years: readonly PublishedYear[]; lastEnded: FiscalYear },
  year: PublishedYear,
): MarkFacts {
  const { fy, judgement, actual } = year;
  const read = kpiInYear(kpi, fy);
  return {
    fy,
    terms: saidTerms(context, kpi, read),
    place: placeOfMark(year, lastEnded),
    code: judgement.code,
    reason: judgement.reason.kind,
    actual,
    status: year.figureStatus ?? (actual === null ? null : "final"),
    asOf: year.asOf,
    missing: year.missing && { reason: year.missing.reason, expectedOn: year.missing.expectedOn },
    applied: judgement.applied,
    reference: judgement.reference,
    start: judgement.applied?.target.kind === "trend" ? trendStart(kpi, years, fy) : null,
    behind: judgement.code === "improving" ? baselineBehind(kpi, year) : null,
  };
}

/** A △ can be worse than where the plan began all the same. */
function baselineBehind(kpi: Kpi, { fy, actual }: PublishedYear): ComparisonPoint | null {
  const { fy: from, value } = baselineInTerms(kpi, fy);
  if (actual === null || value === null || from >= fy) return null;
  if (compareBetter(kpiInYear(kpi, fy).direction, actual, value) >= 0) return null;
  return { source: "baseline", fy: from, value };
}

/** Of the view whose mark stands on the page: the plan before, while this one has no figure. */
export function statusFacts(context: Lang, view: KpiView): MarkFacts | null {
  const { kpi, series, lastEnded, status } = view.before ?? view;
  return status === null ? null : markFacts(context, { kpi, years: series.years, lastEnded }, status);
}

/** @param joined the one series that the page tells of: what is promised instead, later on, may stand in the next plan */
export function findingFacts(context: Lang, view: KpiView, joined: Kpi): FindingFacts {
  const told = view.before ?? view;
  const { kpi, now, readIn } = told;
  return {
    year: statusFacts(context, view),
    terms: saidTerms(context, kpi, now),
    baseline: now.baseline,
    target: now.target,
    later: laterTargets(joined, readIn).map(({ from, terms }) => ({
      ...terms.target,
      from,
      terms: saidTerms(context, joined, terms),
    })),
  };
}

/** @param year of another year than the one that stands for the plan */
export function countFacts(
  { model }: Pick<EditionContext, "model">,
  { tallyFy, counts, stage, definition, series }: PlanView,
  year: Pick<CountFacts, "fy" | "counts"> = { fy: tallyFy, counts },
): CountFacts {
  const today = toIsoDate(model.snapshot.publishedAt);
  return { ...year, stage, startFy: definition.startFy, expected: expectedFigures(series, year.fy, today) };
}
