/** What a publication changes against the one before it, in words a citizen understands. */

import { type Kpi, listKpis } from "@/domain/plan/definition";
import { formatQuantity } from "@/domain/plan/quantity";
import { sameFigure } from "@/domain/shared/decimal";
import { fiscalYearLabel } from "@/domain/words/ja/dates";
import { JUDGEMENT_WORDS, judgementMark } from "@/domain/words/ja/judgement";
import { evidenceKey } from "./evidence";
import type { PublicationChange, PublishedPlan, PublishedYear } from "./snapshot";

/**
 * @param before the plans of the publication before; null for the first one
 * @param after the plans about to be published
 * @returns in the order of the plans and their KPIs; empty when nothing a citizen sees has changed
 */
export function publicationChanges(
  before: readonly PublishedPlan[] | null,
  after: readonly PublishedPlan[],
): PublicationChange[] {
  if (before === null) {
    return [
      {
        kind: "first",
        kpiId: null,
        fy: null,
        text: "はじめての公表です。計画と、計画書に載っている実績を公表しました。",
      },
    ];
  }
  const plansBefore = new Map(before.map((plan) => [plan.definition.id, plan]));
  return after.flatMap((plan) => changesOfPlan(plansBefore.get(plan.definition.id) ?? null, plan));
}

function changesOfPlan(before: PublishedPlan | null, after: PublishedPlan): PublicationChange[] {
  const name = after.definition.name;
  if (before === null) {
    return [{ kind: "definition", kpiId: null, fy: null, text: `「${name}」を新しく公表しました。` }];
  }
  const changes: PublicationChange[] = [];
  if (JSON.stringify(before.definition) !== JSON.stringify(after.definition)) {
    changes.push({
      kind: "definition",
      kpiId: null,
      fy: null,
      text: `「${name}」の計画の内容を更新しました。`,
    });
  }
  const seriesBefore = new Map(before.courses.map((series) => [series.kpiId, series]));
  const kpis = new Map(listKpis(after.definition).map(({ kpi }) => [kpi.id, kpi]));
  for (const series of after.courses) {
    const kpi = kpis.get(series.kpiId);
    if (!kpi) continue;
    const yearsBefore = new Map(seriesBefore.get(series.kpiId)?.years.map((year) => [year.fy, year]));
    for (const year of series.years) {
      const yearBefore = yearsBefore.get(year.fy) ?? null;
      const change = changeOfYear(kpi, yearBefore, year) ?? changeOfEvidence(kpi, yearBefore, year);
      if (change) changes.push(change);
    }
  }
  return changes;
}

/** The entry by which a publication says that an earlier one was taken back (取下げ). */
export function withdrawalChange(no: number, reason: string): PublicationChange {
  return {
    kind: "withdrawal",
    kpiId: null,
    fy: null,
    text: `公表第${no}号を取り下げました。理由：${reason}`,
  };
}

function changeOfYear(
  kpi: Kpi,
  before: PublishedYear | null,
  after: PublishedYear,
): PublicationChange | null {
  if ((before?.revision ?? null) === after.revision && sameFigure(before?.actual ?? null, after.actual))
    return changeOfMark(kpi, before, after);
  const label = `「${kpi.name}」の${fiscalYearLabel(after.fy)}`;
  const base = { kpiId: kpi.id, fy: after.fy };
  const figure = (value: string | null) => (value === null ? "実績なし" : formatQuantity(value, kpi));
  const mark = JUDGEMENT_WORDS[after.judgement.code];
  if (before === null || before.revision === null) {
    // the year's first word, a figure or the statement that there is none yet
    const text =
      after.actual === null
        ? `${label}は、実績がまだ出ていません。`
        : `${label}の実績は${figure(after.actual)}（${mark.symbol} ${mark.word}）です。`;
    return { kind: "figure", ...base, text };
  }
  if (sameFigure(before.actual, after.actual)) {
    return { kind: "figure", ...base, text: `${label}の説明を更新しました。` };
  }
  // A year that was waiting for its figure is answered, not corrected.
  if (before.actual === null) {
    return {
      kind: "figure",
      ...base,
      text: `${label}の実績は${figure(after.actual)}（${mark.symbol} ${mark.word}）です。`,
    };
  }
  return {
    kind: "correction",
    ...base,
    text: `${label}の実績を${figure(before.actual)}から${figure(after.actual)}に訂正しました（${mark.symbol} ${mark.word}）。`,
  };
}

/** The same figure under another mark: an earlier year was corrected, or the plan's target changed. */
function changeOfMark(
  kpi: Kpi,
  before: PublishedYear | null,
  after: PublishedYear,
): PublicationChange | null {
  if (before === null || after.actual === null || before.judgement.code === after.judgement.code) return null;
  return {
    kind: "figure",
    kpiId: kpi.id,
    fy: after.fy,
    text: `「${kpi.name}」の${fiscalYearLabel(after.fy)}の目標達成状況が「${judgementMark(before.judgement.code)}」から「${judgementMark(after.judgement.code)}」に変わりました。実績は変わっていません。`,
  };
}

/** The same figure under the same mark, with other evidence. */
function changeOfEvidence(
  kpi: Kpi,
  before: PublishedYear | null,
  after: PublishedYear,
): PublicationChange | null {
  const keys = (year: PublishedYear | null) => (year?.evidence ?? []).map(evidenceKey);
  const [was, is] = [keys(before), keys(after)];
  const isAdded = is.some((key) => !was.includes(key));
  const isRemoved = was.some((key) => !is.includes(key));
  if (!isAdded && !isRemoved) return null;
  const what = !isRemoved
    ? "根拠資料を追加しました"
    : !isAdded
      ? "根拠資料を取り下げました"
      : "根拠資料を追加し、一部を取り下げました";
  return {
    kind: "evidence",
    kpiId: kpi.id,
    fy: after.fy,
    text: `「${kpi.name}」の${fiscalYearLabel(after.fy)}の${what}。`,
  };
}
