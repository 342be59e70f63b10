/** The query of the plan's page, and what its forms send. */

import { z } from "zod";
import { isKpiId } from "@/domain/shared/kpi-id";

/** What a page's `searchParams` holds: strings, lists of strings, or nothing. */
export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

export const assignDepartmentFormSchema = z.strictObject({
  kpiId: z.string().refine(isKpiId, { error: "指標の指定が正しくありません。" }),
  /** "" for nobody. */
  departmentId: z.union([z.literal(""), z.uuid()], { error: "所管課を一覧から選んでください。" }),
});

export const planLifeFormSchema = z.strictObject({
  planId: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, { error: "計画の指定が正しくありません。" }),
  act: z.enum(["lead", "by_period", "close", "reopen", "remove"]),
  reason: z.string().trim().max(1000, { error: "理由は1000文字以内で入力してください。" }),
});
