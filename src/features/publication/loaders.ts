/** What the page of publications shows, the preview of the next one, and a publication as a file. */

import { kpiNames } from "@/domain/plan/definition";
import { metricNames } from "@/domain/plan/metrics";
import type { StaleBaseline } from "@/domain/proposals/next-plan/baselines";
import type { EvidenceToPublish } from "@/domain/publication/evidence";
import type { PublicationChange } from "@/domain/publication/snapshot";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { tokyoDate } from "@/domain/shared/iso-date";
import { proposedTitle } from "@/domain/words/ja/publication/next-publication";
import { requestTime } from "@/lib/request-time";
import { done, type Result, refused } from "@/lib/result";
import type { WorkbookToWrite } from "@/lib/workbook/types";
import type { Viewer } from "@/server/access/viewer";
import { shown } from "@/server/auth/requests/shown";
import { requireAbility, requireViewer } from "@/server/auth/sessions/session";
import { listPlans } from "@/server/plan/queries";
import { listStaleBaselines } from "@/server/proposals/baselines";
import { prepareCandidate } from "@/server/publication/compose/candidate";
import { exportInThread, type ZippedExport } from "@/server/publication/export-zip";
import { listLooks } from "@/server/publication/looks";
import { type PreviewFile, previewInThread } from "@/server/publication/preview";
import { listPublications, listPublishedYears, type PublicationDto } from "@/server/publication/queries";
import { publicationThread, rehearsePublication } from "@/server/publication/serve/publication-thread";
import { listFreedStops } from "@/server/publication/stops/queries";
import { workbookInThread } from "@/server/publication/workbook";
import { parsePreviewKey, parseTableName } from "./schema";
import { freedSentences, PREVIEW_BASE, type PreviewPage, previewPages } from "./view-model";

const PUBLICATION_NO = /^[1-9]\d{0,8}$/;

export interface PublicationsPage {
  readonly publications: readonly PublicationDto[];
  /** The years that the newest one has a report of, the latest first. */
  readonly years: readonly FiscalYear[];
  /** The one that was made just now. */
  readonly published: PublicationDto | null;
  /** What publishing now would change; null for who may only read. */
  readonly next: {
    readonly no: number;
    readonly fingerprint: string;
    readonly changes: number;
  } | null;
}

export interface NewPublicationPage {
  readonly no: number;
  /** A title that needs no typing. */
  readonly proposedTitle: string;
  readonly fingerprint: string;
  readonly changes: readonly PublicationChange[];
  /** What it shows again because a stop was lifted, a sentence each; told as no change. */
  readonly freed: readonly string[];
  readonly evidence: readonly EvidenceToPublish[];
  readonly staleBaselines: readonly StaleBaseline[];
  readonly previews: readonly PreviewPage[];
  /** Addresses of the pages that this person has opened, of exactly this content. */
  readonly looks: readonly string[];
  /** Why it cannot be published, as a sentence; null when it can. */
  readonly problem: string | null;
}

/** Before the first byte: 403 for who may not read publications. */
export async function admitToPublications(): Promise<void> {
  await requireAbility("publication.read");
}

/** @param published the number in the address after publishing: anything */
export async function loadPublications(published: string | string[] | undefined): Promise<PublicationsPage> {
  const viewer = await requireViewer();
  const publications = shown(await listPublications(viewer));
  const years = shown(await listPublishedYears(viewer));
  const candidate = await prepareCandidate(viewer, { title: "", note: "" });
  // Whoever sees what would be published may do so next.
  if (candidate.ok) publicationThread().wake();
  return {
    publications,
    years,
    published: publications.find(({ no }) => String(no) === published) ?? null,
    next: candidate.ok
      ? {
          no: candidate.value.snapshot.no,
          fingerprint: candidate.value.fingerprint,
          changes: candidate.value.snapshot.changes.length,
        }
      : null,
  };
}

/** Before the first byte: 403 for who may not publish. */
export async function admitToNewPublication(): Promise<void> {
  await requireAbility("publication.publish");
}

export async function loadNewPublication(now: Date = requestTime()): Promise<NewPublicationPage> {
  const viewer = await requireAbility("publication.publish");
  const [plans, candidate, staleBaselines] = await Promise.all([
    listPlans(viewer).then(shown),
    prepareCandidate(viewer, { title: "", note: "" }).then(shown),
    listStaleBaselines(viewer, now).then(shown),
  ]);
  // Whoever sees what would be published may do so next.
  rehearsePublication();
  const { snapshot, fingerprint, evidence, problem } = candidate;
  const freed = freedSentences(shown(await listFreedStops(viewer, snapshot)));
  const looks = shown(await listLooks(viewer, fingerprint));
  const definitions = plans.map(({ definition }) => definition);
  const kpis = kpiNames(definitions);
  const names = Object.assign({}, ...definitions.map(metricNames), kpis);
  return {
    no: snapshot.no,
    proposedTitle: proposedTitle(snapshot.changes, names, tokyoDate(now)),
    fingerprint,
    changes: snapshot.changes,
    freed,
    evidence,
    staleBaselines,
    previews: previewPages(
      snapshot.changes,
      kpis,
      Object.fromEntries(snapshot.plans.map(({ definition }) => [definition.id, definition.name])),
      snapshot.reportFy,
    ),
    looks,
    problem,
  };
}

/** One file of the publication that would be made now, linked below the preview's own address. */
export async function loadPreviewFile(
  viewer: Viewer,
  key: string,
  route: string,
): Promise<Result<PreviewFile>> {
  const words = parsePreviewKey(key);
  if (!words) return refused("not_found");
  return previewInThread(viewer, { ...words, basePath: `${PREVIEW_BASE}/${key}`, route });
}

/** A publication as one ZIP: the folder that `npm run export` writes. */
export async function loadExport(viewer: Viewer, no: string): Promise<Result<ZippedExport>> {
  if (!PUBLICATION_NO.test(no)) return refused("not_found");
  return exportInThread(viewer, { no: Number(no) });
}

/**
 * A table of a publication as a workbook: a year's in the form of 別紙5-2, or all of the open data.
 * @param name of the table in its address: a fiscal year, or "data"
 */
export async function loadPublicationWorkbook(
  viewer: Viewer,
  no: string,
  name: string,
): Promise<Result<{ readonly fileName: string; readonly workbook: WorkbookToWrite }>> {
  const table = parseTableName(name);
  if (!PUBLICATION_NO.test(no) || table === null) return refused("not_found");
  const workbook = await workbookInThread(viewer, { no: Number(no), table });
  if (!workbook.ok) return workbook;
  const what = table.kind === "committee" ? `committee-${table.fy}` : "data";
  return done({ fileName: `${what}-publication-${no}.xlsx`, workbook: workbook.value });
}
