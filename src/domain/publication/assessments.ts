/** How the assessments (総括・意見) of a plan, its pillars and measures become part of a publication. */

import type { PlanDefinition } from "@/domain/plan/definition";
import type { PlanPart } from "@/domain/plan/parts";
import { reasonToldOf } from "@/domain/publication/changes/correction-reasons";
import type { ApprovedAssessment } from "@/domain/reports/assessment";
import type { PublishedAssessment, PublishedAssessmentYear } from "./snapshot";

/**
 * @param parts of the plan, in its order
 * @param approved every approved one, in any order: the latest of a year counts; other years than the plan's are left out
 * @param before what the publication before says of the same plan
 */
export function freezeAssessments(
  plan: Pick<PlanDefinition, "startFy" | "endFy">,
  parts: readonly PlanPart[],
  approved: readonly ApprovedAssessment[],
  before: readonly PublishedAssessment[] = [],
): PublishedAssessment[] {
  const own = Map.groupBy(
    approved.filter(({ fy }) => plan.startFy <= fy && fy <= plan.endFy),
    ({ partId }) => partId,
  );
  const told = new Map(before.map(({ partId, years }) => [partId, years]));
  return parts.flatMap(({ id, pillar, measure }): PublishedAssessment[] => {
    const years = [...Map.groupBy(own.get(id) ?? [], ({ fy }) => fy)]
      .sort(([a], [b]) => a - b)
      .flatMap(([fy, approvals]) =>
        freezeYear(
          approvals.toSorted((a, b) => a.revision - b.revision),
          told.get(id)?.find((each) => each.fy === fy),
        ),
      );
    if (years.length === 0) return [];
    return [{ partId: id, pillarNo: pillar?.no ?? null, measureNo: measure?.no ?? null, years }];
  });
}

/** Key by key, in the order that every snapshot has. */
function freezeYear(
  approvals: readonly ApprovedAssessment[],
  before: PublishedAssessmentYear | undefined,
): PublishedAssessmentYear[] {
  const latest = approvals.at(-1);
  if (latest === undefined) return [];
  const { fy, office, revision, content } = latest;
  const { summary, opinion, opinionBy, opinionOn, response, budget, settlement } = content;
  const frozen = {
    fy,
    summary,
    office,
    opinion:
      opinion === "" || opinionOn === null ? null : { text: opinion, by: opinionBy, on: opinionOn, response },
    budget,
    settlement,
    revision,
    // What was approved and replaced again before anybody outside saw it was no correction to them.
    correctionReason: before === undefined ? "" : reasonToldOf(before, approvals),
  };
  return [frozen];
}
