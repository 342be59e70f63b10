/** 公開の停止: what is gone, from where, who may, and that everything else holds. */

import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pdfOf } from "@tests/fixtures/evidence-files";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { cleanText, cleanTexts } from "@/domain/shared/typed-text";
import { publicRoutes } from "@/lib/public-paths";
import { sha256 } from "@/lib/sha256";
import { foundRenderer, makeSearchables } from "@/public-site/search";
import { systemActor } from "@/server/access/viewer";
import { closeDb, db } from "@/server/db/client";
import { watchDisk } from "@/server/db/disk";
import { preparedAnswer, publicAnswer } from "@/server/front-door/public-answer";
import { searchAnswer } from "@/server/front-door/search-answer";
import { openFrontDoor } from "@/server/front-door/server";
import { prepareCandidate } from "@/server/publication/compose/candidate";
import type { Edition } from "@/server/publication/edition/manifest";
import { exportPublication } from "@/server/publication/export/export";
import { zipExport } from "@/server/publication/export/zip";
import { archivedSite, knownSite, searchBy } from "@/server/publication/serve/current-site";
import { respond } from "@/server/publication/serve/respond";
import { readSite, type Site } from "@/server/publication/serve/site";
import { watchPublications } from "@/server/publication/serve/watch";
import { deleteStopped } from "@/server/publication/stops/delete";
import { hideFromPublic } from "@/server/publication/stops/hide";
import { liftStop } from "@/server/publication/stops/lift";
import { listFreedStops, listStops } from "@/server/publication/stops/queries";
import { reapplyStops } from "@/server/publication/stops/reapply";
import { publicState } from "@/server/publication/store/current-no";
import { verifyPublications } from "@/server/publication/verify/verify";
import { withdrawPublication } from "@/server/publication/withdraw";
import { addFile } from "@/server/reports/evidence/add";
import { changeVisibility, removeEvidence } from "@/server/reports/evidence/change";
import { readEvidenceFile } from "@/server/reports/evidence/file";
import { listEvidence } from "@/server/reports/evidence/queries";
import {
  approveFigure,
  exportedPages,
  loadRealPlans,
  NOW,
  type Office,
  publishedPages,
  publishNow,
  sql,
} from "./support/publications";

const KPI = toKpiId("online-procedures");
const FY = fiscalYear(2025);
const NAME = "名簿（山田太郎）.pdf";
const PDF = pdfOf(5_000);
const HASH = sha256(PDF);
const ROUTE = `/kpis/${KPI}/evidence/${HASH.slice(0, 16)}.pdf`;
const NOTICE = "個人情報の保護のため公開を停止しました";
const SENTENCE = '窓口の鈴木花子（0577-00-1234）に "確認" & 集計したため';

// Every publication is rendered, compressed and verified many times over.
const LONG_MS = 300_000;
/** So that a test can publish as the version before did, which let such characters in. */
vi.mock("@/domain/shared/typed-text", async (original) => {
  const real = await original<typeof import("@/domain/shared/typed-text")>();
  return { ...real, cleanText: vi.fn(real.cleanText), cleanTexts: vi.fn(real.cleanTexts) };
});

vi.setConfig({ testTimeout: LONG_MS, hookTimeout: LONG_MS });

let database: TestDatabase;
let folder: string;
let office: Office;
let evidenceId: string;

function must<T>(result: { ok: true; value: T } | { ok: false; reason: string; errors?: unknown }): T {
  if (result.ok) return result.value;
  throw new Error(`refused: ${result.reason} ${JSON.stringify(result.errors)}`);
}

/** The pages and data files on which what is stopped stands: a whole site, with its paper, takes seconds. */
const TOLD_PAGES = [
  publicRoutes.home(),
  publicRoutes.archive(),
  publicRoutes.kpi(KPI),
  publicRoutes.year(FY),
  publicRoutes.notFound(),
];
const renderTold = publishedPages(...TOLD_PAGES);
const renderToldExport = exportedPages(...TOLD_PAGES);

/** As it is served until something is published or stopped. */
const sites = new Map<string, Promise<Site | null>>();
async function site(no: number | null, edition: Edition): Promise<Site | null> {
  const now = await publicState();
  const key = JSON.stringify([now, no, edition]);
  const known = sites.get(key) ?? readSite(no ?? now.no ?? 0, edition);
  sites.set(key, known);
  return known;
}

