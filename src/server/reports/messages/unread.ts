/** Who has read how far, per person, and what is unread. */
import { z } from "zod";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { done, type Result, refused } from "@/lib/result";
import { reportInScopeSql, reportScope } from "@/server/access/scope";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { Prisma } from "@/server/db/generated/client";
import { parseRows } from "@/server/db/rows";
import { writing } from "@/server/db/transaction";
import { attachmentRef } from "@/server/input/fields";
import { type ReportRef, readAttachmentAccess } from "@/server/reports/attachment-access";

/** How the queries below call the row of what a message is about, and its year. */
const MESSAGES = { k: Prisma.sql`k`, fy: Prisma.sql`m.fiscal_year` };

const readSchema = z.strictObject({ ...attachmentRef, upToId: z.string().regex(/^\d{1,18}$/) });

/**
 * Notes that this person has seen the thread up to a message. Never goes back; a number that is no message of the
 * thread counts as the last one before it.
 */
export async function markRead(
  viewer: Viewer,
  raw: ReportRef & { readonly upToId: string },
  now: Date = new Date(),
): Promise<Result<null>> {
  const parsed = readSchema.safeParse(raw);
  if (!parsed.success) return refused("invalid");
  const { kpiId, fy, upToId } = parsed.data;
  return writing(async (tx) => {
    const access = await readAttachmentAccess(viewer, tx, { kpiId, fy }, now);
    if (!access.ok) return access;
    if (viewer.userId === null) return done(null);
    await tx.$executeRaw`
      INSERT INTO message_reading AS r (user_id, kpi_id, fiscal_year, last_read_id)
      SELECT ${viewer.userId}::uuid, ${kpiId}, ${fy}, max(id) FROM report_message
      WHERE kpi_id = ${kpiId} AND fiscal_year = ${fy} AND id <= ${BigInt(upToId)}
      HAVING max(id) IS NOT NULL
      ON CONFLICT (user_id, kpi_id, fiscal_year)
      DO UPDATE SET last_read_id = greatest(r.last_read_id, excluded.last_read_id)`;
    return done(null);
  });
}

const unreadRow = z.object({ kpiId: z.string(), unread: z.int() });

/**
 * How many messages of others this person has not seen, by the id of the KPI or the initiative, of the year's reports
 * that they may read; what has none is left out. One query, whatever the plan's size.
 */
export async function countUnread(
  viewer: Viewer,
  { fy }: { fy: FiscalYear },
): Promise<Result<ReadonlyMap<string, number>>> {
  const scope = reportScope(viewer);
  if (scope === null) return refused("forbidden");
  if (viewer.userId === null) return done(new Map());
  const rows = await db().$queryRaw`
    SELECT m.kpi_id AS "kpiId", count(*)::int AS unread
    FROM report_message m
    JOIN kpi k ON k.id = m.kpi_id AND k.current
    LEFT JOIN message_reading r
      ON r.user_id = ${viewer.userId}::uuid AND r.kpi_id = m.kpi_id AND r.fiscal_year = m.fiscal_year
    WHERE m.fiscal_year = ${fy} AND m.author_id <> ${viewer.userId}::uuid
      AND m.id > coalesce(r.last_read_id, 0) AND ${reportInScopeSql(scope, MESSAGES)}
    GROUP BY m.kpi_id`;
  return done(new Map(parseRows(unreadRow, rows).map(({ kpiId, unread }) => [kpiId, unread])));
}

export interface UnreadOfInitiativeDto {
  readonly initiativeId: string;
  readonly fy: number;
  readonly unread: number;
}

const initiativeRow = z.object({ initiativeId: z.string(), fy: z.int(), unread: z.int() });

/** The same of the answers on initiatives (取組の状況) alone, of several years. One query, however many. */
export async function listUnreadOfInitiatives(
  viewer: Viewer,
  { fys }: { readonly fys: readonly FiscalYear[] },
): Promise<Result<UnreadOfInitiativeDto[]>> {
  const scope = reportScope(viewer);
  if (scope === null) return refused("forbidden");
  if (viewer.userId === null) return done([]);
  const rows = await db().$queryRaw`
    SELECT m.kpi_id AS "initiativeId", m.fiscal_year AS fy, count(*)::int AS unread
    FROM report_message m
    JOIN kpi k ON k.id = m.kpi_id AND k.current AND k.kind = 'initiative'
    LEFT JOIN message_reading r
      ON r.user_id = ${viewer.userId}::uuid AND r.kpi_id = m.kpi_id AND r.fiscal_year = m.fiscal_year
    WHERE m.fiscal_year = ANY(${[...fys]}) AND m.author_id <> ${viewer.userId}::uuid
      AND m.id > coalesce(r.last_read_id, 0) AND ${reportInScopeSql(scope, MESSAGES)}
    GROUP BY m.kpi_id, m.fiscal_year`;
  return done(parseRows(initiativeRow, rows));
}
