/** Servers as processes of their own, as they run in a city. */
import { type ChildProcess, spawn } from "node:child_process";
import { connect, createServer, type Server, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { MEMORY_SETTINGS, NODE_FLAGS } from "@/cli/launch/node-flags.mjs";
import { freePort } from "@/cli/postgres/cluster";

const projectRoot = fileURLToPath(new URL("../../..", import.meta.url));

export interface RunningServer {
  readonly port: number;
  readonly url: string;
  /** Everything it printed for a person so far. */
  printed(): string;
  /** Everything it put on standard error. */
  complained(): string;
  /** SIGTERM, and how it ended. */
  stop(): Promise<{ code: number | null; ms: number }>;
  signal(name: NodeJS.Signals): void;
  readonly ended: Promise<number | null>;
}

const WITH_STAND_IN = { script: "tests/faults/support/front-door-stand-in.ts", startMs: 50_000 };
/** As `npm start`, with the built pages; where they are not built yet it builds them first. */
export const WITH_PAGES = { script: "src/cli/commands/start.ts", startMs: 400_000 };

/**
 * Starts the server, usually with the stand-in inside, and waits until it serves.
 * @param environment without PORT it gets a free one
 * @throws with what it said when it ends instead
 */
export async function startServer(
  environment: Readonly<Record<string, string>>,
  { script, startMs }: typeof WITH_STAND_IN = WITH_STAND_IN,
): Promise<RunningServer> {
  const port = Number(environment.PORT ?? (await freePort()));
  const child = spawn(process.execPath, [...NODE_FLAGS, "--import", "tsx", script], {
    cwd: projectRoot,
    env: {
      NODE_ENV: "production",
      PATH: process.env.PATH,
      PORT: String(port),
      LOG_LEVEL: "error",
      ...MEMORY_SETTINGS,
      ...environment,
    },
  });
  let printed = "";
  let complained = "";
  child.stdout.on("data", (chunk: Buffer) => {
    printed += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    complained += chunk.toString();
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  // One that takes too long is ended below: it would outlive the test.
  await until(() => printed.includes("終了するには") || child.exitCode !== null, startMs).catch(
    () => undefined,
  );
  if (child.exitCode !== null || !printed.includes("終了するには")) {
    child.kill("SIGKILL");
    await ended;
    throw new Error(`the server did not start:\n${printed}\n${complained}`);
  }
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    printed: () => printed,
    complained: () => complained,
    stop: () => stop(child, ended),
    signal: (name) => void child.kill(name),
    ended,
  };
}

async function stop(child: ChildProcess, ended: Promise<number | null>) {
  const startedAt = performance.now();
  child.kill("SIGTERM");
  return { code: await ended, ms: performance.now() - startedAt };
}

/** @throws when it does not become true in time */
export async function until(
  condition: () => boolean | Promise<boolean>,
  ms: number,
  every = 20,
): Promise<void> {
  for (const deadline = performance.now() + ms; !(await condition()); await sleep(every)) {
    if (performance.now() > deadline) throw new Error(`not within ${ms} ms: ${condition}`);
  }
}

/** @returns the status; 0 when nothing answered */
export async function statusOf(url: string): Promise<number> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0;
  }
}

/** The city's database server as the network shows it: there, or not there. */
export interface Line {
  /** The same database at this end of the line. */
  address(url: string): string;
  open(): Promise<void>;
  /** Ends what runs over it, and refuses what comes. */
  cut(): Promise<void>;
}

/** @param target address of the real database; other addresses of the same server may be led over the line, too */
export async function lineTo(target: string): Promise<Line> {
  const { port: targetPort } = new URL(target);
  const port = await freePort();
  const sockets = new Set<Socket>();
  let server: Server | null = null;
  return {
    address: (url) => {
      const over = new URL(url);
      over.port = String(port);
      return over.href;
    },
    open: () =>
      new Promise((resolve) => {
        server = createServer((near) => {
          const far = connect(Number(targetPort), "127.0.0.1");
          for (const [one, other] of [
            [near, far],
            [far, near],
          ] as const) {
            sockets.add(one);
            one.on("error", () => other.destroy());
            one.on("close", () => {
              sockets.delete(one);
              other.destroy();
            });
            one.pipe(other);
          }
        }).listen(port, "127.0.0.1", resolve);
      }),
    cut: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        if (server) server.close(() => resolve());
        else resolve();
        server = null;
      }),
  };
}

/** Visitors who never stop, and what they were answered. */
export function visit(url: string, visitors: number): { end(): Promise<Map<number, number>> } {
  const counts = new Map<number, number>();
  let going = true;
  const all = Promise.all(
    Array.from({ length: visitors }, async () => {
      while (going) {
        const status = await statusOf(url);
        counts.set(status, (counts.get(status) ?? 0) + 1);
        await sleep(2);
      }
    }),
  );
  return {
    end: async () => {
      going = false;
      await all;
      return counts;
    },
  };
}