async function ask(route: string) {
  return respond(
    { method: "GET", path: route, acceptEncoding: null, ifNoneMatch: null },
    await site(null, "current"),
    (no) => site(no, "archive"),
  );
}
const statusOf = async (route: string) => (await ask(route)).status;
const textOf = async (route: string) => Buffer.from((await ask(route)).body ?? []).toString("utf8");
const verified = async () => must(await verifyPublications(systemActor));

/** Every byte that anybody could be given: all editions of all publications as they are served, and every export. */
async function everythingPublic(): Promise<string> {
  const rows = await db().publication.findMany({ select: { no: true } });
  const parts: string[] = [];
  const newest = Math.max(...rows.map(({ no }) => no));
  for (const { no } of rows) {
    for (const edition of ["current", "archive"] as const) {
      const served = await site(no, edition);
      for (const file of served?.files.values() ?? []) parts.push(Buffer.from(file.body).toString("utf8"));
    }
    // The first and the current one: an export takes seconds.
    if (![1, newest].includes(no)) continue;
    const zip = unzipSync(zipExport(must(await exportPublication(systemActor, { no }, renderToldExport))));
    for (const body of Object.values(zip)) parts.push(Buffer.from(body).toString("utf8"));
  }
  return parts.join("\n");
}

/** Everything that the database itself holds of what was published. */
async function everythingStored(): Promise<string> {
  const publications = await sql<{ all: string }>(
    database.superUrl,
    "SELECT concat_ws(' ', title, note, snapshot, manifest) AS all FROM publication",
  );
  const files = await sql<{ body: Buffer }>(
    database.superUrl,
    `SELECT coalesce(f.body, e.body) AS body
     FROM publication_file f LEFT JOIN evidence_file e ON e.sha256 = f.evidence_sha256`,
  );
  return [...publications.map(({ all }) => all), ...files.map(({ body }) => body.toString("utf8"))].join(
    "\n",
  );
}

const chained = () =>
  db().publication.findMany({ orderBy: { no: "asc" }, select: { no: true, manifestSha256: true } });
/** Said as a word: what differs would be megabytes. */
const holds = (all: string, part: string) => all.includes(part);
const pdfText = Buffer.from(PDF).toString("utf8");

