/** Reads a backup to its end and compares everything with what it says of itself. */
import { createHash } from "node:crypto";
import { describeDisk } from "@/cli/runtime/disk-words";
import { OperatorError } from "@/lib/operator-error";
import { DamagedArchive, readArchive } from "./archive";
import {
  contradiction,
  FORMAT,
  MANIFEST_ENTRY,
  type Manifest,
  manifestSchema,
  SECRETS_ENTRY,
  STOPS_ENTRY,
  tableOfEntry,
} from "./manifest";
import { TableDigest } from "./tables";

export interface CheckedBackup {
  readonly manifest: Manifest;
  /** What was taken off the public site, as the data folder kept it. */
  readonly stops: Buffer | null;
  /** The signing key, still under its passphrase. */
  readonly secrets: Buffer | null;
}

/** The few entries that are no tables are read whole. */
const LARGEST_PART_BYTES = 64 * 1024 * 1024;

/** @throws OperatorError that names the first thing that does not fit */
export async function checkBackup(file: string): Promise<CheckedBackup> {
  const digests = new Map<string, TableDigest>();
  const parts = new Map<string, Buffer>();
  let reading = "最初";
  try {
    for await (const { name, body } of readArchive(file)) {
      const table = tableOfEntry(name);
      reading = table === null ? name : `表 ${table}`;
      if (table === null) {
        parts.set(name, await whole(body));
        continue;
      }
      const digest = digests.get(table) ?? new TableDigest();
      digests.set(table, digest);
      for await (const chunk of body) digest.update(chunk);
    }
  } catch (error) {
    throw described(error, file, reading);
  }
  const manifest = readManifest(file, parts.get(MANIFEST_ENTRY));
  for (const { name, rows, sha256 } of manifest.tables) {
    const found = (digests.get(name) ?? new TableDigest()).end();
    if (found.rows !== rows || found.sha256 !== sha256) {
      throw damaged(file, `表 ${name} の内容が、記録された件数やハッシュ値と合いません。`);
    }
    digests.delete(name);
  }
  for (const name of digests.keys()) throw damaged(file, `記録にない表 ${name} が入っています。`);
  for (const [name, sha256] of Object.entries(manifest.parts)) {
    const body = parts.get(name);
    if (!body || createHash("sha256").update(body).digest("hex") !== sha256) {
      throw damaged(file, `${name} の内容が、記録されたハッシュ値と合いません。`);
    }
  }
  const odd = contradiction(manifest);
  if (odd !== null) throw damaged(file, odd);
  return {
    manifest,
    stops: parts.get(STOPS_ENTRY) ?? null,
    secrets: parts.get(SECRETS_ENTRY) ?? null,
  };
}

async function whole(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > LARGEST_PART_BYTES) throw new DamagedArchive("a part is too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function readManifest(file: string, body: Buffer | undefined): Manifest {
  if (!body) throw damaged(file, `${MANIFEST_ENTRY} がありません。`);
  const json: unknown = JSON.parse(body.toString("utf8"));
  if (typeof json === "object" && json !== null && "format" in json && json.format !== FORMAT) {
    throw new OperatorError(
      `${file} は、このプログラムの知らない形式（${String(json.format)}）です。新しい版のプログラムで実行してください。`,
    );
  }
  const parsed = manifestSchema.safeParse(json);
  if (!parsed.success) throw damaged(file, `${MANIFEST_ENTRY} を読み取れません。`);
  return parsed.data;
}

function damaged(file: string, what: string, cause?: unknown): OperatorError {
  return new OperatorError(
    `${file} は、バックアップしたときのままではありません。${what}別のバックアップを使ってください。`,
    { cause },
  );
}

function described(error: unknown, file: string, reading: string): unknown {
  if (!(error instanceof DamagedArchive)) return describeDisk(error, file);
  if (error.message === "no seal") {
    return new OperatorError(
      `${file} はあゆみのバックアップではないか、途中で切れています。npm run backup で作ったファイルを指定してください。`,
    );
  }
  const what =
    error.message === "changed"
      ? "ファイル全体のハッシュ値が合いません。"
      : `${reading}を読んでいる途中で、読み取れなくなりました。`;
  return damaged(file, what, error);
}
