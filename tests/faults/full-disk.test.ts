/** The disk under the database fills up: whoever saves is told so, nothing is lost, and it heals by itself. */
import { tmpdir } from "node:os";
import { sql } from "@tests/db/support/publications";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { closeDb } from "@/server/db/client";
import { freeBytesOf } from "@/server/db/disk";
import { statusOf } from "./support/front-door";
import {
  fiftySessions,
  ORIGIN,
  type SaveServer,
  SECRET,
  type Session,
  save,
  startSaveServer,
} from "./support/saves";

let database: TestDatabase;
let session: Session;
let server: SaveServer | null = null;

beforeAll(async () => {
  database = await createTestDatabase();
  Object.assign(process.env, { DATABASE_URL: database.appUrl, AUTH_SECRET: SECRET, APP_ORIGIN: ORIGIN });
  const [first] = await fiftySessions();
  if (!first) throw new Error("nobody enters anything");
  session = first;
});
afterEach(async () => {
  await server?.kill();
  server = null;
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});

const report = (index: number) => {
  const found = session.reports[index];
  if (!found) throw new Error("no such report");
  return found;
};
const readiness = async () => (await fetch(`${server?.url}/api/health/ready`)).json();

it("answers what PostgreSQL says of its full disk with 507 and a sentence", async () => {
  server = await startSaveServer(database.appUrl);
  // As it does when it cannot make a table's file longer.
  await sql(
    database.superUrl,
    `CREATE FUNCTION no_space() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       RAISE 'could not extend file "base/1/2": No space left on device' USING ERRCODE = 'disk_full'; END $$`,
  );
  await sql(
    database.superUrl,
    "CREATE TRIGGER no_space BEFORE INSERT ON report_revision EXECUTE FUNCTION no_space()",
  );
  const answer = await save(server.url, session, report(0), 0, "1");
  expect(answer).toMatchObject({ status: 507, reason: "full" });
  expect(answer.message).toMatch(/ディスクの空きが足りない.*伝えてください。$/);
  await sql(database.superUrl, "DROP TRIGGER no_space ON report_revision");
  expect(await save(server.url, session, report(0), 0, "1")).toMatchObject({ status: 200 });
});

it("refuses to save while less is free than has to stay free, and still reads", async () => {
  const free = Math.floor(freeBytesOf(tmpdir()) / 1024 / 1024);
  server = await startSaveServer(database.appUrl, { MIN_FREE_MB: String(free * 2) });
  expect(await save(server.url, session, report(1), 0, "1")).toMatchObject({ status: 507, reason: "full" });
  expect(await statusOf(`${server.url}/staff`)).toBe(200);
  expect(await readiness()).toEqual({ status: "ok", warning: "disk_full" });
});

it("tells readiness, and goes on saving, while it is only low", async () => {
  const free = Math.floor(freeBytesOf(tmpdir()) / 1024 / 1024);
  server = await startSaveServer(database.appUrl, { MIN_FREE_MB: String(Math.floor(free / 2)) });
  expect(await save(server.url, session, report(2), 0, "1")).toMatchObject({ status: 200 });
  expect(await readiness()).toEqual({ status: "ok", warning: "disk_low" });
});
