/** The database a command works on: the city's own server when DATABASE_URL is set, else the system's own PostgreSQL. */
import { type ClusterEvent, startCluster } from "@/cli/postgres/cluster";
import { findPostmaster } from "@/cli/postgres/orphan";
import { databaseUrls, prepareDatabase } from "@/cli/postgres/roles";
import type { Env } from "@/lib/env";
import { logger } from "@/lib/logger";
import { OperatorError } from "@/lib/operator-error";
import { isFolderInUse, lockDataFolder, prepareDataFolder, readSecrets, type Secrets } from "./data-folder";

export type OpenDatabase = { appUrl: string; ownerUrl: string; stop: () => Promise<void> };

/**
 * Opens the database of this environment; the caller holds the data folder's lock. The city's own server is not asked
 * here (see `refuseUnfitDatabase`).
 * @throws OperatorError
 */
export async function openDatabase(env: Env, folder: string, secrets: Secrets): Promise<OpenDatabase> {
  if (env.databaseUrl) {
    return {
      appUrl: env.databaseUrl,
      ownerUrl: env.databaseOwnerUrl ?? env.databaseUrl,
      stop: async () => undefined,
    };
  }
  const cluster = await startCluster({ folder, superPassword: secrets.postgres, onEvent: logEvent });
  try {
    const { appUrl, ownerUrl } = await prepareDatabase(cluster, secrets);
    return { appUrl, ownerUrl, stop: cluster.stop };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/**
 * For a command beside a server that may be running: uses the running server's database, or starts it for this command.
 * @throws OperatorError
 */
export async function borrowDatabase(env: Env): Promise<OpenDatabase> {
  const folder = prepareDataFolder(env.dataDir);
  const secrets = readSecrets(folder);
  if (env.databaseUrl) return openDatabase(env, folder, secrets);
  if (isFolderInUse(folder)) {
    const running = findPostmaster(`${folder}/postgres`);
    if (!running) {
      throw new OperatorError("サーバーが起動の途中です。少し待ってからもう一度実行してください。");
    }
    const superUrl = (database: string) =>
      `postgresql://postgres:${secrets.postgres}@127.0.0.1:${running.port}/${database}`;
    const { appUrl, ownerUrl } = databaseUrls({ port: running.port, superUrl }, secrets);
    return { appUrl, ownerUrl, stop: async () => undefined };
  }
  const lock = lockDataFolder(folder);
  try {
    const database = await openDatabase(env, folder, secrets);
    return {
      ...database,
      stop: async () => {
        await database.stop();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function logEvent(event: ClusterEvent): void {
  if (event.kind === "died") logger.error("データベースが止まりました。起動し直します。");
  if (event.kind === "restarted") logger.warn("データベースを起動し直しました。");
  if (event.kind === "restart-failed")
    logger.error({ reason: event.reason }, "データベースを起動し直せません。");
}
