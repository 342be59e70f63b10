/** A database that the first released version made, with rows of every kind in it, becomes one of this version. */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { startTestCluster, type TestCluster } from "@tests/fixtures/postgres";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate, schemaDrift } from "@/cli/database/migrate";
import { type DatabaseUrls, prepareDatabase } from "@/cli/postgres/roles";
import { systemActor } from "@/server/access/viewer";
import { listAuditEvents } from "@/server/audit/queries";
import { verifyAudit } from "@/server/audit/verify";
import { closeDb, db } from "@/server/db/client";

const MIGRATIONS = "prisma/migrations";
/** What the version before had. */
const BEFORE = [
  "20261122000000_init",
  "20261122000100_guards",
  "20261122100000_collection_round",
  "20261122100100_collection_round_guards",
];

const OFFICE = "00000000-0000-4000-8000-00000000000a";
const PERSON = "00000000-0000-4000-8000-00000000000b";
const ROUND = "00000000-0000-4000-8000-0000000000c0";
const REPORT = "00000000-0000-4000-8000-000000000001";
const DRAFT = "00000000-0000-4000-8000-000000000002";

const ROWS = `
  INSERT INTO department (id, name) VALUES ('00000000-0000-4000-8000-00000000000d', '総務課');
  INSERT INTO department (name, created_at) VALUES
    ('1課', '2026-01-01'), ('１課', '2026-01-02'), (E'1\\u200B課', '2026-01-03'), (E'葛\\U000E0100城\\u202E課\\u000B', '2026-01-04');
  INSERT INTO user_account (id, email, name, role, department_id) VALUES
    ('${OFFICE}', 'office@example.jp', E'担当\\u200B', 'office', NULL),
    ('${PERSON}', 'person@example.jp', '回答', 'contributor', '00000000-0000-4000-8000-00000000000d');
  INSERT INTO plan (id, current_version) VALUES ('plan', 1);
  INSERT INTO plan_version (plan_id, version, definition, sha256) VALUES ('plan', 1, '{}', 'x');
  INSERT INTO kpi (id, plan_id) VALUES ('paper', 'plan'), ('before-7', 'plan');
  INSERT INTO collection_round (id, fiscal_year, title, opens_on, due_on, opened_at)
    VALUES ('${ROUND}', 2025, E'照会\\u000B件名\\u0001', '2026-04-01', '2026-05-29', now());
  INSERT INTO round_item (round_id, kpi_id) VALUES ('${ROUND}', 'paper');
  INSERT INTO answer_link (id, round_id, user_id) VALUES ('${ROUND}', '${ROUND}', '${PERSON}');

  INSERT INTO report (id, kpi_id, fiscal_year, state, version, approved_revision, submitted_by_id) VALUES
    ('${REPORT}', 'paper', 2025, 'draft', 4, 3, NULL),
    ('${DRAFT}', 'before-7', 2025, 'submitted', 1, NULL, '${OFFICE}');
  INSERT INTO report_revision (report_id, no, event, state, actual_text, actual, author_id) VALUES
    ('${REPORT}', 1, 'save_draft', 'draft', '850', 850, '${PERSON}'),
    ('${REPORT}', 2, 'submit', 'submitted', '850', 850, '${PERSON}'),
    ('${REPORT}', 3, 'approve', 'approved', '850', 850, '${OFFICE}'),
    ('${REPORT}', 4, 'save_draft', 'draft', '851', 851, '${PERSON}'),
    ('${DRAFT}', 1, 'submit', 'submitted', '1', 1, '${OFFICE}');

  INSERT INTO report_message (kpi_id, fiscal_year, body, author_id) VALUES
    ('before-7', 2025, 'ほかの指標', '${OFFICE}'), ('paper', 2025, '確認をお願いします。', '${OFFICE}');
  INSERT INTO thread_reading (user_id, kpi_id, fiscal_year, last_read_id) VALUES ('${PERSON}', 'paper', 2025, 2);
  INSERT INTO mail (round_id, recipient_id, link_id, occasion, address, subject, body, state, sent_at)
    SELECT '${ROUND}', '${PERSON}', '${ROUND}', occasion, 'person@example.jp', '件名', '本文', 'sent', now()
    FROM unnest(ARRAY[
      'opening', 'before-7@2026-05-29', 'after-30@2026-05-29', 'by-hand:${OFFICE}', 'extended@2026-06-12',
      'returned:before-7/3', 'reopened:paper@2026-07-01T00:00:00.000Z', 'question:2'
    ]) AS occasion;

  INSERT INTO publication (no, title, note, published_at, publisher, rule_version, snapshot, snapshot_sha256,
                           manifest, manifest_sha256, previous_sha256)
    VALUES (1, '公表', '', now(), '課', '1', '{}', 's', '{}', 'm1', NULL),
           (2, '公表', '', now(), '課', '1', '{}', 's', '{}', 'm2', 'm1');
  INSERT INTO publication_figure (publication_no, kpi_id, fiscal_year, revision) VALUES (1, 'paper', 2025, 3);
  INSERT INTO publication_withdrawal (publication_no, reason, by_id) VALUES (1, '試験', '${OFFICE}');
`;

