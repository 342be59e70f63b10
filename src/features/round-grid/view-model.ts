/** The lines of a round as the grid shows them, and what its cells would make of their answers. */
import type { FieldChange } from "@/domain/imports/compare";
import {
  type FigureField,
  type FigureValues,
  figureInUnit,
  figureValues,
  standingFigure,
  writtenFigure,
} from "@/domain/imports/figure-answer";
import {
  LINE_FIELDS,
  type LineEdits,
  type LineField,
  type LineLock,
  lockOf,
  openedValues,
  outcomeOfLine,
} from "@/domain/imports/pasted/lines";
import type { PreviewCell, PreviewItem, PreviewPart } from "@/domain/imports/preview";
import type { Kpi, PlanDefinition } from "@/domain/plan/definition";
import { kpiInYear } from "@/domain/plan/editions";
import { figureFinder } from "@/domain/plan/figures";
import { formatNumber } from "@/domain/plan/quantity";
import { isDocumented } from "@/domain/plan/years";
import { entryChecks } from "@/domain/reports/entry/entry-checks";
import { type ApprovedReport, FIGURE_STATUSES, type InForce, isConfirmation } from "@/domain/reports/report";
import { buildSeries, comparableYears } from "@/domain/reports/series";
import { type DecimalString, decimal, isDecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { type IsoDate, isIsoDate } from "@/domain/shared/iso-date";
import type { KpiId } from "@/domain/shared/kpi-id";
import {
  ANSWER_KIND_WORDS,
  FIGURE_HEADERS,
  figureFieldText,
  keptNoteWords,
  standingAnswerText,
} from "@/domain/words/ja/imports/answer-sheet";
import { cellFaultSentence } from "@/domain/words/ja/imports/imports";
import { entryWarningSentence } from "@/domain/words/ja/reports/entry";
import { reasonWord, reportStandingWords } from "@/domain/words/ja/reports/reports";
import type { ReturnedItem } from "@/server/answer-sheets/items";
import type { EntryNoteDto } from "@/server/reports/entry-notes";
import type { ReportDto } from "@/server/reports/queries";
import type { RoundOverviewItemDto } from "@/server/rounds/overview";
import type { OpenLine } from "./model/grid";
import type { GridCells } from "./schema";

/** A line with all that its preview needs. */
export interface GridSource {
  readonly kpiId: KpiId;
  /** The KPI, or the metric read as one, in the round's year. */
  readonly kpi: Kpi;
  readonly isMetric: boolean;
  readonly version: number;
  readonly isSubmitted: boolean;
  /** What an answer would replace. */
  readonly inForce: InForce;
  readonly values: FigureValues;
  /** What the answer says, also where it is answered anew. */
  readonly standingValues: FigureValues;
  /** The figures of earlier years in this year's terms. */
  readonly earlier: readonly { readonly fy: FiscalYear; readonly value: DecimalString }[];
  readonly department: string | null;
  readonly standing: string;
}

export interface GridLine extends OpenLine {
  readonly isMetric: boolean;
  readonly unit: string;
  readonly department: string | null;
  readonly standing: string;
  /** The answer in force where the cells are blank, because it is answered anew. */
  readonly inForce: string | null;
  /** Why nothing can be typed; null where it can. */
  readonly locked: string | null;
}

export interface GridPage {
  readonly round: { readonly id: string; readonly fy: FiscalYear; readonly title: string };
  readonly lines: readonly GridLine[];
}

export const FIELD_WORDS: Record<LineField, string> = {
  actual: "実績",
  asOf: "時点",
  reason: reasonWord({ isMetric: false }),
  nextStep: "今後の取組",
  warningNote: "この値で正しい理由",
};

const LOCK_WORDS: Record<LineLock, string> = {
  submitted: "提出されています。変更するときは、入力画面で差し戻してください。",
  said: "承認された実績か、計画書の実績があります。訂正は、入力画面で理由を添えて行ってください。",
};

/** A line per KPI and metric that the round asks for, in the plans' order. */
export function gridSources(
  plans: readonly PlanDefinition[],
  items: readonly Pick<RoundOverviewItemDto, "kpiId" | "planId" | "isIncluded" | "isMetric" | "department">[],
  reports: readonly ReportDto[],
  notes: readonly Pick<EntryNoteDto, "kpiId" | "correctionReason">[],
  approved: readonly ApprovedReport[],
  fy: FiscalYear,
): GridSource[] {
  const findFigure = figureFinder(plans);
  const reportOf = new Map(reports.map((report) => [report.kpiId, report]));
  const reasonOf = new Map(notes.map(({ kpiId, correctionReason }) => [kpiId, correctionReason]));
  const approvedOf = Map.groupBy(approved, ({ kpiId }) => kpiId);
  return items.flatMap((item): GridSource[] => {
    const { kpiId, isMetric } = item;
    const found = item.isIncluded ? findFigure(item) : null;
    const report = reportOf.get(kpiId);
    if (!found || !report) return [];
    const { state, content, version } = report;
    const { years } = buildSeries(found.plan, found.kpi, approvedOf.get(kpiId) ?? []);
    const year = years.find((each) => each.fy === fy);
    const kpi = kpiInYear(found.kpi, fy);
    const inForce = year?.figureStatus ?? (year?.corrections.length ? "taken_back" : null);
    const saved = content && { content, state, correctionReason: reasonOf.get(kpiId) ?? "" };
    return [
      {
        kpiId,
        kpi,
        isMetric,
        version,
        isSubmitted: state === "submitted",
        inForce,
        values: openedValues(figureValues(saved, kpi), { inForce, isApproved: state === "approved" }),
        standingValues: standingFigure(saved, kpi),
        earlier: comparableYears(found.kpi, years, fy),
        department: item.department?.name ?? null,
        standing: reportStandingWords({
          ...report,
          isDocumented: state === "not_started" && isDocumented(kpi, fy),
        }),
      },
    ];
  });
}

export function gridLine(source: GridSource): GridLine {
  const { kpiId, kpi, isMetric, values, department, standing } = source;
  const lock = lockOf(source);
  const ofFields = (text: (field: LineField) => string) =>
    Object.fromEntries(LINE_FIELDS.map((field) => [field, text(field)])) as Record<LineField, string>;
  return {
    kpiId,
    name: kpi.name,
    isMetric,
    unit: kpi.unit,
    department,
    standing,
    inForce: inForceText(source),
    isLocked: lock !== null,
    locked: lock && LOCK_WORDS[lock],
    values: ofFields((field) => values[field]),
    shown: ofFields((field) => shownText(field, values[field])),
  };
}

function inForceText({ kpi, values, standingValues }: GridSource): string | null {
  if (standingValues.answer === values.answer || values.actual !== "") return null;
  return standingAnswerText(standingValues, toldText(kpi, "actual", standingValues.actual));
}

/** As the preview tells it, as that of a sheet does: a figure with its unit. */
function toldText(kpi: Kpi, field: FigureField, value: string): string {
  return figureFieldText(field, value, (figure) => figureInUnit(figure, kpi));
}

/** As it is written in the grid; what is written can be read again. */
function shownText(field: FigureField, value: string): string {
  return figureFieldText(field, value, (figure) =>
    isDecimalString(figure) ? formatNumber(figure, decimal(figure).decimalPlaces()) : figure,
  );
}

interface At {
  readonly fy: FiscalYear;
  /** ISO date in Asia/Tokyo. */
  readonly today: IsoDate;
}

/** What the cells make of their lines, in the order of the lines. */
export function gridItems(sources: readonly GridSource[], cells: GridCells, at: At): ReturnedItem[] {
  const cellsOf = Map.groupBy(cells, ({ kpiId }) => kpiId);
  return sources.flatMap((source) => {
    const own = cellsOf.get(source.kpiId);
    return own ? [gridItem(source, own, at)] : [];
  });
}

function gridItem(source: GridSource, own: GridCells, at: At): ReturnedItem {
  const { kpi, kpiId, version } = source;
  const edits: LineEdits = Object.fromEntries(own.map(({ field, base, typed }) => [field, { base, typed }]));
  const { changes, values } = outcomeOfLine(
    { values: source.values, standing: source.standingValues },
    edits,
    { ...at, kpi, kindWords: ANSWER_KIND_WORDS },
  );
  const lock = lockOf(source);
  const item: PreviewItem = {
    key: kpiId,
    name: kpi.name,
    address: "",
    cells: [...changes.map((change) => cellOf(source, change, edits)), ...takenDay(source, changes, values)],
    warnings: values === null ? [] : warningsOf(source, values, at),
    errors: lock === null ? [] : [LOCK_WORDS[lock]],
    owed: [],
  };
  if (values === null || lock !== null) return { item, returned: null };
  const answer = { kpiId, fy: at.fy, version, content: writtenFigure(values), correctionReason: "" };
  return { item, returned: { kind: "figure", answer } };
}

function cellOf(
  { kpi, isMetric }: GridSource,
  change: FieldChange<FigureField>,
  edits: LineEdits,
): PreviewCell {
  const { field } = change;
  const told = {
    address: "",
    field: fieldWord(field, isMetric),
    before: toldText(kpi, field, change.before),
  };
  if (change.kind === "unreadable")
    return { ...told, after: edits[field as LineField]?.typed ?? "", error: cellFaultSentence(change.fault) };
  const after = toldText(kpi, field, change.after);
  return change.kind === "both"
    ? { ...told, after, madeFrom: toldText(kpi, field, change.base) }
    : { ...told, after };
}

function fieldWord(field: FigureField, isMetric: boolean): string {
  if (field === "reason") return reasonWord({ isMetric });
  return field in FIELD_WORDS ? FIELD_WORDS[field as LineField] : FIGURE_HEADERS[field];
}

/** The day that a figure stands for where nobody gave one. */
function takenDay(
  { kpi, standingValues: before }: GridSource,
  changes: readonly FieldChange<FigureField>[],
  values: FigureValues | null,
): PreviewCell[] {
  const isTyped = changes.some(({ field }) => field === "asOf");
  if (values === null || isTyped || values.asOf === before.asOf) return [];
  return [
    {
      address: "",
      field: FIELD_WORDS.asOf,
      before: toldText(kpi, "asOf", before.asOf),
      after: toldText(kpi, "asOf", values.asOf),
    },
  ];
}

function warningsOf(source: GridSource, values: FigureValues, { fy, today }: At): string[] {
  const { kpi, earlier } = source;
  const { actual: value, asOf, basisNote } = values;
  if (!isDecimalString(value)) return [];
  // A remark on the 速報値 has no cell here, and the public reads it beside the 確報値 as well.
  const kept = isConfirmation(source.inForce, "final") && basisNote !== "" ? [keptNoteWords(basisNote)] : [];
  const status = FIGURE_STATUSES.find((each) => each === values.answer) ?? null;
  const day = isIsoDate(asOf) ? asOf : null;
  const asked = entryChecks({ kpi, fy, value, status, asOf: day, today, earlier });
  return [...kept, ...asked.map((warning) => entryWarningSentence(warning, kpi))];
}

export interface GridPreview {
  readonly part: PreviewPart;
  /** By KPI, of the lines that would change: applied is what was seen. */
  readonly versions: Readonly<Record<string, number>>;
}

/** @param cells as many as were sent: of a line that is no longer asked for nothing can be taken */
export function gridPreview(items: readonly ReturnedItem[], cells: GridCells): PreviewPart {
  const known = new Set(items.map(({ item }) => item.key));
  const isLost = cells.some(({ kpiId }) => !known.has(kpiId));
  return {
    key: "grid",
    name: "",
    notes: isLost ? ["この照会の対象でなくなった指標があります。その行の入力は保存されません。"] : [],
    errors: [],
    items: items.map(({ item }) => item),
  };
}

type GridAnswer = Extract<NonNullable<ReturnedItem["returned"]>, { kind: "figure" }>["answer"];

/**
 * The answers of the lines that were chosen.
 * @param seen.versions by KPI, as the preview showed them
 * @returns null where one of them is no longer as it was seen
 */
export function gridAnswers(
  items: readonly ReturnedItem[],
  seen: { readonly chosen: readonly KpiId[]; readonly versions: Readonly<Record<string, number>> },
): GridAnswer[] | null {
  const answers: GridAnswer[] = [];
  for (const kpiId of new Set(seen.chosen)) {
    const returned = items.find(({ item }) => item.key === kpiId)?.returned;
    if (returned?.kind !== "figure" || seen.versions[kpiId] !== returned.answer.version) return null;
    answers.push(returned.answer);
  }
  return answers;
}

/** By KPI, of the lines that would be written. */
export function versionsOf(items: readonly ReturnedItem[]): Record<string, number> {
  return Object.fromEntries(
    items.flatMap(({ item, returned }) => (returned ? [[item.key, returned.answer.version]] : [])),
  );
}
