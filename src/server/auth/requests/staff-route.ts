/** The one way into the staff side's endpoints: origin, session, then the handler. */

import { unstable_rethrow } from "next/navigation";
import type { NextRequest } from "next/server";
import { type FieldErrors, REFUSAL_STATUS, REFUSAL_WORDS, type Refusal } from "@/lib/result";
import { reportUnexpected } from "@/lib/unexpected";
import type { Viewer } from "@/server/access/viewer";
import { viewerOfSession } from "@/server/access/viewer-of";
import { readSessionToken } from "@/server/auth/sessions/session-token";
import { appOrigin, sessionCookieName } from "@/server/auth/settings";
import { refusalOfDatabase } from "@/server/db/errors";

/** Long enough for a burst of saves to be over. */
const RETRY_AFTER_SECONDS = "2";

/**
 * Wraps a handler as a route that answers JSON or a file. 403 for a foreign or absent Origin on anything but GET and
 * HEAD, 401 without a session, 503 with Retry-After where the database does not answer or has no
 * connection free in time, 507 where its disk is full, 500 with a
 * reference number for what nobody expected.
 * @param failure.what for the log; `told` for the person, before the number
 */
export function staffRoute<Params = Record<string, never>>(
  failure: { readonly what: string; readonly told: string },
  handler: (call: { viewer: Viewer; request: NextRequest; params: Params }) => Promise<Response>,
): (request: NextRequest, context: { params: Promise<Params> }) => Promise<Response> {
  return async (request, context) => {
    const isRead = request.method === "GET" || request.method === "HEAD";
    if (!isRead && request.headers.get("origin") !== appOrigin()) return refusal("forbidden");
    try {
      const claims = await readSessionToken(request.cookies.get(sessionCookieName())?.value);
      const viewer = claims ? await viewerOfSession(claims) : null;
      if (!viewer) return refusal("unauthenticated");
      return await handler({ viewer, request, params: await context.params });
    } catch (error) {
      unstable_rethrow(error);
      const reason = refusalOfDatabase(error);
      if (reason === "busy" || reason === "full") return refusal(reason);
      const message = reportUnexpected(error, { ...failure, path: request.nextUrl.pathname });
      return isRead ? text(500, message) : json(500, { ok: false, reason: "unexpected", message });
    }
  };
}

function refusal(reason: Refusal): Response {
  return json(REFUSAL_STATUS[reason], { ok: false, reason, message: REFUSAL_WORDS[reason] });
}

/** Where a person opens the address itself: what was refused, as a sentence. */
export function refusedInWords({ reason, errors }: { reason: Refusal; errors?: FieldErrors }): Response {
  return text(REFUSAL_STATUS[reason], errors?.[""] ?? REFUSAL_WORDS[reason]);
}

/** What is shown to this person alone: never cached, never listed by a search engine. */
export function shownOnce({
  contentType,
  body,
}: {
  readonly contentType: string;
  readonly body: Uint8Array<ArrayBuffer>;
}): Response {
  return new Response(body, {
    headers: {
      "Cache-Control": "private, no-store",
      "X-Robots-Tag": "noindex",
      "Content-Type": contentType,
    },
  });
}

function json(status: number, body: unknown): Response {
  return Response.json(body, { status, headers: headersOf(status) });
}

function text(status: number, sentence: string): Response {
  const headers = { ...headersOf(status), "Content-Type": "text/plain; charset=utf-8" };
  return new Response(sentence, { status, headers });
}

function headersOf(status: number): Record<string, string> {
  const isBusy = status === REFUSAL_STATUS.busy;
  return { "Cache-Control": "no-store", ...(isBusy ? { "Retry-After": RETRY_AFTER_SECONDS } : {}) };
}