/** 1: a file with personal data, a sentence with a name. 2: withdrawn by 3. 4: as things are. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "ayumi-stops-"));
  process.env.AYUMI_DATA_DIR = folder;
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  office = await loadRealPlans();
  await approveFigure(office, KPI, "2,000", { reason: SENTENCE });
  const added = must(await addFile(office.first, { kpiId: KPI, fy: FY, name: NAME, bytes: PDF }, NOW));
  evidenceId = added.id;
  must(await changeVisibility(office.first, { id: evidenceId, isPublic: true }, NOW));
  await publishNow(office.first, "最初の公表", "", renderTold);
  await publishNow(office.first, "次の公表", "鈴木花子が担当しました", renderTold);
  must(await withdrawPublication(office.first, { no: 2, reason: "誤りのため" }, renderTold));
  await publishNow(office.second, "いまの公表", "", renderTold);
});
afterAll(async () => {
  await closeDb();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

describe("a file", () => {
  let id: string;
  let wordId: string;
  const everywhere = [ROUTE, ...[1, 2, 3, 4].map((no) => `/archive/${no}${ROUTE}`)];

  it("is public before, at the root, in every archive, in the withdrawn one", async () => {
    for (const route of everywhere) expect([route, await statusOf(route)]).toEqual([route, 200]);
    expect(holds(await textOf("/archive/2"), "取り下げられました")).toBe(true);
  });

  it("is hidden by one person: 410 with a page that says so, everywhere, and the pages say so in its place", async () => {
    const target = { kind: "file", sha256: HASH } as const;
    // It cannot wait for whoever makes room on the disk.
    watchDisk({ folder, minFreeBytes: 1, freeBytes: () => 0 });
    const hidden = await hideFromPublic(office.first, { target, cause: "personal", reason: "名簿だった" });
    const other = await changeVisibility(office.first, { id: evidenceId, isPublic: false }, NOW);
    watchDisk(null);
    expect(other).toEqual({ ok: false, reason: "full" });
    ({ id } = must(hidden));
    for (const route of everywhere) {
      expect([route, await statusOf(route)]).toEqual([route, 410]);
      expect(holds(await textOf(route), `この資料は、${NOTICE}`)).toBe(true);
    }
    for (const base of ["", "/archive/1", "/archive/2"]) {
      const page = await textOf(`${base}/kpis/${KPI}`);
      expect(holds(page, NOTICE)).toBe(true);
      expect(holds(page, NAME)).toBe(false);
      const data = JSON.parse(await textOf(`${base}/data/kpis.json`));
      expect(JSON.stringify(data)).toContain(NOTICE);
    }
    const all = await everythingPublic();
    expect(holds(all, NAME)).toBe(false);
    expect(holds(all, pdfText)).toBe(false);
    // Inside, too, nobody is told that it is public, or would be.
    expect(must(await prepareCandidate(office.first, { title: "次", note: "" })).evidence).toEqual([]);
    const { pieces } = must(await listEvidence(office.first, { kpiId: KPI, fy: FY }, NOW));
    expect(pieces).toMatchObject([{ isPublic: true, isStopped: true }]);
    expect((await verified()).problem).toBeNull();
  });

  it("is not brought back by the next publication, which tells of no change", async () => {
    // Of the plan itself: it stands in names that the next publication compares.
    const target = { kind: "text", passage: "デジタル" } as const;
    ({ id: wordId } = must(await hideFromPublic(office.first, { target, cause: "other", reason: "試し" })));
    const no = await publishNow(office.first, "停止中の公表", "", renderTold);
    expect(await statusOf(`/archive/${no}${ROUTE}`)).toBe(410);
    const page = await textOf(`/archive/${no}/kpis/${KPI}`);
    expect(holds(page, NOTICE)).toBe(true);
    const { snapshot } = await db().publication.findUniqueOrThrow({ where: { no } });
    expect(JSON.parse(snapshot).changes).toEqual([]);
    expect((await verified()).problem).toBeNull();
  });

  it("is not hidden twice", async () => {
    const target = { kind: "file", sha256: HASH } as const;
    expect(await hideFromPublic(office.second, { target, cause: "rights", reason: "重ねて" })).toMatchObject({
      ok: false,
      reason: "conflict",
    });
  });

  it("is given free again, byte for byte", async () => {
    must(await liftStop(office.first, { id, reason: "別の名簿だった" }));
    must(await liftStop(office.first, { id: wordId, reason: "試しのおわり" }));
    // The one that was made meanwhile never had it: the next one has it again.
    expect(await statusOf(`/archive/5${ROUTE}`)).toBe(404);
    const next = await publishNow(office.first, "解除のあとの公表", "", renderTold);
    const { snapshot } = await db().publication.findUniqueOrThrow({ where: { no: next } });
    expect(snapshot).toContain("デジタル");
    expect(JSON.parse(snapshot).changes).toEqual([]);
    for (const route of everywhere) expect(await statusOf(route)).toBe(200);
    const { pieces } = must(await listEvidence(office.first, { kpiId: KPI, fy: FY }, NOW));
    expect(pieces).toMatchObject([{ isPublic: true, isStopped: false }]);
    expect(Buffer.from((await ask(ROUTE)).body ?? []).equals(PDF)).toBe(true);
    expect((await verified()).problem).toBeNull();
    const target = { kind: "file", sha256: HASH } as const;
    ({ id } = must(await hideFromPublic(office.first, { target, cause: "personal", reason: "やはり名簿" })));
  });

  it("is deleted for good by a second person of the office only", async () => {
    const deletion = { id, reason: "個人情報を含むため", fromStore: true };
    expect(await deleteStopped(office.first, deletion)).toMatchObject({
      ok: false,
      errors: { "": expect.stringContaining("停止した人は削除できません") },
    });
    expect(await deleteStopped(systemActor, deletion)).toMatchObject({ ok: false, reason: "invalid" });
    expect(must(await deleteStopped(office.second, deletion)).redactions).toBeGreaterThan(10);
  });

  it("has left every stored byte, the evidence store too; hash, date and reason stay, and everything verifies", async () => {
    const stored = await everythingStored();
    expect(holds(stored, pdfText)).toBe(false);
    expect(holds(stored, NAME)).toBe(false);
    expect(await readEvidenceFile(office.first, { id: evidenceId }, NOW)).toMatchObject({
      reason: "not_found",
    });
    for (const route of everywhere) expect(await statusOf(route)).toBe(410);
    expect(holds(await textOf(`/archive/2/kpis/${KPI}`), NOTICE)).toBe(true);
    const { problem, removed } = await verified();
    expect(problem).toBeNull();
    expect(removed).toEqual([
      expect.objectContaining({
        kind: "file",
        fileSha256: HASH,
        notice: expect.objectContaining({ cause: "personal" }),
      }),
    ]);
  });

  it("is named by the chain of the next publication, and does not come back by it", async () => {
    const no = await publishNow(office.first, "削除のあとの公表", "", renderTold);
    const { manifest } = await db().publication.findUniqueOrThrow({ where: { no } });
    expect(JSON.parse(manifest).stops).toEqual([
      expect.objectContaining({ kind: "file", cause: "personal", fileSha256: HASH }),
    ]);
    expect(await statusOf(ROUTE)).toBe(410);
    expect(holds(await textOf(`/kpis/${KPI}`), NOTICE)).toBe(true);
    expect((await verified()).problem).toBeNull();
  });

  it("is not taken in again", async () => {
    must(await removeEvidence(office.first, { id: evidenceId }, NOW));
    expect(
      await addFile(office.first, { kpiId: KPI, fy: FY, name: "別名.pdf", bytes: PDF }, NOW),
    ).toMatchObject({
      ok: false,
      errors: { file: expect.stringContaining("公開の停止により削除されています") },
    });
  });
});

describe("a text", () => {
  let id: string;

  it("is hidden wherever it stands, in whatever form: page, CSV, JSON, feed, list of publications", async () => {
    const target = { kind: "text", passage: "鈴木花子" } as const;
    ({ id } = must(await hideFromPublic(office.first, { target, cause: "personal", reason: "氏名" })));
    expect(holds(await everythingPublic(), "鈴木花子")).toBe(false);
    expect(holds(await textOf(`/archive/1/kpis/${KPI}`), `窓口の〔${NOTICE}〕（0577-00-1234）に`)).toBe(true);
    expect(holds(await textOf("/feed.xml"), `〔${NOTICE}〕が担当しました`)).toBe(true);
    expect((await verified()).problem).toBeNull();
  });

  it("does not come back by the next publication, nor by the title that somebody types", async () => {
    const no = await publishNow(office.second, "鈴木花子の公表", "", renderTold);
    const { title, snapshot } = await db().publication.findUniqueOrThrow({ where: { no } });
    expect(title).toBe(`〔${NOTICE}〕の公表`);
    expect(snapshot).not.toContain("鈴木花子");
    expect((await verified()).problem).toBeNull();
  });

  it("leaves every stored text when a second person deletes it; the old and the new hashes stay", async () => {
    const before = await chained();
    must(await deleteStopped(office.second, { id, reason: "氏名のため", fromStore: false }));
    expect(holds(await everythingStored(), "鈴木花子")).toBe(false);
    expect(await chained()).toEqual(before);
    expect((await verified()).problem).toBeNull();
    const rows = await db().publicationRedaction.findMany({ where: { stopId: id, path: "snapshot" } });
    expect(rows.length).toBeGreaterThan(3);
    for (const { publicationNo, oldSha256, newSha256 } of rows) {
      expect(oldSha256).not.toBe(newSha256);
      const row = await db().publication.findUniqueOrThrow({ where: { no: publicationNo } });
      expect(sha256(row.snapshot)).toBe(newSha256);
    }
    const stop = await db().publicationStop.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(stop)).not.toContain("鈴木花子");
    await publishNow(office.first, "そのあとの公表", "", renderTold);
    expect(holds(await everythingPublic(), "鈴木花子")).toBe(false);
    expect((await verified()).problem).toBeNull();
  });

  it("of a figure is known by its field alone, and keeps the data in form", async () => {
    const target = { kind: "figure", kpiId: KPI, fy: FY, field: "reason" } as const;
    const hidden = must(
      await hideFromPublic(office.second, { target, cause: "rights", reason: "引用だった" }),
    );
    const page = await textOf(`/archive/1/kpis/${KPI}`);
    expect(holds(page, "0577-00-1234")).toBe(false);
    expect(holds(page, "〔第三者の権利の保護のため公開を停止しました〕")).toBe(true);
    const data = JSON.parse(await textOf(`/data/kpis/${KPI}.json`));
    expect(JSON.stringify(data)).not.toContain("0577-00-1234");
    must(await deleteStopped(office.first, { id: hidden.id, reason: "引用のため", fromStore: false }));
    expect(holds(await everythingStored(), "0577-00-1234")).toBe(false);
    expect((await verified()).problem).toBeNull();
    const list = JSON.parse(await textOf("/archive/1/data/datapackage.json")) as {
      resources: { path: string; hash?: string }[];
    };
    for (const { path: file, hash } of list.resources) {
      const body = (await ask(`/archive/1/data/${file}`)).body;
      if (hash && body) expect([file, hash]).toEqual([file, `sha256:${sha256(body)}`]);
    }
  });

  it.each([
    ["2025", "数値や日付"],
    ["online-procedures", "数値や日付"],
    ["2,500", "数値や日付"],
    ["2,500手続き", "数値や日付"],
    ["15,240千枚", "数値や日付"],
    ["令和７年度", "数値や日付"],
    ["○ 達成", "数値や日付"],
    ["順調", "決まった言葉"],
    ["これまでの公表", "システムが表示している"],
    ["ど", "2文字以上"],
    ["どこにも載っていない文", "どこにもありません"],
  ])("that is %s is refused with a sentence", async (passage, sentence) => {
    const target = { kind: "text", passage } as const;
    expect(await hideFromPublic(office.first, { target, cause: "personal", reason: "理由" })).toMatchObject({
      ok: false,
      errors: { passage: expect.stringContaining(sentence) },
    });
  });
});

describe("what is named", () => {
  /** The hash of everything that is stored of each publication. */
  async function storedNow(): Promise<Map<number, string>> {
    const rows = await sql<{ no: number; all: string }>(
      database.superUrl,
      `SELECT p.no, concat_ws(' ', p.title, p.note, p.snapshot, p.manifest, w.reason,
         (SELECT string_agg(encode(sha256(coalesce(f.body, e.body)), 'hex'), ' ' ORDER BY f.edition, f.path)
          FROM publication_file f LEFT JOIN evidence_file e ON e.sha256 = f.evidence_sha256
          WHERE f.publication_no = p.no)) AS all
       FROM publication p LEFT JOIN publication_withdrawal w ON w.publication_no = p.no ORDER BY p.no`,
    );
    return new Map(rows.map(({ no, all }) => [no, sha256(all)]));
  }

  it("is each publication of which any stored byte changes, and no other: hidden, deleted, listed, verified", async () => {
    await publishNow(office.first, "記載の誤りがある公表", "", renderTold);
    const withdrawn = (await publicState()).no ?? 0;
    must(
      await withdrawPublication(
        office.first,
        { no: withdrawn, reason: "田中次郎の申し出のため" },
        renderTold,
      ),
    );
    const target = { kind: "text", passage: "田中次郎" } as const;
    const hidden = must(await hideFromPublic(office.first, { target, cause: "personal", reason: "氏名" }));
    // It stands in the archive of the withdrawn one, whose own snapshot was made before anybody gave that reason.
    expect(hidden.publications).toEqual([withdrawn, withdrawn + 1]);
    await publishNow(office.first, "停止のあとの公表", "", renderTold);
    const before = await storedNow();
    must(await deleteStopped(office.second, { id: hidden.id, reason: "氏名のため", fromStore: false }));
    const after = await storedNow();
    const changed = [...after].flatMap(([no, hash]) => (before.get(no) === hash ? [] : [no]));
    expect(changed).toEqual(hidden.publications);
    const { problem, removed } = await verified();
    expect(problem).toBeNull();
    expect(removed.find(({ id }) => id === hidden.id)?.publications).toEqual(changed);
    const listed = must(await listStops(office.first)).find(({ id }) => id === hidden.id);
    expect(listed?.publications).toEqual(changed);
    const event = await db().auditEvent.findFirstOrThrow({
      where: { action: "stop.delete" },
      orderBy: { id: "desc" },
      select: { after: true },
    });
    expect(event.after).toMatchObject({ stop: hidden.id, publications: changed });
  });
});

