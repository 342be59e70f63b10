/**
 * What the exploring page needs of a plan, as plain data that crosses to the browser: of the KPIs that are shown, their
 * terms and figures; of the others, what the list of choices says. No words of reports, no persons. Pure.
 */

import { type Kpi, listKpis, type PlacedKpi, type PlanDefinition, planYears } from "@/domain/plan/definition";
import type { PublishedSeries, PublishedYear } from "@/domain/publication/snapshot";
import { wayInYear } from "@/domain/reports/pace/way-share";
import { awaitsDecision } from "@/domain/reports/progress";
import type { ApprovedReport } from "@/domain/reports/report";
import type { MarkedYear } from "@/domain/reports/series";
import { earlierFy, type FiscalYear, fiscalYears, laterFy } from "@/domain/shared/fiscal-year";
import { pillarLabel } from "@/domain/words/ja/plan/plan-words";
import type { ReportDto } from "@/server/reports/queries";
import type { ExploreState } from "../model/address";
import { shownIds } from "../model/choice";
import type { ExploreChoice, ExploreData } from "../model/data";

export function exploreData({
  plan,
  approved,
  working,
  told,
  state,
}: {
  readonly plan: PlanDefinition;
  readonly approved: readonly ApprovedReport[];
  readonly working: readonly Pick<ReportDto, "kpiId" | "fy" | "state" | "content">[];
  /** 公表時点で見る: the series that a publication tells, which then take the place of what was approved. */
  readonly told?: readonly PublishedSeries[];
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
        told: told ? (told.find(({ kpiId }) => kpiId === kpi.id)?.years ?? []).map(toldYear) : null,
        working: working.flatMap(({ kpiId, fy, state: reached, content }) => {
          const value = content?.actual ?? null;
          const isShown = kpiId === kpi.id && awaitsDecision({ state: reached });
          return isShown && value !== null ? [{ fy, value }] : [];
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

/** What is drawn and listed of a published year. */
function toldYear({ judgement, ...year }: PublishedYear): MarkedYear {
  const { fy, planned, actual, origin, asOf, revision, pace, figureStatus, edition, isCounted } = year;
  const { code, applied, reference } = judgement;
  return {
    ...{ fy, planned, actual, origin, asOf, revision, pace, figureStatus, edition, isCounted },
    ...{ missing: null, basisNote: "", reason: "", nextStep: "", department: null, corrections: [] },
    judgement: { code, applied, reference },
  };
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
