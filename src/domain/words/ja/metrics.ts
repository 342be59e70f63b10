/** What staff read of metrics: figures that the plan sets no target for. */
import type { Progress } from "@/domain/reports/progress";

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
