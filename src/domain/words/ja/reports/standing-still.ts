/** Why an initiative (取組項目) counts as one that does not move, in one sentence. */
import type { Standstill } from "@/domain/reports/initiatives/standing-still";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { INITIATIVE_STATE_WORDS } from "./initiatives";

export const STANDING_STILL_TITLE = "動きのない取組";

/** Beside what nobody has approved yet. */
export const PENDING_ANSWER_WORD = "承認前";

export function standstillSentence(why: Standstill, fy: FiscalYear): string {
  switch (why.kind) {
    case "same_state":
      return `${fiscalYearJa(why.since)}から「${INITIATIVE_STATE_WORDS[why.progress]}」のままです。`;
    case "went_back":
      return `${fiscalYearJa(why.from.fy)}の「${INITIATIVE_STATE_WORDS[why.from.progress]}」から「${INITIATIVE_STATE_WORDS[why.progress]}」に戻りました。`;
    case "no_next_step":
      return "「見直し」ですが、今後の取組がまだ書かれていません。";
    case "same_words":
      return `${fiscalYearJa(why.since)}から「${INITIATIVE_STATE_WORDS[why.progress]}」ですが、前回と同じ説明です。`;
    case "no_words":
      return `${fiscalYearJa(why.since)}から「${INITIATIVE_STATE_WORDS[why.progress]}」ですが、${fiscalYearJa(fy)}に取り組んだことの説明がありません。`;
    case "returned":
      return "差し戻した回答が、期限を過ぎても出し直されていません。";
    case "unanswered":
      return "期限を過ぎても、回答がありません。";
  }
}
