/** Over an archived page as it is answered, in やさしい日本語. */
import type { ChangesSince } from "@/domain/publication/changes/since";
import type { ChangeKind } from "@/domain/publication/snapshot";
import type { ArchiveWords, WithdrawalWords } from "@/domain/words/public/archive-words";
import { dayEasy } from "./dates";

export const ARCHIVE_EASY: ArchiveWords = {
  isCurrent: (no) => `これは、いまのページ（第《だい》${no}号《ごう》）と同《おな》じです。`,
  since: sinceEasy,
  toCurrent: "いまのページを見《み》る",
  toCorrections: "なおしたところを見《み》る",
  toKpi: "この目標《もくひょう》のなおしたところを見《み》る",
  between: " ",
};

const SAID: Partial<Record<ChangeKind, string>> = {
  correction: "なおしました",
  confirmation: "数字《すうじ》が決《き》まりました",
  mark: "しるしがかわりました",
  definition: "決《き》まりがかわりました",
  text: "説明《せつめい》がかわりました",
  evidence: "資料《しりょう》がかわりました",
};

function sinceEasy(changes: readonly ChangesSince[]): string {
  if (changes.length === 0) return "このあとで、なおしたところはありません。";
  return changes
    .map(({ kind, nos }) => {
      const by = nos.map((no) => `第《だい》${no}号《ごう》`).join("と");
      return `このページは、${by}で${SAID[kind] ?? "かわりました"}。`;
    })
    .join("");
}

export const WITHDRAWAL_EASY: WithdrawalWords = {
  heading: "取《と》り消《け》しのお知《し》らせ",
  withdrawn: (no, iso) => `第《だい》${no}号《ごう》は、${dayEasy(iso)}に取《と》り消《け》しました。`,
  reason: "理由《りゆう》：",
  toArchive: "いままでに出《だ》したものを見《み》る",
};
