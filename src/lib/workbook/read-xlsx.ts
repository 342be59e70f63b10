/** An .xlsx file as cells. Only src/cli/threads/workbooks.ts runs this: a hostile file may cost the thread, never the server. */
import { type Cell, type CellValue, readXlsx, type Sheet } from "hucre/xlsx";
import { MOST_COLUMNS, MOST_ROWS } from "./limits";
import { readableParts } from "./parts";
import type { MergedCells, ReadSheet, SheetCell, SheetRow, WorkbookReading } from "./types";

const READ_RANGE = `A1:IV${MOST_ROWS}`;

const BLANK: SheetCell = { kind: "blank", text: "" };
/** A spreadsheet keeps and shows fifteen digits: 0.30000000000000004 is 0.3 in its cell. */
const DIGITS = 15;

/** @param bytes a ZIP archive, whatever is in it */
export async function readXlsxFile(bytes: Uint8Array): Promise<WorkbookReading> {
  const parts = readableParts(bytes);
  if (typeof parts === "string") return { ok: false, fault: { reason: parts } };
  if (reachesBeyond(parts.archive)) {
    return {
      ok: false,
      fault: { reason: "too_many_rows", mostRows: MOST_ROWS, mostColumns: MOST_COLUMNS },
    };
  }
  let sheets: readonly Sheet[];
  try {
    ({ sheets } = await readXlsx(parts.archive, { readStyles: true, range: READ_RANGE }));
  } catch {
    return { ok: false, fault: { reason: "broken" } };
  }
  const workbook = { sheets: sheets.map(sheetOf) };
  if (textOf(workbook.sheets) > MOST_CHARACTERS) return { ok: false, fault: { reason: "too_much_inside" } };
  return { ok: true, workbook };
}

/** One text in every cell is little in a file, and is written out for each cell on its way to the other thread. */
const MOST_CHARACTERS = 4_000_000;

function textOf(sheets: readonly ReadSheet[]): number {
  let characters = 0;
  for (const { rows } of sheets) {
    for (const { cells } of rows) {
      for (const { text, comment = "" } of cells) characters += text.length + comment.length;
    }
  }
  return characters;
}

/** A cell that holds something and would be left out. Empty ones down there are common: a border goes to the last row. */
const FILLED_CELL =
  /<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"[^>]*?(?<!\/)>\s*<(?:\w+:)?(?:f|v|is)\b/g;

/** Some programs leave the numbers out: the next row is the next one. */
const UNNUMBERED_ROW = /<(?:\w+:)?row(?:\s(?![^>]*\br=)[^>]*)?>/g;

function reachesBeyond(archive: Uint8Array): boolean {
  // Nothing in it is packed, and what is looked for is ASCII.
  const text = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength).toString("latin1");
  for (const [, column = "", row] of text.matchAll(FILLED_CELL)) {
    if (Number(row) > MOST_ROWS || column.length > 2 || (column.length === 2 && column > "IV")) return true;
  }
  let rows = 0;
  for (const _ of text.matchAll(UNNUMBERED_ROW)) {
    rows += 1;
    if (rows > MOST_ROWS) return true;
  }
  return false;
}

function sheetOf(sheet: Sheet): ReadSheet {
  const rows = sheet.rows.flatMap((values, index): SheetRow[] => {
    const cells = values.map((value, column) => cellOf(value, sheet.cells?.get(`${index},${column}`)));
    while (cells.at(-1) === BLANK) cells.pop();
    if (cells.length === 0) return [];
    return [{ no: index + 1, isHidden: sheet.rowDefs?.get(index)?.hidden === true, cells }];
  });
  return {
    name: sheet.name,
    isHidden: sheet.hidden === true || sheet.veryHidden === true,
    rows,
    merges: (sheet.merges ?? []).map(
      ({ startRow, startCol, endRow, endCol }): MergedCells => ({
        top: startRow + 1,
        left: startCol + 1,
        bottom: endRow + 1,
        right: endCol + 1,
      }),
    ),
  };
}

function cellOf(value: CellValue, detail: Cell | undefined): SheetCell {
  const comment = detail?.comment?.text.trim();
  const cell = contentOf(value, detail);
  return comment ? { ...cell, comment } : cell;
}

function contentOf(value: CellValue, detail: Cell | undefined): SheetCell {
  if (detail?.type === "error") return { kind: "error", text: String(value) };
  // A formula that no program has worked out yet gives nothing that could be read.
  if (value === null) return detail?.formula === undefined ? BLANK : { kind: "error", text: "#N/A" };
  if (typeof value === "string") return value === "" ? BLANK : { kind: "text", text: value };
  if (typeof value === "boolean") return { kind: "text", text: value ? "TRUE" : "FALSE" };
  if (value instanceof Date) return dateOf(value);
  if (!Number.isFinite(value)) return { kind: "error", text: "#NUM!" };
  const isPercent = /%/.test((detail?.style?.numFmt ?? "").replace(/"[^"]*"|\\./g, ""));
  return { kind: "number", text: isPercent ? `${digits(value * 100)}%` : digits(value) };
}

const MS_PER_DAY = 86_400_000;
/** 1 January 1970 as a spreadsheet counts days. */
const UNIX_EPOCH = 25_569;
const LAST_YEAR = 9999;

/**
 * The library gives the day and time that the cell shows as if they were UTC. A number that is no day, 20260331 in a cell
 * for days, is shown as ####: it is the number that was typed.
 */
function dateOf(date: Date): SheetCell {
  if (Number.isNaN(date.getTime())) return { kind: "error", text: "#NUM!" };
  if (date.getUTCFullYear() > LAST_YEAR) {
    return { kind: "number", text: digits(date.getTime() / MS_PER_DAY + UNIX_EPOCH) };
  }
  const [day = "", time = ""] = date.toISOString().split("T");
  return { kind: "date", text: time.startsWith("00:00:00") ? day : `${day}T${time.slice(0, 5)}` };
}

/** 1e21 → 1000000000000000000000, 1e-7 → 0.0000001: the digits that the cell shows when it is wide enough. */
function digits(value: number): string {
  const rounded = Number(value.toPrecision(DIGITS));
  const text = String(rounded);
  const [mantissa = "", power] = text.split("e");
  if (power === undefined) return text;
  const sign = mantissa.startsWith("-") ? "-" : "";
  const [whole = "", fraction = ""] = mantissa.replace("-", "").split(".");
  const places = Number(power);
  if (places < 0) return `${sign}0.${"0".repeat(-places - 1)}${whole}${fraction}`;
  return `${sign}${whole}${fraction.padEnd(places, "0")}`;
}
