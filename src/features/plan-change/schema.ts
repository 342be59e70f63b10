/** What the forms of a changed plan send. Values of the plan itself are read by the plan file's own readers, on the server. */
import { z } from "zod";
import { parseQuantity } from "@/domain/plan/quantity";
import { type FiscalYear, fiscalYear, isFiscalYear, isIsoDate } from "@/domain/shared/fiscal-year";

/** Until when in the plan's period: every year of it. */
export const FROM_BEGINNING = "all";

const planId = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);
const whole = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
export const draftRef = { planId, revision: whole };

const words = (max: number) =>
  z
    .string()
    .trim()
    .max(max, { error: `${max}文字以内で入力してください。` });
const dayOrNone = z.string().refine((text) => text === "" || isIsoDate(text), {
  error: "実在する日付を入力してください。",
});
const yearOrNone = z
  .string()
  .refine((text) => text === "" || text === FROM_BEGINNING || isYear(text), {
    error: "年度を一覧から選んでください。",
  })
  .transform((text): FiscalYear | null => (isYear(text) ? fiscalYear(Number(text)) : null));

function isYear(text: string): boolean {
  return /^\d{4}$/.test(text) && isFiscalYear(Number(text));
}

const factor = z.string().transform((text, context) => {
  const read = parseQuantity(text);
  if (read.ok && (read.value === null || Number(read.value) > 0)) return read.value;
  context.addIssue({ code: "custom", message: "係数は0より大きい数値で入力してください（例: 1000）。" });
  return z.NEVER;
});

export const decideFormSchema = z.strictObject({
  ...draftRef,
  baseVersion: whole,
  intent: z.enum(["save", "confirm"]),
  decidedOn: dayOrNone,
  document: words(200),
  decisions: z
    .array(
      z.strictObject({
        key: z.string().max(500),
        from: yearOrNone,
        reason: words(1000),
        decidedOn: dayOrNone,
        document: words(200),
        factor,
        rejudges: z.boolean(),
      }),
    )
    .max(2000),
});

export const discardFormSchema = z.strictObject(draftRef);
