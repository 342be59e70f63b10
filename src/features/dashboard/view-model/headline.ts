/** The sentences that a manager reads first. Pure. */

import type { PlanDefinition } from "@/domain/plan/definition";
import { isInitiativeOwed } from "@/domain/reports/initiatives/initiative-tally";
import { latestEndedFy } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import { wordsOf } from "@/domain/words/ja/plan/plan-words";
import { lateHeadline, tallyHeadline, worstHeadline } from "@/domain/words/ja/reports/headline";
import type { InitiativeReportDto } from "@/server/reports/initiatives/queries";
import type { ReportDto } from "@/server/reports/queries";
import type { DashboardView } from "./dashboard";

export interface HeadlineInput {
  readonly view: Pick<DashboardView, "plan" | "fy" | "tally" | "withoutFigure" | "progress" | "lagging">;
  /** Of the year, of whichever plan: KPIs and metrics. */
  readonly reports: readonly Pick<ReportDto, "planId" | "department" | "outstanding">[];
  /** Of the year, of whichever plan. */
  readonly initiatives: readonly Pick<
    InitiativeReportDto,
    "planId" | "department" | "state" | "isReturned" | "inForce" | "isAsked"
  >[];
  /** Of the year's round while it runs; null without one. */
  readonly dueOn: IsoDate | null;
  readonly today: IsoDate;
}

/** How the year stands, what is farthest behind, and who has not answered. */
export function headlineOf({ view, reports, initiatives, dueOn, today }: HeadlineInput): string[] {
  const [worst] = view.lagging;
  const actual = worst?.year.actual ?? null;
  const hasEnded = view.fy <= latestEndedFy(today);
  return [
    tallyHeadline(view.fy, { counts: view.tally, withoutFigure: view.withoutFigure, hasEnded }),
    worstHeadline(worst && actual ? { kpi: worst.kpi, actual, lag: worst.lag } : null, view.progress.figures),
    // Without a round nobody is asked yet, and nobody is late.
    ...(dueOn === null
      ? []
      : [lateHeadline(owingDepartments(view.plan, { reports, initiatives }), dueOn, today)]),
  ];
}

function owingDepartments(
  plan: PlanDefinition,
  { reports, initiatives }: Pick<HeadlineInput, "reports" | "initiatives">,
): string[] {
  const owing = [
    ...reports.filter(({ outstanding }) => outstanding !== null),
    ...initiatives.filter(isInitiativeOwed),
  ].filter(({ planId }) => planId === plan.id);
  // What no department answers for is the office's own.
  return [...new Set(owing.map(({ department }) => department?.name ?? wordsOf(plan).office))];
}
