/** The geometry of one KPI's chart: numbers in, coordinates out. Binary floats are for pixels only. */
import { scalePoint } from "d3-scale";
import { line } from "d3-shape";
import { breakInYear } from "@/domain/plan/editions";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { ChartWords } from "@/domain/words/public/chart-words";
import { type DrawnEdition, drawnEditions, unbrokenRuns } from "./chart-axis";
import { boxOf, touch, type Written } from "./chart-boxes";
import { type ChartLabel, FRAME, HEAD_Y, type Plot, type Point, round } from "./chart-frame";
import { placeLabels } from "./chart-labels";
import { type ChartInput, type DrawnPart, guideRuns, guideStart, pointsOf } from "./chart-points";
import { fallback, scalesOf, type Tick, tickMarks, tickWidth, yearLabels } from "./chart-scales";
import { CHART_JA } from "./chart-text";

interface Spot {
  readonly x: number;
  readonly y: number;
}

interface Zone {
  readonly x: number;
  readonly right: number;
  readonly text: string;
  /** null where nothing is known that it could begin at. */
  readonly area: { readonly y: number; readonly height: number; readonly lineY: number } | null;
}

export interface ChartModel {
  readonly width: number;
  readonly height: number;
  readonly plot: Plot;
  readonly zeroY: number;
  readonly ticks: readonly Tick[];
  readonly years: readonly { readonly x: number; readonly text: string }[];
  /** The unit of each axis, where its years begin. */
  readonly units: readonly { readonly x: number; readonly text: string }[];
  /** Between the years where the meaning of the number changed. */
  readonly breaks: readonly { readonly x: number }[];
  /** Figures of whole years; the path breaks where a year has none, and where the definition does. */
  readonly actualPath: string;
  readonly actualDots: readonly Spot[];
  /** 速報値: on the line, and marked. */
  readonly provisionalDots: readonly Spot[];
  /** 年度途中の値: not on the line. */
  readonly interimDots: readonly Spot[];
  /** Each plan's baseline where no actual stands in its year. */
  readonly baselineDots: readonly Spot[];
  /** One horizontal stroke per year with a numeric 計画. */
  readonly plannedPath: string;
  /** Each plan's target, in its year. */
  readonly targetDots: readonly Spot[];
  /** Where the target was another one before: each target over the years that it held for. */
  readonly targetSteps: string;
  readonly guidePath: string;
  /** Where one plan ends and the next begins, in places where the number means the same. */
  readonly seams: readonly { readonly x: number }[];
  /** The side on which a trend target lies, over the years of its plan. */
  readonly zones: readonly Zone[];
  readonly labels: readonly ChartLabel[];
  /** In place of the labels, where there are none. */
  readonly empty: string;
}

