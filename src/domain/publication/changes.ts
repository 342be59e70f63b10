/** What a publication changes against the one before it: facts, from which domain/words makes the sentences. */

import {
  type DefinitionChange,
  type Kpi,
  kpiNames,
  listKpis,
  type PlanDefinition,
} from "@/domain/plan/definition";
import { isSamePlace, pairedPillars, placeNotation, reorderings } from "@/domain/plan/places";
import { type TextDifference, textDifferences } from "@/domain/plan/texts";
import type { JudgementCode } from "@/domain/reports/judgement";
import type { FigureStatus, MissingReason } from "@/domain/reports/report";
import { isAgain, replacementOf } from "@/domain/reports/series";
import { type DecimalString, sameFigure } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import { sameData } from "@/domain/shared/same-data";
import { evidenceKey } from "./evidence";
import type {
  ChangeKind,
  MarkCause,
  PublicationChange,
  PublishedPlan,
  PublishedSeries,
  PublishedYear,
  RecordedChange,
} from "./snapshot";

/** A change of one KPI's year. */
interface OfYear {
  readonly kpi: Kpi;
  readonly fy: FiscalYear;
}

interface Marks {
  readonly before: JudgementCode;
  readonly after: JudgementCode;
}

/** What happened, with all that its sentence says. */
export type ChangeDetail =
  | { readonly what: "first_publication" }
  | {
      readonly what: "plan_added" | "plan_removed" | "plan_leads";
      readonly plan: string;
    }
  | {
      readonly what: "plan_closed";
      readonly plan: string;
      readonly on: IsoDate;
      /** "" where none was kept. */
      readonly reason: string;
    }
  | { readonly what: "plan_reopened"; readonly plan: string }
  /** Texts that no decision tells of. */
  | { readonly what: "plan_words_updated"; readonly plan: PlanDefinition; readonly paths: readonly string[] }
  /** Marks, sentences or paces are reckoned by another version of the rule. */
  | { readonly what: "rule_updated"; readonly before: string; readonly after: string }
  | { readonly what: "publication_withdrawn"; readonly no: number; readonly reason: string }
  | { readonly what: "kpi_added" | "kpi_removed"; readonly kpi: Kpi }
  | {
      readonly what: "definition_changed";
      readonly plan: string;
      /** As it is defined now; null for the plan as a whole. */
      readonly kpi: Kpi | null;
      readonly change: DefinitionChange;
      /** Every change on record, this one among them. */
      readonly ledger: readonly DefinitionChange[];
      /** Of a text of the plan: where it stands; else null. */
      readonly path: string | null;
      /** Of every KPI of the publication, by its id: a change may name one of another plan. */
      readonly names: Readonly<Record<string, string>>;
    }
  | (OfYear &
      (
        | { readonly what: "no_figure_yet"; readonly cause: MissingReason }
        /** "" where nobody gave a reason, or where the figure's change tells it. */
        | { readonly what: "words_updated"; readonly reason: string }
        | {
            readonly what: "figure_added";
            readonly actual: DecimalString;
            readonly status: FigureStatus;
            readonly asOf: IsoDate | null;
            readonly code: JudgementCode;
            /** The public was told before that there is none yet. */
            readonly wasAwaited: boolean;
          }
        | {
            readonly what: "figure_corrected" | "figure_confirmed";
            /** null where a figure comes again that was taken back. */
            readonly before: { readonly actual: DecimalString; readonly status: FigureStatus } | null;
            /** null where it is taken back; then `cause` is what is said in its place. */
            readonly after: { readonly actual: DecimalString; readonly status: FigureStatus } | null;
            readonly cause: MissingReason;
            readonly marks: Marks;
            /** "" where nobody gave one. */
            readonly reason: string;
          }
        | {
            readonly what: "mark_changed";
            readonly marks: Marks;
            readonly causes: readonly MarkCause[];
            /** The earlier years whose figures changed. */
            readonly because: readonly FiscalYear[];
            /** Why the office had the year judged anew. */
            readonly reason: string;
          }
        | { readonly what: "evidence_changed"; readonly added: boolean; readonly removed: boolean }
      ));

/** A published change before its sentence is written. */
export interface ChangeFact extends Omit<PublicationChange, "text"> {
  readonly detail: ChangeDetail;
}

/**
 * Everything that is not as it was: a figure, a mark, a text and a piece of evidence that change together are all told.
 *
 * @param before the plans of the publication before; null for the first one
 * @param after the plans about to be published
 * @returns in the order of the plans and their KPIs; empty when nothing a citizen sees has changed
 */
