/** Answers a request for a public path from finished bytes. The same function serves the front door and the route. */
import { EDITION_LANGUAGES } from "@/domain/plan/translations";
import { isEvidencePath } from "@/domain/publication/evidence";
import type { StopNotice } from "@/domain/publication/stops/stops";
import { logger } from "@/lib/logger";
import { publicRoutes } from "@/lib/public-paths";
import { withBanner } from "./archive-banner";
import { negotiate } from "./encoding";
import { gonePage } from "./gone-page";
import { CACHE_PUBLIC, securityHeaders, sharingHeaders } from "./security-headers";
import type { ServedFile, Site } from "./site";

export interface PublicRequest {
  readonly method: string;
  /** Path without the query, still percent-encoded. */
  readonly path: string;
  readonly acceptEncoding: string | null;
  readonly ifNoneMatch: string | null;
}

export interface PublicResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** null for HEAD, 304 and redirects. */
  readonly body: Uint8Array | null;
}

/** Where archived publications come from. */
export type ReadArchive = (no: number) => Promise<Site | null>;

/** Of the current publication: its own page for what is not there. */
export const NOT_FOUND = "/404.html";
const ARCHIVE = /^\/archive\/([1-9]\d{0,8})(\/.*)?$/;

/** @param site the current publication; null while there is none */
export async function respond(
  request: PublicRequest,
  site: Site | null,
  readArchive: ReadArchive,
): Promise<PublicResponse> {
  if (request.method !== "GET" && request.method !== "HEAD") {
    return plain(405, "この操作には対応していません。", { Allow: "GET, HEAD" });
  }
  if (site === null) {
    return plain(503, "ただいま準備中です。しばらくしてからもう一度お試しください。", { "Retry-After": "5" });
  }
  const path = decode(request.path);
  if (path === null) return missing(request, site);
  // Also with what is not there: a program of another site could not tell it from a broken connection.
  return shared(await respondAt(path, request, site, readArchive), path);
}

/** @param path decoded */
async function respondAt(
  path: string,
  request: PublicRequest,
  site: Site,
  readArchive: ReadArchive,
): Promise<PublicResponse> {
  if (path.length > 1 && path.endsWith("/")) return redirect(path);
  const archived = ARCHIVE.exec(path);
  if (archived) {
    let edition: Site | null;
    try {
      edition = await readArchive(Number(archived[1]));
    } catch (error) {
      logger.warn({ err: error, publication: Number(archived[1]) }, "archived publication not read");
      return plain(503, "過去の公表を、いま読み出せません。しばらくしてからもう一度お試しください。", {
        "Retry-After": "5",
      });
    }
    const route = archived[2] ?? "/";
    const file = edition?.files.get(route);
    if (edition && file) {
      const told = edition.later ? await withBanner(file, route, edition, edition.later) : file;
      return answer(request, told, CACHE_PUBLIC, route);
    }
    const notice = edition?.gone.get(route);
    return notice ? gone(request, notice, site) : missing(request, site, route);
  }
  const file = site.files.get(path);
  if (file) return answer(request, file, CACHE_PUBLIC, path);
  const notice = site.gone.get(path);
  return notice ? gone(request, notice, site) : missing(request, site, path);
}

/**
 * One file of the current publication.
 * @param path decoded, as the publication has it
 */
export function answerCurrent(
  request: Omit<PublicRequest, "path">,
  file: ServedFile,
  path: string,
): PublicResponse {
  return shared(answer(request, file, CACHE_PUBLIC, path), path);
}

/** @param path decoded, from the site's root */
function shared(answered: PublicResponse, path: string): PublicResponse {
  return { ...answered, headers: { ...answered.headers, ...sharingHeaders(path) } };
}

/** @param path within the publication */
function answer(
  request: Omit<PublicRequest, "path">,
  file: ServedFile,
  cache: string,
  path: string,
  status = 200,
): PublicResponse {
  const encoding = negotiate(request.acceptEncoding, file);
  const headers: Record<string, string> = {
    "Content-Type": file.contentType,
    "Cache-Control": cache,
    // The compressed forms are other bytes with the same meaning: they share the tag as a weak one.
    ETag: encoding ? `W/${file.etag}` : file.etag,
    Vary: "Accept-Encoding",
    ...securityHeaders(isEmbed(path), file.contentType.startsWith("text/html") && !isEmbed(path)),
    // Evidence comes as it was sent to the office: it is saved, never shown as a page of ours. The link names it.
    ...(isEvidencePath(path.slice(1)) ? { "Content-Disposition": "attachment" } : {}),
  };
  if (status === 200 && tagMatches(request.ifNoneMatch, file.etag))
    return { status: 304, headers, body: null };
  const body = encoding === "br" ? file.brotli : encoding === "gzip" ? file.gzip : file.body;
  if (encoding) headers["Content-Encoding"] = encoding;
  headers["Content-Length"] = String((body ?? file.body).length);
  return { status, headers, body: request.method === "HEAD" ? null : body };
}

/** @param path within the publication: an edition has a page of its own for what is not there */
function missing(request: PublicRequest, site: Site, path = "/"): PublicResponse {
  const language = EDITION_LANGUAGES.find((each) => `${path}/`.startsWith(`/${each}/`));
  const own = language && site.files.get(publicRoutes.edition(language, NOT_FOUND));
  const page = own ?? site.files.get(NOT_FOUND);
  if (!page) return plain(404, "お探しのページは見つかりませんでした。", {});
  return answer(request, page, "no-store", NOT_FOUND, 404);
}

/** 公開の停止: said in so many words, by whatever link somebody came. */
function gone(request: PublicRequest, notice: StopNotice, site: Site): PublicResponse {
  const notFound = site.files.get(NOT_FOUND);
  const page = gonePage(notice, notFound ? Buffer.from(notFound.body).toString("utf8") : null);
  const body = new TextEncoder().encode(page);
  return {
    status: 410,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Length": String(body.length),
      "Cache-Control": "no-store",
      ...securityHeaders(false, true),
    },
    body: request.method === "HEAD" ? null : body,
  };
}

/** @param path decoded, ending in slashes */
function redirect(path: string): PublicResponse {
  // Each part encoded again, one slash before it: neither "//host" nor "/\\host" can lead away from here.
  const parts = path.split("/").filter((part) => part !== "");
  const location = `/${parts.map(encodeURIComponent).join("/")}`;
  return {
    status: 308,
    headers: {
      Location: location,
      "Content-Length": "0",
      "Cache-Control": CACHE_PUBLIC,
      ...securityHeaders(false),
    },
    body: null,
  };
}

function plain(status: number, text: string, headers: Record<string, string>): PublicResponse {
  const body = new TextEncoder().encode(`${text}\n`);
  return {
    status,
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      "Content-Length": String(body.length),
      "Cache-Control": "no-store",
      ...securityHeaders(false),
      ...headers,
    },
    body,
  };
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

function isEmbed(path: string): boolean {
  return path.startsWith("/embed/");
}

/** Weak comparison over a list, as RFC 9110 has it for If-None-Match. @param etag the strong tag, in quotes */
export function tagMatches(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  return ifNoneMatch.split(",").some((each) => {
    const tag = each.trim();
    return tag === "*" || tag.replace(/^W\//, "") === etag;
  });
}