/** Lays out one chart. Every year from the baseline to the target has its place, whether it has a figure or not. */
export function chartModel(input: ChartInput): ChartModel {
  const { kpi, size, words = CHART_JA, isPast = false } = input;
  const frame = FRAME[size];
  const editions = drawnEditions(kpi);
  const points = pointsOf(input, editions);
  const { final, provisional, interim, planned, targets, parts, fys } = points;
  const framed = {
    left: frame.left,
    right: frame.width - frame.right,
    top: frame.top,
    bottom: frame.height - frame.bottom,
  };
  const actual = [...final, ...provisional];
  const targetPoints = parts.flatMap(({ target }) => target ?? []);
  const shown = [...actual, ...interim, ...planned, ...targets, ...targetPoints];
  for (const { first, last, guide } of parts) {
    shown.push(...guide);
    for (const point of [first, last]) if (point) shown.push(point);
  }
  const isNumbered = size === "large" && editions.every(({ panel }) => panel === 0);
  const scales = scalesOf(shown, framed, isNumbered);
  const newest = scales.get(0) ?? fallback(framed);
  const ticks = isNumbered && shown.length > 0 ? tickMarks(kpi, newest) : [];
  // 15,000,000枚 needs more room at the edge than 15,000千枚.
  const plot = { ...framed, left: Math.max(framed.left, ...ticks.map(({ text }) => tickWidth(text))) };
  const y = (point: Pick<Point, "panel" | "value">) =>
    (scales.get(point.panel) ?? fallback(plot))(point.value);
  const x = scalePoint<FiscalYear>(fys, [plot.left, plot.right]).padding(0.5);
  const step = x.step();
  const at = (point: Point): Spot => ({ x: round(x(point.fy) ?? 0), y: round(y(point)) });
  const byFy = new Map(actual.map((point) => [point.fy, point]));
  const latest = Math.max(...byFy.keys());
  const left = (fy: FiscalYear) => round((x(fy) ?? 0) - step / 2);

  const path = line<FiscalYear>()
    .defined((fy) => byFy.has(fy))
    .x((fy) => round(x(fy) ?? 0))
    .y((fy) => {
      const point = byFy.get(fy);
      return point ? round(y(point)) : 0;
    });
  const guideLine = line<Point>()
    .x((point) => at(point).x)
    .y((point) => at(point).y);
  const half = step * 0.36;
  const stroke = (point: Point) =>
    `M${round((x(point.fy) ?? 0) - half)},${round(y(point))}h${round(half * 2)}`;
  const taken = new Set([...actual, ...interim].map(({ fy }) => fy));
  // A baseline that is the last figure of the plan before stands there once.
  const baselines = parts
    .flatMap(({ first }) => first ?? [])
    .filter((point, index, all) => {
      const isFirst = all.findIndex(({ fy }) => fy === point.fy) === index;
      return isFirst && !taken.has(point.fy) && points.isOnItsAxis(point);
    });
  const runs = parts.flatMap((drawn) => guideRuns(drawn, guideStart(drawn).filter(points.isOnItsAxis)));
  const guidePath = runs.map((run) => (run.length > 1 ? guideLine(run) : stroke(run[0] as Point))).join("");
  const broken = new Set(fys.filter((fy) => breakInYear(kpi, fy).length > 0));
  const seams = parts.slice(1).filter(({ part }) => !broken.has(part.from));
  const zones = parts.flatMap((drawn, index) => {
    const own = final.filter(({ fy }) => index === 0 || fy >= drawn.part.from);
    const scale = scales.get(drawn.edition.panel) ?? fallback(plot);
    const next = parts[index + 1];
    const right = next ? left(next.part.from) : plot.right;
    const text = words.trend(drawn.edition.terms, parts.length === 1 ? null : drawn.edition.terms.target.fy);
    return zoneOf(drawn, text, drawn.last ?? own[0] ?? null, scale, {
      plot,
      left,
      right,
    });
  });

  const headed = zones.map(({ right, text }) => ({ x: right, y: HEAD_Y, anchor: "end" as const, text }));
  const units = unitsOf(editions, left, words).filter((unit) => size !== "narrow" || isClear(unit, headed));

  return {
    width: frame.width,
    height: frame.height,
    plot,
    zeroY: round(newest(0)),
    ticks,
    years: yearLabels(fys, step, words.year).map((fy) => ({ x: round(x(fy) ?? 0), text: words.year(fy) })),
    units,
    breaks: [...broken].map((fy) => ({ x: left(fy) })),
    seams: seams.map(({ part }) => ({ x: left(part.from) })),
    actualPath:
      actual.length > 1
        ? unbrokenRuns(kpi, fys)
            .map((run) => path(run) ?? "")
            .join("")
        : "",
    actualDots: final.map(at),
    provisionalDots: provisional.map(at),
    interimDots: interim.map(at),
    baselineDots: baselines.map(at),
    plannedPath: planned.map(stroke).join(""),
    targetDots: targetPoints.map(at),
    targetSteps: targets
      .map(
        (target) => `M${round((x(target.from) ?? 0) - half)},${at(target).y}H${round(at(target).x + half)}`,
      )
      .join(""),
    guidePath: runs.some((run) => run.length > 1) || runs.length > 1 ? guidePath : "",
    zones,
    empty: words.empty(isPast),
    labels: placeLabels({
      words,
      frame,
      plot,
      step,
      at,
      actual: [
        ...final,
        ...provisional.map((point) => ({ ...point, text: words.provisional(point.text) })),
        ...interim.map((point) => ({ ...point, text: words.interim(point.text) })),
      ],
      interim: new Set(interim.map(({ fy }) => fy)),
      // Of three charts beside one another each says where it began, where it stands and where it should go.
      optional: new Set(size === "narrow" ? [...byFy.keys()].filter((fy) => fy !== latest) : []),
      planned,
      baselines,
      targets: targetPoints.map((point) => ({
        ...point,
        from: targets.find(({ fy, value }) => fy === point.fy && value === point.value)?.from,
        text: words.target(point.text, parts.length === 1 ? null : point.fy),
      })),
      earlierTargets: targets.filter(({ isLast }) => !isLast),
      targetLines: targets.map((target) => ({
        left: (x(target.from) ?? 0) - half,
        right: at(target).x + half,
        top: at(target).y - 1,
        bottom: at(target).y + 1,
      })),
      plannedLines: planned.map((point) => ({
        left: at(point).x - half,
        right: at(point).x + half,
        top: at(point).y - 2,
        bottom: at(point).y + 2,
      })),
      heads: [
        ...units.map((unit) => ({ ...unit, y: HEAD_Y, anchor: "start" as const })),
        ...headed,
        ...ticks.map(({ y: tick, text }) => ({
          x: plot.left - 6,
          y: tick + 4,
          anchor: "end" as const,
          text,
        })),
      ],
      uprights: [...broken, ...seams.map(({ part }) => part.from)].map((fy) => ({
        left: left(fy) - 1,
        right: left(fy) + 1,
        top: plot.top - 18,
        bottom: plot.bottom,
      })),
      guide: runs.at(-1) ?? [],
      fys,
    }),
  };
}

