/** The plan's definitions and their changes (定義の変更), in words. */

import type { Aggregation, ChangedPart, DefinitionChange, Direction, Kpi } from "@/domain/plan/definition";
import { kpiInYear } from "@/domain/plan/editions";
import { decimalsOf, formatQuantity } from "@/domain/plan/quantity";
import { decimalString, isDecimalString } from "@/domain/shared/decimal";
import { addYears, type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import { fiscalYearJa } from "./dates";

export const AGGREGATION_WORDS: Record<Aggregation, string> = {
  annual: "年間の値",
  point_in_time: "ある時点の値",
  cumulative: "累計",
  share: "割合",
  unspecified: "計画書に記載がありません",
};

export const DIRECTION_WORDS: Record<Direction, string> = {
  up: "大きいほどよい",
  down: "小さいほどよい",
};

const SETTING_WORDS: Record<string, string> = {
  "previous-actual": "直前の実績",
  baseline: "現状値",
  "equal-steps": "計画期間を均等に分ける",
  "linear-from-baseline": "現状値の年度から均等に分ける",
  none: "示さない",
};

/** What a changed part is called on every screen and page. */
export const CHANGED_PART_WORDS: Record<ChangedPart, string> = {
  added: "指標の追加",
  ended: "指標の終了",
  name: "指標名",
  place: "計画の中での位置",
  department: "所管課",
  definition: "定義",
  rationale: "指標の考え方",
  unit: "単位",
  scale: "単位の倍率",
  decimals: "小数の桁数",
  direction: "よい方向",
  aggregation: "数え方",
  upperLimit: "上限",
  baseline: "現状値",
  baselineFy: "現状値の年度",
  target: "目標値",
  targetFy: "目標値の年度",
  planned: "計画",
  documented: "計画書の実績",
  from: "指標の始まり",
  until: "指標の終わり",
  surveyed: "調査する年度",
  continues: "引き継ぐ指標",
  improvementReference: "上向きを比べる相手",
  guideMethod: "目安の引き方",
  endFy: "計画期間の最終年度",
  text: "文言",
};

/** Parts whose values are figures of the KPI. */
const FIGURES: readonly ChangedPart[] = ["upperLimit", "baseline", "target", "planned", "documented"];
const YEARS: readonly ChangedPart[] = ["baselineFy", "targetFy", "from", "until", "ended", "endFy"];

/**
 * One value of a changed part, as a reader understands it.
 * @param value in the plan file's notation
 * @param kpi as it is read in the years that the value holds for
 */
export function changedValue(what: ChangedPart, value: string | null, kpi: Kpi | null): string {
  if (value === null) return "なし";
  if (FIGURES.includes(what)) {
    if (!isDecimalString(value)) return trendText(value, kpi);
    const figure = decimalString(value);
    return kpi === null
      ? value
      : formatQuantity(figure, { unit: kpi.unit, decimals: decimalsOf(figure, Math.max(kpi.decimals, 6)) });
  }
  if (YEARS.includes(what)) return fiscalYearJa(fiscalYear(Number(value)));
  if (what === "surveyed") {
    return value
      .split(",")
      .map((year) => fiscalYearJa(fiscalYear(Number(year))))
      .join("・");
  }
  if (what === "direction") return DIRECTION_WORDS[value as Direction];
  if (what === "aggregation") return AGGREGATION_WORDS[value as Aggregation];
  if (what === "decimals") return `${value}桁`;
  if (what === "scale") return `${Number(value).toLocaleString("en-US")}倍`;
  return SETTING_WORDS[value] ?? value;
}

function trendText(value: string, kpi: Kpi | null): string {
  if (value === "—") return "なし";
  return kpi?.direction === "down" ? "低下" : "上昇";
}

/** 目標値 2,500手続き → 2,800手続き, without the year and the reason. */
export function changedValues(change: DefinitionChange, kpi: Kpi | null): string {
  const { what, from, before, after } = change;
  const of = (fy: FiscalYear | null) => (kpi === null || fy === null ? kpi : kpiInYear(kpi, fy));
  const earlier = from === null || what === "planned" || what === "documented" ? from : previous(from);
  const was = of(change.rejudges ? from : earlier);
  const name = CHANGED_PART_WORDS[what];
  if (what === "added" || what === "ended") {
    return what === "ended" && after !== null ? `${name}（${changedValue(what, after, kpi)}まで）` : name;
  }
  return `${name} ${changedValue(what, before, was)} → ${changedValue(what, after, of(from))}`;
}

function previous(fy: FiscalYear): FiscalYear {
  return addYears(fy, -1);
}

/** Which years a change holds for: （令和9年度から）, （令和9年度）; "" where no year matters. */
export function changedSince({ what, from }: DefinitionChange): string {
  if (from === null || what === "ended" || what === "until" || what === "added") return "";
  return what === "planned" || what === "documented"
    ? `（${fiscalYearJa(from)}）`
    : `（${fiscalYearJa(from)}から）`;
}

/** Why a plan that is not here yet cannot be taken in. */
export const NEW_PLAN_REFUSAL_WORDS = {
  other_municipality: (here: string) =>
    `ここには${here}の計画があります。別の市町村の計画を取り込むときは、そのことを明示してください（--other-municipality）。`,
  id_taken: (kpiId: KpiId, plan: string) =>
    `指標の id「${kpiId}」は、期間の重なる計画「${plan}」で使われています。別の id にしてください。`,
  continues_unknown: (name: string, kpiId: KpiId) =>
    `「${name}」が引き継ぐ指標「${kpiId}」は、どの計画にもありません。`,
};
