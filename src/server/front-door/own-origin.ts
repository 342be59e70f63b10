/** A form or a save that another site sends in the person's name is refused before anything reads it. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { logger } from "@/lib/logger";
import { pathOf } from "./paths";
import { refuse } from "./refusal";

/** The provider's own page may send the person back with a form. */
const FROM_ELSEWHERE = /^\/api\/auth\/callback(?:\/|$)/;

/** The same address is told once in this time, and no more than so many in all: anybody may send any. */
const TOLD_AGAIN_MS = 60_000;
const TOLD_AT_MOST = 100;
const told = new Map<string, number>();

/**
 * Mostly nobody attacks: the page was opened at another address (a number, an old name) than the one that is set. An
 * absent Origin is left to the actions themselves, which refuse it with their own page.
 * @returns whether the request was answered here (403)
 */
export function refuseForeignOrigin(
  request: IncomingMessage,
  response: ServerResponse,
  ownOrigin: string,
): boolean {
  if (request.method === "GET" || request.method === "HEAD") return false;
  const { origin } = request.headers;
  if (origin === undefined || origin === ownOrigin || FROM_ELSEWHERE.test(request.url ?? "")) return false;
  warn(origin, ownOrigin, pathOf(request));
  const sentence = `このアドレスの画面からは送れません。${ownOrigin} で開いてください。`;
  if (isByScript(request)) refuse(response, 403, sentence);
  else refuseWithPage(response, sentence, ownOrigin, pathOf(request));
  request.resume();
  return true;
}

/** Whoever sent it shows the answer itself; a form without JavaScript has this answer as its page. */
function isByScript({ headers }: IncomingMessage): boolean {
  return headers["next-action"] !== undefined || !headers.accept?.includes("text/html");
}

function refuseWithPage(response: ServerResponse, sentence: string, ownOrigin: string, path: string): void {
  const there = new URL(path, ownOrigin);
  const body = Buffer.from(
    `<!DOCTYPE html><html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
      `<title>このアドレスの画面からは送れません｜あゆみ</title><main><h1>このアドレスの画面からは送れません</h1>` +
      `<p>${sentence}</p><p><a href="${escaped(there.href)}">${escaped(ownOrigin)} で開く</a></p>` +
      `<p>入力した内容は、前の画面に戻ると残っています。</p></main></html>`,
  );
  response.writeHead(403, {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Length": String(body.length),
    "Cache-Control": "no-store",
  });
  response.end(body);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

function warn(origin: string, appOrigin: string, path: string): void {
  const now = performance.now();
  if (now - (told.get(origin) ?? Number.NEGATIVE_INFINITY) < TOLD_AGAIN_MS) return;
  if (told.size >= TOLD_AT_MOST) told.clear();
  told.set(origin, now);
  logger.warn(
    { origin, appOrigin, path },
    "a form came from a page at another address than APP_ORIGIN and was refused",
  );
}
