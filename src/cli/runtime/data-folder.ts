/** The data folder: made when missing, checked, locked for one server, with the secrets this installation generated. */
import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import { hostname, userInfo } from "node:os";
import path from "node:path";
import { z } from "zod";
import { hasCluster } from "@/cli/postgres/cluster";
import { instantJa } from "@/domain/words/ja/dates";
import { OperatorError } from "@/lib/operator-error";
import { freeBytesOf } from "@/server/db/disk";
import { LOCK_STALE_MS, type LockRecord, lockHolder, type ProcessLock, takeLock } from "./process-lock";
import { say } from "./steps";

/** The accounts of a demonstration; where it stands, the figures are invented. */
export const DEMO_ACCOUNTS_FILE = "demo-accounts.json";

/** What a fresh database (40 MB), its journal and the logs need at the very least, with room to write. */
const SPACE_NEEDED_BYTES = 300 * 1024 * 1024;

/** What a database that is there needs to come up; what writes is refused until there is more (`MIN_FREE_DISK_MB`). */
const SPACE_TO_START_BYTES = 64 * 1024 * 1024;

/**
 * Makes the folder and proves that files can be written in it.
 * @returns its real path
 * @throws OperatorError
 */
export function prepareDataFolder(folder: string): string {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new OperatorError(
      code === "EACCES" || code === "EPERM"
        ? `データフォルダー ${folder} を、利用者 ${user()} では作れません。sudo install -d -o ${user()} ${folder} で作るか、書き込める場所を AYUMI_DATA_DIR に指定してください。`
        : `データフォルダー ${folder} に書き込めません（${code}）。AYUMI_DATA_DIR を確かめてください。`,
      { cause: error },
    );
  }
  try {
    const probe = path.join(folder, `.write-${process.pid}`);
    fs.writeFileSync(probe, "");
    fs.rmSync(probe);
    return fs.realpathSync(folder);
  } catch (error) {
    throw unwritable(folder, error) ?? error;
  }
}

/**
 * The sentence for a file below the data folder that could not be written, whichever step met it.
 * @returns null where it is another failure
 */
export function unwritable(folder: string, error: unknown): OperatorError | null {
  const { code, path: file } = error as NodeJS.ErrnoException;
  if (code === undefined || file === undefined) return null;
  const below = path.relative(existingDataFolder(folder) ?? folder, path.resolve(file));
  if (below.startsWith("..") || path.isAbsolute(below)) return null;
  const sentence = UNWRITABLE[code]?.(
    folder,
    below.startsWith(".write-") ? folder : path.join(folder, below),
  );
  return sentence === undefined ? null : new OperatorError(sentence, { cause: error });
}

const notOurs = (folder: string, where: string) =>
  `${where} に、利用者 ${user()} では書き込めません。前回と同じ利用者で起動するか、sudo chown -R ${user()} ${folder} で持ち主を替えてください。`;
const diskFull = (folder: string) =>
  `ディスクに空きがありません（${folder}）。空きを作ってから起動してください。`;

/** By the system's own reason. */
const UNWRITABLE: Readonly<Record<string, (folder: string, where: string) => string>> = {
  EACCES: notOurs,
  EPERM: notOurs,
  EROFS: (_, where) =>
    `${where} は、書き込みのできないディスクにあります。書き込めるようにするか、別の AYUMI_DATA_DIR を指定してください。`,
  ENOSPC: diskFull,
  EDQUOT: diskFull,
};

function user(): string {
  try {
    return userInfo().username;
  } catch {
    // An account that the machine has no name for, as containers like them.
    return String(process.getuid?.() ?? "");
  }
}

/** The folder's real path, for whoever makes nothing; null where there is none. */
export function existingDataFolder(folder: string): string | null {
  try {
    return fs.statSync(folder).isDirectory() ? fs.realpathSync(folder) : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw new OperatorError(
      `データフォルダー ${folder} を読めません（${(error as NodeJS.ErrnoException).code}）。AYUMI_DATA_DIR と、実行している利用者を確かめてください。`,
      { cause: error },
    );
  }
}

/** @throws OperatorError when the disk of this folder has less than `needed` bytes left */
export function checkSpace(folder: string, needed = spaceNeeded(folder), free = freeBytesOf(folder)): void {
  if (free >= needed) return;
  const megabytes = (bytes: number) => Math.floor(bytes / 1024 / 1024);
  throw new OperatorError(
    `ディスクの空きが足りません（${folder}：残り ${megabytes(free)} MB、必要 ${megabytes(needed)} MB）。空きを作ってから起動してください。`,
  );
}

