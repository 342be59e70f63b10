import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sha256 } from "@/lib/sha256";
import { mintViewer, systemActor } from "@/server/access/viewer";
import { closeDb, db } from "@/server/db/client";
import {
  type PublicationLink,
  type Verification,
  verifyPublications,
} from "@/server/publication/verify/verify";
import { withdrawPublication } from "@/server/publication/withdraw";
import {
  approveFigure,
  loadRealPlans,
  type Office,
  publishNow,
  renderSmall,
  sql,
} from "./support/publications";

let database: TestDatabase;
let office: Office;
/** As it was found when nothing but the first was published. */
let first: Verification;

/** 1: the first; 2: with a figure; 3: takes 1 back; 4: the current one. */
beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  office = await loadRealPlans();
  await publishNow(systemActor, "計画の公表", "", renderSmall);
  first = await verification();
  await approveFigure(office, "online-procedures", "2,000");
  await publishNow(office.first, "令和7年度の公表", "", renderSmall);
  await withdrawPublication(office.first, { no: 1, reason: "別の課の数値を載せたため" }, renderSmall);
  await publishNow(office.first, "四度目の公表", "", renderSmall);
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});

async function verification(expected: PublicationLink | null = null): Promise<Verification> {
  const result = await verifyPublications(systemActor, expected);
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}
const problem = async () => (await verification()).problem;

/** Statements of somebody who has the whole server. Whatever they do is undone by the second list. */
async function tampered(doing: string, undoing: string): Promise<string | null> {
  const asSuperuser = (statement: string) =>
    sql(database.superUrl, `SET session_replication_role = replica; ${statement}`);
  await asSuperuser(doing);
  try {
    return await problem();
  } finally {
    await asSuperuser(undoing);
  }
}

/** Flips the lowest bit of the byte at `at`; doing it again undoes it. */
function flip(column: string, where: string, at = 3): string {
  return `UPDATE publication_file SET ${column} = set_byte(${column}, ${at}, get_byte(${column}, ${at}) # 1) WHERE ${where}`;
}
const FILE = "publication_no = 2 AND edition = 'current' AND path = 'about/index.html'";
const WHICH = "公表第2号の公開ページのファイル「about/index.html」：";

