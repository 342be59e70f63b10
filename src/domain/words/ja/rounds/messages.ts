/** What a person is told about a message that cannot be kept. */
import { MESSAGE_MAX, type MessageFault } from "@/domain/reports/entry/messages";

export function messageFaultSentence(fault: MessageFault): string {
  return fault.kind === "blank"
    ? "書き込む内容を入力してください。"
    : `${MESSAGE_MAX}文字以内で入力してください（いま${fault.length}文字です）。`;
}
