/** The public side from outside: every address that a reader or a program can find, and what it answers. */
import { createHash } from "node:crypto";
import { parse } from "csv-parse/sync";
import type { APIRequestContext, Locator, Page } from "playwright/test";

/** What is not the public side. */
const INNER = /^\/(?:staff|api|_next)(?:\/|$)/;
/** Where finding begins: the front page, and what no page links to. */
const MANIFEST = "/data/manifest.json";
const STARTS = ["/", "/404.html", MANIFEST];

export interface PublicFile {
  readonly route: string;
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
}

/**
 * Follows every link, from the front page on, within this site: pages, data files, archive, embeds.
 * @returns what was found, by route
 */
export async function crawlPublicSite(request: APIRequestContext): Promise<Map<string, PublicFile>> {
  const found = new Map<string, PublicFile>();
  const waiting = [...STARTS];
  for (let route = waiting.shift(); route !== undefined; route = waiting.shift()) {
    if (found.has(route)) continue;
    const response = await request.get(route, { maxRedirects: 0 });
    const type = response.headers()["content-type"] ?? "";
    const body = await response.body();
    found.set(route, { route, status: response.status(), type, body });
    waiting.push(...linksOf(route, type, body, response.url()), ...filesOf(route, body));
  }
  return found;
}

/** The pages among them, in a fixed order. */
export function pagesOf(files: ReadonlyMap<string, PublicFile>): string[] {
  return [...files.values()]
    .filter(({ type }) => type.startsWith("text/html"))
    .map(({ route }) => route)
    .sort();
}

/** One line per file: what was answered, so that two states of the site can be compared whole. */
export function fingerprints(files: ReadonlyMap<string, PublicFile>): Record<string, string> {
  return Object.fromEntries(
    [...files.values()]
      .sort((a, b) => (a.route < b.route ? -1 : 1))
      .map(({ route, status, body }) => [
        route,
        `${status} ${createHash("sha256").update(body).digest("hex")}`,
      ]),
  );
}

/** The manifest tells of every file of the publication, also of those that programs alone ask for. */
function filesOf(route: string, body: Buffer): string[] {
  if (route !== MANIFEST) return [];
  const { files }: { files: { edition: string; path: string }[] } = JSON.parse(body.toString("utf8"));
  return files
    .filter(({ edition }) => edition === "current")
    .map(({ path }) => `/${path.replace(/\/?index\.html$/, "")}`);
}

function linksOf(route: string, type: string, body: Buffer, address: string): string[] {
  if (!/html|xml/.test(type)) return [];
  const text = body.toString("utf8");
  const pattern = /(?:href|src)="([^"#?]*)|<loc>([^<]*)<\/loc>/g;
  const { origin } = new URL(address);
  const links = new Set<string>();
  for (const [, attribute, location] of text.matchAll(pattern)) {
    const link = attribute ?? location ?? "";
    if (link === "" || !URL.canParse(link, `${origin}${route}`)) continue;
    const url = new URL(link, `${origin}${route}`);
    if (url.origin === origin && !INNER.test(url.pathname)) links.add(url.pathname);
  }
  return [...links];
}

/** /data/kpis.csv as a program reads it. */
export async function openData(request: APIRequestContext): Promise<Record<string, string>[]> {
  const response = await request.get("/data/kpis.csv");
  return parse(await response.text(), { columns: true, bom: true });
}

/** The four counts ○ △ × － of a page. */
export function tally(page: Page): Locator {
  return page.getByRole("definition").filter({ hasText: /^\d+項目$/ });
}
