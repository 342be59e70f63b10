/**
 * A stored publication as a folder that works from any web server, from any sub-path and from file://: its pages
 * rendered once more from the stored snapshot with relative links, compressed twins, the manifest, and a sample
 * configuration.
 */

import type { PublicationSnapshot, SiteFile } from "@/domain/publication/snapshot";
import { type Stopper, withoutStopped } from "@/domain/publication/stops/stops";
import { can } from "@/domain/shared/access";
import { done, type Result, refused } from "@/lib/result";
import { sha256 } from "@/lib/sha256";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { storedSnapshot } from "@/server/publication/compose/stored-snapshot";
import { type FinishedFile, finishFiles } from "@/server/publication/edition/files";
import { withoutStoppedText } from "@/server/publication/edition/stopped";
import { markWithdrawn } from "@/server/publication/edition/withdrawn";
import { MANIFEST_PATH } from "@/server/publication/serve/stops-list";
import { RECORD, readRemovals } from "@/server/publication/stop-record/removals";
import { readStopper } from "@/server/publication/stop-record/stops";
import { currentPublicationNo } from "@/server/publication/store/current-no";
import { readAsPublished } from "./as-published";
import { EXPORT_FORMAT, exportManifestText, PUBLISHED_LIST } from "./manifest";
import { nginxSample } from "./nginx-sample";

/** Renders a snapshot with relative links. Given by src/public-site. */
export type RenderExport = (snapshot: PublicationSnapshot, archived: boolean) => Promise<SiteFile[]>;

export interface ExportedFile {
  /** Relative, without a leading slash. */
  readonly path: string;
  readonly body: Uint8Array;
}

export interface ExportedPublication {
  readonly no: number;
  readonly title: string;
  /** ISO instant. */
  readonly publishedAt: string;
  /** Everything that belongs in the folder, manifest.json last. */
  readonly files: readonly ExportedFile[];
}

const JSON_TYPE = "application/json; charset=utf-8";

/**
 * @param input.no null: the current publication
 * @returns `not_found` for a number that was never published; `invalid` with a sentence when the stored snapshot,
 *   manifest or evidence is not what was published
 */
export async function exportPublication(
  viewer: Viewer,
  input: { no: number | null },
  render: RenderExport,
): Promise<Result<ExportedPublication>> {
  if (!can(viewer, "publication.read", {})) return refused("forbidden");
  const newest = await currentPublicationNo();
  const no = input.no ?? newest;
  if (no === null) return refused("not_found");
  const row = await db().publication.findUnique({
    where: { no },
    select: {
      snapshot: true,
      snapshotSha256: true,
      manifest: true,
      manifestSha256: true,
      withdrawal: { select: { reason: true, at: true } },
    },
  });
  if (!row) return refused("not_found");
  const now = await hashesNow(no, row);
  if (sha256(row.snapshot) !== now.snapshot || sha256(row.manifest) !== now.manifest) {
    return refused("invalid", notAsPublished(no));
  }
  const stopper = await readStopper(db());
  const snapshot = withoutStopped(storedSnapshot(row.snapshot), stopper);
  const manifest = withoutStoppedManifest(row.manifest, stopper);
  const published = await readAsPublished(snapshot, stopper, { stored: row.manifest, given: manifest.body });
  if (published === null) return refused("invalid", notAsPublished(no));
  const rendered = (await render(snapshot, no !== newest)).map(
    (file) => published.data.get(file.path) ?? file,
  );
  const site = row.withdrawal
    ? markWithdrawn(rendered, {
        no,
        at: row.withdrawal.at.toISOString(),
        reason: stopper.text(row.withdrawal.reason),
        archiveHref: null,
      })
    : rendered;
  const finished = await finishFiles(
    [...site, { ...manifest, path: PUBLISHED_LIST }, ...published.stops],
    "current",
  );
  const files: ExportedFile[] = [
    ...finished.flatMap(withTwins),
    ...published.evidence,
    { path: "nginx.conf.sample", body: Buffer.from(nginxSample(snapshot)) },
  ];
  const list = exportManifestText({
    format: EXPORT_FORMAT,
    formatVersion: 1,
    publication: {
      no,
      title: snapshot.title,
      publishedAt: snapshot.publishedAt,
      publisher: snapshot.publisher,
      ruleVersion: snapshot.ruleVersion,
      snapshotSha256: row.snapshotSha256,
      manifestSha256: row.manifestSha256,
      withdrawn: row.withdrawal && stopper.text(row.withdrawal.reason),
    },
    files: files.map(({ path, body }) => ({ path, bytes: body.length, sha256: sha256(body) })),
  });
  return done({
    no,
    title: snapshot.title,
    publishedAt: snapshot.publishedAt,
    files: [...files, { path: "manifest.json", body: Buffer.from(list) }],
  });
}

function withoutStoppedManifest(text: string, stopper: Stopper): SiteFile {
  const file = { path: MANIFEST_PATH, contentType: JSON_TYPE, body: Buffer.from(text) };
  return { ...file, body: withoutStoppedText(file, stopper) ?? file.body };
}

function withTwins({ path, body, brotli, gzip }: FinishedFile): ExportedFile[] {
  return [
    { path, body },
    ...(brotli ? [{ path: `${path}.br`, body: brotli }] : []),
    ...(gzip ? [{ path: `${path}.gz`, body: gzip }] : []),
  ];
}

/** Of what is stored now: a deletion (公開の停止) leaves the published hashes where they are. */
async function hashesNow(no: number, row: { snapshotSha256: string; manifestSha256: string }) {
  const { hashNow } = await readRemovals(db());
  const now = (path: string, published: string) => hashNow({ no, edition: RECORD, path }, published);
  return { snapshot: now("snapshot", row.snapshotSha256), manifest: now("manifest", row.manifestSha256) };
}

function notAsPublished(no: number) {
  return {
    "": `公表第${no}号の保存内容が、公表したときのものと合いません。npm run publications:verify で確かめてください。`,
  };
}
