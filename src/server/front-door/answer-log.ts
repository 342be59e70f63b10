/** How requests were answered: for the log, and for whoever counts them. */
import type { ServerResponse } from "node:http";
import { logger } from "@/lib/logger";
import type { RequestContext } from "@/lib/request-context";

/** An answer that has ended, by its kind alone. */
export interface Answered {
  readonly route: string;
  readonly status: number;
  readonly durationMs: number;
}

export interface AnswerLogOptions {
  /** A line for every answer; without it, for those that say that something is wrong here. */
  readonly accessLog: boolean;
  readonly onAnswered?: ((answered: Answered) => void) | undefined;
}

export interface AnswerLog {
  /** Whether it wants to know of answers that cannot go wrong, too. */
  readonly wantsAll: boolean;
  /**
   * To be called once for a request, at the latest right after its answer was written.
   * @param path without the query, which may hold the token of a link
   */
  readonly watch: (
    method: string,
    path: string,
    response: ServerResponse,
    context: RequestContext,
    startedAt: number,
  ) => void;
}

const FAILED = 500;

export function answerLog({ accessLog, onAnswered }: AnswerLogOptions): AnswerLog {
  return {
    wantsAll: accessLog || onAnswered !== undefined,
    watch: (method, path, response, context, startedAt) => {
      response.once("close", () => {
        const { statusCode: status } = response;
        const durationMs = Math.round((performance.now() - startedAt) * 10) / 10;
        const { requestId, userId, route } = context;
        onAnswered?.({ route, status, durationMs });
        const hasFailed = status >= FAILED;
        if (!accessLog && !hasFailed) return;
        const isCutOff = !response.writableFinished;
        logger[hasFailed ? "warn" : "info"](
          { requestId, userId, method, route, path, status, durationMs, ...(isCutOff ? { isCutOff } : {}) },
          "request",
        );
      });
    },
  };
}
