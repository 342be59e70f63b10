/** The scales of a chart and what is written at its edges. */
import { type ScaleLinear, scaleLinear } from "d3-scale";
import type { Kpi } from "@/domain/plan/definition";
import { decimalsOf, formatQuantity } from "@/domain/plan/quantity";
import { decimal, toDecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { type Plot, type Point, round } from "./chart-frame";

/** Units of the drawing for a digit of a tick and for a sign between digits, in the largest type; between its text and the plot. */
const TICK_DIGIT = 12.5;
const TICK_SIGN = 6.3;
const TICK_GAP = 6;
/** Where the type is largest, on a narrow screen, so much of a tick may stand in the page's own margin. */
const PAGE_MARGIN = 22;
/** The room of a letter below the axis: R16 in 30, 2034 in 40, 令和7 in 50. */
const YEAR_LETTER = 10;
const SHORT_YEAR = 3;
/** About as many numbers on the axis. */
const TICKS = 4;

/** Text at a height of the left edge. */
export interface Tick {
  readonly y: number;
  readonly text: string;
}

/**
 * One scale per panel, each with its origin at 0.
 * @param isNumbered an axis with numbers goes on to the next one beyond the farthest figure: 106% stands below 120%
 */
export function scalesOf(
  points: readonly Point[],
  plot: Plot,
  isNumbered: boolean,
): Map<number, ScaleLinear<number, number>> {
  const byPanel = Map.groupBy(points, ({ panel }) => panel);
  return new Map(
    [...byPanel].map(([panel, each]) => {
      const values = each.map(({ value }) => value);
      const scale = scaleOf(values, plot);
      return [panel, isNumbered ? scale.nice(TICKS) : scale];
    }),
  );
}

function scaleOf(values: readonly number[], plot: Plot): ScaleLinear<number, number> {
  const low = Math.min(0, ...values);
  const high = Math.max(low, 0, ...values);
  return scaleLinear([low, high > low ? high : low + 1], [plot.bottom, plot.top]);
}

export const fallback = (plot: Plot) => scaleOf([], plot);

/** The room of a tick's text with what lies between it and the plot. */
export function tickWidth(text: string): number {
  const signs = text.replace(/[^,.]/g, "").length;
  const width = (text.length - signs) * TICK_DIGIT + signs * TICK_SIGN;
  return Math.ceil(width) + TICK_GAP - PAGE_MARGIN;
}

/** Round values on the left edge; none finer than the KPI is counted in. */
export function tickMarks(kpi: Kpi, y: ScaleLinear<number, number>): Tick[] {
  return y.ticks(TICKS).flatMap((tick) => {
    const value = toDecimalString(decimal(Number(tick.toFixed(6))));
    const decimals = decimalsOf(value, 6);
    if (decimals > kpi.decimals) return [];
    return [
      { y: round(y(tick)), text: formatQuantity(value, { unit: kpi.unit === "%" ? "%" : "", decimals }) },
    ];
  });
}

/** Where years stand too close for their names, every second one is named, or every third; the last one always. */
export function yearLabels(
  fys: readonly FiscalYear[],
  step: number,
  name: (fy: FiscalYear) => string,
): readonly FiscalYear[] {
  const longest = Math.max(...fys.map((fy) => letters(name(fy))), SHORT_YEAR);
  const every = Math.max(1, Math.ceil((longest * YEAR_LETTER) / step));
  return fys.filter((_, index) => (fys.length - 1 - index) % every === 0);
}

/** 令和7 is as wide as five digits. */
function letters(text: string): number {
  return [...text].reduce((sum, char) => sum + (char < "\u0100" ? 1 : 2), 0);
}
