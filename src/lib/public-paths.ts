/**
 * The addresses of the public side, in one place: routes (`/kpis/paper-sheets`), the files that hold them
 * (`kpis/paper-sheets/index.html`), and the links between them.
 */

export const publicRoutes = {
  home: () => "/",
  /** Of the plan that leads. */
  pillar: (no: number) => `/pillars/${no}`,
  /** Of the plan that leads. */
  measure: (pillarNo: number, no: number) => `/measures/${pillarNo}-${no}`,
  kpi: (kpiId: string) => `/kpis/${kpiId}`,
  year: (fy: number) => `/years/${fy}`,
  /** The same report on paper. */
  yearPdf: (fy: number) => `/years/${fy}.pdf`,
  /** What a committee reads of that year, on paper alone. */
  committeePdf: (fy: number) => `/years/${fy}-committee.pdf`,
  plan: (planId: string) => `/plans/${planId}`,
  planPillar: (planId: string, no: number) => `/plans/${planId}/pillars/${no}`,
  planMeasure: (planId: string, pillarNo: number, no: number) =>
    `/plans/${planId}/measures/${pillarNo}-${no}`,
  corrections: () => "/corrections",
  /** The page of that route in another language. */
  edition: (language: string, route: string) => (route === "/" ? `/${language}` : `/${language}${route}`),
  /** With `?q=` what is found; alone the list of all that can be found. */
  search: () => "/search",
  about: () => "/about",
  data: () => "/data",
  archive: () => "/archive",
  /** The first page of a past publication; always below the site's root, never inside another publication. */
  archived: (no: number) => `/archive/${no}`,
  embed: (kpiId: string) => `/embed/kpis/${kpiId}`,
  /** What other sites show beside a link to the KPI's page. */
  shareImage: (kpiId: string) => `/share/kpis/${kpiId}.png`,
  kpisCsv: () => "/data/kpis.csv",
  kpisJson: () => "/data/kpis.json",
  kpisSchema: () => "/data/kpis.schema.json",
  initiativesCsv: () => "/data/initiatives.csv",
  initiativesJson: () => "/data/initiatives.json",
  initiativesSchema: () => "/data/initiatives.schema.json",
  /** Where a plan has KPI以外の実績. */
  metricsCsv: () => "/data/metrics.csv",
  metricsJson: () => "/data/metrics.json",
  metricsSchema: () => "/data/metrics.schema.json",
  /** These three are there where an assessment was ever published. */
  assessmentsCsv: () => "/data/assessments.csv",
  assessmentsJson: () => "/data/assessments.json",
  assessmentsSchema: () => "/data/assessments.schema.json",
  dataPackage: () => "/data/datapackage.json",
  catalog: () => "/data/catalog.jsonld",
  /** The program by which anybody checks a publication. */
  verify: () => "/data/verify.mjs",
  /** The same rows without the byte order mark: what the data package describes. */
  plainCsv: (name: string) => `/data/${name}-plain.csv`,
  /** The KPIs of one plan. */
  planCsv: (planId: string) => `/data/plans/${planId}.csv`,
  kpiCsv: (kpiId: string) => `/data/kpis/${kpiId}.csv`,
  kpiJson: (kpiId: string) => `/data/kpis/${kpiId}.json`,
  feed: () => "/feed.xml",
  sitemap: () => "/sitemap.xml",
  robots: () => "/robots.txt",
  notFound: () => "/404.html",
} as const;

/**
 * `absolute-path`: links from the server's root, below `basePath` (live site, archive).
 * `relative-file`: links from file to file with an explicit index.html, so that the folder works below any path
 * and from file://.
 */
export type LinkStyle = "absolute-path" | "relative-file";

/** @returns whether the route names a file as it stands; ids hold no dot, so a dot in the last part means a file. */
function isFileRoute(route: string): boolean {
  return route.slice(route.lastIndexOf("/") + 1).includes(".");
}

/** The file of a route, without a leading slash: `/` → `index.html`, `/kpis/x` → `kpis/x/index.html`. */
export function filePathOf(route: string): string {
  const path = route.replace(/^\/+|\/+$/g, "");
  if (path === "") return "index.html";
  return isFileRoute(path) ? path : `${path}/index.html`;
}

/** The route that a file answers: the inverse of {@link filePathOf}. */
export function routeOfFile(filePath: string): string {
  return `/${filePath.replace(/(^|\/)index\.html$/, "")}`;
}

/** The link between two files of one tree: `kpis/x/index.html` → `data/kpis.csv` gives `../../data/kpis.csv`. */
export function relativeLink(fromFile: string, toFile: string): string {
  const from = fromFile.split("/").slice(0, -1);
  const to = toFile.split("/");
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared += 1;
  return [...from.slice(shared).map(() => ".."), ...to.slice(shared)].join("/");
}

/**
 * What stands in `href`.
 * @param fromRoute the page that holds the link
 * @param toRoute the page or file it leads to
 * @param basePath for `absolute-path`: "" or "/archive/3"
 */
export function linkBetween(style: LinkStyle, fromRoute: string, toRoute: string, basePath = ""): string {
  if (style === "relative-file") return relativeLink(filePathOf(fromRoute), filePathOf(toRoute));
  return toRoute === "/" ? basePath || "/" : `${basePath}${toRoute}`;
}
