"use server";

import { redirect } from "next/navigation";
import type { z } from "zod";
import { nextInQueue } from "@/domain/reports/approval-queue";
import { messageField } from "@/domain/reports/entry/messages";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import type { FormState } from "@/lib/action-state";
import { type Result, refused } from "@/lib/result";
import { staffRoutes } from "@/lib/routes";
import type { Viewer } from "@/server/access/viewer";
import { answered } from "@/server/auth/requests/form-action";
import { staffAction } from "@/server/auth/requests/staff-action";
import { listPlans } from "@/server/plan/queries";
import { changeReport, listReports } from "@/server/reports/queries";
import { decideFormSchema } from "./schema";
import { queueOf } from "./view-model";

const CHANGED = "表示したあとに、ほかの人がこの報告を変更したか、決定しました。いまの内容をご確認ください。";

/** A decision leads on to the next item; whatever else is answered, the page and the comment stay. */
async function decide(viewer: Viewer, input: z.output<typeof decideFormSchema>): Promise<Result<never>> {
  const { fy, kpiId, version, event, comment, commentField } = input;
  const changed = await changeReport(viewer, {
    kpiId,
    fy,
    version,
    event,
    comment,
    commentField: event === "return" ? messageField(commentField) : null,
  });
  if (changed.ok) {
    const next = await nextToDecide(viewer, fy, kpiId);
    redirect(staffRoutes.approval(fy, { at: next ?? undefined, decided: event, was: kpiId }));
  }
  return changed.reason === "conflict" ? refused("conflict", { "": CHANGED }) : changed;
}

/** What comes up after a decision on that report; null where nothing waits any more. */
async function nextToDecide(viewer: Viewer, fy: FiscalYear, after: KpiId): Promise<KpiId | null> {
  const [plans, reports] = await Promise.all([listPlans(viewer), listReports(viewer, { fy })]);
  if (!plans.ok || !reports.ok) return null;
  const definitions = plans.value.map(({ definition }) => definition);
  return nextInQueue(queueOf(viewer, definitions, reports.value), after);
}

const approve = staffAction("report.approve", decideFormSchema, ({ viewer, input }) => decide(viewer, input));
const giveBack = staffAction("report.return", decideFormSchema, ({ viewer, input }) => decide(viewer, input));

export async function decideAction(_previous: FormState<never>, form: unknown): Promise<FormState<never>> {
  const isReturn = form instanceof FormData && form.get("event") === "return";
  return answered(isReturn ? giveBack : approve, form);
}
