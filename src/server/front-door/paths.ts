/** What a request asks for: its target as HTTP allows it, brought to a path. */
import type { IncomingMessage } from "node:http";

/** What is not a publication: the staff side, the API, and Next's own files. */
const INNER = /^\/(?:staff|api|_next)(?:\/|$)/;

const SLASH = 0x2f;

/**
 * Brings `GET http://host/path` (absolute form, which HTTP asks every server to take) to its path and query.
 * @returns false for a target that names no path: `*`, `host:port`, a broken address
 */
export function normaliseTarget(request: IncomingMessage): boolean {
  const url = request.url ?? "";
  if (url.charCodeAt(0) === SLASH) return true;
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return false;
  const { pathname, search } = new URL(url);
  request.url = pathname + search;
  return true;
}

/** The path, still percent-encoded, without the query. */
export function pathOf(request: IncomingMessage): string {
  const url = request.url ?? "/";
  const query = url.indexOf("?");
  return query < 0 ? url : url.slice(0, query);
}

/** @param path without the query */
export function isInnerPath(path: string): boolean {
  return INNER.test(path);
}
