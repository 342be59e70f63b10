/** Where a monitoring system reads the figures: on an address of their own, or with a token on the public one. */
import { timingSafeEqual } from "node:crypto";
import { createServer, type ServerResponse } from "node:http";
import { sha256 } from "@/lib/sha256";
import { reportUnexpected } from "@/lib/unexpected";
import type { Answer } from "./answer";
import { pathOf } from "./paths";
import { refuse } from "./refusal";
import { REQUEST_ID_HEADER } from "./request-id";

const PATH = "/metrics";

export interface Figures {
  readonly contentType: string;
  readonly text: () => Promise<string>;
}

/** For the public address. @param token what has to be shown: `Authorization: Bearer …` */
export function metricsAnswer(token: string, figures: Figures): Answer {
  const expected = Buffer.from(sha256(`Bearer ${token}`));
  return (request, response, requestId) => {
    if (request.url === undefined || !request.url.startsWith(PATH) || pathOf(request) !== PATH) return false;
    response.setHeader(REQUEST_ID_HEADER, requestId);
    // Two digests have one length, and comparing them takes one time.
    const shown = Buffer.from(sha256(request.headers.authorization ?? ""));
    if (!timingSafeEqual(shown, expected)) {
      refuse(response, 401, "この先は、監視のためのトークンが要ります。", { "WWW-Authenticate": "Bearer" });
      return true;
    }
    return tell(figures, response).then(() => true);
  };
}

/**
 * Opens an address of its own.
 * @returns ends it
 * @throws the error of `listen` (with its `code`) when the address cannot be used
 */
export async function openMetricsDoor(
  { port, host }: { readonly port: number; readonly host: string },
  figures: Figures,
): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    if (pathOf(request) !== PATH) return refuse(response, 404, "ページが見つかりません。");
    tell(figures, response).catch((error: unknown) => {
      const told = "エラーが起きました。しばらくしてからもう一度お試しください。";
      refuse(response, 500, reportUnexpected(error, { what: "metrics failed", told }));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host }, resolve);
  });
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
}

async function tell({ contentType, text }: Figures, response: ServerResponse): Promise<void> {
  const body = await text();
  response.writeHead(200, { "Content-Type": contentType, "Cache-Control": "no-store" });
  response.end(body);
}
