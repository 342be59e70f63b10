/** 監査記録: read with filters and pages, in words, as a file; and proved to be whole. That nobody can change it: constraints.test.ts. */

import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { parse } from "csv-parse/sync";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addYears, type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { loadAuditFile } from "@/features/audit/loaders";
import { auditWords } from "@/features/audit/view-model/trail";
import { systemActor } from "@/server/access/viewer";
import { AUDIT_ACTIONS, type AuditAction } from "@/server/audit/actions";
import {
  AUDIT_BATCH_SIZE,
  AUDIT_PAGE_SIZE,
  type AuditEventDto,
  type AuditFilter,
  listAuditBatch,
  listAuditEvents,
} from "@/server/audit/queries";
import { type AuditLink, verifyAudit } from "@/server/audit/verify";
import { closeDb, db } from "@/server/db/client";
import { readAuditNames } from "@/server/plan/audit-names";
import { listPlans } from "@/server/plan/queries";
import { changeReport } from "@/server/reports/queries";
import { assignDepartment } from "@/server/rounds/assign-department";
import { ACCESS_TABLE } from "./support/access-table";
import { type AccessWorld, buildWorld, Keeper, kpiId, plan } from "./support/access-world";
import { changePlan } from "./support/plan-change";
import { FY, NOW } from "./support/reports";

let database: TestDatabase;
let world: AccessWorld;
let superuser: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  world = await buildWorld();
  superuser = new pg.Client({ connectionString: database.superUrl });
  await superuser.connect();
});
afterAll(async () => {
  await closeDb();
  await superuser.end();
  await database.drop();
});

function must<T>(result: { ok: true; value: T } | { ok: false; reason: string }): T {
  if (result.ok) return result.value;
  throw new Error(result.reason);
}

const list = async (filter: AuditFilter, page: { before?: string; after?: string } = {}) =>
  must(await listAuditEvents(world.people.manager, { filter, ...page }));

/** Events that belong to nothing else. */
async function append(count: number, actor = "多数"): Promise<void> {
  await superuser.query(
    `INSERT INTO audit_event (actor, action, subject)
     SELECT $1, 'account.sign_in', 'account:x' FROM generate_series(1, $2::int)`,
    [actor, count],
  );
}

describe("the filter", () => {
  const submitted = () => kpiId("general", "submitted");
  const approved = () => kpiId("general", "approved");
  const subjects = (events: readonly AuditEventDto[]) => new Set(events.map(({ subject }) => subject));

  it("finds what a person did, and nothing of others", async () => {
    const { id, name } = world.people["office, who submitted"];
    const { events, total } = await list({ person: id });
    // Two reports of each of three owners, and of each owner's initiatives; and one assessment.
    expect(total).toBe(13);
    expect(events.every(({ actor, action }) => actor === name && action === "report.submit")).toBe(true);
  });

  it("finds what nobody did but the system", async () => {
    const { events, total } = await list({ person: "system" });
    expect(total).toBe(await db().auditEvent.count({ where: { actorId: null } }));
    expect(subjects(events)).toContain(`round:${FY}`);
  });

  it("finds a KPI's reports of every year, and its owners, but not of one whose name begins alike", async () => {
    const longer = {
      ...plan.kpis[0],
      id: toKpiId(`${approved()}-2`),
      name: "似た名前",
      // The year before was published without it.
      from: addYears(FY, 1),
    } as (typeof plan.kpis)[number];
    must(await changePlan(systemActor, { ...plan, kpis: [...plan.kpis, longer] }));
    for (const kpi of [longer.id, approved()]) {
      must(
        await assignDepartment(systemActor, { kpiId: kpi, departmentId: world.departmentIds.citizen ?? "" }),
      );
    }
    const { events } = await list({ kpiId: approved() });
    expect(subjects(events)).toEqual(new Set([`kpi:${approved()}`, `report:${approved()}/${FY}`]));
    expect(subjects((await list({ kpiId: longer.id })).events)).toEqual(new Set([`kpi:${longer.id}`]));
  });

  it("finds a fiscal year's reports and its round", async () => {
    const { events, total } = await list({ fy: FY });
    expect(total).toBe(events.length);
    expect(subjects(events)).toContain(`round:${FY}`);
    expect(subjects(events)).toContain(`report:${submitted()}/${FY}`);
    expect(events.every(({ subject }) => /^(report:.*\/|round:)2025$/.test(subject))).toBe(true);
    expect((await list({ fy: fiscalYear(FY + 1) })).total).toBe(0);
  });

  it("finds one kind of event, and what meets every condition", async () => {
    const { events } = await list({ action: "report.approve" });
    expect(new Set(events.map(({ action }) => action))).toEqual(new Set(["report.approve"]));
    const narrow: AuditFilter = {
      person: world.people.office.id,
      kpiId: approved(),
      fy: FY,
      action: "report.approve",
    };
    expect((await list(narrow)).total).toBe(1);
    expect((await list({ ...narrow, person: "system" })).total).toBe(0);
  });

  it.each([
    { kpiId: "%" },
    { kpiId: "t_general" },
    { person: "x" },
    { action: "report.burn" as AuditAction },
    { fy: 20.5 as FiscalYear },
    { other: 1 },
  ])("refuses %j", async (filter) => {
    expect(await listAuditEvents(systemActor, { filter })).toMatchObject({ ok: false, reason: "invalid" });
    expect(await listAuditBatch(systemActor, { filter, after: "0" })).toMatchObject({ reason: "invalid" });
  });
});

