/** What a draft proposed, for the trail of the act that does away with it. */
import type { PlanDefinition } from "@/domain/plan/definition";
import { proposedChanges } from "@/domain/proposals/history/rejudging";
import { DRAFT_REFUSAL_WORDS } from "@/domain/words/ja/proposals/drafts";
import type { Tx } from "@/server/db/client";
import { auditedChange } from "./audited";
import { draftDecisionsSchema, draftDefinition } from "./draft-row";

interface OpenDraft {
  /** Whose it is and how much it says, in one sentence. */
  readonly sentence: string;
  /** Every change with its values and what was decided about it. */
  readonly content: readonly ReturnType<typeof auditedChange>[];
}

/** The draft of a plan that is open now; null where there is none. @param plan as it is in force */
export async function openDraftOf(tx: Tx, plan: PlanDefinition): Promise<OpenDraft | null> {
  const row = await tx.planProposal.findUnique({
    where: { planId: plan.id },
    select: { definition: true, decisions: true, changedBy: { select: { name: true } } },
  });
  if (!row) return null;
  const decided = draftDecisionsSchema.parse(row.decisions);
  const proposed = draftDefinition(row.definition, plan);
  const content = proposedChanges(plan, proposed, decided).map((change) =>
    auditedChange(change, decided[change.key], [plan, proposed]),
  );
  return { sentence: DRAFT_REFUSAL_WORDS.open(row.changedBy?.name ?? null, content), content };
}
