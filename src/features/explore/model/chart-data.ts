/** What the chart draws of each KPI, as shares of its way; share-drawing.ts finds the places for it. Pure. */

import { shareInYear } from "@/domain/reports/pace/way-share";
import { type DecimalString, decimal } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { LineKind } from "./address";
import type { Explored, ExploreRow, Outcome } from "./outcome";

/** What can be drawn of a KPI. `measured` includes the baseline; `trial` begins at the latest known figure. */
const DRAWN = ["guide", "landing", "planned", "measured", "working", "trial"] as const;
export type Drawn = (typeof DRAWN)[number];

/** What stands at the axis' end, as it lies farther away: a landing, or a figure that is tried or awaits a decision. */
export type OffAxis = "off_axis" | "off_axis_figure";

export interface SharePoint {
  readonly fy: FiscalYear;
  /** 1 is the whole way. */
  readonly share: DecimalString;
}

type Line = Exclude<Drawn, "guide" | "landing">;

export interface DrawnKpi {
  /** From 0: its colour, shape and letter. */
  readonly index: number;
  readonly lines: Readonly<Record<Line, readonly SharePoint[]>>;
  /** From the year of its pace to the target's; null where one of them is not among the years. */
  readonly landing: {
    readonly from: SharePoint;
    readonly to: SharePoint;
    /** So far away that an axis that held it would leave nothing to be seen of the rest. */
    readonly isOffAxis: boolean;
  } | null;
}

/** Of all the KPIs whose 目安 is the same share in every year: one line. */
interface DrawnGuide {
  readonly indexes: readonly number[];
  readonly points: readonly SharePoint[];
}

export interface ChartData {
  readonly years: readonly FiscalYear[];
  readonly kpis: readonly DrawnKpi[];
  readonly guides: readonly DrawnGuide[];
  /** What is there at all: a legend names nothing else. */
  readonly drawn: ReadonlySet<Drawn | OffAxis>;
  /** Of the axis, in percent: from 0 or below to 100 or above. */
  readonly ticks: readonly number[];
}

export function percent(share: DecimalString): number {
  return decimal(share).times(100).toNumber();
}

/**
 * One point far away would press every other line flat: for landings, and for figures that are only tried or that nobody has
 * approved, the axis goes so far, in percent, and no farther. What was measured or planned it holds in any case.
 */
const HELD = { from: -100, to: 200 } as const;

export function chartData({ shown, years }: Outcome, asked: readonly LineKind[]): ChartData {
  const ways = shown.filter(({ noWay }) => noWay === null);
  const guides = asked.includes("guide") ? guidesOf(ways, years) : [];
  const landings = new Map(
    asked.includes("landing") ? ways.map((each) => [each.index, landingOf(each, years)]) : [],
  );
  const lines = new Map(ways.map((each) => [each.index, linesOf(each, years, asked)]));
  const drawn = [...lines.values()];
  const known = [...guides.flatMap(({ points }) => points), ...drawn.flatMap(knownOf)];
  const others = [
    ...drawn.flatMap(({ working, trial }) => [...working, ...trial]),
    ...[...landings.values()].flatMap((landing) => (landing === null ? [] : [landing.from, landing.to])),
  ];
  const ticks = ticksOf([
    ...known.map(({ share }) => percent(share)),
    ...others.map(({ share }) => withinAxis(percent(share))),
  ]);
  const kpis = ways.map(({ index }): DrawnKpi => {
    const landing = landings.get(index) ?? null;
    return {
      index,
      lines: lines.get(index) ?? NO_LINES,
      landing: landing && { ...landing, isOffAxis: isBeyond(percent(landing.to.share), ticks) },
    };
  });
  return { years, kpis, guides, drawn: drawnOf(kpis, guides, ticks), ticks };
}

const NO_LINES: DrawnKpi["lines"] = { planned: [], measured: [], working: [], trial: [] };

function knownOf({ measured, planned }: DrawnKpi["lines"]): readonly SharePoint[] {
  return [...measured, ...planned];
}

function withinAxis(value: number): number {
  return Math.min(HELD.to, Math.max(HELD.from, value));
}

/** Whether an axis with these lines across ends before a share, in percent. */
export function isBeyond(value: number, ticks: readonly number[]): boolean {
  return value < (ticks[0] ?? 0) || value > (ticks.at(-1) ?? 100);
}

