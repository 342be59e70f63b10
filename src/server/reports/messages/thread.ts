import { can } from "@/domain/shared/access";
import { done, type Result } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { type ReportRef, readAttachmentAccess } from "@/server/reports/attachment-access";
import { MESSAGE_SELECT, type MessageDto, toMessage } from "./rows";

export interface MessagesDto {
  /** Oldest first. */
  readonly messages: readonly MessageDto[];
  readonly canPost: boolean;
}

/** The whole thread. Reading it here marks nothing as read: see `markRead`. */
export async function listMessages(
  viewer: Viewer,
  { kpiId, fy }: ReportRef,
  now: Date = new Date(),
): Promise<Result<MessagesDto>> {
  const access = await readAttachmentAccess(viewer, db(), { kpiId, fy }, now);
  if (!access.ok) return access;
  const [rows, readTo] = await Promise.all([
    db().reportMessage.findMany({
      where: { itemId: kpiId, fy },
      orderBy: { id: "asc" },
      select: MESSAGE_SELECT,
    }),
    readUpTo(viewer, { kpiId, fy }),
  ]);
  return done({
    messages: rows.map((row) => toMessage(row, viewer, readTo)),
    canPost: can(viewer, "report.message", access.value.resource),
  });
}

async function readUpTo({ userId }: Viewer, { kpiId, fy }: ReportRef): Promise<bigint> {
  if (userId === null) return 0n;
  const reading = await db().messageReading.findUnique({
    where: { userId_itemId_fy: { userId, itemId: kpiId, fy } },
    select: { lastReadId: true },
  });
  return reading?.lastReadId ?? 0n;
}
