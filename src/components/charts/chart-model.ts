/** The geometry of one KPI's chart: numbers in, coordinates out. Binary floats are for pixels only. */
import { type ScaleLinear, scaleLinear, scalePoint } from "d3-scale";
import { line } from "d3-shape";
import type { Kpi } from "@/domain/plan/definition";
import { breakInYear, isInForce, kpiInYear, settingsInYear } from "@/domain/plan/editions";
import { decimalsOf, formatQuantity, targetDecimals } from "@/domain/plan/quantity";
import type { SeriesPart } from "@/domain/reports/joined-series";
import { guideOf, type MarkedYear, type SeriesPlan } from "@/domain/reports/series";
import { type DecimalString, decimal, toDecimalString } from "@/domain/shared/decimal";
import { addYears, earlierFy, type FiscalYear, fiscalYears, laterFy } from "@/domain/shared/fiscal-year";
import { sameData } from "@/domain/shared/same-data";
import { fiscalYearShort } from "@/domain/words/ja/dates";
import { type DrawnEdition, drawnEditionOf, drawnEditions, unbrokenRuns } from "./chart-axis";
import {
  type ChartLabel,
  type ChartPart,
  type ChartSize,
  FRAME,
  type Plot,
  type Point,
  round,
} from "./chart-frame";
import { placeLabels } from "./chart-labels";
import { targetText } from "./chart-text";

export interface ChartInput {
  /** As the plan defines it: each year is read by the edition in force for it. */
  readonly kpi: Kpi;
  readonly years: readonly MarkedYear[];
  /** Its years, and how it spaces its 目安; "none" draws none. */
  readonly plan: SeriesPlan;
  /** Where the KPI runs through several plans: what each of them answers for, ascending. `kpi` and `years` are the joined ones. */
  readonly parts?: readonly ChartPart[];
  readonly size: ChartSize;
}

type AnyPart = SeriesPart<SeriesPlan, MarkedYear>;

/** Units of the drawing for a digit of a tick, and between its text and the plot. */
const TICK_DIGIT = 6.6;
const TICK_GAP = 6;

/** One plan's series is one part. */
function partsOf({ kpi, years, plan, parts }: Omit<ChartInput, "size">): readonly AnyPart[] {
  return parts ?? [{ kpi, years, plan, from: plan.startFy, until: plan.endFy }];
}

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
  readonly ticks: readonly { readonly y: number; readonly text: string }[];
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
}

/**
 * The 目安 of each year of the plan, ascending, in the terms of that year; none where the plan file has yearly 計画: those are
 * the promise, and a guide beside them would only compete with it.
 */
export function chartGuide(input: Omit<ChartInput, "size">): {
  readonly fy: FiscalYear;
  readonly value: DecimalString;
}[] {
  return partsOf(input).flatMap(guideOfPart);
}

function guideOfPart({ kpi, years, plan, from, until }: AnyPart) {
  if (years.some((year) => year.planned?.kind === "number")) return [];
  return fiscalYears(from, until).flatMap((fy) => {
    const value = isInForce(kpi, fy) ? guideOf(plan, kpi, fy) : null;
    return value === null ? [] : [{ fy, value }];
  });
}

