/** The stored files of a publication against its manifest: none missing, none extra, every byte. */
import { promisify } from "node:util";
import { brotliDecompress, gunzip } from "node:zlib";
import { sha256 } from "@/lib/sha256";
import type { Tx } from "@/server/db/client";
import type { ManifestFile, StoredEdition } from "@/server/publication/edition/manifest";
import type { Removals } from "@/server/publication/stop-record/removals";
import { type StoredFile, storedFiles } from "@/server/publication/store/files";
import { Mismatch } from "./mismatch";

const unbrotli = promisify(brotliDecompress);
const ungzip = promisify(gunzip);

/**
 * @param editions which of the publication's stored files `listed` speaks of
 * @returns how many files were read
 * @throws Mismatch
 */
export async function checkFiles(
  tx: Tx,
  no: number,
  editions: readonly StoredEdition[],
  listed: readonly ManifestFile[],
  removals: Removals,
): Promise<number> {
  const expected = new Map(listed.map((file) => [`${file.edition}/${file.path}`, file]));
  if (expected.size !== listed.length) {
    throw new Mismatch(no, null, "マニフェストに、同じファイルが二度載っています。");
  }
  let read = 0;
  for (const edition of editions) {
    for await (const row of storedFiles(tx, no, edition)) {
      const entry = expected.get(`${row.edition}/${row.path}`);
      if (!entry) throw new Mismatch(no, row, "マニフェストに載っていないファイルです。");
      expected.delete(`${row.edition}/${row.path}`);
      await checkFile(no, row, entry, removals);
      read += 1;
    }
  }
  for (const missing of expected.values()) {
    throw new Mismatch(no, missing, "マニフェストに載っているファイルが、保存されていません。");
  }
  return read;
}

async function checkFile(
  no: number,
  row: StoredFile,
  entry: ManifestFile,
  removals: Removals,
): Promise<void> {
  const check = (fits: boolean, what: string) => {
    if (!fits) throw new Mismatch(no, row, what);
  };
  const hash = removals.hashNow({ no, edition: row.edition, path: row.path }, entry.sha256);
  if (hash !== entry.sha256) return checkRedacted(row, entry, hash, check);
  check(
    sha256(row.body) === entry.sha256 && row.body.length === entry.bytes,
    "内容が、マニフェストのハッシュ値と合いません。",
  );
  check(row.sha256 === entry.sha256, "記録されたハッシュ値が、マニフェストと合いません。");
  check(
    row.contentType === entry.contentType,
    "ファイルの種類（Content-Type）が、マニフェストと合いません。",
  );
  check(
    (row.brotli && sha256(row.brotli)) === entry.brotliSha256,
    "圧縮版（Brotli）が、マニフェストのハッシュ値と合いません。",
  );
  check(
    (row.gzip && sha256(row.gzip)) === entry.gzipSha256,
    "圧縮版（gzip）が、マニフェストのハッシュ値と合いません。",
  );
  check(await unpacksTo(row.brotli, unbrotli, row.body), "圧縮版（Brotli）が、元の内容に戻りません。");
  check(await unpacksTo(row.gzip, ungzip, row.body), "圧縮版（gzip）が、元の内容に戻りません。");
}

/** @param hash of what stands in the file's place by the record of deletions; null: nothing */
async function checkRedacted(
  row: StoredFile,
  entry: ManifestFile,
  hash: string | null,
  check: (fits: boolean, what: string) => void,
): Promise<void> {
  const fits =
    hash === null
      ? row.body.length === 0 && row.brotli === null && row.gzip === null && row.sha256 === entry.sha256
      : sha256(row.body) === hash && row.sha256 === hash;
  check(fits, "内容が、公開の停止により削除したあとの記録と合いません。");
  check(
    row.contentType === entry.contentType,
    "ファイルの種類（Content-Type）が、マニフェストと合いません。",
  );
  check(await unpacksTo(row.brotli, unbrotli, row.body), "圧縮版（Brotli）が、元の内容に戻りません。");
  check(await unpacksTo(row.gzip, ungzip, row.body), "圧縮版（gzip）が、元の内容に戻りません。");
}

async function unpacksTo(
  packed: Uint8Array | null,
  unpack: (bytes: Uint8Array) => Promise<Buffer>,
  body: Uint8Array,
): Promise<boolean> {
  if (packed === null) return true;
  try {
    return (await unpack(packed)).equals(body);
  } catch {
    return false;
  }
}
