/** 回答票: a department's answers of a round as a workbook to fill, A4 across, with everything locked that is not asked for. */
import { FIGURE_FIELDS, type FigureField, figureInUnit } from "@/domain/imports/figure-answer";
import { INITIATIVE_FIELDS, type InitiativeAnswerField } from "@/domain/imports/initiative-answer";
import { isDecimalString } from "@/domain/shared/decimal";
import { isIsoDate } from "@/domain/shared/iso-date";
import { fiscalYearJa, fiscalYearShort } from "@/domain/words/ja/dates";
import {
  ANSWER_KIND_WORDS,
  ANSWER_SHEET,
  definitionText,
  FIGURE_HEADERS,
  FIGURES_SHEET,
  FILL_COLOURED,
  INITIATIVE_HEADERS,
  INITIATIVES_SHEET,
  INSTRUCTION_SHEET,
  instructions,
  KNOWN_HEADERS,
  MARK_HEADER,
  STANDING_ANSWER,
  standingAnswerText,
} from "@/domain/words/ja/imports/answer-sheet";
import { metricPlaceLabel } from "@/domain/words/ja/plan/places";
import { wordsOf } from "@/domain/words/ja/plan/plan-words";
import { INITIATIVE_STATE_WORDS } from "@/domain/words/ja/reports/initiatives";
import { REPORT_STATE_WORDS } from "@/domain/words/ja/reports/reports";
import { footerText } from "@/lib/workbook/footer-text";
import { heightOf } from "@/lib/workbook/text-height";
import type {
  CellLook,
  CellRule,
  CellToWrite,
  RowToWrite,
  SheetToWrite,
  WorkbookToWrite,
} from "@/lib/workbook/types";
import type { FigureAnswer, InitiativeAnswer, RoundAnswers } from "./answers";
import { ruleOf } from "./cell-rules";
import { knownText } from "./known-figures";
import { markText } from "./mark";

/** Whose sheet it is; null: of what no department answers. */
export interface SheetOwner {
  readonly id: string | null;
  readonly name: string;
}

/** One column of a table: what stands over it, how wide it is, and what stands in a row. */
interface Column<Row, Field extends string> {
  readonly header: string;
  readonly width: number;
  /** Left out: locked. */
  readonly field?: Field;
  readonly isHidden?: boolean;
  readonly cell: (row: Row) => CellToWrite["value"];
  readonly look?: CellLook;
  /** What differs from row to row. */
  readonly format?: (row: Row) => string;
}

const HEAD: CellLook = {
  bold: true,
  fill: "D9E6FF",
  isFramed: true,
  wraps: true,
  down: "center",
  across: "center",
};
const LOCKED: CellLook = { isFramed: true, wraps: true };
/** Yellow on screen; on paper the frame tells as much. */
const OPEN: CellLook = { fill: "FFFBE0", isFramed: true, wraps: true, isOpen: true };
const TITLE: CellLook = { bold: true, size: 14 };
/** Title, what the colour means, heads. */
const HEAD_ROW = 3;
const HEAD_HEIGHT = 34;
/** What a sheet's text is set in. */
const FONT_SIZE = 10;
const INSTRUCTION_SIZE = 11;
const INSTRUCTION_WIDTH = 110;
/** Room to write in, also by hand on paper. */
const LINES_TO_FILL = 4;

const FIELD_WIDTHS: Readonly<Record<FigureField | InitiativeAnswerField, number>> = {
  answer: 10,
  actual: 10,
  asOf: 15,
  reason: 26,
  nextStep: 22,
  missingNote: 13,
  expectedOn: 15,
  warningNote: 13,
  basisNote: 11,
  correctionReason: 13,
  progress: 9,
  done: 34,
  result: 26,
};

export function answerSheetOf(answers: RoundAnswers, owner: SheetOwner): WorkbookToWrite {
  const mine = <T extends { readonly department: { readonly id: string } | null }>(each: T) =>
    (each.department?.id ?? null) === owner.id;
  const figures = answers.figures.filter(mine);
  const initiatives = answers.initiatives.filter(mine);
  return {
    title: `${ANSWER_SHEET} ${answers.round.title} ${owner.name}`,
    sheets: [
      instructionSheet(answers, owner),
      ...(figures.length === 0 ? [] : [figuresSheet(answers, owner, figures)]),
      ...(initiatives.length === 0 ? [] : [initiativesSheet(answers, owner, initiatives)]),
    ],
  };
}

