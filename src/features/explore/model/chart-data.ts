/** The shares as places on the screen: only here do figures become binary. Pure. */

import { shareInYear } from "@/domain/reports/pace/way-share";
import { type DecimalString, decimal } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearShort } from "@/domain/words/ja/dates";
import { offAxisText } from "@/domain/words/ja/reports/explore";
import type { LineKind } from "./address";
import type { Explored, ExploreRow, Outcome } from "./outcome";

/** What can be drawn of a KPI. `measured` includes the baseline; `trial` begins at the latest known figure. */
export const DRAWN = ["guide", "landing", "planned", "measured", "working", "trial"] as const;
export type Drawn = (typeof DRAWN)[number];

interface ChartRow {
  readonly fy: FiscalYear;
  /** R7 */
  readonly label: string;
  /** Percent of the way, by {@link lineKey}. */
  readonly [line: string]: number | string | null;
}

export interface ChartData {
  readonly rows: readonly ChartRow[];
  /** What is there at all: a legend names nothing else. */
  readonly drawn: ReadonlySet<Drawn>;
  /** Of the axis, in percent: 0 and 100 are among them. */
  readonly ticks: readonly number[];
}

export function lineKey(index: number, drawn: Drawn): string {
  return `${drawn}${index}`;
}

/** Where a row has what stands at the edge in place of a landing that is off the axis: its words. */
export function offKey(index: number): string {
  return `off${index}`;
}

/** One landing far away would press every other line flat: beyond these shares, in percent, it stands at the edge. */
const LANDINGS = { from: -100, to: 200 } as const;

export function chartData({ shown, years }: Outcome, lines: readonly LineKind[]): ChartData {
  const drawn = new Set<Drawn>();
  const ways = shown.filter(({ noWay }) => noWay === null);
  const rows = years.map((fy): ChartRow => {
    const row: Record<string, number | string | null> = {};
    for (const each of ways) {
      const points = pointsOf(each, fy);
      for (const kind of DRAWN) {
        const isLeftOut =
          kind === "planned" || kind === "guide" || kind === "landing" ? !lines.includes(kind) : false;
        const share = isLeftOut ? null : points[kind];
        if (share !== null) drawn.add(kind);
        row[lineKey(each.index, kind)] = share === null ? null : decimal(share).times(100).toNumber();
      }
    }
    return { ...row, fy, label: fiscalYearShort(fy) };
  });
  const shownRows = withLandingsOnAxis(rows, ways);
  return { rows: shownRows, drawn, ticks: ticksOf(shownRows) };
}

/** A landing that is farther than {@link LANDINGS} and than every other line stands at the edge, with its words. */
function withLandingsOnAxis(rows: readonly ChartRow[], ways: readonly Explored[]): ChartRow[] {
  const isLanding = (key: string, fy: FiscalYear) =>
    ways.some(({ index, landing }) => landing?.fy === fy && lineKey(index, "landing") === key);
  const others = rows.flatMap(({ fy, label: _, ...lines }) =>
    Object.entries(lines).flatMap(([key, value]) =>
      typeof value === "number" && !isLanding(key, fy) ? [value] : [],
    ),
  );
  const [least, most] = [Math.min(LANDINGS.from, ...others), Math.max(LANDINGS.to, ...others)];
  return rows.map((row) => {
    const edged = ways.flatMap(({ kpi, index, landing }) => {
      const key = lineKey(index, "landing");
      const value = row[key];
      if (landing?.fy !== row.fy || typeof value !== "number" || (value >= least && value <= most)) return [];
      const share = shareInYear(kpi, row.fy, landing.value);
      const words = share === null ? [] : [[offKey(index), offAxisText(share)] as const];
      return [[key, value < least ? least : most] as const, ...words];
    });
    return { ...row, ...Object.fromEntries(edged) };
  });
}

/** So many lines across, about, are read at a glance. */
const MOST_TICKS = 8;

function ticksOf(rows: readonly ChartRow[]): number[] {
  const drawn = rows.flatMap(({ fy: _, label: __, ...lines }) =>
    Object.values(lines).filter((value) => typeof value === "number"),
  );
  const [least, most] = [Math.min(0, ...drawn), Math.max(100, ...drawn)];
  const step = [20, 50, 100, 500].find((each) => (most - least) / each <= MOST_TICKS) ?? 1000;
  const [first, last] = [Math.floor(least / step), Math.ceil(most / step)];
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}

function pointsOf({ kpi, rows, landing }: Explored, fy: FiscalYear): Record<Drawn, DecimalString | null> {
  const row = rows.find((each) => each.fy === fy);
  const share = (value: DecimalString | null | undefined) => (value ? shareInYear(kpi, fy, value) : null);
  const kind = row?.figure?.kind;
  const isMeasured = kind === "measured" || kind === "provisional" || kind === "baseline";
  return {
    guide: share(row?.guide),
    planned: row?.planned?.kind === "number" ? share(row.planned.value) : null,
    measured: isMeasured ? (row?.share ?? null) : null,
    working: share(row?.working?.value),
    trial: kind === "trial" || (isMeasured && fy === trialsBegin(rows)) ? (row?.share ?? null) : null,
    landing:
      landing?.fy === fy ? share(landing.value) : landing?.from.fy === fy ? share(landing.from.actual) : null,
  };
}

/** The last year with a figure before the first trial: from there its line goes. */
function trialsBegin(rows: readonly ExploreRow[]): FiscalYear | null {
  const first = rows.findIndex(({ figure }) => figure?.kind === "trial");
  if (first === -1) return null;
  const known = rows.slice(0, first).filter(({ figure }) => figure !== null && figure.kind !== "interim");
  return known.at(-1)?.fy ?? null;
}
