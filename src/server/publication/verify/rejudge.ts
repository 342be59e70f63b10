/** Judges a published plan anew, from nothing but what the publication itself says. Pure. */

import { isDeepStrictEqual } from "node:util";
import { type Kpi, listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { freezeJudgement } from "@/domain/publication/freeze";
import type { PublishedPlan, PublishedSeries } from "@/domain/publication/snapshot";
import { JUDGEMENT_RULE_VERSION, judge } from "@/domain/reports/judgement";
import type { DecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { judgementSentence } from "@/domain/words/ja/judgement";

export interface Misjudged {
  readonly kpiId: string;
  readonly fy: FiscalYear;
}

/** Version 1 gave the same marks as today's rule, with other words in its sentences. */
const SAME_MARKS: readonly string[] = ["1", JUDGEMENT_RULE_VERSION];

/** Whether this program can give the marks of a publication made with that version of the rule. */
export function canRejudge(ruleVersion: string): boolean {
  return SAME_MARKS.includes(ruleVersion);
}

/**
 * @param ruleVersion of the publication; the sentences of an earlier version are not made anew, so they are not compared
 * @returns the first year whose mark does not follow from its figures; null when all do
 */
export function firstMisjudged(plans: readonly PublishedPlan[], ruleVersion: string): Misjudged | null {
  for (const { definition, courses: allSeries } of plans) {
    const kpis = new Map(listKpis(definition).map(({ kpi }) => [kpi.id, kpi]));
    for (const series of allSeries) {
      const kpi = kpis.get(series.kpiId);
      const fy = kpi ? misjudgedYear(definition, kpi, series, ruleVersion) : series.years[0]?.fy;
      if (fy !== undefined && fy !== null) return { kpiId: series.kpiId, fy };
    }
  }
  return null;
}

function misjudgedYear(
  plan: PlanDefinition,
  kpi: Kpi,
  series: PublishedSeries,
  ruleVersion: string,
): FiscalYear | null {
  const documented = new Map(kpi.years.map((year) => [year.fy, year]));
  const earlier: { fy: FiscalYear; value: DecimalString }[] = [];
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
    const isOfToday = ruleVersion === JUDGEMENT_RULE_VERSION;
    const expected = isOfToday ? frozen : { ...frozen, sentence: year.judgement.sentence, ruleVersion };
    if (!isDeepStrictEqual(expected, year.judgement)) return year.fy;
    if (year.actual !== null) earlier.push({ fy: year.fy, value: year.actual });
  }
  return null;
}
