/** The same system in another database: a backup that is put back at once, while nobody works in either. */
import { rmSync } from "node:fs";
import path from "node:path";
import type pg from "pg";
import { z } from "zod";
import { openDatabase } from "@/cli/database/open";
import { hasCluster } from "@/cli/postgres/cluster";
import { lockDataFolder, prepareDataFolder, readSecrets } from "@/cli/runtime/data-folder";
import { step } from "@/cli/runtime/steps";
import type { Env } from "@/lib/env";
import { OperatorError } from "@/lib/operator-error";
import { makeBackup } from "./make";
import { type Restored, restoreBackup } from "./restore";
import { session } from "./session";
import { refuseCluster } from "./target";

/** To the city's own server, or to the one of the data folder. */
export const MOVES = ["external", "embedded"] as const;
export type Move = (typeof MOVES)[number];

/**
 * The database it came from stays as it is.
 * @throws OperatorError when anything goes wrong; nothing is left in the other place then
 */
export async function moveDatabase(env: Env, to: Move): Promise<Restored> {
  if (env.databaseUrl === null) {
    throw new OperatorError(
      to === "external"
        ? "移す先のデータベースを、環境変数 DATABASE_URL と DATABASE_OWNER_URL に設定して実行してください。"
        : "いま使っているデータベースを、環境変数 DATABASE_URL と DATABASE_OWNER_URL に設定したまま実行してください。",
    );
  }
  if (to === "external" && !hasCluster(env.dataDir)) {
    throw new OperatorError(
      `データフォルダー ${env.dataDir} にデータベースがありません。AYUMI_DATA_DIR を確かめてください。`,
    );
  }
  if (to === "embedded") refuseCluster(env.dataDir);
  const own: Env = { ...env, databaseUrl: null, databaseOwnerUrl: null };
  const [from, into] = to === "external" ? [own, env] : [env, own];
  const folder = prepareDataFolder(env.dataDir);
  // Whoever serves this folder has ended.
  const lock = lockDataFolder(folder);
  const file = path.join(folder, "moving.tar.gz");
  rmSync(file, { force: true });
  try {
    await step("いまのデータベースを読み出しています", () => readOut(from, folder, file));
    return await restoreBackup(into, folder, file, { occasion: "move" });
  } finally {
    rmSync(file, { force: true });
    lock.release();
  }
}

async function readOut(from: Env, folder: string, file: string): Promise<void> {
  const database = await openDatabase(from, folder, readSecrets(folder));
  try {
    if (from.databaseUrl !== null) await session(database.ownerUrl, refuseOthers);
    await makeBackup(database.ownerUrl, file, {});
  } finally {
    await database.stop();
  }
}

const othersRow = z.object({ others: z.int() });

/** A server on another machine would go on writing to the database that is left behind. */
async function refuseOthers(client: pg.Client): Promise<void> {
  const { rows } = await client.query(`
    SELECT count(*)::int AS others FROM pg_stat_activity
    WHERE datname = current_database() AND usesysid IS NOT NULL AND pid <> pg_backend_pid()`);
  const { others } = othersRow.parse(rows[0]);
  if (others === 0) return;
  throw new OperatorError(
    `いまのデータベースに、ほかの接続が${others}本あります。すべてのサーバーを止めてから、もう一度実行してください。`,
  );
}
