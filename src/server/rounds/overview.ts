import { can } from "@/domain/shared/access";
import { type IsoDate, tokyoDate } from "@/domain/shared/iso-date";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { isRowId } from "@/server/input/fields";
import { maskLink } from "@/server/mail/compose";
import { readPlansOnce } from "@/server/plan/queries";
import { draftMails } from "@/server/reports/notify";
import { readRoundWithItems } from "@/server/reports/outstanding";
import { itemsSeen, type RespondentDto, type RoundItemDto, readItems, readRespondents } from "./items";
import { ROUND_SELECT, type RoundDto, roundSeen, toRound } from "./rows";
import type { MailPreviewDto } from "./send-reminders";

export interface RoundOverviewItemDto extends RoundItemDto {
  /** The day of the last mail of this round to anybody asked (ISO date, Asia/Tokyo). */
  readonly contactedOn: IsoDate | null;
}

export interface RoundOverviewDto {
  readonly round: RoundDto;
  /** What a writer names as seen. */
  readonly seen: string;
  readonly itemsSeen: string;
  /** Every KPI of the round's year, asked for or not, in the plans' order. */
  readonly items: readonly RoundOverviewItemDto[];
  /** Everybody who answers or did. */
  readonly people: readonly RespondentDto[];
}

/** `not_found` for an unknown round. For who reads every report: the office and the managers. */
export async function getRoundOverview(
  viewer: Viewer,
  { roundId }: { roundId: string },
): Promise<Result<RoundOverviewDto>> {
  if (!can(viewer, "report.read", {})) return refused("forbidden");
  if (!isRowId(roundId)) return refused("not_found");
  const row = await db().collectionRound.findUnique({ where: { id: roundId }, select: ROUND_SELECT });
  if (!row) return refused("not_found");
  const round = toRound(row);
  const [plans, people, mails] = await Promise.all([
    readPlansOnce(),
    readRespondents(db()),
    db().mail.groupBy({ by: ["recipientId"], where: { roundId }, _max: { createdAt: true } }),
  ]);
  const items = await readItems(db(), round, plans, people);
  const contacts = new Map(mails.map((mail) => [mail.recipientId, mail._max.createdAt]));
  return done({
    round,
    seen: roundSeen(round),
    itemsSeen: itemsSeen(items),
    items: items.map((item) => ({
      ...item,
      contactedOn: latestDay(item.respondents.map(({ id }) => contacts.get(id))),
    })),
    people,
  });
}

function latestDay(instants: readonly (Date | null | undefined)[]): IsoDate | null {
  const latest = Math.max(...instants.map((instant) => instant?.getTime() ?? Number.NEGATIVE_INFINITY));
  return Number.isFinite(latest) ? tokyoDate(new Date(latest)) : null;
}

/** The mails that openRound would make now. `conflict` once the round has been sent out. */
export async function previewOpening(
  viewer: Viewer,
  { roundId }: { roundId: string },
  now: Date = new Date(),
): Promise<Result<MailPreviewDto[]>> {
  if (!can(viewer, "round.manage", {})) return refused("forbidden");
  if (!isRowId(roundId)) return refused("not_found");
  const round = await readRoundWithItems(db(), roundId, tokyoDate(now), { asOpened: true });
  if (!round) return refused("not_found");
  if (round.state !== "preparing") return refused("conflict");
  return done(
    draftMails(round, { occasion: { kind: "opening" } }, now).map(({ recipient, subject, body, items }) => ({
      recipientId: recipient.id,
      name: recipient.name,
      department: recipient.department,
      address: recipient.email,
      subject,
      body: maskLink(body),
      items: items.map(({ kpiId, name, unit }) => ({ kpiId, name, unit })),
    })),
  );
}
