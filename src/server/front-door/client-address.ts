/** What a request may say about itself: headers that only we or our proxy may set are removed or replaced. */
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";

/** Set by us alone; read by the sign-in limiter. */
export const CLIENT_HEADER = "x-ayumi-client";
/** The path asked for; read to come back after signing in. */
export const PATH_HEADER = "x-ayumi-path";

/** Prefixes of headers that steer Next or us from inside; from outside they are never let in (CVE-2025-29927). */
const INNER_HEADERS = [
  "x-middleware-",
  "x-ayumi-",
  "x-nextjs-",
  "next-internal-",
  "x-invoke-",
  "x-forwarded-",
  "x-real-ip",
  "forwarded",
];
/** Next's own client sends these; they only choose between forms of an answer. */
const NEXT_CLIENT_HEADERS = new Set([
  "next-action",
  "next-url",
  "next-router-state-tree",
  "next-router-prefetch",
  "next-router-segment-prefetch",
  "next-hmr-refresh",
]);

/** Addresses of reverse proxies whose X-Forwarded-For is believed. */
export function trustedProxies(addresses: readonly string[]): BlockList {
  const list = new BlockList();
  for (const address of addresses) {
    const [network = "", prefix] = address.split("/");
    const family = isIP(network) === 6 ? "ipv6" : "ipv4";
    if (prefix === undefined) list.addAddress(network, family);
    else list.addSubnet(network, Number(prefix), family);
  }
  return list;
}

/**
 * Removes what a client must not say, and notes its address and path for us.
 * Changes `request.headers` and `request.rawHeaders` in place: both are read further in.
 */
export function cleanHeaders(request: IncomingMessage, proxies: BlockList): void {
  const client = clientAddress(request, proxies);
  const { headers } = request;
  for (const name of Object.keys(headers)) {
    if (isInner(name)) delete headers[name];
  }
  headers[CLIENT_HEADER] = client;
  headers[PATH_HEADER] = request.url ?? "/";
  request.rawHeaders = rawOf(headers);
}

function isInner(name: string): boolean {
  if (INNER_HEADERS.some((prefix) => name.startsWith(prefix))) return true;
  return name.startsWith("next-") && !NEXT_CLIENT_HEADERS.has(name);
}

function clientAddress(request: IncomingMessage, proxies: BlockList): string {
  const direct = plainAddress(request.socket.remoteAddress ?? "");
  const family = isIP(direct) === 6 ? "ipv6" : "ipv4";
  if (isIP(direct) === 0 || !proxies.check(direct, family)) return direct || "unknown";
  // The last entry is the one our own proxy wrote; those before it are the client's word.
  const forwarded = String(request.headers["x-forwarded-for"] ?? "")
    .split(",")
    .at(-1)
    ?.trim();
  return forwarded && isIP(forwarded) ? forwarded : direct;
}

/** `::ffff:192.0.2.1` is 192.0.2.1 on a socket that listens for both. */
function plainAddress(address: string): string {
  return address.startsWith("::ffff:") ? address.slice(7) : address;
}

function rawOf(headers: IncomingHttpHeaders): string[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : Array.isArray(value) ? value.flatMap((each) => [name, each]) : [name, value],
  );
}
