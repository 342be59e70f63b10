/** A round's row as it is read, seen by a writer, and held while it is changed. */

import { createHash } from "node:crypto";
import { type RoundState, roundState } from "@/domain/rounds/round";
import { nextRoundState, type RoundEvent } from "@/domain/rounds/transitions";
import { type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import { ROUND_REFUSAL_WORDS, roundChangedMeanwhile } from "@/domain/words/ja/rounds/rounds";
import { refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import type { AuditAction } from "@/server/audit/actions";
import { lastActOn } from "@/server/audit/latest";
import type { Tx } from "@/server/db/client";
import { toIsoDay } from "@/server/db/days";
import type { Prisma } from "@/server/db/generated/client";
import { holdRoundForChange, holdRunningRoundsForChange } from "@/server/reports/round-lock";

export interface RoundDto {
  readonly id: string;
  readonly fy: FiscalYear;
  readonly title: string;
  readonly instructions: string;
  /** Whom to ask inside the city hall, with the extension; "" where the plan's contact is named. */
  readonly contact: string;
  /** Its mails carry the department's answer sheet (回答票). */
  readonly attachesSheets: boolean;
  /** ISO dates. */
  readonly opensOn: IsoDate;
  readonly dueOn: IsoDate;
  /** ISO instants; null where it has not happened. */
  readonly openedAt: string | null;
  readonly closedAt: string | null;
  readonly state: RoundState;
}

export const ROUND_SELECT = {
  id: true,
  fy: true,
  title: true,
  instructions: true,
  contact: true,
  attachesSheets: true,
  opensOn: true,
  dueOn: true,
  openedAt: true,
  closedAt: true,
} as const satisfies Prisma.CollectionRoundSelect;

export type RoundRow = Prisma.CollectionRoundGetPayload<{ select: typeof ROUND_SELECT }>;

export function toRound(row: RoundRow): RoundDto {
  const times = {
    openedAt: row.openedAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
  };
  return {
    id: row.id,
    fy: fiscalYear(row.fy),
    title: row.title,
    instructions: row.instructions,
    contact: row.contact,
    attachesSheets: row.attachesSheets,
    opensOn: toIsoDay(row.opensOn),
    dueOn: toIsoDay(row.dueOn),
    ...times,
    state: roundState(times),
  };
}

/** What the writer saw: all that can change. A round has no version number of its own. */
export function roundSeen(round: Omit<RoundDto, "id" | "fy" | "state">): string {
  const { title, instructions, contact, attachesSheets, opensOn, dueOn, openedAt, closedAt } = round;
  return digest([title, instructions, contact, attachesSheets, opensOn, dueOn, openedAt, closedAt]);
}

/** Short enough for a form's hidden field, whatever it stands for. */
export function digest(seen: unknown): string {
  return createHash("sha256").update(JSON.stringify(seen)).digest("base64url");
}

/** The round, held until the transaction ends (see {@link holdRoundForChange}). null where there is none. */
export async function lockRound(tx: Tx, id: string): Promise<RoundDto | null> {
  await holdRoundForChange(tx, id);
  const row = await tx.collectionRound.findUnique({ where: { id }, select: ROUND_SELECT });
  return row && toRound(row);
}

/** Every round that is not closed, held until the transaction ends. */
export async function lockRunningRounds(tx: Tx): Promise<RoundDto[]> {
  await holdRunningRoundsForChange(tx);
  const rows = await tx.collectionRound.findMany({
    where: { closedAt: null },
    select: ROUND_SELECT,
    orderBy: { fy: "asc" },
  });
  return rows.map(toRound);
}

/** The refusal of an event that the round's state does not allow, with who brought it there; null where it may happen. */
export async function refusalOfEvent(tx: Tx, viewer: Viewer, round: RoundDto, event: RoundEvent) {
  const transition = nextRoundState(round.state, event);
  if (transition.ok) return null;
  const { reason } = transition;
  const last = reason === "already_open" || reason === "closed" ? await lastAct(tx, viewer, round) : "";
  return refused("conflict", { "": `${ROUND_REFUSAL_WORDS[reason]}${last}` });
}

/** Refuses what was decided on another round than is there by now: by another person, in another window, or by a plan's change. */
export async function refusedAsChanged(tx: Tx, viewer: Viewer, round: RoundDto) {
  return refused("conflict", { "": roundChangedMeanwhile(await lastAct(tx, viewer, round)) });
}

/** All that changes what a round's page shows of the round itself. */
const ROUND_ACTS = [
  "round.create",
  "round.update",
  "round.items",
  "round.open",
  "round.extend",
  "round.close",
  "round.reopen_item",
] as const satisfies readonly AuditAction[];

export function lastAct(tx: Tx, viewer: Viewer, { fy }: Pick<RoundDto, "fy">): Promise<string> {
  return lastActOn(tx, viewer, ROUND_ACTS, { kind: "round", fy });
}
