/** What a publication says in assessments (総括・意見) is what was approved. */

import { isDeepStrictEqual } from "node:util";
import type { PublicationSnapshot, PublishedAssessmentYear } from "@/domain/publication/snapshot";
import { type Stopper, withoutStopped } from "@/domain/publication/stops";
import type { ApprovedAssessment } from "@/domain/reports/assessment";
import { cleanTexts } from "@/domain/shared/typed-text";
import type { Tx } from "@/server/db/client";
import { ASSESSMENT_SELECT, toApprovedAssessment } from "@/server/reports/assessments/rows";
import { Mismatch } from "./mismatch";

/** Every one that was ever approved, by `revisionKey`. */
export type AssessmentsEverApproved = ReadonlyMap<string, ApprovedAssessment>;

const revisionKey = (partId: string, fy: number, revision: number) => `${partId}/${fy}/${revision}`;

export async function readAssessmentsEverApproved(tx: Tx): Promise<AssessmentsEverApproved> {
  const rows = await tx.reportRevision.findMany({
    where: { event: "approve", report: { item: { kind: "assessment" } } },
    select: { ...ASSESSMENT_SELECT, report: { select: { itemId: true, fy: true } } },
  });
  return new Map(
    rows.map(({ report, ...row }) => [
      revisionKey(report.itemId, report.fy, row.no),
      toApprovedAssessment(row, report),
    ]),
  );
}

/** @throws Mismatch */
export function checkAssessments(
  { no, plans }: PublicationSnapshot,
  approved: AssessmentsEverApproved,
  stopper: Stopper,
): void {
  // What was hidden or deleted since, and what nobody sees, stands in one of the two alone.
  const said = (value: object) => withoutStopped(cleanTexts(value), stopper);
  for (const { partId, years } of plans.flatMap(({ assessments = [] }) => assessments)) {
    for (const year of years) {
      const own = approved.get(revisionKey(partId, year.fy, year.revision));
      if (!own || !isDeepStrictEqual(said(toldOf(year)), said(approvedOf(own, year)))) {
        throw new Mismatch(no, null, `${partId}の${year.fy}年度の総括・意見が、承認した内容と合いません。`);
      }
    }
  }
}

function toldOf({ opinion, ...year }: PublishedAssessmentYear) {
  const { summary, office, budget, settlement, correctionReason } = year;
  const { text, by, on, response } = opinion ?? { text: "", by: "", on: null, response: "" };
  return { summary, office, text, by, on, response, budget, settlement, correctionReason };
}

/** The reason of a change that nobody outside saw is not told. */
function approvedOf(
  { content, office, correctionReason }: ApprovedAssessment,
  year: PublishedAssessmentYear,
) {
  const { summary, opinion, opinionBy, opinionOn, response, budget, settlement } = content;
  const reason = year.correctionReason === "" ? "" : correctionReason;
  const words = { text: opinion, by: opinionBy, on: opinionOn, response };
  return { summary, office, ...words, budget, settlement, correctionReason: reason };
}
