/** The data folder: made when missing, checked, locked for one server, with the secrets this installation generated. */
import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import { z } from "zod";
import { isAlive } from "@/cli/postgres/orphan";
import { OperatorError } from "@/lib/operator-error";
import { freeBytesOf } from "@/server/db/disk";

/** The accounts of a demonstration; where it stands, the figures are invented. */
export const DEMO_ACCOUNTS_FILE = "demo-accounts.json";

/** What a fresh database (40 MB), its journal and the logs need at the very least, with room to write. */
const SPACE_NEEDED_BYTES = 300 * 1024 * 1024;

/** What a database that is there needs to come up; what writes is refused until there is more (`MIN_FREE_DISK_MB`). */
const SPACE_TO_START_BYTES = 64 * 1024 * 1024;

/** A lock of another machine (a shared folder, another container) counts as live while it is renewed. */
const LOCK_RENEW_MS = 5_000;
const LOCK_STALE_MS = 30_000;

/**
 * Makes the folder and proves that files can be written in it.
 * @returns its real path
 * @throws OperatorError
 */
export function prepareDataFolder(folder: string): string {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
    const probe = path.join(folder, `.write-${process.pid}`);
    fs.writeFileSync(probe, "");
    fs.rmSync(probe);
    return fs.realpathSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new OperatorError(
      code === "ENOSPC"
        ? `ディスクに空きがありません（${folder}）。空きを作ってから起動してください。`
        : `データフォルダー ${folder} に書き込めません（${code}）。AYUMI_DATA_DIR を確かめてください。`,
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

export type FolderLock = { release: () => void };

type LockRecord = { pid: number; bornAt: string; host: string };

const lockSchema = z.object({ pid: z.number().int(), bornAt: z.string(), host: z.string() });

/** Whether a live process holds this folder. */
export function isFolderInUse(folder: string): boolean {
  return holder(lockPath(folder)) !== null;
}

/**
 * Takes the folder for this process until `release` or its end.
 * @throws OperatorError when another server has it
 */
export function lockDataFolder(folder: string): FolderLock {
  const file = lockPath(folder);
  const record: LockRecord = { pid: process.pid, bornAt: bornAt(process.pid), host: hostname() };
  for (let attempt = 0; ; attempt += 1) {
    try {
      fs.writeFileSync(file, JSON.stringify(record), { flag: "wx", mode: 0o644 });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const other = holder(file);
      if (other || attempt > 0) {
        throw new OperatorError(
          `データフォルダー ${folder} はほかのサーバー${other ? `（プロセス ${other.pid}）` : ""}が使用中です。それを終了するか、別の AYUMI_DATA_DIR を指定してください。`,
        );
      }
      fs.rmSync(file, { force: true });
    }
  }
  const renewal = setInterval(() => {
    const now = new Date();
    fs.utimes(file, now, now, () => undefined);
  }, LOCK_RENEW_MS);
  renewal.unref();
  const release = () => {
    clearInterval(renewal);
    fs.rmSync(file, { force: true });
  };
  process.once("exit", release);
  return {
    release: () => {
      process.off("exit", release);
      release();
    },
  };
}

function lockPath(folder: string): string {
  return path.join(folder, "server.lock");
}

function holder(file: string): LockRecord | null {
  let age: number;
  let record: LockRecord;
  try {
    age = Date.now() - fs.statSync(file).mtimeMs;
    record = lockSchema.parse(JSON.parse(fs.readFileSync(file, "utf8")));
  } catch {
    return null;
  }
  if (record.host !== hostname()) return age < LOCK_STALE_MS ? record : null;
  // A number that was given out again belongs to a process born at another time.
  return isAlive(record.pid) && bornAt(record.pid) === record.bornAt ? record : null;
}

/** When a process began, in the kernel's own count; empty where the system does not tell. */
function bornAt(pid: number): string {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the program's name and may hold spaces; the 22nd is the start.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
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
  const file = path.join(folder, "secrets.json");
  if (!fs.existsSync(file)) {
    const fresh = () => randomBytes(32).toString("hex");
    const secrets: Secrets = { postgres: fresh(), owner: fresh(), app: fresh(), auth: fresh() };
    const making = `${file}.new`;
    fs.rmSync(making, { force: true });
    fs.writeFileSync(making, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flush: true });
    fs.renameSync(making, file);
    return secrets;
  }
  try {
    fs.chmodSync(file, 0o600);
    return secretsSchema.parse(JSON.parse(fs.readFileSync(file, "utf8")));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new OperatorError(
      code === "EACCES" || code === "EPERM"
        ? `${file} はほかの利用者のものです。前回と同じ利用者で起動してください。`
        : `${file} を読めません。バックアップから復元してください。`,
      { cause: error },
    );
  }
}
