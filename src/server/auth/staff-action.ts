/** The one way into the staff side's writes: origin, session, strict input, then the handler. */
import { randomBytes } from "node:crypto";
import { headers } from "next/headers";
import { forbidden, notFound, unauthorized, unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { ActionState } from "@/lib/action-state";
import { logger } from "@/lib/logger";
import { type FieldErrors, type Refusal, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { sentences } from "@/server/input/sentences";
import { formInput } from "./form-input";
import { currentViewer } from "./session";
import { readSessionToken, viewerOfSession } from "./session-token";
import { appOrigin, sessionCookieName } from "./settings";

const REASON_WORDS: Record<Refusal, string> = {
  unauthenticated: "サインインしてください。",
  forbidden: "この操作をする権限がありません。",
  not_found: "対象が見つかりません。",
  conflict: "ほかの人が先に変更しました。画面を読み込み直して、もう一度お試しください。",
  invalid: "入力内容を確かめてください。",
  busy: "ただいま混み合っています。しばらくしてから、もう一度お試しください。",
};

/**
 * Wraps a handler as a server action for `useActionState` (previous state, form) or a direct call (undefined, object).
 * 403 for a foreign or absent Origin and for what the viewer may not do, 401 without a session, 404 for what does
 * not exist; every other refusal goes back to the form with its sentences. Nothing has been changed in any of them.
 */
export function staffAction<Schema extends z.ZodType, T>(
  schema: Schema,
  handler: (context: { viewer: Viewer; input: z.output<Schema> }) => Promise<Result<T>>,
): (previous: unknown, form: unknown) => Promise<ActionState<T>> {
  return async (_previous, form) => {
    await requireOwnOrigin();
    const viewer = await currentViewer();
    if (!viewer) unauthorized();
    return runHandler(schema, form, (input) => handler({ viewer, input }));
  };
}

/** The same for the pages before signing in (set-up, invitation, sign-in): origin and strict input, no session. */
export function entranceAction<Schema extends z.ZodType, T>(
  schema: Schema,
  handler: (input: z.output<Schema>) => Promise<Result<T>>,
): (previous: unknown, form: unknown) => Promise<ActionState<T>> {
  return async (_previous, form) => {
    await requireOwnOrigin();
    return runHandler(schema, form, handler);
  };
}

async function runHandler<Schema extends z.ZodType, T>(
  schema: Schema,
  form: unknown,
  handler: (input: z.output<Schema>) => Promise<Result<T>>,
): Promise<ActionState<T>> {
  const parsed = schema.safeParse(formInput(form));
  if (!parsed.success) return failed(refused("invalid", sentences(parsed.error)));
  let result: Result<T>;
  try {
    result = await handler(parsed.data);
  } catch (error) {
    // redirect() and its like are thrown, and are not errors.
    unstable_rethrow(error);
    return unexpected(error);
  }
  if (result.ok) return result;
  if (result.reason === "unauthenticated") unauthorized();
  if (result.reason === "forbidden") forbidden();
  if (result.reason === "not_found") notFound();
  return failed(result);
}

function failed(refusal: { reason: Refusal; errors?: FieldErrors }): ActionState<never> {
  const errors = refusal.errors ?? {};
  const speaks = Object.keys(errors).length > 0;
  return {
    ok: false,
    reason: refusal.reason,
    errors: speaks ? errors : { "": REASON_WORDS[refusal.reason] },
  };
}

/** The person gets a number to tell; the cause stays in the log. */
function unexpected(error: unknown): ActionState<never> {
  const reference = randomBytes(4).toString("hex").toUpperCase();
  logger.error({ err: error, reference }, "staff action failed");
  return {
    ok: false,
    reason: "unexpected",
    errors: {
      "": `処理できませんでした。時間をおいてもう一度お試しください。続くときは、受付番号 ${reference} を管理者にお伝えください。`,
    },
  };
}

/** An absent Origin runs a server action in Next, and a forged X-Forwarded-Host passes its check: neither here. */
async function requireOwnOrigin(): Promise<void> {
  if ((await headers()).get("origin") !== appOrigin()) forbidden();
}

/**
 * For route handlers that answer JSON or files: the viewer, or the response to send instead (403 foreign or absent
 * Origin on anything but GET and HEAD, 401 without a session).
 */
export async function apiViewer(
  request: Request,
): Promise<{ ok: true; viewer: Viewer } | { ok: false; response: Response }> {
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (!isRead && request.headers.get("origin") !== appOrigin()) {
    return { ok: false, response: refusal(403, "forbidden") };
  }
  const claims = await readSessionToken(cookieOf(request, sessionCookieName()));
  const viewer = claims ? await viewerOfSession(claims) : null;
  return viewer ? { ok: true, viewer } : { ok: false, response: refusal(401, "unauthenticated") };
}

function refusal(status: number, reason: Refusal): Response {
  return Response.json(
    { ok: false, reason, message: REASON_WORDS[reason] },
    { status, headers: { "Cache-Control": "no-store" } },
  );
}

function cookieOf(request: Request, name: string): string | undefined {
  for (const part of (request.headers.get("cookie") ?? "").split(";")) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}
