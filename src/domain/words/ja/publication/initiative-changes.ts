/** What a publication changes of the initiatives' yearly states, in sentences. */

import type { ChangeDetail } from "@/domain/publication/changes/change-fact";
import type { ToldInitiative } from "@/domain/publication/snapshot";
import { INITIATIVE_STATES, type InitiativeCounts } from "@/domain/reports/initiatives/initiative";
import { fiscalYearJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import { quoted } from "@/domain/words/ja/quotes";
import { evidenceChangeText } from "@/domain/words/ja/reports/evidence";
import { INITIATIVE_EVIDENCE_WORD, INITIATIVE_STATE_WORDS } from "@/domain/words/ja/reports/initiatives";
import { reasonWords } from "@/domain/words/ja/reports/reasons";

export type InitiativeDetail = Extract<
  ChangeDetail,
  { readonly what: "initiatives_told" } | { readonly initiative: string }
>;

export function initiativeChangeText(detail: InitiativeDetail): string {
  if (detail.what === "initiatives_told") {
    const first = detail.isFirst ? "初めて" : "新たに";
    const part = detail.isInterim ? "の途中" : "";
    return `${quoted(detail.plan)}の${fiscalYearLabel(detail.fy)}${part}の取組の状況を${first}公表しました（${countsText(detail.counts)}）。`;
  }
  if (detail.what === "initiative_removed") {
    const years = detail.fys.map(fiscalYearJa).join("・");
    return `${named(detail.initiative)}の取組の状況（${years}）の掲載を終えました。これまでの公表は、過去の公表から見られます。`;
  }
  const opening = `${named(detail.initiative)}の${fiscalYearLabel(detail.fy)}の取組の状況`;
  switch (detail.what) {
    case "initiative_corrected": {
      const { before, after, reason } = detail;
      const states = `${INITIATIVE_STATE_WORDS[before]} → ${INITIATIVE_STATE_WORDS[after]}`;
      return `${opening}を訂正しました（${states}）。${reasonWords(reason)}`;
    }
    case "initiative_words_updated":
      return `${opening}の説明を更新しました。${reasonWords(detail.reason)}`;
    case "initiative_department_changed":
      return `${opening}を報告する所管課が、${detail.before}から${detail.after}に変わりました。`;
    case "initiative_evidence_changed":
      return `${opening}の${evidenceChangeText(INITIATIVE_EVIDENCE_WORD, detail)}。${reasonWords(detail.reason)}`;
  }
}

/** Beside the answer itself: 第7号で訂正（完了 → 実施中）, 第7号で説明を更新, 第7号で資料を更新. */
export function replacedAnswerText(
  kind: "correction" | "text" | "evidence",
  no: number,
  { before, after }: Pick<ToldInitiative, "before" | "after">,
): string {
  if (kind === "evidence") return `公表第${no}号で${INITIATIVE_EVIDENCE_WORD}を更新しました。`;
  if (kind === "text" || after === null) return `公表第${no}号で説明を更新しました。`;
  const states = `${INITIATIVE_STATE_WORDS[before]} → ${INITIATIVE_STATE_WORDS[after]}`;
  return `公表第${no}号で訂正しました（${states}）。`;
}

/** The link to the page as it stood before that. */
export const BEFORE_REPLACED = "前の内容を見る";

/** An initiative's words are a sentence's length: they stand in the brackets of a title. */
function named(initiative: string): string {
  return `『${initiative}』`;
}

/** 未着手3、実施中40: states that no initiative is in are left out. */
function countsText(counts: InitiativeCounts): string {
  return INITIATIVE_STATES.filter((state) => counts[state] > 0)
    .map((state) => `${INITIATIVE_STATE_WORDS[state]}${counts[state]}`)
    .join("、");
}
