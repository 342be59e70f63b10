/** Public paths from memory, before Next sees the request. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { type PublicResponse, type ReadArchive, respond } from "@/server/publication/respond";
import type { Site } from "@/server/publication/site";

/** What is not a publication: the staff side, the API, and Next's own files. */
const INNER = /^\/(?:staff|api|_next)(?:\/|$)/;

/**
 * @param current the publication now known, without waiting
 * @returns an answer for the front door: false for paths that are not public
 */
export function publicAnswer(current: () => Site | null, readArchive: ReadArchive) {
  return (request: IncomingMessage, response: ServerResponse): boolean | Promise<boolean> => {
    const path = pathOf(request.url ?? "/");
    if (INNER.test(path)) return false;
    // Whatever body came with it is not read.
    if (request.method !== "GET" && request.method !== "HEAD") request.resume();
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
    return answered.then((made) => send(response, made));
  };
}

function send(response: ServerResponse, made: PublicResponse): true {
  response.writeHead(made.status, made.headers);
  response.end(made.body ?? undefined);
  return true;
}

/** The path alone; a request in absolute form (`GET http://host/path`) names it too. */
function pathOf(url: string): string {
  const absolute = url.startsWith("/") ? url : new URL(url, "http://localhost").pathname;
  const query = absolute.indexOf("?");
  return query < 0 ? absolute : absolute.slice(0, query);
}
