/** The other servers that the system talks to: mail, sign-in, and the way by which browsers reach it. */

import { certificateRemedy, OWN_AUTHORITY } from "@/cli/runtime/certificate";
import type { OidcSettings } from "@/lib/env";
import { type Finding, right, wrong } from "./finding";

const ANSWER_MS = 10_000;

/** An answer, or why there is none. */
export type Answered<T> = { readonly value: T } | { readonly failure: string };

async function answered<T>(ask: () => Promise<T>): Promise<Answered<T>> {
  try {
    return { value: await ask() };
  } catch (error) {
    // fetch says "fetch failed"; why stands in the cause.
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    const { code, message, name } = cause as { code?: string; message?: string; name?: string };
    return {
      failure: name === "TimeoutError" ? "時間内に応答がありません" : (code ?? message ?? String(cause)),
    };
  }
}

/**
 * @param url SMTP_URL
 * @param words what went wrong, as a whole sentence; null: nothing
 */
export function smtpFinding(url: string, words: string | null): Finding {
  return words === null
    ? right(
        new URL(url).username === ""
          ? "メールサーバーに接続できます（SMTP_URL に利用者名がないため、サインインはしません）。"
          : "メールサーバーに接続し、サインインできます。",
      )
    : wrong(
        words,
        `SMTP_URL のサーバー名、ポート、利用者名、パスワードと、途中のファイアウォールを確かめてください。${OWN_AUTHORITY}`,
      );
}

export function readDiscovery({ issuer }: OidcSettings): Promise<Answered<unknown>> {
  return answered(async () => {
    const address = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
    const response = await fetch(address, { signal: AbortSignal.timeout(ANSWER_MS) });
    if (!response.ok) throw new Error(`応答 ${response.status}`);
    return response.json();
  });
}

const ENDPOINTS = ["authorization_endpoint", "token_endpoint", "jwks_uri"] as const;
const SCOPES = ["openid", "email"];

/** @param issuer OIDC_ISSUER */
export function oidcFinding(issuer: string, answer: Answered<unknown>): Finding {
  if ("failure" in answer) {
    return wrong(
      `認証サーバー ${issuer} の設定を読めません（${answer.failure}）。`,
      certificateRemedy(answer.failure) ??
        "OIDC_ISSUER のアドレスと、このサーバーから認証サーバーへの通信を確かめてください。",
    );
  }
  const found = (answer.value ?? {}) as Readonly<Record<string, unknown>>;
  if (found.issuer !== issuer) {
    return wrong(
      `認証サーバーの名乗り（${String(found.issuer)}）が、OIDC_ISSUER（${issuer}）と違います。`,
      "OIDC_ISSUER を、認証サーバーの名乗りと一字一句同じにしてください（末尾の / にもご注意ください）。",
    );
  }
  const lacking = ENDPOINTS.filter((name) => typeof found[name] !== "string");
  if (lacking.length > 0) {
    return wrong(
      `認証サーバーの設定に ${lacking.join("、")} がありません。`,
      "OIDC_ISSUER が OpenID Connect の認証サーバーのアドレスか確かめてください。",
    );
  }
  const lists = (name: string, wanted: readonly string[]) => {
    const given = found[name];
    return Array.isArray(given) ? wanted.filter((each) => !given.includes(each)) : [];
  };
  const missing = [...lists("scopes_supported", SCOPES), ...lists("claims_supported", ["email"])];
  if (missing.length > 0) {
    return wrong(
      `認証サーバーが ${[...new Set(missing)].join("、")} を出しません。`,
      "IDトークンに email と、email_verified（Entra ID では xms_edov）を入れるよう、認証サーバーを設定してください。",
    );
  }
  return right(
    "認証サーバーの公開している設定を読めます。OIDC_CLIENT_ID、OIDC_CLIENT_SECRET、リダイレクトURI、IDトークンの email と email_verified（か xms_edov）は、ここでは確かめられません。一度サインインして確かめてください。",
  );
}

/** What is seen under an address. */
interface Seen {
  readonly status: number;
  /** Of the front page; null: none was sent. */
  readonly etag: string | null;
  /** Where it leads on to; null: nowhere. */
  readonly location: string | null;
}

export interface OriginFacts {
  readonly appOrigin: string;
  /** The server itself, asked past every proxy. */
  readonly itself: Answered<Seen>;
  /** As a browser asks. */
  readonly outside: Answered<Seen>;
  /** Status of a form that names APP_ORIGIN as its origin; null where it was not asked. */
  readonly formStatus: number | null;
  readonly hasTrustedProxies: boolean;
}

