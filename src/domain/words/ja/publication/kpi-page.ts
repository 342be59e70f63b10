/** Words of a KPI's public page: its parts in the order in which a reader asks, and what became of it since. */

import { CHANGE_KIND_WORDS } from "./publication";

/** By the part's address on the page. */
export const KPI_PAGE_PARTS = {
  why: "この評価の理由",
  words: "担当課の説明と今後の取組",
  pace: "進み方（参考）",
  initiatives: "この指標に関わる取組",
  record: "訂正と定義の変更",
  definition: "この指標について",
  data: "データ・埋め込み・確かめ方",
} as const;

export type KpiPagePart = keyof typeof KPI_PAGE_PARTS;

/** How often something was changed after it had been published. */
export interface ChangeCounts {
  /** Of figures. */
  readonly corrections: number;
  /** Marks that turned while their year's figure stayed: given again, or after an earlier year's figure. */
  readonly marks: number;
  /** Figures that became final, words, evidence, the department. */
  readonly updates: number;
  readonly definitions: number;
}

/**
 * What the head of the page says of it: 「訂正 1件」「定義の変更 2件」. That nothing was corrected is said as well; without it
 * nobody could tell it from silence.
 */
export function changeNotes({ corrections, marks, updates, definitions }: ChangeCounts): {
  readonly text: string;
  /** Whether there is more to read of it further down. */
  readonly isLink: boolean;
}[] {
  const note = (name: string, count: number) =>
    count === 0 ? [] : [{ text: `${name} ${count}件`, isLink: true }];
  return [
    ...(corrections === 0 ? [{ text: "訂正はありません", isLink: false }] : note("訂正", corrections)),
    ...note(CHANGE_KIND_WORDS.mark, marks),
    ...note("確定・説明などの更新", updates),
    ...note("定義の変更", definitions),
  ];
}

/** Behind the number of a publication that was withdrawn since. */
export const WITHDRAWN_NOTE = "（取り下げ）";

/** Beside a change that was told by a publication which was withdrawn since: 第8号で公表（取り下げ） */
export function withdrawnTelling(no: number): string {
  return `第${no}号で公表${WITHDRAWN_NOTE}`;
}
