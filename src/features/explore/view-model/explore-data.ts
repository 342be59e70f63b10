/**
 * What the exploring page needs of a plan, as plain data that crosses to the browser: of the KPIs that are shown, their
 * terms and figures; of the others, what the list of choices says. No words of reports, no persons. Pure.
 */

import { type Kpi, listKpis, type PlacedKpi, type PlanDefinition, planYears } from "@/domain/plan/definition";
import { wayInYear } from "@/domain/reports/pace/way-share";
import type { ApprovedReport, ReportState } from "@/domain/reports/report";
import type { SeriesPlan } from "@/domain/reports/series";
import type { DecimalString } from "@/domain/shared/decimal";
import { earlierFy, type FiscalYear, fiscalYears, laterFy } from "@/domain/shared/fiscal-year";
import { pillarLabel } from "@/domain/words/ja/plan/plan-words";
import type { ReportDto } from "@/server/reports/queries";
import type { ExploreState } from "../model/address";
import { type ExploreChoice, shownIds } from "../model/choice";

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
  /** Every KPI of the plan, in its order. */
  readonly choices: readonly ExploreChoice[];
  /** Those that are shown. */
  readonly kpis: readonly ExploreKpi[];
}

export function exploreData({
  plan,
  approved,
  working,
  state,
}: {
  readonly plan: PlanDefinition;
  readonly approved: readonly ApprovedReport[];
  readonly working: readonly Pick<ReportDto, "kpiId" | "fy" | "state" | "content">[];
  readonly state: Pick<ExploreState, "kpiIds">;
}): ExploreData {
  const { id, name, startFy, endFy, settings, earlierSettings } = plan;
  const placed = listKpis(plan);
  const known = [
    ...planYears(plan),
    ...placed.flatMap(({ kpi }) => [kpi.baseline.fy, kpi.target.fy, ...kpi.years.map(({ fy }) => fy)]),
  ];
  const choices = placed.map((each) => choiceOf(each, endFy));
  const shown = shownIds(choices, state);
  return {
    plan: { id, name, startFy, endFy, settings, ...(earlierSettings ? { earlierSettings } : {}) },
    years: fiscalYears(known.reduce(earlierFy), known.reduce(laterFy)),
    choices,
    kpis: placed
      .filter(({ kpi }) => shown.includes(kpi.id))
      .map(({ kpi, pillar }) => ({
        kpi: withoutProse(kpi),
        place: placeOf(pillar),
        reports: latestOfYears(approved.filter((report) => report.kpiId === kpi.id)),
        working: working.flatMap(({ kpiId, fy, state: reached, content }) => {
          if (kpiId !== kpi.id || reached === "not_started" || reached === "approved") return [];
          const value = content?.actual ?? null;
          return value === null ? [] : [{ fy, value, state: reached }];
        }),
      })),
  };
}

function choiceOf({ kpi, pillar }: PlacedKpi, endFy: FiscalYear): ExploreChoice {
  const way = wayInYear(kpi, kpi.target.fy);
  return {
    id: kpi.id,
    name: kpi.name,
    place: placeOf(pillar),
    noWay: typeof way === "string" ? way : null,
    isOffered: typeof wayInYear(kpi, endFy) !== "string",
  };
}

function placeOf(pillar: PlacedKpi["pillar"]): string {
  return pillar === null ? "計画全般" : `(${pillar.no}) ${pillarLabel(pillar)}`;
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
