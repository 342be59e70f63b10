/** Where the figures of a KPI stand in the plain chart of an edition. */
import { chartGuide } from "@/components/charts/chart-points";
import type { Kpi } from "@/domain/plan/definition";
import { inTermsOf, kpiInYear, settingsInYear } from "@/domain/plan/editions";
import type { PublishedYear } from "@/domain/publication/snapshot";
import type { KpiInPlan } from "@/domain/reports/joined-series";
import { guideOrigin } from "@/domain/reports/pace/pace";
import { baselineInTerms, type SeriesPlan } from "@/domain/reports/series";
import { type DecimalString, decimal } from "@/domain/shared/decimal";
import { type FiscalYear, fiscalYears, laterFy } from "@/domain/shared/fiscal-year";

export const FRAME = { width: 360, height: 220, left: 12, right: 348, top: 48, bottom: 186 };
/** Room for half a number beside the first and the last year. */
const MARGIN = 22;

interface ChartPoint {
  readonly fy: FiscalYear;
  readonly value: DecimalString;
  readonly kind: "baseline" | "figure";
}

export interface YearValue {
  readonly fy: FiscalYear;
  readonly value: DecimalString;
}

type Placed<T> = T & { readonly x: number; readonly y: number };

export interface ChartPlaces {
  readonly points: readonly Placed<ChartPoint>[];
  /** What was planned for single years, by which their marks were given. */
  readonly planned: readonly Placed<YearValue>[];
  readonly years: readonly { readonly fy: FiscalYear; readonly x: number }[];
  /** The even path, from where its rule begins. */
  readonly guide: readonly Placed<YearValue>[];
  /** null where the target is no number. */
  readonly goal: { readonly value: DecimalString; readonly y: number } | null;
  readonly zero: number;
}

/**
 * @param readIn by whose terms the chart is drawn: figures that cannot be said in them are left to the table
 * @returns null where there is nothing to draw
 */
export function chartPlaces(
  kpi: Kpi,
  years: readonly PublishedYear[],
  readIn: FiscalYear,
  guide: readonly YearValue[] = [],
): ChartPlaces | null {
  const { target } = kpiInYear(kpi, readIn);
  const goal = target.value.kind === "number" ? target.value.value : null;
  const points = pointsOf(kpi, years, readIn);
  const [first] = points;
  if (first === undefined) return null;
  const span = fiscalYears(first.fy, laterFy(target.fy, points.at(-1)?.fy ?? first.fy));
  // In the target's own year its line says the same.
  const planned = plannedOf(kpi, years, readIn).filter(
    ({ fy, value }) => span.includes(fy) && !(fy === target.fy && value === goal),
  );
  const path = guide.flatMap(({ fy, value }) => {
    const said = inTermsOf(kpi, value, fy, laterFy(fy, readIn));
    return said === null || !span.includes(fy) ? [] : [{ fy, value: said }];
  });
  const numbers = [
    ...[...points, ...planned, ...path].map(({ value }) => value),
    ...(goal === null ? [] : [goal]),
  ].map(Number);
  const [low, high] = [Math.min(0, ...numbers), Math.max(0, ...numbers)];
  const x = (fy: number) =>
    round(
      FRAME.left +
        MARGIN +
        ((FRAME.right - FRAME.left - 2 * MARGIN) * (fy - first.fy)) / Math.max(1, span.length - 1),
    );
  const y = (value: number) =>
    round(FRAME.bottom - ((FRAME.bottom - FRAME.top) * (value - low)) / (high - low || 1));
  const placed = <T extends YearValue>(point: T): Placed<T> => ({
    ...point,
    x: x(point.fy),
    y: y(Number(point.value)),
  });
  return {
    points: points.map(placed),
    planned: planned.map(placed),
    guide: path.map(placed),
    years: span.map((fy) => ({ fy, x: x(fy) })),
    goal: goal === null ? null : { value: goal, y: y(Number(goal)) },
    zero: y(0),
  };
}

function pointsOf(kpi: Kpi, years: readonly PublishedYear[], readIn: FiscalYear): ChartPoint[] {
  const figures = years.flatMap(({ fy, actual, figureStatus }): ChartPoint[] => {
    if (actual === null || figureStatus === "interim") return [];
    const value = inTermsOf(kpi, actual, fy, laterFy(fy, readIn));
    return value === null ? [] : [{ fy, value, kind: "figure" }];
  });
  const { fy, value } = baselineInTerms(kpi, readIn);
  const isDrawn = value === null || figures.some((point) => point.fy <= fy);
  return isDrawn ? figures : [{ fy, value, kind: "baseline" }, ...figures];
}

function plannedOf(kpi: Kpi, years: readonly PublishedYear[], readIn: FiscalYear): YearValue[] {
  return years.flatMap(({ fy, planned }) => {
    if (planned?.kind !== "number") return [];
    const value = inTermsOf(kpi, planned.value, fy, laterFy(fy, readIn));
    return value === null ? [] : [{ fy, value }];
  });
}

function round(place: number): number {
  return decimal(place).toDecimalPlaces(1).toNumber();
}

/**
 * The even path of one plan's years, from the baseline that its steps are counted from. None where the baseline or the target
 * became another one on the way: no straight line leads through both.
 */
export function evenPath({ kpi, years, plan }: KpiInPlan<SeriesPlan, PublishedYear>): YearValue[] {
  const guide = chartGuide({ kpi, years, plan });
  const [first] = guide;
  if (first === undefined || kpi.earlier !== undefined) return [];
  const { value } = kpi.baseline;
  const method = settingsInYear(plan, first.fy).guideMethod;
  const fy = guideOrigin({ baseline: kpi.baseline, method, startFy: plan.startFy });
  return value === null ? guide : [{ fy, value }, ...guide];
}
