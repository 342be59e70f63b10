/** The geometry of one KPI's chart: numbers in, coordinates out. Binary floats are for pixels only. */
import { type ScaleLinear, scaleLinear, scalePoint } from "d3-scale";
import { line } from "d3-shape";
import type { GuideMethod, Kpi } from "@/domain/plan/definition";
import { decimalsOf, formatQuantity } from "@/domain/plan/quantity";
import { guideValue } from "@/domain/reports/pace";
import type { MarkedYear } from "@/domain/reports/series";
import { type DecimalString, decimal, toDecimalString } from "@/domain/shared/decimal";
import { addYears, earlierFy, type FiscalYear, fiscalYears, laterFy } from "@/domain/shared/fiscal-year";
import { fiscalYearShort } from "@/domain/words/ja/dates";
import { type ChartLabel, type ChartSize, FRAME, type Plot, type Point, round } from "./chart-frame";
import { placeLabels } from "./chart-labels";

export interface ChartInput {
  readonly kpi: Kpi;
  readonly years: readonly MarkedYear[];
  readonly planStartFy: FiscalYear;
  readonly planEndFy: FiscalYear;
  readonly size: ChartSize;
  /** How the plan spaces its 目安; "none" draws none. */
  readonly guideMethod: GuideMethod;
}

export interface ChartModel {
  readonly width: number;
  readonly height: number;
  readonly plot: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  readonly zeroY: number;
  readonly ticks: readonly { readonly y: number; readonly text: string }[];
  readonly years: readonly { readonly x: number; readonly text: string }[];
  /** Actual figures; the path breaks where a year has none. */
  readonly actualPath: string;
  readonly actualDots: readonly { readonly x: number; readonly y: number }[];
  /** The baseline where no actual stands in its year. */
  readonly baselineDot: { readonly x: number; readonly y: number } | null;
  /** One horizontal stroke per year with a numeric 計画. */
  readonly plannedPath: string;
  readonly targetDot: { readonly x: number; readonly y: number } | null;
  readonly guidePath: string;
  /** The side on which a trend target lies. */
  readonly zone: { readonly y: number; readonly height: number; readonly lineY: number } | null;
  readonly labels: readonly ChartLabel[];
}

/**
 * The 目安 of each year of the plan, ascending; none where the plan file has yearly 計画: those are the promise, and
 * a guide beside them would only compete with it.
 */
export function chartGuide({
  kpi,
  years,
  planStartFy,
  planEndFy,
  guideMethod,
}: Omit<ChartInput, "size">): { readonly fy: FiscalYear; readonly value: DecimalString }[] {
  if (years.some((year) => year.planned?.kind === "number")) return [];
  return fiscalYears(planStartFy, planEndFy).flatMap((fy) => {
    const { baseline, target } = kpi;
    const value = guideValue({ fy, baseline, target, method: guideMethod, startFy: planStartFy });
    return value === null ? [] : [{ fy, value }];
  });
}

function pointsOf(input: ChartInput) {
  const { kpi, years, planStartFy, planEndFy } = input;
  // The unit stands once above the chart; only % is short enough to stay at every figure.
  const unit = kpi.unit === "%" ? "%" : "";
  const point = (fy: FiscalYear, value: DecimalString, decimals = kpi.decimals): Point => ({
    fy,
    value: Number(value),
    text: formatQuantity(value, { unit, decimals }),
  });
  const promised = (fy: FiscalYear, value: DecimalString) =>
    point(fy, value, decimalsOf(value, kpi.decimals));
  const actual = years.flatMap((year) => (year.actual === null ? [] : [point(year.fy, year.actual)]));
  const planned = years.flatMap((year) =>
    year.planned?.kind === "number" ? [promised(year.fy, year.planned.value)] : [],
  );
  const { baseline, target } = kpi;
  const baselinePoint = baseline.value === null ? null : point(baseline.fy, baseline.value);
  const targetPoint = target.value.kind === "number" ? promised(target.fy, target.value.value) : null;
  const guide = chartGuide(input).map(({ fy, value }) => point(fy, value));
  const known = [planStartFy, planEndFy, baseline.fy, target.fy, ...years.map((year) => year.fy)];
  const fys = fiscalYears(known.reduce(earlierFy), known.reduce(laterFy));
  return { actual, planned, baselinePoint, targetPoint, guide, fys };
}