function instructionSheet({ round, plans }: RoundAnswers, owner: SheetOwner): SheetToWrite {
  const lines = instructions({
    round: round.title,
    fy: round.fy,
    department: owner.name,
    dueOn: round.dueOn,
    contact: round.contact,
    office: wordsOf(plans[0] ?? {}).office,
  });
  return {
    name: INSTRUCTION_SHEET,
    columns: [{ width: INSTRUCTION_WIDTH }],
    rows: [
      { cells: [{ value: titleOf(round, owner), look: TITLE }], height: 26 },
      ...[...lines, ...(round.instructions === "" ? [] : [round.instructions])].map((line) => ({
        cells: [{ value: line, look: { wraps: true, size: INSTRUCTION_SIZE } }],
        height: heightOf([{ text: line, width: INSTRUCTION_WIDTH }], INSTRUCTION_SIZE),
      })),
    ],
    page: { orientation: "landscape", footer: "&P / &N" },
    isProtected: true,
  };
}

function titleOf({ title, fy }: RoundAnswers["round"], owner: SheetOwner): string {
  return `${ANSWER_SHEET}　${owner.name}　${title}（${fiscalYearJa(fy)}）`;
}

function figuresSheet(answers: RoundAnswers, owner: SheetOwner, rows: readonly FigureAnswer[]): SheetToWrite {
  const { round } = answers;
  const isCorrected = rows.some(({ isApproved }) => isApproved);
  const known: Column<FigureAnswer, FigureField>[] = [
    markColumn(answers, owner, ({ kpi }) => kpi.id),
    {
      header: KNOWN_HEADERS.figure,
      width: 20,
      cell: ({ kpi, placed }) => `${kpi.name}\n${metricPlaceLabel(placed.plan, placeOf(placed))}`,
    },
    { header: KNOWN_HEADERS.definition, width: 24, cell: ({ kpi }) => definitionText(kpi) },
    { header: KNOWN_HEADERS.unit, width: 7, cell: ({ kpi }) => kpi.unit, look: CENTER },
    {
      header: KNOWN_HEADERS.known,
      width: 21,
      cell: (row) => [knownText(row.kpi, row.earlier), ...standingFigureText(row)].join("\n").trim(),
    },
    { header: KNOWN_HEADERS.state, width: 8, cell: ({ state }) => REPORT_STATE_WORDS[state], look: CENTER },
  ];
  const fields = FIGURE_FIELDS.map(
    (field): Column<FigureAnswer, FigureField> => ({
      header: FIGURE_HEADERS[field],
      width: FIELD_WIDTHS[field],
      field,
      isHidden: field === "correctionReason" && !isCorrected,
      cell: (row) => figureCell(field, row.valuesAt(row.version)[field]),
      ...(field === "actual" ? { look: RIGHT, format: ({ kpi }) => numberFormat(kpi.decimals) } : {}),
      ...(field === "asOf" || field === "expectedOn" ? { look: { format: DAY_FORMAT } } : {}),
    }),
  );
  return tableSheet(FIGURES_SHEET, titleOf(round, owner), [...known, ...fields], rows, 2);
}

const RIGHT: CellLook = { across: "right" };
const CENTER: CellLook = { across: "center" };
/** 令和8年3月31日; Excel reads what is typed in any form. */
const DAY_FORMAT = '[$-411]ggge"年"m"月"d"日"';

function numberFormat(decimals: number): string {
  return decimals === 0 ? "#,##0" : `#,##0.${"0".repeat(decimals)}`;
}

/** What is in force where the cells to fill are blank. */
function standingFigureText({ kpi, standing, version, valuesAt }: FigureAnswer): string[] {
  if (standing.answer === valuesAt(version).answer) return [];
  const figure = figureInUnit(standing.actual, kpi);
  return [`${STANDING_ANSWER}　${standingAnswerText(standing, figure)}`];
}

function standingInitiativeText({ standing, version, valuesAt }: InitiativeAnswer): string[] {
  if (standing.progress === valuesAt(version).progress) return [];
  return [STANDING_ANSWER, `${initiativeCell("progress", standing.progress)}`];
}

function placeOf({ pillar, measure, initiative }: FigureAnswer["placed"]) {
  return { pillar: pillar?.no ?? null, measure: measure?.no ?? null, initiative: initiative?.id ?? null };
}

function figureCell(field: FigureField, value: string): CellToWrite["value"] {
  if (value === "") return null;
  if (field === "answer") return (ANSWER_KIND_WORDS as Readonly<Record<string, string>>)[value] ?? value;
  if (field === "actual") return isDecimalString(value) ? Number(value) : value;
  return (field === "asOf" || field === "expectedOn") && isIsoDate(value) ? { day: value } : value;
}

