/** How far the work in the database is, in numbers that name nobody. */
import { z } from "zod";
import { can } from "@/domain/shared/access";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { MailState, Prisma } from "@/server/db/generated/client";
import { parseRows } from "@/server/db/rows";
import { JOB_SCHEMA, QUEUES } from "@/server/mail/jobs";

export const MAIL_STATES = Object.values(MailState);
/** Of pg-boss, as far as somebody may have to look after it. */
export const JOB_STATES = ["created", "retry", "active", "failed"] as const;
export const JOB_QUEUES = QUEUES.map(({ name }) => name);

export interface OperatingState {
  /** By state; one without mails is missing. */
  readonly mails: readonly { readonly state: string; readonly count: number }[];
  readonly jobs: readonly { readonly queue: string; readonly state: string; readonly count: number }[];
  /** null before the first. */
  readonly publication: { readonly no: number; readonly ageSeconds: number } | null;
}

const jobRow = z.object({ queue: z.string(), state: z.enum(JOB_STATES), count: z.int() });
const publicationRow = z.object({ no: z.int(), ageSeconds: z.number() });

export async function readOperatingState(viewer: Viewer): Promise<Result<OperatingState>> {
  if (!can(viewer, "settings.manage")) return refused("forbidden");
  const mails = await db().mail.groupBy({ by: ["state"], _count: true });
  const jobs = parseRows(
    jobRow,
    await db().$queryRaw`
    SELECT name AS queue, state::text, count(*)::int AS count FROM ${Prisma.raw(JOB_SCHEMA)}.job
    WHERE name = ANY(${JOB_QUEUES}) AND state::text = ANY(${[...JOB_STATES]}) GROUP BY name, state`,
  );
  const [publication] = parseRows(
    publicationRow,
    await db().$queryRaw`
    SELECT no, extract(epoch FROM now() - published_at)::float8 AS "ageSeconds"
    FROM publication ORDER BY no DESC LIMIT 1`,
  );
  return done({
    mails: mails.map(({ state, _count }) => ({ state, count: _count })),
    jobs,
    publication: publication ?? null,
  });
}
