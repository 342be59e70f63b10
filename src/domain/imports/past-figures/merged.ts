/** Cells of a table that were made one: only the first of them holds something. */
import { BLANK_CELL, cellAddress, isBlankCell, type SheetCell } from "@/domain/imports/cells/cell";
import type { MergedCells } from "@/domain/imports/sheet";
import type { ColumnRole, ColumnRoles, TableRow } from "./columns";

/** The first of cells that were made one, and where it stands. */
export interface PlacedCell {
  readonly cell: SheetCell;
  readonly address: string;
}

export interface MergedTable {
  /** What is meant for a row's blank cell; undefined where nothing was merged over it. */
  readonly textFor: (row: number, role: ColumnRole) => PlacedCell | undefined;
  /** The address of what was merged over a blank figure or name, and is not meant for it; undefined where nothing was. */
  readonly notMeant: (row: number, column: number) => string | undefined;
}

/**
 * With a figure a row, a name, a year or a text that was merged downwards is meant for each of its rows. Where years are
 * columns, rows under one name are not of one kind (targets stand beside figures), and nothing is filled.
 * @param rows below the heading, by their numbers
 */
export function mergedTable(
  rows: readonly TableRow[],
  roles: ColumnRoles,
  merges: readonly MergedCells[],
): MergedTable {
  const isFigure = (at: number) => roles[at] === "figure" || roles[at] === "figureOfYear";
  const isLong = roles.includes("year");
  const over = roles.map((role, at) => {
    const isMeant = ({ left }: MergedCells) => (isFigure(at) ? isFigure(left - 1) : left === at + 1);
    return role === null ? new Map<number, PlacedCell>() : firstCells(rows, at + 1, merges.filter(isMeant));
  });
  return {
    textFor: (row, role) => (isLong ? over[roles.indexOf(role)]?.get(row) : undefined),
    notMeant: (row, at) =>
      isFigure(at) || (!isLong && roles[at] === "item") ? over[at]?.get(row)?.address : undefined,
  };
}

/** By the number of each row that a range covers in that column; its first cell is none of them. */
function firstCells(
  rows: readonly TableRow[],
  column: number,
  merges: readonly MergedCells[],
): Map<number, PlacedCell> {
  const found = new Map<number, PlacedCell>();
  const ranges = merges
    .filter(({ left, right }) => left <= column && column <= right)
    .sort((a, b) => a.top - b.top)
    .values();
  let range = ranges.next().value;
  let first: PlacedCell | null = null;
  for (const { no, cells } of rows) {
    while (range && range.bottom < no) {
      range = ranges.next().value;
      first = null;
    }
    if (!range || range.top > no) continue;
    const { top, left } = range;
    if (top === no) first = { cell: cells[left - 1] ?? BLANK_CELL, address: cellAddress(top, left) };
    const isFirst = top === no && left === column;
    if (first && !isFirst && isBlankCell(cells[column - 1] ?? BLANK_CELL)) found.set(no, first);
  }
  return found;
}
