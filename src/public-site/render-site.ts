/** Every file of the public site, made from one snapshot: same snapshot, same bytes. */

import { setImmediate as nextTurn } from "node:timers/promises";
import type { PublicationSnapshot, SiteFile } from "@/domain/publication/snapshot";
import { tokyoDate } from "@/domain/shared/iso-date";
import { xmlText } from "@/domain/shared/typed-text";
import { withNotices } from "@/domain/words/stop-notices";
import { filePathOf, publicRoutes } from "@/lib/public-paths";
import { editionPages } from "./editions/edition-pages";
import { EDITIONS, type Edition } from "./editions/languages";
import { atomFeed, robotsText, sitemap } from "./feed";
import { type SiteModel, siteModel } from "./model/site";
import { dataFiles } from "./open-data/data-files";
import { hasShareImages, pageContext, type RenderOptions } from "./page-context";
import { paperAt, papers } from "./paper/papers";
import { breakPage } from "./phrases";
import { shareImages } from "./share/share-images";
import { type SitePage, sitePages } from "./site-pages";

type ListedPage = Pick<SitePage, "route" | "listed">;
type DrawnPage = Pick<ReturnType<typeof allPages>[number], "route" | "render">;

export type { RenderOptions } from "./page-context";

const TYPES = {
  html: "text/html; charset=utf-8",
  atom: "application/atom+xml; charset=utf-8",
  xml: "application/xml; charset=utf-8",
  text: "text/plain; charset=utf-8",
} as const;

/**
 * Renders the whole public site.
 *
 * @param options how pages link: `absolute-path` below `basePath` (the live site with "", an archived publication with
 *   "/archive/3" and `archived`), or `relative-file` (a folder for any path and for file://)
 * @returns the files in a fixed order; paths are relative, without a leading slash
 * @throws Error when the snapshot holds no plan or a KPI without a series
 */
export async function renderSite(
  snapshot: PublicationSnapshot,
  options: RenderOptions = {},
): Promise<SiteFile[]> {
  const model = siteModel(snapshot);
  const pages = allPages(model, options);
  // Side by side where there is another core for the pictures.
  const [html, paper, pictures] = await Promise.all([
    htmlFiles(pages),
    papers(model),
    hasShareImages(options) ? shareImages(model) : [],
  ]);
  return [
    ...html,
    ...paper,
    ...pictures,
    ...openData(model, options),
    ...machineFiles(model, options, pages),
  ];
}

async function htmlFiles(pages: readonly DrawnPage[]): Promise<SiteFile[]> {
  // A static import would make Next refuse the module inside a server action.
  const { renderToStaticMarkup } = await import("react-dom/server");
  const files: SiteFile[] = [];
  for (const { route, render } of pages) {
    files.push(textFile(route, TYPES.html, pageText(renderToStaticMarkup(render()), editionAt(route))));
    await nextTurn();
  }
  return files;
}

/** What of the site is no page: open data, feed, list of addresses. */
export function renderData(snapshot: PublicationSnapshot, options: RenderOptions = {}): SiteFile[] {
  const model = siteModel(snapshot);
  return [...openData(model, options), ...machineFiles(model, options, allPages(model, options))];
}

/** The Japanese pages, then those of the other languages. */
function allPages(model: SiteModel, options: RenderOptions) {
  const japanese = sitePages(model, options).map(({ route, listed, render }) => ({
    route,
    listed,
    render: () => render(pageContext(model, options, route)),
  }));
  return [...japanese, ...editionPages(model, options)];
}

/** One page as its HTML, for a preview. null when the site has no such route. */
export async function renderPage(
  snapshot: PublicationSnapshot,
  route: string,
  options: RenderOptions = {},
): Promise<string | null> {
  const { renderToStaticMarkup } = await import("react-dom/server");
  const model = siteModel(snapshot);
  const page = allPages(model, options).find((each) => each.route === route);
  return page ? pageText(renderToStaticMarkup(page.render()), editionAt(route)) : null;
}

/** One document on paper, for a preview. null when the site has no such route. */
export async function renderPaper(
  snapshot: PublicationSnapshot,
  route: string,
  options: RenderOptions = {},
): Promise<SiteFile | null> {
  return paperAt(siteModel(snapshot), options, route);
}

/** null: a page in Japanese. */
function editionAt(route: string): Edition | null {
  return EDITIONS.find(({ language }) => `${route}/`.startsWith(`/${language}/`)) ?? null;
}

/** The document of a page's markup. */
export function pageText(markup: string, edition: Edition | null = null): string {
  const said =
    edition === null
      ? markup
      : withNotices(markup, { lang: edition.words.lang, words: edition.words.pages.stops });
  const broken = breakPage(xmlText(said), edition?.language === "easy");
  return `<!DOCTYPE html>${broken.replace(/^<!DOCTYPE html>/i, "")}\n`;
}

function textFile(route: string, contentType: string, text: string): SiteFile {
  return { path: filePathOf(route), contentType, body: Buffer.from(text, "utf8") };
}

function openData(model: SiteModel, options: RenderOptions): SiteFile[] {
  return dataFiles(model, options).map(({ route, contentType, text }) => textFile(route, contentType, text));
}

function machineFiles(model: SiteModel, options: RenderOptions, pages: readonly ListedPage[]): SiteFile[] {
  const { snapshot } = model;
  const { origin } = snapshot.site;
  const feed = textFile(
    publicRoutes.feed(),
    TYPES.atom,
    atomFeed(pageContext(model, options, publicRoutes.feed())),
  );
  if (options.archived) return [feed];
  const address = (route: string) =>
    options.links === "relative-file"
      ? `${origin}/${filePathOf(route)}`
      : `${origin}${options.basePath ?? ""}${route}`;
  const robots = (text: string) => textFile(publicRoutes.robots(), TYPES.text, text);
  if (origin === null) return [feed, robots(robotsText(null))];
  const listed = pages.filter((page) => page.listed).map((page) => address(page.route));
  return [
    feed,
    textFile(publicRoutes.sitemap(), TYPES.xml, sitemap(listed, tokyoDate(new Date(snapshot.publishedAt)))),
    robots(robotsText(address(publicRoutes.sitemap()))),
  ];
}
