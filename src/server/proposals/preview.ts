/** The public pages as they would be, were the draft confirmed and published now. */
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import { can } from "@/domain/shared/access";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { readCandidate, siteSettings } from "@/server/publication/compose/candidate";
import { readProposal } from "./draft";

/** Writes nothing. `not_found` where the plan has no draft. */
export async function previewProposal(viewer: Viewer, planId: string): Promise<Result<PublicationSnapshot>> {
  if (!can(viewer, "plan.manage", {})) return refused("forbidden");
  const read = await readProposal(viewer, planId);
  if (!read.ok) return read;
  if (!read.value.draft) return refused("not_found");
  const { plan: proposed } = read.value.draft;
  const candidate = await readCandidate({ title: "", note: "", site: siteSettings(), proposed });
  return done(candidate.snapshot);
}
