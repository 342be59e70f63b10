/** What a person chose of a table: which sheet and columns are read, and what is typed for the figures that are taken in. */
import { z } from "zod";
import { COLUMN_ROLES, headingsOf, rolesFaults, type TableRow } from "@/domain/imports/past-figures/columns";
import type { MergedCells } from "@/domain/imports/sheet";
import { MAX_REPORT_TEXT } from "@/domain/reports/entry/submission";
import { rolesFaultSentence } from "@/domain/words/ja/imports/past-figures";
import type { ReadWorkbook } from "@/lib/workbook/types";
import { text, trimmedText } from "@/server/input/fields";

const MOST_COLUMNS = 256;
const MOST_ROWS = 20_000;

export const columnsSchema = z.strictObject({
  /** Place of the sheet in the file. */
  sheet: z.int().min(0).max(1_000),
  /** Number of the row with the headings, as the spreadsheet shows it. */
  headRow: z.int().min(1).max(1_048_576),
  roles: z.array(z.enum(COLUMN_ROLES).nullable()).max(MOST_COLUMNS),
});
export type ChosenColumns = z.output<typeof columnsSchema>;

export const importSchema = z.strictObject({
  columns: columnsSchema,
  /** The preview that was seen, as a digest of it. */
  seen: z.string().max(100),
  /** Addresses of the figures that are taken in. */
  chosen: z
    .array(z.string().max(20))
    .min(1)
    .max(MOST_ROWS * 2),
  fileName: text(300),
  /** For every chosen figure that needs one and has none in its row. */
  reason: trimmedText(MAX_REPORT_TEXT),
  warningNote: trimmedText(MAX_REPORT_TEXT),
  correctionReason: trimmedText(MAX_REPORT_TEXT),
});
export type ImportChoice = z.input<typeof importSchema>;

export const rememberedSchema = z.object({
  byHeading: z.record(z.string(), z.enum(COLUMN_ROLES).nullable()),
});

/** The rows of the chosen sheet, and its headings; null where there is no such sheet or row. */
export function chosenTable(
  { sheets }: ReadWorkbook,
  { sheet, headRow }: Pick<ChosenColumns, "sheet" | "headRow">,
): {
  readonly rows: readonly TableRow[];
  readonly head: number;
  readonly headings: readonly string[];
  readonly merges: readonly MergedCells[];
} | null {
  const { rows = [], merges = [] } = sheets[sheet] ?? {};
  const head = rows.findIndex(({ no }) => no === headRow);
  return head === -1 ? null : { rows, head, headings: headingsOf(rows[head]), merges };
}

/** Why the columns cannot be read so; null where they can. */
export function columnsProblem(headings: readonly string[], { roles }: ChosenColumns): string | null {
  const faults = rolesFaults(headings, roles);
  return faults.length === 0 ? null : faults.map(rolesFaultSentence).join("");
}
