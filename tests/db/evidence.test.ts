/** 根拠資料: what is taken, by whom and when, where its bytes go, and who gets them back. */

import { createHash } from "node:crypto";
import {
  archive,
  bomb,
  CSV,
  DOCX,
  EXE,
  GIF,
  JPEG,
  OLD_DOC,
  PDF,
  PNG,
  pdfOf,
  WEBP,
  XLSM,
  XLSX,
} from "@tests/fixtures/evidence-files";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { EVIDENCE_MAX_BYTES, EVIDENCE_MAX_PIECES } from "@/domain/reports/entry/evidence";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { type KpiId, toKpiId } from "@/domain/shared/kpi-id";
import { mintViewer, type Viewer } from "@/server/access/viewer";
import { closeDb, db } from "@/server/db/client";
import { addFile, addUrl } from "@/server/reports/evidence/add";
import { changeVisibility, removeEvidence, restoreEvidence } from "@/server/reports/evidence/change";
import { readEvidenceFile } from "@/server/reports/evidence/file";
import { listEvidence } from "@/server/reports/evidence/queries";
import { COUNT, FY, loadPeopleAndPlan, NOW, openRound, PAPER, type People, SHARE } from "./support/reports";

let database: TestDatabase;
let people: People;
let roundId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  people = await loadPeopleAndPlan();
  roundId = await openRound();
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});
beforeEach(async () => {
  await db().evidence.updateMany({ data: { removedAt: new Date() } });
  await setClosed(null);
});

const paper = { kpiId: PAPER, fy: FY };
const file = (name: string, bytes: Uint8Array, of = paper) => ({ ...of, name, bytes });
const url = (address: string, title = "統計書") => ({ ...paper, title, url: address });
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

async function setClosed(closedAt: Date | null): Promise<void> {
  await db().collectionRound.update({ where: { id: roundId }, data: { closedAt }, select: { id: true } });
}

function must<T>(result: { ok: true; value: T } | { ok: false; reason: string; errors?: unknown }): T {
  if (result.ok) return result.value;
  throw new Error(`refused: ${result.reason} ${JSON.stringify(result.errors)}`);
}

/** What the report's list shows, as a person names it. */
async function titles(viewer: Viewer = people.general): Promise<string[]> {
  return must(await listEvidence(viewer, paper, NOW)).pieces.map(({ title }) => title);
}

async function newestEvent() {
  return db().auditEvent.findFirst({ orderBy: { id: "desc" } });
}

/** A person of 総務課 who came in by a personal link. */
async function byLink(kpiIds: readonly KpiId[], fy = FY): Promise<Viewer> {
  const row = await db().user.findUniqueOrThrow({
    where: { id: people.general.id },
    select: {
      id: true,
      name: true,
      email: true,
      role: true,
      department: { select: { id: true, name: true } },
    },
  });
  return mintViewer(row, {
    responseScope: { linkId: "00000000-0000-4000-8000-000000000000", fy, kpiIds, initiativeIds: [] },
  });
}