describe("the pages", () => {
  it("hold every event once, newest first, whatever is written meanwhile", async () => {
    await append(3 * AUDIT_PAGE_SIZE);
    const { total } = await list({});
    let page = await list({});
    expect(page).toMatchObject({ hasNewer: false, hasOlder: true });
    const ids = page.events.map(({ id }) => Number(id));
    while (page.hasOlder) {
      await append(1, "その間に");
      page = await list({}, { before: page.events.at(-1)?.id });
      expect(page.hasNewer).toBe(true);
      expect(page.events.length).toBeLessThanOrEqual(AUDIT_PAGE_SIZE);
      ids.push(...page.events.map(({ id }) => Number(id)));
    }
    expect(ids).toEqual(Array.from({ length: total }, (_, index) => total - index));
  });

  it("lead back the same way", async () => {
    const first = await list({});
    const second = await list({}, { before: first.events.at(-1)?.id });
    const back = await list({}, { after: second.events.at(0)?.id });
    expect(back.events).toEqual(first.events);
    expect(back).toMatchObject({ hasNewer: false, hasOlder: true });
    expect((await list({}, { after: "1" })).hasNewer).toBe(true);
  });

  it("end before the first event", async () => {
    expect(await list({}, { before: "1" })).toMatchObject({ events: [], hasOlder: false, hasNewer: true });
  });
});

