/** 根拠資料 in publications: what is public, where it stands, that it stays, and that nothing else gets out. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { hasNginx, startNginx } from "@tests/bench/nginx";
import { PDF, PNG, pdfOf } from "@tests/fixtures/evidence-files";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { makeWrittenContent } from "@tests/fixtures/report-content";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publicFiles } from "@/domain/publication/evidence";
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { publicRoutes } from "@/lib/public-paths";
import { sha256 } from "@/lib/sha256";
import { renderExport } from "@/public-site/render-edition";
import { systemActor } from "@/server/access/viewer";
import { closeDb, db } from "@/server/db/client";
import { prepareCandidate } from "@/server/publication/compose/candidate";
import { composeSnapshot } from "@/server/publication/compose/snapshot";
import { EDITIONS, type Manifest, STORED_EDITIONS } from "@/server/publication/edition/manifest";
import { exportPublication } from "@/server/publication/export/export";
import { writeExportFolder } from "@/server/publication/export/folder";
import { zipExport } from "@/server/publication/export/zip";
import { publish } from "@/server/publication/publish";
import { readCandidateFile } from "@/server/publication/serve/candidate-file";
import { respond } from "@/server/publication/serve/respond";
import { readSite } from "@/server/publication/serve/site";
import { type StoredFile, storedFiles } from "@/server/publication/store/files";
import { checkEvidence } from "@/server/publication/verify/record";
import { verifyPublications } from "@/server/publication/verify/verify";
import { withdrawPublication } from "@/server/publication/withdraw";
import { addFile, addUrl } from "@/server/reports/evidence/add";
import { changeVisibility, removeEvidence } from "@/server/reports/evidence/change";
import { changeReport } from "@/server/reports/queries";
import { countedQueries, startCounting, stopCounting } from "./support/counted-queries";
import {
  approveFigure,
  exportedPages,
  loadRealPlans,
  NOW,
  type Office,
  publishNow,
  renderSmall,
  sql,
} from "./support/publications";

const KPI = toKpiId("online-procedures");
const FY = fiscalYear(2025);
const SECRET = "内部だけの資料";
const XSS = '<img src=x onerror=alert(1)>"&統計';
const ADDRESS = "https://example.jp/?q=%3Cscript%3E&a='\"";
/** Larger than any page, and nothing that compresses. */
const BIG = pdfOf(300_000);
/** Nothing of the one above is in it. */
const INTERNAL = Uint8Array.of(...PDF, ...pdfOf(5_000).map((byte) => byte ^ 0x5a));
const SHIFT_JIS = Uint8Array.of(0x89, 0xdb, 0x2c, 0x8c, 0x8f, 0x0d, 0x0a, 0x31, 0x2c, 0x32, 0x0d, 0x0a);
const PATH = `kpis/${KPI}/evidence/${sha256(BIG).slice(0, 16)}.pdf`;

/** For exports of which nothing else is looked at; nginx is up when it answers the front page. */
const renderOwnPage = exportedPages(publicRoutes.home(), publicRoutes.kpi(KPI));

let database: TestDatabase;
let folder: string;
let office: Office;
let bigId: string;

function must<T>(result: { ok: true; value: T } | { ok: false; reason: string; errors?: unknown }): T {
  if (result.ok) return result.value;
  throw new Error(`refused: ${result.reason} ${JSON.stringify(result.errors)}`);
}
async function shown(added: Promise<{ ok: true; value: { id: string } } | { ok: false; reason: string }>) {
  const { id } = must(await added);
  must(await changeVisibility(office.first, { id, isPublic: true }, NOW));
  return id;
}
const file = (name: string, bytes: Uint8Array, kpiId = KPI) =>
  addFile(office.first, { kpiId, fy: FY, name, bytes }, NOW);
const page = (title: string, url: string) => addUrl(office.first, { kpiId: KPI, fy: FY, title, url }, NOW);
const textOf = (bytes: Uint8Array | null | undefined) => Buffer.from(bytes ?? []).toString("utf8");
const changesOf = async (no: number) => {
  const { snapshot } = await db().publication.findUniqueOrThrow({ where: { no } });
  return (JSON.parse(snapshot) as { changes: { text: string }[] }).changes.map(({ text }) => text);
};
async function storedAt(no: number): Promise<StoredFile[]> {
  const files: StoredFile[] = [];
  for (const edition of STORED_EDITIONS) {
    for await (const stored of storedFiles(db(), no, edition)) files.push(stored);
  }
  return files;
}
const problem = async () => must(await verifyPublications(systemActor)).problem;

