/** The public site in each of its forms: what is stored at a publication, what the preview shows, what is handed over. */
import type { PublicationSnapshot, SiteFile } from "@/domain/publication/snapshot";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { filePathOf, publicRoutes } from "@/lib/public-paths";
import { siteModel } from "./model/site";
import { renderData, renderPage, renderPaper, renderSite } from "./render-site";

const HTML = "text/html; charset=utf-8";

/** `current` for the site's root, `archive` for /archive/{no}, where each page says that it is not the current one. */
export async function renderEdition(
  snapshot: PublicationSnapshot,
  edition: "current" | "archive",
): Promise<SiteFile[]> {
  return edition === "current"
    ? renderSite(snapshot)
    : renderSite(snapshot, { basePath: publicRoutes.archived(snapshot.no), archived: true });
}

/**
 * One page or data file of the preview; null where there is none at that route.
 * @param place.basePath below which every link of the preview stays
 */
export async function renderPreviewFile(
  snapshot: PublicationSnapshot,
  { basePath, route }: { readonly basePath: string; readonly route: string },
): Promise<SiteFile | null> {
  const path = filePathOf(route);
  const page = await renderPage(snapshot, route, { basePath });
  if (page !== null) return { path, contentType: HTML, body: Buffer.from(page, "utf8") };
  const paper = await renderPaper(snapshot, route, { unpublished: true });
  return paper ?? renderData(snapshot, { basePath }).find((file) => file.path === path) ?? null;
}

/** A document on paper before its publication; for a committee of the year that stands for a plan. null where there is none. */
export async function renderDraftPaper(
  snapshot: PublicationSnapshot,
  paper: FiscalYear | { readonly committeeOf: string },
): Promise<SiteFile | null> {
  if (typeof paper === "number") {
    return renderPaper(snapshot, publicRoutes.yearPdf(paper), { unpublished: true });
  }
  const view = siteModel(snapshot).plans.find(({ definition }) => definition.id === paper.committeeOf);
  if (!view) return null;
  // A year that stands for no plan has no such document.
  return renderPaper(snapshot, publicRoutes.committeePdf(view.tallyFy), { unpublished: true });
}

/**
 * A folder for any web server, any sub-path and file://.
 * @param archived a newer publication exists: each page says that it is not the current one
 */
export async function renderExport(snapshot: PublicationSnapshot, archived: boolean): Promise<SiteFile[]> {
  const files = await renderSite(snapshot, { links: "relative-file", archived });
  const path = filePathOf(publicRoutes.notFound());
  if (files.some((file) => file.path === path)) return files;
  // An archived tree has no page of its own for what is not there; a folder needs one whatever it holds.
  const page = await renderPage(snapshot, publicRoutes.notFound(), { links: "relative-file" });
  if (page === null) throw new Error("the site has no page for what is not there");
  return [...files, { path, contentType: HTML, body: Buffer.from(page, "utf8") }];
}
