/** 提出を取り戻す: the act, and why it is refused. */
import type { TakeBackRefusal } from "@/domain/reports/entry/take-back";

/** On the button. */
export const TAKE_BACK = "提出を取り戻す";
/** Once it is done. */
export const TAKEN_BACK = "提出を取り戻しました。下書きに戻っています。";

/** Who decides on what the office itself has written (総括・意見). */
export const ANOTHER_MEMBER = "ほかの職員";

/** What was handed in is by now another answer, or decided on. */
export const TAKE_BACK_TOO_LATE =
  "画面を開いたあとに、承認・差戻しか別の提出がありました。そのため取り戻せません。いまの状態をご確認ください。";

export const TAKE_BACK_FAILED = "取り戻せませんでした";

/** @param office what the plan calls its office */
export const TAKE_BACK_REFUSAL_WORDS: Record<TakeBackRefusal, (office: string) => string> = {
  not_own: () => "ご自身が提出したものではないため、取り戻せません。",
  opened: (office) =>
    `${office}が内容の確認を始めたため、取り戻せません。直したいときは、${office}に差戻しを依頼してください。`,
};

/** Beside the button. */
export function takeBackHelp(office: string): string {
  return `${office}が確認を始めるまでは、提出を取り戻して直せます。入力した内容は、そのまま下書きに戻ります。`;
}
