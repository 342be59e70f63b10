/** `npm start`, `npm run dev` and `npm run demo`: from nothing to a serving system, a line per step. */
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Env, parseEnv } from "@/lib/env";
import { setAppEnvironment } from "./app-environment";
import { build, isBuilt } from "./build";
import { checkSpace, lockDataFolder, prepareDataFolder, readSecrets } from "./data-folder";
import { openDatabase } from "./database";
import { createEnding, type Ending, onStopRequest } from "./ending";
import { migrate } from "./migrate";
import { checkPort, portError } from "./ports";
import { hasCluster } from "./postgres/cluster";
import { endEveryCluster } from "./postgres/programs";
import { projectRoot } from "./project-root";
import { report, say, step } from "./steps";

export type ServerOptions = {
  development: boolean;
  /** Runs once the database is ready and both plans are loaded; returns further lines for the closing summary. */
  prepare?: () => Promise<string[]>;
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

async function bringUp(env: Env, options: ServerOptions, ending: Ending): Promise<void> {
  const folder = await step("データフォルダーを確かめています", () => {
    const real = prepareDataFolder(env.dataDir);
    const lock = lockDataFolder(real);
    ending.add("lock", lock.release);
    checkSpace(real);
    return real;
  });
  await checkPort(env.port, env.host);
  const secrets = readSecrets(folder);
  const authSecret = env.authSecret ?? secrets.auth;

  const label = env.databaseUrl
    ? "データベースに接続しています"
    : hasCluster(folder)
      ? "データベースを起動しています"
      : "データベースを作成しています";
  ending.add("clusters", endEveryCluster);
  const database = await step(label, () => openDatabase(env, folder, secrets));
  ending.add("database", database.stop);
  await step("データベースを最新の形にしています", () => migrate(database.ownerUrl));

  setAppEnvironment(env, { databaseUrl: database.appUrl, authSecret, development: options.development });
  if (!options.development && !isBuilt()) {
    checkSpace(projectRoot);
    await step("画面を組み立てています（初回と更新時のみ、1〜3分）", build);
  }

  // Only now: these modules read the environment that was just set.
  const { loadPlans, publishFirst } = await import("./load-content");
  const { closeDb } = await import("@/server/db/client");
  ending.add("connections", closeDb);
  await step("計画を読み込んでいます", () => loadPlans(database.ownerUrl));
  const closing = (await options.prepare?.()) ?? [];
  await step("公開ページを用意しています", publishFirst);
  const setUpLink = await issueSetUpLink(env, folder);
  // The application opens its own pool; what the commands opened is not needed any more.
  await closeDb();

  await step("サーバーを起動しています", async () => {
    const { openFrontDoor } = await import("@/server/front-door/server");
    const { publicAnswer } = await import("@/server/front-door/public-answer");
    const { archivedSite, knownSite } = await import("@/server/publication/current-site");
    const { watchPublications } = await import("@/server/publication/watch");
    ending.add("publications", await watchPublications(database.appUrl));
    const { port, host } = env;
    const door = await openFrontDoor({
      dir: projectRoot,
      port,
      host,
      development: options.development,
      origin: env.appOrigin,
      trustedProxies: env.trustedProxies,
      answers: [publicAnswer(knownSite, archivedSite)],
    }).catch((error: NodeJS.ErrnoException) => {
      throw error.syscall === "listen" ? portError(error, port, host) : error;
    });
    ending.add("front door", door.close);
  });

  say("");
  say(`公開ページ　${env.appOrigin}/`);
  say(`職員用　　　${env.appOrigin}/staff`);
  if (setUpLink)
    say(
      `初回設定　　${setUpLink}\n　　　　　　（最初の管理者を登録するための、一度だけ使えるリンクです。24時間有効です。）`,
    );
  for (const line of closing) say(line);
  say("終了するには Ctrl-C を押してください。");
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
