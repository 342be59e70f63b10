/** Judges a published plan anew, from nothing but what the publication itself says. Pure. */

import { isDeepStrictEqual } from "node:util";
import { type Kpi, listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { freezeJudgement } from "@/domain/publication/freeze";
import type { PublishedPlan, PublishedSeries } from "@/domain/publication/snapshot";
import { judge } from "@/domain/reports/judgement";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { judgementSentence } from "@/domain/words/ja/judgement";

export interface Misjudged {
  readonly kpiId: string;
  readonly fy: FiscalYear;
}

/** @returns the first year whose mark does not follow from its figures; null when all do */
export function firstMisjudged(plans: readonly PublishedPlan[]): Misjudged | null {
  for (const { definition, courses: allSeries } of plans) {
    const kpis = new Map(listKpis(definition).map(({ kpi }) => [kpi.id, kpi]));
    for (const series of allSeries) {
      const kpi = kpis.get(series.kpiId);
      const fy = kpi ? misjudgedYear(definition, kpi, series) : series.years[0]?.fy;
      if (fy !== undefined && fy !== null) return { kpiId: series.kpiId, fy };
    }
  }
  return null;
}

function misjudgedYear(plan: PlanDefinition, kpi: Kpi, series: PublishedSeries): FiscalYear | null {
  const documented = new Map(kpi.years.map((year) => [year.fy, year]));
  const earlier: { fy: FiscalYear; value: string }[] = [];
  for (const year of series.years) {
    const judgement = judge({
      fy: year.fy,
      direction: kpi.direction,
      unit: kpi.unit,
      decimals: kpi.decimals,
      baseline: kpi.baseline,
      target: kpi.target,
      planned: documented.get(year.fy)?.planned ?? null,
      actual: year.actual,
      missing: year.missing?.reason ?? null,
      earlier: [...earlier],
      improvementReference: plan.settings.improvementReference,
    });
    const frozen = freezeJudgement(judgement, judgementSentence(judgement));
    if (!isDeepStrictEqual(frozen, year.judgement)) return year.fy;
    if (year.actual !== null) earlier.push({ fy: year.fy, value: year.actual });
  }
  return null;
}
