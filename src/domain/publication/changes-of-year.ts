/** What one KPI's years say against the publication before: figure, mark, words and evidence, each told. */

import type { DefinitionChange, Kpi } from "@/domain/plan/definition";
import type { FigureStatus, MissingReason } from "@/domain/reports/report";
import { isAgain, replacementOf } from "@/domain/reports/series";
import { type DecimalString, sameFigure } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { sameData } from "@/domain/shared/same-data";
import { type ChangeFact, type Marks, type OfYear, ofYear } from "./change-fact";
import { holdsInYear } from "./changes-of-definition";
import { evidenceKey } from "./evidence";
import type { MarkCause, PublishedSeries, PublishedYear } from "./snapshot";

export function changesOfSeries(
  kpi: Kpi,
  before: PublishedSeries | null,
  after: PublishedSeries,
  decided: readonly DefinitionChange[],
): ChangeFact[] {
  const yearsBefore = new Map(before?.years.map((year) => [year.fy, year]));
  /** Years before the one looked at whose figure is not the one that was published. */
  const replaced: FiscalYear[] = [];
  return after.years.flatMap((year) => {
    const was = yearsBefore.get(year.fy) ?? null;
    const facts = changesOfYear(kpi, was, year, { replaced: [...replaced], decided });
    if (was === null ? year.actual !== null : !isSameAnswer(was, year)) replaced.push(year.fy);
    return facts;
  });
}

interface Circumstances {
  readonly replaced: readonly FiscalYear[];
  readonly decided: readonly DefinitionChange[];
}

function changesOfYear(
  kpi: Kpi,
  before: PublishedYear | null,
  after: PublishedYear,
  circumstances: Circumstances,
): ChangeFact[] {
  const figure = changeOfFigure(kpi, before, after);
  const mark = before === null ? null : changeOfMark(kpi, before, after, circumstances, figure !== null);
  const told =
    mark === null && before !== null ? figureWithCauses(figure, before, after, circumstances) : figure;
  // A first figure comes with its words; one that takes another's place may have kept them.
  const isFirst = figure?.kind === "figure";
  const words = isFirst ? null : changeOfWords(kpi, before, after, figure !== null);
  // A corrected figure's sentence tells its marks; a first figure's tells the mark it got.
  const others = [mark, words, changeOfEvidence(kpi, before, after)];
  return [told, ...others].filter((fact): fact is ChangeFact => fact !== null);
}

function isSameAnswer(before: PublishedYear, after: PublishedYear): boolean {
  return sameFigure(before.actual, after.actual) && statusOf(before) === statusOf(after);
}

/** Publications older than the kinds of figures knew one kind alone. */
function statusOf(year: PublishedYear): FigureStatus | null {
  return year.actual === null ? null : (year.figureStatus ?? "final");
}

function changeOfFigure(kpi: Kpi, before: PublishedYear | null, after: PublishedYear): ChangeFact | null {
  const { actual } = after;
  const year: OfYear = { kpi, fy: after.fy };
  const replacement = before && replacedBy(before, after);
  if (before !== null && replacement) {
    const what = replacement === "confirmed" ? "figure_confirmed" : "figure_corrected";
    const marks = marksOf(before, after);
    const reason = after.corrections.at(-1)?.reason ?? "";
    return {
      ...ofYear(replacement === "confirmed" ? "confirmation" : "correction", {
        ...year,
        what,
        before: saidOf(before),
        after: saidOf(after),
        cause: causeOf(after),
        marks,
        reason,
      }),
      ...(marks.before === marks.after ? {} : { marks: { ...marks, causes: ["figure"] } }),
    };
  }
  if (before !== null && isSameAnswer(before, after)) {
    const isFirstWord = before.revision === null && after.revision !== null && actual === null;
    return isFirstWord ? ofYear("figure", { ...year, what: "no_figure_yet", cause: causeOf(after) }) : null;
  }
  if (actual === null) {
    return after.revision === null
      ? null
      : ofYear("figure", { ...year, what: "no_figure_yet", cause: causeOf(after) });
  }
  const status = statusOf(after) ?? "final";
  const { code } = after.judgement;
  const wasAwaited = before !== null && before.actual === null && before.revision !== null;
  return ofYear("figure", {
    ...year,
    what: "figure_added",
    actual,
    status,
    asOf: after.asOf,
    code,
    wasAwaited,
  });
}

