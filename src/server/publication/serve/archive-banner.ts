/**
 * What an archived page says at its top: whether it is the current publication's, and what became of its content since. The
 * stored bytes stay as they are; the banner in them is another one when they are answered.
 */

import { EDITION_LANGUAGES, type EditionLanguage } from "@/domain/plan/translations";
import {
  type ArchivedPage,
  type ChangesSince,
  changesSince,
  type InitiativePart,
} from "@/domain/publication/changes/since";
import { type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import { EDITION_WORDS } from "@/domain/words/editions";
import { ARCHIVE_JA } from "@/domain/words/ja/publication/archive-banner";
import { stateYearText } from "@/domain/words/ja/reports/initiatives";
import { markup } from "@/lib/markup";
import { publicRoutes } from "@/lib/public-paths";
import { finishFiles } from "@/server/publication/edition/files";
import { withRuby } from "@/server/publication/edition/ruby";
import type { Later } from "@/server/publication/store/later";
import type { ServedFile, Site } from "./site";

type Archived = Pick<Site, "no" | "files">;

const BANNER = /(<div class="old"><p class="w">)(.*?)(<\/p><\/div>)/s;
const TO_CORRECTIONS = /\s*<a href="[^"]*\/corrections">.*?<\/a>/;

/** Made once for each file: every later request finds it. */
const made = new WeakMap<ServedFile, Promise<ServedFile>>();

/** @param route within the publication */
export function withBanner(
  file: ServedFile,
  route: string,
  edition: Archived,
  later: Later,
): Promise<ServedFile> {
  if (!file.contentType.startsWith("text/html")) return Promise.resolve(file);
  const known = made.get(file);
  if (known) return known;
  const making = marked(file, route, edition, later);
  made.set(file, making);
  return making;
}

async function marked(file: ServedFile, route: string, edition: Archived, later: Later): Promise<ServedFile> {
  const page = Buffer.from(file.body).toString("utf8");
  const text = page.replace(BANNER, (_, open: string, said: string, close: string) => {
    const now = bannerText(said, page, route, edition, later);
    // What was published stays readable behind it: who recomputes the page's hash puts it back (verify.mjs).
    return now === said ? `${open}${said}${close}` : `${open}${now}</p><!--${said}--></div>`;
  });
  if (text === page) return file;
  const { contentType } = file;
  const [finished] = await finishFiles(
    [{ path: route, contentType, body: Buffer.from(text, "utf8") }],
    "archive",
  );
  if (!finished) throw new Error(`no page ${route}`);
  const { body, brotli, gzip, sha256 } = finished;
  return { contentType, body, brotli, gzip, etag: `"${sha256}"` };
}

/** A page in another language tells what its Japanese twin does, which links to all that it shows: in its own words. */
function bannerText(said: string, page: string, route: string, edition: Archived, later: Later): string {
  const language = EDITION_LANGUAGES.find((each) => route === `/${each}` || route.startsWith(`/${each}/`));
  if (language === undefined) return banner(said, { page, route, language: null }, edition, later);
  const original = route.slice(language.length + 1) || publicRoutes.home();
  return banner(said, { page: pageAt(edition, original), route: original, language }, edition, later);
}

interface Shown {
  /** The Japanese page. */
  readonly page: string;
  readonly route: string;
  /** In which it is told; null: Japanese. */
  readonly language: EditionLanguage | null;
}

function banner(said: string, shown: Shown, edition: Archived, later: Later): string {
  const { route, language } = shown;
  const words = language === null ? ARCHIVE_JA : EDITION_WORDS[language].archive;
  const link = (to: string, text: string) => {
    const href = language === null ? to : publicRoutes.edition(language, to);
    return markup`<a href="${href}">${withRuby(text)}</a>`;
  };
  // Between a Japanese sentence and its link there is nothing.
  const apart = language === null ? "" : " ";
  if (edition.no === later.currentNo) {
    const toCurrent = link(publicRoutes.home(), words.toCurrent);
    return markup`${withRuby(words.isCurrent(edition.no))}${apart}${toCurrent}`.html;
  }
  const changes = changesOn(shown, edition, later);
  if (changes === null) return said;
  const [only] = KPI_ROUTE.exec(route)?.slice(1) ?? [];
  const more =
    only === undefined
      ? link(publicRoutes.corrections(), words.toCorrections)
      : link(publicRoutes.kpi(only), words.toKpi);
  const told = markup`${words.between}${withRuby(words.since(changes))}`;
  return `${said.replace(TO_CORRECTIONS, "")}${told.html}${changes.length === 0 ? "" : apart + more.html}`;
}

