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
import { writing } from "@/server/db/transaction";
import { isRowId } from "@/server/input/fields";
import { emlBytes } from "@/server/mail/eml";
import { STORED_MAIL_SELECT, toStoredMail } from "@/server/mail/sending";

/**
 * One mail as a file (.eml), with the personal link in it: whoever has the file can answer in that person's name, so
 * that each copy is written down.
 */
export async function readMailFile(
  viewer: Viewer,
  mailId: string,
): Promise<Result<{ fileName: string; body: Uint8Array<ArrayBuffer> }>> {
  if (!can(viewer, "round.manage", {})) return refused("forbidden");
  if (!isRowId(mailId)) return refused("not_found");
  return writing(async (tx) => {
    const row = await tx.mail.findUnique({
      where: { id: mailId },
      select: { ...STORED_MAIL_SELECT, state: true },
    });
    if (!row) return refused("not_found");
    const url = row.linkId === null ? null : responseUrl(row.linkId);
    const envelope = { from: env().mailFrom, host: new URL(appOrigin()).hostname, url };
    const body = await emlBytes(toStoredMail(row), envelope, row.state !== "sent");
    await recordAudit(tx, viewer, {
      action: "mail.download",
      subject: { kind: "round", fy: fiscalYear(row.round.fy) },
      after: { mail: row.subject, recipients: row.recipient.name },
    });
    return done({ fileName: `mail-${tokyoDate(row.createdAt)}-${mailId.slice(0, 8)}.eml`, body });
  });
}
