/** The mail to a department that suggested a metric (KPI以外の実績): what the office decided. */
import { METRICS } from "@/domain/words/ja/plan/metrics";
import { type MailInput, type MailText, oneLine, plain, section, signInText, wholeBody } from "./compose";

export interface DecisionInput {
  readonly recipient: MailInput["recipient"];
  /** As it was suggested. */
  readonly name: string;
  readonly unit: string;
  /** In words, as it was chosen. */
  readonly placeName: string;
  readonly decision: /** With the name that the metric has in the plan. */
    | { readonly kind: "accepted"; readonly name: string }
    /** With the office's words. */
    | { readonly kind: "declined"; readonly answer: string };
  /** Where the department reads its suggestions. */
  readonly url: string;
  /** Who to ask, as the plan says it. */
  readonly contact: string;
}

export function composeDecisionMail(input: DecisionInput): MailText {
  const { recipient, decision, placeName, unit, url, contact } = input;
  const name = oneLine(plain(input.name));
  const isAccepted = decision.kind === "accepted";
  const sections = [
    isAccepted
      ? `ご提案いただいた数値（${METRICS}）を、計画に加えました。`
      : `ご提案いただいた数値（${METRICS}）を検討し、今回は見送ることにしました。`,
    section(
      "提案された数値",
      [`${name}（単位：${oneLine(unit)}）`, `位置：${oneLine(placeName)}`].join("\n"),
    ),
    isAccepted
      ? decision.name === input.name
        ? null
        : section("計画での名称", oneLine(plain(decision.name)))
      : section("見送る理由", plain(decision.answer)),
    section("提案の画面", signInText(url)),
  ];
  return {
    subject: `ご提案いただいた数値${isAccepted ? "を計画に加えました" : "についてのお知らせ"}（${name}）`,
    body: wholeBody(recipient, sections, contact),
    dueOn: null,
  };
}
