/** 現状値 of a plan in preparation that no longer are the figures they were copied from. */
import { formatQuantity } from "@/domain/plan/quantity";
import type { StaleBaseline } from "@/domain/proposals/next-plan/baselines";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { quoted } from "@/domain/words/ja/quotes";

export const STALE_BASELINES_TITLE = "前の計画の実績と違う現状値があります";

export function staleBaselineSentence({ kpi, fy, baseline, figure }: StaleBaseline): string {
  const value = `${formatQuantity(baseline, kpi)}は、いまの実績${formatQuantity(figure, kpi)}`;
  return `${quoted(kpi.name)}の現状値（${fiscalYearJa(fy)}）${value}と違います。`;
}