/** null: the list of corrections, and pages without anything that was reported, say nothing that could be corrected. */
function changesOn({ page, route }: Shown, edition: Archived, later: Later): ChangesSince[] | null {
  const { no } = edition;
  const withWords = metricsWithWords(page, later);
  const ids = new Set([
    ...shownKpis(page, route, no),
    ...(route === publicRoutes.home() ? countedKpis(page, edition) : []),
    ...shownInitiatives(page, route, edition, later),
    ...linkedMetrics(page, later),
    ...withWords,
    ...shownParts(page),
  ]);
  if (ids.size === 0 || route === publicRoutes.corrections()) return null;
  const hasWords = {
    ofKpis: route.startsWith("/kpis/"),
    ofInitiatives: MEASURE_ROUTE.test(route) || yearOfRoute(route) !== null,
  };
  const parts = PARTS_SHOWN.find(([pages]) => pages.test(route))?.[1];
  const shown = {
    no,
    ids,
    upTo: yearOfRoute(route),
    hasWords,
    withWords,
    ...(parts ? { parts: new Set(parts) } : {}),
    ...placeOf(page, route, no),
    ...(MEASURE_ROUTE.test(route) ? {} : { stateYears: yearsOfStates(page, route, later) }),
  };
  return changesSince(later.record, shown, later.firstTold);
}

const KPI_ROUTE = /^(?:\/embed)?\/kpis\/([a-z0-9-]+)$/;

/** A page links to every KPI that it shows, whatever program drew it. */
function shownKpis(page: string, route: string, no: number): Set<string> {
  const links = page.matchAll(new RegExp(`href="${publicRoutes.archived(no)}/kpis/([a-z0-9-]+)"`, "g"));
  const own = KPI_ROUTE.exec(route)?.[1];
  return new Set([...(own === undefined ? [] : [own]), ...[...links].flatMap(([, id]) => id ?? [])]);
}

/** The front page tells how plans turned out whose KPIs stand on the plans' own pages. */
function countedKpis(page: string, edition: Archived): string[] {
  const plans = linksOf(page, edition.no).filter((route) => /^\/plans\/[a-z0-9-]+$/.test(route));
  return plans.flatMap((route) => [...shownKpis(pageAt(edition, route), route, edition.no)]);
}

const MEASURE_ROUTE = /^(?:\/plans\/[a-z0-9-]+)?\/measures\/\d+-\d+$/;

/** Pages that list or count initiatives without an id of each; they link to the measures, and the front page to such pages. */
const COUNTING_ROUTE = /^\/$|^\/plans\/[a-z0-9-]+$|^(?:\/plans\/[a-z0-9-]+)?\/pillars\/\d+$/;
const LISTING_ROUTE = /^\/years\/\d{4}$/;

