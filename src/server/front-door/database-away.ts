/** While the database does not answer, the staff side says so at once instead of failing one page after the other. */
import type { Answer } from "./answer";
import { isInnerPath, pathOf } from "./paths";
import { READINESS } from "./readiness";
import { refuse } from "./refusal";
import { REQUEST_ID_HEADER } from "./request-id";
import { TROUBLE_SENTENCES } from "./trouble-sentences";

/** Next's own files need no database; whether the process lives does not depend on one. */
const WITHOUT_DATABASE = /^\/(?:_next\/|api\/health\/live$)/;

/** Whether what is asked for at this path cannot be had while the database is away. */
export function needsDatabase(path: string): boolean {
  return isInnerPath(path) && !WITHOUT_DATABASE.test(path);
}

/** @param isAway whether the staff side cannot work now */
export function whileDatabaseIsAway(isAway: () => boolean): Answer {
  return (request, response, requestId) => {
    if (!isAway()) return false;
    const path = pathOf(request);
    if (!needsDatabase(path)) return false;
    response.setHeader(REQUEST_ID_HEADER, requestId);
    if (path === READINESS) {
      response.writeHead(503, { "Content-Type": "application/json", "Cache-Control": "no-store" });
      response.end('{"status":"unavailable","reason":"database_away"}');
    } else {
      refuse(response, 503, TROUBLE_SENTENCES.away, { "Retry-After": "5" });
    }
    return true;
  };
}
