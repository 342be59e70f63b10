/** The open data as one workbook for machines: one table a sheet, from cell A1, headers as the CSV files, nothing merged. */
import { safeText } from "@/lib/spreadsheet-text";
import { exactNumber } from "@/lib/workbook/layout";
import type { CellToWrite, SheetToWrite, WorkbookToWrite } from "@/lib/workbook/types";
import { hasMetrics, type SiteModel } from "../model/site";
import { ASSESSMENT_COLUMNS } from "../open-data/assessment-columns";
import { assessmentRows, hasAssessments } from "../open-data/assessments-data";
import { type Cell, type Column, INITIATIVE_COLUMNS, KPI_COLUMNS } from "../open-data/columns";
import { initiativeRows } from "../open-data/initiative-rows";
import { allKpiRows } from "../open-data/kpi-rows";
import { METRIC_COLUMNS } from "../open-data/metric-columns";
import { metricRows } from "../open-data/metric-rows";

/** The sheets are called as the files are: kpis, initiatives, metrics, assessments. */
export function openDataWorkbook(model: SiteModel): WorkbookToWrite {
  return {
    title: `公表第${model.snapshot.no}号のデータ`,
    sheets: [
      sheetOf("kpis", KPI_COLUMNS, allKpiRows(model)),
      sheetOf("initiatives", INITIATIVE_COLUMNS, initiativeRows(model)),
      ...(hasMetrics(model) ? [sheetOf("metrics", METRIC_COLUMNS, metricRows(model))] : []),
      ...(hasAssessments(model) ? [sheetOf("assessments", ASSESSMENT_COLUMNS, assessmentRows(model))] : []),
    ],
  };
}

function sheetOf(
  name: string,
  columns: readonly Column[],
  rows: readonly Readonly<Record<string, Cell>>[],
): SheetToWrite {
  return {
    name,
    columns: columns.map((column) => ({ width: Math.max(12, column.name.length + 2) })),
    rows: [
      { cells: columns.map((column): CellToWrite => ({ value: column.name })) },
      ...rows.map((row) => ({ cells: columns.map((column) => cellOf(column, row[column.name] ?? "")) })),
    ],
    frozen: { rows: 1, columns: 0 },
  };
}

/** A number is a cell that counts; every text, the days too, is what the CSV file says. */
function cellOf({ type }: Column, text: string): CellToWrite {
  if (text === "") return { value: null };
  if (type === "string") return { value: safeText(text) };
  return { value: type === "number" || type === "integer" ? (exactNumber(text) ?? text) : text };
}
