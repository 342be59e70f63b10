/** The front door with what it answers from, and what runs beside it once the database is whole. */
import { setTimeout as sleep } from "node:timers/promises";
import type { OpenDatabase } from "@/cli/database/open";
import { projectRoot } from "@/cli/runtime/project-root";
import type { Env } from "@/lib/env";
import type { Inner } from "@/server/front-door/answer";
import type { NextOptions } from "@/server/front-door/next-inner";
import type { Phase } from "@/server/front-door/readiness";
import { buildFolder, keepBuild } from "./build";
import type { Ending } from "./ending";
import { METRICS, portError } from "./ports";

export type ServeOptions = {
  development: boolean;
  /** What answers behind the front door; the built application when left out. */
  inner?: () => Promise<Inner>;
};

export type Serving = {
  /** Reads publications from the database from now on; before, only the copy is served and nothing is read there. */
  follow: () => Promise<void>;
  /** Says that it is about to stop, and takes no new connection once whoever sends requests here could notice. */
  drain: () => Promise<void>;
};

/** A first page that takes longer is waited for while the server runs. */
const FIRST_PAGE_MS = 30_000;
const FIRST_PAGE = "/staff/sign-in";
const RETRY_MS = 500;

/**
 * Opens the port; from here on pages are answered. Until `follow`, nothing is asked of the database: it may not be there,
 * or not the folder's.
 * @throws OperatorError when the port cannot be opened
 */
export async function serve(
  env: Env,
  options: ServeOptions,
  database: OpenDatabase,
  ending: Ending,
  isWhole: boolean,
): Promise<Serving> {
  const { openFrontDoor } = await import("@/server/front-door/server");
  const { preparedAnswer, publicAnswer } = await import("@/server/front-door/public-answer");
  const { whileDatabaseIsAway } = await import("@/server/front-door/database-away");
  const { searchAnswer } = await import("@/server/front-door/search-answer");
  const { clientAddress, trustedProxies: proxyList } = await import("@/server/front-door/client-address");
  const { foundRenderer, makeSearchables } = await import("@/public-site/search");
  const { archivedSite, knownSite, searchBy } = await import("@/server/publication/serve/current-site");
  const { originInside } = await import("@/server/front-door/origin-inside");
  const { unlessServing } = await import("@/server/front-door/readiness");
  const { isDatabaseAway, whenDatabaseLeaves } = await import("@/server/db/availability");
  const { STAFF_STYLES } = await import("@/components/staff-shell/staff-css");
  const { openConnections } = await import("@/server/db/client");
  const { watchDisk } = await import("@/server/db/disk");
  if (env.databaseUrl === null) {
    watchDisk({ folder: env.dataDir, minFreeBytes: env.minFreeDiskMegabytes * 1024 * 1024 });
  }
  const { watchPublications } = await import("@/server/publication/serve/watch");
  searchBy(makeSearchables);
  let watch: { stop(): Promise<void> } | null = null;
  const follow = async () => {
    // What comes after it may fail, and all of it is begun again.
    if (watch !== null) return;
    watch = await watchPublications(database.appUrl);
    ending.add("publications", watch.stop);
  };
  const { port, host, appOrigin: origin, trustedProxies, drainSeconds } = env;
  let phase: Phase = "starting";
  const { development } = options;
  const build = development ? null : buildFolder();
  const inner = await (options.inner?.() ?? nextApplication({ dir: projectRoot, build, port, host }));
  // Loading the pages keeps this process from reading answers for seconds: the database is asked only now.
  if (isWhole) await follow();
  const readArchive = async (no: number) => {
    if (watch === null) throw new Error("the database is not there yet");
    return archivedSite(no);
  };
  const proxies = proxyList(trustedProxies);
  const search = searchAnswer({
    current: knownSite,
    draw: await foundRenderer(),
    origin,
    clientOf: (request) => clientAddress(request, proxies),
  });
  const metrics = await metricsFor(env, ending);
  const door = await openFrontDoor({
    port,
    host,
    development,
    origin,
    trustedProxies,
    styles: STAFF_STYLES,
    atOnce: preparedAnswer(knownSite, origin),
    answers: [
      ...(metrics?.answers ?? []),
      search,
      publicAnswer(knownSite, readArchive, origin),
      whileDatabaseIsAway(() => watch === null || isDatabaseAway()),
      unlessServing(() => phase),
    ],
    inner,
    whenDatabaseLeaves,
    accessLog: env.accessLog,
    ...(metrics && { onAnswered: metrics.onAnswered }),
  }).catch((error: NodeJS.ErrnoException) => {
    throw error.syscall === "listen" ? portError(error, port, host) : error;
  });
  ending.add("front door", () => door.close(drainSeconds > 0));
  const answering = new AbortController();
  ending.add("first page", () => answering.abort());
  const begin = async () => {
    await pageAnswers(`${originInside(host, port)}${FIRST_PAGE}`, answering.signal);
    if (answering.signal.aborted) return;
    await openConnections();
    if (phase === "starting") phase = "serving";
  };
  const begun = begin();
  // Without its database it cannot be answered, and in development it is made only when somebody asks for it.
  if (isWhole && !development) await Promise.race([begun, sleep(FIRST_PAGE_MS, undefined, { ref: false })]);
  return {
    follow,
    drain: async () => {
      phase = "stopping";
      await sleep(drainSeconds * 1_000);
    },
  };
}

/** Returns once the page is answered. */
async function pageAnswers(url: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const answer = await fetch(url, { redirect: "manual", signal }).catch(() => null);
    await answer?.arrayBuffer().catch(() => null);
    if (answer !== null && answer.status < 500) return;
    await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** The figures for a monitoring system, where one is to have them. */
async function metricsFor(env: Env, ending: Ending) {
  const { own, token } = env.metrics;
  if (own === null && token === null) return null;
  const { createMetrics } = await import("@/server/metrics/metrics");
  const { metricsAnswer, openMetricsDoor } = await import("@/server/front-door/metrics-answer");
  const metrics = createMetrics(env.dataDir);
  if (own !== null) {
    const close = await openMetricsDoor(own, metrics).catch((error: NodeJS.ErrnoException) => {
      throw error.syscall === "listen" ? portError(error, own.port, own.host, METRICS) : error;
    });
    ending.add("metrics", close);
  }
  return {
    onAnswered: metrics.onAnswered,
    answers: token === null ? [] : [metricsAnswer(token, metrics)],
  };
}

/** Next reads the environment when it is loaded: not before `setAppEnvironment`. */
async function nextApplication(options: NextOptions): Promise<Inner> {
  const { nextInner } = await import("@/server/front-door/next-inner");
  if (options.build !== null) keepBuild(options.build);
  return nextInner(options);
}

/** Only when the database is whole: its tables are part of the migration. */
export async function startMails(database: OpenDatabase, ending: Ending): Promise<void> {
  const { startMailQueue } = await import("@/server/rounds/mail-worker");
  const { mailedSheet } = await import("@/server/answer-sheets/mailed");
  const { queueBriefings } = await import("@/server/publication/briefings");
  const options = { attachSheet: mailedSheet, queueBriefings };
  ending.add("mail queue", startMailQueue(database.appUrl, options).stop);
}
