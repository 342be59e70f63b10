/** Sheets as an .xlsx file. Made by src/cli/threads/workbooks.ts, so that the thread that answers requests is free meanwhile. */
import {
  type Cell,
  type CellStyle,
  type DataValidation,
  rangeRef,
  type WriteSheet,
  writeXlsx,
} from "hucre/xlsx";
import { FONT_SIZE } from "./layout";
import type {
  CellLook,
  CellRule,
  CellToWrite,
  MergedCells,
  RowToWrite,
  SheetToWrite,
  WorkbookToWrite,
} from "./types";

/** On every Windows since 10, and what LibreOffice puts in its place is as wide. */
const FONT = "BIZ UDPゴシック";
const LINE = { style: "thin", color: { rgb: "949494" } } as const;
/** Of what can be typed into a rule's texts, by Excel's own limits. */
const TITLE_MOST = 32;
const HINT_MOST = 255;
const DAY_FORMAT = "yyyy/m/d";

export async function writeXlsxFile({ title, made, sheets }: WorkbookToWrite): Promise<Uint8Array> {
  return await writeXlsx({
    sheets: sheets.map(sheetOf),
    defaultFont: { name: FONT, size: FONT_SIZE },
    properties: { title, creator: "", ...(made ? { created: made, modified: made } : {}) },
    activeSheet: Math.max(
      0,
      sheets.findIndex(({ isHidden }) => !isHidden),
    ),
  });
}

function sheetOf(sheet: SheetToWrite): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  const rowDefs = new Map<number, { height?: number; hidden?: boolean }>();
  for (const [index, row] of sheet.rows.entries()) {
    for (const [column, cell] of row.cells.entries()) cells.set(`${index},${column}`, cellOf(cell));
    const def = rowDefOf(row);
    if (def) rowDefs.set(index, def);
  }
  return {
    name: sheet.name,
    columns: sheet.columns.map(({ width, isHidden }) => ({ width, ...(isHidden ? { hidden: true } : {}) })),
    rows: sheet.rows.map(({ cells: inRow }) => inRow.map(written)),
    cells,
    rowDefs,
    ...(sheet.merges ? { merges: sheet.merges.map(rangeOf) } : {}),
    ...(sheet.frozen ? { freezePane: sheet.frozen } : {}),
    ...(sheet.rules ? { dataValidations: sheet.rules.map(ruleOf) } : {}),
    ...pageOf(sheet),
    ...(sheet.isProtected ? { protection: PROTECTION } : {}),
    ...(sheet.isHidden ? { hidden: true } : {}),
  };
}

/** Widths, heights and filters are the reader's; everything that is not open stays as it is. */
const PROTECTION = {
  sheet: true,
  objects: true,
  scenarios: true,
  formatColumns: true,
  formatRows: true,
  selectLockedCells: true,
  selectUnlockedCells: true,
} as const;

/** In a workbook _x0041_ means A: whoever typed it meant the seven characters. */
const ESCAPE = /_(?=x[0-9a-f]{4}_)/gi;

function written({ value }: CellToWrite) {
  if (typeof value === "string") return value.replace(ESCAPE, "_x005F_");
  if (value === null || typeof value === "number") return value;
  return new Date(`${value.day}T00:00:00Z`);
}

function cellOf(cell: CellToWrite): Partial<Cell> {
  const isDay = cell.value !== null && typeof cell.value === "object";
  const style = styleOf(isDay ? { format: DAY_FORMAT, ...cell.look } : (cell.look ?? {}));
  return { value: written(cell), style };
}

function rowDefOf({ height, isHidden }: RowToWrite) {
  if (height === undefined && !isHidden) return null;
  return { ...(height === undefined ? {} : { height }), ...(isHidden ? { hidden: true } : {}) };
}

function styleOf(look: CellLook): CellStyle {
  return {
    font: {
      name: FONT,
      size: look.size ?? FONT_SIZE,
      ...(look.bold ? { bold: true } : {}),
      ...(look.color ? { color: { rgb: look.color } } : {}),
    },
    ...(look.fill ? { fill: { type: "pattern", pattern: "solid", fgColor: { rgb: look.fill } } } : {}),
    ...(look.isFramed ? { border: { top: LINE, right: LINE, bottom: LINE, left: LINE } } : {}),
    alignment: {
      vertical: look.down ?? "top",
      ...(look.across ? { horizontal: look.across } : {}),
      ...(look.wraps ? { wrapText: true } : {}),
    },
    ...(look.format ? { numFmt: look.format } : {}),
    ...(look.isOpen ? { protection: { locked: false } } : {}),
  };
}

function rangeOf({ top, left, bottom, right }: MergedCells) {
  return { startRow: top - 1, startCol: left - 1, endRow: bottom - 1, endCol: right - 1 };
}

function ruleOf({ cells, allows, title, hint, error, strictness }: CellRule): DataValidation {
  const { startRow, startCol, endRow, endCol } = rangeOf(cells);
  return {
    ...allowed(allows),
    range: rangeRef(startRow, startCol, endRow, endCol),
    allowBlank: true,
    showInputMessage: true,
    showErrorMessage: true,
    inputTitle: title.slice(0, TITLE_MOST),
    inputMessage: hint.slice(0, HINT_MOST),
    errorTitle: title.slice(0, TITLE_MOST),
    errorMessage: error.slice(0, HINT_MOST),
    errorStyle: strictness,
  };
}

function allowed(allows: CellRule["allows"]): Pick<DataValidation, "type"> & Partial<DataValidation> {
  switch (allows.kind) {
    case "list":
      return { type: "list", values: [...allows.values] };
    case "formula":
      return { type: "custom", formula1: allows.formula };
    case "length":
      return { type: "textLength", operator: "lessThanOrEqual", formula1: String(allows.most) };
  }
}

function pageOf({ page }: SheetToWrite): Pick<WriteSheet, "pageSetup" | "headerFooter"> {
  return {
    pageSetup: {
      paperSize: "a4",
      orientation: page?.orientation ?? "portrait",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { top: 0.6, bottom: 0.6, left: 0.4, right: 0.4, header: 0.3, footer: 0.3 },
      ...(page?.heads ? { printTitlesRow: `$${page.heads.from}:$${page.heads.to}` } : {}),
    },
    ...(page?.footer ? { headerFooter: { oddFooter: page.footer } } : {}),
  };
}
