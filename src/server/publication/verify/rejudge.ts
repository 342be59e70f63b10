/** Judges a published plan anew, from nothing but what the publication itself says. Pure. */

import { isDeepStrictEqual } from "node:util";
import { type Kpi, listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { freezeJudgement } from "@/domain/publication/freeze";
import type { PublishedPlan, PublishedSeries } from "@/domain/publication/snapshot";
import { JUDGEMENT_RULE_VERSION } from "@/domain/reports/judgement";
import { type JudgedFigure, judgedFigureOf, judgeYear } from "@/domain/reports/series";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import { judgementSentence } from "@/domain/words/ja/reports/judgement";

export interface Misjudged {
  readonly kpiId: KpiId;
  readonly fy: FiscalYear;
}

/** Earlier versions that gave the same marks in other sentences: those are kept by the publication's hash alone. */
const SAME_MARKS: readonly string[] = ["1", "2", "3", JUDGEMENT_RULE_VERSION];

/** Whether this program can give the marks of a publication made with that version of the rule. */
export function canRejudge(ruleVersion: string): boolean {
  return SAME_MARKS.includes(ruleVersion);
}

/**
 * @param ruleVersion of the publication; the sentences of an earlier version are not made anew, so they are not compared
 * @param isRedacted something was taken out of the publication's texts: its sentences are not made anew either
 * @returns the first year whose mark does not follow from its figures; null when all do
 */
export function firstMisjudged(
  plans: readonly PublishedPlan[],
  ruleVersion: string,
  isRedacted = false,
): Misjudged | null {
  for (const { definition, courses: allSeries } of plans) {
    const kpis = new Map(listKpis(definition).map(({ kpi }) => [kpi.id, kpi]));
    for (const series of allSeries) {
      const kpi = kpis.get(series.kpiId);
      const fy = kpi ? misjudgedYear(definition, kpi, series, ruleVersion, isRedacted) : series.years[0]?.fy;
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
  isRedacted: boolean,
): FiscalYear | null {
  const earlier: JudgedFigure[] = [];
  for (const year of series.years) {
    const figure = judgedFigureOf(year);
    const judgement = judgeYear(plan, kpi, figure, earlier);
    const frozen = freezeJudgement(judgement, judgementSentence(judgement));
    const hasSameWords = ruleVersion === JUDGEMENT_RULE_VERSION && !isRedacted;
    const expected = {
      ...frozen,
      ruleVersion,
      ...(hasSameWords ? {} : { sentence: year.judgement.sentence }),
    };
    if (!isDeepStrictEqual(expected, year.judgement)) return year.fy;
    earlier.push(figure);
  }
  return null;
}
