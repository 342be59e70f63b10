/** What one KPI's chart draws, at its year and on its axis; chart-model lays it out. */
import type { Kpi } from "@/domain/plan/definition";
import { breakInYear, isInForce, kpiInYear, settingsInYear } from "@/domain/plan/editions";
import { targetDecimals } from "@/domain/plan/quantity";
import type { SeriesPart } from "@/domain/reports/joined-series";
import { guideOrigin } from "@/domain/reports/pace/pace";
import { guideOf, type MarkedYear, type SeriesPlan } from "@/domain/reports/series";
import type { DecimalString } from "@/domain/shared/decimal";
import { earlierFy, type FiscalYear, fiscalYears, laterFy } from "@/domain/shared/fiscal-year";
import { sameData } from "@/domain/shared/same-data";
import type { ChartWords } from "@/domain/words/public/chart-words";
import { type DrawnEdition, drawnEditionOf } from "./chart-axis";
import type { ChartPart, ChartSize, Point } from "./chart-frame";
import { CHART_JA } from "./chart-text";

export interface ChartInput {
  /** As the plan defines it: each year is read by the edition in force for it. */
  readonly kpi: Kpi;
  readonly years: readonly MarkedYear[];
  /** Its years, and how it spaces its 目安; "none" draws none. */
  readonly plan: SeriesPlan;
  /** Where the KPI runs through several plans: what each of them answers for, ascending. `kpi` and `years` are the joined ones. */
  readonly parts?: readonly ChartPart[];
  readonly size: ChartSize;
  /** The city's own where left out. */
  readonly words?: ChartWords;
  /** Later years have ended as well: of what is not there nothing is said to be still to come. */
  readonly isPast?: boolean;
}

type Drawn = Omit<ChartInput, "size" | "words" | "isPast">;
type AnyPart = SeriesPart<SeriesPlan, MarkedYear>;

/** One plan's series is one part. */
function partsOf({ kpi, years, plan, parts }: Drawn): readonly AnyPart[] {
  return parts ?? [{ kpi, years, plan, from: plan.startFy, until: plan.endFy }];
}

/**
 * The 目安 of each year of the plan, ascending, in the terms of that year; none where every year has its 計画: those are the
 * promise, and a guide beside them would only compete with it.
 */
export function chartGuide(input: Drawn): {
  readonly fy: FiscalYear;
  readonly value: DecimalString;
}[] {
  return partsOf(input).flatMap(guideOfPart);
}

function guideOfPart({ kpi, years, plan, from, until }: AnyPart) {
  const asked = fiscalYears(from, until).filter((fy) => isInForce(kpi, fy));
  const promised = new Set(years.flatMap(({ fy, planned }) => (planned?.kind === "number" ? [fy] : [])));
  if (asked.every((fy) => promised.has(fy))) return [];
  return asked.flatMap((fy) => {
    const value = guideOf(plan, kpi, fy);
    return value === null ? [] : [{ fy, value }];
  });
}

/** What is drawn, at its height on its panel's axis. */
export function pointsOf(input: ChartInput, editions: readonly DrawnEdition[]) {
  const { kpi, years, words = CHART_JA } = input;
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
      text: words.figure(value, { unit: shown, decimals }),
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

export type DrawnPart = ReturnType<typeof pointsOf>["parts"][number];

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
    const { value } = target.value;
    const height = `${no} ${edition.panel} ${Number(value) * edition.factor} ${target.fy}`;
    return [{ edition, from, until, value, height, isLast }];
  });
  const isOne =
    new Set(stretches.map(({ height }) => height)).size <= 1 && stretches.length === editions.length;
  if (isOne) return [];
  const lines: typeof stretches = [];
  for (const stretch of stretches) {
    const before = lines.at(-1);
    // A promise that goes on, as in another unit, is one line, said as it was last.
    const goesOn = before?.height === stretch.height;
    if (goesOn) lines.pop();
    lines.push(goesOn ? { ...stretch, from: before.from } : stretch);
  }
  return lines;
}

/**
 * A guide begins where its rule begins, at the baseline: in the year before the first step. Where the plan before has years of
 * this one's period, that year is the plan before's.
 */
export function guideStart({ part, guide, first: baseline }: DrawnPart): Point[] {
  const { kpi, plan, from } = part;
  const [first] = guide;
  if (!baseline || !first || from !== plan.startFy) return [];
  const method = settingsInYear(plan, first.fy).guideMethod;
  const terms = kpiInYear(kpi, first.fy);
  const fy = guideOrigin({ baseline: terms.baseline, method, startFy: plan.startFy });
  return sameData(terms.baseline, kpiInYear(kpi, fy).baseline) ? [{ ...baseline, fy }] : [];
}

/** Years of one edition and of one method: a guide is a straight way in each, and no way from one to the next. */
export function guideRuns(drawn: DrawnPart, start: readonly Point[]): Point[][] {
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
