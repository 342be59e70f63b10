/** What the outbox shows, and a mail as a file. */
import { env } from "@/lib/env";
import { requestTime } from "@/lib/request-time";
import type { Result } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { shown } from "@/server/auth/requests/shown";
import { requireAbility, requireViewer } from "@/server/auth/sessions/session";
import { readMailFile } from "@/server/rounds/mail-file";
import { listMails } from "@/server/rounds/outbox";
import { listRounds } from "@/server/rounds/queries";
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

/** Before the first byte: 403 for who may not manage rounds. */
export async function admitToOutbox(): Promise<void> {
  await requireAbility("round.manage");
}

/** The newest mails that fit; a constant number of queries. */
export async function loadOutbox(searchParams: SearchParams, now: Date = requestTime()): Promise<OutboxPage> {
  const viewer = await requireViewer();
  const query = outboxQuerySchema.parse(searchParams);
  const rounds = shown(await listRounds(viewer, now));
  const filter = { ...query, round: rounds.find(({ id }) => id === query.round)?.id };
  const outbox = shown(await listMails(viewer, { roundId: filter.round, state: filter.state }));
  const { mails, total, isSending } = outbox;
  return {
    rows: mails.map((mail) => mailRow(mail, isSending)),
    total,
    filter,
    choices: outboxChoices(rounds),
    sending: isSending ? "on" : env().demo ? "demo" : "off",
  };
}

export async function loadMailFile(
  viewer: Viewer,
  mailId: string,
): Promise<Result<{ fileName: string; body: Uint8Array<ArrayBuffer> }>> {
  return readMailFile(viewer, mailId);
}
