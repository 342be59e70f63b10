/** What managers are told of a year, read from what was published, or would be: how it stands, and which marks turned. */

import { type Kpi, listKpis } from "@/domain/plan/definition";
import { isSurveyed, kpiInYear } from "@/domain/plan/editions";
import { readFirst } from "@/domain/plan/lead";
import type { JudgementCode } from "@/domain/reports/judgement";
import { byLag, type Lag, lagOf } from "@/domain/reports/pace/lag";
import { type FiguresToCome, figuresToCome } from "@/domain/reports/progress";
import type { ReportState } from "@/domain/reports/report";
import { isWithoutFigure, type Tally, tally } from "@/domain/reports/tally";
import type { DecimalString } from "@/domain/shared/decimal";
import { earlierFy, type FiscalYear, laterFy } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import type { PublicationSnapshot } from "./snapshot";

/** How a plan's year stands. */
export interface YearStanding {
  readonly planId: string;
  readonly fy: FiscalYear;
  readonly counts: Tally;
  readonly toCome: FiguresToCome;
  /** KPIs with a figure of the year. */
  readonly figures: number;
  /** What is farthest behind; null where nothing is. */
  readonly worst: { readonly kpi: Kpi; readonly actual: DecimalString; readonly lag: Lag } | null;
}

/** A mark that reads otherwise than it did. */
export interface TurnedMark {
  readonly kpi: Pick<Kpi, "id" | "name">;
  readonly fy: FiscalYear;
  readonly before: JudgementCode;
  readonly after: JudgementCode;
}

type Told = Pick<PublicationSnapshot, "plans">;

/**
 * Of the plan that is read first, in that year, or in its own that is nearest to it; null where there is no plan.
 * @param stateOf what was last written of a KPI in the year; of a publication nothing waits
 */
export function yearStanding(
  { plans }: Told,
  year: FiscalYear,
  stateOf: (kpiId: KpiId, fy: FiscalYear) => ReportState | null = () => null,
): YearStanding | null {
  const told = readFirst(plans, year);
  if (!told) return null;
  const { definition, courses } = told;
  const fy = earlierFy(laterFy(year, definition.startFy), definition.endFy);
  const asked = listKpis(definition)
    .filter(({ kpi }) => isSurveyed(kpi, fy))
    .flatMap(({ kpi }) => {
      const course = courses.find(({ kpiId }) => kpiId === kpi.id);
      return course ? [{ kpi: kpiInYear(kpi, fy), course }] : [];
    });
  const series = asked.map(({ course }) => course);
  const behind = asked.flatMap(({ kpi, course }) => {
    const own = course.years.find((each) => each.fy === fy);
    const lag = own ? lagOf(own, kpi.direction) : null;
    return own?.actual && lag ? [{ kpi, actual: own.actual, lag }] : [];
  });
  return {
    planId: definition.id,
    fy,
    counts: tally(series, fy),
    toCome: figuresToCome(
      asked.flatMap(({ kpi, course: { years } }) => {
        const own = years.find((each) => each.fy === fy);
        const state = stateOf(kpi.id, fy);
        return own ? [{ isWithoutFigure: isWithoutFigure(own), working: state && { state } }] : [];
      }),
    ),
    figures: series.filter(({ years }) => years.some((each) => each.fy === fy && each.actual !== null))
      .length,
    worst: behind.toSorted((a, b) => byLag(a.lag, b.lag))[0] ?? null,
  };
}

/**
 * The marks that changed, of every plan and year that has ended, in the plans' order, the latest year first. A year that had
 * none before begins as 未評価.
 * @param before what was said last; null: nothing was, and so nothing has turned
 */
export function turnedMarks(before: Told | null, after: Told, lastEnded: FiscalYear): TurnedMark[] {
  if (before === null) return [];
  const was = marksOf(before);
  return after.plans.flatMap(({ definition, courses }) =>
    listKpis(definition).flatMap(({ kpi }) => {
      const years = courses.find(({ kpiId }) => kpiId === kpi.id)?.years ?? [];
      return years
        .filter(({ fy, isCounted }) => fy <= lastEnded && isCounted !== false)
        .map(({ fy, judgement }) => ({
          kpi: kpiInYear(kpi, fy),
          fy,
          before: was.get(keyOf(definition.id, kpi.id, fy)) ?? "not_evaluated",
          after: judgement.code,
        }))
        .filter((mark) => mark.before !== mark.after)
        .toReversed();
    }),
  );
}

function marksOf({ plans }: Told): Map<string, JudgementCode> {
  return new Map(
    plans.flatMap(({ definition, courses }) =>
      courses.flatMap(({ kpiId, years }) =>
        years.map(({ fy, judgement }) => [keyOf(definition.id, kpiId, fy), judgement.code] as const),
      ),
    ),
  );
}

/** A KPI that goes on in the next plan has its id in both. */
function keyOf(planId: string, kpiId: KpiId, fy: FiscalYear): string {
  return `${planId} ${kpiId} ${fy}`;
}
