/** The number of a request: in its answer, and in every line of the log about it. */
import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { BlockList } from "node:net";
import { isFromProxy } from "./client-address";

export const REQUEST_ID_HEADER = "X-Request-Id";

/** A UUID, or what proxies make: nothing that would mean anything in a log or a header. */
const FORM = /^[A-Za-z0-9-]{16,64}$/;

/** The number that a trusted proxy gave it, or a new one. */
export function requestIdOf(request: IncomingMessage, proxies: BlockList): string {
  const given = request.headers["x-request-id"];
  if (typeof given === "string" && FORM.test(given) && isFromProxy(request, proxies)) return given;
  return randomUUID();
}
