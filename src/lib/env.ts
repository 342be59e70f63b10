/**
 * The environment, read once at start. Everything a deployment may set is here and nowhere else; a bad value stops the
 * start with one sentence that names the variable.
 */
import { isIP } from "node:net";
import path from "node:path";
import { z } from "zod";

/** One variable has a value that cannot be used. The message is one sentence for the person who set it. */
export class EnvError extends Error {
  override readonly name = "EnvError";
  constructor(
    readonly variable: string,
    message: string,
  ) {
    super(message);
  }
}

export type OidcSettings = { issuer: string; clientId: string; clientSecret: string; name: string };

/** `url` carries the password; it is never shown or logged. */
type SmtpSettings = { url: string };

type MetricsSettings = {
  /** An address of their own; null: none. */
  own: { port: number; host: string } | null;
  /** What opens /metrics on the public address; null: it is not there. */
  token: string | null;
};

export type Env = {
  port: number;
  /** null: every address of this machine. */
  host: string | null;
  /** The application's login. null: the system runs its own PostgreSQL. */
  databaseUrl: string | null;
  /** The login that migrates, when `databaseUrl` is a restricted one. */
  databaseOwnerUrl: string | null;
  /** Connections of one instance for its queries; the mails take 3 more, 1 listens, and the thread of publications takes up to 2. */
  databasePoolSize: number;
  /** What has to stay free on the data folder's disk while the system's own PostgreSQL writes there. */
  minFreeDiskMegabytes: number;
  /** How long everything is still answered after a request to stop, while readiness says that it ends. */
  drainSeconds: number;
  /** Absolute path of the data folder. */
  dataDir: string;
  /** What a browser's address bar shows, without a trailing slash. */
  appOrigin: string;
  authSecret: string | null;
  /** After how many minutes without a request a session ends. */
  sessionIdleMinutes: number;
  oidc: OidcSettings | null;
  logLevel: (typeof LOG_LEVELS)[number];
  /** A line in the log for every answer. */
  accessLog: boolean;
  /** Where the figures for a monitoring system are to be had. */
  metrics: MetricsSettings;
  /** Addresses or networks of reverse proxies whose X-Forwarded-For is believed. */
  trustedProxies: readonly string[];
  /** null: no mail leaves the system; each is kept for the office to copy out. Always null in a demonstration. */
  smtp: SmtpSettings | null;
  /** Whom mails are from: an address, or a name with the address in angle brackets. */
  mailFrom: string | null;
  demo: boolean;
};

export const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** Short enough to type, long enough for an HMAC-SHA256 key. */
const AUTH_SECRET_MIN_LENGTH = 32;

const DATABASE_EXPECTED =
  "は postgresql:// で始まる接続先にしてください（例: postgresql://user:password@host:5432/ayumi）。利用者名とパスワードの記号は % と16進数で書きます（/ は %2F、# は %23）。";

const databaseUrl = z.string().refine((value) => isUrl(value, ["postgres:", "postgresql:"]), {
  error: DATABASE_EXPECTED,
});

const PORT_EXPECTED = "は 1〜65535 の整数にしてください（例: 3000）。";

const port = z
  .string()
  .regex(/^\d{1,5}$/, { error: PORT_EXPECTED, abort: true })
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65_535, { error: PORT_EXPECTED });

const host = z
  .string()
  .regex(/^[A-Za-z0-9.:_-]+$/, { error: "は待ち受けるアドレスにしてください（例: 127.0.0.1）。" });

/** Long enough that nobody finds it by trying. */
const METRICS_TOKEN = /^[\x21-\x7e]{32,}$/;

const POOL_SIZE_EXPECTED = "は 2〜100 の整数にしてください（例: 10）。";

const MIN_FREE_DISK_EXPECTED = "は 50〜100000 の整数（MB）にしてください（例: 300）。";

const DRAIN_EXPECTED = "は 0〜60 の整数（秒）にしてください（例: 5）。";

const SESSION_IDLE_EXPECTED = "は 5〜480 の整数（分）にしてください（例: 30）。";

