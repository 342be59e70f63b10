/**
 * What stops (公開の停止) changed of a publication since: which file had which hash when it was published, and has which now.
 * By it whoever recomputes the hashes (verify.mjs) tells a stop from a file that somebody changed. It is no part of the
 * publication, and is there only where a stop changed any byte of it.
 */
import type { SiteFile } from "@/domain/publication/snapshot";
import { db } from "@/server/db/client";
import { MANIFEST_ROUTE } from "@/server/publication/edition/manifest";
import { RECORD } from "@/server/publication/stop-record/removals";

interface Hashed {
  readonly path: string;
  readonly sha256: string;
}

/** As it stands in a publication's own files. */
export const MANIFEST_PATH = MANIFEST_ROUTE.slice(1);

/**
 * @param edition which of the publication's stored files
 * @param stored all of them and the manifest, with the hash that is stored
 * @param now what is given in the place of some of them; null: nothing is
 * @returns one file, or none where nothing is another than it was published
 */
export async function stopsList(
  no: number,
  edition: string,
  stored: readonly Hashed[],
  now: ReadonlyMap<string, string | null>,
): Promise<SiteFile[]> {
  const asPublished = await publishedHashes(no, edition);
  const files = stored.flatMap(({ path, sha256 }) => {
    const published = asPublished.get(path) ?? sha256;
    const given = now.has(path) ? (now.get(path) ?? null) : sha256;
    return given === published ? [] : [{ path, published, now: given }];
  });
  if (files.length === 0) return [];
  const text = `${JSON.stringify({ no, files }, null, 1)}\n`;
  return [
    { path: "data/stops.json", contentType: "application/json; charset=utf-8", body: Buffer.from(text) },
  ];
}

/** Of what deletions changed: several may have changed one file, which was published as the first of them found it. */
async function publishedHashes(no: number, edition: string): Promise<Map<string, string>> {
  const redactions = await db().publicationRedaction.findMany({
    where: { publicationNo: no, OR: [{ edition }, { edition: RECORD, path: "manifest" }] },
    orderBy: { stop: { deletedAt: "desc" } },
    select: { edition: true, path: true, oldSha256: true },
  });
  return new Map(
    redactions.map(({ edition: of, path, oldSha256 }) => [of === RECORD ? MANIFEST_PATH : path, oldSha256]),
  );
}
