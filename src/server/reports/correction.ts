/** What a writer says of a KPI, and what that is to what was approved. */

import type { Kpi } from "@/domain/plan/definition";
import { editionInYear } from "@/domain/plan/editions";
import { checkQuantityForKpi } from "@/domain/plan/quantity";
import { type Correction, correctionOfReport } from "@/domain/reports/entry/correction";
import type { ReportContent } from "@/domain/reports/report";
import type { ReportChangeInput, WrittenContent } from "./change-input";
import { kindInForce } from "./kpi";
import type { ReportWithLatest, Written } from "./latest-revision";
import { toContent } from "./rows";

/** null where nothing that was said is taken back. A draft may say anything. */
export function correctionBy(
  { fy, content, event }: ReportChangeInput,
  kpi: Kpi,
  report: ReportWithLatest | null,
  isReopened: boolean,
): Correction | null {
  const approved = report?.approved ?? null;
  const inForce = kindInForce(kpi, fy, approved, report?.isSaid ?? false);
  const isByNow = approved !== null && (approved.edition ?? 1) === editionInYear(kpi, fy).no;
  return correctionOfReport(readContent(content, kpi), {
    inForce,
    approved: event !== "save_draft" && isByNow ? toContent(approved) : null,
    isAskedAgain: report?.isReturned || isReopened,
  });
}

/** A reason is kept only where something that was said would be replaced. */
export function saidBy(
  { content, correctionReason }: ReportChangeInput,
  kpi: Kpi,
  correction: Correction | null,
): Omit<Written, "with"> {
  return {
    content: readContent(content, kpi),
    correctionReason: correction === "change" ? correctionReason : "",
  };
}

/** The figure is read here from what was typed; an unreadable one stays as text without a figure. */
function readContent(content: WrittenContent | null, kpi: Kpi): ReportContent {
  const given: WrittenContent = content ?? {
    actualText: "",
    figureStatus: "final",
    missing: null,
    asOf: null,
    basisNote: "",
    reason: "",
    nextStep: "",
    warningNote: "",
  };
  const quantity = given.missing === null ? checkQuantityForKpi(given.actualText, kpi) : null;
  return { ...given, actual: quantity?.ok ? quantity.value : null };
}