describe("a file that is taken", () => {
  it.each([
    ["集計.pdf", PDF, "pdf"],
    ["集計.xlsx", XLSX, "xlsx"],
    ["会議.docx", DOCX, "docx"],
    ["図.png", PNG, "png"],
    ["写真.jpg", JPEG, "jpeg"],
    ["図.webp", WEBP, "webp"],
    ["図.gif", GIF, "gif"],
    ["表.csv", CSV, "csv"],
  ] as const)("%s", async (name, bytes, kind) => {
    const added = must(await addFile(people.general, file(name, bytes), NOW));
    expect(added).toMatchObject({ title: name, kind, size: bytes.length, isPublic: false, url: null });
    expect(added.addedBy).toBe(`総務課 ${people.general.name}`);
    expect(await titles()).toEqual([name]);
    const read = must(await readEvidenceFile(people.manager, { id: added.id }, NOW));
    expect(Buffer.from(read.body).equals(Buffer.from(bytes))).toBe(true);
    expect(read.name).toBe(name);
    expect(await newestEvent()).toMatchObject({
      action: "evidence.add",
      subject: `report:${PAPER}/${FY}`,
      actorId: people.general.id,
      after: { evidence: name, evidenceKind: kind, isPublic: false, sha256: sha256(bytes) },
    });
  });

  it("of 20 MB comes back byte by byte; with one byte more it is refused with both sizes", async () => {
    const bytes = pdfOf(EVIDENCE_MAX_BYTES);
    const { id } = must(await addFile(people.general, file("大.pdf", bytes), NOW));
    const read = must(await readEvidenceFile(people.general, { id }, NOW));
    expect(sha256(read.body)).toBe(sha256(bytes));
    const larger = await addFile(people.general, file("大.pdf", pdfOf(EVIDENCE_MAX_BYTES + 1)), NOW);
    expect(larger).toMatchObject({
      ok: false,
      reason: "invalid",
      errors: { file: expect.stringMatching(/20\.01MB.*20MBまで/) },
    });
  });

  it("is stored once, however often the same content comes", async () => {
    const bytes = pdfOf(3_000);
    const first = must(await addFile(people.general, file("一.pdf", bytes), NOW));
    must(await addFile(people.office, file("二.pdf", bytes, { kpiId: SHARE, fy: FY }), NOW));
    const again = await addFile(people.general, file("三.pdf", bytes), NOW);
    expect(again).toMatchObject({
      ok: false,
      reason: "conflict",
      errors: { file: "同じ内容のファイル「一.pdf」がすでに登録されています。" },
    });
    expect(await db().evidenceFile.count({ where: { sha256: sha256(bytes) } })).toBe(1);
    // Removed from one report, it is still there for the other, and can be added again.
    must(await removeEvidence(people.general, { id: first.id }, NOW));
    must(await addFile(people.general, file("三.pdf", bytes), NOW));
    expect(await titles()).toEqual(["三.pdf"]);
  });

  it("sent twice at the same moment is there once", async () => {
    const send = () => addFile(people.general, file("同時.pdf", pdfOf(2_000)), NOW);
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await titles()).toEqual(["同時.pdf"]);
  });

  it("is named without folders and unseen characters", async () => {
    const sent = file("C:\\Users\\x\\\u202e集計\u0000.pdf", PDF);
    expect(must(await addFile(people.general, sent, NOW)).title).toBe("集計.pdf");
  });
});

describe("a file that is refused", () => {
  const twisted = Uint8Array.from(DOCX);
  twisted.fill(0xff, twisted.length - 12, twisted.length - 6);
  it.each([
    ["a program renamed", "請求書.pdf", EXE, /内容がPDFではない/],
    ["a program as a table", "表.csv", EXE, /内容がCSVではない/],
    ["an image named as a PDF", "図.pdf", PNG, /内容は画像（PNG）/],
    ["a page named as a table", "表.csv", Buffer.from("<html><script>alert(1)</script>"), /HTML、SVG/],
    ["a drawing that runs", "図.svg", Buffer.from("<svg/>"), /HTML、SVG/],
    ["a drawing named as an image", "図.png", Buffer.from("<svg onload='x'/>"), /HTML、SVG/],
    ["macros", "集計.xlsm", XLSM, /マクロ/],
    ["macros under another name", "集計.xlsx", XLSM, /マクロ/],
    ["a file of an old kind", "会議.docx", OLD_DOC, /古い形式/],
    ["an archive", "資料.docx", archive(["a.txt"]), /内容がWordではない/],
    ["an archive cut off", "資料.docx", DOCX.subarray(0, DOCX.length - 30), /内容がWordではない/],
    ["an archive that contradicts itself", "資料.docx", twisted, /内容がWordではない/],
    ["nothing", "空.pdf", new Uint8Array(), /空のファイル/],
    ["no name", "///", PDF, /名前がありません/],
    ["a program", "道具.exe", EXE, /この種類のファイル/],
  ])("%s (%s)", async (_, name, bytes, reason) => {
    const before = await db().auditEvent.count();
    const answer = await addFile(people.general, file(name, Uint8Array.from(bytes)), NOW);
    expect(answer).toMatchObject({
      ok: false,
      reason: "invalid",
      errors: { file: expect.stringMatching(reason) },
    });
    expect(await titles()).toEqual([]);
    expect(await db().auditEvent.count()).toBe(before);
  });

  it("a document that would unpack to 64 MB is only read by its list of names", async () => {
    const bytes = bomb();
    expect(bytes.length).toBeLessThan(100_000);
    const before = process.memoryUsage().rss;
    must(await addFile(people.general, file("圧縮.docx", bytes), NOW));
    expect(process.memoryUsage().rss - before).toBeLessThan(40 * 1024 * 1024);
  });

  it("the twenty-first", async () => {
    for (let no = 1; no <= EVIDENCE_MAX_PIECES - 1; no += 1) {
      must(await addUrl(people.general, url(`https://example.jp/${no}`), NOW));
    }
    const both = [pdfOf(100), pdfOf(101)].map((bytes) =>
      addFile(people.general, file("最後.pdf", bytes), NOW),
    );
    const answers = await Promise.all(both);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({
      reason: "invalid",
      errors: { file: expect.stringMatching(/20件まで/) },
    });
    expect(await titles()).toHaveLength(EVIDENCE_MAX_PIECES);
  });
});

