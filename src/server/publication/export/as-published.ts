/**
 * What an export holds byte for byte as it was published: the evidence, and the JSON of the KPIs, which nobody has to render
 * anew for other links. Their hashes stand in the publication's manifest, so that who has the folder alone can tell that
 * figures, definitions and marks are those that were published (verify.mjs).
 */
import { isEvidencePath, publicFiles } from "@/domain/publication/evidence";
import type { PublicationSnapshot, SiteFile } from "@/domain/publication/snapshot";
import type { Stopper } from "@/domain/publication/stops/stops";
import { sha256 } from "@/lib/sha256";
import { db } from "@/server/db/client";
import { withoutStoppedText } from "@/server/publication/edition/stopped";
import { MANIFEST_PATH, stopsList } from "@/server/publication/serve/stops-list";
import { storedFiles } from "@/server/publication/store/files";

interface AsPublished {
  /** The bytes of their own that the folder gets. */
  readonly evidence: readonly { readonly path: string; readonly body: Uint8Array }[];
  /** By path: what stands in the place of what is rendered anew. */
  readonly data: ReadonlyMap<string, SiteFile>;
  /** What stops changed of all this; none where they changed nothing. */
  readonly stops: readonly SiteFile[];
}

const KPI_JSON = /^data\/kpis(?:\.schema\.json|\.json|\/[^/]+\.json)$/;

/**
 * @param snapshot without what is stopped
 * @param manifest as it is stored, and as the folder gets it
 * @returns null where a piece of evidence that the snapshot speaks of is missing or another
 */
export async function readAsPublished(
  snapshot: PublicationSnapshot,
  stopper: Stopper,
  manifest: { readonly stored: string; readonly given: Uint8Array },
): Promise<AsPublished | null> {
  const told = new Map(publicFiles(snapshot.plans).map((file) => [file.path, file.sha256]));
  const evidence: { path: string; body: Uint8Array }[] = [];
  const data = new Map<string, SiteFile>();
  const stored = [{ path: MANIFEST_PATH, sha256: sha256(manifest.stored) }];
  const given = new Map<string, string | null>([[MANIFEST_PATH, sha256(manifest.given)]]);
  const wanted = (path: string) => isEvidencePath(path) || KPI_JSON.test(path);
  for await (const { path, sha256: hash, contentType, body } of storedFiles(db(), snapshot.no, "current", {
    wanted,
  })) {
    stored.push({ path, sha256: hash });
    if (stopper.file(hash)) {
      given.set(path, null);
    } else if (!isEvidencePath(path)) {
      const file = { path, contentType, body };
      const cleaned = withoutStoppedText(file, stopper) ?? body;
      data.set(path, { ...file, body: cleaned });
      given.set(path, sha256(cleaned));
    } else if (told.get(path) === sha256(body)) {
      evidence.push({ path, body });
    } else if (told.has(path)) {
      return null;
    }
  }
  if (evidence.length !== told.size) return null;
  const stops = stopper.isIdle ? [] : await stopsList(snapshot.no, "current", stored, given);
  return { evidence, data, stops };
}
