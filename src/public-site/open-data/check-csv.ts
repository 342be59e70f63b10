/**
 * Holds a CSV against the rules of machine readability (行政データにおける機械可読性に関するルール): bytes in, faults out.
 * It reads the file by itself, so that the writer is not judged by its own code.
 */
import { FORMULA_START } from "@/lib/spreadsheet-text";
import type { Column } from "./columns";

export interface CsvFault {
  /** 1-based record number; 1 is the header. null for the file as a whole. */
  readonly row: number | null;
  readonly column: string | null;
  readonly rule: CsvRule;
  readonly detail: string;
}

type CsvRule =
  | "bom"
  | "utf8"
  | "line_end"
  | "quoting"
  | "header"
  | "column_count"
  | "empty_row"
  | "number"
  | "date"
  | "required"
  | "code_list"
  | "ascii_code"
  | "formula"
  | "control_character"
  | "duplicate_row";

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?$/;
const INTEGER = /^-?(0|[1-9]\d*)$/;
const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const ASCII_NAME = /^[a-z][a-z0-9_]*$/;
/** Platform-dependent characters (①㈱ and the like) in a code make it unmatchable elsewhere. */
const ASCII_CODE = /^[\x21-\x7e]*$/;
const CONTROL = /[\p{Cc}\ufffd]/u;

/**
 * @param bytes the whole file
 * @param columns what the file promises, in order
 * @param key columns whose values together are unique
 * @returns every fault; empty when the file keeps all rules
 */
export function checkCsv(bytes: Uint8Array, columns: readonly Column[], key: readonly string[]): CsvFault[] {
  const faults: CsvFault[] = [];
  const fault = (rule: CsvRule, detail: string, row: number | null = null, column: string | null = null) =>
    faults.push({ row, column, rule, detail });

  if (bytes[0] !== 0xef || bytes[1] !== 0xbb || bytes[2] !== 0xbf) fault("bom", "no UTF-8 byte order mark");
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    fault("utf8", "not UTF-8");
    return faults;
  }
  const { records, problems } = readRecords(text);
  for (const problem of problems) fault(problem.rule, problem.detail, problem.row);

  const [header = [], ...rows] = records;
  columns.forEach((column, i) => {
    if (!ASCII_NAME.test(column.name)) fault("header", "not an ASCII name", 1, column.name);
    if (header[i] !== column.name)
      fault("header", `expected ${column.name}, found ${header[i] ?? "nothing"}`, 1);
  });
  if (header.length !== columns.length)
    fault("header", `${header.length} columns, expected ${columns.length}`, 1);

  const seen = new Set<string>();
  rows.forEach((cells, i) => {
    const row = i + 2;
    if (cells.length !== columns.length) fault("column_count", `${cells.length} cells`, row);
    if (cells.every((cell) => cell === "")) fault("empty_row", "only blanks", row);
    columns.forEach((column, j) => {
      for (const { rule, detail } of checkCell(column, cells[j] ?? "")) fault(rule, detail, row, column.name);
    });
    const identity = key
      .map((name) => cells[columns.findIndex((column) => column.name === name)])
      .join("\u0000");
    if (seen.has(identity)) fault("duplicate_row", "the same key stands twice", row);
    seen.add(identity);
  });
  return faults;
}

function* checkCell(column: Column, cell: string): Generator<{ rule: CsvRule; detail: string }> {
  if (CONTROL.test(cell)) yield { rule: "control_character", detail: JSON.stringify(cell) };
  if (cell === "") {
    if (column.required) yield { rule: "required", detail: "blank" };
    return;
  }
  if (column.type === "number" && !NUMBER.test(cell)) yield { rule: "number", detail: cell };
  if (column.type === "integer" && !INTEGER.test(cell)) yield { rule: "number", detail: cell };
  if (column.type === "date" && !DATE.test(cell)) yield { rule: "date", detail: cell };
  if (column.type === "datetime" && !DATE_TIME.test(cell)) yield { rule: "date", detail: cell };
  if (column.type !== "string") return;
  if (FORMULA_START.test(cell)) yield { rule: "formula", detail: cell };
  if (column.codes && !column.codes.includes(cell)) yield { rule: "code_list", detail: cell };
  if (/_(id|code)$/.test(column.name) && !ASCII_CODE.test(cell)) yield { rule: "ascii_code", detail: cell };
}

interface Problem {
  readonly rule: CsvRule;
  readonly detail: string;
  readonly row: number;
}

/** RFC 4180, strictly: CRLF only, quotes around the whole cell and doubled inside. */
function readRecords(text: string): { records: string[][]; problems: Problem[] } {
  const records: string[][] = [];
  const problems: Problem[] = [];
  let cells: string[] = [];
  let at = 0;
  const problem = (rule: CsvRule, detail: string) => problems.push({ rule, detail, row: records.length + 1 });
  while (at < text.length) {
    const { cell, next, open } = readCell(text, at);
    if (open) problem("quoting", "a quote is not closed");
    if (open || (text[at] !== '"' && cell.includes('"'))) problem("quoting", cell.slice(0, 40));
    cells.push(cell);
    at = next;
    if (text[at] === ",") {
      at += 1;
      if (at === text.length) cells.push("");
      if (at < text.length) continue;
    } else if (at < text.length && !text.startsWith("\r\n", at) && !/[\r\n]/.test(text[at] ?? "")) {
      problem("quoting", "text after a closing quote");
      at = text.slice(at).search(/[,\r\n]/) === -1 ? text.length : at + text.slice(at).search(/[,\r\n]/);
    }
    if (text.startsWith("\r\n", at)) at += 2;
    else {
      problem("line_end", "the line does not end with CRLF");
      at += 1;
    }
    records.push(cells);
    cells = [];
  }
  return { records, problems };
}

function readCell(text: string, start: number): { cell: string; next: number; open: boolean } {
  if (text[start] !== '"') {
    let end = start;
    while (end < text.length && !/[,\r\n]/.test(text[end] ?? "")) end += 1;
    return { cell: text.slice(start, end), next: end, open: false };
  }
  let cell = "";
  let at = start + 1;
  while (at < text.length) {
    if (text[at] !== '"') cell += text[at++];
    else if (text[at + 1] === '"') {
      cell += '"';
      at += 2;
    } else return { cell, next: at + 1, open: false };
  }
  return { cell, next: at, open: true };
}
