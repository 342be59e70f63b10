/** What people type, on its way in and out again: nothing unseen is stored, and what is stored of before breaks nothing. */
import { anyText, parseXml } from "@tests/fixtures/any-text";
import { day } from "@tests/fixtures/brands";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { nameKey } from "@/domain/shared/names";
import { cleanName } from "@/domain/shared/typed-text";
import { mintViewer, type Viewer } from "@/server/access/viewer";
import { createAccount } from "@/server/accounts/change";
import { listDepartments } from "@/server/accounts/departments";
import { closeDb, db } from "@/server/db/client";
import { publish } from "@/server/publication/publish";
import { addUrl } from "@/server/reports/evidence/add";
import { postMessage } from "@/server/reports/messages/post";
import { getReport } from "@/server/reports/queries";
import { createRound } from "@/server/rounds/change";
import { approveFigure, loadRealPlans, NOW, type Office, publishedPages } from "./support/publications";

let database: TestDatabase;
let office: Office;
let admin: Viewer;

const FY = fiscalYear(2025);
const KPI = toKpiId("paper-sheets");
const SPOILED = "一行目\u000B二行目\u0001\u202Eです\u2066";
const KEPT = "一行目\n二行目です";

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  office = await loadRealPlans();
  admin = mintViewer(
    await db().user.create({
      data: { email: "kanri@example.jp", name: "管理", role: "admin" },
      select: {
        id: true,
        name: true,
        email: true,
        role: true,
        department: { select: { id: true, name: true } },
      },
    }),
  );
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});

async function sqlKey(names: readonly string[]): Promise<(string | null)[]> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ key: string | null }>(
      "SELECT department_name_key(name) AS key FROM unnest($1::text[]) WITH ORDINALITY AS n(name, at) ORDER BY at",
      [names],
    );
    return rows.map(({ key }) => key);
  } finally {
    await client.end();
  }
}

describe("the key of a name", () => {
  it("is the same in the database and in the program, for all that can be stored", async () => {
    const names = fc
      .sample(anyText(), 3_000)
      .map((name) => name.replaceAll("\u0000", "").toWellFormed())
      // What Unicode has not given away yet, the two may know differently.
      .filter((name) => !/\p{Cn}|\p{Co}/u.test(name));
    expect(names.length).toBeGreaterThan(500);
    expect(await sqlKey(names)).toEqual(names.map(nameKey));
  });

  it("knows every character that takes no room", async () => {
    const names = Array.from({ length: 0x110000 - 1 }, (_, at) => at + 1)
      .map((code) => String.fromCodePoint(code))
      .filter((char) => /[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u.test(char))
      .map((char) => `総務${char}課`);
    expect(await sqlKey(names)).toEqual(names.map(nameKey));
  });
});

describe("departments", () => {
  const account = (name: string, at: number) =>
    createAccount(admin, {
      email: `person-${at}@example.jp`,
      name: `担当\u200B${at}`,
      role: "contributor",
      department: { name },
    });

  it("of one name are one, also when four come at once", async () => {
    const results = await Promise.all(["1課", "１課", " ①課", "1\u200B課"].map(account));
    expect(results.filter(({ ok }) => ok)).toHaveLength(4);
    const rows = await db().department.findMany({
      where: { nameKey: "1課" },
      select: { name: true, users: true },
    });
    expect(rows).toHaveLength(1);
    expect(rows[0]?.users).toHaveLength(4);
    expect(rows[0]?.users.map(({ name }) => cleanName(name))).toEqual(rows[0]?.users.map(({ name }) => name));
  });

  it("keep the shape of a character in their name", async () => {
    await account("葛\u{E0100}城課\u202E", 9);
    const found = await db().department.findUnique({
      where: { nameKey: "葛\u{E0100}城課" },
      select: { name: true },
    });
    expect(found?.name).toBe("葛\u{E0100}城課");
  });

  it("are listed as people count", async () => {
    for (const [at, name] of ["10課", "②課"].entries()) await account(name, 20 + at);
    const listed = await listDepartments(admin);
    const names = listed.ok ? listed.value.map(({ name }) => name) : [];
    expect(names.filter((name) => /^[\d０-９①②]+課/.test(name)).map((name) => nameKey(name))).toEqual([
      "1課",
      "2課",
      "10課",
    ]);
  });
});

describe("texts", () => {
  it("of messages, evidence and rounds are stored without what nobody sees", async () => {
    const message = await postMessage(office.first, { kpiId: KPI, fy: FY, field: null, body: SPOILED }, NOW);
    expect(message).toMatchObject({ ok: true, value: { body: KEPT } });
    const url = await addUrl(
      office.first,
      { kpiId: KPI, fy: FY, title: SPOILED, url: "https://exa\u200Bmple.jp/\u202Ex" },
      NOW,
    );
    expect(url).toMatchObject({
      ok: true,
      value: { title: "一行目 二行目です", url: "https://example.jp/x" },
    });
    const round = await createRound(office.first, {
      fy: FY,
      title: `照会\u0001`,
      instructions: SPOILED,
      opensOn: day("2026-04-01"),
      dueOn: day("2026-05-29"),
    });
    expect(round.ok).toBe(true);
    expect(await db().collectionRound.findFirst({ select: { title: true, instructions: true } })).toEqual({
      title: "照会",
      instructions: KEPT,
    });
  });

  it("of a report are, too", async () => {
    await approveFigure(office, KPI, "13\u200B,900\u202E", { reason: SPOILED });
    const report = await getReport(office.first, { kpiId: KPI, fy: FY }, NOW);
    expect(report).toMatchObject({
      ok: true,
      value: { current: { content: { actual: "13900", actualText: "13,900", reason: KEPT } } },
    });
  });

  it("recorded before are left as they are, and the next publication's files are whole", async () => {
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    await client.query("ALTER TABLE report_revision DISABLE TRIGGER report_revision_append_only");
    await client.query("UPDATE report_revision SET reason = $1, correction_reason = $1", [SPOILED]);
    await client.query("ALTER TABLE report_revision ENABLE TRIGGER report_revision_append_only");
    await client.query("UPDATE plan SET closed_reason = $1, closed_on = '2026-04-01' WHERE id = 'dx-1'", [
      SPOILED,
    ]);
    for (const title of [`公表\u0001一`, `公表\u000B二`]) {
      const pages = publishedPages("/", "/corrections", "/plans/dx-1", "/en/kpis/paper-sheets");
      expect(await publish(office.first, { title, note: SPOILED }, pages)).toMatchObject({ ok: true });
    }
    const files = await db().publicationFile.findMany({
      where: { path: { in: ["feed.xml", "sitemap.xml"] } },
      select: { path: true, body: true },
    });
    await client.end();
    expect(files.length).toBeGreaterThan(1);
    for (const { body } of files) parseXml(new TextDecoder().decode(body ?? undefined));
    const [stored] = await db().publication.findMany({
      select: { title: true, note: true },
      orderBy: { no: "desc" },
    });
    expect(stored).toEqual({ title: "公表\n二", note: KEPT });
  });
});
