/** The front door with what it answers from, and what runs beside it once the database is whole. */
import type { Env } from "@/lib/env";
import type { Inner } from "@/server/front-door/answer";
import type { NextOptions } from "@/server/front-door/next-inner";
import type { OpenDatabase } from "./database";
import type { Ending } from "./ending";
import { METRICS, portError } from "./ports";
import { projectRoot } from "./project-root";

export type ServeOptions = {
  development: boolean;
  /** What answers behind the front door; the built application when left out. */
  inner?: () => Promise<Inner>;
};

export type Serving = {
  /** Reads publications from the database from now on; before, only the copy is served and nothing is read there. */
  follow: () => Promise<void>;
};

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
  const { publicAnswer } = await import("@/server/front-door/public-answer");
  const { whileDatabaseIsAway } = await import("@/server/front-door/database-away");
  const { archivedSite, knownSite } = await import("@/server/publication/serve/current-site");
  const { isDatabaseAway, whenDatabaseLeaves } = await import("@/server/db/availability");
  const { STAFF_STYLES } = await import("@/components/staff-shell/staff-css");
  const { watchDisk } = await import("@/server/db/disk");
  if (env.databaseUrl === null) {
    watchDisk({ folder: env.dataDir, minFreeBytes: env.minFreeDiskMegabytes * 1024 * 1024 });
  }
  const { watchPublications } = await import("@/server/publication/serve/watch");
  let watch: { stop(): Promise<void> } | null = null;
  const follow = async () => {
    // What comes after it may fail, and all of it is begun again.
    if (watch !== null) return;
    watch = await watchPublications(database.appUrl);
    ending.add("publications", watch.stop);
  };
  if (isWhole) await follow();
  const { port, host, appOrigin: origin, trustedProxies } = env;
  const { development } = options;
  const inner = await (options.inner?.() ?? nextApplication({ dir: projectRoot, port, host, development }));
  const readArchive = async (no: number) => {
    if (watch === null) throw new Error("the database is not there yet");
    return archivedSite(no);
  };
  const metrics = await metricsFor(env, ending);
  const door = await openFrontDoor({
    port,
    host,
    development,
    origin,
    trustedProxies,
    styles: STAFF_STYLES,
    answers: [
      ...(metrics?.answers ?? []),
      publicAnswer(knownSite, readArchive, origin),
      whileDatabaseIsAway(() => watch === null || isDatabaseAway()),
    ],
    inner,
    whenDatabaseLeaves,
    accessLog: env.accessLog,
    ...(metrics && { onAnswered: metrics.onAnswered }),
  }).catch((error: NodeJS.ErrnoException) => {
    throw error.syscall === "listen" ? portError(error, port, host) : error;
  });
  ending.add("front door", door.close);
  return { follow };
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
  return nextInner(options);
}

/** Only when the database is whole: its tables are part of the migration. */
export async function startMails(database: OpenDatabase, ending: Ending): Promise<void> {
  const { startMailQueue } = await import("@/server/rounds/mail-worker");
  ending.add("mail queue", startMailQueue(database.appUrl).stop);
}