describe("the reason of a correction", () => {
  it("comes back wherever it was told, once its stop is lifted", async () => {
    const correctionReason = "小林一郎さんの申出により再集計した。";
    await approveFigure(office, KPI, "2,100", { correctionReason });
    await publishNow(office.first, "訂正の公表", "", renderTold);
    const told = async () => {
      const { no } = await publicState();
      const { snapshot } = await db().publication.findUniqueOrThrow({ where: { no: no ?? 0 } });
      const { record } = JSON.parse(snapshot) as { record: { kind: string; text: string }[] };
      return record.findLast(({ kind }) => kind === "correction")?.text;
    };
    const before = await told();
    expect(before).toContain(`理由：${correctionReason}`);
    const target = { kind: "text", passage: correctionReason } as const;
    const { id } = must(await hideFromPublic(office.first, { target, cause: "personal", reason: "氏名" }));
    await publishNow(office.first, "停止中の公表", "", renderTold);
    expect(await told()).toContain(`理由：〔${NOTICE}〕`);
    const freed = async () => {
      const { snapshot } = must(await prepareCandidate(office.first, { title: "", note: "" }));
      const stops = must(await listFreedStops(office.first, snapshot));
      return { ids: stops.map((stop) => stop.id), changes: snapshot.changes.length };
    };
    expect(await freed()).toEqual({ ids: [], changes: 0 });
    must(await liftStop(office.second, { id, reason: "本人の同意" }));
    // No change; but the office sees what comes back before it publishes.
    expect(await freed()).toEqual({ ids: [id], changes: 0 });
    await publishNow(office.first, "解除のあとの公表", "", renderTold);
    expect(await told()).toBe(before);
    expect(await freed()).toEqual({ ids: [], changes: 0 });
  });
});

