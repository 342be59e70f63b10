/** The mails of a system that was put back from a backup: whether they wait, and letting them go. */
import { z } from "zod";
import { can } from "@/domain/shared/access";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import { db } from "@/server/db/client";
import { writing } from "@/server/db/transaction";
import { UNREADABLE } from "@/server/input/sentences";
import { insertSendJobs } from "@/server/reports/notify";

export interface MailHoldDto {
  /** ISO instant. */
  readonly since: string;
  /** How many mails wait. */
  readonly waiting: number;
}

/** null: mails go out. */
export async function readMailHold(viewer: Viewer): Promise<Result<MailHoldDto | null>> {
  if (!can(viewer, "mail.release", {})) return refused("forbidden");
  const hold = await db().mailHold.findFirst({ where: { since: { not: null } }, select: { since: true } });
  if (!hold?.since) return done(null);
  const waiting = await db().mail.count({ where: { state: "queued" } });
  return done({ since: hold.since.toISOString(), waiting });
}

const releaseSchema = z.strictObject({ waiting: z.enum(["send", "keep"]) });

/**
 * Mails go out again.
 * @param input.waiting what becomes of those that wait: "send", or "keep": they stay in the list and are not sent
 */
export async function releaseMails(
  viewer: Viewer,
  input: z.input<typeof releaseSchema>,
): Promise<Result<{ sent: number; kept: number }>> {
  if (!can(viewer, "mail.release", {})) return refused("forbidden");
  const parsed = releaseSchema.safeParse(input);
  if (!parsed.success) return refused("invalid", { "": UNREADABLE });
  return writing(async (tx) => {
    const hold = await tx.mailHold.findFirst({ select: { since: true } });
    // Waits for whoever makes a mail just now, and has whoever comes wait.
    const { count } = await tx.mailHold.updateMany({
      where: { since: { not: null } },
      data: { since: null },
    });
    if (count === 0) {
      return refused("conflict", {
        "": "メールの送信は、すでに再開されています。画面を読み込み直してください。",
      });
    }
    const keeps = parsed.data.waiting === "keep";
    const waiting = await tx.mail.findMany({ where: { state: "queued" }, select: { id: true } });
    if (keeps) await tx.mail.updateMany({ where: { state: "queued" }, data: { state: "kept" } });
    else {
      await insertSendJobs(
        tx,
        waiting.map(({ id }) => id),
      );
    }
    const [sent, kept] = keeps ? [0, waiting.length] : [waiting.length, 0];
    await recordAudit(tx, viewer, {
      action: "mail.release",
      subject: { kind: "settings", id: "mail" },
      after: { heldSince: hold?.since?.toISOString() ?? null, mails: sent, unsent: kept },
    });
    return done({ sent, kept });
  });
}
