/** KPI以外の実績, from an approved figure to a publication that proves itself. */
import { PDF, pdfOf } from "@tests/fixtures/evidence-files";
import { realPlanWithMetrics } from "@tests/fixtures/metrics";
import { realPlan } from "@tests/fixtures/plan";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { sha256 } from "@/lib/sha256";
import { renderExport } from "@/public-site/render-edition";
import { systemActor } from "@/server/access/viewer";
import { closeDb, db } from "@/server/db/client";
import { importPlan } from "@/server/proposals/import";
import { prepareCandidate } from "@/server/publication/compose/candidate";
import { readSnapshot } from "@/server/publication/compose/snapshot";
import { exportPublication } from "@/server/publication/export/export";
import { respond } from "@/server/publication/serve/respond";
import { readSite } from "@/server/publication/serve/site";
import { deleteStopped } from "@/server/publication/stops/delete";
import { hideFromPublic } from "@/server/publication/stops/hide";
import { listPublishedFiles } from "@/server/publication/stops/queries";
import { listPublishedTexts } from "@/server/publication/stops/texts";
import { verifyPublications } from "@/server/publication/verify/verify";
import { addFile } from "@/server/reports/evidence/add";
import { changeVisibility } from "@/server/reports/evidence/change";
import {
  approveFigure,
  loadPeople,
  NOW,
  type Office,
  publishedPages,
  publishNow,
  renderSmall,
  sql,
} from "./support/publications";

/** A metric stands on these, and not on the last one. */
const SHOWN = ["/measures/1-1", "/plans/dx-2/measures/1-1", "/years/2025", "/plans/dx-2", "/"];
const renderLooked = publishedPages(...SHOWN, "/pillars/1");

const METRIC = "online-requests";
const OTHER = "mynumber-cards";
const NAME = "窓口の山田太郎";
const OPENING = "「オンライン申請の件数」の令和7年度（2025年度）の";

let database: TestDatabase;
let office: Office;

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  for (const plan of [realPlan("dx-1"), realPlanWithMetrics()]) await importPlan(systemActor, plan);
  office = await loadPeople();
  await publishNow(systemActor, "計画の公表", "", renderSmall);
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});

async function snapshotOf(no: number): Promise<PublicationSnapshot> {
  const snapshot = await readSnapshot(db(), no);
  if (snapshot === null) throw new Error(`no publication ${no}`);
  return snapshot;
}
const figuresOf = ({ plans }: PublicationSnapshot) =>
  plans.flatMap(({ metrics = [] }) =>
    metrics.map(({ metricId, years }) => [metricId, years.map(({ actual }) => actual)]),
  );
async function problem(): Promise<string | null> {
  const result = await verifyPublications(systemActor);
  if (!result.ok) throw new Error(result.reason);
  return result.value.problem;
}
async function nextChanges(): Promise<string[]> {
  const candidate = await prepareCandidate(office.first, { title: "次", note: "" });
  if (!candidate.ok) throw new Error(candidate.reason);
  return candidate.value.snapshot.changes.map(({ text }) => text);
}
const asSuperuser = (statement: string) =>
  sql(database.superUrl, `SET session_replication_role = replica; ${statement}`);

it("a publication without any figure says nothing of them", async () => {
  expect(JSON.stringify(await snapshotOf(1))).not.toContain('"metricId"');
  expect(await problem()).toBeNull();
});

it("what was approved last is told, with its revision, and nothing of what was replaced unseen", async () => {
  await approveFigure(office, METRIC, "12,000", { reason: "間違えて承認した。" });
  await approveFigure(office, METRIC, "12,345", { reason: `${NAME}が数えた。`, warningNote: "内部の話" });
  await approveFigure(office, OTHER, "81.5");
  expect(await nextChanges()).toEqual([
    "「マイナンバーカードの保有率」の令和7年度（2025年度）の実績は81.5%です。",
    `${OPENING}実績は12,345件です。`,
  ]);
  await publishNow(office.first, "令和7年度の公表", "", renderLooked);
  const snapshot = await snapshotOf(2);
  expect(figuresOf(snapshot)).toEqual([
    [OTHER, ["81.5"]],
    [METRIC, ["12345"]],
  ]);
  const [, told] = snapshot.plans[0]?.metrics ?? [];
  expect(told?.years).toMatchObject([{ revision: 4, correctionReason: "", unit: "件" }]);
  expect(JSON.stringify(snapshot)).not.toMatch(/内部の話|間違えて承認/);
  const figures = await db().publicationFigure.findMany({ where: { publicationNo: 2 } });
  expect(figures.map(({ itemId, revision }) => [itemId, revision])).toEqual(
    expect.arrayContaining([
      [METRIC, 4],
      [OTHER, 2],
    ]),
  );
  expect(await nextChanges()).toEqual([]);
  expect(await problem()).toBeNull();
});

