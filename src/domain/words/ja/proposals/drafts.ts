/** What is told of the draft of a changed plan: who changed or confirmed it meanwhile, and what is no draft. */

import { instantJa } from "@/domain/words/ja/dates";

/** Who changed a draft last, and when. */
interface ChangedDraft {
  /** null: from the command line. */
  readonly changedBy: string | null;
  readonly changedAt: Date;
}

function changedWords({ changedBy, changedAt }: ChangedDraft): string {
  const by = changedBy === null ? "コマンドで変更されました。" : `${changedBy}さんが変更しました。`;
  return `この変更案は、画面を開いたあとの${instantJa(changedAt.toISOString())}に、${by}`;
}

/** On the plan's page, which stands as it was. */
export const DRAFT_DISCARDED = "変更案を消しました。いまの計画は変わっていません。";

/** Why a draft of a changed plan is not kept or not confirmed. */
export const DRAFT_REFUSAL_WORDS = {
  /** What it was, or a newer one, is the plan by now. @param by null: the command line */
  confirmed: ({
    by,
    at,
    version,
  }: {
    readonly by: string | null;
    readonly at: Date;
    readonly version: number;
  }) =>
    `この計画の変更は、画面を開いたあとの${instantJa(at.toISOString())}に、${by === null ? "コマンドで" : `${by}さんが`}すでに確定しました（第${version}版）。入力した内容が必要なときは書き写してから、画面を読み込み直して、いまの計画を確かめてください。`,
  /** None is there any more. It may have been given up in another window of one's own: the name says so. @param by null: not known */
  discarded: (by: string | null) =>
    `この変更案は、画面を開いたあとに${by === null ? "取りやめられました" : `、${by}さんが取りやめました`}。入力した内容が必要なときは書き写してから、画面を読み込み直してください。`,
  /** @param draft the one that stands there by now */
  conflict: (draft: ChangedDraft) =>
    `${changedWords(draft)}画面を読み込み直すと、あなたの入力を、いまの内容と並べて確かめられます。`,
  /**
   * Where what was typed stays in the form, with the newest draft beside it.
   * @param gone the reasons of the changes that are no longer proposed, "" where none was typed: their fields are gone as well
   */
  merged: (
    draft: ChangedDraft,
    {
      added,
      altered,
      gone,
    }: {
      readonly added: readonly string[];
      readonly altered: readonly string[];
      readonly gone: readonly string[];
    },
  ) =>
    [
      changedWords(draft),
      added.length === 0 ? "" : `加わった変更：${added.join("、")}。`,
      altered.length === 0
        ? ""
        : `値が変わった変更：${altered.join("、")}。入力した理由が新しい値にも当てはまるか、確かめてください。`,
      gone.length === 0
        ? ""
        : "画面にあった変更のうち、取り消されたものがあります。その変更に入力した内容は使いません。",
      ...gone.flatMap((reason) => (reason === "" ? [] : [`取り消された変更に入力した理由：「${reason}」。`])),
      "入力した内容は残したまま、いまの変更案を表示しました。確かめてから、もう一度ボタンを押してください。",
    ].join(""),
  /** What was decided has just been kept, and does something else than what stood on the page. */
  effects:
    "選んだ内容を保存しました。画面に出ていたものと、変わることが違います。「この変更で変わること」を確かめてから、もう一度「この内容で確定する」を押してください。",
  /** Counted as its page counts: what is decided together is one. */
  open: (by: string | null, changes: readonly { readonly key: string }[]) =>
    `${by === null ? "コマンドで保存した" : `${by}さんの`}変更案（${new Set(changes.map(({ key }) => key)).size}件）があります。`,
  not_a_plan: (path: string, message: string) => `${path}：${message}`,
};
