/** What the database refuses by itself, whoever asks: the application's login, and the superuser where it can. */

import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MISSING_REASONS, REPORT_EVENTS, REPORT_STATES } from "@/domain/reports/report";
import { MAIL_OCCASION_KINDS, MAIL_STATES } from "@/domain/rounds/mail-occasions";
import { ROLES } from "@/domain/shared/access";

const LOGINS = ["ayumi_app", "postgres"] as const;
type Login = (typeof LOGINS)[number];

let database: TestDatabase;
const clients = {} as Record<Login, pg.Client>;

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}

/** One row of every table, so that a statement that touches rows has one to touch. */
const ROWS = `
  INSERT INTO department (id, name) VALUES ('00000000-0000-4000-8000-00000000000d', '総務課');
  INSERT INTO user_account (id, email, name, role) VALUES
    ('00000000-0000-4000-8000-00000000000a', 'office@example.jp', '担当', 'office');
  INSERT INTO plan (id, current_version) VALUES ('plan', 1);
  INSERT INTO plan_version (plan_id, version, definition, sha256) VALUES ('plan', 1, '{}', 'x');
  INSERT INTO kpi (id) VALUES ('share'), ('count');
  INSERT INTO plan_kpi (plan_id, kpi_id) VALUES ('plan', 'share'), ('plan', 'count');
  INSERT INTO report (id, kpi_id, fiscal_year, state, version) VALUES
    ('00000000-0000-4000-8000-000000000001', 'share', 2025, 'draft', 1),
    ('00000000-0000-4000-8000-000000000002', 'count', 2025, 'draft', 1);
  INSERT INTO report_revision (report_id, no, event, state, actual_text, actual) VALUES
    ('00000000-0000-4000-8000-000000000001', 1, 'save_draft', 'draft', '50', 50),
    ('00000000-0000-4000-8000-000000000002', 1, 'save_draft', 'draft', '', NULL);
  INSERT INTO publication (no, title, note, published_at, publisher, rule_version, snapshot, snapshot_sha256,
                           manifest, manifest_sha256)
    VALUES (1, '公表', '', now(), '課', '1', '{}', 's', '{}', 'm');
  INSERT INTO publication_file (publication_no, edition, path, content_type, sha256, body)
    VALUES (1, 'current', 'index.html', 'text/html', 'h', '');
  INSERT INTO publication_figure (publication_no, kpi_id, fiscal_year, revision, report_id)
    VALUES (1, 'share', 2025, 1, '00000000-0000-4000-8000-000000000001');
  INSERT INTO publication_withdrawal (publication_no, reason) VALUES (1, '試験');
  INSERT INTO audit_event (actor, action, subject) VALUES ('システム', 'plan.import', 'plan:plan');
`;

beforeAll(async () => {
  database = await createTestDatabase();
  clients.ayumi_app = await connect(database.appUrl);
  clients.postgres = await connect(database.superUrl);
  await clients.ayumi_app.query(ROWS);
});
afterAll(async () => {
  for (const client of Object.values(clients)) await client.end();
  await database.drop();
});

/** Runs statements and takes them back. @returns the database's refusal; null when it let them through */
async function refusal(login: Login, sql: string): Promise<pg.DatabaseError | null> {
  const client = clients[login];
  await client.query("BEGIN");
  try {
    await client.query(sql);
    return null;
  } catch (error) {
    if (error instanceof pg.DatabaseError) return error;
    throw error;
  } finally {
    await client.query("ROLLBACK");
  }
}

const revision = (report: 1 | 2, columns: string, values: string) =>
  `INSERT INTO report_revision (report_id, no, event, actual_text, ${columns})
   VALUES ('00000000-0000-4000-8000-00000000000${report}', 2, 'submit', '', ${values})`;

const publication = (no: number, previous: string) =>
  `INSERT INTO publication (no, title, note, published_at, publisher, rule_version, snapshot, snapshot_sha256,
                            manifest, manifest_sha256, previous_sha256)
   VALUES (${no}, '', '', now(), '', '', '', '', '', 'm${no}', ${previous})`;

const publishedFile = (body: string, evidence: string) =>
  `INSERT INTO publication_file (publication_no, edition, path, content_type, sha256, body, evidence_sha256)
   VALUES (1, 'current', 'kpis/share/evidence/h.pdf', 'application/pdf', 'h', ${body}, ${evidence})`;