function initiativesSheet(
  answers: RoundAnswers,
  owner: SheetOwner,
  rows: readonly InitiativeAnswer[],
): SheetToWrite {
  const { round } = answers;
  const isCorrected = rows.some(({ isApproved }) => isApproved);
  const known: Column<InitiativeAnswer, InitiativeAnswerField>[] = [
    markColumn(answers, owner, ({ placed }) => placed.initiative.id),
    {
      header: KNOWN_HEADERS.initiative,
      width: 40,
      cell: ({ placed }) => `${placed.initiative.marker}${placed.initiative.text}`,
      look: { bold: true },
    },
    {
      header: KNOWN_HEADERS.place,
      width: 20,
      cell: ({ placed }) => `(${placed.pillar.no})-${placed.measure.no} ${placed.measure.title}`,
    },
    { header: KNOWN_HEADERS.before, width: 18, cell: beforeText },
    {
      header: KNOWN_HEADERS.state,
      width: 9,
      cell: (row) => [REPORT_STATE_WORDS[row.state], ...standingInitiativeText(row)].join("\n"),
      look: CENTER,
    },
  ];
  const fields = INITIATIVE_FIELDS.map(
    (field): Column<InitiativeAnswer, InitiativeAnswerField> => ({
      header: INITIATIVE_HEADERS[field],
      width: FIELD_WIDTHS[field],
      field,
      isHidden: field === "correctionReason" && !isCorrected,
      cell: (row) => initiativeCell(field, row.valuesAt(row.version)[field]),
    }),
  );
  return tableSheet(INITIATIVES_SHEET, titleOf(round, owner), [...known, ...fields], rows, 2);
}

function beforeText({ earlier }: InitiativeAnswer): string {
  if (earlier === null) return "";
  const state = `${fiscalYearShort(earlier.fy)} ${INITIATIVE_STATE_WORDS[earlier.progress]}`;
  return earlier.done.trim() === "" ? state : `${state}\n${earlier.done}`;
}

function initiativeCell(field: InitiativeAnswerField, value: string): CellToWrite["value"] {
  if (value === "") return null;
  if (field !== "progress") return value;
  return (INITIATIVE_STATE_WORDS as Readonly<Record<string, string>>)[value] ?? value;
}

/** In the first column, hidden: whoever shows it sees that it is to be left alone. */
function markColumn<Row extends { readonly version: number }>(
  { round }: RoundAnswers,
  owner: SheetOwner,
  idOf: (row: Row) => Parameters<typeof markText>[0]["itemId"],
): Column<Row, never> {
  return {
    header: MARK_HEADER,
    width: 12,
    isHidden: true,
    cell: (row) =>
      markText({
        itemId: idOf(row),
        fy: round.fy,
        version: row.version,
        roundId: round.id,
        departmentId: owner.id,
      }),
  };
}

function tableSheet<Row, Field extends FigureField | InitiativeAnswerField>(
  name: string,
  title: string,
  columns: readonly Column<Row, Field>[],
  rows: readonly Row[],
  frozenColumns: number,
): SheetToWrite {
  const first = HEAD_ROW + 1;
  const last = HEAD_ROW + rows.length;
  const open = columns.flatMap(({ field, header }, index) =>
    field === undefined ? [] : [{ field, header, no: index + 1 }],
  );
  return {
    name,
    columns: columns.map(({ width, isHidden = false }) => ({ width, isHidden })),
    rows: [
      { cells: [{ value: null }, { value: title, look: TITLE }], height: 24 },
      { cells: [{ value: null }, { value: FILL_COLOURED, look: {} }], height: 18 },
      { cells: columns.map(({ header }) => ({ value: header, look: HEAD })), height: HEAD_HEIGHT },
      ...rows.map((row) => rowOf(row, columns)),
    ],
    frozen: { rows: HEAD_ROW, columns: frozenColumns },
    rules: open.map(
      ({ field, header, no }): CellRule =>
        ruleOf(field, header, { top: first, left: no, bottom: last, right: no }),
    ),
    page: {
      orientation: "landscape",
      heads: { from: HEAD_ROW, to: HEAD_ROW },
      footer: `${footerText(title)}　&P / &N`,
    },
    isProtected: true,
  };
}

function rowOf<Row, Field extends string>(row: Row, columns: readonly Column<Row, Field>[]): RowToWrite {
  const cells = columns.map(({ cell, field, look, format, width, isHidden = false }) => ({
    value: cell(row),
    look: { ...(field === undefined ? LOCKED : OPEN), ...look, ...(format ? { format: format(row) } : {}) },
    width,
    isHidden,
  }));
  const texts = cells.flatMap(({ value, width, isHidden }) =>
    typeof value === "string" && !isHidden ? [{ text: value, width }] : [],
  );
  return {
    cells: cells.map(({ value, look }) => ({ value, look })),
    height: heightOf(texts, FONT_SIZE, LINES_TO_FILL),
  };
}
