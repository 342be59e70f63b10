"use server";

import type { FormState } from "@/lib/action-state";
import { answered } from "@/server/auth/requests/form-action";
import { staffAction } from "@/server/auth/requests/staff-action";
import { savePresentationClosing } from "@/server/plan/presentation-closing";
import { closingFormSchema } from "./schema";

const save = staffAction("plan.closing", closingFormSchema, ({ viewer, input }) =>
  savePresentationClosing(viewer, input),
);

/** Sets the words on the last screen of a presentation. */
export async function saveClosingAction(_previous: FormState, form: unknown): Promise<FormState> {
  return answered(save, form);
}