/** The first axis is named at the edge, every later one where its years begin. */
function unitsOf(
  editions: readonly DrawnEdition[],
  left: (fy: FiscalYear) => number,
  words: ChartWords,
): ChartModel["units"] {
  return editions.flatMap(({ panel, axisUnit, from }, index) => {
    const before = editions[index - 1];
    if (before && before.panel === panel) return [];
    return [{ x: from === null ? 0 : left(from) + 4, text: words.axis(axisUnit) }];
  });
}

/** Beside a narrow chart stands a figure with its unit: over the chart the target's word goes first. */
function isClear({ x, text }: ChartModel["units"][number], heads: readonly Written[]): boolean {
  const { type } = FRAME.narrow;
  const box = boxOf({ x, y: HEAD_Y, anchor: "start", text }, type);
  return !heads.some((head) => touch(box, boxOf(head, type)));
}

/** A trend target is a direction from where it began, not an invented number: the better side is shaded. */
function zoneOf(
  { edition }: DrawnPart,
  said: string,
  start: Point | null,
  y: (value: number) => number,
  frame: {
    readonly plot: Plot;
    readonly left: (fy: FiscalYear) => number;
    readonly right: number;
  },
): Zone[] {
  const { target, direction } = edition.terms;
  const { plot, left, right } = frame;
  if (target.value.kind !== "trend") return [];
  const text = `${said} ${direction === "up" ? "↗" : "↘"}`;
  const x = edition.from === null ? plot.left : left(edition.from);
  if (!start) return [{ x, right, text, area: null }];
  const lineY = round(y(start.value));
  const top = direction === "up" ? plot.top - 14 : lineY;
  const bottom = direction === "up" ? lineY : plot.bottom;
  return [{ x, right, text, area: { y: round(top), height: round(Math.max(0, bottom - top)), lineY } }];
}
