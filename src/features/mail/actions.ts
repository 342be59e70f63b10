"use server";

import type { FormState } from "@/lib/action-state";
import { answered } from "@/server/auth/requests/form-action";
import { staffAction } from "@/server/auth/requests/staff-action";
import { resendMail } from "@/server/rounds/resend-mail";
import { resendFormSchema } from "./schema";

type ResendState = FormState<{ queued: number }>;

const resend = staffAction(resendFormSchema, ({ viewer, input }) => resendMail(viewer, input));

export async function resendMailAction(_previous: ResendState, form: FormData): Promise<ResendState> {
  return answered(resend, form);
}
