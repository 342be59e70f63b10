"use server";

import type { FormState } from "@/lib/action-state";
import { answered } from "@/server/auth/requests/form-action";
import { staffAction } from "@/server/auth/requests/staff-action";
import { endOtherSessions } from "@/server/auth/sessions/own";
import { endSessionsFormSchema } from "./schema";

const endSessions = staffAction(endSessionsFormSchema, ({ viewer, input }) =>
  endOtherSessions(viewer, input),
);

export async function endSessionsAction(
  _previous: FormState<{ ended: number }>,
  form: FormData,
): Promise<FormState<{ ended: number }>> {
  return answered(endSessions, form);
}
