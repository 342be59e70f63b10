/** The database hangs (its processes are stopped, its sockets stay open), or is killed amid saves: 503, and soon. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { sql } from "@tests/db/support/publications";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { migrate } from "@/cli/database/migrate";
import { type Cluster, startCluster } from "@/cli/postgres/cluster";
import { findPostmaster } from "@/cli/postgres/orphan";
import { prepareDatabase } from "@/cli/postgres/roles";
import { closeDb, db } from "@/server/db/client";
import { statusOf, until } from "./support/front-door";
import {
  type Answered,
  fiftySessions,
  ORIGIN,
  type SaveServer,
  SECRET,
  type Session,
  save,
  startSaveServer,
  unpaired,
} from "./support/saves";

/** What a person waits at most, and some for a machine that tests a lot of other things. */
const SOON_MS = 3_000 + 500;

let folder: string;
let cluster: Cluster;
let sessions: readonly Session[];
let server: SaveServer;
let appUrl: string;
const versions = new Map<string, number>();

/** The postmaster and all that it has started. */
function postgresProcesses(): number[] {
  const postmaster = findPostmaster(path.join(folder, "postgres"))?.pid;
  if (postmaster === undefined) throw new Error("PostgreSQL does not run");
  const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, "utf8");
  return [postmaster, ...children.trim().split(/\s+/).map(Number)];
}
const signalAll = (name: NodeJS.Signals) => {
  for (const pid of postgresProcesses()) process.kill(pid, name);
};

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "ayumi-hung-"));
  // What was written survives the death of processes, not of the machine.
  cluster = await startCluster({ folder, superPassword: "super", settings: ["fsync=off"] });
  const urls = await prepareDatabase(cluster, { owner: "owner", app: "app" });
  await migrate(urls.ownerUrl);
  Object.assign(process.env, { DATABASE_URL: urls.appUrl, AUTH_SECRET: SECRET, APP_ORIGIN: ORIGIN });
  appUrl = urls.appUrl;
  sessions = await fiftySessions();
  server = await startSaveServer(urls.appUrl);
  await until(async () => (await statusOf(`${server.url}/api/health/ready`)) === 200, 10_000);
}, 120_000);
afterEach(() => signalAll("SIGCONT"));
afterAll(async () => {
  await server?.kill();
  await closeDb();
  await cluster?.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Took {
  /** How long it took from the beginning, or from when the database hung where that was later. */
  readonly ms: number;
}
type Timed = Answered & Took;

let hungAt = 0;
async function timed<T extends object>(work: Promise<T>): Promise<T & Took> {
  const startedAt = performance.now();
  const answer = await work;
  return Object.assign(answer, { ms: performance.now() - Math.max(startedAt, hungAt) });
}

/** Long before what it is told in Retry-After, so that many are under way at any time. */
const IMPATIENCE_MS = 50;

/** Twelve people who save one report after the other, each until it is acknowledged. */
function manySave() {
  const answers: Timed[] = [];
  const acknowledged = new Map<string, string>();
  let isOver = false;
  const all = sessions.slice(0, 12).map(async ({ cookie, reports }) => {
    for (let round = 0; !isOver; round += 1) {
      const report = reports[round % reports.length];
      if (!report) return;
      const key = `${report.kpiId}/${report.fy}`;
      for (let isTaken = false; !isTaken && !isOver; ) {
        const text = String(++texts);
        const answer = await timed(
          save(server.url, { cookie, reports }, report, versions.get(key) ?? 0, text),
        );
        answers.push(answer);
        if (answer.version !== null) versions.set(key, answer.version);
        isTaken = answer.status === 200;
        if (isTaken) acknowledged.set(key, text);
        else await sleep(IMPATIENCE_MS);
      }
    }
  });
  return {
    answers,
    /** Once so many more have been answered with the status. */
    more: (status: number, count: number) => {
      const from = answers.length;
      return until(
        () => answers.slice(from).filter((answer) => answer.status === status).length >= count,
        20_000,
      );
    },
    end: async () => {
      isOver = true;
      await Promise.all(all);
      return acknowledged;
    },
  };
}
let texts = 10_000;

/** What the newest revision of each report says. */
async function stored(): Promise<Map<string, string>> {
  const rows = await db().reportRevision.findMany({
    orderBy: { no: "asc" },
    select: { actualText: true, report: { select: { itemId: true, fy: true } } },
  });
  return new Map(rows.map(({ actualText, report }) => [`${report.itemId}/${report.fy}`, actualText]));
}

async function expectWhole(acknowledged: ReadonlyMap<string, string>): Promise<void> {
  const there = await stored();
  // A save that was not acknowledged may be there all the same: its answer was lost.
  for (const [key, text] of acknowledged) expect(Number(there.get(key))).toBeGreaterThanOrEqual(Number(text));
  expect(await unpaired()).toEqual({ revisions: [], events: [] });
}

const isReady = async () => (await statusOf(`${server.url}/api/health/ready`)) === 200;

describe("a database that hangs", () => {
  it("is told within three seconds to whoever saves or reads, and comes back by itself", async () => {
    const savers = manySave();
    await savers.more(200, 50);
    signalAll("SIGSTOP");
    hungAt = performance.now();
    const before = savers.answers.length;
    const page = await timed(fetch(`${server.url}/staff`));
    expect(page.status).toBe(503);
    expect(page.ms).toBeLessThan(SOON_MS);
    expect(page.headers.get("retry-after")).toMatch(/^\d+$/);
    expect(await page.text()).toMatch(/^(?:データベースに接続できない|ただいま混み合って)[^\n]*。\n$/);
    await savers.more(503, 60);
    // By now it is known, and nobody waits at all.
    const next = await timed(fetch(`${server.url}/staff`));
    expect([next.status, await next.text()]).toEqual([
      503,
      expect.stringMatching(/^データベースに接続できない/),
    ]);
    expect(next.ms).toBeLessThan(500);
    expect(await statusOf(`${server.url}/api/health/live`)).toBe(200);
    const ready = await timed(fetch(`${server.url}/api/health/ready`));
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { status: "unavailable", reason: "database_away" },
    ]);
    // Everybody who was under way has been told, too.
    expect(Math.max(...savers.answers.slice(before).map(({ ms }) => ms))).toBeLessThan(SOON_MS);

    signalAll("SIGCONT");
    await savers.more(200, 50);
    const acknowledged = await savers.end();
    expect(await isReady()).toBe(true);
    expect(await statusOf(`${server.url}/staff`)).toBe(200);
    for (const { status, retryAfter } of savers.answers) {
      expect([200, 409, 503]).toContain(status);
      if (status === 503) expect(retryAfter).toMatch(/^\d+$/);
    }
    await expectWhole(acknowledged);
  }, 90_000);
});

