import type { PublicationChange } from "@/domain/publication/snapshot";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { tokyoDate } from "@/domain/shared/iso-date";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { freedStopSentence } from "@/domain/words/ja/publication/stops";
import { publicRoutes } from "@/lib/public-paths";
import { draftPaperHref } from "@/lib/routes";
import type { StopDto } from "@/server/publication/stops/queries";

/** Below this address a preview's pages link to each other. */
export const PREVIEW_BASE = "/api/publications/preview";

/**
 * Where the preview begins. The words that are not stored yet travel in the address (base64url of JSON), so that
 * every link inside the preview keeps them.
 */
export function previewHref(words: { title: string; note: string }, path = "/"): string {
  const bytes = new TextEncoder().encode(JSON.stringify({ title: words.title, note: words.note }));
  const base64 = btoa(String.fromCharCode(...bytes));
  const key = base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return `${PREVIEW_BASE}/${key}${path === "/" ? "" : path}`;
}

/** One publication as a ZIP, for a web server on another network. */
export function exportHref(no: number): string {
  return `/api/publications/${no}/export`;
}

/** A page of the publication that would be made now. */
export interface PreviewPage {
  readonly label: string;
  /** As the public site has it; of a paper (PDF), its own address. */
  readonly path: string;
  readonly isPaper: boolean;
}

/** How many KPIs' pages are offered one by one; from the front page every other is a click away. */
const KPIS_OFFERED = 3;

/**
 * The front page, plans and KPIs that change, the year's report and its PDF.
 * @param names of KPIs and of plans, by id
 */
export function previewPages(
  changes: readonly Pick<PublicationChange, "kpiId" | "definition">[],
  names: Readonly<Record<string, string>>,
  plans: Readonly<Record<string, string>>,
  reportFy: FiscalYear,
): PreviewPage[] {
  const ofPlans = changes.flatMap(({ kpiId, definition = [] }) =>
    kpiId === null ? definition.filter((told) => told.kpiId === null).map(({ planId }) => planId) : [],
  );
  const kpis = [...new Set(changes.map(({ kpiId }) => kpiId))].flatMap((id) =>
    id !== null && names[id] !== undefined
      ? [{ label: names[id], path: publicRoutes.kpi(id), isPaper: false }]
      : [],
  );
  const year = fiscalYearJa(reportFy);
  return [
    { label: "トップページ", path: publicRoutes.home(), isPaper: false },
    ...[...new Set(ofPlans)].flatMap((id) =>
      plans[id] === undefined ? [] : [{ label: plans[id], path: publicRoutes.plan(id), isPaper: false }],
    ),
    ...kpis.slice(0, KPIS_OFFERED),
    { label: `${year}の報告`, path: publicRoutes.year(reportFy), isPaper: false },
    { label: `${year}の報告（PDF）`, path: draftPaperHref(reportFy), isPaper: true },
  ];
}

export function freedSentences(stops: readonly StopDto[]): string[] {
  return stops.flatMap((stop) =>
    stop.lifted ? [freedStopSentence({ ...stop, liftedOn: tokyoDate(new Date(stop.lifted.at)) })] : [],
  );
}
