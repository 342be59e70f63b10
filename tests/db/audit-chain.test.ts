/** The audit trail as the database keeps it: numbered without gaps, each event chained to the one before. */

import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const UNIQUE_VIOLATION = "23505";

let database: TestDatabase;
let app: pg.Client;
let superuser: pg.Client;

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}

beforeAll(async () => {
  database = await createTestDatabase();
  app = await connect(database.appUrl);
  superuser = await connect(database.superUrl);
});
afterAll(async () => {
  await app.end();
  await superuser.end();
  await database.drop();
});

describe("the audit trail", () => {
  /** Every event that does not follow from the one before it: wrong number, wrong link, or changed since. */
  const BROKEN = `
    SELECT id FROM (
      SELECT *, row_number() OVER (ORDER BY id) AS place, lag(hash, 1, '') OVER (ORDER BY id) AS before_it
      FROM audit_event
    ) e
    WHERE id <> place OR prev_hash <> before_it
       OR hash <> audit_digest(prev_hash, id, at, actor_id, actor, action, subject, before, after)`;
  const EVENT =
    "INSERT INTO audit_event (actor, action, subject, after) VALUES ($1, 'report.submit', $2, $3)";
  const WRITERS = 50;
  const EVENTS_EACH = 4;

  async function lastId(): Promise<number> {
    const { rows } = await app.query<{ id: string }>("SELECT coalesce(max(id), 0) AS id FROM audit_event");
    return Number(rows[0]?.id);
  }

  it(`has no gap and no fork after ${WRITERS} writers at once, some of whom think better of it`, async () => {
    const start = await lastId();
    const writers = await Promise.all(Array.from({ length: WRITERS }, () => connect(database.appUrl)));
    await Promise.all(
      writers.map(async (writer, index) => {
        for (let no = 1; no <= EVENTS_EACH; no += 1) {
          await writer.query("BEGIN");
          await writer.query(EVENT, [`writer ${index}`, `report:count/${no}`, JSON.stringify({ no })]);
          // The last event of every fifth writer is taken back: its number must be used again.
          await writer.query(index % 5 === 0 && no === EVENTS_EACH ? "ROLLBACK" : "COMMIT");
        }
        await writer.end();
      }),
    );
    expect(await lastId()).toBe(start + WRITERS * EVENTS_EACH - WRITERS / 5);
    expect((await app.query(BROKEN)).rows).toEqual([]);
  });

  it("takes number, time and hashes from nobody", async () => {
    const before = await lastId();
    const { rows } = await app.query<{ id: string; at: Date; prev_hash: string; hash: string }>(
      `INSERT INTO audit_event (id, at, prev_hash, hash, actor, action, subject)
       VALUES (999999, '2001-01-01', 'forged', 'forged', 'x', 'report.submit', 'report:count/1')
       RETURNING id, at, prev_hash, hash`,
    );
    expect(Number(rows[0]?.id)).toBe(before + 1);
    expect(rows[0]?.at.getFullYear()).toBeGreaterThan(2001);
    expect(rows[0]?.prev_hash).toMatch(/^[0-9a-f]{64}$/);
    expect(rows[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect((await app.query(BROKEN)).rows).toEqual([]);
  });

  it("refuses a writer whose view of the chain is old, rather than let it fork", async () => {
    const stale = await connect(database.appUrl);
    await stale.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
    await stale.query("SELECT count(*) FROM audit_event");
    await app.query(EVENT, ["now", "report:count/1", null]);
    await expect(stale.query(EVENT, ["stale", "report:count/1", null])).rejects.toMatchObject({
      code: UNIQUE_VIOLATION,
    });
    await stale.query("ROLLBACK");
    await stale.end();
    expect((await app.query(BROKEN)).rows).toEqual([]);
  });

  it("shows a change made by whoever can disable its trigger (so that the checks above can fail)", async () => {
    for (const _ of [1, 2]) await app.query(EVENT, ["somebody", "report:count/1", null]);
    const id = (await lastId()) - 1;
    for (const forgery of [
      `UPDATE audit_event SET subject = 'report:other/1' WHERE id = ${id}`,
      `UPDATE audit_event SET actor = 'nobody' WHERE id = ${id}`,
      `DELETE FROM audit_event WHERE id = ${id}`,
    ]) {
      await superuser.query("BEGIN; SET LOCAL session_replication_role = replica");
      await superuser.query(forgery);
      expect((await superuser.query(BROKEN)).rows).not.toEqual([]);
      await superuser.query("ROLLBACK");
    }
  });
});