/** What is drawn, at its height on its panel's axis. */
function pointsOf(input: ChartInput, editions: readonly DrawnEdition[]) {
  const { kpi, years } = input;
  const parts = partsOf(input);
  const inEdition = (
    edition: DrawnEdition,
    fy: FiscalYear,
    value: DecimalString,
    decimals: number,
  ): Point => {
    const { unit } = edition.terms;
    // The unit stands once above the chart; only % is short enough to stay at every figure.
    const shown = unit === "%" || unit !== edition.axisUnit ? unit : "";
    return {
      fy,
      value: Number(value) * edition.factor,
      panel: edition.panel,
      text: formatQuantity(value, { unit: shown, decimals }),
    };
  };
  const editionOf = (fy: FiscalYear) => drawnEditionOf(editions, kpi, fy);
  const point = (fy: FiscalYear, value: DecimalString) => {
    const edition = editionOf(fy);
    return inEdition(edition, fy, value, edition.terms.decimals);
  };
  const promised = (edition: DrawnEdition, fy: FiscalYear, value: DecimalString) =>
    inEdition(edition, fy, value, targetDecimals(value, edition.terms.decimals));
  const measured = (status: MarkedYear["figureStatus"]) =>
    years.flatMap(({ fy, actual, figureStatus }) =>
      actual !== null && (figureStatus ?? "final") === status ? [point(fy, actual)] : [],
    );
  const planned = years.flatMap((year) =>
    year.planned?.kind === "number" ? [promised(editionOf(year.fy), year.fy, year.planned.value)] : [],
  );
  const baselineOf = (edition: DrawnEdition) => {
    const { fy, value } = edition.terms.baseline;
    return value === null ? null : inEdition(edition, fy, value, edition.terms.decimals);
  };
  const targets = targetStretches(input, editions).map(({ edition, until, value, ...stretch }) => ({
    ...promised(edition, until, value),
    ...stretch,
  }));
  const drawnParts = parts.map((part, index) => {
    const [first, last] = editionsOfPart(editions, parts, index);
    const { fy, value } = last.terms.target;
    const guide = guideOfPart(part).map((each) => point(each.fy, each.value));
    return {
      part,
      first: baselineOf(first),
      last: baselineOf(last),
      edition: last,
      guide,
      // A target beyond the plan's last year stands on the axis of its own number, not of the next plan's.
      target:
        value.kind !== "number"
          ? null
          : promised(last, editionOf(fy).panel === last.panel ? fy : part.until, value.value),
    };
  });
  const known = [
    ...parts.flatMap(({ plan }) => [plan.startFy, plan.endFy]),
    ...editions.flatMap(({ terms }) => [terms.baseline.fy, terms.target.fy]),
    ...years.map((year) => year.fy),
  ];
  return {
    final: measured("final"),
    provisional: measured("provisional"),
    interim: measured("interim"),
    planned,
    targets,
    parts: drawnParts,
    isOnItsAxis: (each: Point) => editionOf(each.fy).panel === each.panel,
    fys: fiscalYears(known.reduce(earlierFy), known.reduce(laterFy)),
  };
}

type DrawnPart = ReturnType<typeof pointsOf>["parts"][number];

/** The first and the last edition of a plan's part. */
function editionsOfPart(
  editions: readonly DrawnEdition[],
  parts: readonly AnyPart[],
  index: number,
): readonly [DrawnEdition, DrawnEdition] {
  const own = editions.filter(({ from }) => partOf(parts, from) === index);
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last) throw new Error("a plan without terms");
  return [first, last];
}

/** Which part an edition that begins with that year belongs to. */
function partOf(parts: readonly AnyPart[], from: FiscalYear | null): number {
  return from === null
    ? 0
    : Math.max(
        0,
        parts.findLastIndex((part, index) => index > 0 && part.from <= from),
      );
}

/** Each target with the years it held for; none where there was only ever one. */
function targetStretches(input: ChartInput, editions: readonly DrawnEdition[]) {
  const parts = partsOf(input);
  const stretches = editions.flatMap((edition, index) => {
    const { target } = edition.terms;
    const no = partOf(parts, edition.from);
    const part = parts[no];
    if (!part) return [];
    const next = editions[index + 1];
    const isLast = next === undefined || partOf(parts, next.from) !== no;
    const from = laterFy(edition.from ?? part.from, part.from);
    const until =
      edition.until === null
        ? laterFy(target.fy, from)
        : isLast
          ? earlierFy(edition.until, part.until)
          : edition.until;
    if (target.value.kind !== "number" || until < from) return [];
    return [{ edition, from, until, value: target.value.value, targetFy: target.fy, isLast }];
  });
  const heights = new Set(
    stretches.map(
      ({ edition, value, targetFy }) => `${edition.panel} ${Number(value) * edition.factor} ${targetFy}`,
    ),
  );
  const isOne = heights.size <= 1 && stretches.length === editions.length;
  return isOne || heights.size === 0 ? [] : stretches;
}

