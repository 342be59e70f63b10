/** What a publication says of initiatives is what was approved. */

import { isDeepStrictEqual } from "node:util";
import type { PublicationSnapshot, PublishedInitiativeYear } from "@/domain/publication/snapshot";
import { type Stopper, withoutStopped } from "@/domain/publication/stops";
import type { ApprovedInitiative } from "@/domain/reports/initiative";
import { cleanTexts } from "@/domain/shared/typed-text";
import type { Tx } from "@/server/db/client";
import { ANSWER_SELECT, toApprovedInitiative } from "@/server/reports/initiatives/rows";
import { Mismatch } from "./mismatch";

/** Every answer that was ever approved, by `answerKey`. */
export type ApprovedAnswers = ReadonlyMap<string, ApprovedInitiative>;

const answerKey = (initiativeId: string, fy: number, revision: number) => `${initiativeId}/${fy}/${revision}`;

export async function readApprovedAnswers(tx: Tx): Promise<ApprovedAnswers> {
  const rows = await tx.reportRevision.findMany({
    where: { event: "approve", report: { item: { kind: "initiative" } } },
    select: { ...ANSWER_SELECT, report: { select: { itemId: true, fy: true } } },
  });
  return new Map(
    rows.map(({ report, ...row }) => [
      answerKey(report.itemId, report.fy, row.no),
      toApprovedInitiative(row, report),
    ]),
  );
}

/** @throws Mismatch */
export function checkInitiatives(
  { no, plans }: PublicationSnapshot,
  answers: ApprovedAnswers,
  stopper: Stopper,
): void {
  // What was hidden or deleted since, and what nobody sees, stands in one of the two alone.
  const said = (value: object) => withoutStopped(cleanTexts(value), stopper);
  for (const { initiativeId, years } of plans.flatMap(({ initiatives = [] }) => initiatives)) {
    for (const year of years) {
      const approved = answers.get(answerKey(initiativeId, year.fy, year.revision));
      if (!approved || !isDeepStrictEqual(said(toldOf(year)), said(approvedOf(approved, year)))) {
        const what = `${initiativeId}の${year.fy}年度の取組の状況が、承認した報告と合いません。`;
        throw new Mismatch(no, null, what);
      }
    }
  }
}

function toldOf(year: PublishedInitiativeYear) {
  const { progress, done, result, nextStep, department, correctionReason, isInterim = false } = year;
  return { progress, done, result, nextStep, department, correctionReason, isInterim };
}

/** The reason of a change that nobody outside saw is not told. */
function approvedOf(
  { content, department, correctionReason, isInterim }: ApprovedInitiative,
  year: PublishedInitiativeYear,
) {
  const { progress, done, result, nextStep } = content;
  const reason = year.correctionReason === "" ? "" : correctionReason;
  return { progress, done, result, nextStep, department, correctionReason: reason, isInterim };
}