export async function readOriginFacts(env: {
  appOrigin: string;
  port: number;
  host: string | null;
  trustedProxies: readonly string[];
}): Promise<OriginFacts> {
  const { appOrigin, port, host, trustedProxies } = env;
  const name = host === null || host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  const itself = await answered(() => look(`http://${name.includes(":") ? `[${name}]` : name}:${port}`));
  const outside = await answered(() => look(appOrigin));
  const form =
    "value" in outside
      ? await answered(() =>
          fetch(`${appOrigin}/api/health/live`, {
            method: "POST",
            headers: { Origin: appOrigin },
            redirect: "manual",
            signal: AbortSignal.timeout(ANSWER_MS),
          }),
        )
      : null;
  const formStatus = form !== null && "value" in form ? form.value.status : null;
  return { appOrigin, itself, outside, formStatus, hasTrustedProxies: trustedProxies.length > 0 };
}

async function look(origin: string): Promise<Seen> {
  const response = await fetch(`${origin}/`, { redirect: "manual", signal: AbortSignal.timeout(ANSWER_MS) });
  await response.body?.cancel();
  const { status, headers } = response;
  return { status, etag: bareTag(headers.get("etag")), location: headers.get("location") };
}

/** A proxy that compresses makes a tag weak. */
function bareTag(etag: string | null): string | null {
  return etag?.replace(/^W\//, "") ?? null;
}

const LOCAL = new Set(["localhost", "127.0.0.1", "[::1]"]);

export function originFindings(facts: OriginFacts): Finding[] {
  const { appOrigin, itself, outside, formStatus, hasTrustedProxies } = facts;
  if ("failure" in itself) {
    return [
      wrong(
        `サーバーが動いていません（${itself.failure}）。`,
        "サーバーを起動してから、もう一度実行してください。",
      ),
    ];
  }
  if ("failure" in outside) {
    return [
      wrong(
        `APP_ORIGIN のアドレス ${appOrigin} を開けません（${outside.failure}）。`,
        certificateRemedy(outside.failure) ??
          "APP_ORIGIN に、ブラウザーのアドレス欄に出るアドレスを設定してください。合っているときは、名前解決とリバースプロキシを確かめてください。",
      ),
    ];
  }
  const { status, location, etag } = outside.value;
  const target = location === null ? null : new URL(location, appOrigin).origin;
  if (target !== null && target !== appOrigin) {
    return [
      wrong(
        `APP_ORIGIN のアドレス ${appOrigin} は、${target} に転送されます。`,
        `ブラウザーのアドレス欄に出るのは ${target} です。APP_ORIGIN をそれに合わせてください。`,
      ),
    ];
  }
  if (status !== itself.value.status || etag !== itself.value.etag) {
    return [
      wrong(
        `APP_ORIGIN のアドレス ${appOrigin} では、このサーバーではないものが応答しています（応答 ${status}）。`,
        "リバースプロキシの転送先がこのサーバーの PORT になっているか確かめてください。",
      ),
    ];
  }
  const isBehindProxy = !LOCAL.has(new URL(appOrigin).hostname);
  return [
    right(`${appOrigin} で、このサーバーが見えています。`),
    formStatus === 403
      ? wrong(
          "リバースプロキシが Origin ヘッダーを書き換えているため、フォームを送れません。",
          "リバースプロキシが、ブラウザーの Origin ヘッダーをそのまま渡すようにしてください。",
        )
      : right("フォームの Origin ヘッダーは、そのまま届きます。"),
    ...(isBehindProxy
      ? [
          hasTrustedProxies
            ? right("TRUSTED_PROXIES が設定されています。")
            : wrong(
                "TRUSTED_PROXIES が設定されていないため、利用者全員が1つのアドレスに見え、サインインの回数の制限を分け合います。",
                "リバースプロキシのアドレスを TRUSTED_PROXIES に設定し、プロキシが X-Forwarded-For を付けるようにしてください（例: TRUSTED_PROXIES=127.0.0.1）。",
              ),
        ]
      : []),
  ];
}

/** Below this the next publication or upgrade may not fit; a start refuses far later. */
const SPACE_WANTED_BYTES = 1024 ** 3;

export function spaceFinding(folder: string, freeBytes: number): Finding {
  const free = `${(freeBytes / 1024 ** 3).toFixed(1)} GB`;
  return freeBytes >= SPACE_WANTED_BYTES
    ? right(`ディスクの空きは ${free} です（${folder}）。`)
    : wrong(`ディスクの空きが ${free} しかありません（${folder}）。`, "1 GB 以上の空きを作ってください。");
}
