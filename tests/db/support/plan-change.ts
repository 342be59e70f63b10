/** A change of a plan that is here, as the office makes one. */

import type { PlanDefinition } from "@/domain/plan/definition";
import type { SeenDraft } from "@/domain/proposals/as-seen";
import { type Decision, UNDECIDED } from "@/domain/proposals/decide";
import type { Result } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { type ConfirmedProposal, confirmPlanChange } from "@/server/proposals/confirm";
import { readProposal } from "@/server/proposals/draft";
import { examinePlanChange } from "@/server/proposals/examine";
import { must } from "./rounds";

/** What the plan's pages are made from now. */
export async function seenNow(viewer: Viewer, planId: string): Promise<SeenDraft> {
  return must(await readProposal(viewer, planId)).seen;
}

/** Every difference decided in one way; a draft that is open is given up for it. @param decision a reason is given where it gives none */
export async function changePlan(
  viewer: Viewer,
  proposed: PlanDefinition,
  decision: Partial<Decision> = {},
): Promise<Result<ConfirmedProposal>> {
  const examined = await examinePlanChange(viewer, proposed, {});
  if (!examined.ok) return examined;
  const { changes, baseVersion } = examined.value;
  const decided: Decision = { ...UNDECIDED, reason: "見直しのため", ...decision };
  const decisions = Object.fromEntries(changes.map(({ key }) => [key, decided]));
  return confirmPlanChange(viewer, { proposed, decisions, baseVersion, replacesDraft: true });
}
