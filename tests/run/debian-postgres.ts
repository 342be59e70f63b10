/** The operating system's own PostgreSQL, for the tests in which the city has one. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Progress } from "@/cli/runtime/steps";
import { OperatorError } from "@/lib/operator-error";
import { aptInstall, isRoot } from "./system-packages";

/** Where Debian and Ubuntu keep one folder for each version. */
const VERSIONS = "/usr/lib/postgresql";
const OLDEST = 15;
const CREATECLUSTER = "/etc/postgresql-common/createcluster.d";

/**
 * Finds the oldest one that the system is made for, installing it where there is none and this account may.
 * @returns the folder of its programs
 * @throws OperatorError when it cannot be had
 */
export async function findPostgresPrograms(progress: Progress): Promise<string> {
  const found = programs();
  if (found) return found;
  progress.set("（PostgreSQL を取得中）");
  if (isRoot()) {
    // Only the programs are wanted: no database of its own, and no service.
    mkdirSync(CREATECLUSTER, { recursive: true });
    writeFileSync(path.join(CREATECLUSTER, "ayumi-tests.conf"), "create_main_cluster = false\n");
  }
  await aptInstall("postgresql");
  const installed = programs();
  if (installed) return installed;
  throw new OperatorError(
    `データベースのテストに使う PostgreSQL ${OLDEST} 以上を用意できませんでした。postgresql を入れてから、もう一度実行してください。`,
  );
}

function programs(): string | undefined {
  if (!existsSync(VERSIONS)) return undefined;
  return readdirSync(VERSIONS)
    .filter((version) => Number(version) >= OLDEST)
    .sort((a, b) => Number(a) - Number(b))
    .map((version) => path.join(VERSIONS, version, "bin"))
    .find((folder) => existsSync(path.join(folder, "initdb")) && existsSync(path.join(folder, "postgres")));
}
