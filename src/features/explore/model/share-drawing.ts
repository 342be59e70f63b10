/**
 * Where everything of the chart stands, in pixels. Pure. Each KPI has a place of its own within a year, so that what has the
 * same share stands beside one another instead of on top; its lines are moved with its signs, and keep their slope.
 */

import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { type ChartData, type DrawnKpi, isBeyond, percent, type SharePoint } from "./chart-data";
import type { MarkerLook } from "./line-looks";
import { landingOnAxis, runsOnAxis, signAtEdge } from "./share-clip";
import { type Name, placedNames } from "./share-names";
import type { DrawnGuideLine, DrawnSeries, EdgeMarker, Marker, Plot, Spot } from "./share-shapes";

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
/** In percent: farther away a line has the direction of a point there, and pixels stay numbers. */
const FARTHEST = 1_000_000_000;
const NO_LANDING: Pick<DrawnSeries, "landing" | "offAxis"> = { landing: [], offAxis: null };

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
    y: y(Math.max(-FARTHEST, Math.min(FARTHEST, percent(point.share)))),
  });
  const landed = data.kpis.map(({ index, landing }) => {
    const way = landing && ([at(index)(landing.from), at(index)(landing.to)] as const);
    return landingOnAxis(way, landing?.isOffAxis ?? false, plot);
  });
  // Signs of landings stand anywhere along the axis' end, where other KPIs have their places.
  const standing = landed.flatMap(({ offAxis }) => (offAxis === null ? [] : [offAxis, offAxis.tip]));
  const axis = { plot, ticks: data.ticks, standing };
  const series = data.kpis.map((kpi, no) => ({
    ...seriesOf(kpi, at(kpi.index), axis),
    ...(landed[no] ?? NO_LANDING),
  }));
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
  { index, lines }: DrawnKpi,
  at: (point: SharePoint) => Spot,
  {
    plot,
    ticks,
    standing,
  }: { readonly plot: Plot; readonly ticks: readonly number[]; readonly standing: readonly Spot[] },
): Omit<DrawnSeries, "landing" | "offAxis"> {
  const measured = new Set(lines.measured.map(({ fy }) => fy));
  const marked = (kind: Marker["kind"], look: MarkerLook) => (point: SharePoint) => ({
    ...at(point),
    kind,
    look,
    point,
  });
  const isOff = ({ point }: Marker) => isBeyond(percent(point.share), ticks);
  const unsettled = [
    ...lines.working.map(marked("working", "dashed")),
    // Where the trials begin, the figure itself stands.
    ...lines.trial.filter(({ fy }) => !measured.has(fy)).map(marked("trial", "hollow")),
  ];
  const markers = [
    ...unsettled.filter(({ kind }) => kind === "working"),
    ...lines.measured.map(marked("measured", "solid")),
    ...unsettled.filter(({ kind }) => kind === "trial"),
  ].filter((each) => !isOff(each));
  return {
    index,
    measured: withoutGaps(lines.measured).map((run) => run.map(at)),
    trial: runsOnAxis(lines.trial.map(at), plot),
    planned: lines.planned.map(at),
    markers,
    edges: edgesOf(unsettled.filter(isOff), [...markers, ...standing], plot),
  };
}

/** @param standing the KPI's signs that are on the axis, and those of landings: none is covered, one stands before the other */
function edgesOf(markers: readonly Marker[], standing: readonly Spot[], plot: Plot): EdgeMarker[] {
  const placed: Spot[] = [...standing];
  return markers.map(({ look, kind, point, ...spot }) => {
    const sign = [0, 1, 2, 3]
      .map((rank) => signAtEdge(spot, plot, rank))
      .find((each) => [each, each.tip].every((own) => !placed.some((other) => isUpon(own, other))));
    const edge = { ...(sign ?? signAtEdge(spot, plot)), look, kind, point };
    placed.push(edge);
    return edge;
  });
}

function isUpon(a: Spot, b: Spot): boolean {
  return Math.abs(a.x - b.x) < SIGN - 1 && Math.abs(a.y - b.y) < SIGN - 1;
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
