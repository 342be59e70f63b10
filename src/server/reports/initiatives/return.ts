/** A department hears by mail of the initiatives that the office has given back to it. */
import { listInitiatives } from "@/domain/plan/initiatives";
import type { ReturnedLine } from "@/domain/rounds/mail-occasions";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { InitiativeId } from "@/domain/shared/initiative-id";
import type { Tx } from "@/server/db/client";
import { queueMails } from "../notify";
import { readOwner } from "./owner";

/** A line that was given back, by the revision that says so. */
export type ReturnedVersion = Omit<ReturnedLine, "text">;

/**
 * One mail to each person of a department, however many of its lines one act gives back. Part of that act's transaction. What
 * nobody is responsible for is the office's own.
 */
export async function mailReturned(
  tx: Tx,
  fy: FiscalYear,
  lines: readonly ReturnedVersion[],
  now: Date,
): Promise<void> {
  if (lines.length === 0) return;
  const round = await tx.collectionRound.findUnique({ where: { fy }, select: { id: true } });
  if (!round) return;
  const told: ToldLine[] = [];
  for (const line of lines) {
    const place = await placeOf(tx, line.initiativeId, fy, now);
    if (place) told.push({ place, line: { ...line, text: place.text } });
  }
  for (const [departmentId, own] of Map.groupBy(told, ({ place }) => place.departmentId)) {
    const contact = own[0]?.place.contact ?? "";
    const occasion = { kind: "returned", departmentId, contact, lines: own.map(({ line }) => line) } as const;
    await queueMails(tx, { roundId: round.id, occasion }, now);
  }
}

interface ToldLine {
  readonly place: NonNullable<Awaited<ReturnType<typeof placeOf>>>;
  readonly line: ReturnedLine;
}

/** Whom a mail about an initiative goes to, and what it calls it; null for one that nobody is responsible for. */
export async function placeOf(tx: Tx, initiativeId: InitiativeId, fy: FiscalYear, now: Date) {
  const owner = await readOwner(tx, initiativeId, fy, now);
  if (!owner?.department) return null;
  const placed = listInitiatives(owner.plan).find(({ initiative }) => initiative.id === initiativeId);
  if (!placed) return null;
  const { contact } = owner.plan.publication;
  return { departmentId: owner.department.id, text: placed.initiative.text, contact };
}