describe("an address", () => {
  it("is kept with what it leads to", async () => {
    const added = must(await addUrl(people.general, url("HTTPS://Example.jp/a"), NOW));
    expect(added).toMatchObject({ kind: "url", url: "https://example.jp/a", title: "統計書", size: null });
    expect(await readEvidenceFile(people.general, { id: added.id }, NOW)).toMatchObject({
      reason: "not_found",
    });
    expect(await addUrl(people.office, url("https://example.jp/a", "別の名"), NOW)).toMatchObject({
      reason: "conflict",
      errors: { url: "同じURLが「統計書」としてすでに登録されています。" },
    });
  });

  it("that is none, or without a title, gets a sentence at its field", async () => {
    const answer = await addUrl(people.general, url("javascript:alert(1)", " "), NOW);
    expect(answer).toMatchObject({
      reason: "invalid",
      errors: { url: expect.stringMatching(/https/), title: expect.stringMatching(/名前/) },
    });
  });
});

describe("internal or public", () => {
  it("is a choice that the trail keeps; the same choice again writes nothing", async () => {
    const { id } = must(await addUrl(people.general, url("https://example.jp/v"), NOW));
    expect(must(await changeVisibility(people.office, { id, isPublic: true }, NOW)).isPublic).toBe(true);
    expect(await newestEvent()).toMatchObject({
      action: "evidence.change",
      before: { evidence: "統計書", isPublic: false },
      after: { evidence: "統計書", isPublic: true },
    });
    const before = await db().auditEvent.count();
    must(await changeVisibility(people.office, { id, isPublic: true }, NOW));
    expect(await db().auditEvent.count()).toBe(before);
    must(await changeVisibility(people.general, { id, isPublic: false }, NOW));
    expect(must(await listEvidence(people.manager, paper, NOW)).pieces[0]?.isPublic).toBe(false);
  });
});

describe("what was removed", () => {
  it("is neither listed nor given out nor changed; its bytes stay", async () => {
    const bytes = pdfOf(4_000);
    const { id } = must(await addFile(people.general, file("古い.pdf", bytes), NOW));
    must(await removeEvidence(people.general, { id }, NOW));
    expect(await newestEvent()).toMatchObject({
      action: "evidence.remove",
      before: { evidence: "古い.pdf", isPublic: false },
      after: { evidence: "古い.pdf", isPublic: null },
    });
    expect(await titles()).toEqual([]);
    for (const answer of [
      await readEvidenceFile(people.office, { id }, NOW),
      await changeVisibility(people.office, { id, isPublic: true }, NOW),
      await removeEvidence(people.office, { id }, NOW),
    ]) {
      expect(answer).toMatchObject({ ok: false, reason: "not_found" });
    }
    expect(await db().evidenceFile.count({ where: { sha256: sha256(bytes) } })).toBe(1);
  });

  it("comes back as 内部, once, for whoever may change the report", async () => {
    const { id } = must(await addUrl(people.general, url("https://example.jp/back"), NOW));
    must(await changeVisibility(people.general, { id, isPublic: true }, NOW));
    must(await removeEvidence(people.general, { id }, NOW));
    for (const who of [people.citizen, people.manager])
      expect(await restoreEvidence(who, { id }, NOW)).toMatchObject({ ok: false });
    expect(await titles()).toEqual([]);
    expect(must(await restoreEvidence(people.general, { id }, NOW))).toMatchObject({ id, isPublic: false });
    expect(await newestEvent()).toMatchObject({
      action: "evidence.restore",
      before: { isPublic: null },
      after: { isPublic: false },
    });
    const before = await db().auditEvent.count();
    must(await restoreEvidence(people.office, { id }, NOW));
    expect(await db().auditEvent.count()).toBe(before);
    must(await removeEvidence(people.general, { id }, NOW));
    const both = [people.general, people.office].map((who) => restoreEvidence(who, { id }, NOW));
    expect((await Promise.all(both)).map(({ ok }) => ok)).toEqual([true, true]);
    expect(await db().auditEvent.count()).toBe(before + 2);
    expect(await titles()).toHaveLength(1);
  });

  it("does not come back beside the same content that was added again", async () => {
    const { id } = must(await addUrl(people.general, url("https://example.jp/again"), NOW));
    must(await removeEvidence(people.general, { id }, NOW));
    must(await addUrl(people.general, url("https://example.jp/again"), NOW));
    expect(await restoreEvidence(people.general, { id }, NOW)).toMatchObject({
      ok: false,
      reason: "conflict",
      errors: { "": "同じ資料、またはほかの写真が、その後に登録されています。" },
    });
    expect(await titles()).toHaveLength(1);
  });

  it("by two at once is one event", async () => {
    const { id } = must(await addUrl(people.general, url("https://example.jp/two"), NOW));
    const before = await db().auditEvent.count();
    const answers = await Promise.all(
      [people.general, people.office].map((who) => removeEvidence(who, { id }, NOW)),
    );
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await db().auditEvent.count()).toBe(before + 1);
  });
});