function replacedBy(before: PublishedYear, after: PublishedYear): "corrected" | "confirmed" | null {
  const [was, is] = [before, after].map((year) => ({
    actual: year.actual,
    status: statusOf(year),
    asOf: year.asOf,
  })) as [JudgedAnswer, JudgedAnswer];
  // A figure that was taken back stands in the corrections of the year.
  const isSaid = before.corrections.some(
    ({ before: figure, status }) => figure !== null && status !== "interim",
  );
  return isAgain(was, is, isSaid) ? "corrected" : replacementOf(was, is);
}

type JudgedAnswer = Parameters<typeof replacementOf>[0];

function saidOf(year: PublishedYear): { actual: DecimalString; status: FigureStatus } | null {
  return year.actual === null ? null : { actual: year.actual, status: statusOf(year) ?? "final" };
}

function causeOf({ missing }: PublishedYear): MissingReason {
  return missing?.reason ?? "not_entered";
}

/** The same figure under another mark, or a replaced one whose mark changed for another reason as well. */
function changeOfMark(
  kpi: Kpi,
  before: PublishedYear,
  after: PublishedYear,
  { replaced, decided }: Circumstances,
  isFigureTold: boolean,
): ChangeFact | null {
  const marks = marksOf(before, after);
  if (marks.before === marks.after) return null;
  const rejudging = decided.filter(
    (change) =>
      change.rejudges && (change.kpiId === kpi.id || change.kpiId === null) && holdsInYear(change, after.fy),
  );
  if (isFigureTold && rejudging.length === 0) return null;
  const causes: MarkCause[] = [
    ...(isFigureTold ? (["figure"] as const) : []),
    ...(rejudging.length > 0 ? (["rejudged"] as const) : []),
    ...(replaced.length > 0 ? (["earlier_year"] as const) : []),
    ...(before.judgement.ruleVersion === after.judgement.ruleVersion ? [] : (["rule"] as const)),
  ];
  const reason = [...new Set(rejudging.map((change) => change.reason))].join(" ");
  return {
    ...ofYear("mark", {
      kpi,
      fy: after.fy,
      what: "mark_changed",
      marks,
      causes,
      because: replaced,
      reason,
    }),
    marks: { ...marks, causes },
  };
}

/** A corrected figure whose mark would have changed without it as well: an earlier year's figure did its part. */
function figureWithCauses(
  figure: ChangeFact | null,
  before: PublishedYear,
  after: PublishedYear,
  { replaced }: Circumstances,
): ChangeFact | null {
  if (!figure?.marks || replaced.length === 0) return figure;
  const alone = after.corrections.at(-1)?.judgementBefore ?? before.judgement.code;
  if (alone === before.judgement.code) return figure;
  return { ...figure, marks: { ...figure.marks, causes: [...figure.marks.causes, "earlier_year"] } };
}

function marksOf(before: PublishedYear, after: PublishedYear): Marks {
  return { before: before.judgement.code, after: after.judgement.code };
}

/** The words beside an answer. The day and the cause of another answer are part of that answer. */
function changeOfWords(
  kpi: Kpi,
  before: PublishedYear | null,
  after: PublishedYear,
  isOtherAnswer: boolean,
): ChangeFact | null {
  if (before === null || before.revision === after.revision) return null;
  // The document prints figures without words: those of the report that takes its place are the first ones.
  if (isOtherAnswer && before.revision === 0) return null;
  const words = ({ reason, nextStep, basisNote, asOf, missing }: PublishedYear) => ({
    reason,
    nextStep,
    basisNote,
    ...(isOtherAnswer ? {} : { asOf, missing }),
  });
  if (sameData(words(before), words(after))) return null;
  const since = (after.rewordings ?? []).filter(({ revision }) => revision > (before.revision ?? 0));
  const reason = isOtherAnswer ? "" : (since.at(-1)?.reason ?? "");
  return ofYear("text", { kpi, fy: after.fy, what: "words_updated", reason });
}

function changeOfEvidence(kpi: Kpi, before: PublishedYear | null, after: PublishedYear): ChangeFact | null {
  const keys = (year: PublishedYear | null) => (year?.evidence ?? []).map(evidenceKey);
  const [was, is] = [keys(before), keys(after)];
  const added = is.some((key) => !was.includes(key));
  const removed = was.some((key) => !is.includes(key));
  if (!added && !removed) return null;
  return ofYear("evidence", { kpi, fy: after.fy, what: "evidence_changed", added, removed });
}
