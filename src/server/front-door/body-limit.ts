/** A request's body has a size that is refused at once, not after it was read. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { sessionCookieName } from "@/server/auth/settings";
import type { Limits } from "./limits";
import { pathOf } from "./paths";
import { refuse } from "./refusal";

/** How long the rest of a refused body is thrown away, so that the answer arrives before the connection ends. */
const LINGER_MS = 1_000;

/** Whether a body follows: HTTP says so by one of these two headers. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers["content-length"] !== undefined || headers["transfer-encoding"] !== undefined;
}

/** Where files are sent: src/app/api/reports/[kpiId]/[fy]/evidence, and src/app/api/rounds/[roundId]/returned. */
const UPLOAD = /^\/api\/(reports\/[^/]+\/\d{4}\/evidence|rounds\/[^/]+\/returned)$/;

/**
 * What this request's body may take. More than a form only at the addresses for files, and only with the cookie of a
 * session: whether it is a good one is asked further in, before the body is read.
 */
export function bodyLimitOf(request: IncomingMessage, { bodyBytes, uploadBytes }: BodyLimits): number {
  const isUpload = request.method === "POST" && UPLOAD.test(pathOf(request));
  return isUpload && hasSessionCookie(request) ? uploadBytes : bodyBytes;
}

type BodyLimits = Pick<Limits, "bodyBytes" | "uploadBytes">;

function hasSessionCookie({ headers }: IncomingMessage): boolean {
  const start = `${sessionCookieName()}=`;
  return (headers.cookie ?? "").split(";").some((cookie) => cookie.trim().startsWith(start));
}

/**
 * Refuses a body that is declared larger than the limit, and ends one that grows beyond it undeclared.
 * @returns whether the request was answered here (413)
 */
export function refuseLargeBody(
  request: IncomingMessage,
  response: ServerResponse,
  limitBytes: number,
): boolean {
  if (!hasBody(request)) return false;
  if (Number(request.headers["content-length"] ?? 0) > limitBytes) {
    refuse(response, 413, "送られた内容が大きすぎます。");
    request.resume();
    setTimeout(() => {
      if (!request.complete) request.destroy();
    }, LINGER_MS).unref();
    return true;
  }
  let received = 0;
  const push = request.push.bind(request);
  // Counted where the bytes come in, so that nobody has to read them for the limit to hold.
  request.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    received += chunk?.length ?? 0;
    if (received > limitBytes) {
      request.destroy();
      return false;
    }
    return push(chunk, encoding);
  };
  return false;
}
