/** Mails in words: what made one, and how far it has come. */

import type { KeptOccasion, MailOccasionKind, MailState } from "@/domain/rounds/mail-occasions";
import type { ReminderStage } from "@/domain/rounds/reminders";

export const STAGE_WORDS: Record<ReminderStage, string> = {
  "before-7": "期限の7日前",
  "before-1": "期限の前日",
  "after-1": "期限の1日後",
  "after-7": "期限の7日後",
  "after-30": "期限の30日後",
};

export const MAIL_STATE_WORDS: Record<MailState, string> = {
  queued: "送信待ち",
  kept: "控え（送信設定なし）",
  sent: "送信済み",
  failed: "失敗",
};

const OCCASION_WORDS: Record<Exclude<MailOccasionKind, "reminder">, string> = {
  opening: "照会の開始",
  by_hand: "個別の督促",
  extended: "期限の変更",
  added: "項目の追加",
  returned: "差戻し",
  reopened: "入力の再開",
  question: "お問い合わせ",
  suggestion: "数値の提案への回答",
  round_closed: "照会の終了のお知らせ（管理職）",
  published: "公表のお知らせ（管理職）",
};

/** What made a mail, in words: 「期限の7日前」. */
export function occasionWords({ kind, stage }: Pick<KeptOccasion, "kind" | "stage">): string {
  if (kind !== "reminder") return OCCASION_WORDS[kind];
  return stage === null ? "督促" : STAGE_WORDS[stage];
}

/** What the file of a mail holds, and what follows for whoever writes it out: only one with a link holds any. */
export function mailFileNote({
  hasLink,
  isSent,
}: {
  readonly hasLink: boolean;
  readonly isSent: boolean;
}): string {
  const recorded = "書き出しは監査記録に残ります。";
  if (!hasLink) return recorded;
  return isSent
    ? `送信済みのため、書き出したファイルに回答リンクは入りません。${recorded}`
    : `書き出したファイルには、ご本人だけの回答リンクが入ります。ご本人以外に渡さないでください。書き出した人は、このリンクから提出された回答を承認できません。${recorded}`;
}
