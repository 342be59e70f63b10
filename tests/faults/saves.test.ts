/** Many people save at once, and the server dies in the middle of it: what was acknowledged is there. */

import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { systemActor } from "@/server/access/viewer";
import { verifyAudit } from "@/server/audit/verify";
import { closeDb, db } from "@/server/db/client";
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

let database: TestDatabase;
let sessions: readonly Session[];
let server: SaveServer | null = null;

beforeAll(async () => {
  database = await createTestDatabase();
  Object.assign(process.env, { DATABASE_URL: database.appUrl, AUTH_SECRET: SECRET, APP_ORIGIN: ORIGIN });
  sessions = await fiftySessions();
});
afterEach(async () => {
  await server?.kill();
  server = null;
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});

interface Sent extends Answered {
  readonly kpiId: string;
  readonly fy: FiscalYear;
  readonly text: string;
}

/** What the newest revision of each report says. */
async function stored(): Promise<Map<string, { no: number; text: string }>> {
  const rows = await db().reportRevision.findMany({
    orderBy: { no: "asc" },
    select: { no: true, actualText: true, report: { select: { itemId: true, fy: true } } },
  });
  return new Map(
    rows.map((row) => [`${row.report.itemId}/${row.report.fy}`, { no: row.no, text: row.actualText }]),
  );
}

/**
 * As a server is that people already work on: its program is loaded and its queries are planned. Within the two seconds
 * that a request waits for a connection, one that has just started answers few of a thousand on a busy machine.
 */
async function wake(url: string): Promise<void> {
  const [session] = sessions;
  const [report] = session?.reports ?? [];
  if (!session || !report) throw new Error("nobody enters anything");
  // Nobody has saved version 1: all is read, and nothing is written.
  expect(await save(url, session, report, 1, "0")).toMatchObject({ status: 409 });
}

async function expectWhole(): Promise<void> {
  expect(await unpaired()).toEqual({ revisions: [], events: [] });
  expect(await verifyAudit(systemActor)).toMatchObject({ ok: true, value: { problem: null } });
}

describe("1,000 reports saved at once by 50 sessions", () => {
  it("keeps each acknowledged one; every other answer asks to come back", async () => {
    server = await startSaveServer(database.appUrl);
    const { url } = server;
    await wake(url);
    const sent = await Promise.all(
      sessions.flatMap((session) =>
        session.reports.map(async (report, index): Promise<Sent> => {
          const text = String(1_000 + index);
          return { ...report, text, ...(await save(url, session, report, 0, text)) };
        }),
      ),
    );
    expect(sent).toHaveLength(1_000);
    const refusedOnes = sent.filter(({ status }) => status !== 200);
    expect(new Set(refusedOnes.map(({ status }) => status))).toSatisfy((seen: Set<number>) =>
      [...seen].every((status) => status === 409 || status === 503),
    );
    for (const { status, retryAfter } of refusedOnes) if (status === 503) expect(retryAfter).toMatch(/^\d+$/);

    // Whoever comes back as asked is taken: one of each person's, however few a busy machine took at the first try.
    for (const session of sessions) {
      const again = sent.find(
        ({ kpiId, fy, status }) =>
          status === 503 && session.reports.some((report) => report.kpiId === kpiId && report.fy === fy),
      );
      if (again) Object.assign(again, await save(url, session, again, 0, again.text));
    }
    const acknowledged = sent.filter(({ status }) => status === 200);
    expect(acknowledged.length).toBeGreaterThanOrEqual(sessions.length);
    const there = await stored();
    for (const { kpiId, fy, version, text } of acknowledged) {
      expect(there.get(`${kpiId}/${fy}`)).toEqual({ no: version, text });
    }
    // Nothing half-written, and nothing written behind a refusal's back.
    expect(there.size).toBe(acknowledged.length);
    await expectWhole();
  });
});

describe("a server killed (-9) 20 times amid writes", () => {
  const KILLS = 20;
  const WRITERS = 10;
  /** Saves that each writer has under way or behind it when the server dies. */
  const BEFORE_THE_KILL = 3;

  it("loses no acknowledged revision, and leaves none without its audit event", async () => {
    const lost: string[] = [];
    let acknowledgedInAll = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      server = await startSaveServer(database.appUrl);
      const { url } = server;
      const before = await stored();
      let answers = 0;
      let enough = () => {};
      const busy = new Promise<void>((resolve) => {
        enough = resolve;
      });
      const acknowledged = new Map<string, { no: number; text: string }>();
      const writers = sessions.slice(0, WRITERS).map(async (session) => {
        for (let round = 0; ; round += 1) {
          const report = session.reports[round % session.reports.length];
          if (!report) return;
          const key = `${report.kpiId}/${report.fy}`;
          const version = acknowledged.get(key)?.no ?? before.get(key)?.no ?? 0;
          const text = String(10_000 + kill * 100 + round);
          const answer = await save(url, session, report, version, text);
          if (answer.status === 0) return;
          if (answer.status === 200 && answer.version !== null) {
            acknowledged.set(key, { no: answer.version, text });
          }
          answers += 1;
          if (answers >= WRITERS * BEFORE_THE_KILL) enough();
        }
      });
      await busy;
      await server.kill();
      await Promise.all(writers);
      acknowledgedInAll += acknowledged.size;
      const there = await stored();
      for (const [key, { no, text }] of acknowledged) {
        const now = there.get(key);
        // A later save may have reached the database without its answer reaching the writer.
        const isThere = now !== undefined && (now.no > no || (now.no === no && now.text === text));
        if (!isThere) lost.push(`${key} ${no}`);
      }
    }
    expect(lost).toEqual([]);
    expect(acknowledgedInAll).toBeGreaterThan(KILLS * WRITERS);
    await expectWhole();
  }, 240_000);
});
