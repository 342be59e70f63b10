/** The audit trail as a workbook, for who reads it in a spreadsheet: the columns of its CSV file. */
import { exactNumber, TEXT_LOOK, tableSheet, textCell } from "@/lib/workbook/layout";
import type { WorkbookToWrite } from "@/lib/workbook/types";
import { AUDIT_CSV_HEADER } from "./trail";

/** More is nothing that anybody reads in a sheet: the CSV file holds any number. */
export const MOST_EVENTS = 5_000;

/** In the order of the header. */
const WIDTHS = [8, 20, 20, 26, 40, 50, 50, 34, 68];

/**
 * @param rows as `auditCsvRow` makes them
 * @param notes below the title
 */
export function auditWorkbook(
  rows: readonly (readonly string[])[],
  notes: readonly string[],
): WorkbookToWrite {
  const title = "監査記録";
  return {
    title,
    sheets: [
      tableSheet({
        name: title,
        lines: [title, ...notes],
        columns: AUDIT_CSV_HEADER.map((head, i) => ({ title: head, width: WIDTHS[i] ?? 20 })),
        rows: rows.map(([no = "", ...texts]) => [
          { value: exactNumber(no) ?? no, look: TEXT_LOOK },
          ...texts.map((text) => textCell(text)),
        ]),
      }),
    ],
  };
}
