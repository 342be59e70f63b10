/** The documents on paper (PDF) of a publication, made of the same snapshot as its pages. */
import type { ReactElement } from "react";
import type { SiteFile } from "@/domain/publication/snapshot";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { xmlText } from "@/domain/shared/typed-text";
import { PDF_TYPE, typeset } from "@/lib/paper/typeset";
import { filePathOf, publicRoutes } from "@/lib/public-paths";
import { committeeYears, type SiteModel } from "../model/site";
import { pageContext, type RenderOptions } from "../page-context";
import { DEMO_NOTICE, publicationText, UNPUBLISHED_NOTICE, yearTitle } from "../words";
import { CommitteePaper, committeeTitle } from "./committee-paper";
import { paperOf } from "./tree";
import { YearPaper } from "./year-paper";

/** A report for each year that has a page; for a committee one of each year that stands for a plan. */
export async function papers(model: SiteModel, options: RenderOptions): Promise<SiteFile[]> {
  // Paper is read anywhere: its links name the city's own site, or nothing.
  const at = (fy: FiscalYear) => pageContext(model, {}, publicRoutes.year(fy));
  const documents: Document[] = [
    ...model.years.map((fy) => ({
      route: publicRoutes.yearPdf(fy),
      title: yearTitle(fy),
      element: YearPaper({ context: at(fy), fy }),
    })),
    ...committeeYears(model).map((fy) => ({
      route: publicRoutes.committeePdf(fy),
      title: committeeTitle(fy),
      element: CommitteePaper({ context: at(fy), fy }),
    })),
  ];
  const files: SiteFile[] = [];
  for (const document of documents) files.push(await paperFile(model, options, document));
  return files;
}

interface Document {
  readonly route: string;
  readonly title: string;
  readonly element: ReactElement;
}

async function paperFile(
  { snapshot }: SiteModel,
  { unpublished = false }: RenderOptions,
  { route, title, element }: Document,
): Promise<SiteFile> {
  const { renderToStaticMarkup } = await import("react-dom/server");
  const { site, publishedAt } = snapshot;
  const body = await typeset({
    title: `${site.name}　${title}`,
    author: site.name,
    made: new Date(publishedAt),
    notices: [...(site.demo ? [DEMO_NOTICE] : []), ...(unpublished ? [UNPUBLISHED_NOTICE] : [])],
    source: unpublished ? site.name : `${site.name}　${publicationText(snapshot)}`,
    body: paperOf(xmlText(renderToStaticMarkup(element)), (href) => addressOnPaper(href, site.origin)),
  });
  return { path: filePathOf(route), contentType: PDF_TYPE, body };
}

function addressOnPaper(href: string, origin: string | null): string | null {
  if (/^https?:/.test(href)) return href;
  return origin === null ? null : new URL(href, origin).href;
}
