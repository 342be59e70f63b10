/** What the pages and the identity provider ask of next-auth; it answers some of the rest with 500 and a stack. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { pathOf } from "./paths";
import { refuse } from "./refusal";

const AUTH = "/api/auth/";
const METHODS: Readonly<Record<string, string>> = {
  csrf: "GET",
  providers: "GET",
  session: "GET",
  error: "GET",
  signin: "GET",
  signout: "GET, POST",
  "signin/oidc": "GET, POST",
  "callback/oidc": "GET, POST",
  "signin/credentials": "POST",
  "callback/credentials": "POST",
};
const FORM = /^application\/x-www-form-urlencoded(?:;|$)/i;
const CALLBACK_COOKIE = /(?:^|;)\s*(?:__Secure-)?next-auth\.callback-url=([^;]*)/g;

/**
 * @param origin what a browser's address bar shows
 * @returns whether the request was answered here (400, 404, 405 or 415)
 */
export function refuseOddAuth(request: IncomingMessage, response: ServerResponse, origin: string): boolean {
  const path = pathOf(request);
  if (!path.startsWith(AUTH)) return false;
  const endpoint = path.slice(AUTH.length);
  const Allow = Object.hasOwn(METHODS, endpoint) ? METHODS[endpoint] : undefined;
  if (Allow === undefined) {
    refuse(response, 404, "ページが見つかりません。");
  } else if (!Allow.split(", ").includes(request.method ?? "")) {
    refuse(response, 405, "この操作には対応していません。", { Allow });
  } else if (request.method === "POST" && !FORM.test(request.headers["content-type"] ?? "")) {
    refuse(response, 415, "送られた内容を読み取れません。画面を読み込み直してください。");
  } else if (!callbacksOf(request).every((callback) => isWebAddress(callback, origin))) {
    refuse(response, 400, "送られた内容を読み取れません。画面を読み込み直してください。");
  } else {
    return false;
  }
  request.resume();
  return true;
}

/** Where it is asked to lead to, in the address and as it noted itself. */
function callbacksOf({ url = "", headers }: IncomingMessage): string[] {
  const asked = new URLSearchParams(url.slice(url.indexOf("?") + 1)).getAll("callbackUrl");
  const noted = [...(headers.cookie ?? "").matchAll(CALLBACK_COOKIE)].map(([, value = ""]) => value);
  return [...asked, ...noted.map(decoded)].filter((callback) => callback !== "");
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function isWebAddress(callback: string, origin: string): boolean {
  const base = callback.startsWith("/") ? origin : undefined;
  return URL.canParse(callback, base) && /^https?:$/.test(new URL(callback, base).protocol);
}
