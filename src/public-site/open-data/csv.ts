/** CSV for people and machines: UTF-8 with BOM, CRLF, RFC 4180, header on row 1; and safe to open in a spreadsheet. */
import { stringify } from "csv-stringify/sync";
import { safeText } from "@/lib/spreadsheet-text";
import {
  type Cell,
  type Column,
  INITIATIVE_COLUMNS,
  type InitiativeRow,
  KPI_COLUMNS,
  type KpiRow,
} from "./columns";
import { METRIC_COLUMNS, type MetricRow } from "./metric-columns";

/** @param rows cells by column name; null and "" are both blank */
export function toCsv(columns: readonly Column[], rows: readonly Readonly<Record<string, Cell>>[]): string {
  const body = rows.map((row) =>
    columns.map(({ name, type }) => {
      const cell = row[name] ?? "";
      return type === "string" ? safeText(cell) : cell;
    }),
  );
  return stringify([columns.map(({ name }) => name), ...body], { bom: true, record_delimiter: "windows" });
}

/** The same file without the byte order mark: spreadsheets ask for it, libraries take it for part of the first name. */
export function withoutMark(csv: string): string {
  return csv.replace(/^\ufeff/, "");
}

export function kpisCsv(rows: readonly KpiRow[]): string {
  return toCsv(KPI_COLUMNS, rows);
}

/** 取組項目 of every plan, with how they stood in its years. */
export function initiativesCsv(rows: readonly InitiativeRow[]): string {
  return toCsv(INITIATIVE_COLUMNS, rows);
}

/** KPI以外の実績 of every plan, in the years that they are asked for. */
export function metricsCsv(rows: readonly MetricRow[]): string {
  return toCsv(METRIC_COLUMNS, rows);
}
