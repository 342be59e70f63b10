"use client";

import {
  CartesianGrid,
  LabelList,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { type ChartData, DRAWN, type Drawn, lineKey, offKey } from "../model/chart-data";
import { LINE_LOOKS } from "../model/line-looks";
import type { Explored } from "../model/outcome";
import { colourOf, letterOf, SeriesMarker } from "./series-sign";

const TEXT = { fontSize: 14, fill: "#1a1a1a" };

/** Several KPIs on one axis. The tables below hold the same: this is for eyes alone. */
export function ShareChart({ shown, data }: { shown: readonly Explored[]; data: ChartData }) {
  return (
    <div className="share-chart h-80 w-full overflow-hidden bg-white md:h-[26rem]" aria-hidden="true">
      <ResponsiveContainer width="100%" height="100%">
        <LineChart
          data={[...data.rows]}
          margin={{ top: 12, right: 28, bottom: 8, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid stroke="#cccccc" vertical={false} />
          <XAxis dataKey="label" stroke="#1a1a1a" tick={TEXT} interval={0} />
          <YAxis
            stroke="#1a1a1a"
            tick={TEXT}
            width={56}
            domain={[data.ticks[0] ?? 0, data.ticks.at(-1) ?? 100]}
            ticks={[...data.ticks]}
            interval={0}
            tickFormatter={(value) => `${Math.round(Number(value))}%`}
          />
          <Tooltip
            isAnimationActive={false}
            formatter={(value, _name, { dataKey, payload }) => {
              const off = /^landing(\d+)$/.exec(String(dataKey))?.[1];
              const words = off === undefined ? undefined : payload?.[offKey(Number(off))];
              return words ?? `${(Math.floor(Number(value) * 10) / 10).toFixed(1)}%`;
            }}
          />
          <ReferenceLine y={0} stroke="#1a1a1a" />
          <ReferenceLine
            y={100}
            stroke="#8b3200"
            strokeWidth={2}
            label={{ value: "目標値", position: "insideTopLeft", fill: "#8b3200", fontSize: 14 }}
          />
          {DRAWN.filter((drawn) => data.drawn.has(drawn)).flatMap((drawn) =>
            shown.filter(({ noWay }) => noWay === null).map((each) => lineOf(drawn, each, data)),
          )}
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}

const NAMES: Record<Drawn, string> = {
  measured: "実績・現状値",
  working: "承認前",
  trial: "試算",
  guide: "目安",
  landing: "着地",
  planned: "計画",
};

/** By how far they reach. */
const NAMED: readonly Drawn[] = ["measured", "trial", "landing"];

/** Not a component: the chart finds its lines among its own children. */
function lineOf(drawn: Drawn, { index }: Explored, { rows }: ChartData) {
  const { width, dash, marker } = LINE_LOOKS[drawn];
  const key = lineKey(index, drawn);
  const last = rows.findLastIndex((row) => row[key] !== null);
  // At the end of what is drawn of it: once.
  const isNamed = NAMED.findLast((kind) => rows.some((row) => row[lineKey(index, kind)] != null)) === drawn;
  return (
    <Line
      key={key}
      name={`${letterOf(index)} ${NAMES[drawn]}`}
      dataKey={key}
      stroke={colourOf(index)}
      strokeWidth={width}
      strokeDasharray={dash}
      // A gap in what was measured stays one; what is reckoned goes on to the year it is for.
      connectNulls={drawn === "trial" || drawn === "landing"}
      isAnimationActive={false}
      activeDot={false}
      dot={({ cx, cy, value, index: at }) => {
        if (typeof cx !== "number" || typeof cy !== "number" || value == null) return <g key={at} />;
        if (drawn === "planned") return <PlannedStroke key={at} index={index} x={cx} y={cy} />;
        const off = drawn === "landing" ? rows[at]?.[offKey(index)] : undefined;
        if (off !== undefined) {
          return <OffAxis key={at} index={index} x={cx} y={cy} isAbove={value > 0} text={String(off)} />;
        }
        // Where the trials begin, the figure itself stands.
        if (drawn === "trial" && rows[at]?.[lineKey(index, "measured")] != null) return <g key={at} />;
        return marker === null ? (
          <g key={at} />
        ) : (
          <SeriesMarker key={at} index={index} x={cx} y={cy} look={marker} />
        );
      }}
    >
      {isNamed ? (
        <LabelList
          dataKey={key}
          content={({ x, y, index: at }) =>
            at === last && rows[at]?.[offKey(index)] === undefined ? (
              <text
                x={Number(x) + 10}
                y={Number(y) + 5}
                fontSize={14}
                fontWeight={700}
                fill={colourOf(index)}
              >
                {letterOf(index)}
              </text>
            ) : null
          }
        />
      ) : null}
    </Line>
  );
}

/** A landing beyond the axis: an arrow at its edge, with the value. */
function OffAxis({
  index,
  x,
  y,
  isAbove,
  text,
}: {
  index: number;
  x: number;
  y: number;
  isAbove: boolean;
  text: string;
}) {
  return (
    <g fill={colourOf(index)}>
      <path d={isAbove ? `M${x},${y - 8}l7,12h-14z` : `M${x},${y + 8}l7,-12h-14z`} className="is-solid" />
      <text x={x - 12} y={y + 5 + 16 * index * (isAbove ? 1 : -1)} fontSize={14} textAnchor="end">
        {`${letterOf(index)} ${text}`}
      </text>
    </g>
  );
}

function PlannedStroke({ index, x, y }: { index: number; x: number; y: number }) {
  return <path d={`M${x - 11},${y}h22`} stroke={colourOf(index)} strokeWidth={4} />;
}
