import { MAIL_STATES, type MailState } from "@/domain/rounds/mail-occasions";
import { fiscalYearJa, instantJa } from "@/domain/words/ja/dates";
import { MAIL_STATE_WORDS, mailFileNote } from "@/domain/words/ja/rounds/mails";
import { mailFileHref } from "@/lib/routes";
import type { MailHoldDto } from "@/server/rounds/mail-hold";
import type { MailDto } from "@/server/rounds/outbox";
import type { RoundDto } from "@/server/rounds/rows";

export interface MailRow {
  readonly id: string;
  readonly state: MailState;
  readonly stateWords: string;
  /** Why it failed, or why its last attempt did; null where none did. */
  readonly problem: string | null;
  /** 総務課 見本 太郎 */
  readonly who: string;
  readonly address: string;
  /** 令和7年度の照会・期限の7日前; of what belongs to no round: 数値の提案への回答 */
  readonly occasion: string;
  readonly subject: string;
  readonly body: string;
  readonly hasCalendar: boolean;
  readonly createdAt: string;
  readonly created: string;
  readonly sentAt: string | null;
  readonly sent: string | null;
  readonly fileHref: string;
  /** What stands beside writing it out as a file. */
  readonly fileNote: string;
  readonly canResend: boolean;
}

/** @param isSending whether a mail server is set up: without one nothing can be sent again */
export function mailRow(mail: MailDto, isSending: boolean): MailRow {
  const { state, attempts, failure } = mail;
  return {
    id: mail.id,
    state,
    stateWords: MAIL_STATE_WORDS[state],
    problem: problemOf(state, attempts, failure),
    who: mail.department === null ? mail.name : `${mail.department} ${mail.name}`,
    address: mail.address,
    occasion: mail.round ? `${fiscalYearJa(mail.round.fy)}の照会・${mail.occasion}` : mail.occasion,
    subject: mail.subject,
    body: mail.body,
    hasCalendar: mail.hasCalendar,
    createdAt: mail.createdAt,
    created: instantJa(mail.createdAt),
    sentAt: mail.sentAt,
    sent: mail.sentAt === null ? null : instantJa(mail.sentAt),
    fileHref: mailFileHref(mail.id),
    fileNote: mailFileNote({ hasLink: mail.hasLink, isSent: state === "sent" }),
    canResend: state === "failed" && isSending,
  };
}

function problemOf(state: MailState, attempts: number, failure: string): string | null {
  if (failure === "") return null;
  return state === "queued" ? `${attempts}回目の送信：${failure}時間をおいて、もう一度送信します。` : failure;
}

/** Mails that wait because the system was put back from a backup. */
export interface Hold {
  readonly sinceAt: string;
  readonly since: string;
  readonly waiting: number;
}

export function holdOf({ since, waiting }: MailHoldDto): Hold {
  return { sinceAt: since, since: instantJa(since), waiting };
}

export interface OutboxChoices {
  readonly rounds: readonly { readonly value: string; readonly label: string }[];
  readonly states: readonly { readonly value: string; readonly label: string }[];
}

export function outboxChoices(rounds: readonly Pick<RoundDto, "id" | "fy" | "title">[]): OutboxChoices {
  return {
    rounds: rounds.map(({ id, fy, title }) => ({ value: id, label: `${fiscalYearJa(fy)}　${title}` })),
    states: MAIL_STATES.map((state) => ({ value: state, label: MAIL_STATE_WORDS[state] })),
  };
}
