/** Who did something last, by the audit trail: for the sentence that tells of it whoever saved at the same time. */
import type { Tx } from "@/server/db/client";
import type { AuditAction } from "./actions";
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
