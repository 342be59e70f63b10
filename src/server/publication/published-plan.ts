/** A plan as the publication now in force tells it, for staff pages that show what the public was told. */

import type { PublicationSnapshot, PublishedPlan } from "@/domain/publication/snapshot";
import { withoutStopped } from "@/domain/publication/stops/stops";
import { can } from "@/domain/shared/access";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { storedSnapshot } from "@/server/publication/compose/stored-snapshot";
import { readStopper } from "@/server/publication/stop-record/stops";

export interface PublishedPlanTold extends Pick<PublicationSnapshot, "no" | "publishedAt" | "reportFy"> {
  /** null where the publication does not tell the plan. */
  readonly plan: PublishedPlan | null;
}

/** Without what was stopped since (公開の停止). null while nothing is published. */
export async function readPublishedPlan(
  viewer: Viewer,
  { planId }: { readonly planId: string },
): Promise<Result<PublishedPlanTold | null>> {
  if (!can(viewer, "dashboard.read", {})) return refused("forbidden");
  const [row, stopper] = await Promise.all([
    db().publication.findFirst({
      where: { withdrawal: null },
      orderBy: { no: "desc" },
      select: { snapshot: true },
    }),
    readStopper(db()),
  ]);
  if (!row) return done(null);
  const { no, publishedAt, reportFy, plans } = storedSnapshot(row.snapshot);
  const plan = plans.find(({ definition }) => definition.id === planId) ?? null;
  return done({ no, publishedAt, reportFy, plan: plan && withoutStopped(plan, stopper) });
}
