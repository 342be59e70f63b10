/** How the workbooks that people read and print are laid out: titles, tables, figures that stay numbers. */
import { safeLines, safeText } from "@/lib/spreadsheet-text";
import { heightOf, widthOf } from "./text-height";
import type { CellLook, CellToWrite, MergedCells, RowToWrite, SheetToWrite } from "./types";

/** A minus sign, as wide as a character, and what a spreadsheet leaves free. */
const SIGN_AND_ROOM = 3;
/** Digits of which every spreadsheet keeps each one. */
const EXACT_DIGITS = 15;

/** In points; of cells that say none. */
export const FONT_SIZE = 10;
export const TITLE_SIZE = 14;

export const HEAD_LOOK: CellLook = {
  bold: true,
  fill: "E8E8E8",
  isFramed: true,
  wraps: true,
  across: "center",
  down: "center",
};
export const TEXT_LOOK: CellLook = { isFramed: true, wraps: true, down: "top" };
export const FIGURE_LOOK: CellLook = { isFramed: true, wraps: true, across: "right", down: "top" };

/** A text with anything in it that somebody typed. */
export function textCell(text: string | null, look: CellLook = TEXT_LOOK): CellToWrite {
  return { value: text === null || text === "" ? null : safeLines(text), look };
}

/** Words of the system's own alone: no formula, though a mark may begin as one: 「－ 未評価」. */
export function ownWordsCell(text: string | null, look: CellLook = TEXT_LOOK): CellToWrite {
  return { value: text, look };
}

/** The number that a decimal is, for a cell that counts with it; null where a spreadsheet would lose a digit. */
export function exactNumber(text: string): number | null {
  const digits = text.replace(/^-|\./g, "").replace(/^0+/, "");
  return /^-?\d+(\.\d+)?$/.test(text) && digits.length <= EXACT_DIGITS ? Number(text) : null;
}

/**
 * A figure that stays a number, with its unit behind it as the cell's format.
 * @param figure.value exact, with a point; `text` as it is printed, where no cell can hold the number
 */
export function figureCell(
  figure: { value: string; decimals: number; suffix: string; text: string },
  look: CellLook = FIGURE_LOOK,
): CellToWrite {
  const { value, decimals, suffix, text } = figure;
  const number = exactNumber(value);
  if (number === null || !isFormat(suffix)) return textCell(text, look);
  const digits = `#,##0${decimals === 0 ? "" : `.${"0".repeat(decimals)}`}`;
  const unit = suffix === "" ? "" : `"${suffix}"`;
  return { value: number, look: { ...look, format: `${digits}${unit};"−"${digits}${unit}` } };
}

/** How wide a column must be for its figures: a number that has no room is shown as ####. 0 for a text. */
export function figureWidth({ value, look }: CellToWrite): number {
  if (typeof value !== "number") return 0;
  const [format = ""] = look?.format?.split(";") ?? [];
  const whole = Math.trunc(Math.abs(value)).toLocaleString("en-US");
  const rest = format.replace("#,##0", "").replaceAll('"', "");
  return widthOf(whole) + widthOf(rest) + SIGN_AND_ROOM;
}

/** Whether a format can say it: between quotes, which it cannot hold itself, and within Excel's limit. */
function isFormat(suffix: string): boolean {
  return suffix === safeText(suffix) && !suffix.includes('"') && suffix.length <= 100;
}

/** A name that a sheet may have, unlike those before it. */
export function sheetName(text: string, taken: readonly string[] = []): string {
  const plain =
    safeText(text)
      .replace(/[:\\/?*[\]：￥／？＊［］]/gu, " ")
      .replace(/^['\s]+|['\s]+$/g, "") || "表";
  for (let no = 1; ; no += 1) {
    const end = no === 1 ? "" : `(${no})`;
    const name = `${plain
      .slice(0, 31 - end.length)
      .replace(/[\uD800-\uDBFF]$/, "")
      .trimEnd()}${end}`;
    if (!taken.some((each) => each.toLowerCase() === name.toLowerCase())) return name;
  }
}

export interface TableColumn {
  readonly title: string;
  /** In characters of the standard font; a Japanese one counts two. */
  readonly width: number;
}

/** A table that people read: a title, one row of heads that stays in sight, a row for each line; printed across A4. */
export function tableSheet(table: {
  readonly name: string;
  /** Above the table, a line each; the first is the title. */
  readonly lines: readonly string[];
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly CellToWrite[])[];
}): SheetToWrite {
  const { name, lines, rows } = table;
  const columns = table.columns.map((column, i) => ({
    ...column,
    width: Math.max(column.width, ...rows.map((cells) => figureWidth(cells[i] ?? { value: null }))),
  }));
  const width = columns.length;
  const above = lines.map(
    (line, i): RowToWrite => rowAcross(line, columns, i === 0 ? { bold: true, size: TITLE_SIZE } : {}),
  );
  const head = rowOf(
    columns.map(({ title }) => textCell(title, HEAD_LOOK)),
    columns,
  );
  const headNo = above.length + 1;
  return {
    name,
    columns: columns.map((column) => ({ width: column.width })),
    rows: [...above, head, ...rows.map((cells) => rowOf(cells, columns))],
    merges: width > 1 ? above.map((_, i): MergedCells => mergedRow(i + 1, width)) : [],
    frozen: { rows: headNo, columns: 1 },
    page: { orientation: "landscape", heads: { from: headNo, to: headNo }, footer: "&P / &N" },
  };
}

interface Width {
  readonly width: number;
}

/** A row as tall as its texts. */
function rowOf(cells: readonly CellToWrite[], columns: readonly Width[]): RowToWrite {
  const texts = cells.map(({ value }, i) => ({
    text: typeof value === "string" ? value : "",
    width: columns[i]?.width ?? 1,
  }));
  return { cells, height: heightOf(texts, FONT_SIZE) };
}

/** A text over all columns, for {@link mergedRow}; every cell has the look, as a frame goes around each. */
export function rowAcross(text: string, columns: readonly Width[], look: CellLook = {}): RowToWrite {
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const size = look.size ?? FONT_SIZE;
  return {
    cells: columns.map((_, i) => textCell(i === 0 ? text : null, { down: "center", ...look })),
    height: heightOf([{ text, width: (width * FONT_SIZE) / size }], size),
  };
}

/** One row's cells from column A on, as one. */
export function mergedRow(row: number, width: number): MergedCells {
  return { top: row, left: 1, bottom: row, right: width };
}
