/** `npm start`, `npm run dev` and `npm run demo`: from nothing to a serving system, a line per step. */
import { existsSync } from "node:fs";
import path from "node:path";
import { fillDatabase, type Prepare } from "@/cli/database/fill";
import { migrate } from "@/cli/database/migrate";
import { checkBothLogins, type OpenDatabase, openDatabase, rememberDatabase } from "@/cli/database/open";
import { readKnownDatabase, refuseWrongKind } from "@/cli/database/record";
import { whenReached } from "@/cli/database/wait";
import { refuseUnfitDatabase } from "@/cli/doctor/refuse-unfit";
import { hasCluster } from "@/cli/postgres/cluster";
import { endEveryCluster } from "@/cli/postgres/programs";
import { setAppEnvironment } from "@/cli/runtime/app-environment";
import {
  checkSpace,
  DEMO_ACCOUNTS_FILE,
  lockDataFolder,
  prepareDataFolder,
  readSecrets,
  unwritable,
} from "@/cli/runtime/data-folder";
import { becomeLog, hearOthers, speaksAsLog } from "@/cli/runtime/output";
import { projectRoot } from "@/cli/runtime/project-root";
import { type Progress, report, say, step } from "@/cli/runtime/steps";
import { type Env, parseEnv } from "@/lib/env";
import { logger } from "@/lib/logger";
import { OperatorError } from "@/lib/operator-error";
import { isUnreachable } from "@/lib/unreachable";
import { APP_VERSION } from "@/lib/version";
import { build, isBuilt } from "./build";
import { createEnding, type Ending, onStopRequest } from "./ending";
import { checkPort, METRICS } from "./ports";
import { warnOfUnusableProvider } from "./provider";
import { type ServeOptions, serve, startMails } from "./serve";

export type ServerOptions = ServeOptions & {
  /** Runs once the database is ready and both plans are loaded. */
  prepare?: Prepare;
};

/**
 * Runs the server until it is asked to stop. Exit code 0 after a requested stop, 1 after a failure.
 */
export async function runServer(options: ServerOptions): Promise<void> {
  // What Next tells a developer is for the eye.
  if (!options.development) hearOthers();
  const ending = createEnding();
  let serving = false;
  onStopRequest(() => {
    logger.info("stopping");
    if (!speaksAsLog()) say("\n終了しています…");
    void ending.run().then(() => {
      logger.info("stopped");
      if (!speaksAsLog()) say("終了しました。");
      // 130: asked to stop before it was there
      process.exit(serving ? 0 : 130);
    });
  }, ending.limitMs);
  process.on("uncaughtException", (error) => {
    report(error);
    void ending.run().then(() => process.exit(1));
  });
  try {
    const env = parseEnv(process.env, projectRoot);
    await bringUp(env, options, ending).catch((error: unknown) => {
      throw unwritable(env.dataDir, error) ?? error;
    });
    serving = true;
  } catch (error) {
    await ending.run();
    report(error);
    process.exit(1);
  }
}

async function bringUp(env: Env, options: ServerOptions, ending: Ending): Promise<void> {
  const folder = await takeDataFolder(env, ending);
  await checkPort(env.port, env.host);
  const { own } = env.metrics;
  if (own !== null) await checkPort(own.port, own.host, METRICS);
  const database = await openForServing(env, folder, options, ending);

  const isWhole = env.databaseUrl === null || (await reachOrUseCopy(env, folder, database));
  // The build and the database have nothing to do with each other: the longer one sets the time.
  const builtPages = beginBuild(options);
  if (isWhole) await migrateDatabase(env, folder, database);
  // Only now: these modules read the environment that was set when the database was opened.
  const { closeDb } = await import("@/server/db/client");
  ending.add("connections", closeDb);
  const closing: string[] = [];
  if (isWhole) {
    closing.push(...(await fillDatabase(env, folder, options.prepare)));
    // The application opens its own pool; what the commands opened is not needed any more.
    await closeDb();
  }
  await builtPages?.();

  const serving = await step("サーバーを起動しています", () =>
    serve(env, options, database, ending, isWhole),
  );

  say("");
  say(`公開ページ　${env.appOrigin}/`);
  say(`職員用　　　${env.appOrigin}/staff`);
  for (const line of closing) say(line);
  say("終了するには Ctrl-C を押してください。");
  becomeLog();
  logStart(env, folder, isWhole);
  void warnOfUnusableProvider(env.oidc);
  if (isWhole) await startMails(database, ending);
  // Before anything else is ended.
  ending.add("drain", serving.drain, env.drainSeconds * 1_000);
  if (isWhole) return;

  const stopping = new AbortController();
  ending.add("late database", () => stopping.abort());
  void whenReached(
    async () => {
      await refuseUnfitDatabase(database);
      await checkBothLogins(env, folder, database);
    },
    async () => {
      await migrateDatabase(env, folder, database);
      const lines = await fillDatabase(env, folder, options.prepare);
      await serving.follow();
      await startMails(database, ending);
      say("データベースにつながりました。職員用の画面も使えます。");
      // A link and passwords for whoever sits there are nothing for a log; the link is in the data folder, too.
      if (!speaksAsLog()) for (const line of lines) say(line);
    },
    stopping.signal,
  );
}

