/** 人事異動: the one place where what a person or a department answers for is handed to another. */

import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { MailOccasion } from "@/domain/rounds/mail-occasions";
import { can } from "@/domain/shared/access";
import { type IsoDate, tokyoDate } from "@/domain/shared/iso-date";
import { toKpiId } from "@/domain/shared/kpi-id";
import { roundChangedMeanwhile } from "@/domain/words/ja/rounds/rounds";
import { done, type FieldErrors, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { lastActOn } from "@/server/audit/latest";
import { recordAudit } from "@/server/audit/record";
import type { Tx } from "@/server/db/client";
import { toDay } from "@/server/db/days";
import { writing } from "@/server/db/transaction";
import { rowId, seen } from "@/server/input/fields";
import { sentences } from "@/server/input/sentences";
import { type PlanDto, readPlans } from "@/server/plan/queries";
import { queueMails } from "@/server/reports/notify";
import { type RespondentDto, readRespondents } from "@/server/rounds/items";
import { lockRunningRounds } from "@/server/rounds/rows";
import {
  type Holdings,
  holdingsOf,
  type Named,
  type RunningRound,
  readRunning,
  type TransferParty,
} from "./affected";

const schema = z.strictObject({
  party: z.strictObject({ kind: z.enum(["person", "department"]), id: rowId }),
  /** A person or a department like the party; null: everybody of the department, when a person leaves. */
  to: z.uuid({ error: "引き継ぐ相手を選んでください。" }).nullable(),
  seen,
});
export type TransferInput = z.input<typeof schema>;

/** What changes whom something is asked of. */
const MOVING = ["round.hand_over", "round.items", "kpi.assign", "initiative.assign"] as const;

export interface HandedOverDto {
  readonly items: number;
  readonly kpis: number;
  readonly metrics: number;
  readonly initiatives: number;
  /** Whose links ended: of several that one person was sent for one round it is one, as it was told before. */
  readonly links: number;
  readonly mails: number;
}

/**
 * Hands over, in one act: who is asked in every round not closed, whose the KPIs are (when a department leaves), and the
 * party's personal links, which end. Whoever takes over from a person and was not asked before gets the opening mail
 * of a round that is open; to the new department what it still owes of it is told by a mail of its own.
 * `conflict` when what moves is no longer as seen; `invalid` at `to` for who cannot answer, at "" when nothing would move.
 */
export async function transfer(
  viewer: Viewer,
  raw: TransferInput,
  now: Date = new Date(),
): Promise<Result<HandedOverDto>> {
  if (!can(viewer, "round.manage", {})) return refused("forbidden");
  const parsed = schema.safeParse(raw);
  if (!parsed.success) return refused("invalid", sentences(parsed.error));
  const { party, to, seen } = parsed.data;
  return writing(async (tx) => {
    const rounds = await lockRunningRounds(tx);
    const [plans, people] = [await readPlans(tx), await readRespondents(tx)];
    const departments = await tx.department.findMany({ select: { id: true, name: true } });
    const running = await readRunning(tx, rounds, plans, people);
    const from = (party.kind === "person" ? people : departments).find(({ id }) => id === party.id);
    if (!from) return refused("not_found");
    const holdings = holdingsOf(party, running, plans, people);
    if (holdings.seen !== seen) {
      return refused("conflict", { "": roundChangedMeanwhile(await lastActOn(tx, viewer, MOVING)) });
    }
    const errors = errorsOf(party, to, holdings, { people, departments });
    if (errors) return refused("invalid", errors);

    const successor = [...people, ...departments].find(({ id }) => id === to) ?? null;
    await move(tx, { party, to, holdings, people, today: tokyoDate(now) });
    await revokeLinks(tx, holdings);
    const mails = new Map<string, number>();
    for (const { round } of running) {
      if (round.state !== "open") continue;
      const recipients = party.kind === "person" && to !== null ? { recipientIds: [to] } : {};
      const occasion = occasionOf(party, holdings, round.id);
      const made = occasion ? await queueMails(tx, { roundId: round.id, occasion, ...recipients }, now) : 0;
      mails.set(round.id, made);
    }
    const names = { from: from.name, to: successor?.name ?? "課の全員" };
    await recordTransfer(tx, viewer, { party, names, holdings, running, plans, mails });
    const metrics = holdings.kpis.filter(({ isMetric }) => isMetric).length;
    return done({
      items: holdings.items.length,
      kpis: holdings.kpis.length - metrics,
      metrics,
      initiatives: holdings.initiatives.length,
      links: holdings.links.length,
      mails: [...mails.values()].reduce((sum, made) => sum + made, 0),
    });
  });
}

/** A person takes over what was asked already; to a department it comes as something new. null: nothing that is asked for moves. */
function occasionOf(party: TransferParty, holdings: Holdings, roundId: string): MailOccasion | null {
  const moved = holdings.items.filter((item) => item.roundId === roundId).map(({ kpiId }) => kpiId);
  const itemIds = new Set<string>([...moved, ...holdings.initiatives]);
  if (itemIds.size === 0) return null;
  return party.kind === "person" ? { kind: "opening" } : { kind: "added", id: randomUUID(), itemIds };
}

function errorsOf(
  party: TransferParty,
  to: string | null,
  { items, kpis, initiatives, links }: Holdings,
  known: { people: readonly RespondentDto[]; departments: readonly Named[] },
): FieldErrors | null {
  if (items.length + kpis.length + initiatives.length + links.length === 0)
    return { "": "引き継ぐものはありません。" };
  if (party.kind === "department") {
    const isOther = to !== party.id && known.departments.some(({ id }) => id === to);
    return isOther ? null : { to: "引き継ぐ課を一覧から選んでください。" };
  }
  if (to === null) return null;
  const person = known.people.find(({ id }) => id === to);
  if (!person?.active || to === party.id) return { to: "引き継ぐ人を一覧から選んでください。" };
  return items.every(({ department }) => department?.id === person.departmentId)
    ? null
    : { to: "引き継ぐ人は、引き継ぐものの所管課の人から選んでください。" };
}

async function move(
  tx: Tx,
  {
    party,
    to,
    holdings,
    people,
    today,
  }: {
    party: TransferParty;
    to: string | null;
    holdings: Holdings;
    people: readonly RespondentDto[];
    today: IsoDate;
  },
): Promise<void> {
  const lines = { OR: holdings.items.map(({ roundId, kpiId }) => ({ roundId, itemId: kpiId })) };
  if (party.kind === "person") {
    await tx.roundItem.updateMany({ where: lines, data: { respondentId: to } });
    return;
  }
  await tx.item.updateMany({
    where: { departmentId: party.id, current: true },
    data: { departmentId: to, departmentSetOn: toDay(today) },
  });
  // Whoever has gone to the new department with the work is still the one who is asked.
  const stay = people.filter(({ departmentId }) => departmentId === to).map(({ id }) => id);
  await tx.roundItem.updateMany({
    where: { ...lines, respondentId: { notIn: stay } },
    data: { respondentId: null },
  });
}

async function revokeLinks(tx: Tx, { links }: Holdings): Promise<void> {
  const userIds = [...new Set(links.map(({ userId }) => userId))];
  const roundIds = [...new Set(links.map(({ roundId }) => roundId))];
  await tx.$executeRaw`
    UPDATE response_link SET revoked_at = now()
    WHERE revoked_at IS NULL AND user_id = ANY(${userIds}::uuid[]) AND round_id = ANY(${roundIds}::uuid[])`;
}

async function recordTransfer(
  tx: Tx,
  viewer: Viewer,
  done: {
    party: TransferParty;
    names: { from: string; to: string };
    holdings: Holdings;
    running: readonly RunningRound[];
    plans: readonly PlanDto[];
    mails: ReadonlyMap<string, number>;
  },
): Promise<void> {
  const { party, names, holdings } = done;
  const field = party.kind === "person" ? "respondent" : "department";
  for (const { id } of holdings.kpis) {
    await recordAudit(tx, viewer, {
      action: "kpi.assign",
      subject: { kind: "kpi", kpiId: toKpiId(id) },
      before: { department: names.from },
      after: { department: names.to },
    });
  }
  if (holdings.initiatives.length > 0) {
    await recordAudit(tx, viewer, {
      action: "initiative.assign",
      subject: { kind: "department", id: party.id },
      before: { department: names.from },
      after: { department: names.to, initiatives: holdings.initiatives.length },
    });
  }
  for (const { round } of done.running) {
    const items = holdings.items.filter(({ roundId }) => roundId === round.id).map(({ name }) => name);
    const links = holdings.links.filter(({ roundId }) => roundId === round.id).length;
    if (items.length + links === 0) continue;
    await recordAudit(tx, viewer, {
      action: "round.hand_over",
      subject: { kind: "round", fy: round.fy },
      before: { [field]: names.from },
      after: { [field]: names.to, moved: items, links, mails: done.mails.get(round.id) ?? 0 },
    });
  }
}
