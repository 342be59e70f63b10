import { BY_LINK } from "@/domain/words/ja/reports";
import type { Viewer } from "@/server/access/viewer";
import type { Tx } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import type { AuditAction } from "./actions";
import { type AuditSubject, subjectText } from "./subject";

type AuditValue = Prisma.InputJsonValue | null;

/**
 * Appends one audit event in the mutation's own transaction, as its last write: from here to the commit no other
 * event can be written. Number, time and chain are set by the database.
 */
export async function recordAudit(
  tx: Tx,
  viewer: Viewer,
  event: { action: AuditAction; subject: AuditSubject; before?: AuditValue; after?: AuditValue },
): Promise<void> {
  const person = viewer.departmentName ? `${viewer.departmentName} ${viewer.name}` : viewer.name;
  // Whoever has the link acts in that person's name: the trail says by which way somebody came.
  const actor = viewer.responseScope ? `${person}（${BY_LINK}）` : person;
  await tx.$executeRaw`
    INSERT INTO audit_event (actor_id, actor, action, subject, before, after)
    VALUES (${viewer.userId}::uuid, ${actor}, ${event.action}, ${subjectText(event.subject)},
            ${json(event.before)}::jsonb, ${json(event.after)}::jsonb)`;
}

function json(value: AuditValue | undefined): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}
