/** What a publication says of initiatives is what was approved. */

import type { PublicationSnapshot, PublishedInitiativeYear } from "@/domain/publication/snapshot";
import type { Stopper } from "@/domain/publication/stops/stops";
import type { ApprovedInitiative } from "@/domain/reports/initiatives/initiative";
import { isAsApproved } from "./as-approved";
import { Mismatch } from "./mismatch";

/** @param answers every one that was ever approved @throws Mismatch */
export function checkInitiatives(
  { no, plans }: PublicationSnapshot,
  answers: readonly ApprovedInitiative[],
  stopper: Stopper,
): void {
  const ofYear = Map.groupBy(answers, ({ initiativeId, fy }) => `${initiativeId}/${fy}`);
  for (const { initiativeId, years } of plans.flatMap(({ initiatives = [] }) => initiatives)) {
    for (const year of years) {
      const approvals = ofYear.get(`${initiativeId}/${year.fy}`) ?? [];
      const approved = approvals.find(({ revision }) => revision === year.revision);
      if (!isAsApproved(toldOf(year), approvals, approved && approvedOf(approved), stopper)) {
        const what = `${initiativeId}の${year.fy}年度の取組の状況が、承認した報告と合いません。`;
        throw new Mismatch(no, null, what);
      }
    }
  }
}

function toldOf(year: PublishedInitiativeYear) {
  const {
    progress,
    done,
    result,
    nextStep,
    department,
    revision,
    correctionReason,
    isInterim = false,
  } = year;
  return { progress, done, result, nextStep, department, revision, correctionReason, isInterim };
}

function approvedOf({ content, department, revision, isInterim }: ApprovedInitiative) {
  const { progress, done, result, nextStep } = content;
  return { progress, done, result, nextStep, department, revision, isInterim };
}
