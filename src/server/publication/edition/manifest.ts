import type { PublicFile } from "@/domain/publication/evidence";
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import type { StopCause, StopKind } from "@/domain/publication/stops/stops";
import type { IsoDate } from "@/domain/shared/iso-date";

/** `current`: as served at the site's root; `archive`: as served under /archive/{no}. Rendered at every publication. */
export const EDITIONS = ["current", "archive"] as const;
export type Edition = (typeof EDITIONS)[number];

/** `withdrawn`: the archive's files with the notice of withdrawal, made when a publication is taken back (取下げ). */
export const STORED_EDITIONS = [...EDITIONS, "withdrawn"] as const;
export type StoredEdition = (typeof STORED_EDITIONS)[number];

export const MANIFEST_ROUTE = "/data/manifest.json";

export interface ManifestFile {
  readonly edition: StoredEdition;
  readonly path: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Of the stored compressed twin; null where there is none. */
  readonly brotliSha256: string | null;
  readonly gzipSha256: string | null;
}

/** Evidence as an edition lists it: its bytes as they came, without twins. */
export function evidenceEntries(files: readonly PublicFile[], edition: StoredEdition): ManifestFile[] {
  return files.map((file) => ({ ...file, edition, brotliSha256: null, gzipSha256: null }));
}

/** What a publication that takes an earlier one back says of it. */
interface ManifestWithdrawal {
  readonly no: number;
  readonly reason: string;
  /** The files that stand in the archive in its place from now on. */
  readonly files: readonly ManifestFile[];
}

/** What was deleted from the publications before (公開の停止): the tombstone, chained like everything else. */
export interface ManifestStop {
  readonly id: string;
  readonly kind: StopKind;
  readonly cause: StopCause;
  /** The day on which it was hidden. */
  readonly on: IsoDate;
  /** Of a file; null for a text. */
  readonly fileSha256: string | null;
  /** How many stored files and texts were changed by it, and one hash over what became what. */
  readonly redactions: number;
  readonly redactionsSha256: string;
}

export interface Manifest {
  readonly formatVersion: 1;
  readonly no: number;
  readonly title: string;
  readonly publishedAt: string;
  readonly publisher: string;
  readonly ruleVersion: string;
  readonly snapshotSha256: string;
  /** SHA-256 of the manifest of publication no − 1; null for the first. */
  readonly previousSha256: string | null;
  readonly files: readonly ManifestFile[];
  readonly withdraws: ManifestWithdrawal | null;
  /** Left out where nothing was ever deleted. */
  readonly stops?: readonly ManifestStop[];
}

export interface ManifestInput {
  readonly snapshot: PublicationSnapshot;
  readonly snapshotSha256: string;
  readonly previousSha256: string | null;
  readonly files: readonly ManifestFile[];
  readonly withdraws: ManifestWithdrawal | null;
  readonly stops: readonly ManifestStop[];
}

/** The manifest's text, byte for byte as hashed and published. Whatever else an object of `files` holds is left out. */
export function manifestText(input: ManifestInput): string {
  const { snapshot, withdraws } = input;
  const manifest: Manifest = {
    formatVersion: 1,
    no: snapshot.no,
    title: snapshot.title,
    publishedAt: snapshot.publishedAt,
    publisher: snapshot.publisher,
    ruleVersion: snapshot.ruleVersion,
    snapshotSha256: input.snapshotSha256,
    previousSha256: input.previousSha256,
    files: entries(input.files),
    withdraws: withdraws && {
      no: withdraws.no,
      reason: withdraws.reason,
      files: entries(withdraws.files),
    },
    ...(input.stops.length > 0 ? { stops: input.stops } : {}),
  };
  return `${JSON.stringify(manifest, null, 1)}\n`;
}

function entries(files: readonly ManifestFile[]): ManifestFile[] {
  return files
    .map(({ edition, path, contentType, bytes, sha256: hash, brotliSha256, gzipSha256 }) => ({
      edition,
      path,
      contentType,
      bytes,
      sha256: hash,
      brotliSha256,
      gzipSha256,
    }))
    .sort((a, b) => compare(a.edition, b.edition) || compare(a.path, b.path));
}

// By code unit: the order must not depend on the machine's locale.
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
