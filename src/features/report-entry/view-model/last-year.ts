/** What a department said of the year before. Pure. */

import type { ApprovedReport } from "@/domain/reports/report";
import { addYears, type FiscalYear } from "@/domain/shared/fiscal-year";

/** What was approved for the year before, in the department's words. */
export interface LastYearWords {
  readonly fy: FiscalYear;
  readonly reason: string;
  readonly nextStep: string;
}

/** @param approved approved revisions of one item, oldest first: of a year the last one counts */
export function lastYearWords(approved: readonly ApprovedReport[], fy: FiscalYear): LastYearWords | null {
  const before = addYears(fy, -1);
  const last = approved.findLast((report) => report.fy === before);
  return last ? { fy: before, reason: last.content.reason, nextStep: last.content.nextStep } : null;
}
