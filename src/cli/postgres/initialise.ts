/** Making a cluster, and recognising one that cannot be used. */
import { chownSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { OperatorError } from "@/lib/operator-error";
import { type Binaries, POSTGRES_MAJOR } from "./binaries";
import { logSize, runProgram, tellingLine } from "./programs";
import type { RunAs } from "./run-as";

/** PostgreSQL refuses a folder that its group may write to, or that others may enter. */
const TOO_OPEN = 0o027;

/**
 * Makes a new cluster.
 * @throws OperatorError with what initdb said
 */
export async function initialise(
  binaries: Binaries,
  runAs: RunAs,
  pgData: string,
  password: string,
  logFile: string,
): Promise<void> {
  // Made beside its place and moved there when complete: a start that was killed half-way leaves nothing half-made.
  const making = `${pgData}.new`;
  const passwordFile = `${pgData}.pw`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  const { owner } = runAs;
  if (owner) for (const file of [making, passwordFile]) chownSync(file, owner.uid, owner.gid);
  const logStart = logSize(logFile);
  try {
    const child = runProgram(
      runAs,
      binaries.initdb,
      [
        `--pgdata=${making}`,
        "--username=postgres",
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--no-instructions",
      ],
      logFile,
    );
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", resolve);
    });
    if (code !== 0) {
      throw new OperatorError(`データベースを作れませんでした（${tellingLine(logFile, logStart)}）。`);
    }
    renameSync(making, pgData);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(making, { recursive: true, force: true });
  }
}

/**
 * @throws OperatorError when the folder is not a cluster of our version, or not one that PostgreSQL would take from whoever
 *   runs it: a copied folder easily loses its owner and its modes
 */
export function checkCluster(pgData: string, { owner }: RunAs): void {
  const account = owner ?? { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  const mend = `sudo chown -R ${account.uid}:${account.gid} ${pgData} && sudo chmod -R u=rwX,go= ${pgData}`;
  let version: string;
  try {
    version = readFileSync(path.join(pgData, "PG_VERSION"), "utf8").trim();
    statSync(path.join(pgData, "global", "pg_control"));
  } catch (error) {
    const foreign = (error as NodeJS.ErrnoException).code === "EACCES";
    throw new OperatorError(
      foreign
        ? `データベースのフォルダー ${pgData} の中に、ほかの利用者のファイルがあります。前回と同じ利用者で起動するか、「${mend}」を実行してください。`
        : `データベースのフォルダー ${pgData} が壊れています。バックアップから復元するか、別の AYUMI_DATA_DIR を指定してください。`,
      { cause: error },
    );
  }
  if (version !== POSTGRES_MAJOR) {
    throw new OperatorError(
      `データベースのフォルダー ${pgData} は PostgreSQL ${version} のものです。このプログラムは PostgreSQL ${POSTGRES_MAJOR} を使います。`,
    );
  }
  const { uid, mode } = statSync(pgData);
  if (process.platform !== "win32" && (uid !== account.uid || (mode & TOO_OPEN) !== 0)) {
    throw new OperatorError(
      `データベースのフォルダー ${pgData} の持ち主か権限が、使える状態ではありません（フォルダーを写すと変わることがあります）。「${mend}」を実行してから、もう一度起動してください。`,
    );
  }
}