export function publicationChanges(
  before: readonly PublishedPlan[] | null,
  after: readonly PublishedPlan[],
): ChangeFact[] {
  if (before === null) return [ofPublication("first", { what: "first_publication" })];
  const plansBefore = new Map(before.map((plan) => [plan.definition.id, plan]));
  const plansAfter = new Set(after.map((plan) => plan.definition.id));
  const removed = before.filter(({ definition }) => !plansAfter.has(definition.id));
  const [leading] = after;
  const names = kpiNames(after.map(({ definition }) => definition));
  const leads =
    leading && before[0] && leading.definition.id !== before[0].definition.id
      ? [ofPublication("definition", { what: "plan_leads", plan: leading.definition.name })]
      : [];
  return [
    ...leads,
    ...after.flatMap((plan) => changesOfPlan(plansBefore.get(plan.definition.id) ?? null, plan, names)),
    ...removed.map(({ definition }) =>
      ofPublication("definition", { what: "plan_removed", plan: definition.name }),
    ),
  ];
}

/** The entry by which the first publication under another version of the rule says so; null where it is the same. */
export function ruleChange(before: string, after: string): ChangeFact | null {
  return before === after ? null : ofPublication("definition", { what: "rule_updated", before, after });
}

/** The entry by which a publication says that an earlier one was taken back (取下げ). */
export function withdrawalChange(no: number, reason: string): ChangeFact {
  return ofPublication("withdrawal", { what: "publication_withdrawn", no, reason });
}

/** The change as it is published. @param textOf the sentence in the language of the publication */
export function freezeChange(
  change: ChangeFact,
  textOf: (detail: ChangeDetail) => string,
): PublicationChange {
  const { kind, kpiId, fy, detail, marks } = change;
  return { kind, kpiId, fy, text: textOf(detail), ...(marks ? { marks } : {}) };
}

const ON_RECORD: readonly ChangeKind[] = ["correction", "confirmation", "mark", "definition", "withdrawal"];

/** Those of a publication's changes that every later publication tells as well. */
export function recordedChanges(publication: {
  readonly no: number;
  readonly publishedAt: string;
  readonly changes: readonly PublicationChange[];
}): RecordedChange[] {
  const { no, publishedAt } = publication;
  return publication.changes
    .filter(({ kind }) => ON_RECORD.includes(kind))
    .map((change) => ({ ...change, no, publishedAt }));
}

function changesOfPlan(
  before: PublishedPlan | null,
  after: PublishedPlan,
  names: Readonly<Record<string, string>>,
): ChangeFact[] {
  const plan = after.definition.name;
  const life = changesOfLife(before, after);
  if (before === null) return [ofPublication("definition", { what: "plan_added", plan }), ...life];
  const decided = newChanges(before.definition, after.definition);
  const texts = textsChanged(before.definition, after.definition);
  const kpis = listKpis(after.definition).map(({ kpi }) => kpi);
  const kpisBefore = new Map(listKpis(before.definition).map(({ kpi }) => [kpi.id, kpi]));
  const seriesBefore = new Map(before.courses.map((series) => [series.kpiId, series]));
  const seriesAfter = new Map(after.courses.map((series) => [series.kpiId, series]));
  const ledger = after.definition.changes ?? [];
  const told = [...decided, ...undecided(before.definition, after.definition, decided)].map((change) => {
    const kpi = kpis.find(({ id }) => id === change.kpiId) ?? null;
    const path = change.what === "text" ? (texts.find((text) => isSaidBy(change, text))?.path ?? null) : null;
    return {
      ...ofPublication("definition", { what: "definition_changed", plan, kpi, change, ledger, path, names }),
      kpiId: change.kpiId,
      fy: change.from,
    };
  });
  const paths = texts
    .filter((text) => !decided.some((change) => isSaidBy(change, text)))
    .map(({ path }) => path);
  const known = new Set(decided.flatMap(({ kpiId, what }) => (what === "added" ? [kpiId] : [])));
  const added = kpis.filter(({ id }) => !kpisBefore.has(id) && !known.has(id));
  const removed = [...kpisBefore.values()].filter(({ id }) => !kpis.some((kpi) => kpi.id === id));
  return [
    ...life,
    ...told,
    ...added.map((kpi) => ofKpi("definition", kpi, { what: "kpi_added", kpi })),
    ...removed.map((kpi) => ofKpi("definition", kpi, { what: "kpi_removed", kpi })),
    ...(paths.length > 0
      ? [ofPublication("text", { what: "plan_words_updated", plan: after.definition, paths })]
      : []),
    ...kpis.flatMap((kpi) => {
      const series = seriesAfter.get(kpi.id);
      return series ? changesOfSeries(kpi, seriesBefore.get(kpi.id) ?? null, series, decided) : [];
    }),
  ];
}

