/** A table that somebody sent: rows of cells, as any reader of files gives them. */
import type { SheetCell } from "@/domain/imports/cells/cell";

export interface SheetRow {
  /** As the spreadsheet program shows it, from 1. */
  readonly no: number;
  readonly isHidden: boolean;
  /** From column A on. */
  readonly cells: readonly SheetCell[];
}

/** Cells that were made one: only the first holds something. Rows and columns from 1. */
export interface MergedCells {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface ReadSheet {
  /** "" of a CSV file. */
  readonly name: string;
  readonly isHidden: boolean;
  readonly rows: readonly SheetRow[];
  readonly merges: readonly MergedCells[];
}
