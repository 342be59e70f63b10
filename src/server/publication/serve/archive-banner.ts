/**
 * What an archived page says at its top: whether it is the current publication's, and what became of its content since. The
 * stored bytes stay as they are; the banner in them is another one when they are answered.
 */
import { changesSince } from "@/domain/publication/since";
import { type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import { currentArchiveSentence, sinceSentence } from "@/domain/words/ja/publication";
import { publicRoutes } from "@/lib/public-paths";
import { finishFiles } from "@/server/publication/edition/files";
import type { Later } from "@/server/publication/store/later";
import type { ServedFile } from "./site";

const BANNER = /(<div class="old"><p class="w">)(.*?)(<\/p><\/div>)/s;
const TO_CORRECTIONS = /\s*<a href="[^"]*\/corrections">[^<]*<\/a>/;

/** Made once for each file: every later request finds it. */
const made = new WeakMap<ServedFile, Promise<ServedFile>>();

/** @param route within the publication */
export function withBanner(file: ServedFile, route: string, no: number, later: Later): Promise<ServedFile> {
  if (!file.contentType.startsWith("text/html")) return Promise.resolve(file);
  const known = made.get(file);
  if (known) return known;
  const making = marked(file, route, no, later);
  made.set(file, making);
  return making;
}

async function marked(file: ServedFile, route: string, no: number, later: Later): Promise<ServedFile> {
  const page = Buffer.from(file.body).toString("utf8");
  const text = page.replace(BANNER, (_, open: string, said: string, close: string) => {
    return `${open}${bannerText(said, page, route, no, later)}${close}`;
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

function bannerText(said: string, page: string, route: string, no: number, later: Later): string {
  if (no === later.currentNo) {
    return `${currentArchiveSentence(no)}<a href="${publicRoutes.home()}">現在の公表ページを見る</a>`;
  }
  const ids = new Set([
    ...shownKpis(page, route, no),
    ...shownInitiatives(page, later),
    ...shownMetrics(page, later),
    ...shownParts(page),
  ]);
  // The list of corrections, and pages without anything that was reported, say nothing that could be corrected.
  if (ids.size === 0 || route === publicRoutes.corrections()) return said;
  const hasWords = {
    ofKpis: route.startsWith("/kpis/"),
    ofInitiatives: MEASURE_ROUTE.test(route) || yearOfRoute(route) !== null,
  };
  const shown = { no, ids, upTo: yearOfRoute(route), hasWords };
  const changes = changesSince(later.record, shown, later.firstTold);
  const [only] = KPI_ROUTE.exec(route)?.slice(1) ?? [];
  const link =
    changes.length === 0
      ? ""
      : only === undefined
        ? `<a href="${publicRoutes.corrections()}">訂正と定義の変更を見る</a>`
        : `<a href="${publicRoutes.kpi(only)}">この指標の訂正履歴と定義の変更を見る</a>`;
  return `${said.replace(TO_CORRECTIONS, "")}　${sinceSentence(changes)}${link}`;
}

const KPI_ROUTE = /^(?:\/embed)?\/kpis\/([a-z0-9-]+)$/;

/** A page links to every KPI that it shows, whatever program drew it. */
function shownKpis(page: string, route: string, no: number): Set<string> {
  const links = page.matchAll(new RegExp(`href="${publicRoutes.archived(no)}/kpis/([a-z0-9-]+)"`, "g"));
  const own = KPI_ROUTE.exec(route)?.[1];
  return new Set([...(own === undefined ? [] : [own]), ...[...links].flatMap(([, id]) => id ?? [])]);
}

const MEASURE_ROUTE = /^(?:\/plans\/[a-z0-9-]+)?\/measures\/\d+-\d+$/;

/** An initiative has its id where it stands, and a page that speaks of it elsewhere links to that place. */
function shownInitiatives(page: string, { toldIds }: Later): string[] {
  const places = page.matchAll(/(?:<li id="|\/measures\/\d+-\d+#)([a-z0-9-]+)"/g);
  return [...places].flatMap(([, id]) => (id !== undefined && toldIds.has(id) ? [id] : []));
}

/** A metric has its id where it stands, and the report of a year links to that place with `data-metric`. */
function shownMetrics(page: string, { toldIds }: Later): string[] {
  const places = page.matchAll(/data-metric="([a-z0-9-]+)"/g);
  return [...places].flatMap(([, id]) => (id !== undefined && toldIds.has(id) ? [id] : []));
}

/** Where an assessment stands is headed by an element with its part's id, which no other element has. */
function shownParts(page: string): string[] {
  return [...page.matchAll(/ id="([a-z0-9-]+:[a-z0-9-]+)"/g)].flatMap(([, id]) => id ?? []);
}

function yearOfRoute(route: string): FiscalYear | null {
  const year = /^\/years\/(\d{4})$/.exec(route)?.[1];
  return year === undefined ? null : fiscalYear(Number(year));
}
