/** 現状値 of a plan in preparation that are not, or may not stay, the figures they were copied from. */
import { formatQuantity } from "@/domain/plan/quantity";
import type { StaleBaseline } from "@/domain/proposals/next-plan/baselines";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { quoted } from "@/domain/words/ja/quotes";

export const STALE_BASELINES_TITLE = "前の計画から引き継いだ現状値をご確認ください";

export function staleBaselineSentence(found: StaleBaseline): string {
  const { kpi, fy, baseline, figure, isProvisional } = found;
  if (isProvisional) {
    const name = `${quoted(kpi.name)}の現状値（${fiscalYearJa(fy)}）`;
    return `${name}${formatQuantity(baseline, kpi)}は、まだ速報値です。確報値で変わることがあります。`;
  }
  const value = `${formatQuantity(baseline, kpi)}は、いまの実績${formatQuantity(figure, kpi)}`;
  return `${quoted(kpi.name)}の現状値（${fiscalYearJa(fy)}）${value}と違います。`;
}