it("a correction is told old → new, by this publication and those after it", async () => {
  await approveFigure(office, METRIC, "12,400", { reason: `${NAME}が数えた。`, correctionReason: "漏れ" });
  const told = [`${OPENING}実績を12,345件から12,400件に訂正しました。理由：漏れ。`];
  expect(await nextChanges()).toEqual(told);
  await publishNow(office.first, "訂正", "", renderSmall);
  await publishNow(office.first, "もう一度", "", renderSmall);
  const last = await snapshotOf(4);
  expect(last.changes).toEqual([]);
  expect(last.record?.map(({ no, text }) => [no, text])).toEqual(told.map((text) => [3, text]));
  expect(await problem()).toBeNull();
});

it("the archived pages that show it say what became of it, and no others do", async () => {
  const [current, archive] = [await readSite(4, "current"), await readSite(2, "archive")];
  const banner = async (path: string) => {
    const request = { method: "GET", path, acceptEncoding: null, ifNoneMatch: null };
    const { body } = await respond(request, current, async () => archive);
    return /<div class="old">.*?<\/div>/s.exec(Buffer.from(body ?? []).toString("utf8"))?.[0] ?? "";
  };
  const corrected = "このページの内容は、公表第3号で訂正されました。";
  for (const path of SHOWN) {
    expect(await banner(`/archive/2${path === "/" ? "" : path}`), path).toContain(corrected);
  }
  expect(await banner("/archive/2/pillars/1")).toContain("このページの内容に訂正はありません。");
});

it("the check notices a figure that is not the one that was approved, and one that is not listed", async () => {
  const wrong = `公表第2号：${METRIC}の2025年度のKPI以外の実績が、承認した報告と合いません。`;
  const which = `no = 4 AND report_id = (SELECT id FROM report WHERE kpi_id = '${METRIC}')`;
  for (const [column, value] of [
    ["actual", "1"],
    ["reason", "'書き換え'"],
    ["unit", "'回'"],
    ["department", "'別の課'"],
  ] as const) {
    await asSuperuser(`CREATE TABLE kept AS SELECT ${column} AS value FROM report_revision WHERE ${which};
      UPDATE report_revision SET ${column} = ${value} WHERE ${which}`);
    expect(await problem(), column).toBe(wrong);
    await asSuperuser(`UPDATE report_revision SET ${column} = (SELECT value FROM kept) WHERE ${which};
      DROP TABLE kept`);
  }
  expect(await problem()).toBeNull();
  const listed = `publication_no = 3 AND kpi_id = '${METRIC}'`;
  await asSuperuser(`CREATE TABLE cut AS SELECT * FROM publication_figure WHERE ${listed};
    DELETE FROM publication_figure WHERE ${listed}`);
  expect(await problem()).toContain(`${METRIC}（2025年度）の第6版がありません。`);
  await asSuperuser("INSERT INTO publication_figure SELECT * FROM cut; DROP TABLE cut");
  expect(await problem()).toBeNull();
});