/** The guide begins at the baseline: with equal steps in the year before the first one, else in its own year. */
function guideStart(input: ChartInput, guide: readonly Point[], baseline: Point | null): Point[] {
  if (!baseline || guide.length === 0) return [];
  const fy =
    input.guideMethod === "equal-steps" ? laterFy(addYears(input.planStartFy, -1), baseline.fy) : baseline.fy;
  return [{ ...baseline, fy }];
}

/** Lays out one chart. Every year from the baseline to the target has its place, whether it has a figure or not. */
export function chartModel(input: ChartInput): ChartModel {
  const { kpi, size } = input;
  const frame = FRAME[size];
  const { actual, planned, baselinePoint, targetPoint, guide, fys } = pointsOf(input);
  const plot = {
    left: frame.left,
    right: frame.width - frame.right,
    top: frame.top,
    bottom: frame.height - frame.bottom,
  };
  const values = [
    ...actual,
    ...planned,
    ...guide,
    ...(baselinePoint ? [baselinePoint] : []),
    ...(targetPoint ? [targetPoint] : []),
  ].map((point) => point.value);
  const low = Math.min(0, ...values);
  const high = Math.max(low, 0, ...values);
  const y = scaleLinear([low, high > low ? high : low + 1], [plot.bottom, plot.top]);
  const x = scalePoint<FiscalYear>(fys, [plot.left, plot.right]).padding(0.5);
  const step = x.step();
  const at = (point: Point) => ({ x: round(x(point.fy) ?? 0), y: round(y(point.value)) });
  const byFy = new Map(actual.map((point) => [point.fy, point]));

  const path = line<FiscalYear>()
    .defined((fy) => byFy.has(fy))
    .x((fy) => round(x(fy) ?? 0))
    .y((fy) => round(y(byFy.get(fy)?.value ?? 0)));
  const guideLine = line<Point>()
    .x((point) => round(x(point.fy) ?? 0))
    .y((point) => round(y(point.value)));
  const half = step * 0.36;
  const baselineAlone = baselinePoint && !byFy.has(baselinePoint.fy) ? baselinePoint : null;
  const guidePoints = [...guideStart(input, guide, baselinePoint), ...guide];

  return {
    width: frame.width,
    height: frame.height,
    plot,
    zeroY: round(y(0)),
    ticks: size === "large" && values.length > 0 ? tickMarks(kpi, y) : [],
    years: fys.map((fy) => ({ x: round(x(fy) ?? 0), text: fiscalYearShort(fy) })),
    actualPath: actual.length > 1 ? (path(fys) ?? "") : "",
    actualDots: actual.map(at),
    baselineDot: baselineAlone ? at(baselineAlone) : null,
    plannedPath: planned
      .map((point) => `M${round((x(point.fy) ?? 0) - half)},${round(y(point.value))}h${round(half * 2)}`)
      .join(""),
    targetDot: targetPoint ? at(targetPoint) : null,
    guidePath: guidePoints.length > 1 ? (guideLine(guidePoints) ?? "") : "",
    zone: zoneOf(kpi, baselinePoint ?? actual[0] ?? null, y, plot),
    labels: placeLabels({ frame, plot, step, at, actual, planned, baselineAlone, targetPoint, guide, fys }),
  };
}

/** Round values on the left edge; none finer than the KPI is counted in. */
function tickMarks(kpi: Kpi, y: ScaleLinear<number, number>): ChartModel["ticks"] {
  return y.ticks(4).flatMap((tick) => {
    const value = toDecimalString(decimal(Number(tick.toFixed(6))));
    const decimals = decimalsOf(value, 6);
    if (decimals > kpi.decimals) return [];
    return [
      { y: round(y(tick)), text: formatQuantity(value, { unit: kpi.unit === "%" ? "%" : "", decimals }) },
    ];
  });
}

/** A trend target is a direction from where it began, not an invented number: the better side is shaded. */
function zoneOf(kpi: Kpi, start: Point | null, y: (value: number) => number, plot: Plot): ChartModel["zone"] {
  if (kpi.target.value.kind !== "trend" || !start) return null;
  const lineY = round(y(start.value));
  const top = kpi.direction === "up" ? plot.top - 14 : lineY;
  const bottom = kpi.direction === "up" ? lineY : plot.bottom;
  return { y: round(top), height: round(Math.max(0, bottom - top)), lineY };
}
