/**
 * What the office types or pastes over the lines of a round: what it would make of each answer, told before anything is
 * changed. It begins or goes on with an answer; what was said of a whole year already is corrected on its own page alone,
 * where a reason is given.
 */
import { formatNumber } from "@/domain/plan/quantity";
import { type EntryWarning, entryChecks, isMuchChanged } from "@/domain/reports/entry-checks";
import { type InForce, isConfirmation, isCorrection, type ReportContent } from "@/domain/reports/report";
import {
  checkSubmission,
  isPossibleKind,
  type SubmissionContext,
  type SubmissionErrors,
} from "@/domain/reports/submission";
import { type DecimalString, decimal } from "@/domain/shared/decimal";
import { type FiscalYear, fiscalYearRange } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import type { Kpi } from "../plan/definition";
import { readTextCell } from "./choice";
import { readDayCell } from "./day";
import type { CellFault, CellReading } from "./fault";
import { readFigureCell } from "./figure";
import { compareThree } from "./preview";

/** The columns of the grid, from the left. */
export const LINE_FIELDS = ["actualText", "asOf", "reason", "nextStep", "warningNote"] as const;
export type LineField = (typeof LINE_FIELDS)[number];

/** A line as it stands now. */
export interface LineStanding {
  /** The KPI, or the metric read as one, in that year's terms. */
  readonly kpi: Kpi;
  readonly isMetric: boolean;
  readonly fy: FiscalYear;
  readonly today: IsoDate;
  readonly isSubmitted: boolean;
  /** Its newest answer is approved. */
  readonly isApproved: boolean;
  /** The newest answer; null while nothing was written. */
  readonly content: ReportContent | null;
  /** What an answer would replace. */
  readonly inForce: InForce;
  /** The figures of earlier years in this year's terms. */
  readonly earlier: readonly { readonly fy: FiscalYear; readonly value: DecimalString }[];
}

/** Why nothing can be typed here: it waits for a decision, or a figure of the whole year is in force. */
export type LineLock = "submitted" | "said";

export function lockOf({
  isSubmitted,
  inForce,
}: Pick<LineStanding, "isSubmitted" | "inForce">): LineLock | null {
  if (isSubmitted) return "submitted";
  return isCorrection(inForce, "final") || isConfirmation(inForce, "final") ? "said" : null;
}

/** A cell's text, and what stood there when the grid was filled. */
export interface LineEdit {
  readonly base: string;
  readonly typed: string;
}
export type LineEdits = Readonly<Partial<Record<LineField, LineEdit>>>;

type ShownDay = (day: IsoDate) => string;

/** What the line's cells show. @param showDay as the page writes days; what it writes can be read again */
export function shownLine(standing: LineStanding, showDay: ShownDay): Record<LineField, string> {
  const { actual, actualText, asOf, reason, nextStep, warningNote } = startOf(standing);
  return {
    actualText: actual === null ? actualText : shownFigure(actual),
    asOf: asOf === null ? "" : showDay(asOf),
    reason,
    nextStep,
    warningNote,
  };
}

export interface LineCell {
  readonly field: LineField;
  readonly before: string;
  readonly after: string;
  /** Somebody changed it since the grid was filled: as it stood then. */
  readonly madeFrom?: string;
  readonly fault?: CellFault;
}

export interface LineOutcome {
  readonly lock: LineLock | null;
  /** Those that would change, or cannot be read. */
  readonly cells: readonly LineCell[];
  /** The answer that would be written; null where nothing changes or something cannot be read. */
  readonly content: ReportContent | null;
  readonly warnings: readonly EntryWarning[];
  /** What is still missing before it can be handed in. */
  readonly owed: SubmissionErrors;
}

