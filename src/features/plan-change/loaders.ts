/** A plan with its draft, for the pages on which it is changed. */
import { staffRoutes } from "@/lib/routes";
import { shown } from "@/server/auth/requests/shown";
import { requireAbility, requireViewer } from "@/server/auth/sessions/session";
import { readProposal } from "@/server/proposals/draft";
import { buildProposalView, type ProposalView } from "./view-model/proposal";

/** Before the first byte: 403 for who may not change a plan, 404 for one that is not here. */
export async function admitToProposal(planId: string): Promise<void> {
  const viewer = await requireAbility("plan.manage", staffRoutes.planProposal(planId));
  shown(await readProposal(viewer, planId));
}

export async function loadProposal(planId: string): Promise<ProposalView> {
  const viewer = await requireViewer(staffRoutes.planProposal(planId));
  return buildProposalView(shown(await readProposal(viewer, planId)));
}
