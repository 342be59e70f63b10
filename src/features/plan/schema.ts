/** The query of the plan's page, and what its forms send. */

import { z } from "zod";
import { fiscalYear, isFiscalYear } from "@/domain/shared/fiscal-year";
import { isKpiId } from "@/domain/shared/kpi-id";

export const assignDepartmentFormSchema = z.strictObject({
  kpiId: z.string().refine(isKpiId, { error: "指標の指定が正しくありません。" }),
  /** "" for nobody. */
  departmentId: z.union([z.literal(""), z.uuid()], { error: "所管課を一覧から選んでください。" }),
  /** The one that the form showed, "" for nobody. */
  seen: z.union([z.literal(""), z.uuid()]),
});

const planId = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, { error: "計画の指定が正しくありません。" });
const year = z
  .string()
  .refine((text) => /^\d{4}$/.test(text) && isFiscalYear(Number(text)), {
    error: "年度を一覧から選んでください。",
  })
  .transform((text) => fiscalYear(Number(text)));

export const nextPlanFormSchema = z.strictObject({
  planId,
  id: z
    .string()
    .trim()
    .regex(/^[a-z][a-z0-9-]{1,39}$/, {
      error: "半角の小文字の英字で始まり、小文字の英字・数字・ハイフンだけの2～40字で入力してください。",
    }),
  name: z
    .string()
    .trim()
    .min(1, { error: "計画の名称を入力してください。" })
    .max(200, { error: "計画の名称は200文字以内で入力してください。" }),
  startFy: year,
  endFy: year,
});

export const planLifeFormSchema = z.strictObject({
  planId,
  act: z.enum(["lead", "by_period", "close", "reopen", "remove"]),
  /** What the page showed of the plan's life (`lifeSeen`). */
  seen: z.string().max(100),
  reason: z.string().trim().max(1000, { error: "理由は1000文字以内で入力してください。" }),
});
