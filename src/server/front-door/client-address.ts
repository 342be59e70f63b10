/** What a request may say about itself: headers that only we or our proxy may set are removed or replaced. */
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";

/** Next marks the scripts of the page it makes with the nonce that stands in here. */
const POLICY_HEADER = "content-security-policy";
/** Set by us alone; read by the sign-in limiter. */
const CLIENT_HEADER = "x-ayumi-client";
/** The path asked for; read to come back after signing in. */
const PATH_HEADER = "x-ayumi-path";

/** Beginnings of headers that steer Next or us from inside; from outside they are never let in (CVE-2025-29927). */
const INNER_HEADERS = [
  "x-middleware-",
  "x-ayumi-",
  "x-next",
  "x-invoke-",
  "x-matched-path",
  "x-now-",
  "x-vercel-",
  "x-prerender-",
  "x-forwarded-",
  "x-real-ip",
  "x-original-",
  "x-rewrite-",
  "x-http-method",
  "forwarded",
  POLICY_HEADER,
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

export interface Told {
  /** What a browser's address bar shows: Next is told this host, whatever Host the client or a proxy wrote. */
  readonly origin: string;
  /** The Content-Security-Policy of the answer. */
  readonly policy: string | null;
}

/**
 * Removes what a client must not say, and notes its address and path for us.
 * Changes `request.headers` and `request.rawHeaders` in place: both are read further in.
 */
export function cleanHeaders(request: IncomingMessage, proxies: BlockList, { origin, policy }: Told): void {
  const client = clientAddress(request, proxies);
  const { headers } = request;
  for (const name of Object.keys(headers)) {
    if (isInner(name)) delete headers[name];
  }
  const scheme = origin.indexOf("://");
  headers.host = origin.slice(scheme + 3);
  headers["x-forwarded-proto"] = origin.slice(0, scheme);
  headers[CLIENT_HEADER] = client;
  headers[PATH_HEADER] = request.url ?? "/";
  if (policy !== null) headers[POLICY_HEADER] = policy;
  request.rawHeaders = rawOf(headers);
}

function isInner(name: string): boolean {
  if (INNER_HEADERS.some((prefix) => name.startsWith(prefix))) return true;
  return name.startsWith("next-") && !NEXT_CLIENT_HEADERS.has(name);
}

/** Where a request comes from, as our own proxies tell it. */
export function clientAddress(request: IncomingMessage, proxies: BlockList): string {
  const direct = plainAddress(request.socket.remoteAddress ?? "");
  if (!isTrusted(direct, proxies)) return direct || "unknown";
  // Each proxy adds whom it heard from at the end: the first from there that is no proxy of ours is the client.
  // What stands before that is the client's own word.
  const heard = String(request.headers["x-forwarded-for"] ?? "").split(",");
  let nearest = direct;
  for (const each of heard.reverse()) {
    const address = plainAddress(each.trim());
    if (isIP(address) === 0) break;
    nearest = address;
    if (!isTrusted(address, proxies)) break;
  }
  return nearest;
}

/** Whether it was handed on by one of our proxies. */
export function isFromProxy(request: IncomingMessage, proxies: BlockList): boolean {
  return isTrusted(plainAddress(request.socket.remoteAddress ?? ""), proxies);
}

function isTrusted(address: string, proxies: BlockList): boolean {
  const version = isIP(address);
  return version !== 0 && proxies.check(address, version === 6 ? "ipv6" : "ipv4");
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

/**
 * Whose an address is, as far as that can be told: an IPv4 address itself, of IPv6 the /64 that a household or an office has,
 * within which it may take any address.
 */
export function networkOf(address: string): string {
  if (isIP(address) !== 6 || address.includes(".")) return address;
  const [head = "", tail] = address.split("::");
  const groups = head === "" ? [] : head.split(":");
  const rest = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : 8 - groups.length - rest.length;
  const all = [...groups, ...Array.from({ length: zeros }, () => "0"), ...rest];
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