describe("verifyPublications", () => {
  it("finds nothing where nothing was touched, and says how much it read", async () => {
    const { manifestSha256 } = await db().publication.findUniqueOrThrow({ where: { no: 4 } });
    expect(await verification()).toEqual({
      // four publications of two editions of three files, and the marked three of the one taken back
      publications: 4,
      judged: 4,
      files: 27,
      last: { no: 4, manifestSha256 },
      problem: null,
      removed: [],
    });
  });

  it("counts the files of a publication as the audit trail does", async () => {
    const { after } = await db().auditEvent.findFirstOrThrow({
      where: { action: "publication.publish", subjectRef: "1" },
      select: { after: true },
    });
    expect(after).toMatchObject({ no: 1, files: first.files });
    expect(first).toMatchObject({ publications: 1, files: 6, problem: null });
  });

  it("notices by what was noted outside that the last ones are gone, or others", async () => {
    const { last } = await verification();
    if (last === null || first.last === null) throw new Error("nothing was published");
    expect((await verification(last)).problem).toBeNull();
    expect((await verification(first.last)).problem).toBeNull();
    expect((await verification({ ...last, no: 3 })).problem).toBe(
      "公表第3号：マニフェストのハッシュ値が、控えておいた値と違います。この号か、これより前の公表が書き換えられています。",
    );
    // Only a copy of the tables loses its end: nothing else would bring the rows back.
    const tables = ["publication_file", "publication_figure", "publication"];
    const all = (each: (table: string, column: string) => string) =>
      tables.map((table) => each(table, table === "publication" ? "no" : "publication_no")).join(";");
    const cut = all(
      (table, column) =>
        `CREATE TABLE cut_${table} AS SELECT * FROM ${table} WHERE ${column} = 4; DELETE FROM ${table} WHERE ${column} = 4`,
    );
    const mended = all((table) => `INSERT INTO ${table} SELECT * FROM cut_${table}; DROP TABLE cut_${table}`);
    const asSuperuser = (statement: string) =>
      sql(database.superUrl, `SET session_replication_role = replica; ${statement}`);
    const known = (from: string, to: string) =>
      asSuperuser(`UPDATE audit_event SET action = '${to}' WHERE action = '${from}' AND subject_ref = '4'`);
    await asSuperuser(cut);
    try {
      expect((await verification()).problem).toBe(
        "操作の記録にある公表第4号がありません。公表は第3号で終わっています。末尾の公表が消されています。",
      );
      await known("publication.publish", "gone");
      expect((await verification()).problem).toBeNull();
      expect((await verification(last)).problem).toBe(
        "公表第4号がありません。公表は第3号で終わっています。末尾の公表が消されています。",
      );
    } finally {
      await known("gone", "publication.publish");
      await asSuperuser(mended);
    }
    expect((await verification(last)).problem).toBeNull();
  });

  it("is for those who may read publications", async () => {
    const department = await db().department.create({ data: { name: "試験課" } });
    const viewer = mintViewer({
      id: "00000000-0000-4000-8000-000000000001",
      name: "x",
      email: "x@example.jp",
      role: "contributor",
      department,
    });
    expect(await verifyPublications(viewer)).toEqual({ ok: false, reason: "forbidden" });
  });

  describe("finds a flipped byte", () => {
    it.each([
      ["the body", "body", "内容が、マニフェストのハッシュ値と合いません。"],
      ["the brotli twin", "brotli", "圧縮版（Brotli）が、マニフェストのハッシュ値と合いません。"],
      // byte 4 of gzip is a time stamp that no reader looks at
      ["the gzip twin", "gzip", "圧縮版（gzip）が、マニフェストのハッシュ値と合いません。"],
    ])("in %s", async (_, column, message) => {
      const statement = flip(column, FILE, 4);
      expect(await tampered(statement, statement)).toBe(`${WHICH}${message}`);
    });

    it("in every byte of a twin, and at the end of the body", async () => {
      const [row] = await sql<{ length: number; body: number }>(
        database.superUrl,
        `SELECT length(gzip) AS length, length(body) AS body FROM publication_file WHERE ${FILE}`,
      );
      for (let at = 0; at < (row?.length ?? 0); at += 17) {
        const statement = flip("gzip", FILE, at);
        expect(await tampered(statement, statement)).toMatch(/gzip/);
      }
      const last = flip("body", FILE, (row?.body ?? 1) - 1);
      expect(await tampered(last, last)).toBe(`${WHICH}内容が、マニフェストのハッシュ値と合いません。`);
    });

    it("in the archive's and in a withdrawn file", async () => {
      const archive = flip("body", "publication_no = 1 AND edition = 'archive' AND path = 'index.html'");
      expect(await tampered(archive, archive)).toBe(
        "公表第1号の保存版のファイル「index.html」：内容が、マニフェストのハッシュ値と合いません。",
      );
      const marked = flip("body", "publication_no = 1 AND edition = 'withdrawn' AND path = 'data/kpis.csv'");
      expect(await tampered(marked, marked)).toBe(
        "公表第1号の取下げ後の保存版のファイル「data/kpis.csv」：内容が、マニフェストのハッシュ値と合いません。",
      );
    });

    it.each([
      [
        "snapshot",
        "DX推進",
        "DX椎進",
        "公表第2号：公表した内容（スナップショット）が、記録されたハッシュ値と合いません。",
      ],
      ["manifest", "令和7年度", "令和7年渡", "公表第2号：マニフェストが、記録されたハッシュ値と合いません。"],
    ])("in the %s", async (column, was, now, message) => {
      const swap = (from: string, to: string) =>
        `UPDATE publication SET ${column} = replace(${column}, '${from}', '${to}') WHERE no = 2`;
      expect(await tampered(swap(was, now), swap(now, was))).toBe(message);
    });

    it.each([
      ["title", "題名"],
      ["note", "お知らせ"],
      ["publisher", "公表した課"],
      ["rule_version", "判定の規則の版"],
    ])("in the column %s", async (column, word) => {
      const [row] = await sql<{ was: string }>(
        database.superUrl,
        `SELECT ${column} AS was FROM publication WHERE no = 2`,
      );
      const set = (value: string) => `UPDATE publication SET ${column} = '${value}' WHERE no = 2`;
      expect(await tampered(set(`${row?.was}x`), set(row?.was ?? ""))).toBe(
        `公表第2号：${word}が、公表した内容（スナップショット）と合いません。`,
      );
    });

    it("in the time and in who published", async () => {
      const later = (sign: string) =>
        `UPDATE publication SET published_at = published_at ${sign} interval '1 ms' WHERE no = 2`;
      expect(await tampered(later("+"), later("-"))).toMatch(/^公表第2号：公表した日時が/);
      const by = (id: string) => `UPDATE publication SET published_by_id = '${id}' WHERE no = 2`;
      expect(await tampered(by(office.second.id), by(office.first.id))).toMatch(/^公表第2号：公表した人/);
    });

    it("in the stored hash and in the type of a file", async () => {
      const hash = (to: string) => `UPDATE publication_file SET sha256 = ${to}(sha256) WHERE ${FILE}`;
      expect(await tampered(hash("upper"), hash("lower"))).toBe(
        `${WHICH}記録されたハッシュ値が、マニフェストと合いません。`,
      );
      const type = (to: string) => `UPDATE publication_file SET content_type = '${to}' WHERE ${FILE}`;
      expect(await tampered(type("text/plain"), type("text/html; charset=utf-8"))).toMatch(/Content-Type/);
    });
  });

  it("finds a file that is missing and one that is extra", async () => {
    const move = (from: string, to: string) =>
      `UPDATE publication_file SET publication_no = ${to} WHERE publication_no = ${from} AND edition = 'current' AND path = 'extra.html'`;
    const take = `UPDATE publication_file SET path = 'moved.html' WHERE ${FILE}`;
    const put = `UPDATE publication_file SET path = 'about/index.html' WHERE publication_no = 2 AND path = 'moved.html'`;
    expect(await tampered(take, put)).toBe(
      "公表第2号の公開ページのファイル「moved.html」：マニフェストに載っていないファイルです。",
    );
    const copy = `INSERT INTO publication_file SELECT 3, edition, 'extra.html', content_type, sha256, body, brotli, gzip FROM publication_file WHERE ${FILE}`;
    const drop = "DELETE FROM publication_file WHERE path = 'extra.html'";
    expect(await tampered(copy, drop)).toMatch(
      /^公表第3号の公開ページのファイル「extra.html」：マニフェストに載っていない/,
    );
    expect(await tampered(`${copy}; ${move("3", "1")}`, drop)).toMatch(/^公表第1号の.*extra/);
    const hide = `UPDATE publication_file SET publication_no = 77 WHERE ${FILE}`;
    const show = `UPDATE publication_file SET publication_no = 2 WHERE publication_no = 77`;
    expect(await tampered(hide, show)).toBe(
      `${WHICH}マニフェストに載っているファイルが、保存されていません。`,
    );
  });

  it("finds what was rewritten together with its own hash", async () => {
    const rows = await sql<{ no: number; snapshot: string; manifest: string }>(
      database.superUrl,
      "SELECT no, snapshot, manifest FROM publication ORDER BY no",
    );
    const rewrite = (column: string, no: number, text: string) =>
      `UPDATE publication SET ${column} = $text$${text}$text$, ${column}_sha256 = '${sha256(text)}' WHERE no = ${no}`;
    const { snapshot = "", manifest = "" } = rows[1] ?? {};
    expect(
      await tampered(
        rewrite("snapshot", 2, snapshot.replace('"2000"', '"2001"')),
        rewrite("snapshot", 2, snapshot),
      ),
    ).toBe("公表第2号：公表した内容（スナップショット）のハッシュ値が、マニフェストと合いません。");
    // the manifest too: then the chain breaks at the next one
    const forged = manifest.replace("令和7年度", "令和9年度");
    expect(
      await tampered(
        `${rewrite("manifest", 2, forged)}; UPDATE publication SET title = '令和9年度の公表' WHERE no = 2`,
        `${rewrite("manifest", 2, manifest)}; UPDATE publication SET title = '令和7年度の公表' WHERE no = 2`,
      ),
    ).toMatch(/^公表第2号：/);
    // the last one has no next: its hash stands in the audit log
    const last = rows[3]?.manifest ?? "";
    expect(await tampered(rewrite("manifest", 4, `${last} `), rewrite("manifest", 4, last))).toBe(
      "公表第4号：公表した人かマニフェストのハッシュ値が、操作の記録と合いません。",
    );
  });

  it("finds a mark that does not follow from the figures, even when every hash was forged with it", async () => {
    const [row] = await sql<{ snapshot: string; manifest: string }>(
      database.superUrl,
      "SELECT snapshot, manifest FROM publication WHERE no = 4",
    );
    const { snapshot = "", manifest = "" } = row ?? {};
    const forged = snapshot.replace('"code":"improving"', '"code":"achieved"');
    expect(forged).not.toBe(snapshot);
    const forgedManifest = manifest.replace(sha256(snapshot), sha256(forged));
    const set = (text: string, list: string) =>
      `UPDATE publication SET snapshot = $text$${text}$text$, snapshot_sha256 = '${sha256(text)}', manifest = $text$${list}$text$, manifest_sha256 = '${sha256(list)}' WHERE no = 4`;
    expect(await tampered(set(forged, forgedManifest), set(snapshot, manifest))).toMatch(
      /^公表第4号：.*の目標達成状況が、公表した定義と実績から計算した結果と合いません。$/,
    );
  });

  it("finds a gap in the numbers", async () => {
    const renumber = (from: number, to: number) => `UPDATE publication SET no = ${to} WHERE no = ${from}`;
    expect(await tampered(renumber(3, 33), renumber(33, 3))).toBe(
      "公表の番号に欠けがあります。第3号がありません。",
    );
  });

  it("finds a figure that is said to be published and was not, and the reverse", async () => {
    const add = "INSERT INTO publication_figure VALUES (2, 'ai-hours-saved', 2025, 2, gen_random_uuid())";
    const undo = "DELETE FROM publication_figure WHERE kpi_id = 'ai-hours-saved'";
    expect(await tampered(add, undo)).toBe(
      "公表第2号：公表した実績の一覧に、公表していないai-hours-saved（2025年度）の第2版があります。",
    );
    const raise = (by: string) =>
      `UPDATE publication_figure SET revision = revision ${by} WHERE publication_no = 2`;
    expect(await tampered(raise("+ 1"), raise("- 1"))).toBe(
      "公表第2号：公表した実績の一覧に、online-procedures（2025年度）の第2版がありません。",
    );
  });

  it("finds a withdrawal that was hidden, invented or reworded", async () => {
    const reason = (text: string) => `UPDATE publication_withdrawal SET reason = '${text}'`;
    expect(await tampered(reason("別の理由"), reason("別の課の数値を載せたため"))).toMatch(
      /^公表第1号：取下げの記録が/,
    );
    const number = (from: number, to: number) =>
      `UPDATE publication_withdrawal SET publication_no = ${to} WHERE publication_no = ${from}`;
    expect(await tampered(number(1, 2), number(2, 1))).toMatch(/取下げの記録が|記載が/);
    const invent = "INSERT INTO publication_withdrawal VALUES (2, 'でたらめ', now(), NULL)";
    expect(await tampered(invent, "DELETE FROM publication_withdrawal WHERE publication_no = 2")).toMatch(
      /^公表第2号：取下げの記録がありますが/,
    );
  });

  it("leaves everything as it was", async () => {
    expect(await problem()).toBeNull();
  });
});