describe("evidence of a figure", () => {
  const at = { kpiId: toKpiId(METRIC), fy: fiscalYear(2025) };
  const route = `/other-figures/${METRIC}/evidence/${sha256(PDF).slice(0, 16)}.pdf`;
  const added = async (bytes: Uint8Array, name: string, isPublic: boolean) => {
    const piece = await addFile(office.first, { ...at, name, bytes }, NOW);
    if (!piece.ok) throw new Error(piece.reason);
    if (isPublic) await changeVisibility(office.first, { id: piece.value.id, isPublic }, NOW);
    return piece.value.id;
  };
  let id: string;

  it("is published where somebody chose to show it, byte for byte, in archive and export", async () => {
    id = await added(PDF, "集計.pdf", true);
    await added(pdfOf(900), "内部の表.pdf", false);
    expect(await nextChanges()).toEqual([`${OPENING}根拠資料を追加しました。`]);
    await publishNow(office.first, "資料の公表", "", renderLooked);
    const archive = await readSite(5, "archive");
    expect(Buffer.from(archive?.files.get(route)?.body ?? []).equals(PDF)).toBe(true);
    const page = Buffer.from(archive?.files.get("/measures/1-1")?.body ?? []).toString("utf8");
    expect(page).toContain(`<a href="/archive/5${route}" download="集計.pdf">`);
    const exported = await exportPublication(systemActor, { no: 5 }, renderExport);
    if (!exported.ok) throw new Error(exported.reason);
    const files = new Map(exported.value.files.map(({ path, body }) => [path, Buffer.from(body)]));
    expect(files.get(route.slice(1))?.equals(PDF)).toBe(true);
    expect(files.get("nginx.conf.sample")?.toString()).toContain("(?:kpis|initiatives|other-figures)/");
    const inside = [sha256(pdfOf(900)), "内部の表"];
    for (const [path, body] of files) {
      expect(
        inside.filter((mark) => `${path}\n${body}`.includes(mark)),
        path,
      ).toEqual([]);
    }
    expect(await problem()).toBeNull();
  });

  it("is missed by the check where its bytes are not those that were published", async () => {
    const where = `publication_no = 5 AND edition = 'archive' AND path = '${route.slice(1)}'`;
    await asSuperuser(`CREATE TABLE cut AS SELECT * FROM publication_file WHERE ${where};
      DELETE FROM publication_file WHERE ${where}`);
    expect(await problem()).toContain(route.slice(1));
    await asSuperuser("INSERT INTO publication_file SELECT * FROM cut; DROP TABLE cut");
    expect(await problem()).toBeNull();
  });

  it("is told as internal without a word of it, and can be stopped where it was public", async () => {
    await changeVisibility(office.first, { id, isPublic: false }, NOW);
    const candidate = await prepareCandidate(office.first, { title: "次", note: "" });
    if (!candidate.ok) throw new Error(candidate.reason);
    expect(candidate.value.snapshot.changes).toMatchObject([
      { kind: "evidence", evidence: { added: [], removed: [{ kind: "withheld" }] } },
    ]);
    await changeVisibility(office.first, { id, isPublic: true }, NOW);
    const files = await listPublishedFiles(office.first);
    expect(files).toMatchObject({ value: [{ kpiId: METRIC, name: "集計.pdf", publications: [5] }] });
    const target = { kind: "file", sha256: sha256(PDF) } as const;
    const hidden = await hideFromPublic(office.first, { cause: "rights", reason: "権利の確認", target });
    expect(hidden).toMatchObject({ ok: true, value: { publications: [5] } });
    await publishNow(office.first, "停止の後", "", renderSmall);
    expect((await snapshotOf(6)).plans[0]?.metrics?.[1]?.years[0]?.evidence).toMatchObject([
      { kind: "file", stopped: { cause: "rights" } },
    ]);
    expect((await readSite(6, "archive"))?.files.get(route)).toBeUndefined();
    expect(await problem()).toBeNull();
  });
});

it("words beside it are stopped by field or by passage, and the rest proves itself", async () => {
  const texts = await listPublishedTexts(office.first);
  if (!texts.ok) throw new Error(texts.reason);
  expect(texts.value).toContainEqual({
    itemId: METRIC,
    name: "オンライン申請の件数",
    fy: 2025,
    field: "reason",
    isMetric: true,
    text: `${NAME}が数えた。`,
    elsewhere: [],
  });
  const stop = { cause: "personal", reason: "本人の求め" } as const;
  const target = { kind: "figure", kpiId: METRIC, fy: 2025, field: "reason" } as const;
  const hidden = await hideFromPublic(office.first, { ...stop, target });
  if (!hidden.ok) throw new Error(JSON.stringify(hidden));
  expect(hidden.value.publications).toEqual([2, 3, 4, 5, 6]);
  expect(await nextChanges()).toEqual([]);
  await publishNow(office.first, "停止の後", "", renderSmall);
  expect((await snapshotOf(7)).plans[0]?.metrics?.[1]?.years[0]).toMatchObject({
    actual: "12400",
    reason: "〔個人情報の保護のため公開を停止しました〕",
  });
  expect(await problem()).toBeNull();
  const { id } = hidden.value;
  const deleted = await deleteStopped(office.second, { id, reason: "確認した", fromStore: false });
  if (!deleted.ok) throw new Error(JSON.stringify(deleted));
  for (const no of [2, 3, 4, 5, 6, 7]) expect(JSON.stringify(await snapshotOf(no))).not.toContain(NAME);
  expect(await problem()).toBeNull();
});
