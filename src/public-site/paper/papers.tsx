/** The documents on paper (PDF) of a publication, made of the same snapshot as its pages. */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { ReactElement } from "react";
import type { PublicationSnapshot, SiteFile } from "@/domain/publication/snapshot";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { xmlText } from "@/domain/shared/typed-text";
import { PDF_TYPE, typeset } from "@/lib/paper/typeset";
import { filePathOf, publicRoutes } from "@/lib/public-paths";
import { committeeYears, type SiteModel } from "../model/site";
import { pageContext, type RenderOptions } from "../page-context";
import { committeeTitle, DEMO_NOTICE, publicationText, UNPUBLISHED_NOTICE, yearTitle } from "../words";
import { CommitteePaper } from "./committee-paper";
import { paperOf } from "./tree";
import { YearPaper } from "./year-paper";

/** By snapshot: the site's root and the archive have the same documents. */
const made = new WeakMap<PublicationSnapshot, Promise<SiteFile[]>>();

/** A report for each year that has a page; for a committee one of each year that stands for a plan. */
export function papers(model: SiteModel): Promise<SiteFile[]> {
  const known = made.get(model.snapshot) ?? allPapers(model);
  made.set(model.snapshot, known);
  return known;
}

async function allPapers(model: SiteModel): Promise<SiteFile[]> {
  const files: SiteFile[] = [];
  for (const document of documentsOf(model)) {
    files.push(await paperFile(model, {}, document));
    await nextTurn();
  }
  return files;
}

/** One of them; null where there is none at that route. */
export async function paperAt(
  model: SiteModel,
  options: RenderOptions,
  route: string,
): Promise<SiteFile | null> {
  const document = documentsOf(model).find((each) => each.route === route);
  return document === undefined ? null : paperFile(model, options, document);
}

function documentsOf(model: SiteModel): Document[] {
  // Paper is read anywhere: its links name the city's own site, or nothing.
  const at = (fy: FiscalYear) => pageContext(model, {}, publicRoutes.year(fy));
  return [
    ...model.years.map((fy) => ({
      route: publicRoutes.yearPdf(fy),
      title: yearTitle(fy),
      element: <YearPaper context={at(fy)} fy={fy} />,
    })),
    ...committeeYears(model).map((fy) => ({
      route: publicRoutes.committeePdf(fy),
      title: committeeTitle(fy),
      element: <CommitteePaper context={at(fy)} fy={fy} />,
    })),
  ];
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
