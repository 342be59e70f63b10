/** Who was refused what: a line of the trail of its own, for there is no change whose transaction it could be part of. */
import { z } from "zod";
import { fiscalYear, isFiscalYear } from "@/domain/shared/fiscal-year";
import { isKpiId, toKpiId } from "@/domain/shared/kpi-id";
import { logger } from "@/lib/logger";
import type { Refusal } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { db, type Tx } from "@/server/db/client";
import { transaction } from "@/server/db/transaction";
import type { Attempt } from "./actions";
import { recordAudit } from "./record";
import type { AuditSubject } from "./subject";

/** Enough to see what somebody is after; a flood adds nothing but rows. */
export const REFUSALS_KEPT = 20;
const WINDOW = "15 minutes";

/**
 * Writes the line down where the refusal is one of rights: somebody may not, or is not told that it is there. At most
 * {@link REFUSALS_KEPT} a person in a quarter of an hour; the last one says that it is. Whatever goes wrong here, the
 * refusal stands as it is.
 * @param refusal.asked what the person sent: the ids in it tell what it was about
 */
export async function recordRefusal(refusal: {
  readonly viewer: Viewer;
  readonly attempt: Attempt;
  readonly reason: Refusal;
  readonly asked: unknown;
}): Promise<void> {
  const { viewer, attempt, reason, asked } = refusal;
  if (viewer.userId === null || (reason !== "forbidden" && reason !== "not_found")) return;
  try {
    if ((await kept(db(), viewer.userId)) >= REFUSALS_KEPT) return;
    await transaction(async (tx) => {
      // One after the other, as everybody who writes an event: two at once are not both the last.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('ayumi.audit_event'))`;
      const before = await kept(tx, viewer.userId);
      if (before >= REFUSALS_KEPT) return;
      const isLast = before + 1 === REFUSALS_KEPT;
      await recordAudit(tx, viewer, {
        action: "access.refuse",
        subject: await subjectOf(tx, viewer, asked),
        after: { attempt, refusal: reason, ...(isLast ? { isLastKept: true } : {}) },
      });
    });
  } catch (error) {
    logger.warn({ err: error }, "refusal not recorded");
  }
}

const counted = z.array(z.object({ count: z.int() }));

async function kept(tx: Tx, userId: string | null): Promise<number> {
  const rows = await tx.$queryRaw`
    SELECT count(*)::int AS count FROM audit_event
    WHERE actor_id = ${userId}::uuid AND action = 'access.refuse' AND at > now() - ${WINDOW}::interval`;
  return counted.parse(rows)[0]?.count ?? 0;
}

const PLAN_ID = /^[a-z][a-z0-9-]{1,39}$/;
const id = z.uuid().optional().catch(undefined);
const askedSchema = z
  .object({
    kpiId: z.string().refine(isKpiId).optional().catch(undefined),
    fy: z.int().refine(isFiscalYear).optional().catch(undefined),
    no: z.int().optional().catch(undefined),
    planId: z.string().regex(PLAN_ID).optional().catch(undefined),
    accountId: id,
    roundId: id,
    id,
  })
  .catch({});

/** What it was about, as far as what was sent says so: else the person's own account. */
async function subjectOf(tx: Tx, viewer: Viewer, asked: unknown): Promise<AuditSubject> {
  const { kpiId, fy, no, planId, accountId, roundId, id: some } = askedSchema.parse(asked);
  if (kpiId !== undefined) {
    return fy === undefined
      ? { kind: "kpi", kpiId: toKpiId(kpiId) }
      : { kind: "report", kpiId: toKpiId(kpiId), fy };
  }
  if (planId !== undefined) return { kind: "plan", id: planId };
  if (accountId !== undefined) return { kind: "account", id: accountId };
  if (no !== undefined) return { kind: "publication", no };
  const which = roundId ?? some;
  if (which !== undefined) {
    const round = await tx.collectionRound.findUnique({ where: { id: which }, select: { fy: true } });
    if (round) return { kind: "round", fy: fiscalYear(round.fy) };
    const piece = await tx.evidence.findUnique({ where: { id: which }, select: { itemId: true, fy: true } });
    if (piece) return { kind: "report", kpiId: toKpiId(piece.itemId), fy: fiscalYear(piece.fy) };
  }
  return fy === undefined ? { kind: "account", id: viewer.id } : { kind: "round", fy };
}
