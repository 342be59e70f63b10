/** A message is written. Messages are only added. */
import { z } from "zod";
import { excerpt, MESSAGE_FIELDS, type MessageField, readMessage } from "@/domain/reports/entry/messages";
import { can } from "@/domain/shared/access";
import { messageFaultSentence } from "@/domain/words/ja/rounds/messages";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import type { Tx } from "@/server/db/client";
import { parseRows } from "@/server/db/rows";
import { writing } from "@/server/db/transaction";
import { attachmentRef } from "@/server/input/fields";
import { type ReportRef, readAttachmentAccess } from "@/server/reports/attachment-access";
import { mailQuestion } from "./question";
import { MESSAGE_SELECT, type MessageDto, type MessageRow, toMessage } from "./rows";

const postSchema = z.strictObject({
  ...attachmentRef,
  field: z.enum(MESSAGE_FIELDS).nullable(),
  body: z.string(),
});

/**
 * Writes a message: the office and the department whenever they like, in a round or after it. A question of the office
 * is mailed to who is asked. The same words sent twice within a minute are one message. `invalid` on `body` or `field`.
 */
export async function postMessage(
  viewer: Viewer,
  raw: ReportRef & { readonly field: MessageField | null; readonly body: string },
  now: Date = new Date(),
): Promise<Result<MessageDto>> {
  const parsed = postSchema.safeParse(raw);
  if (!parsed.success) return refused("invalid", { field: "項目を選び直してください。" });
  const read = readMessage(parsed.data.body);
  if (!read.ok) return refused("invalid", { body: messageFaultSentence(read.fault) });
  const { kpiId, fy, field } = parsed.data;
  const { body } = read;
  return writing(async (tx) => {
    const access = await readAttachmentAccess(viewer, tx, { kpiId, fy }, now);
    if (!access.ok) return access;
    if (viewer.userId === null || !can(viewer, "report.message", access.value.resource)) {
      return refused("forbidden");
    }
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`ayumi.thread/${kpiId}/${fy}`}))`;
    const said = await justSaid(tx, { kpiId, fy, field, body, authorId: viewer.userId });
    if (said) return done(toMessage(said, viewer, 0n));
    const row = await tx.reportMessage.create({
      data: { itemId: kpiId, fy, field, body, authorId: viewer.userId },
      select: MESSAGE_SELECT,
    });
    const mails =
      viewer.role === "office"
        ? await mailQuestion(tx, { kpiId, fy }, { messageId: row.id.toString(), text: body }, now)
        : 0;
    await recordAudit(tx, viewer, {
      action: "report.message",
      subject: { kind: "report", kpiId, fy },
      after: { message: excerpt(body), messageField: field, ...(mails > 0 ? { mails } : {}) },
    });
    return done(toMessage(row, viewer, 0n));
  });
}

const freshRow = z.object({ id: z.bigint() });

/** The thread's newest message, when it is these words of this person, of the last minute. */
async function justSaid(
  tx: Tx,
  message: ReportRef & { field: string | null; body: string; authorId: string },
): Promise<MessageRow | null> {
  const { kpiId, fy, field, body, authorId } = message;
  const fresh = await tx.$queryRaw`
    SELECT id FROM report_message
    WHERE kpi_id = ${kpiId} AND fiscal_year = ${fy} AND author_id = ${authorId}::uuid AND body = ${body}
      AND field IS NOT DISTINCT FROM ${field} AND at > now() - interval '1 minute'
      AND id = (SELECT max(id) FROM report_message WHERE kpi_id = ${kpiId} AND fiscal_year = ${fy})`;
  const id = parseRows(freshRow, fresh)[0]?.id;
  return id === undefined ? null : tx.reportMessage.findUnique({ where: { id }, select: MESSAGE_SELECT });
}
