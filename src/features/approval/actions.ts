"use server";

import { redirect } from "next/navigation";
import type { z } from "zod";
import { nextInQueue } from "@/domain/reports/approval-queue";
import { messageField } from "@/domain/reports/entry/messages";
import type { Decision } from "@/domain/reports/report";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { FormState } from "@/lib/action-state";
import type { Result } from "@/lib/result";
import { staffRoutes } from "@/lib/routes";
import type { Viewer } from "@/server/access/viewer";
import { answered } from "@/server/auth/requests/form-action";
import { staffAction } from "@/server/auth/requests/staff-action";
import { listPlans } from "@/server/plan/queries";
import { changeAssessment, listAssessments } from "@/server/reports/assessments/queries";
import { changeInitiatives, onlyOutcome } from "@/server/reports/initiatives/change";
import { listInitiativeReports } from "@/server/reports/initiatives/queries";
import { changeReport, listReports } from "@/server/reports/queries";
import { decideAssessmentFormSchema, decideFormSchema, decideInitiativeFormSchema } from "./schema";
import { queueOf, wordsQueue } from "./view-model";

async function decideFigure(
  viewer: Viewer,
  { commentField, ...input }: z.output<typeof decideFormSchema>,
): Promise<Result<never>> {
  const field = input.event === "return" ? messageField(commentField) : null;
  const changed = await changeReport(viewer, { ...input, commentField: field });
  return goOn(viewer, { ...input, id: input.kpiId }, changed);
}

async function decideAssessment(
  viewer: Viewer,
  input: z.output<typeof decideAssessmentFormSchema>,
): Promise<Result<never>> {
  const changed = await changeAssessment(viewer, { ...input, content: null });
  return goOn(viewer, { ...input, id: input.partId }, changed);
}

async function decideInitiative(
  viewer: Viewer,
  { fy, ...change }: z.output<typeof decideInitiativeFormSchema>,
): Promise<Result<never>> {
  const changed = await changeInitiatives(viewer, { fy, changes: [{ ...change, content: null }] });
  return goOn(viewer, { ...change, fy, id: change.initiativeId }, onlyOutcome(changed));
}

/** A decision leads on to the next item; whatever else is answered, the page and the comment stay. */
async function goOn(
  viewer: Viewer,
  { fy, event, id }: { readonly fy: FiscalYear; readonly event: Decision; readonly id: string },
  changed: Result<unknown>,
): Promise<Result<never>> {
  if (changed.ok) {
    const next = await nextToDecide(viewer, fy, id);
    redirect(staffRoutes.approval(fy, { at: next ?? undefined, decided: event, was: id }));
  }
  return changed;
}

/** What comes up after a decision on that item; null where nothing waits any more. */
async function nextToDecide(viewer: Viewer, fy: FiscalYear, after: string): Promise<string | null> {
  const [plans, reports, initiatives, assessments] = await Promise.all([
    listPlans(viewer),
    listReports(viewer, { fy }),
    listInitiativeReports(viewer, { fy }),
    listAssessments(viewer, { fys: [fy] }),
  ]);
  if (!plans.ok || !reports.ok || !initiatives.ok || !assessments.ok) return null;
  const definitions = plans.value.map(({ definition }) => definition);
  const figures = queueOf(viewer, definitions, reports.value);
  return nextInQueue<string>([...figures, ...wordsQueue(initiatives.value, assessments.value)], after);
}

const FIGURE = {
  approve: staffAction("report.approve", decideFormSchema, (each) => decideFigure(each.viewer, each.input)),
  return: staffAction("report.return", decideFormSchema, (each) => decideFigure(each.viewer, each.input)),
};
const INITIATIVE = {
  approve: staffAction("report.approve", decideInitiativeFormSchema, (each) =>
    decideInitiative(each.viewer, each.input),
  ),
  return: staffAction("report.return", decideInitiativeFormSchema, (each) =>
    decideInitiative(each.viewer, each.input),
  ),
};
const ASSESSMENT = {
  approve: staffAction("report.approve", decideAssessmentFormSchema, (each) =>
    decideAssessment(each.viewer, each.input),
  ),
  return: staffAction("report.return", decideAssessmentFormSchema, (each) =>
    decideAssessment(each.viewer, each.input),
  ),
};

export async function decideAction(_previous: FormState<never>, form: unknown): Promise<FormState<never>> {
  const sent = form instanceof FormData ? form : new FormData();
  const event = sent.get("event") === "return" ? "return" : "approve";
  const kind = sent.has("partId") ? ASSESSMENT : sent.has("initiativeId") ? INITIATIVE : FIGURE;
  return answered(kind[event], form);
}
