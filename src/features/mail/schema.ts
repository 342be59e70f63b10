/** The query of the outbox's address, and what its form sends. */
import { z } from "zod";
import { MAIL_STATES } from "@/domain/rounds/mail-occasions";

/** What cannot be counts as not chosen, and the form shows that it is not. */
export const outboxQuerySchema = z.object({
  round: z.uuid().optional().catch(undefined),
  state: z.enum(MAIL_STATES).optional().catch(undefined),
});

export type OutboxQuery = z.infer<typeof outboxQuerySchema>;

export const releaseFormSchema = z.strictObject({ waiting: z.enum(["send", "keep"]) });

export const resendFormSchema = z.strictObject({ mailId: z.string() });
