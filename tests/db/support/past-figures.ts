/** Tables of past figures as they are read from a file. */
import type { ColumnRole } from "@/domain/imports/past-figures/columns";
import type { ReadWorkbook } from "@/lib/workbook/types";

/** Each line is a row, its cells parted by "|". */
export function tableOf(...lines: readonly string[]): ReadWorkbook {
  const rows = lines.map((line, index) => ({
    no: index + 1,
    isHidden: false,
    cells: line
      .split("|")
      .map((text) => ({ kind: text === "" ? ("blank" as const) : ("text" as const), text })),
  }));
  return { sheets: [{ name: "", isHidden: false, merges: [], rows }] };
}

/** 指標｜年度｜実績 */
export const COLUMNS: {
  readonly sheet: number;
  readonly headRow: number;
  readonly roles: (ColumnRole | null)[];
} = { sheet: 0, headRow: 1, roles: ["item", "year", "figure"] };

/** What is typed for all that is chosen. */
export const WORDS = {
  reason: "前のシステムの記録から移した",
  warningNote: "原簿と照らし合わせた",
  correctionReason: "",
};
