/** What the application's role may do to which table: everything that it does, and nothing beside. */
import { randomUUID } from "node:crypto";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

let database: TestDatabase;
let app: pg.Client;
let owner: pg.Client;
const [round, person, mail] = [randomUUID(), randomUUID(), randomUUID()];

beforeAll(async () => {
  database = await createTestDatabase();
  [app, owner] = [database.appUrl, database.ownerUrl].map(
    (connectionString) => new pg.Client({ connectionString }),
  ) as [pg.Client, pg.Client];
  await app.connect();
  await app.query("SET ROLE ayumi_app");
  await owner.connect();
  await owner.query(
    `INSERT INTO collection_round (id, fiscal_year, title, opens_on, due_on)
     VALUES ('${round}', 2025, '照会', '2026-04-01', '2026-05-29')`,
  );
  await owner.query(
    `INSERT INTO user_account (id, email, name, role) VALUES ('${person}', 'ko@example.jp', '甲', 'office')`,
  );
  await app.query(
    `INSERT INTO mail (id, round_id, recipient_id, occasion_key, occasion_kind, address, subject, body, state)
     VALUES ('${mail}', '${round}', '${person}', 'opening', 'opening', 'ko@example.jp', '件名', '本文', 'kept')`,
  );
});
afterAll(async () => {
  await app?.end();
  await owner?.end();
  await database.drop();
});

/** Tables that are never emptied, and whose rows never change, have neither a column nor a "delete" here. */
const RIGHTS: Readonly<Record<string, readonly string[]>> = {
  collection_round: [
    "attaches_sheets",
    "closed_at",
    "contact",
    "due_on",
    "instructions",
    "opened_at",
    "opens_on",
    "title",
  ],
  evidence: ["is_public", "removed_at"],
  invitation: ["expires_at", "used_at"],
  kpi: ["current", "department_id", "department_set_on"],
  mail: ["address", "attempts", "failure", "sent_at", "state"],
  mail_hold: ["since"],
  message_reading: ["last_read_id"],
  metric_suggestion: ["answer", "decided_at", "decided_by_id", "metric_id", "state"],
  plan: [
    "closed_on",
    "closed_reason",
    "current_version",
    "is_chosen_to_lead",
    "lead_decided_at",
    "lead_reason",
    "presentation_closing",
    "removed_at",
    "reopened_reason",
  ],
  plan_kpi: ["delete"],
  plan_proposal: [
    "base_version",
    "changed_at",
    "changed_by_id",
    "decisions",
    "definition",
    "delete",
    "revision",
  ],
  publication_stop: [
    "deleted_at",
    "deleted_by_id",
    "deletion_reason",
    "from_store",
    "lifted_at",
    "lifted_by_id",
    "shown",
  ],
  rate_limit: ["delete", "expire", "key", "points"],
  recovery_code: ["delete", "used_at"],
  // Its table is locked while a plan's change is confirmed, which takes the whole right; a trigger holds what never changes.
  report: [
    "approved_revision",
    "fiscal_year",
    "id",
    "kpi_id",
    "opened_revision",
    "state",
    "submitted_by_id",
    "submitted_link_id",
    "version",
  ],
  response_link: ["revoked_at"],
  round_item: ["delete", "reopened_at", "reopened_reason", "respondent_id"],
  second_factor: ["confirmed_at", "delete", "last_step", "secret"],
  second_factor_role: ["delete"],
  staff_session: ["account_version", "awaits", "delete", "ended_at", "seen_at"],
  taken_form: ["delete"],
  user_account: [
    "active",
    "department_id",
    "gets_briefings",
    "name",
    "password_hash",
    "previewed_content",
    "previewed_pages",
    "role",
    "session_version",
  ],
};

describe("the application's role", () => {
  it("may change exactly these columns, and take rows out of exactly these tables", async () => {
    const { rows } = await owner.query<{ name: string; rights: string[] }>(`
      SELECT c.relname AS name, array_agg(r.what ORDER BY r.what) AS rights
      FROM pg_class c
      CROSS JOIN LATERAL (
        SELECT a.attname::text AS what FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
          AND has_column_privilege('ayumi_app', c.oid, a.attnum, 'UPDATE')
        UNION ALL SELECT 'delete' WHERE has_table_privilege('ayumi_app', c.oid, 'DELETE')
        UNION ALL SELECT 'truncate' WHERE has_table_privilege('ayumi_app', c.oid, 'TRUNCATE')
      ) r
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v', 'm', 'p')
      GROUP BY c.relname`);
    expect(Object.fromEntries(rows.map(({ name, rights }) => [name, rights]))).toEqual(RIGHTS);
  });

  it("owns nothing, and may make nothing", async () => {
    const owned = await owner.query("SELECT relname FROM pg_class WHERE relowner = 'ayumi_app'::regrole");
    expect(owned.rows).toEqual([]);
    const creating = await owner.query("SELECT has_schema_privilege('ayumi_app', 'public', 'CREATE') AS may");
    expect(creating.rows).toEqual([{ may: false }]);
  });

  it.each([
    "UPDATE mail SET body = '別の本文'",
    "UPDATE mail SET subject = '別の件名'",
    "UPDATE mail SET link_id = NULL",
    "UPDATE mail SET suggestion_id = NULL",
    "DELETE FROM mail",
    "UPDATE evidence SET title = '別の資料'",
    "UPDATE user_account SET email = 'otsu@example.jp'",
    "UPDATE invitation SET token_hash = 'x'",
    "UPDATE response_link SET user_id = gen_random_uuid()",
    "UPDATE department SET name = '別の課'",
    "UPDATE report SET kpi_id = 'x'",
    "DELETE FROM user_account",
  ])("is refused: %s", async (statement) => {
    await expect(app.query(statement)).rejects.toMatchObject({ code: "42501" });
  });

  it("marks a mail as sent, and sends it again to its recipient's address of today alone", async () => {
    await app.query("UPDATE mail SET state = 'sent', sent_at = now(), attempts = attempts + 1");
    await expect(app.query("UPDATE mail SET address = 'otsu@example.jp'")).rejects.toMatchObject({
      code: "23514",
    });
    await owner.query("UPDATE user_account SET email = 'ko2@example.jp'");
    await app.query("UPDATE mail SET address = 'ko2@example.jp'");
  });

  it.each([
    ["a mail of no round that asks for answers", "NULL", "opening", "mail_round"],
    ["a decision's mail that belongs to a round", `'${round}'`, "suggestion", "mail_round"],
    ["a decision's mail about no suggestion", "NULL", "suggestion", "mail_suggestion"],
  ])("is refused: %s", async (_, ofRound, kind, constraint) => {
    const insert = `
      INSERT INTO mail (round_id, recipient_id, occasion_key, occasion_kind, address, subject, body, state)
      VALUES (${ofRound}, '${person}', 'other', '${kind}', 'ko@example.jp', '件名', '本文', 'kept')`;
    await expect(app.query(insert)).rejects.toMatchObject({ code: "23514", constraint });
  });

  it("is not alone in it: the table's owner does not change a mail's text by the way either", async () => {
    await expect(owner.query("UPDATE mail SET body = '別の本文'")).rejects.toMatchObject({ code: "42501" });
  });
});
