/** The geometry of one KPI's chart: numbers in, coordinates out. Binary floats are for pixels only. */
import { type ScaleLinear, scaleLinear, scalePoint } from "d3-scale";
import { line } from "d3-shape";
import type { Kpi, KpiTerms } from "@/domain/plan/definition";
import { breakInYear, isInForce, kpiInYear, settingsInYear } from "@/domain/plan/editions";
import { decimalsOf, formatQuantity } from "@/domain/plan/quantity";
import { guideOf, type MarkedYear, type SeriesPlan } from "@/domain/reports/series";
import { type DecimalString, decimal, toDecimalString } from "@/domain/shared/decimal";
import { addYears, earlierFy, type FiscalYear, fiscalYears, laterFy } from "@/domain/shared/fiscal-year";
import { sameData } from "@/domain/shared/same-data";
import { fiscalYearShort } from "@/domain/words/ja/dates";
import { type DrawnEdition, drawnEditionOf, drawnEditions, unbrokenRuns } from "./chart-axis";
import { type ChartLabel, type ChartSize, FRAME, type Plot, type Point, round } from "./chart-frame";
import { placeLabels } from "./chart-labels";

export interface ChartInput {
  /** As the plan defines it: each year is read by the edition in force for it. */
  readonly kpi: Kpi;
  readonly years: readonly MarkedYear[];
  /** Its years, and how it spaces its 目安; "none" draws none. */
  readonly plan: SeriesPlan;
  readonly size: ChartSize;
}

interface Spot {
  readonly x: number;
  readonly y: number;
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
  /** The baseline where no actual stands in its year. */
  readonly baselineDot: Spot | null;
  /** One horizontal stroke per year with a numeric 計画. */
  readonly plannedPath: string;
  readonly targetDot: Spot | null;
  /** Where the target was another one before: each target over the years that it held for. */
  readonly targetSteps: string;
  readonly guidePath: string;
  /** The side on which a trend target lies. */
  readonly zone: {
    readonly x: number;
    readonly y: number;
    readonly height: number;
    readonly lineY: number;
  } | null;
  readonly labels: readonly ChartLabel[];
}

/**
 * The 目安 of each year of the plan, ascending, in the terms of that year; none where the plan file has yearly 計画: those are
 * the promise, and a guide beside them would only compete with it.
 */
export function chartGuide({ kpi, years, plan }: Omit<ChartInput, "size">): {
  readonly fy: FiscalYear;
  readonly value: DecimalString;
}[] {
  if (years.some((year) => year.planned?.kind === "number")) return [];
  return fiscalYears(plan.startFy, plan.endFy).flatMap((fy) => {
    const value = isInForce(kpi, fy) ? guideOf(plan, kpi, fy) : null;
    return value === null ? [] : [{ fy, value }];
  });
}

/** What is drawn, at its height on its panel's axis. */
function pointsOf(input: ChartInput, editions: readonly DrawnEdition[]) {
  const { kpi, years, plan } = input;
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
    inEdition(edition, fy, value, decimalsOf(value, edition.terms.decimals));
  const measured = (status: MarkedYear["figureStatus"]) =>
    years.flatMap(({ fy, actual, figureStatus }) =>
      actual !== null && (figureStatus ?? "final") === status ? [point(fy, actual)] : [],
    );
  const planned = years.flatMap((year) =>
    year.planned?.kind === "number" ? [promised(editionOf(year.fy), year.fy, year.planned.value)] : [],
  );
  const [first, newest] = [editions[0], editions.at(-1)];
  const baselineOf = (edition: DrawnEdition | undefined) => {
    if (!edition) return null;
    const { fy, value } = edition.terms.baseline;
    return value === null ? null : inEdition(edition, fy, value, edition.terms.decimals);
  };
  const targets = targetStretches(input, editions).map(({ edition, from, until, value }) => ({
    ...promised(edition, until, value),
    from,
  }));
  const { target } = kpi;
  const targetPoint =
    newest && target.value.kind === "number" ? promised(newest, target.fy, target.value.value) : null;
  const guide = chartGuide(input).map(({ fy, value }) => point(fy, value));
  const known = [
    plan.startFy,
    plan.endFy,
    ...editions.flatMap(({ terms }) => [terms.baseline.fy, terms.target.fy]),
    ...years.map((year) => year.fy),
  ];
  return {
    final: measured("final"),
    provisional: measured("provisional"),
    interim: measured("interim"),
    planned,
    baselinePoint: baselineOf(first),
    newestBaseline: baselineOf(newest),
    targetPoint,
    targets,
    guide,
    fys: fiscalYears(known.reduce(earlierFy), known.reduce(laterFy)),
  };
}