export function outcomeOfLine(standing: LineStanding, edits: LineEdits, showDay: ShownDay): LineOutcome {
  const lock = lockOf(standing);
  const now = shownLine(standing, showDay);
  const cells: LineCell[] = [];
  let content = startOf(standing);
  for (const field of LINE_FIELDS) {
    const edit = edits[field];
    if (edit === undefined) continue;
    const read = readField(standing, field, edit.typed, showDay);
    if (!read.ok) {
      cells.push({ field, before: now[field], after: edit.typed, fault: read.fault });
      continue;
    }
    const { text, change } = read.value;
    const compared = compareThree({ base: edit.base, now: now[field], file: text });
    if (compared === "same") continue;
    const madeFrom = compared === "both" ? { madeFrom: edit.base } : {};
    cells.push({ field, before: now[field], after: text, ...madeFrom });
    content = { ...content, ...change };
  }
  const isWritten = lock === null && cells.length > 0 && cells.every(({ fault }) => fault === undefined);
  if (!isWritten) return { lock, cells, content: null, warnings: [], owed: {} };
  const whole = withKind(standing, content);
  if (whole.asOf !== content.asOf && whole.asOf !== null && edits.asOf === undefined) {
    cells.push({ field: "asOf", before: "", after: showDay(whole.asOf) });
  }
  return { lock, cells, content: whole, ...checked(standing, whole) };
}

const BLANK: ReportContent = {
  actualText: "",
  actual: null,
  figureStatus: "final",
  missing: null,
  asOf: null,
  basisNote: "",
  reason: "",
  nextStep: "",
  warningNote: "",
};

/** What the line goes on with. After an approved 公表待ち or 年度途中の値 the figure is another one: only what holds for both stays. */
function startOf({ content, isApproved }: LineStanding): ReportContent {
  if (content === null) return BLANK;
  if (!isApproved) return content;
  const { nextStep, basisNote } = content;
  return { ...BLANK, nextStep, basisNote };
}

function shownFigure(value: DecimalString): string {
  return formatNumber(value, decimal(value).decimalPlaces());
}

/** As it would be kept, and what that makes of the answer. */
type FieldReading = CellReading<{ readonly text: string; readonly change: Partial<ReportContent> }>;

function readField({ kpi }: LineStanding, field: LineField, typed: string, showDay: ShownDay): FieldReading {
  const cell = { kind: "text", text: typed } as const;
  switch (field) {
    case "actualText": {
      const read = readFigureCell(cell, kpi);
      if (!read.ok) return read;
      const { text, value } = read.value ?? { text: "", value: null };
      return { ok: true, value: { text, change: { actualText: text, actual: value } } };
    }
    case "asOf": {
      const read = readDayCell(cell);
      if (!read.ok) return read;
      const text = read.value === null ? "" : showDay(read.value);
      return { ok: true, value: { text, change: { asOf: read.value } } };
    }
    default: {
      const read = readTextCell(cell);
      return read.ok ? { ok: true, value: { text: read.value, change: { [field]: read.value } } } : read;
    }
  }
}

/** A figure takes the place of 公表待ち, is of a kind that is possible now, and stands for the year's last day, or today. */
function withKind({ fy, today }: LineStanding, content: ReportContent): ReportContent {
  if (content.actual === null) return content;
  const isWhole = isPossibleKind("final", fy, today);
  const { end } = fiscalYearRange(fy);
  return {
    ...content,
    missing: null,
    figureStatus: isPossibleKind(content.figureStatus, fy, today) ? content.figureStatus : "interim",
    asOf: content.asOf ?? (isWhole ? end : today),
  };
}

function checked(standing: LineStanding, content: ReportContent): Pick<LineOutcome, "warnings" | "owed"> {
  const { kpi, fy, today, isMetric, earlier } = standing;
  const { actual: value, figureStatus: status, asOf } = content;
  const warnings = entryChecks({ kpi, fy, value, status, asOf, today, earlier });
  const context: SubmissionContext = {
    kpi,
    fy,
    today,
    isMetric,
    isCorrection: false,
    correctionReason: "",
    isWarned: warnings.length > 0,
    isMuchChanged: isMuchChanged(warnings),
  };
  return { warnings, owed: checkSubmission(content, context) };
}
