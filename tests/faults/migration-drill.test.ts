/**
 * The version after this one migrates the database under a running instance, and is killed at every place of it: nothing is
 * half-done, the next run goes on, the public pages are answered all the time, and this version refuses to start on it.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "@tests/db/support/publications";
import { runCommandFile } from "@tests/fixtures/command";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freePort } from "@/cli/postgres/cluster";
import type { DatabaseUrls } from "@/cli/postgres/roles";
import { closeDb } from "@/server/db/client";
import { ENVIRONMENT, fillSystem, workOn } from "./support/backup-drill";
import { type RunningServer, startServer, statusOf, visit } from "./support/front-door";
import {
  contentOf,
  doneAt,
  GATE_COUNT,
  holdGates,
  makeNextVersion,
  migrateWith,
} from "./support/next-version";

const VISITORS = 2;
const REQUESTS_PER_SECOND = 20;

let folder: string;
let database: TestDatabase;
/** The same rows, migrated without a fault. */
let clean: DatabaseUrls;
let server: RunningServer;
let environment: Readonly<Record<string, string>>;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "ayumi-next-version-"));
  makeNextVersion(folder);
  Object.assign(process.env, ENVIRONMENT);
  database = await createTestDatabase();
  await workOn(database);
  await fillSystem();
  await closeDb();
  environment = {
    // Without a mail server: an attempt to send would be written down.
    AUTH_SECRET: ENVIRONMENT.AUTH_SECRET,
    APP_ORIGIN: ENVIRONMENT.APP_ORIGIN,
    AYUMI_DATA_DIR: path.join(folder, "instance"),
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
  };
  mkdirSync(path.join(folder, "instance"));
  // Its start writes what it needs; the copy is made of what it left.
  server = await startServer(environment);
  await server.stop();
  clean = await copyOf(database);
  server = await startServer(environment);
}, 180_000);

afterAll(async () => {
  server?.signal("SIGKILL");
  await server?.ended;
  await closeDb();
  await sql(database.superUrl, `DROP DATABASE IF EXISTS ${database.name}_clean WITH (FORCE)`);
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function copyOf({ name, ...urls }: TestDatabase): Promise<DatabaseUrls> {
  const named = (url: string, other: string) => {
    const copy = new URL(url);
    copy.pathname = `/${other}`;
    return copy.href;
  };
  await sql(
    named(urls.superUrl, "postgres"),
    `CREATE DATABASE ${name}_clean TEMPLATE ${name} OWNER ayumi_owner`,
  );
  const [appUrl, ownerUrl, superUrl] = [urls.appUrl, urls.ownerUrl, urls.superUrl].map((url) =>
    named(url, `${name}_clean`),
  ) as [string, string, string];
  return { appUrl, ownerUrl, superUrl };
}

/** @returns what the database is after none, one, two … of the migrations */
async function migrateCleanly(): Promise<readonly (readonly string[])[]> {
  const states: (readonly string[])[] = [];
  const gates = await holdGates(clean);
  const migrating = migrateWith(folder, clean);
  for (let no = 1; no <= GATE_COUNT; no += 1) {
    await gates.reached(no, migrating);
    // At the first gate of a migration nothing of it has been done.
    if (doneAt(no) === states.length) states.push(await contentOf(clean));
    await gates.open(no);
  }
  expect([await migrating.ended, migrating.said()]).toEqual([
    0,
    expect.stringContaining("20990101000002_next"),
  ]);
  await gates.end();
  return [...states, await contentOf(clean)];
}

it("a migration that is killed anywhere leaves nothing half-done, and the public pages go on", async () => {
  const states = await migrateCleanly();
  expect(new Set(states.map((state) => state.join())).size).toBe(GATE_COUNT / 2 + 1);

  const startedAt = performance.now();
  const visits = visit(`${server.url}/`, VISITORS);
  const gates = await holdGates(database);
  for (let no = 1; no <= GATE_COUNT; no += 1) {
    const migrating = migrateWith(folder, database);
    await gates.reached(no, migrating);
    migrating.kill();
    expect(await migrating.ended).toBeNull();
    await gates.left(no);
    expect(await contentOf(database)).toEqual(states[doneAt(no)]);
    await gates.open(no);
  }
  await gates.end();
  const last = migrateWith(folder, database);
  expect([await last.ended, last.said()]).toEqual([0, expect.stringContaining("20990101000002_next")]);
  expect(await contentOf(database)).toEqual(states.at(-1));

  const seconds = (performance.now() - startedAt) / 1_000;
  const counts = await visits.end();
  expect([...counts.keys()]).toEqual([200]);
  expect(counts.get(200)).toBeGreaterThan(REQUESTS_PER_SECOND * seconds);
}, 180_000);

it("a program of the version before refuses what has been migrated, and its instance that runs serves on", async () => {
  const other = {
    ...environment,
    AYUMI_DATA_DIR: path.join(folder, "other"),
    PORT: String(await freePort()),
  };
  const started = await runCommandFile("start", [], other);
  expect([started.code, started.stderr]).toEqual([
    1,
    expect.stringMatching(
      /^データベースはこのプログラムより新しい版（2099.*）です。新しい版のプログラムで起動してください。$/,
    ),
  ]);
  const checked = await runCommandFile("audit-verify", [], environment);
  expect([checked.code, checked.stderr]).toEqual([1, expect.stringMatching(/新しい版のものです/)]);
  expect(await statusOf(`${server.url}/`)).toBe(200);
}, 60_000);
