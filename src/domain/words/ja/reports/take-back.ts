/** 提出を取り戻す: the act, and why it is refused. */
import type { TakeBackRefusal } from "@/domain/reports/entry/take-back";

/** On the button. */
export const TAKE_BACK = "提出を取り戻す";
/** Once it is done. */
export const TAKEN_BACK = "提出を取り戻しました。下書きに戻っています。";

/** Who decides on what the office itself has written (総括・意見). */
export const ANOTHER_MEMBER = "ほかの職員";

/** @param office what the plan calls its office */
export const TAKE_BACK_REFUSAL_WORDS: Record<TakeBackRefusal, (office: string) => string> = {
  not_own: () => "ご自身が提出したものではないため、取り戻せません。",
  opened: (office) =>
    `${office}が確認を始めたため、取り戻せません。直したいときは、差戻しを依頼してください。`,
};

/** Beside the button. */
export function takeBackHelp(office: string): string {
  return `${office}が確認を始めるまでは、提出を取り戻して直せます。入力した内容は、そのまま下書きに戻ります。`;
}
