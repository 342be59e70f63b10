/** What the forms of a round send, and what its pages take from an address. The data layer answers with the sentences. */

import { z } from "zod";
import { isFiscalYear } from "@/domain/shared/fiscal-year";
import { isKpiId } from "@/domain/shared/kpi-id";

const texts = {
  title: z.string(),
  instructions: z.string(),
  contact: z.string(),
  opensOn: z.string(),
  dueOn: z.string(),
};

const checkbox = z
  .literal("yes")
  .optional()
  .transform((value) => value === "yes");

export const createRoundFormSchema = z.strictObject({
  fy: z
    .string()
    .regex(/^\d{4}$/, { error: "年度を選んでください。" })
    .transform(Number)
    .refine(isFiscalYear),
  ...texts,
  attachesSheets: checkbox,
});

export const updateRoundFormSchema = z.strictObject({
  id: z.string(),
  seen: z.string(),
  ...texts,
  attachesSheets: checkbox,
});

/** Read out of the form by `itemsOfForm`: its fields are named after the KPIs. */
export const setItemsFormSchema = z.strictObject({
  id: z.string(),
  seen: z.string(),
  items: z.array(z.strictObject({ kpiId: z.string().refine(isKpiId), respondentId: z.string().nullable() })),
});

export const openRoundFormSchema = z.strictObject({
  id: z.string(),
  seen: z.string(),
  itemsSeen: z.string(),
  acceptProblems: checkbox,
});

export const extendRoundFormSchema = z.strictObject({ id: z.string(), seen: z.string(), dueOn: z.string() });
export const closeRoundFormSchema = z.strictObject({ id: z.string(), seen: z.string() });
export const reopenItemFormSchema = z.strictObject({
  id: z.string(),
  kpiId: z.string().refine(isKpiId),
  reason: z.string(),
});

/** "paper-sheets/3": a report and the version that was seen. */
const chosenReport = z
  .string()
  .regex(/^[^/]+\/\d{1,7}$/)
  .transform((text) => {
    const at = text.lastIndexOf("/");
    return { kpiId: text.slice(0, at), version: Number(text.slice(at + 1)) };
  });

export const approveReportsFormSchema = z.strictObject({
  roundId: z.string(),
  reports: z.array(chosenReport, { error: "承認する提出を選んでください。" }),
});

export const sendRemindersFormSchema = z.strictObject({
  roundId: z.string(),
  recipientIds: z.array(z.string(), { error: "送る相手がいません。" }),
  requestId: z.string(),
});

export const ROUND_FILTERS = ["all", "todo", "together", "missing", "overdue", "warned"] as const;
export type RoundFilter = (typeof ROUND_FILTERS)[number];

export function parseRoundFilter(text: string | string[] | undefined): RoundFilter {
  return ROUND_FILTERS.find((filter) => filter === text) ?? "all";
}

/** An account's id in an address; null for anything else. */
export function parsePersonId(text: string | string[] | undefined): string | null {
  const parsed = z.uuid().safeParse(text);
  return parsed.success ? parsed.data : null;
}