/** A guide begins at the baseline: with equal steps in the year before the first one, else in its own year. */
function guideStart({ part, guide, first: baseline }: DrawnPart): Point[] {
  const { kpi, plan, from } = part;
  const [first] = guide;
  if (!baseline || !first || first.fy !== from || from !== plan.startFy) return [];
  const isEqual = settingsInYear(plan, first.fy).guideMethod === "equal-steps";
  const { fy } = kpiInYear(kpi, first.fy).baseline;
  return [{ ...baseline, fy: isEqual ? laterFy(addYears(plan.startFy, -1), fy) : fy }];
}

/** Years of one edition and of one method: a guide is a straight way in each, and no way from one to the next. */
function guideRuns(drawn: DrawnPart, start: readonly Point[]): Point[][] {
  const { guide } = drawn;
  const { kpi, plan } = drawn.part;
  const runs: Point[][] = [[...start]];
  let before = start.length === 0 ? null : (guide[0]?.fy ?? null);
  const way = (fy: FiscalYear) => {
    const { baseline, target } = kpiInYear(kpi, fy);
    return { baseline, target, method: settingsInYear(plan, fy).guideMethod };
  };
  const same = (a: FiscalYear, b: FiscalYear) => sameData(way(a), way(b));
  for (const point of guide) {
    const breaks = breakInYear(kpi, point.fy).length > 0;
    if (before !== null && (breaks || !same(before, point.fy))) runs.push([]);
    runs.at(-1)?.push(point);
    before = point.fy;
  }
  return runs.filter((run) => run.length > 0);
}

/** Lays out one chart. Every year from the baseline to the target has its place, whether it has a figure or not. */
export function chartModel(input: ChartInput): ChartModel {
  const { kpi, size } = input;
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
  const scales = scalesOf(shown, framed);
  const newest = scales.get(0) ?? fallback(framed);
  const single = editions.every(({ panel }) => panel === 0);
  const ticks = size === "large" && shown.length > 0 && single ? tickMarks(kpi, newest) : [];
  // 15,000,000枚 needs more room at the edge than 15,000千枚.
  const plot = { ...framed, left: Math.max(framed.left, ...ticks.map(({ text }) => tickWidth(text))) };
  const y = (point: Pick<Point, "panel" | "value">) =>
    (scales.get(point.panel) ?? fallback(plot))(point.value);
  const x = scalePoint<FiscalYear>(fys, [plot.left, plot.right]).padding(0.5);
  const step = x.step();
  const at = (point: Point): Spot => ({ x: round(x(point.fy) ?? 0), y: round(y(point)) });
  const byFy = new Map(actual.map((point) => [point.fy, point]));
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

  return {
    width: frame.width,
    height: frame.height,
    plot,
    zeroY: round(newest(0)),
    ticks,
    years: yearLabels(fys, step).map((fy) => ({ x: round(x(fy) ?? 0), text: fiscalYearShort(fy) })),
    units: unitsOf(editions, left),
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
    zones: parts.flatMap((drawn, index) => {
      const own = final.filter(({ fy }) => index === 0 || fy >= drawn.part.from);
      const scale = scales.get(drawn.edition.panel) ?? fallback(plot);
      const next = parts[index + 1];
      const right = next ? left(next.part.from) : plot.right;
      return zoneOf(drawn, drawn.last ?? own[0] ?? null, scale, {
        plot,
        left,
        right,
        isOnly: parts.length === 1,
      });
    }),
    labels: placeLabels({
      frame,
      plot,
      step,
      at,
      actual: [
        ...final,
        ...provisional.map((point) => ({ ...point, text: `速報値 ${point.text}` })),
        ...interim.map((point) => ({ ...point, text: `年度途中 ${point.text}` })),
      ],
      interim: new Set(interim.map(({ fy }) => fy)),
      planned,
      baselines,
      targets: targetPoints.map((point) => ({
        ...point,
        text:
          parts.length === 1 ? `目標値 ${point.text}` : `${fiscalYearShort(point.fy)}目標値 ${point.text}`,
      })),
      earlierTargets: targets.filter(({ isLast }) => !isLast),
      guide: runs.at(-1) ?? [],
      fys,
    }),
  };
}

