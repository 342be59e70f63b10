"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { UNDECIDED } from "@/domain/proposals/decide";
import type { FormState } from "@/lib/action-state";
import { refused } from "@/lib/result";
import { staffRoutes } from "@/lib/routes";
import { answered } from "@/server/auth/requests/form-action";
import { staffAction } from "@/server/auth/requests/staff-action";
import { confirmPlanChange } from "@/server/proposals/confirm";
import { definitionNow, discardProposal, readProposal, saveProposal } from "@/server/proposals/draft";
import { decideFormSchema, discardFormSchema } from "./schema";
import { problemErrors } from "./view-model/proposal";

const decide = staffAction(decideFormSchema, async ({ viewer, input }) => {
  const { planId, revision, baseVersion, intent } = input;
  const read = await readProposal(viewer, planId);
  if (!read.ok) return read;
  const decisions = Object.fromEntries(
    input.decisions.map(({ key, decidedOn, document, ...decision }) => [
      key,
      {
        ...UNDECIDED,
        ...decision,
        decidedOn: decidedOn || input.decidedOn || null,
        document: document || input.document || null,
      },
    ]),
  );
  // Kept before anything is confirmed: what was typed stays, whatever stands in the way.
  const saved = await saveProposal(viewer, { proposed: definitionNow(read.value), decisions, revision });
  if (!saved.ok) return saved;
  refresh();
  if (intent === "save") return saved;
  const now = await readProposal(viewer, planId);
  if (!now.ok) return now;
  const { draft } = now.value;
  if (!draft) return refused("conflict");
  if (draft.problems.length > 0) return refused("invalid", problemErrors(draft));
  const confirmed = await confirmPlanChange(viewer, {
    proposed: draft.proposed,
    decisions: draft.decisions,
    baseVersion,
    revision: draft.revision,
  });
  if (!confirmed.ok) return confirmed;
  redirect(staffRoutes.plan({ plan: planId, confirmed: confirmed.value.version }));
});

export type DecideState = FormState<{ revision: number; changes: number }>;

/** Keeps what was decided about each change; with the intent `confirm` it becomes the plan's next version. */
export async function decideAction(_previous: DecideState, form: FormData): Promise<DecideState> {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const keys = form.getAll("keys[]").filter((value) => typeof value === "string");
  return answered(decide, form, {
    planId: text("planId"),
    revision: text("revision"),
    baseVersion: text("baseVersion"),
    intent: text("intent"),
    decidedOn: text("decidedOn"),
    document: text("document"),
    decisions: keys.map((key, index) => ({
      key,
      from: text(`decisions.${index}.from`),
      reason: text(`decisions.${index}.reason`),
      decidedOn: text(`decisions.${index}.decidedOn`),
      document: text(`decisions.${index}.document`),
      factor: text(`decisions.${index}.factor`),
      rejudges: text(`decisions.${index}.rejudges`) === "yes",
    })),
  });
}

const discard = staffAction(discardFormSchema, async ({ viewer, input }) => {
  const result = await discardProposal(viewer, input);
  if (!result.ok) return result;
  redirect(staffRoutes.plan({ plan: input.planId }));
});

/** Gives the draft up; the plan stays as it is. */
export async function discardAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answered(discard, form);
}
