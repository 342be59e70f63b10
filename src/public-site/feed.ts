/** What tells other software of the site: the Atom feed of publications and corrections, the sitemap, robots.txt. */
import { createHash } from "node:crypto";
import type { Kpi } from "@/domain/plan/definition";
import { kpiInYear } from "@/domain/plan/editions";
import { listInitiatives } from "@/domain/plan/initiatives";
import { listMetrics } from "@/domain/plan/metrics";
import { formatQuantity } from "@/domain/plan/quantity";
import { assessedPart } from "@/domain/publication/changes/of-assessments";
import { historyOfYear } from "@/domain/publication/record";
import type { ChangeKind } from "@/domain/publication/snapshot";
import type { FigureCorrection } from "@/domain/reports/replacements";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { dateJa, fiscalYearJa } from "@/domain/words/ja/dates";
import { partName } from "@/domain/words/ja/publication/assessments";
import { CHANGE_KIND_WORDS, marksText } from "@/domain/words/ja/publication/publication";
import { reasonWords } from "@/domain/words/ja/reports/reasons";
import { figureStatusNote } from "@/domain/words/ja/reports/reports";
import { publicRoutes } from "@/lib/public-paths";
import { placeOfChange } from "./model/site";
import type { PageContext } from "./page-context";
import { plansOf, publishersOf } from "./responsible";
import { DEMO_NOTICE } from "./words";
import { xml } from "./xml";

const MAX_ENTRIES = 50;

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly updated: string;
  readonly href: string | null;
  readonly summary: string;
}

/** An id that stays the same wherever the feed is served: a UUID (version 8) made from what the entry is about. */
function entryId(...about: readonly (string | number)[]): string {
  const hex = createHash("sha256").update(about.join("/")).digest("hex");
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Publications and corrections, newest first. */
export function atomFeed(context: PageContext): string {
  const { model, absolute } = context;
  const { snapshot } = model;
  const { site } = snapshot;
  const city = model.current.definition.municipality.code;
  const publications: Entry[] = [{ ...snapshot, withdrawn: false }, ...snapshot.history].map((each) => ({
    id: entryId(city, "publication", each.no),
    title: `${each.title}${each.withdrawn ? "（取り下げ）" : ""}`,
    updated: each.publishedAt,
    href: each.no === snapshot.no ? absolute(publicRoutes.home()) : archiveAddress(context, each.no),
    summary: each.note === "" ? `第${each.no}号（${dateJa(each.publishedAt)}）を公表しました。` : each.note,
  }));
  const corrections: Entry[] = model.plans.flatMap((plan) =>
    plan.kpis.flatMap(({ kpi, series }) =>
      series.years.flatMap((year) =>
        historyOfYear(model.record, kpi.id, year).corrections.map((correction) => ({
          id: entryId(city, "correction", kpi.id, year.fy, correction.revision),
          title: `${correction.kind === "confirmed" ? "確定" : "訂正"}：${kpi.name}（${fiscalYearJa(year.fy)}）`,
          updated: correction.approvedAt,
          href: absolute(publicRoutes.kpi(kpi.id)),
          summary: correctionText(kpi, year.fy, correction),
        })),
      ),
    ),
  );
  const entries = [...publications, ...corrections, ...recordEntries(context)]
    .sort((a, b) => (a.updated < b.updated ? 1 : a.updated > b.updated ? -1 : a.id < b.id ? -1 : 1))
    .slice(0, MAX_ENTRIES);
  const self = absolute(publicRoutes.feed());
  const link = (rel: string, href: string) => `<link rel="${rel}" href="${xml(href)}"/>`;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ja">',
    `<id>${entryId(city, "feed")}</id>`,
    `<title>${xml(site.name)}</title>`,
    `<subtitle>${site.demo ? DEMO_NOTICE : "公表と訂正のお知らせ"}</subtitle>`,
    `<updated>${snapshot.publishedAt}</updated>`,
    publishersOf(plansOf(model))
      .map((name) => `<author><name>${xml(name)}</name></author>`)
      .join(""),
    // A relative one would say nothing: whoever has the file knows where it lies beside itself.
    ...(URL.canParse(self) ? [link("self", self)] : []),
    link("alternate", absolute(publicRoutes.home())),
    ...entries.map((entry) =>
      [
        "<entry>",
        `<id>${entry.id}</id>`,
        `<title>${xml(entry.title)}</title>`,
        `<updated>${entry.updated}</updated>`,
        // RFC 4287, 4.1.2: an entry that leads nowhere has its content in itself.
        entry.href === null
          ? `<content>${xml(entry.summary)}</content>`
          : `${link("alternate", entry.href)}<summary>${xml(entry.summary)}</summary>`,
        "</entry>",
      ].join(""),
    ),
    "</feed>\n",
  ].join("\n");
}

