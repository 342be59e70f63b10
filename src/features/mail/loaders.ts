/** What the outbox shows, and a mail as a file. */
import { env } from "@/lib/env";
import { done, type Result } from "@/lib/result";
import { staffRoutes } from "@/lib/routes";
import type { Viewer } from "@/server/access/viewer";
import { requireViewer } from "@/server/auth/session";
import { listMails, readMailFile } from "@/server/rounds/mails";
import { listRounds } from "@/server/rounds/rounds";
import { type OutboxQuery, outboxQuerySchema, type SearchParams } from "./schema";
import { type MailRow, mailRow, type OutboxChoices, outboxChoices } from "./view-model";

export interface OutboxPage {
  readonly rows: readonly MailRow[];
  readonly total: number;
  readonly filter: OutboxQuery;
  readonly choices: OutboxChoices;
  /** `demo`: never sent, whatever is set. */
  readonly sending: "on" | "off" | "demo";
}

/** The newest mails that fit; a constant number of queries. */
export async function loadOutbox(searchParams: SearchParams): Promise<Result<OutboxPage>> {
  const viewer = await requireViewer(staffRoutes.mails());
  const query = outboxQuerySchema.parse(searchParams);
  const rounds = await listRounds(viewer);
  if (!rounds.ok) return rounds;
  const filter = { ...query, round: rounds.value.find(({ id }) => id === query.round)?.id };
  const outbox = await listMails(viewer, { roundId: filter.round, state: filter.state });
  if (!outbox.ok) return outbox;
  const { mails, total, isSending } = outbox.value;
  return done({
    rows: mails.map((mail) => mailRow(mail, isSending)),
    total,
    filter,
    choices: outboxChoices(rounds.value),
    sending: isSending ? "on" : env().demo ? "demo" : "off",
  });
}

export async function loadMailFile(
  viewer: Viewer,
  mailId: string,
): Promise<Result<{ fileName: string; body: Uint8Array<ArrayBuffer> }>> {
  return readMailFile(viewer, mailId);
}
