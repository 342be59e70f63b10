/** 一覧: every KPI of a plan in every year at one look, as a table of KPI × year. Pure. */

import { isInForce } from "@/domain/plan/editions";
import { formatNumber, targetDecimals } from "@/domain/plan/quantity";
import { JUDGEMENT_CODES, type JudgementCode } from "@/domain/reports/judgement";
import { byEffort } from "@/domain/reports/pace/effort";
import { isCountedAlike, wayLeft } from "@/domain/reports/pace/way-left";
import { comparableYears } from "@/domain/reports/series";
import { placeOfMark } from "@/domain/reports/tally";
import { decimal } from "@/domain/shared/decimal";
import { addYears, type FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearLabel, fiscalYearShort } from "@/domain/words/ja/dates";
import { trendWord } from "@/domain/words/ja/plan/movement";
import { pillarLabel } from "@/domain/words/ja/plan/plan-words";
import { expectedSentence, heatSentence, MET_NEED, YEAR_TO_COME } from "@/domain/words/ja/reports/heat";
import { markSentence } from "@/domain/words/ja/reports/judgement";
import { needCellText } from "@/domain/words/ja/reports/pace";
import { MISSING_REASON_WORDS } from "@/domain/words/ja/reports/reports";
import type { DashboardView, KpiStanding, ShownYear, WorkingFigure } from "./dashboard";
import { departmentName } from "./department-name";
import { neededText } from "./outlook";

/** `quiet`: a year to come, or one that is not asked for. */
export interface HeatCell {
  readonly fy: FiscalYear;
  readonly kind: "marked" | "expected" | "value" | "missing" | "quiet";
  /** As it is printed, without the unit; "" where there is none. */
  readonly value: string;
  readonly code: JudgementCode | null;
  /** A word beside the value: 速報値, 年度途中の値; "" for a figure of the year's end. */
  readonly note: string;
  /** What the cell says, in one sentence. */
  readonly sentence: string;
  /** A change of what was approved that waits: its mark and its value. */
  readonly change: { readonly value: string; readonly code: JudgementCode } | null;
}

export interface HeatRow {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  /** Or that there is none. */
  readonly department: string;
  readonly pillarNo: number | null;
  readonly baseline: { readonly value: string; readonly year: string } | null;
  readonly cells: readonly HeatCell[];
  /** Figures that can be compared, the 現状値 first, for the small line; as numbers to draw, never to reckon with. */
  readonly course: readonly { readonly fy: FiscalYear; readonly value: number }[];
  readonly target: { readonly value: string; readonly year: string };
  /** A target that is a number, to draw; else null. */
  readonly targetLine: number | null;
  readonly need: string;
  /** The same in a whole sentence. */
  readonly needSentence: string;
}

export interface HeatGroup {
  /** null: the plan as a whole, or all of them in one order. */
  readonly pillarNo: number | null;
  readonly title: string;
  /** How many KPIs it has. */
  readonly size: number;
  /** Every one of them; of a group that is folded, none. */
  readonly rows: readonly HeatRow[];
  /** Of a folded group: for each year how many have which mark; else null. */
  readonly folded: readonly HeatCount[] | null;
}

interface HeatCount {
  readonly fy: FiscalYear;
  readonly marks: readonly { readonly code: JudgementCode; readonly count: number }[];
  /** How many have a figure that nobody has approved, and none that was. */
  readonly waiting: number;
}

/** More rows than these are read by nobody at one look: the table then has a line for each group, one of which can be open, and of an order the first of it. */
export const MOST_ROWS = 60;
/** A folded group as the address names it: its pillar's number, 0 for the plan as a whole. */
export const openName = ({ pillarNo }: Pick<HeatGroup, "pillarNo">): number => pillarNo ?? 0;

export interface HeatTable {
  readonly years: readonly { readonly fy: FiscalYear; readonly short: string; readonly label: string }[];
  readonly groups: readonly HeatGroup[];
  readonly sort: "plan" | "need";
  /** Of an order: how many KPIs it leaves out. */
  readonly leftOut: number;
}

/**
 * @param years the plan's
 * @param lastEnded the latest year that has ended: later ones have no mark
 * @param open which group is open where not all can be, as {@link openName} names it; none where it is left out
 */
