/** A document on paper (PDF) as the next publication would have it; put together by another thread, as a publication is. */
import type { PublicationSnapshot, SiteFile } from "@/domain/publication/snapshot";
import { can } from "@/domain/shared/access";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { type Result, refused } from "@/lib/result";
import { draftPaperHref } from "@/lib/routes";
import type { Viewer } from "@/server/access/viewer";
import { readCandidate, siteSettings } from "@/server/publication/compose/candidate";
import { inThread } from "./in-thread";
import { noteLook } from "./looks";
import { type PreviewFile, previewOf } from "./preview";

/** A year's report, or for a committee how a plan stands. */
export type DraftPaper = FiscalYear | { readonly committeeOf: string };

/** One document of a snapshot, 「未公表」 on each page; null where there is none. Given by src/public-site. */
export type RenderDraft = (snapshot: PublicationSnapshot, paper: DraftPaper) => Promise<SiteFile | null>;

export interface DraftPaperWork {
  readonly kind: "draft-paper";
  readonly input: { readonly paper: DraftPaper };
}

/** @returns what `readDraftPaper` returns */
export async function draftPaperInThread(
  viewer: Viewer,
  input: DraftPaperWork["input"],
): Promise<Result<PreviewFile>> {
  if (!can(viewer, "dashboard.read", {})) return refused("forbidden");
  return inThread({ kind: "draft-paper", input } satisfies DraftPaperWork, viewer);
}

/** For whoever reads dashboards, which show the same approved figures. `not_found` where there is none of the year. */
export async function readDraftPaper(
  viewer: Viewer,
  { paper }: DraftPaperWork["input"],
  render: RenderDraft,
): Promise<Result<PreviewFile>> {
  if (!can(viewer, "dashboard.read", {})) return refused("forbidden");
  const { snapshot, fingerprint } = await readCandidate({ title: "", note: "", site: siteSettings() });
  const file = await render(snapshot, paper);
  // The year's report is one of the pages to look at before a publication; of who cannot publish there is nothing to note.
  if (file && typeof paper === "number" && can(viewer, "publication.publish", {})) {
    await noteLook(viewer.userId, { fingerprint, page: draftPaperHref(paper) });
  }
  return previewOf(file);
}