/** 終了 and its day, or that it was taken back. */
function changesOfLife(before: PublishedPlan | null, after: PublishedPlan): ChangeFact[] {
  const plan = after.definition.name;
  const [was, on] = [before?.closedOn, after.closedOn];
  if (was === on) return [];
  if (on === undefined) return [ofPublication("definition", { what: "plan_reopened", plan })];
  return [ofPublication("definition", { what: "plan_closed", plan, on, reason: after.closedReason ?? "" })];
}

/**
 * What a KPI is called, says of itself and where it stands, and how pillars and measures follow each other: told as a
 * change of the definition also where no decision on record tells of it.
 */
function undecided(
  before: PlanDefinition,
  after: PlanDefinition,
  decided: readonly DefinitionChange[],
): DefinitionChange[] {
  const pairs = pairedPillars(before, after);
  const known = new Map(listKpis(before).map((placed) => [placed.kpi.id, placed]));
  const found: Pick<DefinitionChange, "kpiId" | "what" | "before" | "after">[] = [
    ...reorderings(pairs).map((order) => ({ ...order, kpiId: null, what: "order" as const })),
    ...listKpis(after).flatMap((placed) => {
      const { kpi } = placed;
      const was = known.get(kpi.id);
      if (was === undefined) return [];
      const words = (["name", "definition", "rationale"] as const).flatMap((what) =>
        was.kpi[what] === kpi[what] ? [] : [{ kpiId: kpi.id, what, before: was.kpi[what], after: kpi[what] }],
      );
      if (isSamePlace(pairs, was, placed)) return words;
      const place = { before: placeNotation(was), after: placeNotation(placed) };
      return [...words, { kpiId: kpi.id, what: "place" as const, ...place }];
    }),
  ];
  return found
    .filter(({ kpiId, what }) => !decided.some((each) => each.kpiId === kpiId && each.what === what))
    .map(({ kpiId, what, before: old, after: now }) => ({
      kpiId,
      what,
      before: old,
      after: now,
      from: null,
      reason: "",
      decidedOn: null,
      document: null,
      rejudges: false,
    }));
}

/** Texts that a reader sees, and the departments of KPIs. */
function textsChanged(before: PlanDefinition, after: PlanDefinition): TextDifference[] {
  const known = new Map(listKpis(before).map(({ kpi }) => [kpi.id, kpi]));
  const departments = listKpis(after).flatMap(({ kpi }) => {
    const was = known.get(kpi.id);
    if (was === undefined || was.department === kpi.department) return [];
    return [{ path: `kpis[${kpi.id}].department`, before: was.department, after: kpi.department }];
  });
  return [...textDifferences(before, after), ...departments];
}

function isSaidBy(change: DefinitionChange, text: TextDifference): boolean {
  if (change.what === "department") return text.path === `kpis[${change.kpiId}].department`;
  return change.what === "text" && change.before === text.before && change.after === text.after;
}

/** What was decided since: the list is only ever added to. */
function newChanges(before: PlanDefinition, after: PlanDefinition): DefinitionChange[] {
  const known = [...(before.changes ?? [])];
  return (after.changes ?? []).filter((change) => {
    const index = known.findIndex((each) => sameData(each, change));
    if (index === -1) return true;
    known.splice(index, 1);
    return false;
  });
}

function changesOfSeries(
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

/** Whether the change holds for that year. A 計画 and a figure of the document are of their own year alone. */
export function holdsInYear(
  { what, from }: Pick<DefinitionChange, "what" | "from">,
  fy: FiscalYear,
): boolean {
  if (what === "planned" || what === "documented") return from === fy;
  return from === null || from <= fy;
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

function ofPublication(kind: ChangeKind, detail: ChangeDetail): ChangeFact {
  return { kind, kpiId: null, fy: null, detail };
}

function ofKpi(kind: ChangeKind, kpi: Kpi, detail: ChangeDetail): ChangeFact {
  return { kind, kpiId: kpi.id, fy: null, detail };
}

function ofYear(kind: ChangeKind, detail: ChangeDetail & OfYear): ChangeFact {
  return { kind, kpiId: detail.kpi.id, fy: detail.fy, detail };
}
