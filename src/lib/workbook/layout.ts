/** How the workbooks that people read and print are laid out: titles, tables, figures that stay numbers. */
import { safeLines, safeText } from "@/lib/spreadsheet-text";
import type { CellLook, CellToWrite, MergedCells, RowToWrite, SheetToWrite } from "./types";

/** Digits of which every spreadsheet keeps each one. */
const EXACT_DIGITS = 15;

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

export function textCell(text: string | null, look: CellLook = TEXT_LOOK): CellToWrite {
  return { value: text === null || text === "" ? null : safeLines(text), look };
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
  const { name, lines, columns, rows } = table;
  const width = columns.length;
  const above = lines.map(
    (line, i): RowToWrite => ({ cells: [textCell(line, i === 0 ? { bold: true, size: 14 } : {})] }),
  );
  const head: RowToWrite = { cells: columns.map(({ title }) => textCell(title, HEAD_LOOK)) };
  const headNo = above.length + 1;
  return {
    name,
    columns: columns.map((column) => ({ width: column.width })),
    rows: [...above, head, ...rows.map((cells) => ({ cells }))],
    merges: width > 1 ? above.map((_, i): MergedCells => mergedRow(i + 1, width)) : [],
    frozen: { rows: headNo, columns: 1 },
    page: { orientation: "landscape", heads: { from: headNo, to: headNo }, footer: "&P / &N" },
  };
}

/** In points. */
const LINE_HEIGHT = 15;

/**
 * How tall a text is in cells that were made one: the spreadsheet does not find it out by itself.
 * @param width in characters of the standard font, of which a Japanese one takes two
 */
export function heightOf(text: string, width: number): number {
  const lines = text.split("\n").map((line) => {
    const halves = [...line].reduce((sum, char) => sum + (char > "\u00ff" ? 2 : 1), 0);
    return Math.max(1, Math.ceil(halves / Math.max(1, width - 1)));
  });
  return LINE_HEIGHT * lines.reduce((sum, each) => sum + each, 0) + 3;
}

/** One row's cells from column A on, as one. */
export function mergedRow(row: number, width: number): MergedCells {
  return { top: row, left: 1, bottom: row, right: width };
}