function correctionText(kpi: Kpi, fy: FiscalYear, correction: FigureCorrection): string {
  const { before, after, status, judgementBefore, judgementAfter, reason } = correction;
  const terms = kpiInYear(kpi, fy);
  const text = (value: typeof before) => (value === null ? "実績なし" : formatQuantity(value, terms));
  const marks = marksText({ before: judgementBefore, after: judgementAfter });
  const figures = `${text(before)} → ${text(after)}${figureStatusNote(status ?? "final")}（${marks}）`;
  return reason === "" ? figures : `${figures}　${reasonWords(reason)}`;
}

/** Changes of figures have entries of their own, and a publication that was taken back says so in its own. */
const ELSEWHERE: readonly ChangeKind[] = ["correction", "confirmation", "withdrawal"];

/** What else was changed of what had been published. Which pieces of evidence, its page says. */
function recordEntries({ model, absolute }: PageContext): Entry[] {
  const city = model.current.definition.municipality.code;
  const names = new Map<string, string>(model.indicators.map(({ id, main }) => [id, main.kpi.name]));
  const lines = new Map<string, string>(
    plansOf(model).flatMap((plan) => [
      ...listInitiatives(plan).map(({ initiative: { id, text } }) => [id, text] as const),
      ...listMetrics(plan).map(({ metric: { id, name } }) => [id, name] as const),
    ]),
  );
  const parts = new Map(
    model.plans.flatMap(({ definition, assessments }) =>
      assessments.map((each) => [each.partId, partName(assessedPart(definition, each), definition.name)]),
    ),
  );
  return model.record
    .filter(
      ({ kind, initiative, metric, assessment }) =>
        [initiative, metric, assessment].some((each) => each !== undefined) || !ELSEWHERE.includes(kind),
    )
    .map((change) => {
      const { kind, kpiId, fy, text, no, publishedAt, initiative, metric, assessment } = change;
      const line = initiative?.initiativeId ?? metric?.metricId;
      const name = assessment
        ? parts.get(assessment.partId)
        : line
          ? lines.get(line)
          : names.get(kpiId ?? "");
      const of =
        name === undefined
          ? ""
          : `：${name}${fy === null || kind === "definition" ? "" : `（${fiscalYearJa(fy)}）`}`;
      return {
        id: entryId(city, "record", no, kind, kpiId ?? "", fy ?? "", text),
        title: `${CHANGE_KIND_WORDS[kind]}${of}`,
        updated: publishedAt,
        href: placeOfChange(model, change, absolute) ?? absolute(publicRoutes.corrections()),
        summary: text,
      };
    });
}

function archiveAddress({ archiveLink, relative, model }: PageContext, no: number): string | null {
  const href = archiveLink(no);
  const { origin } = model.snapshot.site;
  return href === null || relative || origin === null ? href : `${origin}${href}`;
}

/** @param addresses absolute addresses of every page */
export function sitemap(addresses: readonly string[], modified: string): string {
  const urls = addresses.map(
    (address) => `<url><loc>${xml(address)}</loc><lastmod>${modified}</lastmod></url>`,
  );
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...urls,
    "</urlset>\n",
  ].join("\n");
}

/** Everything may be found; pages of the archive say of themselves that they are none of it. @param sitemap its address, where it is known */
export function robotsText(sitemap: string | null): string {
  return ["User-agent: *", "Allow: /", ...(sitemap === null ? [] : ["", `Sitemap: ${sitemap}`]), ""].join(
    "\n",
  );
}
