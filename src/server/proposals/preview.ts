/** The public pages as they would be, were the draft confirmed and published now; put together by another thread. */
import { can } from "@/domain/shared/access";
import { type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { readCandidate, siteSettings } from "@/server/publication/compose/candidate";
import { inThread } from "@/server/publication/in-thread";
import {
  type PreviewFile,
  type PreviewPlace,
  previewOf,
  previewOfEvidence,
  type RenderFile,
} from "@/server/publication/preview";
import { readProposal } from "./draft";

export interface ProposalPreviewInput extends PreviewPlace {
  readonly planId: string;
}

export interface ProposalPreviewWork {
  readonly kind: "proposal-preview";
  readonly input: ProposalPreviewInput;
}

/** @returns what `previewProposal` returns */
export async function previewProposalInThread(
  viewer: Viewer,
  input: ProposalPreviewInput,
): Promise<Result<PreviewFile>> {
  if (!can(viewer, "plan.manage", {})) return refused("forbidden");
  return inThread({ kind: "proposal-preview", input } satisfies ProposalPreviewWork, viewer);
}

/** Writes nothing. `not_found` where the plan has no draft, or its pages no such file. */
export async function previewProposal(
  viewer: Viewer,
  { planId, ...place }: ProposalPreviewInput,
  render: RenderFile,
): Promise<Result<PreviewFile>> {
  if (!can(viewer, "plan.manage", {})) return refused("forbidden");
  const read = await readProposal(viewer, planId);
  if (!read.ok) return read;
  if (!read.value.draft) return refused("not_found");
  const { plan: proposed } = read.value.draft;
  const candidate = await readCandidate({ title: "", note: "", site: siteSettings(), proposed });
  const evidence = await previewOfEvidence(candidate, place.route);
  return evidence ?? previewOf(await render(candidate.snapshot, place));
}
