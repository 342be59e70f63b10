/** The course of a KPI in a cell: no scale and no names, as the figures stand beside it. Written as text: a table has hundreds. */

import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { type Markup, markup } from "@/lib/markup";

const WIDTH = 84;
const HEIGHT = 30;
const EDGE = 4;

export interface SparkPoint {
  readonly fy: FiscalYear;
  readonly value: number;
}

/**
 * @param points ascending; a year without a figure breaks the line, and the gap is dashed
 * @param until the last year there will be
 * @param target drawn as a thin dashed line; null for none
 */
export function sparkLine({
  points,
  until,
  target,
}: {
  points: readonly SparkPoint[];
  until: FiscalYear;
  target: number | null;
}): Markup | null {
  const [first] = points;
  if (!first) return null;
  const values = [...points.map(({ value }) => value), ...(target === null ? [] : [target])];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const years = Math.max(1, until - first.fy);
  const x = (fy: number) => round(EDGE + ((fy - first.fy) / years) * (WIDTH - 2 * EDGE));
  const y = (value: number) =>
    round(low === high ? HEIGHT / 2 : HEIGHT - EDGE - ((value - low) / (high - low)) * (HEIGHT - 2 * EDGE));
  const place = ({ fy, value }: SparkPoint) => `${x(fy)} ${y(value)}`;
  const steps = points.slice(1).map((to, index) => ({ from: points[index] ?? to, to }));
  const path = (isGap: boolean) =>
    steps
      .filter(({ from, to }) => to.fy - from.fy > 1 === isGap)
      .map(({ from, to }) => `M${place(from)}L${place(to)}`)
      .join("");
  // A round end of no length is a dot.
  const dots = points.map((point) => `M${place(point)}h0`).join("");
  const drawn = [
    ...(target === null
      ? []
      : [markup`<path class="spark-t" d="M${EDGE} ${y(target)}H${WIDTH - EDGE}"></path>`]),
    ...[true, false].flatMap((isGap) => {
      const d = path(isGap);
      return d === "" ? [] : [markup`<path class="${isGap ? "spark-g" : "spark-l"}" d="${d}"></path>`];
    }),
    markup`<path class="spark-d" d="${dots}"></path>`,
  ];
  return markup`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" class="spark" aria-hidden="true">${drawn}</svg>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
