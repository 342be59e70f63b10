/** A form or a save that another site sends in the person's name is refused before anything reads it. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { refuse } from "./refusal";

/** The provider's own page may send the person back with a form. */
const FROM_ELSEWHERE = /^\/api\/auth\/callback(?:\/|$)/;

/**
 * An absent Origin is left to the actions themselves, which refuse it with their own page.
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
  refuse(response, 403, "この操作は、公開アドレスの画面からだけ行えます。");
  return true;
}
