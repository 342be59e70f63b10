/** CSV files, as Excel and other programs write them and read them. */
import { type CsvError, parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { decodeCp932, encodeCp932 } from "./cp932";
import { MOST_COLUMNS, MOST_ROWS } from "./limits";
import type { SheetCell, SheetRow, WorkbookReading } from "./types";

const BYTE_ORDER_MARK = "\uFEFF";
const LINE_FEED = 0x0a;
/** In characters; what is longer is a quote that does not end. */
const LONGEST_RECORD = 500_000;
/** In one line, text between quotes included: far above every table. */
const MOST_DELIMITERS = 5_000;
const TOO_MANY = { reason: "too_many_rows", mostRows: MOST_ROWS, mostColumns: MOST_COLUMNS } as const;

/** UTF-8 with or without a byte order mark, else what Windows calls Shift_JIS; cells part at commas or, copied, at tabs. */
export function readCsv(bytes: Uint8Array): WorkbookReading {
  const text = decode(bytes);
  if (typeof text === "object")
    return {
      ok: false,
      fault: isText(bytes) ? { reason: "unknown_encoding", line: text.line } : { reason: "other_file" },
    };
  const firstLine = text.slice(0, text.search(/\n|$/));
  const delimiter = firstLine.includes("\t") ? "\t" : ",";
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

function decode(bytes: Uint8Array): string | { readonly line: number } {
  for (const read of [decodeUtf8, decodeCp932]) {
    try {
      const text = read(bytes);
      // A NUL is no text: UTF-16, or no text file at all.
      if (!text.includes("\0")) return text.replace(/\r\n?/g, "\n");
    } catch {
      // the next one
    }
  }
  return { line: firstStrangeLine(bytes) };
}

/** UTF-16 says so at its beginning; of other texts none has control characters but tabs and line breaks. */
function isText(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return !bytes.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d);
}

function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}

/** The first line that is no text in the encoding that the lines before it are in. */
function firstStrangeLine(bytes: Uint8Array): number {
  const reads = [decodeUtf8, decodeCp932].map((read) => {
    let line = 1;
    for (let from = 0; from < bytes.byteLength; line += 1) {
      const found = bytes.indexOf(LINE_FEED, from);
      const to = found === -1 ? bytes.byteLength : found + 1;
      try {
        if (read(bytes.subarray(from, to)).includes("\0")) return line;
      } catch {
        return line;
      }
      from = to;
    }
    return line;
  });
  return Math.max(...reads);
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