/** One scale per panel, each with its origin at 0. */
function scalesOf(points: readonly Point[], plot: Plot): Map<number, ScaleLinear<number, number>> {
  const byPanel = Map.groupBy(points, ({ panel }) => panel);
  return new Map(
    [...byPanel].map(([panel, each]) => [
      panel,
      scaleOf(
        each.map(({ value }) => value),
        plot,
      ),
    ]),
  );
}

function scaleOf(values: readonly number[], plot: Plot): ScaleLinear<number, number> {
  const low = Math.min(0, ...values);
  const high = Math.max(low, 0, ...values);
  return scaleLinear([low, high > low ? high : low + 1], [plot.bottom, plot.top]);
}

const fallback = (plot: Plot) => scaleOf([], plot);

/** The first axis is named at the edge, every later one where its years begin. */
function unitsOf(editions: readonly DrawnEdition[], left: (fy: FiscalYear) => number): ChartModel["units"] {
  return editions.flatMap(({ panel, axisUnit, from }, index) => {
    const before = editions[index - 1];
    if (before && before.panel === panel) return [];
    return [{ x: from === null ? 0 : left(from) + 4, text: `単位：${axisUnit}` }];
  });
}

/** The room of a tick's text with what lies between it and the plot. */
function tickWidth(text: string): number {
  return Math.ceil(text.length * TICK_DIGIT) + TICK_GAP;
}

/** Round values on the left edge; none finer than the KPI is counted in. */
function tickMarks(kpi: Kpi, y: ScaleLinear<number, number>): ChartModel["ticks"] {
  return y.ticks(4).flatMap((tick) => {
    const value = toDecimalString(decimal(Number(tick.toFixed(6))));
    const decimals = decimalsOf(value, 6);
    if (decimals > kpi.decimals) return [];
    return [
      { y: round(y(tick)), text: formatQuantity(value, { unit: kpi.unit === "%" ? "%" : "", decimals }) },
    ];
  });
}

/** Where years stand too close, every second one is named. */
function yearLabels(fys: readonly FiscalYear[], step: number): readonly FiscalYear[] {
  return step >= 30 ? fys : fys.filter((_, index) => (fys.length - 1 - index) % 2 === 0);
}

/** A trend target is a direction from where it began, not an invented number: the better side is shaded. */
function zoneOf(
  { edition }: DrawnPart,
  start: Point | null,
  y: (value: number) => number,
  frame: {
    readonly plot: Plot;
    readonly left: (fy: FiscalYear) => number;
    readonly right: number;
    readonly isOnly: boolean;
  },
): Zone[] {
  const { target, direction } = edition.terms;
  const { plot, left, right } = frame;
  if (target.value.kind !== "trend") return [];
  const word = frame.isOnly ? "目標値" : `${fiscalYearShort(target.fy)}目標値`;
  const text = `${word} ${targetText(target.value, edition.terms)} ${direction === "up" ? "↗" : "↘"}`;
  const x = edition.from === null ? plot.left : left(edition.from);
  if (!start) return [{ x, right, text, area: null }];
  const lineY = round(y(start.value));
  const top = direction === "up" ? plot.top - 14 : lineY;
  const bottom = direction === "up" ? lineY : plot.bottom;
  return [{ x, right, text, area: { y: round(top), height: round(Math.max(0, bottom - top)), lineY } }];
}
