/** Writes a finished publication as one unalterable whole: inside one transaction, or not at all. */
import type { PublicationSnapshot } from "@/domain/publication";
import type { Viewer } from "@/server/auth/viewer";
import type { Tx } from "@/server/db/client";
import type { FinishedFile } from "./editions";
import { manifestText, sha256 } from "./manifest";

/** The withdrawal that a publication brings with it. */
export interface Withdrawal {
  readonly no: number;
  readonly reason: string;
  /** The withdrawn publication's archive, marked. */
  readonly files: readonly FinishedFile[];
}

/**
 * Appends the publication's rows, chained to the one before.
 * @returns SHA-256 of its manifest
 */
export async function storePublication(
  tx: Tx,
  viewer: Viewer,
  publication: {
    snapshot: PublicationSnapshot;
    files: readonly FinishedFile[];
    withdraws: Withdrawal | null;
  },
): Promise<string> {
  const { snapshot, files, withdraws } = publication;
  const previous = await tx.publication.findUnique({
    where: { no: snapshot.no - 1 },
    select: { manifestSha256: true },
  });
  const snapshotText = JSON.stringify(snapshot);
  const snapshotSha256 = sha256(snapshotText);
  const previousSha256 = previous?.manifestSha256 ?? null;
  const manifest = manifestText({ snapshot, snapshotSha256, previousSha256, files, withdraws });
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
  await tx.publicationFigure.createMany({ data: publishedFigures(snapshot) });
  await storeFiles(tx, snapshot.no, files);
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
    await storeFiles(tx, withdraws.no, withdraws.files);
  }
  return manifestSha256;
}

/** Files per INSERT: keeps a statement well under the database's time-out whatever the plan's size. */
const FILES_PER_INSERT = 50;

async function storeFiles(tx: Tx, publicationNo: number, files: readonly FinishedFile[]): Promise<void> {
  for (let start = 0; start < files.length; start += FILES_PER_INSERT) {
    await tx.publicationFile.createMany({
      data: files.slice(start, start + FILES_PER_INSERT).map((file) => ({
        publicationNo,
        edition: file.edition,
        path: file.path,
        contentType: file.contentType,
        sha256: file.sha256,
        body: file.body,
        brotli: file.brotli,
        gzip: file.gzip,
      })),
    });
  }
}

/** The approved reports a snapshot carries; a figure of the plan document (revision 0) is no report. */
export function publishedFigures(snapshot: PublicationSnapshot) {
  return snapshot.plans.flatMap((plan) =>
    plan.courses.flatMap((course) =>
      course.years.flatMap((year) =>
        year.revision
          ? [
              {
                publicationNo: snapshot.no,
                kpiId: course.kpiId,
                fiscalYear: year.fy,
                revision: year.revision,
              },
            ]
          : [],
      ),
    ),
  );
}
