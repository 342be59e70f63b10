/** One mail as a file, for whoever sends it by hand. */

import { can } from "@/domain/shared/access";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { tokyoDate } from "@/domain/shared/iso-date";
import { env } from "@/lib/env";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import { responseUrl } from "@/server/auth/links/response-link";
import { appOrigin } from "@/server/auth/settings";
import { db, type Tx } from "@/server/db/client";
import { writing } from "@/server/db/transaction";
import { isRowId } from "@/server/input/fields";
import { maskLink } from "@/server/mail/compose";
import { emlBytes } from "@/server/mail/eml";
import { STORED_MAIL_SELECT, toStoredMail } from "@/server/mail/sending";
import { type AttachSheet, noSheet } from "@/server/mail/sheet";

/**
 * One mail as a file (.eml). While it is not sent the file has the personal link in it: whoever has it can answer in
 * that person's name, and counts from then on as an author of what is submitted by it. Of a mail that was sent, the
 * recipient has the link, and nobody else needs it.
 */
export async function readMailFile(
  viewer: Viewer,
  mailId: string,
  attachSheet: AttachSheet = noSheet,
): Promise<Result<{ fileName: string; body: Uint8Array<ArrayBuffer> }>> {
  if (!can(viewer, "round.manage", {})) return refused("forbidden");
  if (!isRowId(mailId)) return refused("not_found");
  // Made before the transaction: it takes a while, and reads by itself.
  const known = await db().mail.findUnique({ where: { id: mailId }, select: STORED_MAIL_SELECT });
  const wanted = known && toStoredMail(known).sheet;
  const sheet = wanted && (await attachSheet(wanted));
  return writing(async (tx) => {
    const row = await tx.mail.findUnique({
      where: { id: mailId },
      select: { ...STORED_MAIL_SELECT, state: true },
    });
    if (!row) return refused("not_found");
    const isSent = row.state === "sent";
    const linkId = isSent ? null : row.linkId;
    if (linkId !== null && viewer.userId !== null) await noteFetch(tx, linkId, viewer.userId);
    const url = linkId === null ? null : responseUrl(linkId);
    const envelope = { from: env().mailFrom, host: new URL(appOrigin()).hostname, url };
    const mail = toStoredMail(row);
    const body = await emlBytes(
      isSent ? { ...mail, body: maskLink(mail.body) } : mail,
      envelope,
      !isSent,
      sheet,
    );
    await recordAudit(tx, viewer, {
      action: "mail.download",
      subject: { kind: "round", fy: fiscalYear(row.round.fy) },
      after: { mail: row.subject, recipients: row.recipient.name },
    });
    return done({ fileName: `mail-${tokyoDate(row.createdAt)}-${mailId.slice(0, 8)}.eml`, body });
  });
}

/** Once is enough: the link stays in hand. */
async function noteFetch(tx: Tx, linkId: string, userId: string): Promise<void> {
  await tx.linkFetch.createMany({ data: [{ linkId, userId }], skipDuplicates: true });
}
