/** 出典: what a value stands in, in words. */
import type { ChangedPart, Kpi, PlanDefinition } from "@/domain/plan/definition";
import { decisionsOn, isDocumentReplaced, type ValueSource } from "@/domain/plan/sources";
import { dateJa, fiscalYearJa } from "@/domain/words/ja/dates";

/** The plan's own document, and where in it the KPI stands. */
export function documentSource(
  plan: Pick<PlanDefinition, "sourceDocument">,
  kpi: Pick<Kpi, "source">,
): string {
  return `${plan.sourceDocument}のうち${kpi.source}`;
}

/** What was decided, by its document; by its day where nobody named one. */
export function decisionSource({ document, decidedOn }: ValueSource): string {
  if (document !== null) return document;
  return decidedOn === null ? "変更の決定（文書の記載なし）" : `${dateJa(decidedOn)}の決定`;
}

/** 見直しの決定（令和9年度から） */
export function decisionSourceSince(source: ValueSource): string {
  return `${decisionSource(source)}${source.from === null ? "" : `（${fiscalYearJa(source.from)}から）`}`;
}

/** Every source of the values that a part has over the plan's years: 計画書のうち別紙5-1(1)、見直しの決定（令和9年度から） */
export function sourcesOverYears(plan: PlanDefinition, kpi: Kpi, part: ChangedPart): string[] {
  return [
    ...(isDocumentReplaced(plan, kpi, part) ? [] : [documentSource(plan, kpi)]),
    ...decisionsOn(plan, kpi, part).map(decisionSourceSince),
  ];
}
