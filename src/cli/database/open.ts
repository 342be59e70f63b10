/** The database a command works on: the city's own server when DATABASE_URL is set, else the system's own PostgreSQL. */
import { isDeepStrictEqual } from "node:util";
import { type Cluster, type ClusterEvent, hasCluster, startCluster } from "@/cli/postgres/cluster";
import { findPostmaster } from "@/cli/postgres/orphan";
import { databaseUrls, prepareDatabase } from "@/cli/postgres/roles";
import {
  existingDataFolder,
  existingSecrets,
  isFolderInUse,
  lockDataFolder,
  type Secrets,
} from "@/cli/runtime/data-folder";
import type { Env } from "@/lib/env";
import { logger } from "@/lib/logger";
import { OperatorError } from "@/lib/operator-error";
import { databaseLabel, type FoundDatabase } from "./known";
import { readKnownDatabase, refuseWrongDatabase, refuseWrongKind, writeKnownDatabase } from "./record";
import { readDatabaseState, readInstallationId } from "./state";

export type OpenDatabase = { appUrl: string; ownerUrl: string; stop: () => Promise<void> };

/**
 * Opens the database of this environment; the caller holds the data folder's lock. The city's own server is not asked
 * here (see `checkBothLogins`).
 * @throws OperatorError
 */
export async function openDatabase(env: Env, folder: string, secrets: Secrets): Promise<OpenDatabase> {
  if (env.databaseUrl) return externalDatabase(env, env.databaseUrl);
  const cluster = await startCluster({ folder, superPassword: secrets.postgres, onEvent: logEvent });
  try {
    // Before a role or a database is made in it.
    if (readKnownDatabase(folder) !== null) {
      refuseWrongDatabase(folder, await identify(env, databaseUrls(cluster, secrets).superUrl));
    }
    const { appUrl, ownerUrl } = await prepareDatabase(cluster, secrets);
    return { appUrl, ownerUrl, stop: cluster.stop };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

function externalDatabase(env: Env, appUrl: string): OpenDatabase {
  return { appUrl, ownerUrl: env.databaseOwnerUrl ?? appUrl, stop: async () => undefined };
}

/** Who the database behind this address is. @throws OperatorError when it cannot be reached */
export async function identify(env: Env, url: string): Promise<FoundDatabase> {
  if (env.databaseUrl === null) return { kind: "embedded", id: await readInstallationId(url) };
  const { migrations: _, ...found } = await readDatabaseState(url);
  return found;
}

/**
 * Proves, before anything is written, that both logins of the city's own server lead to the folder's database.
 * @throws OperatorError; for a server that is silent with the driver's error as its cause (`isUnreachable`)
 */
export async function checkBothLogins(
  env: Env,
  folder: string,
  database: Pick<OpenDatabase, "appUrl" | "ownerUrl">,
): Promise<void> {
  const found = await identify(env, database.ownerUrl);
  if (database.appUrl !== database.ownerUrl) {
    const app = await identify(env, database.appUrl);
    const place = ({ host: _, port: __, id: ___, ...rest }: Partial<Record<string, unknown>>) => rest;
    if (!isDeepStrictEqual(place({ ...found }), place({ ...app }))) {
      throw new OperatorError(
        `環境変数 DATABASE_URL（${databaseLabel(app)}）と DATABASE_OWNER_URL（${databaseLabel(found)}）が、別々のデータベースを指しています。同じデータベースにしてください。`,
      );
    }
  }
  refuseWrongDatabase(folder, found);
}

/** For a command: its login leads to the folder's database. @throws OperatorError */
export async function refuseAnotherDatabase(env: Env, url: string): Promise<void> {
  const folder = existingDataFolder(env.dataDir);
  if (folder !== null) refuseWrongDatabase(folder, await identify(env, url));
}

/**
 * After a migration, which gave the database its id: from now on the folder belongs to it.
 * @param onAdopted told when somebody changed the folder's database on purpose (`database:adopt`)
 */
export async function rememberDatabase(
  env: Env,
  folder: string,
  database: OpenDatabase,
  onAdopted: (from: string, to: string) => Promise<void>,
): Promise<void> {
  const found = await identify(env, database.ownerUrl);
  const known = readKnownDatabase(folder);
  if (known?.adoptedFrom !== undefined) await onAdopted(known.adoptedFrom, databaseLabel(found));
  const record = { ...found, demo: env.demo };
  if (!isDeepStrictEqual(known, record)) writeKnownDatabase(folder, record);
}

/**
 * For a command beside a server that may be running: uses the running server's database, or starts the folder's own for
 * the moment. Makes nothing that is not there.
 * @param options.another the command is about another database than the folder's
 * @throws OperatorError
 */
export async function borrowDatabase(
  env: Env,
  { another = false }: { readonly another?: boolean } = {},
): Promise<OpenDatabase> {
  const folder = existingDataFolder(env.dataDir);
  if (folder !== null && !another) refuseWrongKind(folder, env.databaseUrl);
  if (env.databaseUrl) return externalDatabase(env, env.databaseUrl);
  const secrets = folder === null ? null : existingSecrets(folder);
  if (folder === null || secrets === null || !hasCluster(folder)) {
    throw new OperatorError(
      `データフォルダー ${env.dataDir} には、データベースがありません。AYUMI_DATA_DIR と DATABASE_URL を確かめてください。初めて使うときは、先に npm start を実行してください。`,
    );
  }
  if (isFolderInUse(folder)) {
    const running = findPostmaster(`${folder}/postgres`);
    if (!running) {
      throw new OperatorError("サーバーが起動の途中です。少し待ってからもう一度実行してください。");
    }
    const superUrl = (database: string) =>
      `postgresql://postgres:${secrets.postgres}@127.0.0.1:${running.port}/${database}`;
    return { ...loginsOf({ port: running.port, superUrl }, secrets), stop: async () => undefined };
  }
  const lock = lockDataFolder(folder);
  try {
    const cluster = await startCluster({ folder, superPassword: secrets.postgres, onEvent: logEvent });
    return {
      ...loginsOf(cluster, secrets),
      stop: async () => {
        await cluster.stop();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function loginsOf(cluster: Pick<Cluster, "port" | "superUrl">, secrets: Secrets) {
  const { appUrl, ownerUrl } = databaseUrls(cluster, secrets);
  return { appUrl, ownerUrl };
}

function logEvent(event: ClusterEvent): void {
  if (event.kind === "died") logger.error("データベースが止まりました。起動し直します。");
  if (event.kind === "restarted") logger.warn("データベースを起動し直しました。");
  if (event.kind === "restart-failed")
    logger.error({ reason: event.reason }, "データベースを起動し直せません。");
  if (event.kind === "log-not-turned")
    logger.warn({ reason: event.reason }, "the log of the database could not be turned over");
}
