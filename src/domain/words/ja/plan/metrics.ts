/** What staff read of metrics: figures that the plan sets no target for. */
import type { Progress } from "@/domain/reports/progress";
import { quoted } from "@/domain/words/ja/quotes";

/** What they are called, as the plan's document does. */
export const METRICS = "KPI以外の実績";

/** In the place of a mark, a target and a pace. */
export const NO_TARGET_FIGURE = "目標のない実績です。目標達成状況の評価はありません。";

/** What was typed cannot be read as a figure. */
export function unreadableMetric(unit: string): string {
  return `この値は登録できません。単位は「${unit}」です。`;
}

/** 「KPI以外の実績5件：回答3件・承認1件」 */
export function metricsProgressWords({ total, answered, approved }: Progress): string {
  return `${METRICS}${total}件：回答${answered}件・承認${approved}件`;
}

/** 「うち、KPI以外の実績は2件です。」 of things that are counted together; "" where there is none. */
export function metricsAmong(counted: readonly { readonly isMetric: boolean }[]): string {
  const count = counted.filter(({ isMetric }) => isMetric).length;
  return count === 0 ? "" : `うち、${METRICS}は${count}件です。`;
}

/** The parts of a metric that a change can speak of. */
export const METRIC_PART_WORDS: Readonly<Record<string, string>> = {
  name: "名称",
  definition: "定義",
  department: "所管課",
  source: "実績の出典",
  unit: "単位",
  scale: "単位の倍率",
  decimals: "小数の桁数",
  aggregation: "数え方",
  upperLimit: "上限",
  lowest: "下限",
  from: "始まりの年度",
  until: "終わりの年度",
  place: "計画の中での位置",
};

/** KPI以外の実績の追加: one that comes into the plan, or goes. */
export function wholeMetricWords(isAdded: boolean): string {
  return `${METRICS}の${isAdded ? "追加" : "削除"}`;
}

/** KPI以外の実績「…」の単位; of the whole the metric itself. @param part null: the whole */
export function metricWords(part: string | null, name: string | null): string {
  const metric = `${METRICS}${name === null ? "" : quoted(name)}`;
  return part === null ? metric : `${metric}の${METRIC_PART_WORDS[part] ?? part}`;
}
