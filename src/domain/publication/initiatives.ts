/** How the yearly answers about initiatives become part of a publication. */

import type { PlanDefinition } from "@/domain/plan/definition";
import { listInitiatives } from "@/domain/plan/initiatives";
import { type ApprovedInitiative, standsIn } from "@/domain/reports/initiative";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
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
    const latest = new Map<FiscalYear, ApprovedInitiative>();
    for (const answer of answers.get(id) ?? []) {
      const known = latest.get(answer.fy);
      if (known === undefined || known.revision < answer.revision) latest.set(answer.fy, answer);
    }
    const years = [...latest.values()]
      .sort((a, b) => a.fy - b.fy)
      .map((answer) =>
        freezeAnswer(
          answer,
          told.get(id)?.find(({ fy }) => fy === answer.fy),
        ),
      );
    return years.length === 0 ? [] : [{ initiativeId: id, years }];
  });
}

/** Key by key, in the order that every snapshot has: the note for the office is not among them. */
function freezeAnswer(
  { fy, revision, department, correctionReason, isInterim, content }: ApprovedInitiative,
  before: PublishedInitiativeYear | undefined,
): PublishedInitiativeYear {
  const { progress, done, result, nextStep } = content;
  return {
    fy,
    progress,
    done,
    result,
    nextStep,
    department,
    revision,
    // What was approved and replaced again before anybody outside saw it was no correction to them.
    correctionReason:
      before === undefined || isYearsOwn(before, { isInterim })
        ? ""
        : reasonToldOf(before, { revision, correctionReason }),
    ...(isInterim ? { isInterim } : {}),
  };
}

/** Whether it is the year's own state in the place of one of the middle of the year: new, and no correction. */
export function isYearsOwn(
  before: Pick<PublishedInitiativeYear, "progress" | "isInterim">,
  after: { readonly isInterim?: boolean | undefined },
): boolean {
  return standsIn(before) && after.isInterim !== true;
}

function reasonToldOf(
  before: PublishedInitiativeYear,
  after: Pick<PublishedInitiativeYear, "revision" | "correctionReason">,
): string {
  return before.revision === after.revision ? before.correctionReason : after.correctionReason;
}
