/**
 * The rows of a form that came back. Each is found by its mark, never by its place: rows are put in another order, rows and
 * columns are put in between, columns are left out.
 */

import { BLANK_CELL, cellAddress, isBlankCell, type SheetCell } from "@/domain/imports/cells/cell";
import { nameKey } from "@/domain/shared/names";
import type { MergedCells, ReadSheet, SheetRow } from "./sheet";

/** One field of one row as it stands in the file. */
export interface FormCell {
  /** F7 */
  readonly address: string;
  readonly cell: SheetCell;
  /** Those it was made one with, where another of them is the first: its own content is gone. */
  readonly mergedWith: { readonly first: string; readonly isOfRow: boolean } | null;
}

export interface FormRow<Field extends string> {
  readonly sheet: string;
  readonly no: number;
  readonly isHidden: boolean;
  /** The text of the row's mark; "" where somebody wrote into a row without one. */
  readonly mark: string;
  /** Fields whose column the sheet has. */
  readonly cells: Readonly<Partial<Record<Field, FormCell>>>;
}

export interface FormSheet<Field extends string> {
  readonly name: string;
  /** Fields whose column is gone. */
  readonly missing: readonly Field[];
  readonly rows: readonly FormRow<Field>[];
}

/**
 * @param headers what stands over each field's column
 * @param markHeader what stands over the marks
 * @returns null where the sheet has no column of marks: it is none of the form's
 */
export function readFormSheet<Field extends string>(
  sheet: ReadSheet,
  headers: Readonly<Record<Field, string>>,
  markHeader: string,
): FormSheet<Field> | null {
  const isMark = (cell: SheetCell) => nameKey(cell.text) === nameKey(markHeader);
  const head = sheet.rows.find(({ cells }) => cells.some(isMark));
  if (!head) return null;
  const markColumn = head.cells.findIndex(isMark);
  const fields = Object.keys(headers) as Field[];
  const columns = new Map(
    fields.flatMap((field) => {
      const column = head.cells.findIndex((cell) => nameKey(cell.text) === nameKey(headers[field]));
      return column === -1 ? [] : [[field, column] as const];
    }),
  );
  const rowOf = (row: SheetRow): FormRow<Field> => ({
    sheet: sheet.name,
    no: row.no,
    isHidden: row.isHidden,
    mark: (row.cells[markColumn] ?? BLANK_CELL).text.trim(),
    cells: Object.fromEntries(
      [...columns].map(([field, column]) => [field, formCell(sheet, row, column)]),
    ) as Partial<Record<Field, FormCell>>,
  });
  return {
    name: sheet.name,
    missing: fields.filter((field) => !columns.has(field)),
    rows: sheet.rows
      .filter(({ no }) => no > head.no)
      .map(rowOf)
      .filter(isFilled),
  };
}

/** A row without a mark says something only where somebody typed into a field. */
function isFilled<Field extends string>({ mark, cells }: FormRow<Field>): boolean {
  return mark !== "" || (Object.values(cells) as FormCell[]).some(({ cell }) => !isBlankCell(cell));
}

function formCell({ merges }: ReadSheet, row: SheetRow, column: number): FormCell {
  const place = { row: row.no, column: column + 1 };
  const merged = merges.find((range) => covers(range, place));
  const isFirst = merged?.top === place.row && merged.left === place.column;
  return {
    address: cellAddress(place.row, place.column),
    cell: row.cells[column] ?? BLANK_CELL,
    mergedWith:
      merged && !isFirst
        ? { first: cellAddress(merged.top, merged.left), isOfRow: merged.top === merged.bottom }
        : null,
  };
}

function covers(
  { top, left, bottom, right }: MergedCells,
  { row, column }: { readonly row: number; readonly column: number },
): boolean {
  return top <= row && row <= bottom && left <= column && column <= right;
}
