/** The mail server: one mail at a time, within a bounded time, and its refusals in words for the office. */
import { createTransport, type SendMailOptions } from "nodemailer";

/** A server that hangs must not hold the queue: each step, and the mail as a whole. */
const LIMITS = {
  dnsTimeout: 10_000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
} as const;
const WHOLE_MS = 45_000;

export interface MailServer {
  /** @throws what {@link failureWords} explains */
  send(message: SendMailOptions): Promise<void>;
}

/**
 * @param url SMTP_URL
 * @param wholeMs the longest that one mail may take
 */
export function openMailServer(url: string, wholeMs: number = WHOLE_MS): MailServer {
  return {
    send: async (message) => {
      // A connection of its own for each: a broken one never waits for the next mail.
      const transport = createTransport({ url, ...LIMITS });
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(
          () => reject(Object.assign(new Error("mail server too slow"), { code: "ETIMEDOUT" })),
          wholeMs,
        );
      });
      try {
        await Promise.race([transport.sendMail(message), late]);
      } finally {
        clearTimeout(timer);
        transport.close();
      }
    },
  };
}

/**
 * Whether the mail server would take mails: connects, greets and signs in, and sends nothing.
 * @returns what is wrong, in words; null: nothing
 */
export async function greetMailServer(url: string): Promise<string | null> {
  const transport = createTransport({ url, ...LIMITS });
  try {
    await transport.verify();
    return null;
  } catch (error) {
    return failureWords(error);
  } finally {
    transport.close();
  }
}

const CODE_WORDS: Readonly<Record<string, string>> = {
  EDNS: "メールサーバーの名前が見つかりませんでした。SMTP_URL を確かめてください。",
  ENOTFOUND: "メールサーバーの名前が見つかりませんでした。SMTP_URL を確かめてください。",
  ECONNECTION: "メールサーバーに接続できませんでした。",
  ECONNREFUSED: "メールサーバーに接続できませんでした。",
  ECONNRESET: "メールサーバーとの接続が途中で切れました。",
  ESOCKET: "メールサーバーに接続できませんでした。",
  ETIMEDOUT: "メールサーバーから時間内に応答がありませんでした。",
  ETLS: "メールサーバーと暗号化した通信を始められませんでした。",
  EAUTH: "メールサーバーにサインインできませんでした。SMTP_URL の利用者名とパスワードを確かめてください。",
};

/** Why a mail was not taken, for a person: never the server's own text, which may repeat anything. */
export function failureWords(error: unknown): string {
  const { code, responseCode } = failureCodes(error);
  if (code === "EAUTH" || code === "ETLS") return CODE_WORDS[code] as string;
  if (responseCode !== null && responseCode >= 500) {
    return `メールサーバーがこのメールを受け付けませんでした（応答コード ${responseCode}）。宛先と差出人のメールアドレスを確かめてください。`;
  }
  if (responseCode !== null && responseCode >= 400) {
    return `メールサーバーが一時的に受け付けられない状態でした（応答コード ${responseCode}）。`;
  }
  return CODE_WORDS[code ?? ""] ?? "メールサーバーとのやり取りに失敗しました。";
}

/** What the log keeps of it: no text of the server, no address. */
export function failureCodes(error: unknown): { code: string | null; responseCode: number | null } {
  if (!(error instanceof Error)) return { code: null, responseCode: null };
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  return {
    code: typeof code === "string" ? code : null,
    responseCode: typeof responseCode === "number" ? responseCode : null,
  };
}
