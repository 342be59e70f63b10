/** The documents on paper (PDF) of a publication, made of the same snapshot as its pages. */
import type { SiteFile } from "@/domain/publication/snapshot";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { xmlText } from "@/domain/shared/typed-text";
import { PDF_TYPE, typeset } from "@/lib/paper/typeset";
import { filePathOf, publicRoutes } from "@/lib/public-paths";
import type { SiteModel } from "../model/site";
import { pageContext, type RenderOptions } from "../page-context";
import { DEMO_NOTICE, publicationText, UNPUBLISHED_NOTICE, yearTitle } from "../words";
import { paperOf } from "./tree";
import { YearPaper } from "./year-paper";

/** One report for each year that has a page. */
export async function papers(model: SiteModel, options: RenderOptions): Promise<SiteFile[]> {
  const files: SiteFile[] = [];
  for (const fy of model.years) files.push(await yearPaper(model, options, fy));
  return files;
}

async function yearPaper(model: SiteModel, options: RenderOptions, fy: FiscalYear): Promise<SiteFile> {
  const { renderToStaticMarkup } = await import("react-dom/server");
  const { snapshot } = model;
  const { site, publishedAt } = snapshot;
  const route = publicRoutes.yearPdf(fy);
  // Paper is read anywhere: its links name the city's own site, or nothing.
  const context = pageContext(model, {}, publicRoutes.year(fy));
  const markup = xmlText(renderToStaticMarkup(YearPaper({ context, fy })));
  const isUnpublished = options.unpublished === true;
  const body = await typeset({
    title: `${site.name}　${yearTitle(fy)}`,
    author: site.name,
    made: new Date(publishedAt),
    notices: [...(site.demo ? [DEMO_NOTICE] : []), ...(isUnpublished ? [UNPUBLISHED_NOTICE] : [])],
    source: isUnpublished ? site.name : `${site.name}　${publicationText(snapshot)}`,
    body: paperOf(markup, (href) => addressOnPaper(href, site.origin)),
  });
  return { path: filePathOf(route), contentType: PDF_TYPE, body };
}

function addressOnPaper(href: string, origin: string | null): string | null {
  if (/^https?:/.test(href)) return href;
  return origin === null ? null : new URL(href, origin).href;
}
