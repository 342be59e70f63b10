/** The sentences that a manager reads first. Pure. */

import type { PlanDefinition } from "@/domain/plan/definition";
import { initiativeStanding } from "@/domain/reports/initiatives/initiative-tally";
import { latestEndedFy } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import { wordsOf } from "@/domain/words/ja/plan/plan-words";
import { type Owed, owedHeadlines, tallyHeadline, worstHeadline } from "@/domain/words/ja/reports/headline";
import type { InitiativeReportDto } from "@/server/reports/initiatives/queries";
import type { ReportDto } from "@/server/reports/queries";
import type { DashboardView } from "./dashboard";

export interface HeadlineInput {
  readonly view: Pick<DashboardView, "plan" | "fy" | "tally" | "toCome" | "progress" | "lagging">;
  /** Of the year, of whichever plan: KPIs and metrics. */
  readonly reports: readonly Pick<ReportDto, "planId" | "isMetric" | "department" | "outstanding">[];
  /** Of the year, of whichever plan. */
  readonly initiatives: readonly Pick<
    InitiativeReportDto,
    "planId" | "department" | "state" | "isReturned" | "inForce" | "isAsked"
  >[];
  /** Of the year's round while it runs; null without one. */
  readonly dueOn: IsoDate | null;
  readonly today: IsoDate;
}

/** How the year stands, what is farthest behind, and what has not been answered. */
export function headlineOf({ view, reports, initiatives, dueOn, today }: HeadlineInput): string[] {
  const { fy, tally: counts, toCome, lagging, progress } = view;
  const [worst] = lagging;
  const actual = worst?.year.actual ?? null;
  const lastEnded = latestEndedFy(today);
  const isPast = fy < lastEnded;
  const marks = { counts, withoutFigure: toCome.missing, awaited: toCome.awaited };
  return [
    tallyHeadline(fy, { ...marks, hasEnded: fy <= lastEnded, isPast }),
    worstHeadline(
      worst && actual ? { kpi: worst.kpi, actual, lag: worst.lag } : null,
      progress.figures,
      isPast,
    ),
    // Without a round nobody is asked yet, and nobody is late.
    ...(dueOn === null ? [] : owedHeadlines(owedOf(view.plan, { reports, initiatives }), dueOn, today)),
  ];
}

/** What of a plan is owed; what was handed in and given back is told apart. */
function owedOf(
  plan: PlanDefinition,
  { reports, initiatives }: Pick<HeadlineInput, "reports" | "initiatives">,
) {
  const owing = [
    ...reports.flatMap(({ planId, isMetric, department, outstanding }) =>
      outstanding === null
        ? []
        : [
            {
              planId,
              department,
              kind: isMetric ? "metrics" : "kpis",
              isReturned: outstanding.reason === "returned",
            } as const,
          ],
    ),
    ...initiatives.flatMap((line) => {
      const standing = initiativeStanding(line);
      if (standing !== "unanswered" && standing !== "returned") return [];
      const { planId, department } = line;
      return [{ planId, department, kind: "initiatives", isReturned: standing === "returned" } as const];
    }),
  ].filter(({ planId }) => planId === plan.id);
  const those = (isReturned: boolean): Owed => {
    const lines = owing.filter((line) => line.isReturned === isReturned);
    const count = (of: (typeof owing)[number]["kind"]) => lines.filter(({ kind }) => kind === of).length;
    return {
      kpis: count("kpis"),
      metrics: count("metrics"),
      initiatives: count("initiatives"),
      // What no department answers for is the office's own.
      departments: [...new Set(lines.map(({ department }) => department?.name ?? wordsOf(plan).office))],
    };
  };
  return { unanswered: those(false), returned: those(true) };
}