/** Which program serves where, and from what. */
function logStart(env: Env, folder: string, databaseAnswers: boolean): void {
  const { port, host, appOrigin } = env;
  logger.info(
    {
      version: APP_VERSION,
      node: process.version,
      database: readKnownDatabase(folder),
      databaseAnswers,
      addresses: { public: `${appOrigin}/`, staff: `${appOrigin}/staff`, listens: { host, port } },
    },
    "started",
  );
}

/** @returns the data folder's real path, locked for this server */
function takeDataFolder(env: Env, ending: Ending): Promise<string> {
  return step("データフォルダーを確かめています", () => {
    const folder = prepareDataFolder(env.dataDir);
    refuseInvented(env, folder);
    refuseWrongKind(folder, env.databaseUrl);
    const lock = lockDataFolder(folder);
    ending.add("lock", lock.release);
    checkSpace(folder);
    return folder;
  });
}

/** Invented figures are shown with their banner or not at all, and never stand among a city's own. */
function refuseInvented(env: Env, folder: string): void {
  const known = readKnownDatabase(folder);
  const isDemo = known?.demo || existsSync(path.join(folder, DEMO_ACCOUNTS_FILE));
  if (isDemo && !env.demo) {
    throw new OperatorError(
      `データフォルダー ${folder} はデモ用（架空の数値）です。npm run demo で起動するか、別のフォルダーを AYUMI_DATA_DIR に指定してください。`,
    );
  }
  if (env.demo && known !== null && !isDemo) {
    throw new OperatorError(
      `データフォルダー ${folder} はデモ用ではありません。デモには別の AYUMI_DATA_DIR を指定してください。`,
    );
  }
}

/** Opens (or creates) the database, and tells the application where it is. */
async function openForServing(
  env: Env,
  folder: string,
  options: ServerOptions,
  ending: Ending,
): Promise<OpenDatabase> {
  const secrets = readSecrets(folder);
  ending.add("clusters", endEveryCluster);
  const open = () => openDatabase(env, folder, secrets);
  const ownLabel = hasCluster(folder) ? "データベースを起動しています" : "データベースを作成しています";
  const database = await (env.databaseUrl ? open() : step(ownLabel, open));
  ending.add("database", database.stop);
  setAppEnvironment(env, {
    databaseUrl: database.appUrl,
    authSecret: env.authSecret ?? secrets.auth,
    development: options.development,
  });
  return database;
}

/**
 * @returns whether the city's own server answers; false when it does not, and what this instance served last is there
 *   to be served meanwhile
 * @throws OperatorError
 */
async function reachOrUseCopy(env: Env, folder: string, database: OpenDatabase): Promise<boolean> {
  try {
    await step("データベースに接続しています", async () => {
      await refuseUnfitDatabase(database);
      await checkBothLogins(env, folder, database);
    });
    return true;
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    const { adoptDiskCopy } = await import("@/server/publication/serve/current-site");
    const no = await adoptDiskCopy();
    if (no === null) throw error;
    say(
      `データベースが応答しないため、手元に控えた公表（第${no}号）だけを表示します。つながり次第、自動ですべて使えるようになります。`,
    );
    return false;
  }
}

function migrateDatabase(env: Env, folder: string, database: OpenDatabase): Promise<void> {
  return step("データベースを最新の形にしています", async () => {
    const migrations = await migrate(database.ownerUrl);
    if (migrations.length > 0) logger.info({ migrations }, "the database was migrated");
    await rememberDatabase(env, folder, database, async (before, after) => {
      const { recordAdoption } = await import("@/server/audit/adoption");
      const { systemActor } = await import("@/server/access/viewer");
      await recordAdoption(systemActor, { before, after });
      logger.warn({ before, after }, "the data folder belongs to another database now");
    });
  });
}

/**
 * Begins to build the pages when they are not built yet.
 * @returns shows the rest of the build as a step and waits for its end; null when there is nothing to build
 */
function beginBuild({ inner, development }: ServerOptions): (() => Promise<void>) | null {
  if (inner || development || isBuilt()) return null;
  checkSpace(projectRoot);
  let show: Progress["set"] = () => undefined;
  const building = build({ set: (detail) => show(detail) });
  // A failure is told by whoever waits below; until then it must not end the process.
  building.catch(() => undefined);
  return () =>
    step("画面を組み立てています（初回と更新時のみ、1〜3分）", (progress) => {
      show = progress.set;
      return building;
    });
}
