/** Brings the rounds (照会) that are not closed up to what a change of a plan, or of who answers, has made of their items. */

import { randomUUID } from "node:crypto";
import { askingPlans } from "@/domain/plan/lead";
import {
  type AskingPlan,
  type AskingRound,
  type ChangedRound,
  changedRounds,
} from "@/domain/rounds/changed-items";
import { changedRoundWords } from "@/domain/words/ja/rounds/changed-rounds";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import type { Tx } from "@/server/db/client";
import { type PlanDto, readPlans } from "@/server/plan/queries";
import { queueMails } from "@/server/reports/notify";
import { readRespondents } from "./items";
import { ROUND_SELECT, type RoundDto, toRound } from "./rows";

export interface RunningRoundDto extends RoundDto, AskingRound {}

/** Every round that is not closed, by year. Reads inside its caller's transaction, who has asked `can`. */
export async function readAskingRounds(tx: Tx): Promise<RunningRoundDto[]> {
  const rows = await tx.collectionRound.findMany({
    where: { closedAt: null },
    select: { ...ROUND_SELECT, items: { select: { itemId: true } } },
    orderBy: { fy: "asc" },
  });
  return rows.map(({ items, ...row }) => ({
    ...toRound(row),
    figures: new Set(items.map(({ itemId }) => itemId)),
  }));
}

export function askingPlan({
  definition,
  departments,
}: Pick<PlanDto, "definition" | "departments">): AskingPlan {
  return { definition, departmentOf: (id) => departments[id]?.name ?? null };
}

/**
 * What came into an open round is asked for at once, by a mail to its department; what is asked of another department has no
 * person named any more who is not of it. What left a round keeps what was written, and is asked for no more. The caller has
 * changed the plans, and holds the running rounds (`lockRunningRounds`).
 * @param before the plans as they were
 * @returns how many mails were made
 */
export async function bringRoundsUpToDate(
  tx: Tx,
  viewer: Viewer,
  before: readonly PlanDto[],
  now: Date,
): Promise<number> {
  const rounds = await readAskingRounds(tx);
  if (rounds.length === 0) return 0;
  const plans = await readPlans(tx);
  const changed = changedRounds(
    rounds,
    askingPlans(before).map(askingPlan),
    askingPlans(plans).map(askingPlan),
  );
  let made = 0;
  for (const change of changed) {
    await writeItems(tx, change);
    const { round, added, moved } = change;
    const itemIds = new Set([...added, ...moved].map(({ id }) => id));
    const occasion = { kind: "added", id: randomUUID(), itemIds } as const;
    const mails = round.state === "open" ? await queueMails(tx, { roundId: round.id, occasion }, now) : 0;
    made += mails;
    await recordAudit(tx, viewer, {
      action: "round.items",
      subject: { kind: "round", fy: round.fy },
      before: null,
      after: { ...changedRoundWords(change), ...(mails > 0 ? { mails } : {}) },
    });
  }
  return made;
}

async function writeItems(tx: Tx, { round, added, moved }: ChangedRound<RunningRoundDto>): Promise<void> {
  await tx.roundItem.createMany({
    data: added.flatMap(({ id, kind }) => (kind === "initiative" ? [] : [{ roundId: round.id, itemId: id }])),
    skipDuplicates: true,
  });
  const figures = moved.filter(({ kind }) => kind !== "initiative");
  if (figures.length === 0) return;
  const people = await readRespondents(tx);
  for (const { id } of figures) {
    const { departmentId } = await tx.item.findUniqueOrThrow({
      where: { id },
      select: { departmentId: true },
    });
    // Whoever has gone to the new department with the work is still the one who is asked.
    const stay = people.filter((person) => departmentId !== null && person.departmentId === departmentId);
    await tx.roundItem.updateMany({
      where: { roundId: round.id, itemId: id, respondentId: { notIn: stay.map((person) => person.id) } },
      data: { respondentId: null },
    });
  }
}
