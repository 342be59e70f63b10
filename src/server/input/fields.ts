/** The small schemas that every aggregate's input is made of: ids, years, days, texts. */

import { z } from "zod";
import { isFiscalYear } from "@/domain/shared/fiscal-year";
import { isIsoDate } from "@/domain/shared/iso-date";
import { isItemId } from "@/domain/shared/item-id";
import { isKpiId } from "@/domain/shared/kpi-id";
import { cleanText, isWholeText } from "@/domain/shared/typed-text";

const BROKEN_TEXT =
  "保存できない文字（文字化けした文字など）が含まれています。その文字を消してから入力し直してください。";

/** The id of a row: rounds, accounts, departments, mails. */
export const rowId = z.uuid();

/** Whether a text from an address can be the id of a row at all. */
export function isRowId(text: string): boolean {
  return rowId.safeParse(text).success;
}

/** A KPI's id. Whether there is one of that id is the reader's answer, not this schema's. */
export const kpiId = z.string().refine(isKpiId);

export const fiscalYear = z.int().min(1990).max(2100).refine(isFiscalYear);

/** Which report: one KPI in one fiscal year. */
export const reportRef = { kpiId, fy: fiscalYear };

/** Which report of whatever is reported on: an initiative's id stands in the place of the KPI's. */
export const attachmentRef = { kpiId: z.string().refine(isItemId), fy: fiscalYear };

/** What the writer saw, as a digest that the page was given. */
export const seen = z.string().max(100);

/** An ISO date that exists. */
export const day = z.string({ error: "日付を入力してください。" }).refine(isIsoDate, {
  error: ({ input }) => (input === "" ? "日付を入力してください。" : "実在する日付を入力してください。"),
});

/** Text as it was typed, without what nobody sees in it. @param max in characters, as people count them */
export function text(max: number) {
  return z
    .string({ error: "文字で入力してください。" })
    .refine((typed) => [...typed].length <= max, {
      error: `${max.toLocaleString("en-US")}文字以内で入力してください。`,
    })
    .refine(isWholeText, { error: BROKEN_TEXT })
    .transform(cleanText);
}

/** The same without the blanks around it. */
export function trimmedText(max: number) {
  return z
    .string({ error: "文字で入力してください。" })
    .transform((typed) => typed.trim())
    .pipe(text(max))
    .transform((typed) => typed.trim());
}