const UNKNOWN = "00000000-0000-4000-8000-0000000000ff";

const UNIQUE = "23505";
const REFERENCE = "23503";
const CHECK = "23514";
const OVERFLOW = "22003";
const DENIED = "42501";

describe("values that cannot be", () => {
  const impossible: readonly { what: string; sql: string; code: string; constraint?: string }[] = [
    {
      what: "a second report of the same KPI and year",
      sql: "INSERT INTO report (kpi_id, fiscal_year, state, version) VALUES ('share', 2025, 'draft', 1)",
      code: UNIQUE,
      constraint: "report_kpi_id_fiscal_year_key",
    },
    {
      what: "a second revision of the same number",
      sql: `INSERT INTO report_revision (report_id, no, event, state, actual_text)
            VALUES ('00000000-0000-4000-8000-000000000001', 1, 'save_draft', 'draft', '')`,
      code: UNIQUE,
      constraint: "report_revision_pkey",
    },
    {
      what: "NaN as a figure, where there is a limit",
      sql: revision(1, "state, actual", "'submitted', 'NaN'"),
      code: CHECK,
    },
    {
      what: "NaN as a figure, where there is none",
      sql: revision(2, "state, actual", "'submitted', 'NaN'"),
      code: CHECK,
      constraint: "report_revision_actual_is_a_number",
    },
    {
      what: "an infinite figure",
      sql: revision(2, "state, actual", "'submitted', 'Infinity'"),
      code: OVERFLOW,
    },
    {
      what: "NaN as the limit of a figure",
      sql: revision(2, "state, actual, upper_limit", "'submitted', 1, 'NaN'"),
      code: CHECK,
      constraint: "report_revision_limit_is_a_number",
    },
    {
      what: "a figure above the limit that it answers to",
      sql: revision(1, "state, actual, upper_limit", "'submitted', 100.000001, 100"),
      code: CHECK,
      constraint: "report_revision_within_limit",
    },
    {
      what: "a figure below the lowest that it answers to",
      sql: revision(1, "state, actual, lowest", "'submitted', -0.000001, 0"),
      code: CHECK,
      constraint: "report_revision_at_least",
    },
    {
      what: "NaN as the lowest figure",
      sql: revision(1, "state, missing_reason, lowest", "'submitted', 'not_surveyed', 'NaN'"),
      code: CHECK,
      constraint: "report_revision_lowest_is_a_number",
    },
    {
      what: "an edition before the first",
      sql: revision(1, "state, edition", "'draft', 0"),
      code: CHECK,
      constraint: "report_revision_edition",
    },
    {
      what: "a figure and a reason for having none at once",
      sql: revision(2, "state, actual, missing_reason", "'submitted', 1, 'not_surveyed'"),
      code: CHECK,
      constraint: "report_revision_figure_or_missing",
    },
    {
      what: "未入力 as an answer",
      sql: revision(2, "state, missing_reason", "'draft', 'not_entered'"),
      code: CHECK,
      constraint: "report_revision_missing_is_an_answer",
    },
    {
      what: "handing in neither a figure nor a reason",
      sql: revision(2, "state", "'submitted'"),
      code: CHECK,
      constraint: "report_revision_answered",
    },
    {
      what: "approving a revision that does not exist",
      sql: "UPDATE report SET approved_revision = 2",
      code: CHECK,
      constraint: "report_approved_within",
    },
    {
      what: "a year that no plan has",
      sql: "INSERT INTO report (kpi_id, fiscal_year, state, version) VALUES ('share', 7, 'draft', 1)",
      code: CHECK,
      constraint: "report_fiscal_year_range",
    },
    {
      what: "a contributor of no department",
      sql: "INSERT INTO user_account (email, name, role) VALUES ('a@example.jp', 'a', 'contributor')",
      code: CHECK,
      constraint: "user_account_contributor_has_department",
    },
    {
      what: "two spellings of one address",
      sql: "INSERT INTO user_account (email, name, role) VALUES ('Office@example.jp', 'a', 'office')",
      code: CHECK,
      constraint: "user_account_email_lower",
    },
    {
      what: "a second account of one address",
      sql: "INSERT INTO user_account (email, name, role) VALUES ('office@example.jp', 'a', 'office')",
      code: UNIQUE,
      constraint: "user_account_email_key",
    },
    {
      what: "a deadline before the opening",
      sql: `INSERT INTO collection_round (fiscal_year, title, opens_on, due_on)
            VALUES (2025, '照会', '2026-05-02', '2026-05-01')`,
      code: CHECK,
      constraint: "collection_round_due_after_open",
    },
    {
      what: "a publication without the one before",
      sql: publication(2, "NULL"),
      code: CHECK,
      constraint: "publication_first_has_no_previous",
    },
    {
      what: "an edition that nobody serves",
      sql: `INSERT INTO publication_file (publication_no, edition, path, content_type, sha256, body)
            VALUES (1, 'draft', 'index.html', 'text/html', 'h', '')`,
      code: CHECK,
      constraint: "publication_file_edition",
    },
    {
      what: "a published file without bytes",
      sql: publishedFile("NULL", "NULL"),
      code: CHECK,
      constraint: "publication_file_bytes_in_one_place",
    },
    {
      what: "a published file with bytes in two places",
      sql: publishedFile("'x'", "'h'"),
      code: CHECK,
      constraint: "publication_file_bytes_in_one_place",
    },
    {
      what: "a published file that is another one's evidence",
      sql: publishedFile("NULL", "'other'"),
      code: CHECK,
      constraint: "publication_file_evidence_is_itself",
    },
    {
      what: "published evidence that is not stored",
      sql: publishedFile("NULL", "'h'"),
      code: REFERENCE,
      constraint: "publication_file_evidence_sha256_fkey",
    },
    {
      what: "a report without its newest revision",
      sql: "UPDATE report SET version = 2; SET CONSTRAINTS ALL IMMEDIATE",
      code: REFERENCE,
      constraint: "report_id_version_fkey",
    },
    {
      what: "a report without any revision",
      sql: `INSERT INTO report (kpi_id, fiscal_year, state, version) VALUES ('share', 2026, 'draft', 1);
            SET CONSTRAINTS ALL IMMEDIATE`,
      code: REFERENCE,
      constraint: "report_id_version_fkey",
    },
    {
      what: "an approved revision that is not there",
      sql: `${revision(1, "state", "'draft'").replace(", 2,", ", 3,")};
            UPDATE report SET version = 3, approved_revision = 2 WHERE kpi_id = 'share';
            SET CONSTRAINTS ALL IMMEDIATE`,
      code: REFERENCE,
      constraint: "report_id_approved_revision_fkey",
    },
    {
      what: "a submission of nobody",
      sql: `UPDATE report SET submitted_by_id = '${UNKNOWN}'`,
      code: REFERENCE,
      constraint: "report_submitted_by_id_fkey",
    },
    {
      what: "a published figure of no revision",
      sql: `INSERT INTO publication_figure (publication_no, kpi_id, fiscal_year, revision, report_id)
            VALUES (1, 'count', 2025, 9, '00000000-0000-4000-8000-000000000002')`,
      code: REFERENCE,
      constraint: "publication_figure_report_id_revision_fkey",
    },
    {
      what: "a withdrawal by nobody",
      sql: `${publication(2, "'m'")};
            INSERT INTO publication_withdrawal (publication_no, reason, by_id) VALUES (2, '試験', '${UNKNOWN}')`,
      code: REFERENCE,
      constraint: "publication_withdrawal_by_id_fkey",
    },
  ];

  for (const login of LOGINS) {
    it.each(impossible)(`${login}: $what`, async ({ sql, code, constraint }) => {
      const found = await refusal(login, sql);
      expect(found).toMatchObject(constraint ? { code, constraint } : { code });
    });
  }

  const possible = [
    {
      what: "a share of exactly 100",
      sql: revision(1, "state, actual, upper_limit", "'submitted', 100, 100"),
    },
    {
      what: "more than 100 where the KPI has no limit",
      sql: revision(2, "state, actual", "'submitted', 100.5"),
    },
    {
      what: "more than 100 where the edition it answers has a higher limit",
      sql: revision(1, "state, actual, upper_limit, edition", "'submitted', 120, 150, 2"),
    },
    {
      what: "a figure below 0 where nothing bounds it",
      sql: revision(2, "state, actual", "'submitted', -500"),
    },
    {
      what: "a reason instead of a figure",
      sql: revision(1, "state, missing_reason", "'submitted', 'not_surveyed'"),
    },
    { what: "an empty draft", sql: revision(1, "state", "'draft'") },
    { what: "the publication after the first", sql: publication(2, "'m'") },
  ];
  it.each(possible)("but lets through $what", async ({ sql }) => {
    expect(await refusal("ayumi_app", sql)).toBeNull();
  });
});