export function heatTable(
  view: Pick<DashboardView, "overall" | "pillars">,
  {
    years,
    lastEnded,
    sort,
    open,
  }: { years: readonly FiscalYear[]; lastEnded: FiscalYear; sort: HeatTable["sort"]; open?: number },
): HeatTable {
  const rowsOf = (standings: readonly KpiStanding[]) =>
    standings.map((standing) => heatRow(standing, years, lastEnded));
  const head = {
    years: years.map((fy) => ({ fy, short: fiscalYearShort(fy), label: fiscalYearLabel(fy) })),
    sort,
  };
  const all = [...view.overall, ...view.pillars.flatMap(({ kpis }) => kpis)];
  if (sort === "need") {
    const shown = byNeed(all).slice(0, MOST_ROWS);
    const title = "必要な伸びの大きい順";
    const group = { pillarNo: null, title, size: shown.length, rows: rowsOf(shown), folded: null };
    return { ...head, groups: all.length > 0 ? [group] : [], leftOut: all.length - shown.length };
  }
  const placed = [
    { pillarNo: null, title: "計画全般", kpis: view.overall },
    ...view.pillars.map(({ pillar, kpis }) => ({
      pillarNo: pillar.no,
      title: `(${pillar.no}) ${pillarLabel(pillar)}`,
      kpis,
    })),
  ].filter(({ kpis }) => kpis.length > 0);
  const groups = placed.map(({ kpis, ...group }) => {
    const rows = rowsOf(kpis);
    const isOpen = all.length <= MOST_ROWS || openName(group) === open;
    return isOpen
      ? { ...group, size: rows.length, rows, folded: null }
      : { ...group, size: rows.length, rows: [], folded: years.map((fy) => countOf(rows, fy)) };
  });
  return { ...head, groups, leftOut: 0 };
}

/** Which signs stand in the table, in the order of the marks: its legend explains no other. */
export function heatSigns({ groups }: Pick<HeatTable, "groups">): {
  readonly codes: readonly JudgementCode[];
  /** A figure that nobody has approved. */
  readonly isExpected: boolean;
} {
  const cells = groups.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  const folded = groups.flatMap((group) => group.folded ?? []);
  const codes = new Set([
    ...cells.flatMap(({ code, change }) => [code, change?.code ?? null]),
    ...folded.flatMap(({ marks }) => marks.map(({ code }) => code)),
  ]);
  return {
    codes: JUDGEMENT_CODES.filter((code) => codes.has(code)),
    isExpected:
      cells.some(({ kind, change }) => kind === "expected" || change !== null) ||
      folded.some(({ waiting }) => waiting > 0),
  };
}

/** Only what was approved has a mark that counts, as in every tally. */
function countOf(rows: readonly HeatRow[], fy: FiscalYear): HeatCount {
  const cells = rows.flatMap((row) => row.cells.find((each) => each.fy === fy) ?? []);
  const codes = cells.flatMap(({ kind, code }) => (kind !== "expected" && code !== null ? [code] : []));
  const counts = Map.groupBy(codes, (code) => code);
  return {
    fy,
    marks: JUDGEMENT_CODES.flatMap((code) => {
      const count = counts.get(code)?.length ?? 0;
      return count === 0 ? [] : [{ code, count }];
    }),
    waiting: cells.filter(({ kind }) => kind === "expected").length,
  };
}

function byNeed(standings: readonly KpiStanding[]): KpiStanding[] {
  return [...standings].sort((a, b) => byEffort(a.outlook?.effort ?? null, b.outlook?.effort ?? null));
}

