/** What overviews of plans are made of, kept for whoever may read dashboards for as long as nothing that they read has changed. */
import { can } from "@/domain/shared/access";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { kept, PLANS, PUBLICATIONS, REPORTS, ROUNDS } from "@/server/db/kept";

const EVERYTHING = [...new Set([...PLANS, ...REPORTS, ...ROUNDS, ...PUBLICATIONS])];

/**
 * @param name all that it depends on besides: the day, the plan, the year, what was chosen
 * @param make reads as this viewer, whose rights each reading asks; what it gives must be nobody's own: everybody of the same
 *   role who may read dashboards is given it. For pages alone: there everything that it closes over was read by the stamp that
 *   the page asked once
 */
export async function keptOverview<T>(
  viewer: Viewer,
  name: string,
  make: () => Promise<T>,
): Promise<Result<T>> {
  if (!can(viewer, "dashboard.read", {})) return refused("forbidden");
  return done(await kept(EVERYTHING, `overview for ${viewer.role}: ${name}`, make));
}
