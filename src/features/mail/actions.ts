"use server";

import { refresh } from "next/cache";
import type { ActionState } from "@/lib/action-state";
import { staffAction } from "@/server/auth/requests/staff-action";
import { resendMail } from "@/server/rounds/resend-mail";
import { resendFormSchema } from "./schema";

export type ResendState = ActionState<{ queued: number }> | null;

const resend = staffAction("mail.queue", resendFormSchema, ({ viewer, input }) => resendMail(viewer, input));

export async function resendMailAction(_previous: ResendState, form: unknown): Promise<ResendState> {
  const answer = await resend(null, form);
  if (answer.ok) refresh();
  return answer;
}
