/** Why a publication is not made or taken back: what happened since its page was opened, or happens at this moment. */
import { quoted } from "@/domain/words/ja/quotes";

export type PublicationActKind = "publish" | "withdraw";

const AGAIN: Record<PublicationActKind, string> = {
  publish: "画面を読み込み直して、変更点を確かめてから公表してください。",
  withdraw: "画面を読み込み直して、変更点を確かめてから取り下げてください。",
};

/** Another publication was made. @param by null: the command line made it */
export function publishedMeanwhile(
  { no, title, by }: { readonly no: number; readonly title: string; readonly by: string | null },
  act: PublicationActKind,
): string {
  const what = `第${no}号${quoted(title)}`;
  const made = by === null ? `コマンドで${what}が公表されました。` : `${by}さんが${what}を公表しました。`;
  return `画面を開いたあとに、${made}${AGAIN[act]}`;
}

/** The same publication is the newest, and it would not be what was looked at. */
export function changedBeforePublication(act: PublicationActKind): string {
  return `画面を開いたあとに、計画、実績か根拠資料が変わりました。${AGAIN[act]}`;
}

/** @param by null: the command line, or not known */
export function withdrawnAlready(no: number, by: string | null): string {
  return by === null
    ? `公表第${no}号は、すでに取り下げられています。`
    : `公表第${no}号は、${by}さんがすでに取り下げました。`;
}

const LOOK_LATER =
  "数分かかることがあります。しばらく待ってから画面を読み込み直して、結果を確かめてください。";

/** Only one is made at a time. @param by whoever began it; null: not known */
export function publicationUnderWay(by: { readonly name: string; readonly isOwn: boolean } | null): string {
  const whose = by === null ? "別の" : by.isOwn ? "ご自身が始めた" : `${by.name}さんが始めた`;
  return `ただいま、${whose}公表の処理が進んでいます。${LOOK_LATER}`;
}

/** Nobody waits any longer, and it may still be made. */
export const PUBLICATION_LATE = `公表の処理が、まだ終わっていません。${LOOK_LATER}`;
