/** What the row of a draft keeps. */
import { z } from "zod";
import type { PlanDefinition } from "@/domain/plan/definition";
import { type UnnamedPlan, withInitiativeIds } from "@/domain/plan/initiative-ids";
import type { SeenDraft } from "@/domain/proposals/as-seen";
import { isDecimalString } from "@/domain/shared/decimal";
import { isFiscalYear } from "@/domain/shared/fiscal-year";
import { isIsoDate } from "@/domain/shared/iso-date";
import { DRAFT_REFUSAL_WORDS } from "@/domain/words/ja/proposals/drafts";
import { type Result, refused } from "@/lib/result";
import { sha256 } from "@/lib/sha256";
import { latestEvent } from "@/server/audit/latest";
import type { Tx } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import { definitionSchema } from "@/server/plan/stored-definition";

export const draftDecisionsSchema = z.record(
  z.string(),
  z.object({
    from: z.int().refine(isFiscalYear).nullable(),
    reason: z.string(),
    decidedOn: z.string().refine(isIsoDate).nullable(),
    document: z.string().nullable(),
    factor: z.string().refine(isDecimalString).nullable(),
    rejudges: z.boolean(),
    givenFor: z.string().optional(),
  }),
);

/**
 * The definition as it comes out of its JSON column; initiatives of a draft that is older than their ids get them.
 * @param inForce the version that it is a draft of
 * @throws ZodError where the column holds something else
 */
export function draftDefinition(stored: unknown, inForce: PlanDefinition): PlanDefinition {
  definitionSchema.parse(stored);
  return withInitiativeIds(stored as UnnamedPlan, { inForce });
}

/** Which draft it is, and whose hand was last in it. */
const WHO_CHANGED = {
  revision: true,
  changedAt: true,
  changedBy: { select: { name: true } },
} as const satisfies Prisma.PlanProposalSelect;

/** All that a draft says, as its row keeps it: which one it is follows from that. */
export const DRAFT = {
  ...WHO_CHANGED,
  definition: true,
  decisions: true,
} as const satisfies Prisma.PlanProposalSelect;

/** Of a plan without a draft: the first one is saved from it. */
export const NO_DRAFT = 0;

/** What somebody who reads the plan now has seen. @param row its draft; null: there is none */
export function seenNow(
  version: number,
  row: { readonly revision: number; readonly definition: unknown; readonly decisions: unknown } | null,
): SeenDraft {
  if (row === null) return { version, revision: NO_DRAFT, content: "" };
  const { revision, definition, decisions } = row;
  return { version, revision, content: sha256(JSON.stringify([definition, decisions])) };
}

/**
 * Somebody saw another draft, or another plan, than the one that is there: who changed or confirmed it, and when.
 * @param known the draft that is there by now; null: none
 */
export async function draftConflict(
  tx: Tx,
  planId: string,
  seen: SeenDraft,
  known: { readonly changedAt: Date; readonly changedBy: { readonly name: string } | null } | null,
): Promise<Result<never>> {
  const next = await tx.planVersion.findFirst({
    where: { planId, version: { gt: seen.version } },
    orderBy: { version: "asc" },
    select: { version: true, importedAt: true, importedBy: { select: { name: true } } },
  });
  if (next) {
    const { version, importedAt: at, importedBy } = next;
    return refused("conflict", {
      "": DRAFT_REFUSAL_WORDS.confirmed({ by: importedBy?.name ?? null, at, version }),
    });
  }
  if (known === null) {
    const given = await latestEvent(tx, "plan.discard", { kind: "plan", id: planId });
    return refused("conflict", { "": DRAFT_REFUSAL_WORDS.discarded(given?.by ?? null) });
  }
  const draft = { changedAt: known.changedAt, changedBy: known.changedBy?.name ?? null };
  return refused("conflict", { "": DRAFT_REFUSAL_WORDS.conflict(draft) });
}
