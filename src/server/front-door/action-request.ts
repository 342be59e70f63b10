/** Calls of server actions, looked at before Next decodes them: what Next cannot decode it answers with 500 and a stack. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { type ActionBody, calledActions, isCallType } from "./action-body";
import { hasBody } from "./body-limit";
import { type HeldBody, holdBody } from "./held-body";
import { pathOf } from "./paths";
import { refuse } from "./refusal";

/** The pages; addresses below /api take their bodies themselves. */
const PAGE = /^\/staff(?:\/|$)/;
const UNREADABLE = "送られた内容を読み取れません。画面を読み込み直してください。";

export interface ActionCall {
  readonly path: string;
  readonly call: ActionBody;
  /** null: it has none. */
  readonly held: HeldBody | null;
}

/**
 * To be asked before anything else looks at the body.
 * @returns null for anything but a POST to a page
 */
export function holdCall(request: IncomingMessage): ActionCall | null {
  const path = pathOf(request);
  if (request.method !== "POST" || !PAGE.test(path)) return null;
  const action = request.headers["next-action"];
  const call = {
    action: action === undefined ? undefined : String(action),
    contentType: request.headers["content-type"] ?? "",
  };
  return { path, call, held: hasBody(request) ? holdBody(request) : null };
}

/**
 * Waits for the body, and lets it be read where it is a call of an action that there is.
 * @param knows whether there is such an action, on that page where one is named
 * @returns whether the request was answered here (400, 404 or 415), or went away
 */
export async function refuseUnreadableCall(
  { path, call, held }: ActionCall,
  response: ServerResponse,
  knows: (id: string, path: string | null) => boolean,
): Promise<boolean> {
  if (!isCallType(call)) {
    refuse(response, 415, UNREADABLE);
    return true;
  }
  const body = held ? await held.whole : Buffer.alloc(0);
  if (body === null) return true;
  const called = calledActions(call, body);
  if (called === null) {
    refuse(response, 400, UNREADABLE);
    return true;
  }
  // A script's call may come from the page before, and Next leads it there; a form is sent to its own page.
  if (!called.every((id) => knows(id, call.action === undefined ? path : null))) {
    // By this header the page in the browser knows that it is of a version before.
    refuse(response, 404, "この画面は古くなっています。画面を読み込み直してください。", {
      "x-nextjs-action-not-found": "1",
    });
    return true;
  }
  held?.release();
  return false;
}
