/** What the outbox shows, and a mail as a file. */
import { can } from "@/domain/shared/access";
import type { SearchParams } from "@/lib/address-query";
import { env } from "@/lib/env";
import { requestTime } from "@/lib/request-time";
import type { Result } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { mailedSheet } from "@/server/answer-sheets/mailed";
import { shown } from "@/server/auth/requests/shown";
import { requireAbility, requireViewer } from "@/server/auth/sessions/session";
import { readMailFile } from "@/server/rounds/mail-file";
import { readMailHold } from "@/server/rounds/mail-hold";
import { listMails } from "@/server/rounds/outbox";
import { listRounds } from "@/server/rounds/queries";
import { type OutboxQuery, outboxQuerySchema } from "./schema";
import { type Hold, holdOf, type MailRow, mailRow, type OutboxChoices, outboxChoices } from "./view-model";

export interface MailsPage {
  /** null: mails go out. */
  readonly hold: Hold | null;
  /** null for who may let held mails go and nothing else. */
  readonly outbox: OutboxPage | null;
}

interface OutboxPage {
  readonly rows: readonly MailRow[];
  readonly total: number;
  readonly filter: OutboxQuery;
  readonly choices: OutboxChoices;
  /** `demo`: never sent, whatever is set. */
  readonly sending: "on" | "off" | "demo";
}

/** Before the first byte: 403 for who has nothing to do with mails. */
export async function admitToMails(): Promise<void> {
  await requireAbility("mail.release");
}

export async function loadMails(searchParams: SearchParams, now: Date = requestTime()): Promise<MailsPage> {
  const viewer = await requireViewer();
  const hold = shown(await readMailHold(viewer));
  return {
    hold: hold && holdOf(hold),
    outbox: can(viewer, "round.manage", {}) ? await loadOutbox(viewer, searchParams, now) : null,
  };
}

/** The newest mails that fit; a constant number of queries. */
async function loadOutbox(viewer: Viewer, searchParams: SearchParams, now: Date): Promise<OutboxPage> {
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
  return readMailFile(viewer, mailId, mailedSheet);
}
