/** A mail that had failed is sent again. */

import { can } from "@/domain/shared/access";
import { env } from "@/lib/env";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import { writing } from "@/server/db/transaction";
import { isRowId } from "@/server/input/fields";
import { mailSubject } from "@/server/mail/sending";
import { insertSendJobs } from "@/server/reports/notify";

/**
 * Sends a mail again that had failed, to the account's address as it is now. `conflict` where it has not failed (any
 * more), `invalid` while no mail server is set up.
 */
export async function resendMail(
  viewer: Viewer,
  { mailId }: { mailId: string },
): Promise<Result<{ queued: number }>> {
  if (!can(viewer, "round.manage", {})) return refused("forbidden");
  if (!isRowId(mailId)) return refused("not_found");
  if (env().smtp === null) {
    return refused("invalid", { "": "メールの送信が設定されていないため、送り直せません。" });
  }
  return writing(async (tx) => {
    const row = await tx.mail.findUnique({
      where: { id: mailId },
      select: {
        subject: true,
        round: { select: { fy: true } },
        suggestion: { select: { planId: true } },
        publicationNo: true,
        recipient: { select: { name: true, email: true } },
      },
    });
    if (!row) return refused("not_found");
    const { count } = await tx.mail.updateMany({
      where: { id: mailId, state: "failed" },
      data: { state: "queued", attempts: 0, failure: "", address: row.recipient.email },
    });
    if (count === 0) {
      return refused("conflict", {
        "": "このメールは、すでに送り直されています。画面を読み込み直してください。",
      });
    }
    await insertSendJobs(tx, [mailId]);
    await recordAudit(tx, viewer, {
      action: "mail.queue",
      subject: mailSubject(row),
      after: { mails: 1, occasion: "送り直し", recipients: row.recipient.name, mail: row.subject },
    });
    return done({ queued: 1 });
  });
}