/** 1: before there is any; 2: with evidence; 3: without what was taken back; 4: takes 2 back. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "ayumi-evidence-"));
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  office = await loadRealPlans();
  await approveFigure(office, KPI, "2,000");
  await publishNow(systemActor, "計画の公表");

  await file(`${SECRET}.pdf`, INTERNAL);
  await page(`${SECRET}のページ`, "https://internal.example.jp/himitsu");
  bigId = await shown(file("集計（令和7年度）.pdf", BIG));
  await shown(file("表.csv", SHIFT_JIS));
  await shown(page(XSS, ADDRESS));
  const gone = await shown(file(`${SECRET}取り除いたもの.png`, PNG));
  must(await removeEvidence(office.first, { id: gone }, NOW));
  // A draft that nobody approved, with a file that somebody already calls public.
  must(
    await changeReport(
      office.first,
      {
        kpiId: toKpiId("paper-sheets"),
        fy: FY,
        event: "save_draft",
        version: 0,
        content: makeWrittenContent({ actualText: "12,345", reason: "" }),
      },
      NOW,
    ),
  );
  await shown(file(`${SECRET}下書きのもの.pdf`, PDF, toKpiId("paper-sheets")));
  expect(await publishNow(office.first, "資料の公表")).toBe(2);
});
afterAll(async () => {
  await closeDb();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

describe("public evidence of an approved figure", () => {
  it("is stored in both editions as it was sent, and listed in the manifest", async () => {
    const rows = (await storedAt(2)).filter(({ path }) => path === PATH);
    expect(rows.map(({ edition }) => edition)).toEqual(["current", "archive"]);
    const { manifest } = await db().publication.findUniqueOrThrow({ where: { no: 2 } });
    const listed = (JSON.parse(manifest) as Manifest).files.filter(({ path }) => path === PATH);
    expect(listed).toHaveLength(2);
    for (const row of rows) {
      expect(Buffer.from(row.body).equals(BIG)).toBe(true);
      expect(row).toMatchObject({ contentType: "application/pdf", brotli: null, gzip: null });
      expect(listed).toContainEqual({
        edition: row.edition,
        path: PATH,
        contentType: "application/pdf",
        bytes: BIG.length,
        sha256: sha256(BIG),
        brotliSha256: null,
        gzipSha256: null,
      });
    }
    expect(await problem()).toBeNull();
  });

  it("is answered as a file to save, at the root and in the archive", async () => {
    const [current, archive] = [await readSite(2, "current"), await readSite(2, "archive")];
    const ask = { method: "GET", acceptEncoding: "br, gzip", ifNoneMatch: null };
    for (const path of [`/${PATH}`, `/archive/2/${PATH}`]) {
      const answer = await respond({ ...ask, path }, current, async () => archive);
      expect(answer.status).toBe(200);
      expect(Buffer.from(answer.body ?? []).equals(BIG)).toBe(true);
      expect(answer.headers).toMatchObject({
        "Content-Type": "application/pdf",
        "Content-Disposition": "attachment",
        "X-Content-Type-Options": "nosniff",
        "Content-Length": String(BIG.length),
      });
      expect(answer.headers).not.toHaveProperty("Content-Encoding");
    }
  });

  it("stands on the KPI's page and in its data, with type and size, and nothing in it is markup", async () => {
    for (const [edition, base] of [
      ["current", ""],
      ["archive", "/archive/2"],
    ] as const) {
      const html = textOf((await readSite(2, edition))?.files.get(`/kpis/${KPI}`)?.body);
      expect(html).toContain("根拠資料");
      expect(html).toContain(
        `<a href="${base}/${PATH}" download="集計（令和7年度）.pdf">集計（令和7年度）.pdf</a>（PDF、293KB）`,
      );
      expect(html).toContain("表.csv</a>（CSV、12バイト）");
      expect(html).toMatch(
        /rel="noopener">&lt;img src=x onerror=alert\(1\)&gt;&quot;&amp;統計<\/a>（外部サイト）/,
      );
      expect(html).not.toContain("<img");
      expect(html).not.toContain("<script");
    }
    const site = await readSite(2, "current");
    const json = JSON.parse(textOf(site?.files.get(`/data/kpis/${KPI}.json`)?.body));
    const record = json.records.find((each: { fiscal_year: number }) => each.fiscal_year === FY);
    expect(record.evidence).toEqual([
      {
        title: "集計（令和7年度）.pdf",
        kind: "file",
        url: `../../${PATH}`,
        content_type: "application/pdf",
        bytes: BIG.length,
        sha256: sha256(BIG),
      },
      expect.objectContaining({ title: "表.csv", bytes: SHIFT_JIS.length }),
      { title: XSS, kind: "url", url: new URL(ADDRESS).href, content_type: null, bytes: null, sha256: null },
    ]);
  });

  it("is told as a change of its own, with no person's name in any byte", async () => {
    const [change, ...more] = await changesOf(2);
    expect(change).toMatch(/^「.+」の令和7年度（2025年度）の根拠資料を追加しました。$/);
    expect(more).toEqual([]);
    const { snapshot } = await db().publication.findUniqueOrThrow({ where: { no: 2 } });
    expect(snapshot).not.toContain("dx1");
    expect(snapshot).not.toContain("addedAt");
  });

  it("is in the exported folder, linked from file to file, and in its ZIP", async () => {
    const exported = must(await exportPublication(systemActor, { no: 2 }, renderExport));
    const files = new Map(exported.files.map(({ path, body }) => [path, body]));
    expect(Buffer.from(files.get(PATH) ?? []).equals(BIG)).toBe(true);
    expect(files.has(`${PATH}.br`)).toBe(false);
    expect(textOf(files.get(`kpis/${KPI}/index.html`))).toContain(
      `href="evidence/${PATH.split("/").at(-1)}"`,
    );
    expect(textOf(files.get("manifest.json"))).toContain(sha256(BIG));
    const unzipped = unzipSync(zipExport(exported));
    expect(Buffer.from(unzipped[`publication-2/${PATH}`] ?? []).equals(BIG)).toBe(true);
  });

  it("is saved from an nginx with the sample configuration, where that is installed", async () => {
    if (!hasNginx()) return;
    const exported = must(await exportPublication(systemActor, { no: 2 }, renderOwnPage));
    await writeExportFolder(path.join(folder, "dx"), exported.files);
    const nginx = await startNginx(await mkdtemp(path.join(folder, "nginx-")), path.join(folder, "dx"));
    try {
      const csv = exported.files.find((each) => /evidence\/.*\.csv$/.test(each.path));
      for (const [at, type, bytes] of [
        [PATH, "application/pdf", BIG],
        [csv?.path ?? "", "text/csv", SHIFT_JIS],
      ] as const) {
        const answer = await fetch(`http://127.0.0.1:${nginx.port}/dx/${at}`);
        expect(answer.status).toBe(200);
        expect(Object.fromEntries(answer.headers)).toMatchObject({
          "content-type": type,
          "content-disposition": "attachment",
          "x-content-type-options": "nosniff",
        });
        expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
      }
      const page = await fetch(`http://127.0.0.1:${nginx.port}/dx/kpis/${KPI}/index.html`);
      expect(page.headers.get("content-disposition")).toBeNull();
      expect((await fetch(`http://127.0.0.1:${nginx.port}/dx/kpis/${KPI}/evidence/none.pdf`)).status).toBe(
        404,
      );
    } finally {
      await nginx.stop();
    }
  });

  it("can be looked at before it is published, by whoever may publish", async () => {
    const candidate = must(await prepareCandidate(office.first, { title: "", note: "" }));
    expect(candidate.evidence.map(({ piece, isNew }) => [piece.title, isNew])).toEqual([
      ["集計（令和7年度）.pdf", false],
      ["表.csv", false],
      [XSS, false],
    ]);
    expect(Buffer.from((await readCandidateFile(candidate, PATH)) ?? []).equals(BIG)).toBe(true);
    const hidden = `kpis/${KPI}/evidence/${sha256(INTERNAL).slice(0, 16)}.pdf`;
    expect(await readCandidateFile(candidate, hidden)).toBeNull();
    expect(await readCandidateFile(candidate, "data/kpis.csv")).toBeNull();
  });
});

describe("evidence that is internal, removed, or of a figure that nobody approved", () => {
  it("is in no byte of any publication and of no export", async () => {
    const marks = [SECRET, "himitsu", sha256(INTERNAL), sha256(PDF), sha256(PNG)];
    const { snapshot, manifest } = await db().publication.findUniqueOrThrow({ where: { no: 2 } });
    const exported = must(await exportPublication(systemActor, { no: 2 }, renderExport));
    const bodies = [...(await storedAt(2)), ...exported.files].map(({ path, body }) => ({ path, body }));
    const all = [snapshot, manifest, ...bodies.map(({ path, body }) => `${path}\n${textOf(body)}`)].join(
      "\n",
    );
    expect(marks.filter((mark) => all.includes(mark))).toEqual([]);
    for (const bytes of [INTERNAL, PDF, PNG]) {
      expect(
        bodies.filter(({ body }) => Buffer.from(body).includes(Buffer.from(bytes))).map(({ path }) => path),
      ).toEqual([]);
    }
  });
});

describe("evidence that was taken back", () => {
  it("is gone from the next publication, and stays in the archive", async () => {
    must(await removeEvidence(office.first, { id: bigId }, NOW));
    expect(await publishNow(office.first, "取り下げのあと")).toBe(3);
    expect((await changesOf(3)).join()).toContain("根拠資料を取り下げました。");
    expect((await storedAt(3)).some(({ path }) => path === PATH)).toBe(false);
    const page = textOf((await readSite(3, "current"))?.files.get(`/kpis/${KPI}`)?.body);
    expect(page).not.toContain(PATH.split("/").at(-1));
    expect(page).toMatch(/取り下げ：「<span data-file="[0-9a-f]{64}">集計（/);
    const kept = (await readSite(2, "archive"))?.files.get(`/${PATH}`);
    expect(Buffer.from(kept?.body ?? []).equals(BIG)).toBe(true);
    expect(await problem()).toBeNull();
  });

  it("with the whole publication stays as well: the same bytes in the marked archive", async () => {
    must(await withdrawPublication(office.first, { no: 2, reason: "誤りがあったため" }, renderSmall));
    const archive = await readSite(2, "archive");
    expect(Buffer.from(archive?.files.get(`/${PATH}`)?.body ?? []).equals(BIG)).toBe(true);
    expect(textOf(archive?.files.get(`/kpis/${KPI}`)?.body)).toContain("取り下げられました");
    expect(await problem()).toBeNull();
  });
});

describe("verifyPublications", () => {
  async function tampered(doing: string, undoing = doing): Promise<string | null> {
    const run = (statement: string) =>
      sql(database.superUrl, `SET session_replication_role = replica; ${statement}`);
    await run(doing);
    try {
      return await problem();
    } finally {
      await run(undoing);
    }
  }
  /** As a version before stored it: each edition with bytes of its own. Here with one that is another. */
  const ownCopy = (edition: string) =>
    `UPDATE publication_file f SET body = set_byte(e.body, 250000, get_byte(e.body, 250000) # 1), evidence_sha256 = NULL
     FROM evidence_file e WHERE e.sha256 = f.sha256 AND ${at(edition)}`;
  const shared = (edition: string) =>
    `UPDATE publication_file SET body = NULL, evidence_sha256 = sha256 WHERE ${at(edition)}`;
  const at = (edition: string) => `publication_no = 2 AND edition = '${edition}' AND path = '${PATH}'`;

  it.each([
    ["current", "公開ページ"],
    ["archive", "保存版"],
    ["withdrawn", "取下げ後の保存版"],
  ])("finds a flipped byte of a copy of its own in the edition %s", async (edition, word) => {
    expect(await tampered(ownCopy(edition), shared(edition))).toBe(
      `公表第2号の${word}のファイル「${PATH}」：内容が、マニフェストのハッシュ値と合いません。`,
    );
    const exported = await exportPublication(systemActor, { no: 2 }, renderOwnPage);
    expect(exported.ok).toBe(true);
  });

  it("finds a flipped byte in the one place where the bytes stand, which the database itself refuses", async () => {
    const flip = `UPDATE evidence_file SET body = set_byte(body, 250000, get_byte(body, 250000) # 1) WHERE sha256 = '${sha256(BIG)}'`;
    await expect(tampered(flip)).rejects.toThrow("evidence_file_hash");
    const unchecked = "ALTER TABLE evidence_file DROP CONSTRAINT evidence_file_hash";
    const checked = `ALTER TABLE evidence_file ADD CONSTRAINT evidence_file_hash
      CHECK (removed_at IS NOT NULL OR sha256 = encode(sha256(body), 'hex'))`;
    expect(await tampered(`${unchecked}; ${flip}`, `${flip}; ${checked}`)).toContain(
      `のファイル「${PATH}」：内容が、マニフェストのハッシュ値と合いません。`,
    );
  });

  it("an export refuses what is not what was published", async () => {
    const run = (statement: string) =>
      sql(database.superUrl, `SET session_replication_role = replica; ${statement}`);
    await run(ownCopy("current"));
    expect(await exportPublication(systemActor, { no: 2 }, renderOwnPage)).toMatchObject({
      ok: false,
      reason: "invalid",
    });
    await run(shared("current"));
  });

  it("finds evidence that is not what the pages speak of, whatever the manifest says", async () => {
    const row = await db().publication.findUniqueOrThrow({ where: { no: 2 } });
    const told = publicFiles((JSON.parse(row.snapshot) as PublicationSnapshot).plans);
    const { files } = JSON.parse(row.manifest) as Manifest;
    const check = (listed: Manifest["files"]) => () => checkEvidence(2, told, EDITIONS, listed);
    expect(check(files)).not.toThrow();
    const other = files.map((each) => (each.path === PATH ? { ...each, sha256: "0".repeat(64) } : each));
    expect(check(other)).toThrow(
      `ファイル「${PATH}」：根拠資料が、公表した内容（スナップショット）と合いません。`,
    );
    const more = files.map((each) => ({ ...each, path: each.path.replace("index.html", "evidence/x.pdf") }));
    expect(check([...files, ...more])).toThrow("公表した内容（スナップショット）にない根拠資料です。");
  });

  it("finds a file that is missing", async () => {
    const move = (from: string, to: string) =>
      `UPDATE publication_file SET publication_no = ${to} WHERE publication_no = ${from} AND edition = 'current' AND path = '${PATH}'`;
    expect(await tampered(move("2", "1"), move("1", "2"))).toMatch(/載っていないファイル|保存されていません/);
    expect(await problem()).toBeNull();
  });
});

