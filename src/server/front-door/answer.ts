import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * Answers a request and says so, or leaves it (false) to the next one. Not waiting costs nothing.
 * @param requestId to be sent along
 */
export type Answer = (
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
) => boolean | Promise<boolean>;

/** Answers a request whose address it knows as it was written, or leaves it: nothing is waited for, nothing logged. */
export type AtOnce = (request: IncomingMessage, response: ServerResponse, requestId: string) => boolean;

/** What stands behind the front door: Next, or a stand-in in tests. */
export interface Inner {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly close: () => Promise<void>;
  /**
   * Whether there is a server action of that id, on the page of that path where one is named. Without it, every call is
   * handed on.
   */
  readonly knowsAction?: (id: string, path: string | null) => boolean;
  /** Its routes, as `/staff/entry/[kpiId]/[fy]`: what requests are told and counted by. */
  readonly routes?: readonly string[];
}
