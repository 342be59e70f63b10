/** Workbooks that are sent out. */
import { askWorkbookThread } from "./in-thread";
import type { WorkbookToWrite } from "./types";

/** The media type of .xlsx files. */
export const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** @returns the file; its texts are texts in every spreadsheet, whatever they begin with */
export function writeWorkbook(workbook: WorkbookToWrite): Promise<Uint8Array> {
  return askWorkbookThread<Uint8Array>({ kind: "write", workbook });
}
