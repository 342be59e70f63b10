/** A department hears by mail of the initiatives that the office has given back to it. */
import { listInitiatives } from "@/domain/plan/initiatives";
import type { ReturnedLine } from "@/domain/rounds/mail-occasions";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
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
  const byDepartment = new Map<string, ReturnedLine[]>();
  for (const { initiativeId, version, comment } of lines) {
    const owner = await readOwner(tx, initiativeId, fy, now);
    if (!owner?.department) continue;
    const placed = listInitiatives(owner.plan).find(({ initiative }) => initiative.id === initiativeId);
    const line = { initiativeId, version, comment, text: placed?.initiative.text ?? "" };
    byDepartment.set(owner.department.id, [...(byDepartment.get(owner.department.id) ?? []), line]);
  }
  for (const [departmentId, own] of byDepartment) {
    await queueMails(
      tx,
      { roundId: round.id, occasion: { kind: "returned", departmentId, lines: own } },
      now,
    );
  }
}