/** Each target with the years it held for; none where there was only ever one. */
function targetStretches({ kpi, plan }: ChartInput, editions: readonly DrawnEdition[]) {
  const stretches = editions.flatMap((edition) => {
    const { target } = edition.terms;
    const from = laterFy(edition.from ?? plan.startFy, plan.startFy);
    const until = edition.until ?? laterFy(target.fy, from);
    if (target.value.kind !== "number" || until < from) return [];
    return [{ edition, from, until, value: target.value.value, fy: target.fy }];
  });
  const heights = new Set(
    stretches.map(({ edition, value, fy }) => `${edition.panel} ${Number(value) * edition.factor} ${fy}`),
  );
  const isOne = heights.size <= 1 && stretches.length === drawnEditions(kpi).length;
  return isOne || heights.size === 0 ? [] : stretches;
}

/** A guide begins at the baseline: with equal steps in the year before the first one, else in its own year. */
function guideStart({ kpi, plan }: ChartInput, guide: readonly Point[], baseline: Point | null): Point[] {
  const [first] = guide;
  if (!baseline || !first || first.fy !== plan.startFy) return [];
  const isEqual = settingsInYear(plan, first.fy).guideMethod === "equal-steps";
  const { fy } = kpiInYear(kpi, first.fy).baseline;
  return [{ ...baseline, fy: isEqual ? laterFy(addYears(plan.startFy, -1), fy) : fy }];
}

/** Years of one edition and of one method: a guide is a straight way in each, and no way from one to the next. */
function guideRuns({ kpi, plan }: ChartInput, guide: readonly Point[], start: readonly Point[]): Point[][] {
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
  const { final, provisional, interim, planned, baselinePoint, targetPoint, targets, guide, fys } = points;
  const plot = {
    left: frame.left,
    right: frame.width - frame.right,
    top: frame.top,
    bottom: frame.height - frame.bottom,
  };
  const actual = [...final, ...provisional];
  const shown = [...actual, ...interim, ...planned, ...guide, ...targets];
  for (const point of [baselinePoint, points.newestBaseline, targetPoint]) if (point) shown.push(point);
  const scales = scalesOf(shown, plot);
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
  const baselineAlone = baselinePoint && !taken.has(baselinePoint.fy) ? baselinePoint : null;
  const runs = guideRuns(input, guide, guideStart(input, guide, baselinePoint));
  const guidePath = runs.map((run) => (run.length > 1 ? guideLine(run) : stroke(run[0] as Point))).join("");
  const newest = scales.get(0) ?? fallback(plot);
  const single = editions.every(({ panel }) => panel === 0);

  return {
    width: frame.width,
    height: frame.height,
    plot,
    zeroY: round(newest(0)),
    ticks: size === "large" && shown.length > 0 && single ? tickMarks(kpi, newest) : [],
    years: fys.map((fy) => ({ x: round(x(fy) ?? 0), text: fiscalYearShort(fy) })),
    units: unitsOf(editions, left),
    breaks: fys.filter((fy) => breakInYear(kpi, fy).length > 0).map((fy) => ({ x: left(fy) })),
    actualPath:
      actual.length > 1
        ? unbrokenRuns(kpi, fys)
            .map((run) => path(run) ?? "")
            .join("")
        : "",
    actualDots: final.map(at),
    provisionalDots: provisional.map(at),
    interimDots: interim.map(at),
    baselineDot: baselineAlone ? at(baselineAlone) : null,
    plannedPath: planned.map(stroke).join(""),
    targetDot: targetPoint ? at(targetPoint) : null,
    targetSteps: targets
      .map(
        (target) => `M${round((x(target.from) ?? 0) - half)},${at(target).y}H${round(at(target).x + half)}`,
      )
      .join(""),
    guidePath: guide.length + (runs[0]?.length ?? 0) > 1 ? guidePath : "",
    zone: zoneOf(input, points.newestBaseline ?? final[0] ?? null, newest, plot, left),
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
      baselineAlone,
      targetPoint,
      earlierTargets: targets.filter(({ fy }) => fy !== targetPoint?.fy),
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

/** A trend target is a direction from where it began, not an invented number: the better side is shaded. */
function zoneOf(
  { kpi }: ChartInput,
  start: Point | null,
  y: (value: number) => number,
  plot: Plot,
  left: (fy: FiscalYear) => number,
): ChartModel["zone"] {
  const { target, direction }: KpiTerms = kpi;
  if (target.value.kind !== "trend" || !start) return null;
  const lineY = round(y(start.value));
  const top = direction === "up" ? plot.top - 14 : lineY;
  const bottom = direction === "up" ? lineY : plot.bottom;
  const before = kpi.earlier?.at(-1);
  return {
    x: before ? left(addYears(before.until, 1)) : plot.left,
    y: round(top),
    height: round(Math.max(0, bottom - top)),
    lineY,
  };
}
