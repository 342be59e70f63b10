/** What a client may take. Node's own defaults close a slow connection only after more than a minute. */
import type { Server } from "node:http";
import { EVIDENCE_MAX_BYTES } from "@/domain/reports/entry/evidence";

export interface Limits {
  /** From the connection (or the end of the last answer) to the end of the headers. */
  readonly headersMs: number;
  /** The same to the end of the body. */
  readonly requestMs: number;
  /** How often those two are looked at. */
  readonly checkMs: number;
  /** An idle connection between two requests. */
  readonly keepAliveMs: number;
  /** A connection on which nothing moves, in either direction: a reader who does not read. One who waits for us is waited for. */
  readonly idleMs: number;
  /** Above this, new connections are closed at once. */
  readonly connections: number;
  /** Requests that Next works on at once; more are asked to come back, instead of hanging until they fail. */
  readonly inNext: number;
  /** Forms and drafts are a few kilobytes. */
  readonly bodyBytes: number;
  /** An evidence file, at its one address. */
  readonly uploadBytes: number;
  /** How long requests in progress may take when the server ends. */
  readonly drainMs: number;
}

export const LIMITS: Limits = {
  headersMs: 10_000,
  requestMs: 20_000,
  checkMs: 2_000,
  keepAliveMs: 5_000,
  idleMs: 60_000,
  connections: 2_000,
  inNext: 400,
  bodyBytes: 1024 * 1024,
  uploadBytes: EVIDENCE_MAX_BYTES,
  drainMs: 8_000,
};

export function applyLimits(server: Server, limits: Limits): void {
  server.headersTimeout = limits.headersMs;
  server.requestTimeout = limits.requestMs;
  server.keepAliveTimeout = limits.keepAliveMs;
  server.timeout = limits.idleMs;
  server.maxConnections = limits.connections;
}
