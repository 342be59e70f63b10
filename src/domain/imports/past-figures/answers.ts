/** Past figures: cells of a city's own table as answers to a KPI's or a metric's year, each with its address. */

import { BLANK_CELL, cellAddress } from "@/domain/imports/cells/cell";
import { readTextCell } from "@/domain/imports/cells/choice";
import { readDayCell } from "@/domain/imports/cells/day";
import { type CellFault, unreadable } from "@/domain/imports/cells/fault";
import { readFigureCell } from "@/domain/imports/cells/figure";
import { readFiscalYear } from "@/domain/imports/cells/fiscal-year-text";
import type { MergedCells } from "@/domain/imports/sheet";
import { isSurveyed, kpiInYear } from "@/domain/plan/editions";
import { parseQuantity } from "@/domain/plan/quantity";
import { isRunning } from "@/domain/plan/years";
import { MAX_REPORT_TEXT } from "@/domain/reports/entry/submission";
import type { ReportContent } from "@/domain/reports/report";
import { type FiscalYear, fiscalYearRange } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import type { ColumnRole, ColumnRoles, TableRow } from "./columns";
import type { FaultyCell } from "./faults";
import type { PastFigure, PastFiguresRead } from "./figure";
import { type AskingPlan, type Items, itemsOf } from "./items";
import { type MergedTable, mergedTable, type PlacedCell } from "./merged";
import { withoutTwins } from "./twins";
import { PUBLISHED_TEXTS } from "./words";

export interface PastTable {
  readonly rows: readonly TableRow[];
  /** Place of the heading in `rows`. */
  readonly head: number;
  readonly roles: ColumnRoles;
  readonly merges: readonly MergedCells[];
}

/** Far above a city's figures of twenty years; below what would keep a server from everybody else. */
export const MOST_PAST_FIGURES = 20_000;

/** Whether a table holds more cells with something in its columns of figures than are read at once. */
export function hasTooManyFigures(rows: readonly TableRow[], head: number, roles: ColumnRoles): boolean {
  const columns = [...roles.keys()].filter((at) => roles[at] === "figure" || roles[at] === "figureOfYear");
  let count = 0;
  for (const { cells } of rows.slice(head + 1)) {
    for (const at of columns) if ((cells[at]?.text ?? "") !== "") count += 1;
    if (count > MOST_PAST_FIGURES) return true;
  }
  return false;
}

/**
 * Reads the rows below the heading. Blank figures are passed over: they take nothing away. What cannot be read is told by
 * its address, and keeps nothing else from being read.
 * @param today ISO date in Asia/Tokyo
 */
export function readPastFigures(
  { rows, head, roles, merges }: PastTable,
  plans: readonly AskingPlan[],
  today: IsoDate,
): PastFiguresRead {
  const items = itemsOf(plans);
  const merged = mergedTable(rows.slice(head + 1), roles, merges);
  const headings = rows[head]?.cells ?? [];
  const yearOf = roles.map((role, at) =>
    role === "figureOfYear" ? readFiscalYear(headings[at]?.text ?? "") : null,
  );
  const figures: PastFigure[] = [];
  const faults: FaultyCell[] = [];
  const faulty = new Set<string>();
  for (const row of rows.slice(head + 1)) {
    const context: RowContext = { row, roles, merged, items, today };
    for (const { column, fy } of figureCells(context, yearOf)) {
      const read = readCell(context, column, fy);
      if (!("fault" in read)) {
        figures.push(read);
        continue;
      }
      // What is wrong with a row's name or words is wrong once, whatever the number of its years.
      if (!faulty.has(read.address)) faults.push(read);
      faulty.add(read.address);
    }
  }
  const once = withoutTwins(figures);
  return { figures: once.figures, faults: [...faults, ...once.faults] };
}

/** The cells of a row that hold a figure; `fy` null: the year stands in the row. */
function figureCells({ row, roles, merged }: RowContext, yearOf: readonly (FiscalYear | null)[]) {
  return roles.flatMap((role, column) => {
    if (role !== "figure" && role !== "figureOfYear") return [];
    const cell = row.cells[column] ?? BLANK_CELL;
    const isBlank = unreadable(cell) === null && isBlankFigure(cell.text);
    return isBlank && merged.notMeant(row.no, column) === undefined
      ? []
      : [{ column, fy: yearOf[column] ?? null }];
  });
}

/** In a table a lone dash stands where there is no figure. */
function isBlankFigure(text: string): boolean {
  const read = parseQuantity(text, { dashIsBlank: true });
  return read.ok && read.value === null;
}