function spaceNeeded(folder: string): number {
  return fs.existsSync(path.join(folder, "postgres")) ? SPACE_TO_START_BYTES : SPACE_NEEDED_BYTES;
}

/** Whether a live process holds this folder. */
export function isFolderInUse(folder: string): boolean {
  return lockHolder(lockPath(folder)) !== null;
}

/**
 * Takes the folder for this process until `release` or its end.
 * @throws OperatorError when another server has it
 */
export function lockDataFolder(folder: string): ProcessLock {
  const file = lockPath(folder);
  let lock: ProcessLock | null;
  try {
    lock = takeLock(file, ({ host }) =>
      say(`別のコンピューター「${host}」のサーバーが残した ${file} を引き継ぎます。`),
    );
  } catch (error) {
    throw unwritable(folder, error) ?? error;
  }
  if (lock === null) throw new OperatorError(inUse(folder, lockHolder(file)));
  return lock;
}

/** Of a server on another machine nobody here can tell whether it still runs. */
function inUse(folder: string, other: LockRecord | null): string {
  const or = "それを終了するか、別の AYUMI_DATA_DIR を指定してください。";
  if (other === null) return `データフォルダー ${folder} はほかのサーバーが使用中です。${or}`;
  if (other.host === hostname()) {
    return `データフォルダー ${folder} はほかのサーバー（プロセス ${other.pid}）が使用中です。${or}`;
  }
  const file = lockPath(folder);
  const since = instantJa(other.since ?? fs.statSync(file).mtime.toISOString());
  return `データフォルダー ${folder} は、別のコンピューター「${other.host}」のサーバー（プロセス ${other.pid}、${since}から）が使用中です。${or}そのサーバーがもう動いていないときは、${file} を削除してから、もう一度起動してください（削除しなくても、${LOCK_STALE_MS / 1000} 秒たてば起動できます）。`;
}

function lockPath(folder: string): string {
  return path.join(folder, "server.lock");
}

const secretsSchema = z.object({
  postgres: z.string().min(1),
  owner: z.string().min(1),
  app: z.string().min(1),
  auth: z.string().min(32),
});

export type Secrets = z.infer<typeof secretsSchema>;

/**
 * The installation's own passwords and signing key, generated at the first start and kept in a file only its owner reads.
 * @throws OperatorError when the file is there and cannot be used (it is never replaced: the database knows its content)
 */
export function readSecrets(folder: string): Secrets {
  const known = existingSecrets(folder);
  if (known !== null) return known;
  refuseLostSecrets(folder);
  const fresh = () => randomBytes(32).toString("hex");
  const secrets: Secrets = { postgres: fresh(), owner: fresh(), app: fresh(), auth: fresh() };
  writeSecrets(folder, secrets);
  return secrets;
}

/**
 * The same for whoever makes nothing; null where there are none.
 * @throws OperatorError when the file is there and cannot be used
 */
export function existingSecrets(folder: string): Secrets | null {
  const file = secretsPath(folder);
  if (!fs.existsSync(file)) return null;
  try {
    fs.chmodSync(file, 0o600);
    return secretsSchema.parse(JSON.parse(fs.readFileSync(file, "utf8")));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new OperatorError(
      code === "EACCES" || code === "EPERM"
        ? `${file} はほかの利用者のものです。前回と同じ利用者で起動するか、「sudo chown ${process.getuid?.()}:${process.getgid?.()} ${file}」を実行してください。`
        : `${file} を読めません。バックアップから復元してください。`,
      { cause: error },
    );
  }
}

/** New passwords would not open the database that is there. */
function refuseLostSecrets(folder: string): void {
  if (!hasCluster(folder)) return;
  throw new OperatorError(
    `データフォルダー ${folder} にデータベースがありますが、そのパスワードを書いた secrets.json がありません。フォルダーを写した元から「cp -p 元のフォルダー/secrets.json ${folder}/」で戻してください。失われたときは、空のフォルダーを AYUMI_DATA_DIR に指定し、npm run restore でバックアップから復元してください。`,
  );
}

/**
 * Puts another signing key in the place of this folder's: the one that a backup brought along. The passwords beside it are
 * the database's and stay.
 */
export function keepAuthSecret(folder: string, auth: string): void {
  writeSecrets(folder, { ...readSecrets(folder), auth });
}

function writeSecrets(folder: string, secrets: Secrets): void {
  const file = secretsPath(folder);
  const making = `${file}.new`;
  fs.rmSync(making, { force: true });
  fs.writeFileSync(making, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flush: true });
  fs.renameSync(making, file);
}

function secretsPath(folder: string): string {
  return path.join(folder, "secrets.json");
}
