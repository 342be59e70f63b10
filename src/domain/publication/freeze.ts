/** How a series becomes part of a publication: the mark's sentence is written down beside it, once and for ever. */

import type { Judgement } from "@/domain/reports/judgement";
import type { KpiSeries } from "@/domain/reports/series";
import type { PublishedJudgement, PublishedReason, PublishedSeries } from "./snapshot";

/** @param sentenceOf the sentence in the language of the publication */
export function freezeSeries(
  series: KpiSeries,
  sentenceOf: (judgement: Judgement) => string,
): PublishedSeries {
  return {
    ...series,
    years: series.years.map((year) => ({
      ...year,
      judgement: freezeJudgement(year.judgement, sentenceOf(year.judgement)),
    })),
  };
}

/** Key by key, in the order that every snapshot has: what the sentence was made from does not belong to the format. */
export function freezeJudgement(judgement: Judgement, sentence: string): PublishedJudgement {
  const { code, reason, applied, reference, ruleVersion } = judgement;
  return { code, reason: freezeReason(reason), applied, reference, sentence, ruleVersion };
}

function freezeReason(reason: Judgement["reason"]): PublishedReason {
  return reason.kind === "no_actual" ? { kind: reason.kind, cause: reason.cause } : { kind: reason.kind };
}
