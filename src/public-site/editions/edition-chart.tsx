import { kpiInYear } from "@/domain/plan/editions";
import { formatNumber, targetDecimals } from "@/domain/plan/quantity";
import type { PublishedYear } from "@/domain/publication/snapshot";
import { plainText } from "@/domain/words/public/phrase";
import type { KpiView } from "../model/kpi-view";
import { type ChartPlaces, chartPlaces, FRAME, type YearValue } from "./chart-places";
import { type EditionContext, saidTerms } from "./edition-context";

/**
 * A KPI's figures as a plain line: dots on their years, what was planned for a year as a stroke, the target as a dashed line,
 * and few numbers, so that it reads in any language. All figures stand in the table below it.
 */
export function EditionChart({
  context,
  view: { kpi, readIn },
  years,
  guide,
  description,
}: {
  context: EditionContext;
  view: Pick<KpiView, "kpi" | "readIn">;
  years: readonly PublishedYear[];
  /** Empty where none is drawn. */
  guide: readonly YearValue[];
  /** For those who do not see it. */
  description: string;
}) {
  const { words } = context;
  const places = chartPlaces(kpi, years, readIn, guide);
  if (places === null) return null;
  const read = kpiInYear(kpi, readIn);
  const { points, planned, goal, zero } = places;
  const [first, last] = [points[0], points.at(-1)];
  const named = points.filter((point) => point === first || point === last);
  const step = Math.ceil(places.years.length / 8);
  return (
    <figure>
      <svg viewBox={`0 0 ${FRAME.width} ${FRAME.height}`} role="img" aria-label={description}>
        <text x={FRAME.left} y={16}>
          {plainText(saidTerms(context, kpi, read).unit.many)}
        </text>
        <path className="ax" d={`M${FRAME.left},${zero}H${FRAME.right}`} />
        {goal !== null && (
          <>
            <path className="tl" d={`M${FRAME.left},${goal.y}H${FRAME.right}`} />
            <text
              className="t"
              x={FRAME.right}
              y={goal.y + (read.direction === "down" ? 18 : -8)}
              textAnchor="end"
            >
              {`${plainText(words.labels.target)} ${formatNumber(goal.value, targetDecimals(goal.value, read.decimals))}`}
            </text>
          </>
        )}
        <EvenPath name={words.labels.evenPath} guide={places.guide} />
        <Planned
          name={plainText(words.labels.planned)}
          planned={planned}
          decimals={read.decimals}
          right={places.guide.length < 2 ? FRAME.right : FRAME.right - 126}
        />
        {points.length > 1 && (
          <path className="ln" d={`M${points.map(({ x, y }) => `${x},${y}`).join("L")}`} />
        )}
        {points.map(({ fy, kind, x, y }) => (
          <circle key={fy} className={kind === "baseline" ? "bd" : "dt"} cx={x} cy={y} r={5} />
        ))}
        {named.map((point) => (
          <text key={point.fy} className="v" x={point.x} y={point.y - 10} textAnchor="middle">
            {formatNumber(point.value, read.decimals)}
          </text>
        ))}
        {places.years.map(({ fy, x }, index) =>
          index % step === 0 ? (
            <text key={fy} x={x} y={FRAME.height - 8} textAnchor="middle">
              {words.yearShort(fy)}
            </text>
          ) : null,
        )}
      </svg>
    </figure>
  );
}

/** A stroke for each year; its number stands below it, where no figure has its own. */
function Planned({
  name,
  planned,
  decimals,
  right,
}: {
  name: string;
  planned: ChartPlaces["planned"];
  decimals: number;
  /** Where its name ends: to the left of that of the even path. */
  right: number;
}) {
  if (planned.length === 0) return null;
  return (
    <>
      <path className="pl" d={`M${right - 100},11h18`} />
      <text className="t" x={right - 76} y={16}>
        {name}
      </text>
      {planned.map(({ fy, value, x, y }) => (
        <g key={fy}>
          <path className="pl" d={`M${x - 9},${y}h18`} />
          <text className="t" x={x} y={y + 18} textAnchor="middle">
            {formatNumber(value, targetDecimals(value, decimals))}
          </text>
        </g>
      ))}
    </>
  );
}

function EvenPath({ name, guide }: { name: string; guide: ChartPlaces["guide"] }) {
  if (guide.length < 2) return null;
  return (
    <>
      <path className="gu" d={`M${guide.map(({ x, y }) => `${x},${y}`).join("L")}`} />
      <path className="gu" d={`M${FRAME.right - 126},11h22`} />
      <text x={FRAME.right - 100} y={16}>
        {plainText(name)}
      </text>
    </>
  );
}
