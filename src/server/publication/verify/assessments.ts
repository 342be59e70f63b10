/** What a publication says in assessments (総括・意見) is what was approved. */

import type { PublicationSnapshot, PublishedAssessmentYear } from "@/domain/publication/snapshot";
import type { Stopper } from "@/domain/publication/stops/stops";
import type { ApprovedAssessment } from "@/domain/reports/assessment";
import { isAsApproved } from "./as-approved";
import { Mismatch } from "./mismatch";

/** @param everApproved every one there ever was @throws Mismatch */
export function checkAssessments(
  { no, plans }: PublicationSnapshot,
  everApproved: readonly ApprovedAssessment[],
  stopper: Stopper,
): void {
  const ofYear = Map.groupBy(everApproved, ({ partId, fy }) => `${partId}/${fy}`);
  for (const { partId, years } of plans.flatMap(({ assessments = [] }) => assessments)) {
    for (const year of years) {
      const approvals = ofYear.get(`${partId}/${year.fy}`) ?? [];
      const own = approvals.find(({ revision }) => revision === year.revision);
      if (!isAsApproved(toldOf(year), approvals, own && approvedOf(own), stopper)) {
        throw new Mismatch(no, null, `${partId}の${year.fy}年度の総括・意見が、承認した内容と合いません。`);
      }
    }
  }
}

function toldOf({ opinion, ...year }: PublishedAssessmentYear) {
  const { summary, office, budget, settlement, revision, correctionReason } = year;
  const { text, by, on, response } = opinion ?? { text: "", by: "", on: null, response: "" };
  return { summary, office, text, by, on, response, budget, settlement, revision, correctionReason };
}

function approvedOf({ content, office, revision }: ApprovedAssessment) {
  const { summary, opinion, opinionBy, opinionOn, response, budget, settlement } = content;
  const words = { text: opinion, by: opinionBy, on: opinionOn, response };
  return { summary, office, ...words, budget, settlement, revision };
}
