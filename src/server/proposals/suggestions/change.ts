/** A department suggests a metric (KPI以外の実績) and takes that back; the office declines it. */
import { z } from "zod";
import { type SuggestionAct, suggestionAfter } from "@/domain/proposals/metric-suggestion";
import { can } from "@/domain/shared/access";
import { nameKey } from "@/domain/shared/names";
import { metricPlaceLabel } from "@/domain/words/ja/plan/places";
import { wordsOf } from "@/domain/words/ja/plan/plan-words";
import { ANSWER_OWED, SUGGESTED_ALREADY, suggestionRefusal } from "@/domain/words/ja/rounds/suggestions";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import type { Tx } from "@/server/db/client";
import { writing } from "@/server/db/transaction";
import { rowId } from "@/server/input/fields";
import { sentences } from "@/server/input/sentences";
import { readPlans } from "@/server/plan/queries";
import { holdPlans } from "@/server/plan/versions";
import { declineSchema, readSuggestion, suggestionSchema } from "./input";
import { tellDepartment } from "./tell-department";

/** For the person's own department. @returns `invalid` with a sentence by field */
export async function makeSuggestion(
  viewer: Viewer,
  input: z.input<typeof suggestionSchema>,
  now: Date = new Date(),
): Promise<Result<{ id: string }>> {
  const { departmentId, departmentName, userId } = viewer;
  if (!can(viewer, "suggestion.make", { departmentId })) return refused("forbidden");
  if (departmentId === null || userId === null) return refused("forbidden");
  const parsed = suggestionSchema.safeParse(input);
  if (!parsed.success) return refused("invalid", sentences(parsed.error));
  return writing(async (tx): Promise<Result<{ id: string }>> => {
    const read = await readSuggestion(tx, parsed.data, now);
    if (!read.ok) return read;
    const { plan, at, metric, from } = read.value;
    if (await isSuggested(tx, { planId: plan.id, placeId: at.id, name: metric.name })) {
      return refused("invalid", { name: SUGGESTED_ALREADY });
    }
    const placeName = metricPlaceLabel(plan, at.place);
    const made = await tx.metricSuggestion.create({
      data: {
        planId: plan.id,
        placeId: at.id,
        placeName,
        departmentId,
        department: departmentName ?? "",
        suggestedById: userId,
        suggestedAt: now,
        name: metric.name,
        unit: metric.unit,
        decimals: metric.decimals,
        lowest: metric.lowest === undefined ? "0" : metric.lowest,
        source: metric.source,
        fromFy: from,
        untilFy: metric.until ?? null,
        reason: parsed.data.reason,
      },
      select: { id: true },
    });
    await recordAudit(tx, viewer, {
      action: "suggestion.make",
      subject: { kind: "plan", id: plan.id },
      after: { suggestion: metric.name, suggestionPlace: placeName, reason: parsed.data.reason },
    });
    return done(made);
  });
}

/** Whether one of that name is not decided yet, or stands in the draft. Held against one that comes at the same time. */
async function isSuggested(
  tx: Tx,
  { planId, placeId, name }: { readonly planId: string; readonly placeId: string; readonly name: string },
): Promise<boolean> {
  await holdPlans(tx);
  const open = await tx.metricSuggestion.findMany({
    where: { planId, placeId, state: { in: ["waiting", "drafted"] } },
    select: { name: true },
  });
  return open.some((each) => nameKey(each.name) === nameKey(name));
}

/** Only while nobody has decided on it. `not_found` for another department's. */
export async function withdrawSuggestion(
  viewer: Viewer,
  input: { readonly id: string },
  now: Date = new Date(),
): Promise<Result<null>> {
  const { departmentId } = viewer;
  if (!can(viewer, "suggestion.make", { departmentId })) return refused("forbidden");
  const parsed = z.strictObject({ id: rowId }).safeParse(input);
  if (!parsed.success) return refused("not_found");
  return writing((tx) => settle(tx, viewer, { id: parsed.data.id, act: "withdraw", answer: "" }, now));
}

/** With words for the department. `invalid` without them. */
export async function declineSuggestion(
  viewer: Viewer,
  input: z.input<typeof declineSchema>,
  now: Date = new Date(),
): Promise<Result<null>> {
  if (!can(viewer, "plan.manage", {})) return refused("forbidden");
  const parsed = declineSchema.safeParse(input);
  if (!parsed.success) return refused("invalid", sentences(parsed.error));
  const { id, answer } = parsed.data;
  if (answer === "") return refused("invalid", { answer: ANSWER_OWED });
  return writing((tx) => settle(tx, viewer, { id, act: "decline", answer }, now));
}

const AUDITED = { withdraw: "suggestion.withdraw", decline: "suggestion.decline" } as const;

async function settle(
  tx: Tx,
  viewer: Viewer,
  { id, act, answer }: { readonly id: string; readonly act: "withdraw" | "decline"; readonly answer: string },
  now: Date,
): Promise<Result<null>> {
  const held = await heldSuggestion(tx, id, act);
  if (!held.ok) return held;
  const { planId, name, departmentId, state } = held.value;
  if (act === "withdraw" && !can(viewer, "suggestion.make", { departmentId })) return refused("not_found");
  await tx.metricSuggestion.update({
    where: { id },
    data: { state, answer, decidedById: viewer.userId, decidedAt: now },
    select: { id: true },
  });
  const mails = act === "decline" ? await tellOfDecline(tx, id, planId, now) : 0;
  await recordAudit(tx, viewer, {
    action: AUDITED[act],
    subject: { kind: "plan", id: planId },
    after: { suggestion: name, ...(answer === "" ? {} : { answer }), ...(mails === 0 ? {} : { mails }) },
  });
  return done(null);
}

async function tellOfDecline(tx: Tx, id: string, planId: string, now: Date): Promise<number> {
  const plan = (await readPlans(tx)).find(({ definition }) => definition.id === planId)?.definition;
  return plan ? tellDepartment(tx, id, plan, now) : 0;
}

/**
 * A suggestion held until the transaction's end, with the state that the act leads to. `conflict`, with the sentence that says
 * how it stands, where the act is not possible (any more). For a caller that has asked `can`.
 */
export async function heldSuggestion(tx: Tx, id: string, act: SuggestionAct) {
  await tx.$queryRaw`SELECT FROM metric_suggestion WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const row = await tx.metricSuggestion.findUnique({
    where: { id },
    select: { planId: true, name: true, departmentId: true, state: true },
  });
  if (!row) return refused("not_found");
  const state = suggestionAfter(row.state, act);
  if (state !== null) return done({ ...row, state });
  const plan = (await readPlans(tx)).find(({ definition }) => definition.id === row.planId)?.definition;
  return refused("conflict", { "": suggestionRefusal(row.state, act, wordsOf(plan ?? {}).office) });
}
