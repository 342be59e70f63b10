/** The sentences that a manager reads first. Pure. */

import { type OwedAnswer, owedInitiative, owedOfPlan } from "@/domain/rounds/owed";
import { latestEndedFy } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import { wordsOf } from "@/domain/words/ja/plan/plan-words";
import {
  type AskingRound,
  owedHeadlines,
  tallyHeadline,
  worstHeadline,
} from "@/domain/words/ja/reports/headline";
import type { InitiativeReportDto } from "@/server/reports/initiatives/queries";
import type { ReportDto } from "@/server/reports/queries";
import type { DashboardView } from "./dashboard";

export interface HeadlineInput {
  readonly view: Pick<DashboardView, "plan" | "fy" | "tally" | "toCome" | "progress" | "lagging">;
  /** Of the year, of whichever plan: KPIs and metrics. */
  readonly reports: readonly Pick<ReportDto, "planId" | "isMetric" | "department" | "owed">[];
  /** Of the year, of whichever plan. */
  readonly initiatives: readonly Pick<
    InitiativeReportDto,
    "planId" | "department" | "state" | "isReturned" | "inForce" | "isAsked"
  >[];
  /** The year's round, also when it has ended; null while none was sent out. */
  readonly round: AskingRound | null;
  readonly today: IsoDate;
}

/** How the year stands, what is farthest behind, and what has not been answered. */
export function headlineOf({ view, reports, initiatives, round, today }: HeadlineInput): string[] {
  const { fy, tally: counts, toCome, lagging, progress } = view;
  const [worst] = lagging;
  const actual = worst?.year.actual ?? null;
  const lastEnded = latestEndedFy(today);
  const isPast = fy < lastEnded;
  const { id: planId } = view.plan;
  const { office } = wordsOf(view.plan);
  return [
    tallyHeadline(fy, { counts, toCome, hasEnded: fy <= lastEnded, isPast }),
    worstHeadline(
      worst && actual ? { kpi: worst.kpi, actual, lag: worst.lag } : null,
      progress.figures,
      isPast,
    ),
    // Without a round nobody is asked yet, and nobody is late.
    ...(round === null
      ? []
      : owedHeadlines(owedOfPlan(owedAnswers({ reports, initiatives }), { planId, office }), round, today)),
  ];
}

function owedAnswers({ reports, initiatives }: Pick<HeadlineInput, "reports" | "initiatives">): OwedAnswer[] {
  return [
    ...reports.flatMap(({ planId, isMetric, department, owed }) =>
      owed === null ? [] : [answer(planId, isMetric ? "metrics" : "kpis", owed, department)],
    ),
    ...initiatives.flatMap((line) => {
      const owed = owedInitiative(line);
      return owed === null ? [] : [answer(line.planId, "initiatives", owed, line.department)];
    }),
  ];
}

function answer(
  planId: string,
  kind: OwedAnswer["kind"],
  standing: OwedAnswer["standing"],
  department: { readonly name: string } | null,
): OwedAnswer {
  return { planId, kind, standing, department: department?.name ?? null };
}
