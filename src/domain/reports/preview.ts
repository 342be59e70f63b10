/** What a figure would mean if it were approved as it stands: for whoever checks what came in. */

import type { Kpi, PlanDefinition } from "@/domain/plan/definition";
import type { DecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { type EntryWarning, entryChecks } from "./entry-checks";
import type { Judgement } from "./judgement";
import type { ApprovedReport, ReportContent } from "./report";
import { buildSeries } from "./series";

export interface ReportPreview {
  /** The latest known figure of an earlier year, the baseline among them; null where there is none. */
  readonly previous: { readonly fy: FiscalYear; readonly value: DecimalString } | null;
  /** The figure of that year: the content's, else the one the plan document prints; null where there is none. */
  readonly actual: DecimalString | null;
  /** The mark that would follow; of an answer without a figure and of no answer: null. */
  readonly judgement: Judgement | null;
  readonly warnings: readonly EntryWarning[];
}

/**
 * Total over every input.
 * @param approved approved revisions, any order; those of other KPIs are passed over
 * @param content the working content of that year; null while nothing was saved
 */
export function previewReport(
  plan: Pick<PlanDefinition, "startFy" | "endFy" | "settings">,
  kpi: Kpi,
  fy: FiscalYear,
  approved: readonly ApprovedReport[],
  content: ReportContent | null,
): ReportPreview {
  const series = buildSeries(
    plan,
    kpi,
    content === null ? approved : [...approved, asApproved(kpi, fy, content)],
  );
  const earlier = series.years.flatMap((year) =>
    year.fy < fy && year.actual !== null ? [{ fy: year.fy, value: year.actual }] : [],
  );
  const year = series.years.find((each) => each.fy === fy) ?? null;
  const actual = year?.actual ?? null;
  return {
    previous: latestOf(kpi, fy, earlier),
    actual,
    judgement: actual === null ? null : (year?.judgement ?? null),
    warnings: content?.actual ? entryChecks({ kpi, fy, value: content.actual, earlier }) : [],
  };
}

/** The content as the revision that would come after every other. */
function asApproved(kpi: Kpi, fy: FiscalYear, content: ReportContent): ApprovedReport {
  return {
    kpiId: kpi.id,
    fy,
    revision: Number.MAX_SAFE_INTEGER,
    approvedAt: "",
    department: null,
    approvedByOffice: null,
    correctionReason: "",
    content,
  };
}

function latestOf(
  kpi: Kpi,
  fy: FiscalYear,
  earlier: readonly { readonly fy: FiscalYear; readonly value: DecimalString }[],
): ReportPreview["previous"] {
  const { baseline } = kpi;
  const known = [...earlier];
  if (baseline.value !== null && baseline.fy < fy && !known.some((year) => year.fy === baseline.fy)) {
    known.push({ fy: baseline.fy, value: baseline.value });
  }
  return known.sort((a, b) => a.fy - b.fy).at(-1) ?? null;
}
