/** Workbooks and CSV files as this program sees them, whichever library reads and writes them. */

/** What stands in a cell, as the person who typed it saw it. */
export interface SheetCell {
  /** `error`: #REF! and its like. A formula counts as what it gave. */
  readonly kind: "blank" | "text" | "number" | "date" | "error";
  /**
   * `number`: all digits, with a point, without an exponent; 76.2% where the cell shows a percentage. `date`: YYYY-MM-DD,
   * with a time where the cell has one (2026-03-31T12:00). `error`: its code.
   */
  readonly text: string;
  /** What somebody noted on the cell. */
  readonly comment?: string;
}

export interface SheetRow {
  /** As a spreadsheet shows it, from 1: of a CSV file too, where a cell may have several lines. */
  readonly no: number;
  readonly isHidden: boolean;
  /** From column A on, up to the last one that holds something. */
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
  readonly name: string;
  readonly isHidden: boolean;
  /** Rows that hold something. */
  readonly rows: readonly SheetRow[];
  readonly merges: readonly MergedCells[];
}

/** A file that was read: of a CSV file one sheet without a name. */
export interface ReadWorkbook {
  readonly sheets: readonly ReadSheet[];
}

/** A place in a CSV file: the cell, and the line of the file with the character in it, as an editor counts them. All from 1. */
export interface TextPlace {
  readonly row: number;
  readonly column: number;
  readonly line: number;
  readonly character: number;
}

/** Why a file cannot be read, for a sentence to the person who sent it. */
export type WorkbookFault =
  /** Bytes that a file may have. */
  | { readonly reason: "too_large"; readonly mostBytes: number }
  | { readonly reason: "empty" | "old_excel" | "locked" | "other_file" | "broken" }
  /** What it unpacks to, or how many parts it has, is more than any sheet of figures. */
  | { readonly reason: "too_much_inside" }
  | { readonly reason: "too_many_rows"; readonly mostRows: number; readonly mostColumns: number }
  /** A CSV file in another encoding than those that are read, or with a NUL, and where the first such character stands. */
  | ({ readonly reason: "unknown_encoding" | "nul" } & TextPlace)
  /** A CSV file with a cell whose quotes do not end. Both from 1. */
  | { readonly reason: "bad_quotes"; readonly row: number; readonly column: number };

export type WorkbookReading =
  | { readonly ok: true; readonly workbook: ReadWorkbook }
  | { readonly ok: false; readonly fault: WorkbookFault };

/** How a cell looks. Colours as RRGGBB. */
export interface CellLook {
  readonly bold?: boolean;
  /** In points. */
  readonly size?: number;
  readonly color?: string;
  readonly fill?: string;
  /** Thin lines around the cell. */
  readonly isFramed?: boolean;
  readonly across?: "left" | "center" | "right";
  readonly down?: "top" | "center" | "bottom";
  /** Long text goes on in the next line of its cell. */
  readonly wraps?: boolean;
  /** What Excel calls a number format: #,##0.0, yyyy/m/d, @ for text. */
  readonly format?: string;
  /** May be changed where the sheet is protected. */
  readonly isOpen?: boolean;
}

export interface CellToWrite {
  /** Text stays text, whatever it begins with: it never becomes a formula. A day as YYYY-MM-DD in an object. */
  readonly value: string | number | { readonly day: string } | null;
  readonly look?: CellLook;
}

export interface RowToWrite {
  readonly cells: readonly CellToWrite[];
  /** In points; left out: as tall as its text. */
  readonly height?: number;
  readonly isHidden?: boolean;
}

/** What may be typed into cells, said by the spreadsheet program while somebody types. */
export interface CellRule {
  /** Rows and columns from 1. */
  readonly cells: MergedCells;
  /** `formula` for everything else; with the address of the first cell of `cells`. */
  readonly allows:
    | { readonly kind: "list"; readonly values: readonly string[] }
    | { readonly kind: "formula"; readonly formula: string }
    | { readonly kind: "length"; readonly most: number };
  readonly title: string;
  readonly hint: string;
  readonly error: string;
  /** `warning`: the person may keep what they typed. */
  readonly strictness: "stop" | "warning";
}

export interface SheetToWrite {
  /** At most 31 characters, none of : \ / ? * [ ]. */
  readonly name: string;
  /** In characters of the standard font, from column A on. */
  readonly columns: readonly { readonly width: number; readonly isHidden?: boolean }[];
  readonly rows: readonly RowToWrite[];
  readonly merges?: readonly MergedCells[];
  /** Rows at the top and columns at the left that stay while the rest is scrolled. */
  readonly frozen?: { readonly rows: number; readonly columns: number };
  readonly rules?: readonly CellRule[];
  /** Left out: portrait. */
  readonly page?: {
    readonly orientation: "portrait" | "landscape";
    /** Rows that stand at the top of every printed page, from 1. */
    readonly heads?: { readonly from: number; readonly to: number };
    /** &P and &N are the page and the number of pages; a text goes through `footerText` (footer-text.ts). */
    readonly footer?: string;
  };
  /** Only open cells can be changed; there is no password. */
  readonly isProtected?: boolean;
  readonly isHidden?: boolean;
}

export interface WorkbookToWrite {
  readonly title: string;
  /** The instant of what it holds, so that the same makes the same file; left out: when it is written. */
  readonly made?: Date;
  readonly sheets: readonly SheetToWrite[];
}