/** taro@example.lg.jp, or 見本市企画課 <kikaku@example.lg.jp> */
const MAIL_FROM = /^(?:[^<>",\r\n]*<([^<>\s]+)>|([^<>\s]+))$/;

const schema = z.object({
  PORT: port.default(3000),
  HOST: host.optional(),
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_OWNER_URL: databaseUrl.optional(),
  DATABASE_POOL_SIZE: z
    .string()
    .regex(/^\d{1,3}$/, { error: POOL_SIZE_EXPECTED, abort: true })
    .transform(Number)
    .refine((size) => size >= 2 && size <= 100, { error: POOL_SIZE_EXPECTED })
    // Four instances, with up to six more connections each, are 64 of the 100 that a PostgreSQL usually has.
    .default(10),
  MIN_FREE_DISK_MB: z
    .string()
    .regex(/^\d{1,6}$/, { error: MIN_FREE_DISK_EXPECTED, abort: true })
    .transform(Number)
    .refine((megabytes) => megabytes >= 50 && megabytes <= 100_000, { error: MIN_FREE_DISK_EXPECTED })
    .default(300),
  DRAIN_SECONDS: z
    .string()
    .regex(/^\d{1,2}$/, { error: DRAIN_EXPECTED, abort: true })
    .transform(Number)
    .refine((seconds) => seconds <= 60, { error: DRAIN_EXPECTED })
    // A person at a terminal does not wait.
    .default(0),
  AYUMI_DATA_DIR: z.string().default("var"),
  APP_ORIGIN: z
    .string()
    .refine((value) => isUrl(value, ["http:", "https:"]) && isBareOrigin(value), {
      error:
        "は http:// または https:// で始まり、パスを含まない公開アドレスにしてください（例: https://dx.example.lg.jp）。",
    })
    .optional(),
  AUTH_SECRET: z
    .string()
    .min(AUTH_SECRET_MIN_LENGTH, { error: `は ${AUTH_SECRET_MIN_LENGTH} 文字以上にしてください。` })
    .optional(),
  SESSION_IDLE_MINUTES: z
    .string()
    .regex(/^\d{1,3}$/, { error: SESSION_IDLE_EXPECTED, abort: true })
    .transform(Number)
    .refine((minutes) => minutes >= 5 && minutes <= 480, { error: SESSION_IDLE_EXPECTED })
    .default(30),
  OIDC_ISSUER: z
    .string()
    .refine((value) => isUrl(value, ["https:"]) || isOnThisMachine(value), {
      error:
        "は認証サーバーの https:// のアドレスにしてください（http:// は、このコンピューターの中の認証サーバー（localhost）だけに使えます）。",
    })
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().optional(),
  LOG_LEVEL: z
    .enum(LOG_LEVELS, { error: `は ${LOG_LEVELS.join(" / ")} のいずれかにしてください。` })
    .default("info"),
  ACCESS_LOG: z
    .enum(["0", "1"], { error: "は 1（1件ごとに記録する）または 0 にしてください。" })
    .default("0"),
  METRICS_PORT: port.optional(),
  METRICS_HOST: host.optional(),
  METRICS_TOKEN: z
    .string()
    .regex(METRICS_TOKEN, { error: "は空白を含まない半角32文字以上にしてください。" })
    .optional(),
  TRUSTED_PROXIES: z
    .string()
    .transform((value) => value.split(",").map((each) => each.trim()))
    .refine((values) => values.every(isNetwork), {
      error: "はリバースプロキシのアドレスをカンマで区切って並べてください（例: 127.0.0.1,10.0.0.0/8）。",
    })
    .default([]),
  SMTP_URL: z
    .string()
    .refine((value) => isUrl(value, ["smtp:", "smtps:"]) && new URL(value).hostname !== "", {
      error:
        "は smtp:// または smtps:// で始まる送信先にしてください（例: smtp://user:password@mail.example.lg.jp:587）。",
    })
    .optional(),
  MAIL_FROM: z
    .string()
    .refine((value) => isSender(value), {
      error:
        "は差出人のメールアドレスにしてください（例: kikaku@example.lg.jp、または 見本市企画課 <kikaku@example.lg.jp>）。",
    })
    .optional(),
  AYUMI_DEMO: z.enum(["0", "1"], { error: "は 1（デモ）または 0 にしてください。" }).default("0"),
});

/** Every variable that a deployment may set. */
export const ENV_NAMES: readonly string[] = Object.keys(schema.shape);

const OIDC_VARIABLES = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_NAME"] as const;

/**
 * Reads the variables that a deployment may set. An empty or blank value counts as not set.
 * @param source usually `process.env`
 * @param cwd what a relative AYUMI_DATA_DIR is relative to
 * @throws EnvError naming the first variable that cannot be used
 */
export function parseEnv(source: Record<string, string | undefined>, cwd: string = process.cwd()): Env {
  const given = Object.fromEntries(
    ENV_NAMES.flatMap((name) => {
      const value = source[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const variable = String(issue?.path[0] ?? "");
    throw new EnvError(variable, `環境変数 ${variable} ${issue?.message ?? "の値が正しくありません。"}`);
  }
  const env = parsed.data;
  if (env.DATABASE_OWNER_URL && !env.DATABASE_URL) {
    throw new EnvError(
      "DATABASE_URL",
      "環境変数 DATABASE_OWNER_URL を設定するときは、DATABASE_URL も設定してください。",
    );
  }
  if (env.SMTP_URL && !env.MAIL_FROM) {
    throw new EnvError(
      "MAIL_FROM",
      "環境変数 MAIL_FROM がありません。SMTP_URL を設定するときは、差出人のメールアドレスも MAIL_FROM に設定してください。",
    );
  }
  if (env.METRICS_HOST && env.METRICS_PORT === undefined) {
    throw new EnvError(
      "METRICS_PORT",
      "環境変数 METRICS_PORT がありません。METRICS_HOST を設定するときは、待ち受けるポートも METRICS_PORT に設定してください。",
    );
  }
  if (env.METRICS_PORT === env.PORT) {
    throw new EnvError(
      "METRICS_PORT",
      "環境変数 METRICS_PORT は PORT と別の番号にしてください。同じポートで見せるときは、METRICS_TOKEN を設定してください。",
    );
  }
  const demo = env.AYUMI_DEMO === "1";
  return {
    port: env.PORT,
    host: env.HOST ?? null,
    databaseUrl: env.DATABASE_URL ?? null,
    databaseOwnerUrl: env.DATABASE_OWNER_URL ?? null,
    databasePoolSize: env.DATABASE_POOL_SIZE,
    minFreeDiskMegabytes: env.MIN_FREE_DISK_MB,
    drainSeconds: env.DRAIN_SECONDS,
    dataDir: path.resolve(cwd, env.AYUMI_DATA_DIR),
    appOrigin: new URL(env.APP_ORIGIN ?? `http://${ownName(env.HOST)}:${env.PORT}`).origin,
    authSecret: env.AUTH_SECRET ?? null,
    sessionIdleMinutes: env.SESSION_IDLE_MINUTES,
    oidc: readOidc(env),
    logLevel: env.LOG_LEVEL,
    accessLog: env.ACCESS_LOG === "1",
    metrics: {
      own:
        env.METRICS_PORT === undefined
          ? null
          : { port: env.METRICS_PORT, host: env.METRICS_HOST ?? "127.0.0.1" },
      token: env.METRICS_TOKEN ?? null,
    },
    trustedProxies: env.TRUSTED_PROXIES,
    // Invented people must not get mail.
    smtp: env.SMTP_URL && !demo ? { url: env.SMTP_URL } : null,
    mailFrom: env.MAIL_FROM ?? null,
    demo,
  };
}

/** What is listened on under every address, or under the usual one of this machine. */
const LOCAL = new Set(["0.0.0.0", "::", "127.0.0.1"]);

/** How a browser reaches a server that listens there alone: ::1 has to stand in brackets. */
function ownName(host: string | undefined): string {
  if (host === undefined || LOCAL.has(host)) return "localhost";
  return isIP(host) === 6 ? `[${host}]` : host;
}

let current: Env | undefined;

/** The running process's environment; read once, at the first call. */
export function env(): Env {
  current ??= parseEnv(process.env);
  return current;
}

function readOidc(values: Partial<Record<(typeof OIDC_VARIABLES)[number], string>>): OidcSettings | null {
  const missing = OIDC_VARIABLES.find((name) => values[name] === undefined);
  if (!missing) {
    return {
      issuer: values.OIDC_ISSUER ?? "",
      clientId: values.OIDC_CLIENT_ID ?? "",
      clientSecret: values.OIDC_CLIENT_SECRET ?? "",
      name: values.OIDC_NAME ?? "",
    };
  }
  if (OIDC_VARIABLES.every((name) => values[name] === undefined)) return null;
  throw new EnvError(
    missing,
    `環境変数 ${missing} がありません。OIDC を使うときは ${OIDC_VARIABLES.join("、")} のすべてを設定してください。`,
  );
}

function isSender(value: string): boolean {
  const [, bracketed, bare] = MAIL_FROM.exec(value) ?? [];
  return z.email().safeParse(bracketed ?? bare).success;
}

function isUrl(value: string, protocols: readonly string[]): boolean {
  return URL.canParse(value) && protocols.includes(new URL(value).protocol);
}

/** Nobody on the way reads what goes no further than this machine. */
function isOnThisMachine(value: string): boolean {
  return isUrl(value, ["http:"]) && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(value).hostname);
}

function isNetwork(value: string): boolean {
  const [address = "", prefix, ...rest] = value.split("/");
  const bits = isIP(address) === 6 ? 128 : isIP(address) === 4 ? 32 : -1;
  if (bits < 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits);
}

function isBareOrigin(value: string): boolean {
  const url = new URL(value);
  return url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "";
}