function drawnOf(
  kpis: readonly DrawnKpi[],
  guides: readonly DrawnGuide[],
  ticks: readonly number[],
): ChartData["drawn"] {
  const has: Record<Drawn | OffAxis, boolean> = {
    guide: guides.length > 0,
    landing: kpis.some(({ landing }) => landing !== null),
    off_axis: kpis.some(({ landing }) => landing?.isOffAxis),
    off_axis_figure: kpis.some(({ lines: { working, trial } }) =>
      [...working, ...trial].some(({ share }) => isBeyond(percent(share), ticks)),
    ),
    planned: kpis.some(({ lines }) => lines.planned.length > 0),
    measured: kpis.some(({ lines }) => lines.measured.length > 0),
    working: kpis.some(({ lines }) => lines.working.length > 0),
    trial: kpis.some(({ lines }) => lines.trial.length > 0),
  };
  return new Set([...DRAWN, "off_axis" as const, "off_axis_figure" as const].filter((kind) => has[kind]));
}

/** So many lines across, about, are read at a glance. */
const MOST_TICKS = 8;

/** @param shares in percent, however far away */
export function ticksOf(shares: readonly number[]): number[] {
  const [least, most] = [Math.min(0, ...shares), Math.max(100, ...shares)];
  const step = stepOf(most - least);
  const [first, last] = [Math.floor(least / step), Math.ceil(most / step)];
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}

/** 20, 50, 100, 200, 500 …: the smallest that leaves few enough lines. */
function stepOf(span: number): number {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(span / MOST_TICKS / 10)));
  return [20, 50, 100, 200].map((each) => each * power).find((each) => span / each <= MOST_TICKS) ?? span;
}

function linesOf(
  { kpi, rows }: Explored,
  years: readonly FiscalYear[],
  asked: readonly LineKind[],
): DrawnKpi["lines"] {
  const begin = trialsBegin(rows);
  const along = (shareOf: (row: ExploreRow) => DecimalString | null) =>
    rows.flatMap((row): SharePoint[] => {
      const share = years.includes(row.fy) ? shareOf(row) : null;
      return share === null ? [] : [{ fy: row.fy, share }];
    });
  const measured = ({ figure, share }: ExploreRow) => (figure && figure.kind !== "trial" ? share : null);
  const promised = ({ fy, planned }: ExploreRow) =>
    planned?.kind === "number" ? shareInYear(kpi, fy, planned.value) : null;
  return {
    measured: along(measured),
    working: along(({ fy, working }) => (working ? shareInYear(kpi, fy, working.value) : null)),
    trial: along((row) => (row.figure?.kind === "trial" || row.fy === begin ? row.share : null)),
    planned: asked.includes("planned") ? along(promised) : [],
  };
}

function guidesOf(ways: readonly Explored[], years: readonly FiscalYear[]): DrawnGuide[] {
  const each = ways.map(({ kpi, index, rows }) => ({
    index,
    points: rows.flatMap(({ fy, guide }): SharePoint[] => {
      const share = guide !== null && years.includes(fy) ? shareInYear(kpi, fy, guide) : null;
      return share === null ? [] : [{ fy, share }];
    }),
  }));
  const same = Map.groupBy(
    each.filter(({ points }) => points.length > 0),
    ({ points }) => points.map(({ fy, share }) => `${fy} ${percent(share).toFixed(1)}`).join(),
  );
  return [...same.values()].map((group) => ({
    indexes: group.map(({ index }) => index),
    points: group[0]?.points ?? [],
  }));
}

function landingOf({ kpi, landing }: Explored, years: readonly FiscalYear[]) {
  if (landing === null || landing.from.actual === null) return null;
  const from = shareInYear(kpi, landing.from.fy, landing.from.actual);
  const to = shareInYear(kpi, landing.fy, landing.value);
  if (from === null || to === null) return null;
  if (!years.includes(landing.from.fy) || !years.includes(landing.fy)) return null;
  return { from: { fy: landing.from.fy, share: from }, to: { fy: landing.fy, share: to } };
}

/** The last year with a figure before the first trial: from there its line goes. */
function trialsBegin(rows: readonly ExploreRow[]): FiscalYear | null {
  const first = rows.findIndex(({ figure }) => figure?.kind === "trial");
  if (first === -1) return null;
  const known = rows.slice(0, first).filter(({ figure }) => figure !== null && figure.kind !== "interim");
  return known.at(-1)?.fy ?? null;
}
