/** What the exploring page needs of a plan, as plain data that crosses to the browser: no words of reports, no persons. Pure. */

import { type Kpi, listKpis, type PlanDefinition, planYears } from "@/domain/plan/definition";
import type { ApprovedReport, ReportState } from "@/domain/reports/report";
import type { SeriesPlan } from "@/domain/reports/series";
import type { DecimalString } from "@/domain/shared/decimal";
import { earlierFy, type FiscalYear, fiscalYears, laterFy } from "@/domain/shared/fiscal-year";
import { pillarLabel } from "@/domain/words/ja/plan/plan-words";
import type { ReportDto } from "@/server/reports/queries";

export interface ExploreKpi {
  /** With the terms of every year. */
  readonly kpi: Kpi;
  /** The pillar, or 計画全般. */
  readonly place: string;
  /** The approved figure of each year, without its words. */
  readonly reports: readonly ApprovedReport[];
  /** Figures that nobody has approved yet. */
  readonly working: readonly {
    readonly fy: FiscalYear;
    readonly value: DecimalString;
    readonly state: Exclude<ReportState, "not_started" | "approved">;
  }[];
}

export interface ExploreData {
  readonly plan: SeriesPlan & Pick<PlanDefinition, "id" | "name">;
  /** From the first year that is known of to the last one that counts, ascending. */
  readonly years: readonly FiscalYear[];
  readonly kpis: readonly ExploreKpi[];
}

export function exploreData({
  plan,
  approved,
  working,
}: {
  readonly plan: PlanDefinition;
  readonly approved: readonly ApprovedReport[];
  readonly working: readonly Pick<ReportDto, "kpiId" | "fy" | "state" | "content">[];
}): ExploreData {
  const { id, name, startFy, endFy, settings, earlierSettings } = plan;
  const placed = listKpis(plan);
  const known = [
    ...planYears(plan),
    ...placed.flatMap(({ kpi }) => [kpi.baseline.fy, kpi.target.fy, ...kpi.years.map(({ fy }) => fy)]),
  ];
  return {
    plan: { id, name, startFy, endFy, settings, ...(earlierSettings ? { earlierSettings } : {}) },
    years: fiscalYears(known.reduce(earlierFy), known.reduce(laterFy)),
    kpis: placed.map(({ kpi, pillar }) => ({
      kpi: withoutProse(kpi),
      place: pillar === null ? "計画全般" : `(${pillar.no}) ${pillarLabel(pillar)}`,
      reports: latestOfYears(approved.filter((report) => report.kpiId === kpi.id)),
      working: working.flatMap(({ kpiId, fy, state, content }) => {
        if (kpiId !== kpi.id || state === "not_started" || state === "approved") return [];
        const value = content?.actual ?? null;
        return value === null ? [] : [{ fy, value, state }];
      }),
    })),
  };
}

function withoutProse(kpi: Kpi): Kpi {
  return { ...kpi, definition: null, rationale: null, source: "", department: null };
}

/** @param reports of one KPI, oldest first */
function latestOfYears(reports: readonly ApprovedReport[]): ApprovedReport[] {
  const latest = new Map(reports.map((report) => [report.fy, report]));
  return [...latest.values()].map((report) => ({
    ...report,
    department: null,
    approvedByOffice: null,
    correctionReason: "",
    content: {
      ...report.content,
      actualText: "",
      missing: report.content.missing && { ...report.content.missing, note: "" },
      basisNote: "",
      reason: "",
      nextStep: "",
      warningNote: "",
    },
  }));
}
