/** What was said about an answer, written into it. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { hearing, type Said, TROUBLE_STATUS } from "@/lib/answer-status";
import { needsDatabase } from "./database-away";
import { pathOf } from "./paths";
import { READINESS } from "./readiness";
import { refuse } from "./refusal";
import { TROUBLE_SENTENCES } from "./trouble-sentences";

const RETRY_AFTER = { "Retry-After": "5" };

/** Calls back each time the database goes away, until it is told not to any more. */
export type Leaving = (leave: () => void) => () => void;

/**
 * Runs what answers a request. A status that is said takes the place of 200. An answer that fails because of the database
 * is replaced by a sentence: Next's own would be 500, and an empty page without JavaScript.
 */
export async function withSaid(
  request: IncomingMessage,
  response: ServerResponse,
  whenDatabaseLeaves: Leaving,
  work: () => Promise<void>,
): Promise<void> {
  const said: Said = { status: null, trouble: null };
  const own = {
    writeHead: response.writeHead as (status: number, ...rest: unknown[]) => ServerResponse,
    write: response.write as (...parts: unknown[]) => boolean,
    end: response.end as (...parts: unknown[]) => ServerResponse,
    flushHeaders: response.flushHeaders,
  };
  let isReplaced = false;

  /** @returns whether ours has been sent in its place */
  const replaced = (status: number): boolean => {
    const { trouble } = said;
    if (isReplaced || trouble === null || status !== 500 || response.headersSent) return isReplaced;
    isReplaced = true;
    Object.assign(response, own);
    for (const name of ["Content-Encoding", "Transfer-Encoding", "ETag", "Link"]) response.removeHeader(name);
    refuse(
      response,
      TROUBLE_STATUS[trouble],
      TROUBLE_SENTENCES[trouble],
      trouble === "full" ? {} : RETRY_AFTER,
    );
    Object.assign(response, guarded);
    return true;
  };
  const guarded = {
    writeHead: (status: number, ...rest: unknown[]) => {
      if (replaced(status)) return response;
      const told = status === 200 && said.status !== null ? said.status : status;
      if (told === 503 && !response.hasHeader("Retry-After")) response.setHeader("Retry-After", "5");
      return own.writeHead.call(response, told, ...rest);
    },
    write: (...parts: unknown[]) => replaced(response.statusCode) || own.write.apply(response, parts),
    end: (...parts: unknown[]) => (replaced(response.statusCode) ? response : own.end.apply(response, parts)),
    flushHeaders: () => {
      if (!replaced(response.statusCode)) own.flushHeaders.call(response);
    },
  };
  Object.assign(response, guarded);
  const path = pathOf(request);
  if (needsDatabase(path) && path !== READINESS) {
    // Who has not been answered yet waits for it, or soon would.
    const forget = whenDatabaseLeaves(() => {
      said.trouble = "away";
      replaced(500);
    });
    response.once("close", forget);
  }
  try {
    await hearing(said, work);
  } catch (error) {
    if (!replaced(500)) throw error;
  }
}
