/** Writes a finished publication as one unalterable whole: inside one transaction, or not at all. */

import { type PublicFile, publicFiles } from "@/domain/publication/evidence";
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import { sha256 } from "@/lib/sha256";
import type { Viewer } from "@/server/access/viewer";
import type { Tx } from "@/server/db/client";
import type { FinishedFile } from "@/server/publication/edition/files";
import {
  EDITIONS,
  evidenceEntries,
  type ManifestFile,
  type ManifestStop,
  manifestText,
} from "@/server/publication/edition/manifest";
import { type Removed, readRemovals } from "@/server/publication/stop-record/removals";

/** The withdrawal that a publication brings with it. */
export interface Withdrawal {
  readonly no: number;
  readonly reason: string;
  /** The withdrawn publication's archive, marked. */
  readonly files: readonly FinishedFile[];
  /** Its public evidence. */
  readonly evidence: readonly PublicFile[];
}

/**
 * Appends the publication's rows, chained to the one before. The snapshot's evidence becomes files of both editions.
 * @returns SHA-256 of its manifest, and how many files the manifest lists as its own
 */
export async function storePublication(
  tx: Tx,
  viewer: Viewer,
  publication: {
    snapshot: PublicationSnapshot;
    files: readonly FinishedFile[];
    withdraws: Withdrawal | null;
  },
): Promise<{ manifestSha256: string; files: number }> {
  const { snapshot, files, withdraws } = publication;
  const previous = await tx.publication.findUnique({
    where: { no: snapshot.no - 1 },
    select: { manifestSha256: true },
  });
  const snapshotText = JSON.stringify(snapshot);
  const snapshotSha256 = sha256(snapshotText);
  const previousSha256 = previous?.manifestSha256 ?? null;
  const evidence = publicFiles(snapshot.plans);
  const evidenceFiles = EDITIONS.flatMap((edition) => evidenceEntries(evidence, edition));
  const withdrawnFiles = evidenceEntries(withdraws?.evidence ?? [], "withdrawn");
  const { removed } = await readRemovals(tx);
  const manifest = manifestText({
    snapshot,
    snapshotSha256,
    previousSha256,
    files: [...files, ...evidenceFiles],
    withdraws: withdraws && { ...withdraws, files: [...withdraws.files, ...withdrawnFiles] },
    stops: removed.map(manifestStop),
  });
  const manifestSha256 = sha256(manifest);
  await tx.publication.create({
    data: {
      no: snapshot.no,
      title: snapshot.title,
      note: snapshot.note,
      publishedAt: snapshot.publishedAt,
      publishedById: viewer.userId,
      publisher: snapshot.publisher,
      ruleVersion: snapshot.ruleVersion,
      snapshot: snapshotText,
      snapshotSha256,
      manifest,
      manifestSha256,
      previousSha256,
    },
    select: { no: true },
  });
  await storeFigures(tx, snapshot);
  await storeFiles(tx, snapshot.no, [...files, ...referring(evidenceFiles)]);
  if (withdraws) {
    await tx.publicationWithdrawal.create({
      data: {
        publicationNo: withdraws.no,
        reason: withdraws.reason,
        at: snapshot.publishedAt,
        byId: viewer.userId,
      },
      select: { publicationNo: true },
    });
    await storeFiles(tx, withdraws.no, [...withdraws.files, ...referring(withdrawnFiles)]);
  }
  return { manifestSha256, files: files.length + evidenceFiles.length };
}

/** Who deleted is told inside alone. */
function manifestStop({ deletedById: _, publications: __, notice, ...stop }: Removed): ManifestStop {
  return { ...stop, ...notice };
}

/** Each figure, of a KPI or a metric, and each initiative's answer, points at the approved revision it came from. */
async function storeFigures(tx: Tx, snapshot: PublicationSnapshot): Promise<void> {
  const figures = publishedFigures(snapshot);
  const reports = await tx.report.findMany({
    where: { fy: { in: [...new Set(figures.map(({ fy }) => fy))] } },
    select: { id: true, itemId: true, fy: true },
  });
  const ids = new Map(reports.map(({ id, itemId, fy }) => [`${itemId}/${fy}`, id]));
  await tx.publicationFigure.createMany({
    data: figures.map((figure) => {
      const reportId = ids.get(`${figure.itemId}/${figure.fy}`);
      if (reportId === undefined) {
        throw new Error(`the published report ${figure.itemId}/${figure.fy} is not in the database`);
      }
      return { ...figure, reportId };
    }),
  });
}

/** Files per INSERT: a statement stays well under the database's time-out, and requests are answered between two of them. */
const FILES_PER_INSERT = 10;

type Bytes = Pick<FinishedFile, "body" | "brotli" | "gzip"> | { readonly evidenceSha256: string };

async function storeFiles(
  tx: Tx,
  publicationNo: number,
  files: readonly (ManifestFile & Bytes)[],
): Promise<void> {
  for (let start = 0; start < files.length; start += FILES_PER_INSERT) {
    await tx.publicationFile.createMany({
      data: files.slice(start, start + FILES_PER_INSERT).map((file) => ({
        publicationNo,
        edition: file.edition,
        path: file.path,
        contentType: file.contentType,
        sha256: file.sha256,
        ...("body" in file
          ? { body: file.body, brotli: file.brotli, gzip: file.gzip }
          : { evidenceSha256: file.evidenceSha256 }),
      })),
    });
  }
}

/** Evidence stands once in the database, however many publications carry it: they refer to it. */
function referring(files: readonly ManifestFile[]) {
  return files.map((file) => ({ ...file, evidenceSha256: file.sha256 }));
}

/** The approved reports a snapshot carries; a figure of the plan document (revision 0) is no report. */
export function publishedFigures({ no, plans }: PublicationSnapshot) {
  return plans.flatMap(({ courses, initiatives = [], metrics = [], assessments = [] }) =>
    [
      ...courses.map(({ kpiId, years }) => ({ itemId: kpiId, years })),
      ...initiatives.map(({ initiativeId, years }) => ({ itemId: initiativeId, years })),
      ...metrics.map(({ metricId, years }) => ({ itemId: metricId, years })),
      ...assessments.map(({ partId, years }) => ({ itemId: partId, years })),
    ].flatMap(({ itemId, years }) =>
      years.flatMap(({ fy, revision }) => (revision ? [{ publicationNo: no, itemId, fy, revision }] : [])),
    ),
  );
}