describe("who", () => {
  let id: string;
  beforeEach(async () => {
    id = must(await addFile(people.general, file("根拠.pdf", PDF), NOW)).id;
  });

  it("another department: as if there were nothing", async () => {
    for (const answer of [
      await listEvidence(people.citizen, paper, NOW),
      await readEvidenceFile(people.citizen, { id }, NOW),
      await addUrl(people.citizen, url("https://example.jp/x"), NOW),
      await changeVisibility(people.citizen, { id, isPublic: true }, NOW),
      await removeEvidence(people.citizen, { id }, NOW),
      await readEvidenceFile(people.citizen, { id: "00000000-0000-4000-8000-000000000000" }, NOW),
      await readEvidenceFile(people.citizen, { id: "x" }, NOW),
    ]) {
      expect(answer).toEqual({ ok: false, reason: "not_found" });
    }
  });

  it("a manager reads and changes nothing; an administrator does not read", async () => {
    expect(must(await listEvidence(people.manager, paper, NOW))).toMatchObject({
      canChange: false,
      closedBecause: null,
      pieces: [{ title: "根拠.pdf" }],
    });
    expect(await addFile(people.manager, file("他.pdf", PDF), NOW)).toEqual({
      ok: false,
      reason: "forbidden",
    });
    expect(await changeVisibility(people.manager, { id, isPublic: true }, NOW)).toMatchObject({
      reason: "forbidden",
    });
    expect(await removeEvidence(people.manager, { id }, NOW)).toMatchObject({ reason: "forbidden" });
    expect(await listEvidence(people.admin, paper, NOW)).toMatchObject({ reason: "forbidden" });
    expect(await titles()).toEqual(["根拠.pdf"]);
  });

  it("a department only while it may write; the office always", async () => {
    await setClosed(new Date());
    const closed = {
      ok: false,
      reason: "forbidden",
      errors: { "": expect.stringMatching(/受付が終わった/) },
    };
    expect(await addFile(people.general, file("遅れ.csv", CSV), NOW)).toMatchObject(closed);
    expect(await removeEvidence(people.general, { id }, NOW)).toMatchObject(closed);
    expect(must(await listEvidence(people.general, paper, NOW))).toMatchObject({
      canChange: false,
      closedBecause: expect.stringMatching(/受付が終わった/),
    });
    expect(must(await readEvidenceFile(people.general, { id }, NOW)).name).toBe("根拠.pdf");
    must(await addFile(people.office, file("追加.csv", CSV), NOW));
    expect(await titles()).toEqual(["根拠.pdf", "追加.csv"]);
  });

  it("by a personal link: its reports and no other", async () => {
    const own = await byLink([PAPER]);
    must(await addUrl(own, url("https://example.jp/link"), NOW));
    expect(must(await readEvidenceFile(own, { id }, NOW)).name).toBe("根拠.pdf");
    for (const other of [await byLink([COUNT]), await byLink([PAPER], fiscalYear(FY - 1))]) {
      expect(await listEvidence(other, paper, NOW)).toEqual({ ok: false, reason: "not_found" });
      expect(await readEvidenceFile(other, { id }, NOW)).toEqual({ ok: false, reason: "not_found" });
    }
  });

  it("a KPI or a year that there is not", async () => {
    expect(await listEvidence(people.office, { kpiId: toKpiId("none"), fy: FY }, NOW)).toMatchObject({
      reason: "not_found",
    });
    expect(await listEvidence(people.office, { kpiId: PAPER, fy: fiscalYear(2029) }, NOW)).toMatchObject({
      reason: "not_found",
    });
  });
});
