/** What the front door says itself: one sentence in plain text. */
import type { ServerResponse } from "node:http";

/** Ends the response with the sentence; headers that were set before stay. */
export function refuse(
  response: ServerResponse,
  status: number,
  sentence: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  const body = Buffer.from(`${sentence}\n`);
  // Next's client shows an action's caller the sentence only where the type is this and no more.
  const isAction = response.req?.headers["next-action"] !== undefined;
  response.writeHead(status, {
    "Content-Type": isAction ? "text/plain" : "text/plain; charset=utf-8",
    "Content-Length": String(body.length),
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    ...headers,
  });
  response.end(body);
}
