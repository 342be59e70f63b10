/** What is on record for a publication: read once, and then told without what is stopped (公開の停止). */

import type { PlanDefinition } from "@/domain/plan/definition";
import type { Material } from "@/domain/publication/compose";
import { figureKey } from "@/domain/publication/publishable";
import { type Stopper, withoutStopped } from "@/domain/publication/stops/stops";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import { cleanTexts } from "@/domain/shared/typed-text";
import type { Tx } from "@/server/db/client";
import { readParts } from "@/server/plan/parts";
import { readPlans } from "@/server/plan/queries";
import { readAssessmentApprovals } from "@/server/reports/assessments/approved";
import { readInitiativeApprovals } from "@/server/reports/initiatives/approved";
import { readApprovedMetrics } from "@/server/reports/metrics/approved";
import { readApprovedReports } from "@/server/reports/queries";
import { readEvidence } from "./evidence";

/** The part of the material that people wrote. */
type Recorded = Pick<
  Material,
  | "plans"
  | "reports"
  | "approvedInitiatives"
  | "approvedMetrics"
  | "assessments"
  | "published"
  | "evidence"
  | "internal"
>;

/**
 * @param today which plan leads is decided on this day
 * @param proposed a plan as it would be, in place of the one in force
 * @returns what people wrote as it may be published under the stops it is given: what is stopped does not come back, and
 *   what nobody sees, kept and published before texts were cleaned at the door, is no change of a text
 */
export async function readMaterial(
  tx: Tx,
  today: IsoDate,
  proposed: PlanDefinition | undefined,
): Promise<(stopper: Stopper) => Promise<Recorded>> {
  const plans = await readPlans(tx, today);
  const reports = await readApprovedReports(tx);
  const initiatives = await readInitiativeApprovals(tx);
  const metrics = await readApprovedMetrics(tx);
  const assessments = await readAssessmentApprovals(tx);
  const ids = plans.map(({ definition }) => definition.id);
  const parts = await readParts(tx, ids, proposed);
  const published = await publishedRevisions(tx);
  return async (stopper) => {
    const told = <T>(value: T): T => withoutStopped(cleanTexts(value), stopper);
    const { shown, internal } = await readEvidence(tx, stopper);
    return {
      plans: told(plans).map((plan) =>
        // One that is looked at before its time is shown beside the others.
        plan.definition.id === proposed?.id
          ? { ...plan, definition: cleanTexts(proposed), isPublic: true }
          : plan,
      ),
      reports: told(reports),
      approvedInitiatives: told(initiatives),
      approvedMetrics: told(metrics),
      assessments: { approved: told(assessments), parts },
      published,
      evidence: shown,
      internal,
    };
  };
}

async function publishedRevisions(tx: Tx): Promise<Set<string>> {
  const rows = await tx.publicationFigure.findMany({
    select: { itemId: true, fy: true, revision: true },
    distinct: ["itemId", "fy", "revision"],
  });
  return new Set(rows.map((row) => figureKey(row.itemId, fiscalYear(row.fy), row.revision)));
}