describe("what nobody sees", () => {
  it("between the characters of a name hides it from no stop, and makes no change of a text", async () => {
    const spoiled = "高橋\u200B三\u00AD郎が担当";
    vi.mocked(cleanTexts).mockImplementation((value) => value);
    vi.mocked(cleanText).mockImplementation((value) => value);
    let no: number;
    try {
      no = await publishNow(office.first, `${spoiled}した公表`, "", renderTold);
    } finally {
      vi.mocked(cleanTexts).mockReset();
      vi.mocked(cleanText).mockReset();
    }
    const row = await db().publication.findUniqueOrThrow({ where: { no } });
    expect(row.title).toBe(`${spoiled}した公表`);
    const next = await publishNow(office.first, `${spoiled}したもの`, "", renderTold);
    const { title } = await db().publication.findUniqueOrThrow({ where: { no: next } });
    expect(title).toBe("高橋三郎が担当したもの");
    expect((await verified()).problem).toBeNull();
    const target = { kind: "text", passage: "高橋三郎" } as const;
    const hidden = must(await hideFromPublic(office.first, { target, cause: "personal", reason: "氏名" }));
    expect(hidden.publications).toEqual([no, next]);
    for (const route of ["/archive", `/archive/${no}/data/manifest.json`]) {
      const text = (await textOf(route)).replaceAll(/[\u200B\u00AD]/g, "");
      expect([holds(text, "高橋三郎"), holds(text, `〔${NOTICE}〕が担当した公表`)]).toEqual([false, true]);
    }
    must(await deleteStopped(office.second, { id: hidden.id, reason: "氏名のため", fromStore: false }));
    expect(holds((await everythingStored()).replaceAll(/[\u200B\u00AD]/g, ""), "高橋三郎")).toBe(false);
    expect((await verified()).problem).toBeNull();
  });
});

