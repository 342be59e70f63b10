/** A real SMTP server that keeps what it is given. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";

export interface ReceivedMail {
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly messageId: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The calendar file; null where there is none. */
  readonly calendar: string | null;
  readonly raw: string;
}

export interface MailSink {
  readonly url: string;
  readonly mails: readonly ReceivedMail[];
  /** How many times a mail was offered since the last `answer`, taken or not. */
  readonly attempts: () => number;
  /** From now on: null takes a mail, a code refuses it. Attempts are counted anew, from 1. */
  readonly answer: (rule: (attempt: number) => number | null) => void;
  /** Resolves once so many mails were taken. */
  readonly received: (count: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Takes every mail until told otherwise. */
export async function startMailSink(): Promise<MailSink> {
  const mails: ReceivedMail[] = [];
  let waiting: (() => void)[] = [];
  let rule: (attempt: number) => number | null = () => null;
  let attempts = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    onRcptTo: (_address, _session, callback) => {
      attempts += 1;
      const responseCode = rule(attempts);
      if (responseCode === null) return callback();
      callback(Object.assign(new Error("refused: secret words of the server"), { responseCode }));
    },
    onData: async (stream, session, callback) => {
      const raw = await text(stream);
      mails.push(parseMail(raw, session.envelope.rcptTo[0]?.address ?? ""));
      for (const wake of waiting) wake();
      waiting = [];
      callback();
    },
  });
  server.on("error", () => undefined);
  const listener = server.listen(0, "127.0.0.1");
  await once(listener, "listening");
  const { port } = listener.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    attempts: () => attempts,
    answer: (next) => {
      rule = next;
      attempts = 0;
    },
    received: async (count) => {
      while (mails.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Enough of RFC 5322 and MIME for what the system itself writes. */
export function parseMail(raw: string, to = ""): ReceivedMail {
  const { headers, body } = splitHeaders(raw);
  const boundary = /boundary="([^"]+)"/.exec(headers["content-type"] ?? "")?.[1];
  const parts = boundary
    ? body
        .split(`--${boundary}`)
        .slice(1, -1)
        .map((part) => splitHeaders(part.replace(/^\r?\n/, "")))
    : [{ headers, body }];
  const partOf = (type: string) => parts.find((part) => part.headers["content-type"]?.startsWith(type));
  const calendar = partOf("text/calendar");
  return {
    to,
    from: decodeWords(headers.from ?? ""),
    subject: decodeWords(headers.subject ?? ""),
    messageId: headers["message-id"] ?? "",
    headers,
    text: decodeBody(partOf("text/plain") ?? { headers: {}, body: "" }).replaceAll("\r\n", "\n"),
    calendar: calendar ? decodeBody(calendar) : null,
    raw,
  };
}

interface Part {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

function splitHeaders(raw: string): Part {
  const [head = "", ...rest] = raw.split(/\r?\n\r?\n/);
  const lines = head.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/);
  const headers = Object.fromEntries(
    lines.map((line) => {
      const at = line.indexOf(":");
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()];
    }),
  );
  return { headers, body: rest.join("\r\n\r\n") };
}

function decodeBody({ headers, body }: Part): string {
  const encoding = headers["content-transfer-encoding"]?.toLowerCase();
  if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
  return encoding === "quoted-printable" ? decodeQuoted(body.replace(/=\r?\n/g, "")) : body;
}

function decodeQuoted(value: string): string {
  const bytes = value.replace(/=([0-9A-F]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, "latin1").toString("utf8");
}

/** =?UTF-8?B?…?= of RFC 2047. */
function decodeWords(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, form: string, words: string) =>
      form.toUpperCase() === "B"
        ? Buffer.from(words, "base64").toString("utf8")
        : decodeQuoted(words.replaceAll("_", " ")),
    );
}
