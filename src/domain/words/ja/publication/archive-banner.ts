/** Over an archived page as it is answered. */
import type { ChangesSince } from "@/domain/publication/changes/since";
import type { ArchiveWords } from "@/domain/words/public/archive-words";
import { CHANGE_KIND_WORDS } from "./publication";

export const ARCHIVE_JA: ArchiveWords = {
  isCurrent: (no) => `これは現在の公表（第${no}号）の保存版です。`,
  since: sinceJa,
  toCurrent: "現在の公表ページを見る",
  toCorrections: "訂正と定義の変更を見る",
  toKpi: "この指標の訂正履歴と定義の変更を見る",
  between: "　",
};

function sinceJa(changes: readonly ChangesSince[]): string {
  if (changes.length === 0) return "この公表のあと、このページの内容に訂正はありません。";
  return changes
    .map(({ kind, nos }) => {
      const by = nos.map((no) => `第${no}号`).join("・");
      return kind === "correction"
        ? `このページの内容は、公表${by}で訂正されました。`
        : `このページの内容には、公表${by}で${CHANGE_KIND_WORDS[kind]}がありました。`;
    })
    .join("");
}
