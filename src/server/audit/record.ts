import { BY_LINK } from "@/domain/words/ja/reports/reports";
import type { Viewer } from "@/server/access/viewer";
import type { Tx } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import type { AuditAction } from "./actions";
import { type AuditSubject, subjectText } from "./subject";

type AuditValue = Prisma.InputJsonValue | null;

export interface NewAuditEvent {
  readonly action: AuditAction;
  readonly subject: AuditSubject;
  readonly before?: AuditValue;
  readonly after?: AuditValue;
}

/**
 * Appends one audit event in the mutation's own transaction, as its last write: from here to the commit no other
 * event can be written. Number, time and chain are set by the database.
 */
export async function recordAudit(tx: Tx, viewer: Viewer, event: NewAuditEvent): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO audit_event (actor_id, actor, action, subject, before, after)
    VALUES (${viewer.userId}::uuid, ${actorOf(viewer)}, ${event.action}, ${subjectText(event.subject)},
            ${json(event.before)}::jsonb, ${json(event.after)}::jsonb)`;
}

/** As many as one statement takes in good time. */
const EVENTS_AT_ONCE = 1_000;

/** The same of many, in their order. */
export async function recordAudits(tx: Tx, viewer: Viewer, events: readonly NewAuditEvent[]): Promise<void> {
  for (let from = 0; from < events.length; from += EVENTS_AT_ONCE) {
    const rows = events.slice(from, from + EVENTS_AT_ONCE).map(({ action, subject, before, after }) => ({
      action,
      subject: subjectText(subject),
      before: before ?? null,
      after: after ?? null,
    }));
    await tx.$executeRaw`
      INSERT INTO audit_event (actor_id, actor, action, subject, before, after)
      SELECT ${viewer.userId}::uuid, ${actorOf(viewer)}, event->>'action', event->>'subject',
             nullif(event->'before', 'null'), nullif(event->'after', 'null')
      FROM jsonb_array_elements(${JSON.stringify(rows)}::jsonb) WITH ORDINALITY AS each (event, no)
      ORDER BY no`;
  }
}

/** Whoever has a link acts in that person's name: the trail says by which way somebody came. */
function actorOf(viewer: Viewer): string {
  const person = viewer.departmentName ? `${viewer.departmentName} ${viewer.name}` : viewer.name;
  return viewer.responseScope ? `${person}（${BY_LINK}）` : person;
}

function json(value: AuditValue | undefined): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}
