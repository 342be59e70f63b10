/** What no page and no client of ours asks for is refused before Next tries to make something of it. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { parseAndValidateFlightRouterState } from "next/dist/server/app-render/parse-and-validate-flight-router-state";
import { pathOf } from "./paths";
import { refuse } from "./refusal";

const METHODS = new Set(["GET", "HEAD", "POST"]);
const FRAMEWORK = /^\/_next(?:\/|$)/;
/** The built files; images are not made anew, and pages ask for their data at their own address. */
const BUILT_FILE = /^\/_next\/static\//;

/**
 * @param request one for Next
 * @returns whether it was answered here (400, 404 or 405)
 */
export function refuseMalformed(
  request: IncomingMessage,
  response: ServerResponse,
  { development }: { readonly development: boolean },
): boolean {
  const path = pathOf(request);
  const { method = "" } = request;
  const isFramework = FRAMEWORK.test(path);
  if (!isWellFormed(path) || /%00/.test(request.url ?? "")) {
    refuse(response, 400, "アドレスの形が正しくありません。");
  } else if (!METHODS.has(method) || (isFramework && !development && method === "POST")) {
    const Allow = isFramework ? "GET, HEAD" : "GET, HEAD, POST";
    refuse(response, 405, "この操作には対応していません。", { Allow });
  } else if (isFramework && !development && !BUILT_FILE.test(path)) {
    refuse(response, 404, "ページが見つかりません。");
  } else if (!isRouterState(request)) {
    refuse(response, 400, "送られた内容を読み取れません。画面を読み込み直してください。");
  } else {
    return false;
  }
  request.resume();
  return true;
}

/** It can be decoded, and means the same to everybody who reads it: no `..`, no `\`, no control character. */
function isWellFormed(path: string): boolean {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return false;
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (/[\u0000-\u001f\u007f\\]/.test(decoded)) return false;
  return !decoded.split("/").some((segment) => segment === "." || segment === "..");
}

/** Next's browser part says which parts of a page it has. Read by what Next will read it with, which throws. */
function isRouterState({ headers }: IncomingMessage): boolean {
  const state = headers["next-router-state-tree"];
  try {
    parseAndValidateFlightRouterState(state);
    return true;
  } catch {
    return false;
  }
}
