/** Where else one goes from the dashboard's head, as it is now or as of a publication. A list to add to. Pure. */

import { fiscalYearLabel } from "@/domain/words/ja/dates";
import { COMPARE_TITLE } from "@/domain/words/ja/publication/differences";
import { publicationNo } from "@/domain/words/ja/reports/as-of";
import { publicRoutes } from "@/lib/public-paths";
import { draftPaperHref, staffRoutes } from "@/lib/routes";
import type { PublishedPaperDto, StandingPublicationDto } from "@/server/publication/as-of";
import type { DashboardView } from "./dashboard";

export interface HeadLink {
  readonly href: string;
  readonly label: string;
  /** A document, no page of the application. */
  readonly isFile?: true;
}

export interface HeadLinksInput {
  readonly view: Pick<DashboardView, "plan" | "fy" | "progress">;
  readonly asOf: StandingPublicationDto | null;
  /** Newest first. */
  readonly publications: readonly StandingPublicationDto[];
  /** Of the publication; none of what is so now. */
  readonly papers: readonly PublishedPaperDto[];
}

export function headLinks(input: HeadLinksInput): HeadLink[] {
  const { view, asOf } = input;
  const { plan, fy } = view;
  const at = asOf === null ? {} : { "as-of": asOf.no };
  return [
    {
      href: staffRoutes.explore({ plan: plan.id, ...at }),
      label: asOf === null ? "指標を比べる・試算する" : "指標を比べる",
    },
    { href: staffRoutes.presentation({ plan: plan.id, fy, ...at }), label: "発表" },
    ...comparison(input),
    ...(asOf === null ? draftPapers(view) : publishedPapers(view, asOf.no, input.papers)),
  ];
}

/** With the publication before it; of what is so now, the newest two. */
function comparison({ asOf, publications }: HeadLinksInput): HeadLink[] {
  if (asOf === null) {
    return publications.length > 1
      ? [{ href: staffRoutes.publicationComparison(), label: COMPARE_TITLE }]
      : [];
  }
  const before = publications.find(({ no }) => no < asOf.no);
  if (!before) return [];
  const pair = { from: String(before.no), to: String(asOf.no) };
  return [
    {
      href: staffRoutes.publicationComparison(pair),
      label: `前の公表（${publicationNo(before.no)}）と比べる`,
    },
  ];
}

function draftPapers({ plan, fy, progress }: HeadLinksInput["view"]): HeadLink[] {
  // Only a year with figures has a report.
  const ofYear: HeadLink[] =
    progress.figures > 0
      ? [{ href: draftPaperHref(fy), label: `${fiscalYearLabel(fy)}の報告（PDF・未公表）`, isFile: true }]
      : [];
  return [
    ...ofYear,
    {
      href: draftPaperHref({ committeeOf: plan.id }),
      label: "委員会資料（PDF・未公表、最新の年度）",
      isFile: true,
    },
  ];
}

function publishedPapers(
  { fy }: HeadLinksInput["view"],
  no: number,
  papers: HeadLinksInput["papers"],
): HeadLink[] {
  const kinds = new Set(papers.filter((paper) => paper.fy === fy).map(({ kind }) => kind));
  return (["year", "committee"] as const)
    .filter((kind) => kinds.has(kind))
    .map((kind) => ({
      href: `${publicRoutes.archived(no)}${kind === "year" ? publicRoutes.yearPdf(fy) : publicRoutes.committeePdf(fy)}`,
      label: `${fiscalYearLabel(fy)}の${kind === "year" ? "報告" : "委員会資料"}（PDF・公表済み）`,
      isFile: true,
    }));
}
