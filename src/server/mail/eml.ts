/** A stored mail as a message: for the mail server, and as a file that any mail program opens. */

import { createTransport, type SendMailOptions } from "nodemailer";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import { CALENDAR_FILE, deadlineCalendar } from "./calendar";
import { fillLink, itemsSection } from "./compose";
import type { MailAttachment, MailedSheet } from "./sheet";

export interface StoredMail {
  readonly id: string;
  /** null: of a decision on a suggestion. */
  readonly round: { readonly id: string; readonly fy: FiscalYear } | null;
  readonly recipient: string;
  readonly address: string;
  readonly subject: string;
  /** With the place of the link. */
  readonly body: string;
  /** ISO date; null: without a calendar file. */
  readonly dueOn: IsoDate | null;
  readonly createdAt: Date;
  /** The answer sheet that goes with it; null: none does. */
  readonly sheet: MailedSheet | null;
}

export interface Envelope {
  /** MAIL_FROM; null: whoever sends the file fills it in. */
  readonly from: string | null;
  /** Of the system's own address: what makes ids unique in the world. */
  readonly host: string;
  /** The personal link; null where the mail carries none. */
  readonly url: string | null;
}

/** The same for each attempt: a mail server that has taken it already can recognise it. */
export function messageId(mailId: string, host: string): string {
  return `<mail.${mailId}@${host}>`;
}

/** @param sheet the file that goes with it, where one does */
export function messageOf(
  mail: StoredMail,
  { from, host, url }: Envelope,
  sheet: MailAttachment | null = null,
): SendMailOptions {
  const { round, dueOn } = mail;
  return {
    ...(from === null ? {} : { from }),
    to: { name: mail.recipient, address: mail.address },
    subject: mail.subject,
    text: fillLink(mail.body, url),
    messageId: messageId(mail.id, host),
    // No out-of-office reply to a machine.
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
    attachments: [
      ...(sheet === null
        ? []
        : [{ filename: sheet.fileName, contentType: sheet.contentType, content: Buffer.from(sheet.bytes) }]),
      ...(round === null || dueOn === null
        ? []
        : [
            {
              filename: CALENDAR_FILE,
              contentType: "text/calendar; charset=utf-8; method=PUBLISH",
              content: deadlineCalendar({
                roundId: round.id,
                fy: round.fy,
                dueOn,
                items: itemsSection(mail.body),
                madeAt: mail.createdAt,
                host,
                from,
              }),
            },
          ]),
    ],
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/**
 * The message as a file (RFC 5322, CRLF).
 * @param isDraft not sent by the system: a mail program opens it ready to be sent
 */
export async function emlBytes(
  mail: StoredMail,
  envelope: Envelope,
  isDraft: boolean,
  sheet: MailAttachment | null = null,
): Promise<Uint8Array<ArrayBuffer>> {
  const message = messageOf(mail, envelope, sheet);
  const { message: bytes } = await createTransport({
    streamTransport: true,
    buffer: true,
    newline: "windows",
  }).sendMail({
    ...message,
    // Outlook's own header: without it the file opens as a mail that was received.
    headers: isDraft ? { "X-Unsent": "1" } : message.headers,
    date: mail.createdAt,
  });
  return new Uint8Array(bytes as Buffer);
}
