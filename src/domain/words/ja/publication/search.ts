/** The search of the public side: what its groups are called, and what is said of a search. */

import type { PlanWords } from "@/domain/plan/definition";
import { type Asked, MOST_LETTERS, MOST_SHOWN, type PublicKind } from "@/domain/publication/search/find";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import { quoted } from "@/domain/words/ja/quotes";
import { ASSESSMENTS_TITLE } from "./assessments";

/** The page, the field and its button. */
export const PUBLIC_SEARCH_WORD = "検索";
/** The page as a list of all there is, where nobody can answer a search. */
export const PUBLIC_INDEX_TITLE = "掲載している項目の一覧";

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

/** For search engines and previews of a link. */
export const PUBLIC_SEARCH_DESCRIPTION =
  "このサイトに載っている指標・取組・文章・訂正を、ことばで探すページです。";

export const PUBLIC_SEARCH_HINT =
  "このサイトに今載っている指標や取組の名称、要因や今後の取組などの文章、訂正と定義の変更から探します。ことばを空白で区切ると、すべてを含むものに絞り込みます。全角・半角、ひらがな・カタカナ、大文字・小文字は区別しません。";

/** Why nothing was looked for. */
export function faultSentence(fault: NonNullable<Asked["fault"]>): string {
  switch (fault) {
    case "empty":
      return "探すことばを入力してください。";
    case "too_long":
      return `探すことばが長すぎます。${MOST_LETTERS}字以内で入力してください。`;
    case "only_marks":
      return "記号だけでは探せません。文字か数字を入力してください。";
  }
}

export function foundSentence(typed: string, count: number): string {
  return count === 0
    ? `${quoted(typed)}に当てはまるものは見つかりませんでした。`
    : `${quoted(typed)}に当てはまるものが${count.toLocaleString("en-US")}件あります。`;
}

export const NOTHING_FOUND_HINT =
  "ことばを短くするか、別の書き方（「手続き」を「手続」など）でお試しください。過去の公表の内容は探していません。";

export const MORE_FOUND = (count: number) =>
  `ほか${(count - MOST_SHOWN).toLocaleString("en-US")}件。ことばを足すと絞り込めます。`;

export const TOO_MANY_SEARCHES_TITLE = "少し間を空けてください";
export const TOO_MANY_SEARCHES =
  "検索が続いたため、少し間を空けています。数秒してからもう一度お試しください。";

export const SEARCH_AWAY_TITLE = "ただいま検索できません";
export const SEARCH_AWAY = "ただいま検索できません。しばらくしてからもう一度お試しください。";
