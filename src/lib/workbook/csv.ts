/** CSV files, as Excel and other programs write them and read them. */
import { type CsvError, parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { encodeCp932 } from "./cp932";
import { decodeCsv, delimiterOf } from "./csv-text";
import { MOST_COLUMNS, MOST_ROWS } from "./limits";
import type { SheetCell, SheetRow, WorkbookReading } from "./types";

const BYTE_ORDER_MARK = "\uFEFF";
/** In characters; what is longer is a quote that does not end. */
const LONGEST_RECORD = 500_000;
/** In one line, text between quotes included: far above every table. */
const MOST_DELIMITERS = 5_000;
const TOO_MANY = { reason: "too_many_rows", mostRows: MOST_ROWS, mostColumns: MOST_COLUMNS } as const;

/** UTF-8 with or without a byte order mark, else what Windows calls Shift_JIS; cells part at commas or, copied, at tabs. */
export function readCsv(bytes: Uint8Array): WorkbookReading {
  const read = decodeCsv(bytes);
  if (typeof read === "object") return { ok: false, fault: read };
  const text = read.replace(/\r\n?/g, "\n");
  const delimiter = delimiterOf(text);
  if (hasEndlessLine(text, delimiter)) return { ok: false, fault: TOO_MANY };
  let records: string[][];
  try {
    records = parse(text, {
      bom: true,
      relax_column_count: true,
      delimiter,
      to: MOST_ROWS + 1,
      max_record_size: LONGEST_RECORD,
    });
  } catch (error) {
    const { records: before = 0, column = 0 } = error as CsvError & { records?: number; column?: number };
    return { ok: false, fault: { reason: "bad_quotes", row: before + 1, column: column + 1 } };
  }
  if (records.length > MOST_ROWS || records.some((record) => record.length > MOST_COLUMNS)) {
    return { ok: false, fault: TOO_MANY };
  }
  const rows = records
    .map(
      (record, index): SheetRow => ({
        // A row of a spreadsheet is a record, however many lines its cells have.
        no: index + 1,
        isHidden: false,
        cells: record.map(
          (cell): SheetCell => (cell === "" ? { kind: "blank", text: "" } : { kind: "text", text: cell }),
        ),
      }),
    )
    .filter(({ cells }) => cells.some(({ text }) => text.trim() !== ""));
  return { ok: true, workbook: { sheets: [{ name: "", isHidden: false, rows, merges: [] }] } };
}

/** Cells without end cost the parser seconds before they can be counted. */
function hasEndlessLine(text: string, delimiter: string): boolean {
  let count = 0;
  for (const character of text) {
    if (character === "\n") count = 0;
    else if (character === delimiter) count += 1;
    if (count > MOST_DELIMITERS) return true;
  }
  return false;
}

/** A character that the chosen encoding does not have, and where. Both counted from 1. */
export interface UnwritableCharacter {
  readonly character: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Rows as RFC 4180 with CRLF. Values stand as they are: what people open in Excel goes through the exports' own door first.
 * @param encoding `utf-8` with the byte order mark that Excel needs; `cp932` for programs that know nothing else
 */
export function writeCsv(
  rows: readonly (readonly string[])[],
  encoding: "utf-8" | "cp932",
): Uint8Array | UnwritableCharacter {
  const lines = (some: readonly (readonly string[])[]) =>
    stringify(
      some.map((row) => [...row]),
      // A line break inside a cell is one of another kind than that between records: it would not be quoted by itself.
      { record_delimiter: "windows", quoted_match: /[\r\n]/ },
    );
  if (encoding === "utf-8") return new TextEncoder().encode(`${BYTE_ORDER_MARK}${lines(rows)}`);
  const encoded = encodeCp932(lines(rows));
  if (encoded instanceof Uint8Array) return encoded;
  const { character } = encoded;
  const line = rows.findIndex((row) => row.some((cell) => cell.includes(character)));
  const column = rows[line]?.findIndex((cell) => cell.includes(character)) ?? 0;
  return { character, line: line + 1, column: column + 1 };
}