describe("what is never changed", () => {
  const APPEND_ONLY = {
    plan_version: "sha256",
    report_revision: "reason",
    publication: "title",
    publication_file: "path",
    publication_figure: "kpi_id",
    publication_redaction: "path",
    publication_withdrawal: "reason",
    audit_event: "subject",
    evidence_file: "sha256",
    report_message: "body",
    link_fetch: "user_id",
    installation: "id",
    figure_import: "file_name",
    figure_import_item: "revision",
  };
  const changes = Object.entries(APPEND_ONLY).flatMap(([table, column]) =>
    [
      `UPDATE ${table} SET ${column} = ${column}`,
      // The trigger asks the statement, not the rows: nothing to change is refused too.
      `UPDATE ${table} SET ${column} = ${column} WHERE false`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table} CASCADE`,
    ].map((sql) => ({ sql })),
  );

  for (const login of LOGINS) {
    it.each(changes)(`${login}: $sql`, async ({ sql }) => {
      const found = await refusal(login, sql);
      expect(found?.code).toBe(DENIED);
      // The superuser has every grant, so it is the trigger that speaks.
      if (login === "postgres") expect(found?.message).toMatch(/its rows are never changed/);
    });
  }

  it("holds against the owner of the tables too", async () => {
    const owner = await connect(database.ownerUrl);
    for (const { sql } of changes) await expect(owner.query(sql)).rejects.toMatchObject({ code: DENIED });
    await owner.end();
  });

  it("holds for every table whose rows the application's login may neither update nor delete", async () => {
    const { rows } = await clients.postgres.query<{ name: string }>(`
      SELECT relname AS name FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations'
        AND NOT has_any_column_privilege('ayumi_app', oid, 'UPDATE')
        -- Its rows are named once; the owner may mend a name.
        AND relname <> 'department'
        AND NOT has_table_privilege('ayumi_app', oid, 'DELETE') ORDER BY 1`);
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(APPEND_ONLY).sort());
  });

  it.each(
    Object.entries(APPEND_ONLY).flatMap(([table, column]) =>
      [
        `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
        `ALTER TABLE ${table} DISABLE TRIGGER ${table}_append_only`,
        `DROP TRIGGER ${table}_append_only ON ${table}`,
        `DROP TABLE ${table} CASCADE`,
        // PostgreSQL only warns of a grant that one cannot give; it must not have an effect.
        `GRANT UPDATE ON ${table} TO ayumi_app; UPDATE ${table} SET ${column} = ${column}`,
      ].map((sql) => ({ sql })),
    ),
  )("the application cannot open the door: $sql", async ({ sql }) => {
    expect((await refusal("ayumi_app", sql))?.code).toBe(DENIED);
  });

  it.each([
    "SET session_replication_role = replica",
    "SET ROLE ayumi_owner",
    "SET ROLE postgres",
    "ALTER ROLE ayumi_app SUPERUSER",
    "CREATE TABLE mine (id int)",
    "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
    "DROP FUNCTION audit_event_chain() CASCADE",
    "DELETE FROM report",
    "DELETE FROM user_account",
  ])("nor go round it: %s", async (sql) => {
    expect((await refusal("ayumi_app", sql))?.code).toBe(DENIED);
  });
});

describe("the vocabulary", () => {
  it.each([
    { name: "Role", words: ROLES },
    { name: "ReportState", words: REPORT_STATES },
    { name: "ReportEvent", words: REPORT_EVENTS },
    { name: "MissingReason", words: MISSING_REASONS },
    { name: "MailOccasionKind", words: MAIL_OCCASION_KINDS },
    { name: "MailState", words: MAIL_STATES },
  ])("$name is the domain's, in the domain's order", async ({ name, words }) => {
    const { rows } = await clients.ayumi_app.query<{ word: string }>(
      `SELECT unnest(enum_range(NULL::"${name}"))::text AS word`,
    );
    expect(rows.map(({ word }) => word)).toEqual([...words]);
  });
});