describe("a database that is killed amid saves", () => {
  it("is told with 503 alone, and what was acknowledged is there", async () => {
    for (let time = 0; time < 2; time += 1) {
      const savers = manySave();
      await savers.more(200, 30);
      signalAll("SIGKILL");
      await savers.more(503, 20);
      await until(isReady, 30_000);
      await savers.more(200, 30);
      const acknowledged = await savers.end();
      for (const { status } of savers.answers) expect([200, 409, 503]).toContain(status);
      await expectWhole(acknowledged);
    }
  }, 120_000);
});

describe("a database without a connection left", () => {
  it("is told with 503, and by readiness with its reason", async () => {
    const admin = cluster.superUrl("postgres");
    const login = new URL(appUrl).username;
    await sql(admin, `ALTER ROLE ${login} CONNECTION LIMIT 0`);
    await sql(admin, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '${login}'`);
    const told = { status: "unavailable", reason: "database_connections_exhausted" };
    const ready = async () => (await fetch(`${server.url}/api/health/ready`)).json();
    await until(async () => isDeepStrictEqual(await ready(), told), 10_000);
    expect(await statusOf(`${server.url}/api/health/ready`)).toBe(503);
    const page = await timed(fetch(`${server.url}/staff`));
    expect([page.status, await page.text()]).toEqual([503, expect.stringMatching(/^ただいま混み合って/)]);
    expect(page.ms).toBeLessThan(SOON_MS);
    await sql(admin, `ALTER ROLE ${login} CONNECTION LIMIT -1`);
    await until(isReady, 10_000);
    expect(await statusOf(`${server.url}/staff`)).toBe(200);
  });
});
