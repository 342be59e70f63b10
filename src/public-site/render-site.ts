/** Every file of the public site, made from one snapshot: same snapshot, same bytes. */

import type { PublicationSnapshot, SiteFile } from "@/domain/publication/snapshot";
import { tokyoDate } from "@/domain/shared/iso-date";
import { xmlText } from "@/domain/shared/typed-text";
import { filePathOf, publicRoutes } from "@/lib/public-paths";
import { atomFeed, sitemap } from "./feed";
import { viewsOf } from "./model/indicators";
import { hasMetrics, type SiteModel, siteModel } from "./model/site";
import {
  assessmentRows,
  assessmentsCsv,
  assessmentsJson,
  assessmentsJsonSchema,
  hasAssessments,
} from "./open-data/assessments-data";
import { initiativesCsv, kpisCsv, metricsCsv } from "./open-data/csv";
import { catalog, dataPackage } from "./open-data/datapackage";
import { initiativeRows } from "./open-data/initiative-rows";
import { initiativesJson, initiativesJsonSchema } from "./open-data/initiatives-json";
import { kpisJson } from "./open-data/json";
import { kpisJsonSchema } from "./open-data/json-schema";
import { allKpiRows, kpiRows } from "./open-data/kpi-rows";
import { metricRows } from "./open-data/metric-rows";
import { metricsJson, metricsJsonSchema } from "./open-data/metrics-json";
import { pageContext, type RenderOptions } from "./page-context";
import { paperAt, papers } from "./paper/papers";
import { type SitePage, sitePages } from "./site-pages";

export type { RenderOptions } from "./page-context";

const TYPES = {
  html: "text/html; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
  schema: "application/schema+json; charset=utf-8",
  jsonld: "application/ld+json; charset=utf-8",
  atom: "application/atom+xml; charset=utf-8",
  xml: "application/xml; charset=utf-8",
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
  // A static import would make Next refuse the module inside a server action.
  const { renderToStaticMarkup } = await import("react-dom/server");
  const model = siteModel(snapshot);
  const pages = sitePages(model, options);
  const html = pages.map(({ route, render }) =>
    textFile(route, TYPES.html, pageText(renderToStaticMarkup(render(pageContext(model, options, route))))),
  );
  return [
    ...html,
    ...(await papers(model)),
    ...dataFiles(model, options),
    ...machineFiles(model, options, pages),
  ];
}

/** What of the site is no page: open data, feed, list of addresses. */
export function renderData(snapshot: PublicationSnapshot, options: RenderOptions = {}): SiteFile[] {
  const model = siteModel(snapshot);
  return [...dataFiles(model, options), ...machineFiles(model, options, sitePages(model, options))];
}

/** One page as its HTML, for a preview. null when the site has no such route. */
export async function renderPage(
  snapshot: PublicationSnapshot,
  route: string,
  options: RenderOptions = {},
): Promise<string | null> {
  const { renderToStaticMarkup } = await import("react-dom/server");
  const model = siteModel(snapshot);
  const page = sitePages(model, options).find((each) => each.route === route);
  return page ? pageText(renderToStaticMarkup(page.render(pageContext(model, options, route)))) : null;
}

/** One document on paper, for a preview. null when the site has no such route. */
export async function renderPaper(
  snapshot: PublicationSnapshot,
  route: string,
  options: RenderOptions = {},
): Promise<SiteFile | null> {
  return paperAt(siteModel(snapshot), options, route);
}

/** The document of a page's markup. */
export function pageText(markup: string): string {
  return `<!DOCTYPE html>${xmlText(markup).replace(/^<!DOCTYPE html>/i, "")}\n`;
}

function textFile(route: string, contentType: string, text: string): SiteFile {
  return { path: filePathOf(route), contentType, body: Buffer.from(text, "utf8") };
}

function dataFiles(model: SiteModel, options: RenderOptions): SiteFile[] {
  const views = model.plans.flatMap((plan) => plan.kpis);
  const kpis = { path: "kpis.csv", text: kpisCsv(allKpiRows(model)) };
  const lines = initiativeRows(model);
  const initiatives = { path: "initiatives.csv", text: initiativesCsv(lines) };
  const figures = metricRows(model);
  const metrics = hasMetrics(model) ? { path: "metrics.csv", text: metricsCsv(figures) } : null;
  const said = hasAssessments(model) ? assessmentRows(model) : null;
  const assessments = said && { path: "assessments.csv", text: assessmentsCsv(said) };
  const context = pageContext(model, options, publicRoutes.catalog());
  return [
    textFile(publicRoutes.kpisCsv(), TYPES.csv, kpis.text),
    textFile(publicRoutes.kpisJson(), TYPES.json, kpisJson(model, views, publicRoutes.kpisJson())),
    textFile(publicRoutes.kpisSchema(), TYPES.schema, kpisJsonSchema(model)),
    textFile(publicRoutes.initiativesCsv(), TYPES.csv, initiatives.text),
    textFile(publicRoutes.initiativesJson(), TYPES.json, initiativesJson(model, lines)),
    textFile(publicRoutes.initiativesSchema(), TYPES.schema, initiativesJsonSchema(model)),
    ...(metrics === null
      ? []
      : [
          textFile(publicRoutes.metricsCsv(), TYPES.csv, metrics.text),
          textFile(publicRoutes.metricsJson(), TYPES.json, metricsJson(model, figures)),
          textFile(publicRoutes.metricsSchema(), TYPES.schema, metricsJsonSchema(model)),
        ]),
    ...(said && assessments
      ? [
          textFile(publicRoutes.assessmentsCsv(), TYPES.csv, assessments.text),
          textFile(publicRoutes.assessmentsJson(), TYPES.json, assessmentsJson(model, said)),
          textFile(publicRoutes.assessmentsSchema(), TYPES.schema, assessmentsJsonSchema(model)),
        ]
      : []),
    textFile(
      publicRoutes.dataPackage(),
      TYPES.json,
      dataPackage(model, { kpis, initiatives, metrics, assessments }, context.absolute(publicRoutes.data())),
    ),
    textFile(publicRoutes.catalog(), TYPES.jsonld, catalog(model, context.absolute)),
    ...model.indicators.flatMap((indicator) => {
      const { id } = indicator;
      const own = [...viewsOf(indicator), ...indicator.calledOff];
      const rows = own.flatMap((view) => kpiRows(model, view));
      const json = publicRoutes.kpiJson(id);
      return [
        textFile(publicRoutes.kpiCsv(id), TYPES.csv, kpisCsv(rows)),
        textFile(json, TYPES.json, kpisJson(model, own, json)),
      ];
    }),
  ];
}

function machineFiles(model: SiteModel, options: RenderOptions, pages: readonly SitePage[]): SiteFile[] {
  const { snapshot } = model;
  const { origin } = snapshot.site;
  const feed = textFile(
    publicRoutes.feed(),
    TYPES.atom,
    atomFeed(pageContext(model, options, publicRoutes.feed())),
  );
  if (origin === null || options.archived) return [feed];
  const address = (route: string) =>
    options.links === "relative-file"
      ? `${origin}/${filePathOf(route)}`
      : `${origin}${options.basePath ?? ""}${route}`;
  const listed = pages.filter((page) => page.listed).map((page) => address(page.route));
  return [
    feed,
    textFile(publicRoutes.sitemap(), TYPES.xml, sitemap(listed, tokyoDate(new Date(snapshot.publishedAt)))),
  ];
}