describe("a running server", () => {
  let server: { get: (route: string) => Promise<Response>; close: () => Promise<void> };
  const get = (route: string) => server.get(route);

  beforeAll(async () => {
    searchBy(makeSearchables);
    const watch = await watchPublications(database.appUrl);
    const origin = "http://localhost";
    const draw = await foundRenderer();
    const clientOf = () => "192.0.2.1";
    const limits = { ofClient: { atOnce: 1_000, perSecond: 100 }, ofAll: { atOnce: 1_000, perSecond: 100 } };
    const door = await openFrontDoor({
      port: 0,
      host: "127.0.0.1",
      development: false,
      origin,
      atOnce: preparedAnswer(knownSite, origin),
      answers: [
        searchAnswer({ current: knownSite, draw, origin, clientOf, limits }),
        publicAnswer(knownSite, archivedSite, origin),
      ],
      inner: {
        handle: async (_request, response) => {
          response.writeHead(501).end();
        },
        close: async () => undefined,
      },
    });
    server = {
      get: (route) => fetch(`http://127.0.0.1:${door.port}${route}`),
      close: async () => {
        await door.close();
        await watch.stop();
      },
    };
  });
  afterAll(() => server.close());

  const isFound = async (typed: string) =>
    (await (await get(`/search?q=${encodeURIComponent(typed)}`)).text()).includes("<mark>");

  it("finds by no word what was hidden or withdrawn, within five seconds", async () => {
    await approveFigure(office, KPI, "2,100", { reason: "窓口の佐藤次郎が数え直した" });
    const no = await publishNow(office.first, "数え直しの公表", "", renderTold);
    await vi.waitFor(async () => expect(await isFound("佐藤次郎")).toBe(true), 20_000);
    const target = { kind: "text", passage: "佐藤次郎" } as const;
    const { id } = must(await hideFromPublic(office.first, { target, cause: "personal", reason: "氏名" }));
    await vi.waitFor(async () => expect(await isFound("佐藤次郎")).toBe(false), 5_000);
    expect(await isFound("数え直した")).toBe(true);
    must(await liftStop(office.second, { id, reason: "同意を得た" }));
    await vi.waitFor(async () => expect(await isFound("佐藤次郎")).toBe(true), 5_000);

    await approveFigure(office, KPI, "2,100", { reason: "台帳から数えた" });
    must(await withdrawPublication(office.first, { no, reason: "書き誤り" }, renderTold));
    await vi.waitFor(async () => expect(await isFound("台帳から数えた")).toBe(true), 5_000);
    expect(await isFound("佐藤次郎")).toBe(false);
  });

  it("answers no more within five seconds of what was hidden, and gives none of its pages to keep for long", async () => {
    const added = must(
      await addFile(office.first, { kpiId: KPI, fy: FY, name: "急ぎ.pdf", bytes: pdfOf(700) }, NOW),
    );
    must(await changeVisibility(office.first, { id: added.id, isPublic: true }, NOW));
    const no = await publishNow(office.first, "急ぎの公表", "", renderTold);
    const route = `/kpis/${KPI}/evidence/${sha256(pdfOf(700)).slice(0, 16)}.pdf`;
    const both = [route, `/archive/${no}${route}`];
    await vi.waitFor(async () => expect((await get(route)).status).toBe(200), 20_000);
    for (const each of both) {
      const answer = await get(each);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("cache-control")).toBe("public, max-age=60, must-revalidate");
    }
    const target = { kind: "file", sha256: sha256(pdfOf(700)) } as const;
    const { id } = must(await hideFromPublic(office.first, { target, cause: "rights", reason: "引用" }));
    const hiddenAt = Date.now();
    await vi.waitFor(async () => expect((await get(route)).status).toBe(410), 5_000);
    expect((await get(both[1] ?? "")).status).toBe(410);
    expect(Date.now() - hiddenAt).toBeLessThan(5_000);
    const gone = await get(route);
    expect(gone.headers.get("cache-control")).toBe("no-store");
    expect(await gone.text()).toContain("第三者の権利の保護のため公開を停止しました");
    expect((await get(route.replace(".pdf", ".png"))).status).toBe(404);
    must(await liftStop(office.second, { id, reason: "引用の許しを得た" }));
    await vi.waitFor(async () => expect((await get(route)).status).toBe(200), 5_000);
  });
});

