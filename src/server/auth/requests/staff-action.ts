/** The one way into the staff side's writes: origin, session, strict input, then the handler. */
import { headers } from "next/headers";
import { forbidden, unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { ActionState } from "@/lib/action-state";
import { sayMalformed, sayRefused, sayTrouble } from "@/lib/answer-status";
import { type FieldErrors, REFUSAL_WORDS, type Refusal, type Result, refused } from "@/lib/result";
import { reportUnexpected } from "@/lib/unexpected";
import type { Viewer } from "@/server/access/viewer";
import type { Attempt } from "@/server/audit/actions";
import { recordRefusal } from "@/server/audit/refusals";
import { currentViewer } from "@/server/auth/sessions/session";
import { appOrigin } from "@/server/auth/settings";
import { refusalOfDatabase } from "@/server/db/errors";
import { sentences, UNREADABLE } from "@/server/input/sentences";
import { formInput } from "./form-input";

/**
 * What may happen while a page is open. Thrown as 401, 403 or 404 it would put another page in this one's place, and what
 * was typed there would be gone: it is answered like any other refusal.
 */
const MEANWHILE_WORDS: Partial<Record<Refusal, string>> = {
  unauthenticated:
    "サインインの有効期限が切れたか、回答リンクが使えなくなりました。入力した内容は、この画面に残っています。",
  forbidden: "この操作をする権限がありません。入力した内容は、この画面に残っています。",
  not_found:
    "対象が見つかりません。ほかの人が取り除いたか、リンクが使えなくなっています。入力した内容は、この画面に残っています。",
};

/**
 * Wraps a handler as a server action for a form (previous state, form) or a direct call (undefined, object). 403 for a
 * foreign or absent Origin, which no page of ours sends; every refusal goes back to the form with its sentences. Nothing
 * has been changed in any of them. Who was refused by right, or asked for what is not there, stands in the audit trail.
 * @param attempt what the handler does, as the audit trail names it
 * @param told what a refusal becomes on the page, where it is told in its place
 */
export function staffAction<Schema extends z.ZodType, T>(
  attempt: Attempt,
  schema: Schema,
  handler: (context: { viewer: Viewer; input: z.output<Schema> }) => Promise<Result<T>>,
  told: (result: Result<T>) => Result<T> = (result) => result,
): (previous: unknown, form: unknown) => Promise<ActionState<T>> {
  return async (_previous, form) => {
    await requireOwnOrigin();
    const viewer = await currentViewer();
    if (!viewer) return failed(refused("unauthenticated"));
    return runHandler(schema, form, async (input) => {
      const result = await handler({ viewer, input });
      if (!result.ok) await recordRefusal({ viewer, attempt, reason: result.reason, asked: input });
      return told(result);
    });
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
  if (!isReadable(form)) return unreadable();
  const parsed = schema.safeParse(formInput(form));
  if (!parsed.success) return failed(refused("invalid", sentences(parsed.error)));
  let result: Result<T>;
  try {
    result = await handler(parsed.data);
  } catch (error) {
    // redirect() and its like are thrown, and are not errors.
    unstable_rethrow(error);
    const reason = refusalOfDatabase(error);
    if (reason === "busy" || reason === "full") {
      // As in `writing`: not everything of the database comes by its adapter.
      sayTrouble(reason);
      return failed(refused(reason));
    }
    const told = "処理できませんでした。時間をおいてもう一度お試しください。";
    const sentence = reportUnexpected(error, { what: "staff action failed", told });
    return { ok: false, reason: "unexpected", errors: { "": sentence } };
  }
  return result.ok ? result : failed(result);
}

/** What no page of ours sends: 400, and nothing was done. */
export function unreadable(): ActionState<never> {
  sayMalformed();
  return failed(refused("invalid", { "": UNREADABLE }));
}

/** A form, or the fields of one. */
function isReadable(form: unknown): boolean {
  if (form instanceof FormData) return true;
  if (typeof form !== "object" || form === null) return false;
  const prototype: unknown = Object.getPrototypeOf(form);
  return prototype === Object.prototype || prototype === null;
}

function failed(refusal: { reason: Refusal; errors?: FieldErrors }): ActionState<never> {
  if (refusal.reason === "busy" || refusal.reason === "full") sayRefused();
  const errors = refusal.errors ?? {};
  const speaks = Object.keys(errors).length > 0;
  return {
    ok: false,
    reason: refusal.reason,
    errors: speaks ? errors : { "": MEANWHILE_WORDS[refusal.reason] ?? REFUSAL_WORDS[refusal.reason] },
  };
}

/** An absent Origin runs a server action in Next, and a forged X-Forwarded-Host passes its check: neither here. */
async function requireOwnOrigin(): Promise<void> {
  if ((await headers()).get("origin") !== appOrigin()) forbidden();
}
