/** A table as it was read, to say which of its columns are past figures. What was chosen last time is offered again. */
import { columnName } from "@/domain/imports/cells/cell";
import { readFiscalYear } from "@/domain/imports/cells/fiscal-year-text";
import {
  type ColumnRole,
  findHeadRow,
  fromRemembered,
  headingSet,
  headingsOf,
  suggestRoles,
  type TableRow,
} from "@/domain/imports/past-figures/columns";
import { can } from "@/domain/shared/access";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { HEADING_WORDS } from "@/domain/words/ja/imports/table-headings";
import { done, type Result, refused } from "@/lib/result";
import type { ReadWorkbook } from "@/lib/workbook/types";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { rememberedSchema } from "./input";

/** How many rows below the heading are shown of each column. */
const SAMPLES = 3;
/** How far down the row with the headings can be chosen. */
const HEAD_CHOICES = 20;

export interface PastTableDto {
  readonly sheets: readonly { readonly name: string; readonly isHidden: boolean }[];
  /** Place of the sheet that is shown. */
  readonly sheet: number;
  /** Number of the row with the headings. */
  readonly headRow: number;
  /** The first rows of the sheet. */
  readonly heads: readonly { readonly no: number; readonly text: string }[];
  readonly columns: readonly {
    /** A, B, C … */
    readonly name: string;
    readonly heading: string;
    readonly samples: readonly string[];
    readonly role: ColumnRole | null;
    /** The year that the heading names; null where it names none. */
    readonly fy: FiscalYear | null;
  }[];
  /** The choice is that of the last table with these headings. */
  readonly isRemembered: boolean;
}

/**
 * @param wanted the sheet and the row with the headings; what is left out is found
 * @returns `invalid` where the file holds no table
 */
export async function readPastTable(
  viewer: Viewer,
  { sheets }: ReadWorkbook,
  wanted: { readonly sheet?: number; readonly headRow?: number },
): Promise<Result<PastTableDto>> {
  if (!can(viewer, "report.submit", {})) return refused("forbidden");
  const sheet = wanted.sheet ?? firstWithTable(sheets);
  const rows = sheets[sheet]?.rows ?? [];
  const head =
    wanted.headRow === undefined
      ? findHeadRow(rows, HEADING_WORDS)
      : rows.findIndex(({ no }) => no === wanted.headRow);
  const headRow = rows[head];
  if (headRow === undefined) {
    return refused("invalid", {
      file: "表が見つかりません。見出しと実績のあるシートかファイルを選んでください。",
    });
  }
  const headings = wholeHeadings(headingsOf(headRow), rows.slice(head + 1));
  const remembered = await readRemembered(headings);
  const roles = remembered ? fromRemembered(headings, remembered) : suggestRoles(headings, HEADING_WORDS);
  return done({
    sheets: sheets.map(({ name, isHidden }) => ({ name, isHidden })),
    sheet,
    headRow: headRow.no,
    heads: rows
      .slice(0, HEAD_CHOICES)
      .map((row) => ({ no: row.no, text: headingsOf(row).filter(Boolean).join("｜") })),
    columns: headings.map((heading, at) => ({
      name: columnName(at + 1),
      heading,
      samples: samplesOf(rows.slice(head + 1), at),
      role: roles[at] ?? null,
      fy: readFiscalYear(heading),
    })),
    isRemembered: remembered !== null,
  });
}

function firstWithTable(sheets: ReadWorkbook["sheets"]): number {
  const shown = sheets.findIndex(({ isHidden, rows }) => !isHidden && rows.length > 1);
  return Math.max(0, shown);
}

/** A column may hold something without being called anything. */
function wholeHeadings(headings: readonly string[], rows: readonly TableRow[]): string[] {
  const width = Math.max(headings.length, ...rows.slice(0, HEAD_CHOICES).map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, at) => headings[at] ?? "");
}

function samplesOf(rows: readonly TableRow[], at: number): string[] {
  return rows
    .map(({ cells }) => cells[at]?.text.trim() ?? "")
    .filter((text) => text !== "")
    .slice(0, SAMPLES);
}

/** What the headings of the last table like this one were read as; null where there was none. */
async function readRemembered(headings: readonly string[]) {
  const row = await db().figureImport.findFirst({
    where: { headingSet: headingSet(headings) },
    orderBy: { importedAt: "desc" },
    select: { columns: true },
  });
  return row === null ? null : rememberedSchema.parse(row.columns);
}
