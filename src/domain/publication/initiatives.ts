/** How the yearly answers about initiatives become part of a publication. */

import type { PlanDefinition } from "@/domain/plan/definition";
import { listInitiatives } from "@/domain/plan/initiatives";
import { reasonToldOf } from "@/domain/publication/changes/correction-reasons";
import { type ApprovedInitiative, standsIn } from "@/domain/reports/initiatives/initiative";
import type { PublishedInitiative, PublishedInitiativeYear } from "./snapshot";

/**
 * @param approved every approved answer, in any order; the latest of a year counts, and those of other years than the
 *   plan's are another plan's, which the initiative is carried on from or by
 * @param before what the publication before says of the same plan
 */
export function freezeInitiatives(
  plan: Pick<PlanDefinition, "startFy" | "endFy" | "pillars">,
  approved: readonly ApprovedInitiative[],
  before: readonly PublishedInitiative[] = [],
): PublishedInitiative[] {
  const answers = Map.groupBy(
    approved.filter(({ fy }) => plan.startFy <= fy && fy <= plan.endFy),
    ({ initiativeId }) => initiativeId,
  );
  const told = new Map(before.map(({ initiativeId, years }) => [initiativeId, years]));
  return listInitiatives(plan).flatMap(({ initiative: { id } }): PublishedInitiative[] => {
    const years = [...Map.groupBy(answers.get(id) ?? [], ({ fy }) => fy)]
      .sort(([a], [b]) => a - b)
      .flatMap(([fy, approvals]) =>
        freezeAnswer(
          approvals.toSorted((a, b) => a.revision - b.revision),
          told.get(id)?.find((each) => each.fy === fy),
        ),
      );
    return years.length === 0 ? [] : [{ initiativeId: id, years }];
  });
}

/** Key by key, in the order that every snapshot has: the note for the office is not among them. */
function freezeAnswer(
  approvals: readonly ApprovedInitiative[],
  before: PublishedInitiativeYear | undefined,
): PublishedInitiativeYear[] {
  const latest = approvals.at(-1);
  if (latest === undefined) return [];
  const { fy, revision, department, isInterim, content } = latest;
  const { progress, done, result, nextStep } = content;
  const frozen = {
    fy,
    progress,
    done,
    result,
    nextStep,
    department,
    revision,
    // What was approved and replaced again before anybody outside saw it was no correction to them.
    correctionReason:
      before === undefined || isYearsOwn(before, { isInterim }) ? "" : reasonToldOf(before, approvals),
    ...(isInterim ? { isInterim } : {}),
  };
  return [frozen];
}

/** Whether it is the year's own state in the place of one of the middle of the year: new, and no correction. */
export function isYearsOwn(
  before: Pick<PublishedInitiativeYear, "progress" | "isInterim">,
  after: { readonly isInterim?: boolean | undefined },
): boolean {
  return standsIn(before) && after.isInterim !== true;
}
