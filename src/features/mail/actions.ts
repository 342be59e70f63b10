"use server";

import type { FormState } from "@/lib/action-state";
import { answered } from "@/server/auth/requests/form-action";
import { staffAction } from "@/server/auth/requests/staff-action";
import { releaseMails } from "@/server/rounds/mail-hold";
import { resendMail } from "@/server/rounds/resend-mail";
import { releaseFormSchema, resendFormSchema } from "./schema";

type ResendState = FormState<{ queued: number }>;

const resend = staffAction("mail.queue", resendFormSchema, ({ viewer, input }) => resendMail(viewer, input));

export async function resendMailAction(_previous: ResendState, form: unknown): Promise<ResendState> {
  return answered(resend, form);
}

type ReleaseState = FormState<{ sent: number; kept: number }>;

const release = staffAction("mail.release", releaseFormSchema, ({ viewer, input }) =>
  releaseMails(viewer, input),
);

export async function releaseMailsAction(_previous: ReleaseState, form: unknown): Promise<ReleaseState> {
  return answered(release, form);
}