describe("in words", () => {
  it("says everything that any write of the data layer records, by name", async () => {
    // Whatever is let through leaves its event; the table knows every function that writes.
    const people = [world.people.office, world.people.admin];
    for (const row of ACCESS_TABLE.filter(({ writes }) => writes)) {
      const [owner, stage] =
        typeof row.about === "object" ? (["citizen", row.about.kpi] as const) : (["nobody", "open"] as const);
      for (const viewer of people) await row.call(viewer, world, kpiId(owner, stage));
    }
    const events = must(await listAuditBatch(systemActor, { filter: {}, after: "0" }));
    const words = auditWords(must(await readAuditNames(systemActor)), AUDIT_ACTIONS);
    const seen = new Set(events.map(({ action }) => action));
    for (const action of [
      "report.return",
      "round.update",
      "account.create",
      "publication.withdraw",
      "kpi.assign",
    ]) {
      expect(seen).toContain(action);
    }
    for (const event of events.filter(({ subject }) => subject !== "account:x")) {
      const said = words(event);
      expect(said.what).not.toBe(event.action);
      const texts = [
        said.about,
        ...said.changes.flatMap(({ label, before, after }) => [label, before, after]),
      ];
      // No id, no key, nothing unnamed, nothing printed as a program would.
      expect(texts.join("\n")).not.toMatch(
        /[0-9a-f]{8}-[0-9a-f]{4}-|そのほかの項目|undefined|null|true|false|\[object|NaN/,
      );
    }
  });

  it("names a KPI that the plan has dropped as it was last called", async () => {
    // One that nobody outside ever saw, and that has no figure: any other ends, and stays.
    const dropped = toKpiId("t-never-asked");
    const here = must(await listPlans(systemActor)).find(({ definition }) => definition.id === plan.id);
    const kpis = here?.definition.kpis ?? [];
    const added = kpis.slice(0, 1).map((kpi) => ({
      ...kpi,
      id: dropped,
      name: "はじめの名前",
      unit: "回",
      from: addYears(FY, 1),
    }));
    const renamed = added.map((kpi) => ({ ...kpi, name: "最後の名前" }));
    for (const more of [added, renamed, []]) {
      must(await changePlan(systemActor, { ...plan, kpis: [...kpis, ...more] }));
    }
    const names = must(await readAuditNames(systemActor));
    expect(names.kpis.filter(({ id }) => id === dropped)).toEqual([
      { id: dropped, name: "最後の名前", isMetric: false, unit: "回", decimals: 0, planId: plan.id },
    ]);
    expect(new Set(names.kpis.map(({ id }) => id)).size).toBe(names.kpis.length);
  });
});

describe("the file", () => {
  async function read(query: string) {
    const file = must(await loadAuditFile(world.people.manager, new URLSearchParams(query)));
    const pieces: string[] = [];
    for await (const piece of file.chunks) pieces.push(piece);
    const text = pieces.join("");
    return { pieces, text, rows: parse(text, { bom: true, columns: true }) as Record<string, string>[] };
  }

  it("has BOM and CRLF, every event once, oldest first, in several pieces where there are many", async () => {
    await append(AUDIT_BATCH_SIZE);
    const { pieces, text, rows } = await read("");
    expect(text.startsWith("\uFEFF番号,日時（日本時間）,操作した人,")).toBe(true);
    expect(text.endsWith("\r\n")).toBe(true);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(pieces.length).toBeGreaterThan(2);
    const total = await db().auditEvent.count();
    expect(rows.map((row) => Number(row.番号))).toEqual(
      Array.from({ length: total }, (_, index) => index + 1),
    );
  });

  it("holds what the filter lets through", async () => {
    const { rows } = await read(`kpi=${kpiId("general", "approved")}&action=report.approve&person=&fy=${FY}`);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ 操作: "承認しました", 変更前: expect.stringContaining("実績：150件") });
  });

  it("runs nothing in a spreadsheet, and keeps one event on one line", async () => {
    await append(1, '=HYPERLINK("http://example.jp")');
    await append(1, "@SUM(1)\r\n次の行");
    const { rows } = await read("");
    expect(rows.slice(-2).map((row) => row.操作した人)).toEqual([
      `'=HYPERLINK("http://example.jp")`,
      "'@SUM(1) 次の行",
    ]);
  });

  it.each(["fy=abc", "kpi=nothing", "fy=1999", "person=x", "action=report.burn", "before=3"])(
    "is refused for %s rather than hold more than was asked for",
    async (query) => {
      expect(await loadAuditFile(systemActor, new URLSearchParams(query))).toMatchObject({
        ok: false,
        reason: "invalid",
      });
    },
  );

  it("is for those who may read the trail", async () => {
    const contributor = world.people["contributor of 総務課"];
    expect(await loadAuditFile(contributor, new URLSearchParams())).toMatchObject({ reason: "forbidden" });
  });
});

