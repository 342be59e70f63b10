/** The way of a KPI beside its figure, small: the years of its ends alone are named, as the card says what the figures are. */

import type { Course, CoursePoint } from "@/domain/reports/course";
import { decimal } from "@/domain/shared/decimal";
import { type FiscalYear, laterFy } from "@/domain/shared/fiscal-year";
import { fiscalYearShort } from "@/domain/words/ja/dates";

const WIDTH = 132;
const HEIGHT = 76;
const PLOT = { left: 6, right: WIDTH - 6, top: 6, bottom: HEIGHT - 22 } as const;
const DOT = 4;

/** By which classes of the page's style its parts are drawn. */
export interface GlanceLooks {
  readonly axis: string;
  readonly level: string;
  readonly overGaps: string;
  readonly line: string;
  readonly aim: string;
  readonly start: string;
  readonly figure: string;
}

const LOOKS: GlanceLooks = {
  axis: "kc-x",
  level: "kc-zl",
  overGaps: "kc-e",
  line: "kc-l",
  aim: "kc-r",
  start: "kc-b",
  figure: "kc-d",
};

/** Drawn from 0; nothing where nothing was measured yet. Those who do not see it read the same in the card. */
export function GlanceChart({
  course: { baseline, figures, target },
  looks = LOOKS,
  yearName = fiscalYearShort,
}: {
  course: Course;
  looks?: GlanceLooks;
  yearName?: (fy: FiscalYear) => string;
}) {
  const measured = [...(baseline ? [baseline] : []), ...figures].sort((a, b) => a.fy - b.fy);
  const [first, last] = [measured[0], measured.at(-1)];
  if (!first || !last) return null;
  const until = target ? laterFy(last.fy, target.fy) : last.fy;
  const place = scale([...measured, ...(target ? [target] : [])], first.fy, until);
  const aim = target && place(target);
  const [overGaps, inTurn] = [line(measured, place, true), line(measured, place, false)];
  return (
    <svg className="gc" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <path className={looks.axis} d={`M${PLOT.left},${place.zero}H${PLOT.right}`} />
      {aim && <path className={looks.level} d={`M${PLOT.left},${aim.y}H${aim.x}`} />}
      {/* A year without a figure breaks the line. */}
      {overGaps !== "" && <path className={looks.overGaps} d={overGaps} />}
      {inTurn !== "" && <path className={looks.line} d={inTurn} />}
      {aim && <path className={looks.aim} d={`M${round(aim.x - DOT)},${round(aim.y - DOT)}h8v8h-8z`} />}
      {measured.map((point) => {
        const { x, y } = place(point);
        return (
          <circle
            key={point.fy}
            className={point === baseline ? looks.start : looks.figure}
            cx={x}
            cy={y}
            r={DOT}
          />
        );
      })}
      <text x={0} y={HEIGHT - 5}>
        {yearName(first.fy)}
      </text>
      {until > first.fy && (
        <text x={WIDTH} y={HEIGHT - 5} textAnchor="end">
          {yearName(until)}
        </text>
      )}
    </svg>
  );
}

function scale(points: readonly CoursePoint[], from: number, until: number) {
  const values = points.map(({ value }) => decimal(value).toNumber());
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const height = (value: number) =>
    round(PLOT.bottom - ((value - low) / (high - low || 1)) * (PLOT.bottom - PLOT.top));
  const place = ({ fy, value }: CoursePoint) => ({
    x: round(PLOT.left + ((fy - from) / Math.max(1, until - from)) * (PLOT.right - PLOT.left)),
    y: height(decimal(value).toNumber()),
  });
  return Object.assign(place, { zero: height(0) });
}

/** @param overGaps the pieces between years that have others without a figure between them, or those of years in turn */
function line(points: readonly CoursePoint[], place: ReturnType<typeof scale>, overGaps: boolean): string {
  return points
    .slice(1)
    .flatMap((to, index) => {
      const from = points[index] ?? to;
      if (to.fy - from.fy > 1 !== overGaps) return [];
      const [start, end] = [place(from), place(to)];
      return `M${start.x},${start.y}L${end.x},${end.y}`;
    })
    .join("");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
