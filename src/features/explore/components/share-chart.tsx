"use client";

import { Fragment, type ReactNode } from "react";
import { yearLabels } from "@/components/charts/chart-scales";
import { fiscalYearShort } from "@/domain/words/ja/dates";
import { markerTitle } from "@/domain/words/ja/reports/explore";
import type { ChartData } from "../model/chart-data";
import { colourOf, LINE_LOOKS, letterOf } from "../model/line-looks";
import { type ShareDrawing, type Size, shareDrawing } from "../model/share-drawing";
import { NAME_TYPE } from "../model/share-names";
import type { DrawnSeries, Spot } from "../model/share-shapes";
import { useBoxSize } from "../model/use-box-size";
import { OffAxisMarker, SeriesMarker } from "./series-sign";

/** Before its box is measured, and without a script: it fits a telephone, and grows with the box. */
const FIRST_SIZE: Size = { width: 344, height: 320 };

/** Several KPIs on one axis. The tables below hold the same: this is for eyes alone. */
export function ShareChart({ data }: { data: ChartData }) {
  const [box, size] = useBoxSize(FIRST_SIZE);
  const drawing = shareDrawing(data, size);
  return (
    <div ref={box} className="share-chart h-80 w-full bg-white md:h-[26rem]" aria-hidden="true">
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        width="100%"
        height="100%"
        preserveAspectRatio="xMidYMid meet"
        fill="none"
        fontSize={NAME_TYPE}
        role="presentation"
      >
        <Ground drawing={drawing} />
        {drawing.guides.map(({ index, points }) => (
          <Way key={index ?? "shared"} points={points} of="guide" colour={nameColour(index)} />
        ))}
        {drawing.series.map((each) => (
          <Series key={each.index} series={each} />
        ))}
        {drawing.names.map(({ x, y, anchor, text, index, kind }) => (
          <text
            key={`${kind}${text}${x} ${y}`}
            x={x}
            y={y}
            textAnchor={anchor}
            fontWeight={700}
            fill={kind === "target" ? TARGET : nameColour(index)}
            // Its white edge lies behind the letters, and keeps a line away that it could not get out of the way of.
            stroke="#ffffff"
            strokeWidth={3}
            paintOrder="stroke"
          >
            {text}
          </text>
        ))}
      </svg>
    </div>
  );
}

const BLACK = "#1a1a1a";
const TARGET = "#8b3200";
/** Of a 目安 that several KPIs have in common. */
const SHARED = "#333333";

function nameColour(index: number | null): string {
  return index === null ? SHARED : colourOf(index);
}

/** The axes, the years and the target. */
function Ground({ drawing: { plot, years, seams, ticks, step, targetY } }: { drawing: ShareDrawing }) {
  const named = yearLabels(
    years.map(({ fy }) => fy),
    step,
    fiscalYearShort,
  );
  return (
    <g fill={BLACK}>
      {ticks.map(({ y, value }) => (
        <Fragment key={value}>
          <path
            d={`M${plot.left},${y}H${plot.right}`}
            stroke={value === 0 ? BLACK : "#cccccc"}
            className={value === 0 ? undefined : "is-grid"}
          />
          <text x={plot.left - 8} y={y + 5} textAnchor="end">
            {`${value < 0 ? "−" : ""}${Math.abs(value)}%`}
          </text>
        </Fragment>
      ))}
      {seams.map((x) => (
        <path key={x} d={`M${x},${plot.top}V${plot.bottom}`} stroke="#e6e6e6" className="is-grid" />
      ))}
      <path d={`M${plot.left},${targetY}H${plot.right}`} stroke={TARGET} strokeWidth={2} />
      {years
        .filter(({ fy }) => named.includes(fy))
        .map(({ fy, x }) => (
          <text key={fy} x={x} y={plot.bottom + 20} textAnchor="middle">
            {fiscalYearShort(fy)}
          </text>
        ))}
    </g>
  );
}

function Series({
  series: { index, measured, trial, landing, planned, markers, edges, offAxis },
}: {
  series: DrawnSeries;
}): ReactNode {
  const colour = colourOf(index);
  return (
    <g>
      <Way points={landing} of="landing" colour={colour} />
      {planned.map(({ x, y }) => (
        <path key={x} d={`M${x - 11},${y}h22`} stroke={colour} strokeWidth={4} />
      ))}
      {measured.map((run) => (
        <Way key={run[0]?.x} points={run} of="measured" colour={colour} />
      ))}
      {trial.map((run) => (
        <Way key={run[0]?.x} points={run} of="trial" colour={colour} />
      ))}
      {markers.map(({ x, y, look, kind, point }) => (
        <g key={`${kind}${point.fy}`}>
          <title>{markerTitle(letterOf(index), kind, point)}</title>
          <SeriesMarker index={index} x={x} y={y} look={look} />
        </g>
      ))}
      {edges.map((sign) => (
        <g key={`${sign.kind}${sign.point.fy}`}>
          <title>{markerTitle(letterOf(index), sign.kind, sign.point)}</title>
          <OffAxisMarker index={index} sign={sign} look={sign.look} />
        </g>
      ))}
      {offAxis === null ? null : <OffAxisMarker index={index} sign={offAxis} />}
    </g>
  );
}

function Way({
  points,
  of,
  colour,
}: {
  points: readonly Spot[];
  of: keyof typeof LINE_LOOKS;
  colour: string;
}) {
  if (points.length < 2) return null;
  const { width, dash } = LINE_LOOKS[of];
  return (
    <path
      d={`M${points.map(({ x, y }) => `${x},${y}`).join("L")}`}
      stroke={colour}
      strokeWidth={width}
      strokeDasharray={dash}
      strokeLinejoin="round"
    />
  );
}
