/**
 * Where everything of the chart stands, in pixels. Pure. Each KPI has a place of its own within a year, so that what has the
 * same share stands beside one another instead of on top; its lines are moved with its signs, and keep their slope.
 */

import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { type ChartData, type DrawnKpi, percent, type SharePoint } from "./chart-data";
import type { MarkerLook } from "./line-looks";
import { type Name, placedNames } from "./share-names";
import type { DrawnGuideLine, DrawnSeries, Marker, OffAxisSign, Plot, Spot } from "./share-shapes";

export interface ShareDrawing {
  readonly plot: Plot;
  readonly years: readonly { readonly fy: FiscalYear; readonly x: number }[];
  /** Between two years. */
  readonly seams: readonly number[];
  readonly ticks: readonly { readonly y: number; readonly value: number }[];
  readonly targetY: number;
  /** From one year to the next. */
  readonly step: number;
  readonly series: readonly DrawnSeries[];
  readonly guides: readonly DrawnGuideLine[];
  readonly names: readonly Name[];
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const EDGES = { left: 54, right: 30, top: 14, bottom: 30 } as const;
/** From one KPI's place to the next within a year: a whole sign, where the year is wide enough. */
const SIGN = 14;
const OF_THE_YEAR = 0.9;
/** From the sign of a landing off the axis to the axis' end: room for the arrow. */
const BEFORE_THE_EDGE = 22;

export function shareDrawing(data: ChartData, { width, height }: Size): ShareDrawing {
  const plot = {
    left: EDGES.left,
    right: width - EDGES.right,
    top: EDGES.top,
    bottom: height - EDGES.bottom,
  };
  const step = (plot.right - plot.left) / Math.max(1, data.years.length);
  const [least, most] = [data.ticks[0] ?? 0, data.ticks.at(-1) ?? 100];
  const x = (fy: FiscalYear) => plot.left + step * (data.years.indexOf(fy) + 0.5);
  const y = (value: number) => plot.bottom - ((value - least) / (most - least)) * (plot.bottom - plot.top);
  const gap = Math.min(SIGN, (step * OF_THE_YEAR) / Math.max(1, data.kpis.length));
  const aside = (index: number) => (index - (data.kpis.length - 1) / 2) * gap;
  const at = (index: number | null) => (point: SharePoint) => ({
    x: x(point.fy) + (index === null ? 0 : aside(index)),
    y: y(percent(point.share)),
  });
  const series = data.kpis.map((kpi) => seriesOf(kpi, at(kpi.index), plot));
  const guides = data.guides.map(({ indexes, points }) => {
    const [only = null, ...others] = indexes;
    const index = others.length === 0 ? only : null;
    return { index, points: withLength(points.map(at(index)), step) };
  });
  return {
    plot,
    years: data.years.map((fy) => ({ fy, x: x(fy) })),
    seams: data.years.slice(1).map((fy) => x(fy) - step / 2),
    ticks: data.ticks.map((value) => ({ value, y: y(value) })),
    targetY: y(100),
    step,
    series,
    guides,
    names: placedNames(data, { plot, width, targetY: y(100), series, guides }),
  };
}

function seriesOf(
  { index, lines, landing }: DrawnKpi,
  at: (point: SharePoint) => Spot,
  plot: Plot,
): DrawnSeries {
  const measured = new Set(lines.measured.map(({ fy }) => fy));
  const marked = (kind: Marker["kind"], look: MarkerLook) => (point: SharePoint) => ({
    ...at(point),
    kind,
    look,
    point,
  });
  const way = landing === null ? null : ([at(landing.from), at(landing.to)] as const);
  const end = way === null ? null : landing?.isOffAxis ? whereItLeaves(way, plot) : way[1];
  return {
    index,
    measured: withoutGaps(lines.measured).map((run) => run.map(at)),
    trial: lines.trial.map(at),
    landing: way === null || end === null ? [] : [way[0], end],
    planned: lines.planned.map(at),
    markers: [
      ...lines.working.map(marked("working", "dashed")),
      ...lines.measured.map(marked("measured", "solid")),
      // Where the trials begin, the figure itself stands.
      ...lines.trial.filter(({ fy }) => !measured.has(fy)).map(marked("trial", "hollow")),
    ],
    offAxis: way && end && landing?.isOffAxis ? signBefore(end, way[0]) : null,
  };
}

/** A gap in what was measured stays one. */
function withoutGaps(points: readonly SharePoint[]): SharePoint[][] {
  const runs: SharePoint[][] = [];
  for (const point of points) {
    const last = runs.at(-1);
    if (last?.at(-1)?.fy === point.fy - 1) last?.push(point);
    else runs.push([point]);
  }
  return runs;
}

/** A line of a single year is a stroke. */
function withLength(points: readonly Spot[], step: number): readonly Spot[] {
  const [only, ...others] = points;
  if (only === undefined || others.length > 0) return points;
  return [
    { ...only, x: only.x - step / 3 },
    { ...only, x: only.x + step / 3 },
  ];
}

/** The line goes on in its own direction, and is cut where the axis ends. */
function whereItLeaves([from, to]: readonly [Spot, Spot], { top, bottom }: Plot): Spot {
  const y = to.y < top ? top : bottom;
  return { x: from.x + (to.x - from.x) * ((y - from.y) / (to.y - from.y)), y };
}

function signBefore(tip: Spot, from: Spot): OffAxisSign {
  const [dx, dy] = [tip.x - from.x, tip.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  // On a line that is too short for it the sign stands at its middle.
  const back = Math.min(BEFORE_THE_EDGE, length / 2) / length;
  return {
    x: tip.x - dx * back,
    y: tip.y - dy * back,
    tip,
    turn: (Math.atan2(dy, dx) * 180) / Math.PI,
  };
}
