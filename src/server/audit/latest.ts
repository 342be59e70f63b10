/** Who did something last, by the audit trail: for the sentence that tells of it whoever saved at the same time. */

import { type LastAct, lastActWords } from "@/domain/words/ja/last-act";
import type { Viewer } from "@/server/access/viewer";
import type { Tx } from "@/server/db/client";
import { AUDIT_ACTIONS, type AuditAction } from "./actions";
import { type AuditSubject, subjectText } from "./subject";
import { type AuditValues, auditValues } from "./values";

export interface LatestEvent {
  /** null: the system itself, or the command line. */
  readonly by: string | null;
  readonly subject: string;
  readonly after: AuditValues | null;
}

/**
 * Reads for its caller, who has asked `can`.
 * @param of left out: of whatever subject
 * @returns null where it was never done
 */
export async function latestEvent(
  tx: Tx,
  action: AuditAction,
  of?: AuditSubject,
): Promise<LatestEvent | null> {
  const row = await tx.auditEvent.findFirst({
    where: { action, ...(of ? { subject: subjectText(of) } : {}) },
    orderBy: { id: "desc" },
    select: { subject: true, after: true, actorUser: { select: { name: true } } },
  });
  return row && { by: row.actorUser?.name ?? null, subject: row.subject, after: auditValues(row.after) };
}

/**
 * Who did the last of these acts on it, in words that follow a sentence; "" where nobody did. It may have been done before
 * the page was opened (a change of the plan, say, reaches further), so it is told as the last act, not as the cause. Reads
 * for its caller, who has asked `can`.
 * @param of left out: on whatever subject
 */
export async function lastActOn(
  tx: Tx,
  viewer: Viewer,
  actions: readonly AuditAction[],
  of?: AuditSubject,
): Promise<string> {
  const row = await tx.auditEvent.findFirst({
    where: { action: { in: [...actions] }, ...(of ? { subject: subjectText(of) } : {}) },
    orderBy: { id: "desc" },
    select: { action: true, actorId: true, actorUser: { select: { name: true } } },
  });
  if (!row) return "";
  const by: LastAct["by"] =
    row.actorId !== null && row.actorId === viewer.userId ? "oneself" : (row.actorUser ?? "system");
  return lastActWords({ by, done: AUDIT_ACTIONS[row.action as AuditAction] });
}
