/** `/search?q=` from memory: what of the current publication is found by the words of an address. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import {
  type KindWords,
  type Searchable,
  type SearchResult,
  searchIn,
} from "@/domain/publication/search/find";
import { xmlText } from "@/domain/shared/typed-text";
import {
  SEARCH_AWAY,
  SEARCH_AWAY_TITLE,
  TOO_MANY_SEARCHES,
  TOO_MANY_SEARCHES_TITLE,
} from "@/domain/words/ja/publication/search";
import { publicRoutes } from "@/lib/public-paths";
import { negotiate } from "@/server/publication/serve/encoding";
import { noticePage } from "@/server/publication/serve/gone-page";
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
type DrawFound = (result: SearchResult, words: KindWords) => string;

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

const ROUTE = publicRoutes.search();
const WITH_QUERY = `${ROUTE}?`;
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
    const url = request.url ?? "";
    if (!url.startsWith(WITH_QUERY) && pathOf(request) !== ROUTE) return false;
    const site = current();
    if (site === null || (request.method !== "GET" && request.method !== "HEAD")) return false;
    const q = new URLSearchParams(url.slice(WITH_QUERY.length)).get("q");
    // The finished page has the list of all items; a publication that is older than the search has none.
    if (q === null && site.files.has(ROUTE)) return false;
    request.resume();
    const told = { ...headers, [REQUEST_ID_HEADER]: requestId, "Retry-After": "5" };
    const tell = (status: number, title: string, sentence: string) => {
      const notFound = site.files.get(NOT_FOUND);
      const page = noticePage(title, sentence, notFound ? Buffer.from(notFound.body).toString("utf8") : null);
      refuse(response, status, page, told);
      return true;
    };
    if (site.searchable === undefined) return tell(503, SEARCH_AWAY_TITLE, SEARCH_AWAY);
    if (!mayAsk(networkOf(clientOf(request)), performance.now()))
      return tell(429, TOO_MANY_SEARCHES_TITLE, TOO_MANY_SEARCHES);
    const page = pageOf(site.searchable, q ?? "", draw);
    return send(request, response, page, { ...headers, [REQUEST_ID_HEADER]: requestId });
  };
}

function pageOf(searchable: Searchable, q: string, draw: DrawFound): Buffer<ArrayBuffer> {
  const { before, after, words } = searchable;
  const found = xmlText(draw(searchIn(searchable, q), words));
  return Buffer.from(`${before}${found}${after}`, "utf8");
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  page: Buffer<ArrayBuffer>,
  headers: Readonly<Record<string, string>>,
): Promise<boolean> {
  const encoding = negotiate(request.headers["accept-encoding"], { brotli: null, gzip: true });
  const body = encoding === "gzip" ? await compress(page, { level: GZIP_LEVEL }) : page;
  response.writeHead(200, {
    ...headers,
    ...(encoding === "gzip" ? { "Content-Encoding": "gzip" } : {}),
    "Content-Length": String(body.length),
  });
  response.end(request.method === "HEAD" ? undefined : body);
  return true;
}
