/** `/search?q=` from memory, in Japanese and below each edition: what of the current publication is found by the words of an address. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { EDITION_LANGUAGES } from "@/domain/plan/translations";
import {
  askedTooOften,
  type KindWords,
  type Searchable,
  type SearchLanguage,
  type SearchResult,
  searchIn,
} from "@/domain/publication/search/find";
import { xmlText } from "@/domain/shared/typed-text";
import { publicRoutes } from "@/lib/public-paths";
import { negotiate } from "@/server/publication/serve/encoding";
import { searchAwayPage } from "@/server/publication/serve/gone-page";
import { NOT_FOUND } from "@/server/publication/serve/respond";
import { securityHeaders, transportSecurity } from "@/server/publication/serve/security-headers";
import type { Site } from "@/server/publication/serve/site";
import type { Answer } from "./answer";
import { networkOf } from "./client-address";
import { type PaceLimits, paceLimit } from "./pace-limit";
import { pathOf } from "./paths";
import { refuse } from "./refusal";
import { REQUEST_ID_HEADER } from "./request-id";

/** Draws what was found, with everything in it escaped. Given by src/public-site. */
type DrawFound = (language: SearchLanguage, result: SearchResult, kinds: KindWords) => string;

export interface SearchAnswerOptions {
  /** The publication now known, without waiting. */
  readonly current: () => Site | null;
  readonly draw: DrawFound;
  /** What a browser's address bar shows. */
  readonly origin: string;
  /** Where a request comes from. */
  readonly clientOf: (request: IncomingMessage) => string;
  readonly limits?: PaceLimits;
}

/** A person asks every few seconds; an office behind one address asks more often than one person. */
const SEARCH_LIMITS: PaceLimits = {
  ofClient: { atOnce: 20, perSecond: 2 },
  ofAll: { atOnce: 40, perSecond: 20 },
};

/** All of them together are asked no more often than one. */
const LANGUAGES: ReadonlyMap<string, SearchLanguage> = new Map<string, SearchLanguage>([
  [publicRoutes.search(), "ja"],
  ...EDITION_LANGUAGES.map(
    (language) => [publicRoutes.edition(language, publicRoutes.search()), language] as const,
  ),
]);
/** In seconds: enough for either to have passed. */
const RETRY = { "Retry-After": "5" };
const compress = promisify(gzip);
/** Beside answers that come from memory: a page of 40 KB becomes 10 KB in half a millisecond. */
const GZIP_LEVEL = 4;

export function searchAnswer({
  current,
  draw,
  origin,
  clientOf,
  limits = SEARCH_LIMITS,
}: SearchAnswerOptions): Answer {
  const mayAsk = paceLimit(limits);
  const headers = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    Vary: "Accept-Encoding",
    "X-Robots-Tag": "noindex",
    ...securityHeaders(false, true),
    ...transportSecurity(origin),
  };
  return (request, response, requestId) => {
    const route = pathOf(request);
    const language = LANGUAGES.get(route);
    if (language === undefined) return false;
    const site = current();
    if (site === null || (request.method !== "GET" && request.method !== "HEAD")) return false;
    const q = new URLSearchParams((request.url ?? "").slice(route.length + 1)).get("q");
    // The finished page has the list of all items; a publication that is older than the search has none.
    if (q === null && site.files.has(route)) return false;
    request.resume();
    const own = { ...headers, [REQUEST_ID_HEADER]: requestId };
    const searchable = site.searchables?.[language];
    if (searchable === undefined) {
      refuse(response, 503, searchAwayPage(language, textOf(site, NOT_FOUND)), { ...own, ...RETRY });
      return true;
    }
    const page = (result: SearchResult) =>
      pageOf(otherLanguages(searchable, route, result), draw(language, result, searchable.kinds));
    if (!mayAsk(networkOf(clientOf(request)), performance.now()))
      return send(request, response, 429, page(askedTooOften(q ?? "")), { ...own, ...RETRY });
    return send(request, response, 200, page(searchIn(searchable, q ?? "")), own);
  };
}

function textOf(site: Site, route: string): string | null {
  const file = site.files.get(route);
  return file ? Buffer.from(file.body).toString("utf8") : null;
}

/** The ways to the same page in other languages take along what was looked for. */
function otherLanguages(
  { before, after }: Searchable,
  own: string,
  { asked: { fault, typed } }: SearchResult,
): Pick<Searchable, "before" | "after"> {
  if (fault === "empty" || fault === "too_long") return { before, after };
  const others = [...LANGUAGES.keys()].filter((route) => route !== own);
  const withTyped = (html: string) =>
    others.reduce(
      (page, route) =>
        page.replaceAll(`href="${route}"`, `href="${route}?${new URLSearchParams({ q: typed })}"`),
      html,
    );
  return { before: withTyped(before), after: withTyped(after) };
}

function pageOf({ before, after }: Pick<Searchable, "before" | "after">, found: string): Buffer<ArrayBuffer> {
  return Buffer.from(`${before}${xmlText(found)}${after}`, "utf8");
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  page: Buffer<ArrayBuffer>,
  headers: Readonly<Record<string, string>>,
): Promise<boolean> {
  const encoding = negotiate(request.headers["accept-encoding"], { brotli: null, gzip: true });
  const body = encoding === "gzip" ? await compress(page, { level: GZIP_LEVEL }) : page;
  response.writeHead(status, {
    ...headers,
    ...(encoding === "gzip" ? { "Content-Encoding": "gzip" } : {}),
    "Content-Length": String(body.length),
  });
  response.end(request.method === "HEAD" ? undefined : body);
  return true;
}
