/** 公表時点で見る: a page of the staff side as one publication told it. */

import { dateJa } from "@/domain/words/ja/dates";
import { quoted } from "@/domain/words/ja/quotes";

export const AS_OF_LABEL = "公表時点で見る";

/** In the place of a publication: what is so at this moment. */
export const NOW_LABEL = "いま";

export const TO_NOW = "いまの内容を見る";

export function publicationNo(no: number): string {
  return `第${no}号`;
}

export interface NamedPublication {
  readonly no: number;
  readonly title: string;
  /** ISO instant. */
  readonly publishedAt: string;
}

/** 第3号「令和7年度の進捗」（令和8年11月27日公表）: two of the same day, or of the same title, can be told apart. */
export function publicationName({ no, title, publishedAt }: NamedPublication): string {
  return `${publicationNo(no)}${quoted(title)}（${dateJa(publishedAt)}公表）`;
}

/** 第3号「令和7年度の進捗」（令和8年11月27日公表）の時点 */
export function asOfTitle(publication: NamedPublication): string {
  return `${publicationName(publication)}の時点`;
}

export const AS_OF_SENTENCE =
  "この画面の数値・評価・説明は、この公表に載ったものです。その後の変更や、承認前の値は含みません。";

/** Where a page cannot be shown as of a publication. */
export const NOT_TOLD_TITLE = "その公表の時点では表示できません";

export const TO_PUBLICATIONS = "公表の一覧を見る";

/** 第3号は取り下げられています。 */
export function withdrawnSince(no: number): string {
  return `${publicationNo(no)}は取り下げられています。`;
}

/** 第9号という公表はありません。 */
export function noSuchPublication(no: number): string {
  return `${publicationNo(no)}という公表はありません。`;
}

/** 第1号に計画「みどりの計画」は載っていません。 @param what with its kind: 計画「みどりの計画」 */
export function notToldBy(no: number, what: string): string {
  return `${publicationNo(no)}に${what}は載っていません。`;
}
