/** A request's body has a size that is refused at once, not after it was read. */
import type { IncomingMessage, ServerResponse } from "node:http";

/** Forms and drafts are a few kilobytes. */
const LIMIT_BYTES = 1024 * 1024;

/**
 * Refuses a body that is declared larger than the limit, and ends one that grows beyond it undeclared.
 * @returns whether the request was answered here (413)
 */
export function refuseLargeBody(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method === "GET" || request.method === "HEAD") return false;
  const declared = Number(request.headers["content-length"] ?? 0);
  if (declared > LIMIT_BYTES) {
    response.writeHead(413, { "Content-Type": "text/plain; charset=utf-8", Connection: "close" });
    response.end("送られた内容が大きすぎます。\n");
    return true;
  }
  let received = 0;
  const push = request.push.bind(request);
  // Counted where the bytes come in, so that nobody has to read them for the limit to hold.
  request.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    received += chunk?.length ?? 0;
    if (received > LIMIT_BYTES) {
      request.destroy();
      return false;
    }
    return push(chunk, encoding);
  };
  return false;
}
