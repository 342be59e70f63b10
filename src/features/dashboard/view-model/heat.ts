/** 一覧: every KPI of a plan in every year at one look, as a table of KPI × year. Pure. */

import { formatNumber, targetDecimals } from "@/domain/plan/quantity";
import { JUDGEMENT_CODES, type JudgementCode } from "@/domain/reports/judgement";
import { inOrder, KPI_ORDERS, type KpiOrder, type OrderedKpi } from "@/domain/reports/kpi-order";
import { isCountedAlike, wayLeft } from "@/domain/reports/pace/way-left";
import { comparableYears } from "@/domain/reports/series";
import { decimal } from "@/domain/shared/decimal";
import { addYears, type FiscalYear, laterFy } from "@/domain/shared/fiscal-year";
import { fiscalYearLabel, fiscalYearShort } from "@/domain/words/ja/dates";
import { trendWord } from "@/domain/words/ja/plan/movement";
import { pillarLabel } from "@/domain/words/ja/plan/plan-words";
import { MET_NEED, ORDER_WORDS, wayCellText } from "@/domain/words/ja/reports/heat";
import { needCellText } from "@/domain/words/ja/reports/pace";
import type { DashboardView, KpiStanding } from "./dashboard";
import { departmentName } from "./department-name";
import { type HeatCell, heatCellOf } from "./heat-cell";
import { neededText } from "./outlook";

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
  readonly target: {
    readonly value: string;
    readonly year: string;
    /** The chosen year's own, until the last year that it holds for: R8まで 2,500; null where it is the same one. */
    readonly before: string | null;
  };
  /** A target that is a number, to draw; else null. */
  readonly targetLine: number | null;
  readonly need: string;
  /** How far the chosen year is on its guided way; "" where there is none. */
  readonly way: string;
  /** What is needed, in a whole sentence. */
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

interface HeatYear {
  readonly short: string;
  readonly label: string;
}

export interface HeatTable {
  /** Of every 現状値; null where they are of several years: then each tells its own. */
  readonly baselineYear: HeatYear | null;
  /** The years between the 現状値 and the plan's first one; null where there is none. */
  readonly gap: HeatYear | null;
  readonly years: readonly (HeatYear & { readonly fy: FiscalYear })[];
  /** What the last column tells: what each year to come needs, how far the year is on its guided way, or nothing. */
  readonly last: "need" | "way" | null;
  readonly groups: readonly HeatGroup[];
  readonly sort: HeatSort;
  /** The orders that say something of these KPIs. */
  readonly sorts: readonly HeatSort[];
  /** Of an order: how many KPIs it leaves out. */
  readonly leftOut: number;
}

type HeatSort = KpiOrder | "plan";

interface HeatChoice {
  /** The plan's. */
  readonly years: readonly FiscalYear[];
  /** The latest year that has ended: later ones have no mark. */
  readonly lastEnded: FiscalYear;
  readonly sort: HeatSort;
  /** Which group is open where not all can be, as {@link openName} names it; none where it is left out. */
  readonly open?: number;
}

export function heatTable(
  view: Pick<DashboardView, "overall" | "pillars">,
  { years, lastEnded, sort: asked, open }: HeatChoice,
): HeatTable {
  const rowsOf = (standings: readonly KpiStanding[]) =>
    standings.map((standing) => heatRow(standing, years, lastEnded));
  const all = [...view.overall, ...view.pillars.flatMap(({ kpis }) => kpis)];
  const hasNeed = all.some(({ outlook }) => outlook?.over === null);
  const hasWay = all.some((standing) => coveredOf(standing) !== null);
  const sorts = HEAT_SORTS.filter((each) => (each !== "need" || hasNeed) && (each !== "way" || hasWay));
  const sort = sorts.includes(asked) ? asked : "plan";
  const head = {
    ...beforePlan(all, years),
    years: years.map(heatYear),
    last: hasNeed ? ("need" as const) : hasWay ? ("way" as const) : null,
    sort,
    sorts,
  };
  if (sort !== "plan") {
    const shown = inOrder(all, sort, (standing) => orderedKpi(standing, lastEnded)).slice(0, MOST_ROWS);
    const title = ORDER_WORDS[sort];
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

const HEAT_SORTS: readonly HeatSort[] = ["plan", ...KPI_ORDERS];

function heatYear(fy: FiscalYear): HeatTable["years"][number] {
  return { fy, short: fiscalYearShort(fy), label: fiscalYearLabel(fy) };
}

/** What stands before the plan's own years: the year of the 現状値, and those after it. */
function beforePlan(
  standings: readonly KpiStanding[],
  [first]: readonly FiscalYear[],
): Pick<HeatTable, "baselineYear" | "gap"> {
  const known = standings.flatMap(({ kpi }) => (kpi.baseline.value === null ? [] : [kpi.baseline.fy]));
  const latest = known.length > 0 ? known.reduce(laterFy) : null;
  if (latest === null || first === undefined) return { baselineYear: null, gap: null };
  const [from, until] = [heatYear(addYears(latest, 1)), heatYear(addYears(first, -1))];
  const join = (part: "short" | "label") =>
    from.fy === until.fy ? from[part] : `${from[part]}～${until[part]}`;
  return {
    baselineYear: known.every((fy) => fy === latest) ? heatYear(latest) : null,
    gap: from.fy > until.fy ? null : { short: join("short"), label: join("label") },
  };
}

function orderedKpi(standing: KpiStanding, lastEnded: FiscalYear): OrderedKpi {
  const { kpi, year, outlook } = standing;
  const { kind, code } = heatCellOf(standing, year.fy, lastEnded);
  return {
    name: kpi.name,
    mark: { code: code ?? "not_evaluated", isExpected: kind === "expected" },
    covered: coveredOf(standing),
    effort: outlook?.effort ?? null,
  };
}

/** Of the chosen year. */
function coveredOf({ year: { actual, pace } }: KpiStanding) {
  return actual === null ? null : (pace?.covered ?? null);
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

function heatRow(standing: KpiStanding, years: readonly FiscalYear[], lastEnded: FiscalYear): HeatRow {
  const { kpi } = standing;
  const { baseline } = kpi;
  // Years to come are asked for the target that holds in the end.
  const ahead = standing.outlook?.ahead ?? null;
  const last = ahead?.kpi ?? kpi;
  const { target } = last;
  // Under a name with the unit of before, what is said in another one says so.
  const unit = ahead !== null && !isCountedAlike(last, kpi) ? last.unit : "";
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
    cells: years.map((fy) => heatCellOf(standing, fy, lastEnded)),
    course: courseOf(standing),
    target: {
      value: `${targetValue(last)}${target.value.kind === "number" ? unit : ""}`,
      year: fiscalYearShort(target.fy),
      before:
        ahead &&
        `${fiscalYearShort(addYears(ahead.since, -1))}まで ${targetValue(kpi)}${unit === "" ? "" : kpi.unit}`,
    },
    targetLine:
      target.value.kind === "number" && isCountedAlike(last, kpi)
        ? decimal(target.value.value).toNumber()
        : null,
    need: needOf(standing),
    way: wayOf(standing),
    needSentence: neededText(standing),
  };
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
  if (decimal(way.need.value).isZero()) return MET_NEED;
  return `${needCellText(way.need, way)}${isCountedAlike(way.kpi, kpi) ? "" : way.kpi.unit}`;
}

function wayOf(standing: KpiStanding): string {
  const covered = coveredOf(standing);
  return covered === null ? "" : wayCellText(covered);
}
