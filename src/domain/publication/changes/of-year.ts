/** What one KPI's years say against the publication before: figure, mark, words and evidence, each told. */

import type { DefinitionChange, Kpi } from "@/domain/plan/definition";
import { contentKey, evidenceChange } from "@/domain/publication/evidence";
import type { MarkCause, PublishedSeries, PublishedYear } from "@/domain/publication/snapshot";
import { areOtherWords, isAgain, isSameAnswer, replacementOf } from "@/domain/reports/replacements";
import type { FigureStatus, MissingReason } from "@/domain/reports/report";
import { type DecimalString, sameFigure } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { type ChangeFact, type Marks, type OfYear, ofYear } from "./change-fact";
import { holdsInYear } from "./of-definition";

export function changesOfSeries(
  kpi: Kpi,
  before: PublishedSeries | null,
  after: PublishedSeries,
  decided: readonly DefinitionChange[],
  internal: ReadonlySet<string>,
): ChangeFact[] {
  const yearsBefore = new Map(before?.years.map((year) => [year.fy, year]));
  /** Years before the one looked at whose figure is not the one that was published. */
  const replaced: FiscalYear[] = [];
  return after.years.flatMap((year) => {
    const was = yearsBefore.get(year.fy) ?? null;
    const facts = changesOfYear(kpi, was, year, { replaced: [...replaced], decided, internal });
    if (was === null ? year.actual !== null : isOtherValue(was, year)) replaced.push(year.fy);
    return facts;
  });
}

interface Circumstances {
  readonly replaced: readonly FiscalYear[];
  readonly decided: readonly DefinitionChange[];
  /** `contentKey` of every piece of evidence that is there and not public. */
  readonly internal: ReadonlySet<string>;
}

function changesOfYear(
  kpi: Kpi,
  before: PublishedYear | null,
  after: PublishedYear,
  circumstances: Circumstances,
): ChangeFact[] {
  const figure = changeOfFigure(kpi, before, after);
  const isCause = before !== null && figure !== null && isOtherValue(before, after);
  const mark = before === null ? null : changeOfMark(kpi, before, after, circumstances, isCause);
  const told =
    mark === null && before !== null ? figureWithCauses(figure, before, after, circumstances) : figure;
  // A first figure comes with its words; one that takes another's place may have kept them.
  const isFirst = figure?.kind === "figure";
  const evidence = changeOfEvidence(kpi, before, after, circumstances);
  const words = isFirst ? null : changeOfWords(kpi, before, after, figure !== null, evidence !== null);
  const department = changeOfDepartment(kpi, before, after);
  // A corrected figure's sentence tells its marks; a first figure's tells the mark it got.
  return [told, mark, words, department, evidence].filter((fact): fact is ChangeFact => fact !== null);
}

function answerOf(year: PublishedYear): JudgedAnswer {
  return { actual: year.actual, status: statusOf(year), asOf: year.asOf };
}

/**
 * Whether a mark can have turned by it: another number, or a value of the whole year in the place of one of a part of it. The
 * 確報値 that confirms the number of its 速報値 turns nothing.
 */
function isOtherValue(before: PublishedYear, after: PublishedYear): boolean {
  const isInterim = (year: PublishedYear) => statusOf(year) === "interim";
  return !sameFigure(before.actual, after.actual) || isInterim(before) !== isInterim(after);
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
    const turns = marks.before !== marks.after && isOtherValue(before, after);
    const reason = after.corrections.at(-1)?.reason ?? "";
    return {
      ...ofYear(replacement === "confirmed" ? "confirmation" : "correction", {
        ...year,
        what,
        before: saidOf(before),
        after: saidOf(after),
        cause: causeOf(after),
        marks: turns || marks.before === marks.after ? marks : null,
        reason,
      }),
      ...(turns ? { marks: { ...marks, causes: ["figure"] } } : {}),
    };
  }
  if (before !== null && isSameAnswer(answerOf(before), answerOf(after))) {
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
  const [was, is] = [answerOf(before), answerOf(after)];
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

/**
 * The same figure under another mark, or a replaced one whose mark changed for another reason as well.
 * @param isFigureTold another value is told, which may have turned it
 */
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

/** The words beside an answer, or the reason alone of what was corrected without another word of it. */
function changeOfWords(
  kpi: Kpi,
  before: PublishedYear | null,
  after: PublishedYear,
  isOtherAnswer: boolean,
  isEvidenceTold: boolean,
): ChangeFact | null {
  if (before === null || before.revision === after.revision) return null;
  // The document prints figures without words: those of the report that takes its place are the first ones.
  if (isOtherAnswer && before.revision === 0) return null;
  const reason = isOtherAnswer ? "" : reasonSince(before, after);
  if (!areOtherWords(before, after, isOtherAnswer) && (reason === "" || isEvidenceTold)) return null;
  return ofYear("text", { kpi, fy: after.fy, what: "words_updated", reason });
}

/** Why what stands beside a figure that stayed was put right; "" where nobody said. */
function reasonSince(before: PublishedYear, after: PublishedYear): string {
  return rewordingsSince(before, after).at(-1)?.reason ?? "";
}

function rewordingsSince(before: PublishedYear, { rewordings = [] }: PublishedYear) {
  return rewordings.filter(({ revision }) => revision > (before.revision ?? 0));
}

/** The department that a year's answer is given by: another one answered anew. */
function changeOfDepartment(kpi: Kpi, before: PublishedYear | null, after: PublishedYear): ChangeFact | null {
  const [was, is] = [before?.department ?? null, after.department];
  if (before === null || before.revision === null || was === null || is === null || was === is) return null;
  const department = { before: was, after: is };
  return {
    ...ofYear("text", { kpi, fy: after.fy, what: "department_changed", ...department }),
    department,
  };
}

function changeOfEvidence(
  kpi: Kpi,
  before: PublishedYear | null,
  after: PublishedYear,
  { internal }: Circumstances,
): ChangeFact | null {
  const evidence = evidenceChange(before?.evidence, after.evidence, (piece) =>
    internal.has(contentKey(kpi.id, after.fy, piece)),
  );
  if (evidence === null) return null;
  // The reason of other words, and of another figure, is told with them.
  const isOwn = before !== null && rewordingsSince(before, after).some(({ wordsStayed }) => wordsStayed);
  const reason = isOwn ? reasonSince(before, after) : "";
  return {
    ...ofYear("evidence", { kpi, fy: after.fy, what: "evidence_changed", ...evidence, reason }),
    evidence,
  };
}
