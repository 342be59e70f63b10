/** A cell of a file that somebody sent, and how people call its place. */

/** What stands in a cell, as the person who typed it saw it. */
export interface SheetCell {
  /** `error`: #REF! and its like. A formula counts as what it gave. */
  readonly kind: "blank" | "text" | "number" | "date" | "error";
  /**
   * `number`: all digits, 76.2% where the cell shows a percentage. `date`: YYYY-MM-DD, with a time where the cell has one
   * (2026-03-31T12:00). `error`: its code.
   */
  readonly text: string;
  /** What somebody noted on the cell. */
  readonly comment?: string;
}

export const BLANK_CELL: SheetCell = { kind: "blank", text: "" };

const LETTERS = 26;

/** 1 → A, 26 → Z, 27 → AA. */
export function columnName(column: number): string {
  let name = "";
  for (let left = column; left > 0; left = Math.floor((left - 1) / LETTERS)) {
    name = String.fromCharCode(65 + ((left - 1) % LETTERS)) + name;
  }
  return name;
}

/** F7. Row and column from 1. */
export function cellAddress(row: number, column: number): string {
  return `${columnName(column)}${row}`;
}

/** Nothing in it, or nothing that anybody sees. */
export function isBlankCell({ text }: SheetCell): boolean {
  return text.trim() === "";
}
