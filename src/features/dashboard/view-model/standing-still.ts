/** 動きのない取組 of a plan in one year, for the dashboards. Pure. */

import type { PlanDefinition } from "@/domain/plan/definition";
import { listInitiatives } from "@/domain/plan/initiatives";
import type { ApprovedInitiative } from "@/domain/reports/initiatives/initiative";
import { byStandstill, type Standstill, standstillOf } from "@/domain/reports/initiatives/standing-still";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { measureNumber } from "@/domain/words/ja/plan/plan-words";
import { staffRoutes } from "@/lib/routes";
import type { InitiativeReportDto } from "@/server/reports/initiatives/queries";
import { measureAnchor } from "./measures";

export interface StandingInitiative {
  readonly id: string;
  readonly text: string;
  readonly pillarNo: number;
  /** (1)② 窓口の改善 */
  readonly measure: string;
  /** Where the measure's answers of the year are read: as of a publication on the page of its pillar. */
  readonly href: string;
  readonly department: string | null;
  readonly why: Standstill;
  /** It rests on an answer that nobody has approved. */
  readonly isPending: boolean;
}

export interface StandingStillInput {
  readonly plan: PlanDefinition;
  readonly fy: FiscalYear;
  /** Of the year, of whichever plan. */
  readonly reports: readonly Pick<
    InitiativeReportDto,
    "initiativeId" | "state" | "isReturned" | "content" | "inForce" | "isAsked" | "department"
  >[];
  /** Of the years before, oldest first. */
  readonly approved: readonly Pick<ApprovedInitiative, "initiativeId" | "fy" | "content">[];
  readonly isPastDeadline: boolean;
  /** The publication that told them; left out for what is so now. */
  readonly asOf?: number;
}

/** What weighs most first. */
export function standingStill(input: StandingStillInput): StandingInitiative[] {
  const { plan, fy, asOf } = input;
  const reportOf = new Map(input.reports.map((report) => [report.initiativeId, report]));
  const answers = input.approved
    .filter((answer) => answer.fy < fy)
    .map(({ initiativeId, fy, content }) => ({ initiativeId, fy, ...content }));
  const beforeOf = Map.groupBy(answers, ({ initiativeId }) => initiativeId);
  return listInitiatives(plan)
    .flatMap(({ initiative: { id, text }, pillar, measure }) => {
      const report = reportOf.get(id);
      if (!report) return [];
      const found = standstillOf({ ...report, before: beforeOf.get(id) ?? [] }, input.isPastDeadline);
      if (!found) return [];
      return [
        {
          id,
          text,
          pillarNo: pillar.no,
          measure: `(${pillar.no})${measureNumber(measure.no)} ${measure.title}`,
          href:
            asOf === undefined
              ? staffRoutes.entryInitiatives(fy, { plan: plan.id, measure: `${pillar.no}-${measure.no}` })
              : `${staffRoutes.dashboardPillar(pillar.no, { plan: plan.id, fy, "as-of": asOf })}#${measureAnchor(measure.no)}`,
          department: report.department?.name ?? null,
          ...found,
        },
      ];
    })
    .sort(byStandstill);
}