describe("publishing", () => {
  it("asks the database the same number of questions for one piece and for many", async () => {
    startCounting();
    const compose = () =>
      countedQueries(() =>
        db().$transaction((tx) =>
          composeSnapshot(tx, { title: "", note: "", site: { origin: null, version: "1", demo: false } }),
        ),
      );
    const few = await compose();
    stopCounting();
    for (let n = 0; n < 8; n += 1) await shown(page(`${n}ページ`, `https://example.jp/${n}`));
    for (let n = 0; n < 4; n += 1) await shown(file(`${n}.pdf`, pdfOf(1_000 + n)));
    startCounting();
    const many = await compose();
    stopCounting();
    expect(many.queries).toHaveLength(few.queries.length);
    const pieces = many.result.snapshot.plans.flatMap(({ courses }) =>
      courses.flatMap(({ years }) => years.flatMap(({ evidence }) => evidence ?? [])),
    );
    expect(pieces).toHaveLength(14);
  });

  it("is refused when a piece became public after the preview", async () => {
    const words = { title: "題名", note: "" };
    const { fingerprint } = must(await prepareCandidate(office.first, words));
    await shown(page("あとから", "https://example.jp/later"));
    expect(await publish(office.first, { ...words, fingerprint }, renderSmall)).toMatchObject({
      ok: false,
      reason: "conflict",
    });
  });

  it("takes 60 MB of files, and refuses one more with a sentence that names the largest", async () => {
    const big = async (letter: string, megabytes: number) => {
      const [row] = await sql<{ sha256: string }>(
        database.appUrl,
        `INSERT INTO evidence_file SELECT encode(sha256(b), 'hex'), length(b), b
           FROM (SELECT convert_to(repeat('${letter}', ${megabytes} * 1024 * 1024), 'UTF8') AS b) AS made
         RETURNING sha256`,
      );
      await db().evidence.create({
        data: {
          itemId: KPI,
          fy: FY,
          title: `大きな資料${letter}.pdf`,
          fileSha256: row?.sha256 ?? "",
          contentType: "application/pdf",
          isPublic: true,
          addedById: office.first.userId ?? "",
        },
        select: { id: true },
      });
    };
    await db().evidence.updateMany({ where: { removedAt: null }, data: { removedAt: new Date() } });
    await big("a", 20);
    await big("b", 20);
    await big("c", 20);
    const no = await publishNow(office.first, "大きな公表", "", renderSmall);
    const site = await readSite(no, "current");
    const sizes = [...(site?.files ?? [])].filter(([path]) => path.includes("/evidence/"));
    expect(sizes.map(([, each]) => each.body.length)).toEqual(Array(3).fill(20 * 1024 * 1024));

    await big("d", 1);
    const candidate = must(await prepareCandidate(office.first, { title: "", note: "" }));
    expect(candidate.problem).toMatch(/61MB.*60MBまで.*「大きな資料a\.pdf」（20MB）/);
    expect(await publish(office.first, { title: "題名", note: "" }, renderSmall)).toEqual({
      ok: false,
      reason: "invalid",
      errors: { "": candidate.problem },
    });
    expect(await db().publication.count()).toBe(no);
  }, 60_000);
});
