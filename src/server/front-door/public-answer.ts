/** Public paths from memory, before Next sees the request. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { negotiate } from "@/server/publication/serve/encoding";
import {
  type PublicResponse,
  type ReadArchive,
  respond,
  tagMatches,
} from "@/server/publication/serve/respond";
import { transportSecurity } from "@/server/publication/serve/security-headers";
import type { Site } from "@/server/publication/serve/site";
import type { Answer, AtOnce } from "./answer";
import { isInnerPath, pathOf } from "./paths";
import { type PreparedFile, type PreparedSite, prepareSite } from "./prepared-site";
import { REQUEST_ID_HEADER } from "./request-id";

/**
 * Pages of the current publication: nothing is parsed, built or waited for.
 * @param current the publication now known, without waiting
 * @param origin what a browser's address bar shows
 * @returns answers an address that is the page's own, letter for letter; with a query it is `publicAnswer`'s
 */
export function preparedAnswer(current: () => Site | null, origin: string): AtOnce {
  const extra = transportSecurity(origin);
  let prepared: PreparedSite | null = null;
  return (request, response, requestId) => {
    const { method, url } = request;
    if (url === undefined || (method !== "GET" && method !== "HEAD")) return false;
    const site = current();
    if (site === null) return false;
    if (prepared?.site !== site) prepared = prepareSite(site, extra);
    const file = prepared.find(url);
    if (file === undefined) return false;
    sendPrepared(request, response, file, requestId);
    return true;
  };
}

/**
 * Whatever else is public: what is not there any more, archives, addresses that are written in another way.
 * @param current the publication now known, without waiting
 * @param origin what a browser's address bar shows
 * @returns an answer for the front door: false for paths that are not public
 */
export function publicAnswer(current: () => Site | null, readArchive: ReadArchive, origin: string): Answer {
  const extra = transportSecurity(origin);
  return (request, response, requestId) => {
    const path = pathOf(request);
    if (isInnerPath(path)) return false;
    // Whatever body came with it is not read.
    request.resume();
    const answered = respond(
      {
        method: request.method ?? "GET",
        path,
        acceptEncoding: request.headers["accept-encoding"] ?? null,
        ifNoneMatch: request.headers["if-none-match"] ?? null,
      },
      current(),
      readArchive,
    );
    return answered.then((made) => send(response, made, { ...extra, [REQUEST_ID_HEADER]: requestId }));
  };
}

function sendPrepared(
  request: IncomingMessage,
  response: ServerResponse,
  prepared: PreparedFile,
  requestId: string,
): void {
  const { headers, method } = request;
  const form = prepared[negotiate(headers["accept-encoding"], prepared.file) ?? "plain"];
  const ifNoneMatch = headers["if-none-match"];
  if (ifNoneMatch !== undefined && tagMatches(ifNoneMatch, prepared.file.etag)) {
    response.writeHead(304, [...form.notModified, REQUEST_ID_HEADER, requestId]);
    response.end();
    return;
  }
  response.writeHead(200, [...form.headers, REQUEST_ID_HEADER, requestId]);
  if (method === "HEAD") response.end();
  else response.end(form.body);
}

function send(response: ServerResponse, made: PublicResponse, extra: Readonly<Record<string, string>>): true {
  response.writeHead(made.status, { ...made.headers, ...extra });
  response.end(made.body ?? undefined);
  return true;
}
