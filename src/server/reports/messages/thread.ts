/** やり取り: the thread of one report. Messages are only added; who has read how far is kept per person. */
import { z } from "zod";
import {
  excerpt,
  MESSAGE_FIELDS,
  type MessageField,
  messageField,
  readMessage,
} from "@/domain/reports/messages";
import { can } from "@/domain/shared/access";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { ROLE_WORDS } from "@/domain/words/ja/roles";
import { done, type Result, refused } from "@/lib/result";
import { type ReportScope, reportScope } from "@/server/access/scope";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import { db, type Tx } from "@/server/db/client";
import { Prisma } from "@/server/db/generated/client";
import { parseRows } from "@/server/db/rows";
import { writing } from "@/server/db/transaction";
import { reportRef } from "@/server/input/fields";
import { type ReportRef, readAttachmentAccess } from "@/server/reports/attachment-access";
import { mailQuestion } from "./question";

export interface MessageDto {
  /** In the order of writing; decimal digits. */
  readonly id: string;
  /** null: the report as a whole. */
  readonly field: MessageField | null;
  readonly body: string;
  readonly author: string;
  /** The author's department; of people who belong to none, their role. */
  readonly office: string;
  /** ISO instant, by the database's clock. */
  readonly at: string;
  readonly isOwn: boolean;
  readonly isUnread: boolean;
}

export interface MessagesDto {
  /** Oldest first. */
  readonly messages: readonly MessageDto[];
  readonly canPost: boolean;
}

const SELECT = {
  id: true,
  field: true,
  body: true,
  at: true,
  authorId: true,
  author: { select: { name: true, role: true, department: { select: { name: true } } } },
} as const satisfies Prisma.ReportMessageSelect;

type Row = Prisma.ReportMessageGetPayload<{ select: typeof SELECT }>;

function toDto({ id, field, body, at, authorId, author }: Row, reader: Viewer, readTo: bigint): MessageDto {
  const isOwn = authorId === reader.userId;
  return {
    id: id.toString(),
    field: messageField(field),
    body,
    author: author.name,
    office: author.department?.name ?? ROLE_WORDS[author.role],
    at: at.toISOString(),
    isOwn,
    isUnread: !isOwn && id > readTo,
  };
}

/** The whole thread. Reading it here marks nothing as read: see {@link markRead}. */
export async function listMessages(
  viewer: Viewer,
  { kpiId, fy }: ReportRef,
  now: Date = new Date(),
): Promise<Result<MessagesDto>> {
  const access = await readAttachmentAccess(viewer, db(), { kpiId, fy }, now);
  if (!access.ok) return access;
  const [rows, readTo] = await Promise.all([
    db().reportMessage.findMany({
      where: { kpiId, fy },
      orderBy: { id: "asc" },
      select: SELECT,
    }),
    readUpTo(viewer, { kpiId, fy }),
  ]);
  return done({
    messages: rows.map((row) => toDto(row, viewer, readTo)),
    canPost: can(viewer, "report.message", access.value.resource),
  });
}

async function readUpTo({ userId }: Viewer, { kpiId, fy }: ReportRef): Promise<bigint> {
  if (userId === null) return 0n;
  const reading = await db().messageReading.findUnique({
    where: { userId_kpiId_fy: { userId, kpiId, fy } },
    select: { lastReadId: true },
  });
  return reading?.lastReadId ?? 0n;
}

const postSchema = z.strictObject({
  ...reportRef,
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
  if (!read.ok) return refused("invalid", { body: read.problem });
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
    if (said) return done(toDto(said, viewer, 0n));
    const row = await tx.reportMessage.create({
      data: { kpiId, fy, field, body, authorId: viewer.userId },
      select: SELECT,
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
    return done(toDto(row, viewer, 0n));
  });
}

const freshRow = z.object({ id: z.bigint() });

/** The thread's newest message, when it is these words of this person, of the last minute. */
async function justSaid(
  tx: Tx,
  message: ReportRef & { field: string | null; body: string; authorId: string },
): Promise<Row | null> {
  const { kpiId, fy, field, body, authorId } = message;
  const fresh = await tx.$queryRaw`
    SELECT id FROM report_message
    WHERE kpi_id = ${kpiId} AND fiscal_year = ${fy} AND author_id = ${authorId}::uuid AND body = ${body}
      AND field IS NOT DISTINCT FROM ${field} AND at > now() - interval '1 minute'
      AND id = (SELECT max(id) FROM report_message WHERE kpi_id = ${kpiId} AND fiscal_year = ${fy})`;
  const id = parseRows(freshRow, fresh)[0]?.id;
  return id === undefined ? null : tx.reportMessage.findUnique({ where: { id }, select: SELECT });
}

const readSchema = z.strictObject({ ...reportRef, upToId: z.string().regex(/^\d{1,18}$/) });

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
 * How many messages of others this person has not seen, by KPI id, of the year's reports that they may read; a KPI
 * without any is left out. One query, whatever the plan's size.
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
      AND m.id > coalesce(r.last_read_id, 0) AND ${visible(scope, fy)}
    GROUP BY m.kpi_id`;
  return done(new Map(parseRows(unreadRow, rows).map(({ kpiId, unread }) => [kpiId, unread])));
}

function visible(scope: NonNullable<ReportScope>, fy: FiscalYear): Prisma.Sql {
  if (scope.all) return Prisma.sql`true`;
  const { departmentId, responseScope } = scope;
  const own = Prisma.sql`k.department_id = ${departmentId}::uuid`;
  if (responseScope === null) return own;
  if (responseScope.fy !== fy) return Prisma.sql`false`;
  return Prisma.sql`${own} AND k.id = ANY(${[...responseScope.kpiIds]})`;
}
