/** The search of the public side: what its groups are called, and what is said of a search. */

import type { PlanWords } from "@/domain/plan/definition";
import { MOST_LETTERS, type PublicKind } from "@/domain/publication/search/find";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import { quoted } from "@/domain/words/ja/quotes";
import type { SearchWords } from "@/domain/words/public/search-words";
import { ASSESSMENTS_TITLE } from "./assessments";

/** @param words what the leading plan calls its parts */
export function publicKindWord(
  kind: PublicKind,
  words: Pick<PlanWords, "kpi" | "pillar" | "measure">,
): string {
  switch (kind) {
    case "kpis":
      return words.kpi;
    case "metrics":
      return METRICS;
    case "parts":
      return `${words.pillar}・${words.measure}`;
    case "initiatives":
      return "取組項目";
    case "reports":
      return "実績の説明";
    case "answers":
      return "取組の状況";
    case "assessments":
      return ASSESSMENTS_TITLE;
    case "corrections":
      return "訂正と定義の変更";
  }
}

export const SEARCH_JA: SearchWords = {
  title: "検索",
  index: "掲載している項目の一覧",
  description: "このサイトに載っている指標・取組・文章・訂正を、ことばで探すページです。",
  hint: "このサイトに今載っている指標や取組の名称、要因や今後の取組などの文章、訂正と定義の変更から探します。ことばを空白で区切ると、すべてを含むものに絞り込みます。全角・半角、ひらがな・カタカナ、大文字・小文字は区別しません。",
  faults: {
    empty: "探すことばを入力してください。",
    too_long: `探すことばが長すぎます。${MOST_LETTERS}字以内で入力してください。`,
    only_marks: "記号だけでは探せません。文字か数字を入力してください。",
    too_often: "検索が続いたため、少し間を空けています。数秒してからもう一度お試しください。",
  },
  found: (typed, count) => [
    "",
    quoted(typed),
    count === 0
      ? "に当てはまるものは見つかりませんでした。"
      : `に当てはまるものが${count.toLocaleString("en-US")}件あります。`,
  ],
  nothingHint:
    "ことばを短くするか、別の書き方（「手続き」を「手続」など）でお試しください。過去の公表の内容は探していません。",
  more: (count) => `ほか${count.toLocaleString("en-US")}件。ことばを足すと絞り込めます。`,
  group: (kind, count) => `${kind}　${count}件`,
  colon: "：",
  away: {
    title: "ただいま検索できません",
    text: "ただいま検索できません。しばらくしてからもう一度お試しください。",
  },
};