describe("the database", () => {
  it("lets the application change nothing that was published but by a deletion that a second person makes", async () => {
    const stop = await db().publicationStop.findFirstOrThrow({ where: { deletedAt: { not: null } } });
    const asApplication = (statement: string) =>
      sql(database.appUrl, `SET ROLE ayumi_app; SET ayumi.redaction = 'on'; ${statement}`);
    for (const statement of [
      "UPDATE publication_file SET body = 'x'",
      "UPDATE publication SET note = 'x'",
      "UPDATE publication_withdrawal SET reason = 'x'",
      "UPDATE evidence_file SET body = ''",
      "DELETE FROM publication_stop",
      `UPDATE publication_stop SET lifted_at = NULL WHERE id = '${stop.id}'`,
      "UPDATE publication_stop SET prints = '[]'",
      "INSERT INTO publication_redaction SELECT id, 1, '', 'x', '', '' FROM publication_stop LIMIT 1",
      `SELECT remove_stopped_file('${stop.id}', 'x')`,
      `SELECT redact_publication('${stop.id}', 1, 'x', 'x', 'x', 'x')`,
      `SELECT redact_published_file('${stop.id}', 1, 'current', 'index.html', 'x', NULL, NULL)`,
      `SELECT redact_withdrawal('${stop.id}', 2, 'x')`,
    ]) {
      await expect(asApplication(statement), statement).rejects.toThrow(
        /permission denied|refused|has ended|nothing is redacted/,
      );
    }
    // Nor does anybody else without that path.
    await expect(sql(database.superUrl, "UPDATE publication_file SET body = 'x'")).rejects.toThrow(
      "never changed",
    );
  });

  it("refuses a deletion by the one who hid it, and by somebody who is not of the office", async () => {
    const target = { kind: "text", passage: "対象を広げます" } as const;
    const { id } = must(await hideFromPublic(office.first, { target, cause: "other", reason: "試し" }));
    const deletedBy = (userId: string | null) =>
      sql(
        database.appUrl,
        `SET ROLE ayumi_app; UPDATE publication_stop SET shown = '', deleted_at = now(), deletion_reason = 'x',
         deleted_by_id = '${userId}' WHERE id = '${id}'`,
      );
    await expect(deletedBy(office.first.userId)).rejects.toThrow(
      "publication_stop_deleted_by_a_second_person",
    );
    const manager = await db().user.create({
      data: { email: "manager@example.jp", name: "管理職", role: "manager" },
      select: { id: true },
    });
    await expect(deletedBy(manager.id)).rejects.toThrow("a person of the office");
    must(await liftStop(office.second, { id, reason: "試しのおわり" }));
    expect((await verified()).problem).toBeNull();
  });

  it("finds a redaction that nobody recorded", async () => {
    await sql(
      database.superUrl,
      `BEGIN; ALTER TABLE publication_redaction DISABLE TRIGGER publication_redaction_append_only;
       UPDATE publication_redaction SET new_sha256 = repeat('0', 64) WHERE path = 'snapshot';
       ALTER TABLE publication_redaction ENABLE TRIGGER publication_redaction_append_only; COMMIT`,
    );
    expect((await verified()).problem).toContain("操作の記録と合いません");
  });
});

