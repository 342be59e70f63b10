/** The one way an assessment (総括・意見) becomes public. */
import type { AssessmentContent } from "@/domain/reports/assessment";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import type { Viewer } from "@/server/access/viewer";
import { changeAssessment, listAssessments } from "@/server/reports/assessments/queries";
import { NOW, type Office } from "./publications";
import { must } from "./rounds";

type Change = Parameters<typeof changeAssessment>[1];

export function assessmentOf(words: Partial<AssessmentContent>): AssessmentContent {
  return {
    summary: "",
    opinion: "",
    opinionBy: "",
    opinionOn: null,
    response: "",
    budgetText: "",
    settlementText: "",
    ...words,
  };
}

export async function assessmentState(viewer: Viewer, partId: string, fy: FiscalYear = fiscalYear(2025)) {
  const found = must(await listAssessments(viewer, { fys: [fy] }, NOW)).find(
    (each) => each.partId === partId,
  );
  if (!found) throw new Error(`no part ${partId}`);
  return found;
}

/** What somebody does to the newest revision. */
export async function actOnAssessment(
  viewer: Viewer,
  partId: string,
  said: Omit<Change, "planId" | "partId" | "fy" | "version"> & { version?: number },
  fy: FiscalYear = fiscalYear(2025),
) {
  const { planId, version } = await assessmentState(viewer, partId, fy);
  return changeAssessment(viewer, { planId, partId, fy, version, ...said }, NOW);
}

/** One person submits, the other approves; a second time it is a correction. */
export async function approveAssessment(
  { first, second }: Office,
  partId: string,
  words: Partial<AssessmentContent>,
  correctionReason = "",
  fy: FiscalYear = fiscalYear(2025),
): Promise<void> {
  const content = assessmentOf(words);
  must(await actOnAssessment(first, partId, { event: "submit", content, correctionReason }, fy));
  must(await actOnAssessment(second, partId, { event: "approve" }, fy));
}
