"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type { FormState } from "@/lib/action-state";
import { done, type Result } from "@/lib/result";
import { staffRoutes } from "@/lib/routes";
import { answered, withNewest } from "@/server/auth/requests/form-action";
import { staffAction } from "@/server/auth/requests/staff-action";
import { changeAssessment } from "@/server/reports/assessments/queries";
import { decideFormSchema, takeBackFormSchema, writeFormSchema } from "./schema";

const write = staffAction("report.submit", writeFormSchema, async ({ viewer, input }) => {
  const { planId, partId, fy, version, event, correctionReason, opinionOn, ...words } = input;
  // Whether it is a day, the data layer says at its field.
  const content = { ...words, opinionOn } as Parameters<typeof changeAssessment>[1]["content"];
  const changed = await changeAssessment(viewer, {
    planId,
    partId,
    fy,
    version,
    event,
    correctionReason,
    content,
  });
  if (!changed.ok) return changed;
  if (event === "submit") redirect(staffRoutes.entryAssessments(fy, { assessed: "submitted" }));
  return done(null);
});

export async function writeAssessmentAction(
  _previous: FormState<null>,
  form: unknown,
): Promise<FormState<null>> {
  return withNewest(await answered(write, form));
}

const decide = staffAction(
  "report.approve",
  decideFormSchema,
  async ({ viewer, input }): Promise<Result<null>> => {
    const changed = await changeAssessment(viewer, { ...input, content: null });
    if (!changed.ok) return changed;
    const assessed = input.event === "approve" ? "approved" : "returned";
    return redirect(staffRoutes.entryAssessments(input.fy, { assessed }));
  },
);

export async function decideAssessmentAction(
  _previous: FormState<null>,
  form: unknown,
): Promise<FormState<null>> {
  return withNewest(await answered(decide, form));
}

const takeBack = staffAction(
  "report.take_back",
  takeBackFormSchema,
  async ({ viewer, input }): Promise<Result<null>> => {
    const changed = await changeAssessment(viewer, { ...input, event: "take_back" });
    if (!changed.ok) return changed;
    refresh();
    return done(null);
  },
);

export async function takeBackAssessmentAction(
  _previous: FormState<null>,
  form: unknown,
): Promise<FormState<null>> {
  return withNewest(await answered(takeBack, form));
}
