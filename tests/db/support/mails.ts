import type { MailOccasion } from "@/domain/rounds/mail-occasions";
import { db } from "@/server/db/client";
import { queueMails } from "@/server/reports/notify";
import { FY } from "./reports";

export const ORIGIN = "https://ayumi.example.lg.jp";
export const DUE = "2026-05-29";

/** Midday in Japan, so many days after the deadline. */
export function dayFromDue(days: number): Date {
  return new Date(Date.parse(`${DUE}T03:00:00Z`) + days * 86_400_000);
}

/** A round of the year, sent out, that asks for these KPIs. */
export async function makeRound(
  kpiIds: readonly string[],
  over: { openedAt?: Date | null; closedAt?: Date | null; dueOn?: string } = {},
): Promise<string> {
  const { id } = await db().collectionRound.create({
    data: {
      fy: FY,
      title: "令和7年度の照会",
      instructions: "3月31日時点の数値をお願いします。",
      opensOn: new Date("2026-04-01"),
      dueOn: new Date(over.dueOn ?? DUE),
      openedAt: over.openedAt === undefined ? new Date("2026-04-01T00:00:00Z") : over.openedAt,
      closedAt: over.closedAt ?? null,
      items: { create: kpiIds.map((kpiId) => ({ itemId: kpiId })) },
    },
    select: { id: true },
  });
  return id;
}

/** As a write of the round does it. */
export function queue(
  roundId: string,
  occasion: MailOccasion,
  now: Date,
  recipientIds?: readonly string[],
): Promise<number> {
  return db().$transaction((tx) => queueMails(tx, { roundId, occasion, recipientIds }, now));
}

/** Who got what, in the order of writing. */
export async function mailsOf(roundId: string): Promise<string[]> {
  const rows = await db().mail.findMany({
    where: { roundId },
    select: { occasionKey: true, recipient: { select: { name: true } } },
    orderBy: [{ createdAt: "asc" }, { occasionKey: "asc" }, { recipient: { name: "asc" } }],
  });
  return rows.map(
    ({ occasionKey, recipient }) => `${recipient.name} ${occasionKey.replace(/(by-hand:).*/, "$1")}`,
  );
}