describe("the data folder", () => {
  /** The database as a backup has it that is older than what follows. */
  const asBefore = (statement: string) =>
    sql(database.superUrl, `SET session_replication_role = replica; ${statement}`);
  const PUBLISHED = ["publication", "publication_file", "publication_withdrawal"];

  it("brings back to a restored database what it does not know: hidden, and deleted by the same second person", async () => {
    await publishNow(office.first, "一覧", "佐藤一郎が担当しました", renderTold);
    for (const table of PUBLISHED) await asBefore(`CREATE TABLE kept_${table} AS TABLE ${table}`);
    const target = { kind: "text", passage: "佐藤一郎" } as const;
    const { id } = must(await hideFromPublic(office.first, { target, cause: "personal", reason: "氏名" }));
    const forget = async () => {
      await asBefore(`DELETE FROM publication_redaction WHERE stop_id = '${id}'`);
      await asBefore(`DELETE FROM publication_stop WHERE id = '${id}'`);
    };
    await forget();
    expect(holds(await textOf("/archive"), "佐藤一郎")).toBe(true);
    expect(must(await reapplyStops(systemActor))).toEqual({ hidden: 1, deleted: 0, toDelete: 0 });
    expect(holds(await textOf("/archive"), "佐藤一郎")).toBe(false);
    expect(holds(await everythingStored(), "佐藤一郎")).toBe(true);

    must(await deleteStopped(office.second, { id, reason: "氏名のため", fromStore: false }));
    await forget();
    for (const table of PUBLISHED) {
      await asBefore(`DELETE FROM ${table}`);
      await asBefore(`INSERT INTO ${table} SELECT * FROM kept_${table}`);
    }
    expect(holds(await everythingStored(), "佐藤一郎")).toBe(true);
    expect(must(await reapplyStops(systemActor))).toEqual({ hidden: 1, deleted: 1, toDelete: 0 });
    expect(holds(await everythingStored(), "佐藤一郎")).toBe(false);
    expect(must(await reapplyStops(systemActor))).toEqual({ hidden: 0, deleted: 0, toDelete: 0 });
    const { deletedById } = await db().publicationStop.findUniqueOrThrow({ where: { id } });
    expect(deletedById).toBe(office.second.userId);
  });

  it("holds every stop, and no word of what was stopped", async () => {
    const text = await readFile(path.join(folder, "stops.json"), "utf8");
    const stops = await db().publicationStop.findMany({ select: { id: true } });
    for (const { id } of stops) expect(text).toContain(id);
    for (const word of ["鈴木花子", "0577-00-1234", NAME]) expect(holds(text, word)).toBe(false);
  });
});