/** One event per revision, as `audit:verify` asks for it, and one of every other kind of subject. */
const EVENTS: readonly (readonly [action: string, subject: string, after: unknown])[] = [
  ["report.save_draft", "report:paper/2025", { version: 1 }],
  ["report.submit", "report:paper/2025", { version: 2 }],
  ["report.approve", "report:paper/2025", { version: 3, actual: "850" }],
  ["report.save_draft", "report:paper/2025", { version: 4 }],
  ["report.submit", "report:before-7/2025", { version: 1 }],
  ["kpi.assign", "kpi:paper", null],
  ["round.open", "round:2025", { mails: 1 }],
  ["publication.publish", "publication:1", { no: 1 }],
  ["plan.import", "plan:plan", null],
  ["account.sign_in", `account:${OFFICE}`, null],
  ["department.create", "department:00000000-0000-4000-8000-00000000000d", null],
];

let postgres: TestCluster;
let urls: DatabaseUrls;
/** The trail as the version before left it. */
let chain: readonly { id: string; hash: string }[];

async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** As Prisma's engine leaves a database: the tables, and its record of what it has applied. */
async function applyBefore(client: pg.Client): Promise<void> {
  await client.query(`CREATE TABLE _prisma_migrations (
    id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`);
  for (const name of BEFORE) {
    const script = await readFile(path.join(MIGRATIONS, name, "migration.sql"), "utf8");
    await client.query(script);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
       VALUES (gen_random_uuid()::text, $1, now(), $2, 1)`,
      [createHash("sha256").update(script).digest("hex"), name],
    );
  }
}

beforeAll(async () => {
  postgres = await startTestCluster();
  urls = await prepareDatabase(postgres.cluster, { owner: "owner", app: "app" }, "before");
  await withClient(urls.ownerUrl, applyBefore);
  await withClient(urls.appUrl, async (client) => {
    await client.query(ROWS);
    for (const [action, subject, after] of EVENTS) {
      await client.query(
        "INSERT INTO audit_event (actor_id, actor, action, subject, after) VALUES ($1, '担当', $2, $3, $4)",
        [OFFICE, action, subject, after === null ? null : JSON.stringify(after)],
      );
    }
    chain = (await client.query("SELECT id, hash FROM audit_event ORDER BY id")).rows;
  });
  const all = (await readdir(MIGRATIONS)).filter((name) => /^\d/.test(name)).sort();
  expect(await migrate(urls.ownerUrl)).toEqual(all.filter((name) => !BEFORE.includes(name)));
  process.env.DATABASE_URL = urls.appUrl;
});
afterAll(async () => {
  await closeDb();
  await postgres.remove();
});

describe("a database of the version before", () => {
  it("is then as schema.prisma says", async () => {
    expect(await schemaDrift(urls.ownerUrl)).toBeNull();
  });

  it("keeps its audit trail, hash by hash, and the trail is verified", async () => {
    const { rows } = await withClient(urls.appUrl, (client) =>
      client.query("SELECT id, hash FROM audit_event ORDER BY id"),
    );
    expect(rows).toEqual(chain);
    const last = chain.at(-1);
    expect(await verifyAudit(systemActor)).toEqual({
      ok: true,
      value: { events: EVENTS.length, last: { id: BigInt(EVENTS.length), hash: last?.hash }, problem: null },
    });
  });

  it("tells of each event what it was done to", async () => {
    const page = await listAuditEvents(systemActor, { filter: {} });
    const about = page.ok ? page.value.events.map((event) => Object.values(event.about)).reverse() : [];
    const report = (kpiId: string) => ["report", kpiId, 2025, null];
    expect(about).toEqual([
      ...Array.from({ length: 4 }, () => report("paper")),
      report("before-7"),
      ["kpi", "paper", null, null],
      ["round", null, 2025, null],
      ["publication", null, null, "1"],
      ["plan", null, null, "plan"],
      ["account", null, null, OFFICE],
      ["department", null, null, "00000000-0000-4000-8000-00000000000d"],
    ]);
  });

  it("has lost what nobody sees in the names and texts that may be changed", async () => {
    const [round] = await db().collectionRound.findMany({ select: { title: true } });
    expect(round?.title).toBe("照会\n件名");
    expect(await db().user.findUniqueOrThrow({ where: { id: OFFICE }, select: { name: true } })).toEqual({
      name: "担当",
    });
  });

  it("keeps departments apart that have one name, and finds the eldest by it", async () => {
    const rows = await db().department.findMany({
      select: { id: true, name: true, nameKey: true },
      orderBy: { createdAt: "asc" },
    });
    const twice = (at: number) => `1課 #${rows[at]?.id}`;
    expect(rows.map(({ name, nameKey }) => [name, nameKey])).toEqual([
      ["1課", "1課"],
      ["１課", twice(1)],
      ["1\u200B課", twice(2)],
      ["葛\u{E0100}城課", "葛\u{E0100}城課"],
      ["総務課", "総務課"],
    ]);
    await expect(db().department.create({ data: { name: "1 課".replace(" ", "") } })).rejects.toThrow();
  });

  it("tells of each mail what made it", async () => {
    const mails = await db().mail.findMany({
      select: {
        occasionKey: true,
        occasionKind: true,
        occasionStage: true,
        occasionDueOn: true,
        occasionItemId: true,
        link: { select: { userId: true } },
      },
    });
    expect(mails.every(({ link }) => link?.userId === PERSON)).toBe(true);
    const kept = mails.map(({ occasionKey, occasionDueOn, ...mail }) => [
      occasionKey,
      [
        mail.occasionKind,
        mail.occasionStage,
        occasionDueOn?.toISOString().slice(0, 10) ?? null,
        mail.occasionItemId,
      ],
    ]);
    expect(Object.fromEntries(kept)).toEqual({
      opening: ["opening", null, null, null],
      "before-7@2026-05-29": ["reminder", "before-7", "2026-05-29", null],
      "after-30@2026-05-29": ["reminder", "after-30", "2026-05-29", null],
      [`by-hand:${OFFICE}`]: ["by_hand", null, null, null],
      "extended@2026-06-12": ["extended", null, "2026-06-12", null],
      "returned:before-7/3": ["returned", null, null, "before-7"],
      "reopened:paper@2026-07-01T00:00:00.000Z": ["reopened", null, null, "paper"],
      "question:2": ["question", null, null, "paper"],
    });
  });

  it("leads from a report to its revisions, and from a published figure to its own", async () => {
    const reports = await db().report.findMany({
      select: {
        itemId: true,
        latest: { select: { actualText: true } },
        approved: { select: { actualText: true } },
        submittedBy: { select: { name: true } },
      },
      orderBy: { itemId: "desc" },
    });
    expect(reports).toEqual([
      {
        itemId: "paper",
        latest: { actualText: "851" },
        approved: { actualText: "850" },
        submittedBy: null,
      },
      { itemId: "before-7", latest: { actualText: "1" }, approved: null, submittedBy: { name: "担当" } },
    ]);
    const figures = await db().publicationFigure.findMany({
      select: { reportRevision: { select: { event: true, report: { select: { itemId: true } } } } },
    });
    expect(figures).toEqual([{ reportRevision: { event: "approve", report: { itemId: "paper" } } }]);
    expect(await db().publicationWithdrawal.findMany({ select: { by: { select: { name: true } } } })).toEqual(
      [{ by: { name: "担当" } }],
    );
  });

  it("is guarded as before", async () => {
    for (const statement of [
      "UPDATE publication_figure SET revision = 1",
      "UPDATE audit_event SET subject = 'x'",
      "DELETE FROM response_link",
    ]) {
      await withClient(urls.appUrl, async (client) => {
        await expect(client.query(statement)).rejects.toMatchObject({ code: "42501" });
      });
    }
    expect(await db().messageReading.findMany({ select: { userId: true } })).toEqual([{ userId: PERSON }]);
  });
});
