/** The system's own PostgreSQL 18: made once, started, watched over, and ended with the server. */
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, realpathSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { OperatorError } from "@/lib/operator-error";
import { findBinaries, installationFolder } from "./binaries";
import { checkCluster, initialise } from "./initialise";
import { endProcess, reapOrphan, saysItIsReady } from "./orphan";
import { logSize, runProgram, tellingLine, turnLogOver } from "./programs";
import { chooseRunAs } from "./run-as";

export type ClusterOptions = {
  /** Folder that will hold `postgres/` (the cluster) and `logs/`. Must exist. */
  folder: string;
  superPassword: string;
  /** Further settings as `name=value`; a test cluster gives up durability here. */
  settings?: readonly string[];
  /** How long it may say that it is ready and take no connection. */
  readyMs?: number;
  /** Other limits of its log than the usual ones. */
  log?: typeof LOG;
  /** Told when the database died by itself and when it is back. */
  onEvent?: (event: ClusterEvent) => void;
};

export type ClusterEvent =
  | { kind: "died" }
  | { kind: "restarted" }
  | { kind: "restart-failed"; reason: string }
  | { kind: "log-not-turned"; reason: string };

export type Cluster = {
  port: number;
  /** Superuser's address of a database; only for setting up, never handed to the application. */
  superUrl: (database: string) => string;
  /** Ends the database (fast shutdown) and returns when its process is gone. Safe to call twice. */
  stop: () => Promise<void>;
};

/** For a database that says it is ready and takes no connection. One that still comes up takes the time it takes. */
const READY_MS = 60_000;
const CONNECT_MS = 10_000;
/** Its log turns over above this size, looked at so often. */
const LOG = { maxBytes: 10 * 1024 * 1024, checkMs: 10_000 };
const RESTART_LONGEST_PAUSE_MS = 5_000;

/** Settings every cluster of ours has. TCP on the loopback only: the length of a socket's path is limited to 107. */
const BASE_SETTINGS = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "max_connections=60",
  "timezone=UTC",
  "log_timezone=UTC",
  "log_min_messages=warning",
  "password_encryption=scram-sha-256",
];

/** Whether a cluster was already made in this data folder. */
export function hasCluster(folder: string): boolean {
  return existsSync(path.join(folder, "postgres"));
}

/**
 * Makes the cluster when there is none, ends an orphan of an earlier run, starts the database and keeps it running.
 * @throws OperatorError with one sentence when it cannot run
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const folder = realpathSync(options.folder);
  const pgData = path.join(folder, "postgres");
  const logFile = path.join(folder, "logs", "postgres.log");
  mkdirSync(path.dirname(logFile), { recursive: true });
  const binaries = await findBinaries();
  const runAs = chooseRunAs([folder, installationFolder(binaries)], pgData);
  if (!existsSync(pgData)) await initialise(binaries, runAs, pgData, options.superPassword, logFile);
  checkCluster(pgData, runAs);
  await reapOrphan(pgData);

  const port = await freePort();
  const superUrl = (database: string) =>
    `postgresql://postgres:${options.superPassword}@127.0.0.1:${port}/${database}`;
  const settings = [...BASE_SETTINGS, ...(options.settings ?? [])].flatMap((setting) => ["-c", setting]);
  const { maxBytes, checkMs } = options.log ?? LOG;
  let child: ChildProcess;
  let stopping = false;

  const launch = async () => {
    turnLogOver(logFile, maxBytes);
    const logStart = logSize(logFile);
    child = runProgram(runAs, binaries.postgres, ["-D", pgData, "-p", String(port), ...settings], logFile);
    const started = child;
    await ready(started, superUrl("postgres"), {
      isReady: () => saysItIsReady(pgData),
      lastWords: () => tellingLine(logFile, logStart),
      readyMs: options.readyMs ?? READY_MS,
    });
    started.once("exit", () => {
      if (!stopping) void revive();
    });
    // It may have died between the answer and the listener.
    if (started.exitCode !== null || started.signalCode !== null) void revive();
  };

  const revive = async () => {
    options.onEvent?.({ kind: "died" });
    for (let pause = 100; !stopping; pause = Math.min(pause * 2, RESTART_LONGEST_PAUSE_MS)) {
      await sleep(pause);
      if (stopping) return;
      try {
        // Back ends of the dead postmaster may still be on their way out and its pid file still be there.
        await reapOrphan(pgData);
        await launch();
        options.onEvent?.({ kind: "restarted" });
        return;
      } catch (error) {
        options.onEvent?.({ kind: "restart-failed", reason: reasonOf(error) });
      }
    }
  };

  await launch();
  const turning = setInterval(() => {
    try {
      turnLogOver(logFile, maxBytes);
    } catch (error) {
      options.onEvent?.({ kind: "log-not-turned", reason: reasonOf(error) });
    }
  }, checkMs).unref();
  return {
    port,
    superUrl,
    stop: async () => {
      stopping = true;
      clearInterval(turning);
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
        await endProcess(child.pid);
      }
    },
  };
}

/** What a starting database tells beside its answers. */
interface Signs {
  readonly isReady: () => boolean;
  readonly lastWords: () => string;
  readonly readyMs: number;
}

async function ready(
  child: ChildProcess,
  url: string,
  { isReady, lastWords, readyMs }: Signs,
): Promise<void> {
  let failure: string | null = null;
  child.once("error", (error) => {
    failure = error.message;
  });
  const onExit = () => {
    failure ??= lastWords();
  };
  child.once("exit", onExit);
  // A slow disk or a long recovery takes its time: as long as the process lives and says so, nothing has failed.
  for (let readySince = Number.POSITIVE_INFINITY; Date.now() - readySince < readyMs; await sleep(40)) {
    if (failure !== null) {
      throw new OperatorError(`データベースを起動できませんでした（${failure}）。`);
    }
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });
    client.on("error", () => undefined);
    try {
      await client.connect();
      // From here on its end is the supervisor's business, and its log may be gone by then.
      child.off("exit", onExit);
      return;
    } catch (error) {
      // No answer yet, or "the database system is starting up" (recovery): ask again.
      if (!(error instanceof pg.DatabaseError) || error.code === "57P03") {
        readySince = isReady() ? Math.min(readySince, Date.now()) : Number.POSITIVE_INFINITY;
        continue;
      }
      if (child.pid !== undefined) await endProcess(child.pid);
      throw new OperatorError(
        error.code === "28P01"
          ? "データフォルダーの secrets.json がデータベースと一致しません。同じ時点のバックアップから両方を復元してください。"
          : `データベースを起動できませんでした（${error.message}）。`,
        { cause: error },
      );
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  if (child.pid !== undefined) await endProcess(child.pid);
  throw new OperatorError(`データベースが ${readyMs / 1000} 秒たっても応答しません（${lastWords()}）。`);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A free port on the loopback. Kept for the cluster's life, so that open pools find it again after a restart. */
export async function freePort(): Promise<number> {
  const [port] = await freePorts(1);
  return port ?? 0;
}

/** Several at once, no two of them the same: one that was given back may be the next that is given. */
export async function freePorts(count: number): Promise<number[]> {
  const probes = await Promise.all(
    Array.from({ length: count }, async () => {
      const probe = createServer();
      probe.listen(0, "127.0.0.1");
      await once(probe, "listening");
      return probe;
    }),
  );
  const ports = probes.map((probe) => (probe.address() as AddressInfo).port);
  await Promise.all(probes.map((probe) => once(probe.close(), "close")));
  return ports;
}