function heatRow(standing: KpiStanding, years: readonly FiscalYear[], lastEnded: FiscalYear): HeatRow {
  const { kpi, definition, series } = standing;
  const { baseline } = kpi;
  // Years to come are asked for the target that holds in the end.
  const last = standing.outlook?.ahead?.kpi ?? kpi;
  const { target } = last;
  const known = new Map(series.years.map((year) => [year.fy, year]));
  const pending = new Map(standing.pending.map((each) => [each.year.fy, each]));
  return {
    id: kpi.id,
    name: kpi.name,
    unit: kpi.unit,
    department: departmentName(standing),
    pillarNo: standing.pillarNo,
    baseline:
      baseline.value === null
        ? null
        : { value: formatNumber(baseline.value, kpi.decimals), year: fiscalYearShort(baseline.fy) },
    cells: years.map((fy) =>
      isInForce(definition, fy)
        ? heatCell(standing, fy, { year: known.get(fy), pending: pending.get(fy), lastEnded })
        : quiet(fy, "この年度は対象ではありません。"),
    ),
    course: courseOf(standing),
    target: { value: targetValue(last), year: fiscalYearShort(target.fy) },
    targetLine:
      target.value.kind === "number" && isCountedAlike(last, kpi)
        ? decimal(target.value.value).toNumber()
        : null,
    need: needOf(standing),
    needSentence: neededText(standing),
  };
}

function heatCell(
  { kpi }: KpiStanding,
  fy: FiscalYear,
  { year, pending, lastEnded }: { year?: ShownYear; pending?: WorkingFigure; lastEnded: FiscalYear },
): HeatCell {
  const waiting = pending?.year.actual ?? null;
  const printed = (value: Parameters<typeof formatNumber>[0]) => formatNumber(value, kpi.decimals);
  const place = year ? placeOfMark(year, lastEnded) : "running";
  const answered = year !== undefined && (year.actual !== null || hasAnswer(year));
  if (pending && waiting !== null && !answered) {
    const code = place === "mark" ? pending.year.judgement.code : null;
    return {
      ...cell(fy, "expected", expectedSentence(pending.year.judgement, pending.state, code !== null)),
      value: printed(waiting),
      code,
    };
  }
  if (year === undefined || place === "not_surveyed")
    return quiet(fy, place === "not_surveyed" ? "調査しない年度です。" : YEAR_TO_COME);
  if (year.actual === null) {
    if (place === "running" && !answered) return quiet(fy, YEAR_TO_COME);
    const note = MISSING_REASON_WORDS[year.missing?.reason ?? "not_entered"];
    return { ...cell(fy, "missing", markSentence(year.judgement)), code: "not_evaluated", note };
  }
  const isMarked = place === "mark" && year.figureStatus !== "interim";
  return {
    ...cell(fy, isMarked ? "marked" : "value", heatSentence(markSentence(year.judgement), pending)),
    value: printed(year.actual),
    code: isMarked ? year.judgement.code : null,
    note: year.figureStatus === "interim" ? "途中" : year.figureStatus === "provisional" ? "速報" : "",
    change:
      pending && waiting !== null && pending.replaces !== "reworded"
        ? { value: printed(waiting), code: pending.year.judgement.code }
        : null,
  };
}

function hasAnswer({ revision, missing }: ShownYear): boolean {
  return revision !== null && missing !== null && missing.reason !== "not_entered";
}

function cell(fy: FiscalYear, kind: HeatCell["kind"], sentence: string): HeatCell {
  return { fy, kind, sentence, value: "", code: null, note: "", change: null };
}

function quiet(fy: FiscalYear, sentence: string): HeatCell {
  return cell(fy, "quiet", sentence);
}

/** In the terms of the chosen year: what cannot be compared with it is no point of the line. */
function courseOf({ kpi, definition, series, year }: KpiStanding): HeatRow["course"] {
  const { baseline } = kpi;
  const afterLast = addYears(series.years.at(-1)?.fy ?? year.fy, 1);
  const figures = comparableYears(definition, series.years, afterLast);
  const first = baseline.value === null ? [] : [{ fy: baseline.fy, value: baseline.value }];
  return [...first.filter(({ fy }) => !figures.some((each) => each.fy <= fy)), ...figures].map(
    ({ fy, value }) => ({ fy, value: decimal(value).toNumber() }),
  );
}

function targetValue(kpi: KpiStanding["kpi"]): string {
  const { value } = kpi.target;
  if (value.kind === "number") return formatNumber(value.value, targetDecimals(value.value, kpi.decimals));
  return value.kind === "trend" ? trendWord(kpi) : "—";
}

function needOf({ kpi, outlook }: KpiStanding): string {
  const way = wayLeft(kpi, outlook);
  if (way === null) return "―";
  return decimal(way.need.value).isZero() ? MET_NEED : needCellText(way.need, way);
}
