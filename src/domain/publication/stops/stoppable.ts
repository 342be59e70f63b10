/** The texts of a publication that can be stopped (公開の停止) by what they stand beside, its year and the field. */

import type {
  PublishedAssessmentYear,
  PublishedInitiativeYear,
  PublishedMetricYear,
  PublishedPlan,
  PublishedYear,
} from "@/domain/publication/snapshot";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { ItemId } from "@/domain/shared/item-id";
import type { PartId } from "@/domain/shared/part-id";
import { STOPPABLE_FIELDS, type StoppableField } from "./stops";

export interface StoppableText {
  /** A KPI, an initiative, a metric; or what an assessment is of. */
  readonly itemId: ItemId | PartId;
  readonly fy: FiscalYear;
  readonly field: StoppableField;
  /** One, and of the reasons of corrections as many as there are; never none, and never an empty one. */
  readonly texts: readonly string[];
}

type PublishedWords = PublishedYear | PublishedInitiativeYear | PublishedMetricYear | PublishedAssessmentYear;

/** In the order of the plan's parts, their years and the fields. */
export function stoppableTexts(plan: PublishedPlan): StoppableText[] {
  const { courses, initiatives = [], metrics = [], assessments = [] } = plan;
  const items: readonly { readonly itemId: ItemId | PartId; readonly years: readonly PublishedWords[] }[] = [
    ...courses.map(({ kpiId, years }) => ({ itemId: kpiId, years })),
    ...initiatives.map(({ initiativeId, years }) => ({ itemId: initiativeId, years })),
    ...metrics.map(({ metricId, years }) => ({ itemId: metricId, years })),
    ...assessments.map(({ partId, years }) => ({ itemId: partId, years })),
  ];
  return items.flatMap(({ itemId, years }) =>
    years.flatMap((year) => {
      const words = wordsOf(year);
      return STOPPABLE_FIELDS.flatMap((field) => {
        const texts = (words[field] ?? []).filter((text) => text !== "");
        return texts.length === 0 ? [] : [{ itemId, fy: year.fy, field, texts }];
      });
    }),
  );
}

function wordsOf(year: PublishedWords): Partial<Record<StoppableField, readonly string[]>> {
  if ("judgement" in year) {
    const { reason, nextStep, basisNote, missing, corrections, rewordings = [] } = year;
    return {
      reason: [reason],
      nextStep: [nextStep],
      basisNote: [basisNote],
      missingNote: [missing?.note ?? ""],
      correctionReason: [...corrections, ...rewordings].map((each) => each.reason),
    };
  }
  const correctionReason = [year.correctionReason];
  if ("progress" in year) {
    const { done, result, nextStep } = year;
    return { done: [done], result: [result], nextStep: [nextStep], correctionReason };
  }
  if ("summary" in year) {
    const { summary, opinion } = year;
    return {
      summary: [summary],
      opinion: [opinion?.text ?? ""],
      opinionBy: [opinion?.by ?? ""],
      response: [opinion?.response ?? ""],
      correctionReason,
    };
  }
  const { reason, nextStep, basisNote, missingNote } = year;
  return {
    reason: [reason],
    nextStep: [nextStep],
    basisNote: [basisNote],
    missingNote: [missingNote],
    correctionReason,
  };
}

/** Where else one of its texts is read, whole or as a part of another one: stopped here, it goes there as well. */
export function elsewhere(text: StoppableText, all: readonly StoppableText[]): StoppableText[] {
  return all.filter(
    (other) => other !== text && other.texts.some((read) => text.texts.some((own) => read.includes(own))),
  );
}
