/** A change of a plan is decided: the plan's next version, with why and from when. */
import type { PlanDefinition } from "@/domain/plan/definition";
import { isAsSeen, type SeenDraft } from "@/domain/proposals/as-seen";
import type { PlanDecisions } from "@/domain/proposals/decide";
import type { Proposal } from "@/domain/proposals/examine";
import { can } from "@/domain/shared/access";
import { problemSentenceIn } from "@/domain/words/ja/proposals/proposals";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import { writing } from "@/server/db/transaction";
import { problemOfIds } from "@/server/plan/ids";
import { readPlans } from "@/server/plan/queries";
import { holdPlans, writeVersion } from "@/server/plan/versions";
import { bringRoundsUpToDate } from "@/server/rounds/changed-items";
import { lockRunningRounds } from "@/server/rounds/rows";
import { auditedChange } from "./audited";
import { DRAFT, draftConflict, seenNow } from "./draft-row";
import { examined } from "./examine";
import { openDraftOf } from "./lost-draft";
import { acceptSuggestions } from "./suggestions/in-draft";

export interface ConfirmedProposal {
  readonly version: number;
  /** How many differences were decided; 0: the plan was as proposed, and nothing was written. */
  readonly changes: number;
}

/**
 * Confirms what was proposed, as the proposal says it of this very moment: the plan's next version, its audit event, the
 * rounds that run brought up to it, and the proposal taken off the table. All or nothing.
 * @param baseVersion the version that the person looked at; `conflict` when another one is in force by now
 * @returns `invalid` with the problems' sentences, the first under ""
 */
export async function confirmPlanChange(
  viewer: Viewer,
  input: {
    readonly proposed: PlanDefinition;
    readonly decisions: PlanDecisions;
    readonly baseVersion: number;
    /** The draft that is confirmed, as it was seen; left out where what is proposed was no draft (a file). */
    readonly seen?: SeenDraft;
    /** Where what is proposed was no draft: one that is open is given up for it. Without it `conflict`, which says whose. */
    readonly replacesDraft?: boolean;
  },
  now: Date = new Date(),
): Promise<Result<ConfirmedProposal>> {
  if (!can(viewer, "plan.manage", {})) return refused("forbidden");
  const { proposed, decisions, baseVersion } = input;
  return writing(async (tx): Promise<Result<ConfirmedProposal>> => {
    await holdPlans(tx);
    // Before the reports: whoever saves one holds its round first, too.
    await lockRunningRounds(tx);
    // Figures that are approved or handed in meanwhile would be read by a definition that nobody saw them under.
    await tx.$executeRaw`LOCK TABLE report IN SHARE ROW EXCLUSIVE MODE`;
    const plans = await readPlans(tx);
    const plan = plans.find(({ definition }) => definition.id === proposed.id);
    if (!plan) return refused("not_found");
    const problem = await problemOfIds(tx, plans, proposed);
    if (problem) return refused("invalid", { "": problem });
    if (input.seen !== undefined) {
      const draft = await tx.planProposal.findUnique({ where: { planId: proposed.id }, select: DRAFT });
      if (!draft || !isAsSeen(seenNow(plan.version, draft), input.seen)) {
        return draftConflict(tx, proposed.id, input.seen, draft);
      }
    }
    if (plan.version !== baseVersion) return refused("conflict");
    const lost = input.seen === undefined ? await openDraftOf(tx, plan.definition) : null;
    if (lost && input.replacesDraft !== true) return refused("conflict", { "": lost.sentence });
    const proposal = await examined(tx, plan, proposed, decisions, undefined, now);
    if (proposal.problems.length > 0) return refused("invalid", problemErrors(proposal));
    // Nothing was proposed in its place: a draft stays.
    if (lost === null || proposal.changes.length > 0) {
      await tx.planProposal.deleteMany({ where: { planId: proposed.id } });
      await acceptSuggestions(tx, viewer, proposal.plan, now);
    }
    if (proposal.changes.length === 0) return done({ version: plan.version, changes: 0 });
    const { version, sha256 } = await writeVersion(tx, viewer, proposal.plan, plan.definition, now);
    await recordAudit(tx, viewer, {
      action: "plan.change",
      subject: { kind: "plan", id: proposed.id },
      before: { version: plan.version },
      after: {
        version,
        sha256,
        changes: proposal.changes.map((change) =>
          auditedChange(change, proposal.decided[change.key], [plan.definition, proposed]),
        ),
        ...(lost ? { lostDraft: lost.content } : {}),
      },
    });
    await bringRoundsUpToDate(tx, viewer, plans, now);
    return done({ version, changes: proposal.changes.length });
  });
}

function problemErrors({ problems, plan }: Proposal): Record<string, string> {
  const sentences = problems.map((problem) => problemSentenceIn(problem, plan));
  return Object.fromEntries(sentences.map((sentence, index) => [index === 0 ? "" : String(index), sentence]));
}
