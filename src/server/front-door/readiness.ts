/** Readiness before the process can do its work, and once it was asked to stop. In between, Next asks the database. */
import type { Answer } from "./answer";
import { pathOf } from "./paths";
import { REQUEST_ID_HEADER } from "./request-id";

/** Says by itself, and in a machine's words, what keeps the process from its work. */
export const READINESS = "/api/health/ready";

/**
 * starting: pages are answered, though none was yet; the first takes its time. stopping: everything is still answered, so
 * that whoever sends requests here has the time to notice.
 */
export type Phase = "starting" | "serving" | "stopping";

export function unlessServing(phase: () => Phase): Answer {
  return (request, response, requestId) => {
    const reason = phase();
    if (reason === "serving" || pathOf(request) !== READINESS) return false;
    response.setHeader(REQUEST_ID_HEADER, requestId);
    response.writeHead(503, { "Content-Type": "application/json", "Cache-Control": "no-store" });
    response.end(JSON.stringify({ status: "unavailable", reason }));
    return true;
  };
}