describe("verifyAudit", () => {
  let keeper: Keeper;
  /** An approval in the middle: it has an actor, a before and an after. */
  let middle = 0;
  let last = 0;
  beforeAll(async () => {
    keeper = await Keeper.open(database.superUrl);
    await superuser.query("SET session_replication_role = replica");
    const approval = await db().auditEvent.findFirst({
      where: { action: "report.approve", subject: `report:${kpiId("general", "approved")}/${FY}` },
      select: { id: true },
    });
    middle = Number(approval?.id);
    last = await db().auditEvent.count();
  });
  afterAll(async () => {
    await keeper.close();
  });

  const problem = async (expected: AuditLink | null = null) =>
    must(await verifyAudit(systemActor, expected)).problem;

  /** What somebody who has the whole server does, and what is found; everything is put back. */
  async function tampered(doing: string, expected: AuditLink | null = null): Promise<string | null> {
    await superuser.query(doing);
    try {
      return await problem(expected);
    } finally {
      await keeper.restore();
    }
  }

  it("finds nothing where nothing was touched, and tells the last link", async () => {
    const { hash } = await db().auditEvent.findUniqueOrThrow({ where: { id: last }, select: { hash: true } });
    expect(await verifyAudit(systemActor)).toEqual({
      ok: true,
      value: { events: last, last: { id: BigInt(last), hash }, problem: null },
    });
    expect(last).toBeGreaterThan(AUDIT_BATCH_SIZE);
  });

  /** The lowest bit of a text's last letter. */
  const flip = (column: string) => `${column} = left(${column}, -1) || chr(ascii(right(${column}, 1)) # 1)`;
  const flips: Readonly<Record<string, { set: string; found: RegExp }>> = {
    id: { set: "id = id # (1::bigint << 40)", found: /^監査記録 第N番がありません。/ },
    at: { set: "at = at + interval '1 microsecond'", found: /^監査記録 第N番（.*内容が、/ },
    actor_id: { set: "actor_id = NULL", found: /^監査記録 第N番（.*内容が、/ },
    actor: { set: flip("actor"), found: /^監査記録 第N番（.*内容が、/ },
    action: { set: flip("action"), found: /^監査記録 第N番（.*内容が、/ },
    subject: { set: flip("subject"), found: /^監査記録 第N番（.*内容が、/ },
    before: { set: `before = jsonb_set(before, '{actual}', '"151"')`, found: /^監査記録 第N番（.*内容が、/ },
    after: { set: `after = jsonb_set(after, '{actual}', '"150.0"')`, found: /^監査記録 第N番（.*内容が、/ },
    prev_hash: { set: flip("prev_hash"), found: /^監査記録 第N番（.*第P番）につながっていません。/ },
    hash: { set: flip("hash"), found: /^監査記録 第N番（.*内容が、/ },
  };

  it("has a flip for every column that the database does not derive itself", async () => {
    const { rows } = await superuser.query<{ name: string }>(
      "SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'audit_event' AND table_schema = 'public' AND is_generated = 'NEVER'",
    );
    expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(flips).sort());
  });

  it.each(Object.entries(flips))(
    "names the event of which the column %s was flipped",
    async (_, { set, found }) => {
      const { source } = found;
      const pattern = source.replaceAll("N", String(middle)).replaceAll("P", String(middle - 1));
      expect(await tampered(`UPDATE audit_event SET ${set} WHERE id = ${middle}`)).toMatch(
        new RegExp(pattern),
      );
    },
  );

  it("names the first of several", async () => {
    const found = await tampered(
      `UPDATE audit_event SET actor = '別人' WHERE id IN (${middle + 3}, ${middle}, ${last})`,
    );
    expect(found).toMatch(
      new RegExp(`^監査記録 第${middle}番（令和\\d+年.*別人「承認しました」　対象 report:`),
    );
  });

  it("counts what fits up to there", async () => {
    await superuser.query(`UPDATE audit_event SET actor = '別人' WHERE id = ${middle}`);
    try {
      expect(must(await verifyAudit(systemActor))).toMatchObject({
        events: middle - 1,
        last: { id: BigInt(middle - 1) },
      });
    } finally {
      await keeper.restore();
    }
  });

  it("finds an event that was taken out, first, in the middle or last", async () => {
    expect(await tampered("DELETE FROM audit_event WHERE id = 1")).toMatch(/^監査記録 第1番がありません。/);
    expect(await tampered(`DELETE FROM audit_event WHERE id = ${middle}`)).toMatch(
      new RegExp(`^監査記録 第${middle}番がありません。番号が第${middle + 1}番に飛んでいます。`),
    );
    const { hash } = await db().auditEvent.findUniqueOrThrow({ where: { id: last }, select: { hash: true } });
    expect(await tampered(`DELETE FROM audit_event WHERE id = ${last}`, { id: BigInt(last), hash })).toBe(
      `監査記録 第${last}番がありません。記録は第${last - 1}番で終わっています。末尾の記録が消されています。`,
    );
  });

  it("finds one that was put in before the first", async () => {
    const invented = `INSERT INTO audit_event (id, at, actor, action, subject, prev_hash, hash)
                      VALUES (0, now(), '別人', 'plan.import', 'plan:x', '', 'x')`;
    expect(await tampered(invented)).toMatch(/^監査記録に、あるはずのない番号（0）の記録があります。/);
  });

  it("does not believe the database's own digest", async () => {
    const lie = `UPDATE audit_event SET actor = '別人' WHERE id = ${middle};
      CREATE OR REPLACE FUNCTION audit_digest(
        prev_hash text, id bigint, at timestamptz, actor_id uuid, actor text, action text, subject text,
        before jsonb, after jsonb
      ) RETURNS text LANGUAGE sql STABLE AS
        'SELECT hash FROM audit_event e WHERE e.id = audit_digest.id'`;
    const { rows } = await superuser.query<{ definition: string }>(
      "SELECT pg_get_functiondef('audit_digest'::regproc) AS definition",
    );
    expect(await tampered(lie)).toMatch(new RegExp(`^監査記録 第${middle}番（.*内容が、`));
    await superuser.query(rows[0]?.definition ?? "");
  });

  it("finds a trail that was forged whole from one event on, when an earlier hash was noted", async () => {
    const noted = await db().auditEvent.findUniqueOrThrow({
      where: { id: last },
      select: { id: true, hash: true },
    });
    const forge = `UPDATE audit_event SET actor = '別人' WHERE id = ${last - 2};
      DO $$ DECLARE e audit_event; link text; BEGIN
        SELECT hash INTO link FROM audit_event WHERE id = ${last - 3};
        FOR e IN SELECT * FROM audit_event WHERE id > ${last - 3} ORDER BY id LOOP
          link := audit_digest(link, e.id, e.at, e.actor_id, e.actor, e.action, e.subject, e.before, e.after);
          UPDATE audit_event SET hash = link WHERE id = e.id;
          UPDATE audit_event SET prev_hash = link WHERE id = e.id + 1;
        END LOOP;
      END $$`;
    expect(await tampered(forge)).toBeNull();
    expect(await tampered(forge, noted)).toMatch(
      new RegExp(`^監査記録 第${last}番（.*控えておいた値と違います。`),
    );
    expect(await problem(noted)).toBeNull();
  });

  it("finds a revision without its event, and an event without its revision", async () => {
    const report = `report_id = (SELECT id FROM report WHERE kpi_id = '${kpiId("general", "approved")}')`;
    expect(await tampered(`DELETE FROM report_revision WHERE no = 2 AND ${report}`)).toBe(
      `監査記録にある実績報告 ${kpiId("general", "approved")}/${FY} の第2版が、実績報告の履歴にありません。版が消されたか、監査記録が加えられています。`,
    );
    const invent = `INSERT INTO report_revision (report_id, no, event, state, actual_text, actual)
      SELECT report_id, 3, 'save_draft', 'draft', '1', 1 FROM report_revision WHERE no = 1 AND ${report}`;
    expect(await tampered(invent)).toMatch(/の第3版に対応する監査記録がありません。/);
  });

  it("finds a trail cut off at its end, by the revisions that it no longer speaks of", async () => {
    must(
      await changeReport(
        world.people.office,
        { kpiId: kpiId("general", "submitted"), fy: FY, event: "approve", version: 1 },
        NOW,
      ),
    );
    const cut = "DELETE FROM audit_event WHERE id = (SELECT max(id) FROM audit_event)";
    expect(await tampered(cut)).toBe(
      `実績報告 ${kpiId("general", "submitted")}/${FY} の第2版に対応する監査記録がありません。監査記録の末尾が消されたか、版が監査記録なしに加えられています。`,
    );
  });

  it.each([
    {
      doing: "ALTER TABLE audit_event DISABLE TRIGGER audit_event_append_only",
      undoing: "ALTER TABLE audit_event ENABLE TRIGGER audit_event_append_only",
      found: /^監査記録を守るトリガー（audit_event_append_only）が外されています。/,
    },
    {
      doing: "ALTER TABLE audit_event DISABLE TRIGGER ALL",
      undoing: "ALTER TABLE audit_event ENABLE TRIGGER ALL",
      found: /^監査記録を守るトリガー（/,
    },
    {
      doing: "GRANT DELETE ON audit_event TO ayumi_app",
      undoing: "REVOKE DELETE ON audit_event FROM ayumi_app",
      found: /権限（DELETE）が与えられています。$/,
    },
    {
      doing: "ALTER TABLE audit_event ALTER COLUMN subject_fy DROP EXPRESSION",
      undoing: `ALTER TABLE audit_event DROP COLUMN subject_fy, ADD COLUMN subject_fy INTEGER GENERATED ALWAYS AS (
        substring(subject FROM '^(?:report:[^/]*/|round:)([12][0-9]{3})$')::integer) STORED`,
      found: /^監査記録の対象の列（subject_fy）が、/,
    },
  ])("finds the door open: $doing", async ({ doing, undoing, found }) => {
    await superuser.query(doing);
    try {
      expect(await problem()).toMatch(found);
    } finally {
      await superuser.query(undoing);
    }
    expect(await problem()).toBeNull();
  });
});