/** What pages say of initiatives; a measure's page says everything. */
const PARTS_SHOWN: readonly (readonly [RegExp, readonly InitiativePart[]])[] = [
  [/^\/$/, ["place", "end", "presence"]],
  [COUNTING_ROUTE, ["words", "place", "end", "presence"]],
  [LISTING_ROUTE, ["words", "place", "end", "presence"]],
  [/^\/kpis\//, ["words", "place", "end", "presence", "supports"]],
];

/** An initiative has its id where it stands, and a page that speaks of it elsewhere links to that place, or to its measure. */
function shownInitiatives(page: string, route: string, edition: Archived, { toldIds }: Later): string[] {
  const linked = (from: readonly string[], to: RegExp) => {
    const routes = new Set(from.flatMap((each) => linksOf(each, edition.no)));
    return [...routes].flatMap((each) => (to.test(each) ? [pageAt(edition, each)] : []));
  };
  const isList = COUNTING_ROUTE.test(route) || LISTING_ROUTE.test(route);
  const lists = route === "/" ? [page, ...linked([page], COUNTING_ROUTE)] : isList ? [page] : [];
  const measures = linked(lists, MEASURE_ROUTE);
  const ids = [page, ...measures].flatMap((each) =>
    [...each.matchAll(/(?:<li id="|\/measures\/\d+-\d+#)([a-z0-9-]+)"/g)].flatMap(([, id]) => id ?? []),
  );
  return ids.filter((id) => toldIds.has(id));
}

/** The short addresses are those of the plan that led then, which the page leads to. */
function placeOf(page: string, route: string, no: number): Pick<ArchivedPage, "place"> {
  const [, own, pillarNo, measurePillarNo, measureNo] = PLACE_ROUTE.exec(route) ?? [];
  const linked = linksOf(page, no).flatMap((each) => /^\/plans\/([a-z0-9-]+)$/.exec(each)?.[1] ?? []);
  const [planId] = own === undefined ? linked : [own];
  const pillar = pillarNo ?? measurePillarNo;
  if (planId === undefined || pillar === undefined) return {};
  const place = { planId, pillarNo: Number(pillar), measureNo: measureNo ? Number(measureNo) : null };
  return { place };
}

const PLACE_ROUTE = /^(?:\/plans\/([a-z0-9-]+))?\/(?:pillars\/(\d+)|measures\/(\d+)-(\d+))$/;

function pageAt({ files }: Archived, route: string): string {
  const file = files.get(route);
  return file === undefined ? "" : Buffer.from(file.body).toString("utf8");
}

/** The routes within the publication that a page links to. */
function linksOf(page: string, no: number): string[] {
  const links = page.matchAll(new RegExp(`href="${publicRoutes.archived(no)}(/[^"#]*)`, "g"));
  return [...links].flatMap(([, route]) => route ?? []);
}

/** A report has the states of its year; elsewhere counts and states say of which they are. */
function yearsOfStates(page: string, route: string, { record }: Later): Set<FiscalYear> {
  const own = yearOfRoute(route);
  if (own !== null) return new Set([own]);
  const told = new Set(record.flatMap(({ initiative, fy }) => (initiative && fy !== null ? [fy] : [])));
  const [first, last] = [Math.min(...told), Math.max(...told)];
  const candidates = told.size === 0 ? [] : Array.from({ length: last - first + 11 }, (_, i) => first + i);
  const says = (fy: FiscalYear, isRunning: boolean) =>
    ["</span>", "</p>"].some((end) => page.includes(`（${stateYearText(fy, isRunning)}）${end}`));
  return new Set(candidates.map(fiscalYear).filter((fy) => says(fy, true) || says(fy, false)));
}

/** A page that speaks of a metric elsewhere links to the place where it stands. */
function linkedMetrics(page: string, { toldIds }: Later): string[] {
  const links = page.matchAll(/\/(?:measures|pillars|plans)\/[a-z0-9-]+#([a-z0-9-]+)"/g);
  return [...links].flatMap(([, id]) => (id !== undefined && toldIds.has(id) ? [id] : []));
}

/** Where a metric stands with its words the page says so. */
function metricsWithWords(page: string, { toldIds }: Later): Set<string> {
  const places = page.matchAll(/data-metric="([a-z0-9-]+)"/g);
  return new Set([...places].flatMap(([, id]) => (id !== undefined && toldIds.has(id) ? [id] : [])));
}

/** Where an assessment stands is headed by an element with its part's id, which no other element has. */
function shownParts(page: string): string[] {
  return [...page.matchAll(/ id="([a-z0-9-]+:[a-z0-9-]+)"/g)].flatMap(([, id]) => id ?? []);
}

function yearOfRoute(route: string): FiscalYear | null {
  const year = /^\/years\/(\d{4})$/.exec(route)?.[1];
  return year === undefined ? null : fiscalYear(Number(year));
}
