/** `npm start`, `npm run dev` and `npm run demo`: from nothing to a serving system, a line per step. */
import { existsSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { hasCluster } from "@/cli/postgres/cluster";
import { endEveryCluster } from "@/cli/postgres/programs";
import { type Env, parseEnv } from "@/lib/env";
import { OperatorError } from "@/lib/operator-error";
import { isUnreachable } from "@/lib/unreachable";
import type { Inner } from "@/server/front-door/answer";
import type { NextOptions } from "@/server/front-door/next-inner";
import { setAppEnvironment } from "./app-environment";
import { build, isBuilt } from "./build";
import {
  checkSpace,
  DEMO_ACCOUNTS_FILE,
  lockDataFolder,
  prepareDataFolder,
  readSecrets,
} from "./data-folder";
import { checkConnection, type OpenDatabase, openDatabase } from "./database";
import { createEnding, type Ending, onStopRequest } from "./ending";
import { whenReached } from "./late-database";
import { migrate } from "./migrate";
import { checkPort, portError } from "./ports";
import { projectRoot } from "./project-root";
import { report, say, step } from "./steps";

export type ServerOptions = {
  development: boolean;
  /** Runs once the database is ready and both plans are loaded; returns further lines for the closing summary. */
  prepare?: () => Promise<string[]>;
  /** What answers behind the front door; the built application when left out. */
  inner?: () => Promise<Inner>;
};

/**
 * Runs the server until it is asked to stop. Exit code 0 after a requested stop, 1 after a failure.
 */
export async function runServer(options: ServerOptions): Promise<void> {
  const ending = createEnding();
  let serving = false;
  onStopRequest(() => {
    say("\n終了しています…");
    void ending.run().then(() => {
      say("終了しました。");
      // 130: asked to stop before it was there
      process.exit(serving ? 0 : 130);
    });
  });
  process.on("uncaughtException", (error) => {
    report(error);
    void ending.run().then(() => process.exit(1));
  });
  try {
    await bringUp(parseEnv(process.env, projectRoot), options, ending);
    serving = true;
  } catch (error) {
    await ending.run();
    report(error);
    process.exit(1);
  }
}

/** Invented figures are shown with their banner or not at all. */
function refuseInvented(env: Env, folder: string): void {
  if (env.demo || !existsSync(path.join(folder, DEMO_ACCOUNTS_FILE))) return;
  throw new OperatorError(
    `データフォルダー ${folder} はデモ用（架空の数値）です。npm run demo で起動するか、別のフォルダーを AYUMI_DATA_DIR に指定してください。`,
  );
}

async function bringUp(env: Env, options: ServerOptions, ending: Ending): Promise<void> {
  const folder = await step("データフォルダーを確かめています", () => {
    const real = prepareDataFolder(env.dataDir);
    refuseInvented(env, real);
    const lock = lockDataFolder(real);
    ending.add("lock", lock.release);
    checkSpace(real);
    return real;
  });
  await checkPort(env.port, env.host);
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

  const migrateDatabase = () => step("データベースを最新の形にしています", () => migrate(database.ownerUrl));
  let isWhole = env.databaseUrl === null || (await reachOrUseCopy(database));
  if (isWhole) await migrateDatabase();
  if (!options.inner && !options.development && !isBuilt()) {
    checkSpace(projectRoot);
    await step("画面を組み立てています（初回と更新時のみ、1〜3分）", build);
  }
  // Only now: these modules read the environment that was just set.
  const { closeDb } = await import("@/server/db/client");
  ending.add("connections", closeDb);
  const closing: string[] = [];
  if (isWhole) {
    closing.push(...(await fillDatabase(database, env, folder, options.prepare)));
    // The application opens its own pool; what the commands opened is not needed any more.
    await closeDb();
  }

  await step("サーバーを起動しています", () => serve(env, options, database, ending, () => isWhole));

  say("");
  say(`公開ページ　${env.appOrigin}/`);
  say(`職員用　　　${env.appOrigin}/staff`);
  for (const line of closing) say(line);
  say("終了するには Ctrl-C を押してください。");
  if (isWhole) return startMails(database, ending);

  const stopping = new AbortController();
  ending.add("late database", () => stopping.abort());
  void whenReached(
    () => checkConnection(database.ownerUrl),
    async () => {
      await migrateDatabase();
      const lines = await fillDatabase(database, env, folder, options.prepare);
      isWhole = true;
      await startMails(database, ending);
      say("データベースにつながりました。職員用の画面も使えます。");
      for (const line of lines) say(line);
    },
    stopping.signal,
  );
}

/** Only when the database is whole: its tables are part of the migration. */
async function startMails(database: OpenDatabase, ending: Ending): Promise<void> {
  const { startMailQueue } = await import("@/server/rounds/mail-worker");
  ending.add("mail queue", startMailQueue(database.appUrl).stop);
}

/**
 * @returns whether the city's own server answers; false when it does not, and what this instance served last is there
 *   to be served meanwhile
 * @throws OperatorError
 */
async function reachOrUseCopy(database: OpenDatabase): Promise<boolean> {
  try {
    await step("データベースに接続しています", () => checkConnection(database.ownerUrl));
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

/**
 * What a migrated database needs before the system is whole; each part leaves alone what is there already.
 * @returns lines for whoever started the server
 */
async function fillDatabase(
  database: OpenDatabase,
  env: Env,
  folder: string,
  prepare: ServerOptions["prepare"],
): Promise<string[]> {
  const { loadPlans, publishFirst } = await import("./load-content");
  await step("計画を読み込んでいます", () => loadPlans(database.ownerUrl));
  const lines = (await prepare?.()) ?? [];
  await step("公開ページを用意しています", publishFirst);
  const setUpLink = await issueSetUpLink(env, folder);
  if (setUpLink === null) return lines;
  return [
    `初回設定　　${setUpLink}`,
    "　　　　　　（最初の管理者を登録するための、一度だけ使えるリンクです。24時間有効です。）",
    ...lines,
  ];
}

/** @param isWhole whether the database has all that the staff side needs */
async function serve(
  env: Env,
  options: ServerOptions,
  database: OpenDatabase,
  ending: Ending,
  isWhole: () => boolean,
): Promise<void> {
  const { openFrontDoor } = await import("@/server/front-door/server");
  const { publicAnswer } = await import("@/server/front-door/public-answer");
  const { whileDatabaseIsAway } = await import("@/server/front-door/database-away");
  const { archivedSite, knownSite } = await import("@/server/publication/serve/current-site");
  const { watchPublications } = await import("@/server/publication/serve/watch");
  const watch = await watchPublications(database.appUrl);
  ending.add("publications", watch.stop);
  const { port, host, appOrigin: origin, trustedProxies } = env;
  const { development } = options;
  const inner = await (options.inner?.() ?? nextApplication({ dir: projectRoot, port, host, development }));
  const door = await openFrontDoor({
    port,
    host,
    development,
    origin,
    trustedProxies,
    answers: [
      publicAnswer(knownSite, archivedSite, origin),
      whileDatabaseIsAway(() => !isWhole() || watch.isDatabaseAway()),
    ],
    inner,
  }).catch((error: NodeJS.ErrnoException) => {
    throw error.syscall === "listen" ? portError(error, port, host) : error;
  });
  ending.add("front door", door.close);
}

/** Next reads the environment when it is loaded: not before `setAppEnvironment`. */
async function nextApplication(options: NextOptions): Promise<Inner> {
  const { nextInner } = await import("@/server/front-door/next-inner");
  return nextInner(options);
}

/**
 * The set-up link stands on the screen and, for a server that runs without one, in a file only its owner reads.
 */
async function issueSetUpLink(env: Env, folder: string): Promise<string | null> {
  const { issueSetupToken } = await import("@/server/auth/setup");
  const file = path.join(folder, "set-up-link.txt");
  const token = await issueSetupToken();
  rmSync(file, { force: true });
  if (token === null) return null;
  const link = `${env.appOrigin}/staff/set-up?token=${token}`;
  writeFileSync(file, `${link}\n`, { mode: 0o600 });
  return link;
}