interface RowContext {
  readonly row: TableRow;
  readonly roles: ColumnRoles;
  readonly merged: MergedTable;
  readonly items: Items;
  readonly today: IsoDate;
}

/** The one cell of the row that has a role, or the one that was merged over it; blank where no column has it. */
function cellOf({ row, roles, merged }: RowContext, role: ColumnRole): PlacedCell {
  const at = roles.indexOf(role);
  return (
    merged.textFor(row.no, role) ?? {
      cell: row.cells[at] ?? BLANK_CELL,
      address: cellAddress(row.no, Math.max(at, 0) + 1),
    }
  );
}

function readCell(
  context: RowContext,
  column: number,
  yearOfColumn: FiscalYear | null,
): PastFigure | FaultyCell {
  const { items, today, row } = context;
  const address = cellAddress(row.no, column + 1);
  for (const at of [context.roles.indexOf("item"), column]) {
    const first = context.merged.notMeant(row.no, at);
    if (first === undefined) continue;
    const fault = { reason: "merged", with: first } as const;
    return { address: cellAddress(row.no, at + 1), fault: { kind: "cell", fault } };
  }
  const texts = readTexts(context);
  if ("fault" in texts) return texts;
  const year = cellOf(context, "year");
  const fy = yearOfColumn ?? readFiscalYear(texts.year);
  if (fy === null) return { address: year.address, fault: { kind: "no_year", text: texts.year } };
  const found = items.find(texts.item, fy);
  if ("kind" in found) return { address: cellOf(context, "item").address, fault: found };
  if (isRunning(fy, today)) return { address, fault: { kind: "year_runs", fy } };
  const of = items.inYear(found.id, fy);
  if (of === null) return { address, fault: { kind: "no_plan", fy } };
  if (!isSurveyed(of.kpi, fy)) return { address, fault: { kind: "not_surveyed", fy } };
  const figure = readFigureCell(row.cells[column] ?? BLANK_CELL, kpiInYear(of.kpi, fy));
  if (!figure.ok) return { address, fault: { kind: "cell", fault: figure.fault } };
  if (figure.value === null) return { address, fault: { kind: "cell", fault: NO_FIGURE } };
  const asOf = cellOf(context, "asOf");
  const day = readDayCell(asOf.cell);
  if (!day.ok) return { address: asOf.address, fault: { kind: "cell", fault: day.fault } };
  if (day.value !== null && day.value > today) {
    return { address: asOf.address, fault: { kind: "future_date" } };
  }
  const { text: actualText, value: actual } = figure.value;
  const { reason, nextStep, basisNote } = texts;
  const said = {
    ...(day.value === null ? {} : { asOf: asOf.address }),
    ...saidTexts(context, texts),
  };
  const content: ReportContent = {
    actualText,
    actual,
    figureStatus: "final",
    missing: null,
    // A figure of a year that is over stands for its end, where nothing else is said.
    asOf: day.value ?? fiscalYearRange(fy).end,
    basisNote,
    reason,
    nextStep,
    warningNote: "",
  };
  return { address, kpiId: of.kpi.id, fy, of, actual, content, said, mergedFrom: mergedFrom(context) };
}

function mergedFrom({ row, merged }: RowContext): string[] {
  return (["item", "year"] as const).flatMap((role) => merged.textFor(row.no, role)?.address ?? []);
}

function saidTexts(context: RowContext, texts: Readonly<Record<(typeof PUBLISHED_TEXTS)[number], string>>) {
  const found = PUBLISHED_TEXTS.filter((word) => texts[word] !== "");
  return Object.fromEntries(found.map((word) => [word, cellOf(context, word).address]));
}

/** A blank cell is passed over before; this is for the types. */
const NO_FIGURE: CellFault = { reason: "figure", fault: { reason: "not_a_number" } };

const TEXTS = ["item", "year", "reason", "nextStep", "basisNote"] as const;

function readTexts(context: RowContext): Record<(typeof TEXTS)[number], string> | FaultyCell {
  const texts = { item: "", year: "", reason: "", nextStep: "", basisNote: "" };
  for (const role of TEXTS) {
    const { cell, address } = cellOf(context, role);
    const read = readTextCell(cell);
    if (!read.ok) return { address, fault: { kind: "cell", fault: read.fault } };
    const length = [...read.value].length;
    if (length > MAX_REPORT_TEXT) return { address, fault: { kind: "too_long", length } };
    texts[role] = read.value;
  }
  return texts;
}
