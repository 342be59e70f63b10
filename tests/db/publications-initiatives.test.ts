/** 取組の状況, from an approved answer to a publication that proves itself. */
import { PDF } from "@tests/fixtures/evidence-files";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { sha256 } from "@/lib/sha256";
import { systemActor } from "@/server/access/viewer";
import { closeDb, db } from "@/server/db/client";
import { prepareCandidate } from "@/server/publication/compose/candidate";
import { readSnapshot } from "@/server/publication/compose/snapshot";
import { readSite } from "@/server/publication/serve/site";
import { deleteStopped } from "@/server/publication/stops/delete";
import { hideFromPublic } from "@/server/publication/stops/hide";
import { listPublishedFiles, listStops } from "@/server/publication/stops/queries";
import { listPublishedTexts } from "@/server/publication/stops/texts";
import { verifyPublications } from "@/server/publication/verify/verify";
import { addFile, addPicture, addUrl } from "@/server/reports/evidence/add";
import { changeVisibility, removeEvidence } from "@/server/reports/evidence/change";
import { answerOf, approveInitiatives } from "./support/initiatives";
import { loadRealPlans, NOW, type Office, publishNow, renderSmall, sql } from "./support/publications";

const FIRST = "dx-2-1-1-1";
const OTHERS = ["dx-2-1-1-2", "dx-2-1-1-3"];
const FIRST_TEXT = "ローコードツール等を活用したオンライン申請の拡大";
const NAME = "窓口の山田太郎";

let database: TestDatabase;
let office: Office;

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  office = await loadRealPlans();
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
const answersOf = ({ plans }: PublicationSnapshot) =>
  plans.flatMap(({ initiatives = [] }) =>
    initiatives.map(({ initiativeId, years }) => [initiativeId, years.map(({ progress }) => progress)]),
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

it("a publication without any says nothing of them, as those before it", async () => {
  expect(JSON.stringify(await snapshotOf(1))).not.toContain('"initiativeId"');
  expect(await problem()).toBeNull();
});

it("what is approved is told, with the revision that it is of; first states together", async () => {
  await approveInitiatives(office, OTHERS, answerOf("not_begun"));
  await approveInitiatives(office, [FIRST], answerOf("preparing", { done: "間違えて承認した。" }));
  await approveInitiatives(
    office,
    [FIRST],
    answerOf("under_way", { done: `${NAME}が始めた。` }),
    "入力の誤り",
  );
  expect(await nextChanges()).toEqual([
    "「DX推進計画（第2期）」の令和7年度（2025年度）の取組の状況を初めて公表しました（未着手2、実施中1）。",
  ]);
  await publishNow(office.first, "令和7年度の公表", "", renderSmall);
  const snapshot = await snapshotOf(2);
  expect(answersOf(snapshot)).toEqual([[FIRST, ["under_way"]], ...OTHERS.map((id) => [id, ["not_begun"]])]);
  expect(snapshot.plans[0]?.initiatives?.[0]?.years[0]).toMatchObject({ revision: 4, correctionReason: "" });
  const figures = await db().publicationFigure.findMany({ orderBy: { itemId: "asc" } });
  expect(
    figures.map(({ publicationNo, itemId, fy, revision }) => [publicationNo, itemId, fy, revision]),
  ).toEqual([
    [2, FIRST, 2025, 4],
    [2, OTHERS[0], 2025, 2],
    [2, OTHERS[1], 2025, 2],
  ]);
  expect(await nextChanges()).toEqual([]);
  expect(await problem()).toBeNull();
});

it("a correction is told old → new, by this publication and those after it", async () => {
  await approveInitiatives(
    office,
    [FIRST],
    answerOf("completed", { done: `${NAME}が終えた。` }),
    "完了の入力漏れ",
  );
  const told = [
    `『${FIRST_TEXT}』の令和7年度（2025年度）の取組の状況を訂正しました（実施中 → 完了）。理由：完了の入力漏れ。`,
    `『${FIRST_TEXT}』の令和7年度（2025年度）の取組の状況の説明を更新しました。`,
  ];
  expect(await nextChanges()).toEqual(told);
  await publishNow(office.first, "訂正", "", renderSmall);
  await publishNow(office.first, "もう一度", "", renderSmall);
  const last = await snapshotOf(4);
  expect(last.changes).toEqual([]);
  expect(last.record?.map(({ no, text }) => [no, text])).toEqual(told.map((text) => [3, text]));
  expect(last.plans[0]?.initiatives?.[0]?.years[0]?.correctionReason).toBe("完了の入力漏れ");
  expect(await problem()).toBeNull();
});

it("the check notices an answer that is not the one that was approved", async () => {
  const changed = (column: string, value: string) =>
    sql(
      database.superUrl,
      `SET session_replication_role = replica;
       UPDATE report_revision SET ${column} = ${value} WHERE no = 4 AND report_id =
         (SELECT id FROM report WHERE kpi_id = '${FIRST}' AND fiscal_year = 2025)`,
    );
  const wrong = `公表第2号：${FIRST}の2025年度の取組の状況が、承認した報告と合いません。`;
  for (const [column, value, before] of [
    ["progress", "'preparing'", "'under_way'"],
    ["done", "'書き換え'", `'${NAME}が始めた。'`],
    ["department", "'別の課'", "NULL"],
  ] as const) {
    await changed(column, value);
    expect(await problem(), column).toBe(wrong);
    await changed(column, before);
    expect(await problem(), column).toBeNull();
  }
});

it("the check notices a list that has an answer less", async () => {
  const asSuperuser = (statement: string) =>
    sql(database.superUrl, `SET session_replication_role = replica; ${statement}`);
  const which = `publication_no = 3 AND kpi_id = '${FIRST}'`;
  await asSuperuser(
    `CREATE TABLE cut AS SELECT * FROM publication_figure WHERE ${which}; DELETE FROM publication_figure WHERE ${which}`,
  );
  expect(await problem()).toContain(`${FIRST}（2025年度）の第6版がありません。`);
  await asSuperuser("INSERT INTO publication_figure SELECT * FROM cut; DROP TABLE cut");
  expect(await problem()).toBeNull();
});

it("a passage that is stopped is gone from every publication, and the rest proves itself", async () => {
  const stop = { cause: "personal", reason: "本人の求め" } as const;
  const hidden = await hideFromPublic(office.first, { ...stop, target: { kind: "text", passage: NAME } });
  if (!hidden.ok) throw new Error(JSON.stringify(hidden));
  expect(hidden.value.publications).toEqual([2, 3, 4]);
  expect(await nextChanges()).toEqual([]);
  await publishNow(office.first, "停止の後", "", renderSmall);
  expect((await snapshotOf(5)).plans[0]?.initiatives?.[0]?.years[0]?.done).toBe(
    "〔個人情報の保護のため公開を停止しました〕が終えた。",
  );
  expect(await problem()).toBeNull();
  const deleted = await deleteStopped(office.second, {
    id: hidden.value.id,
    reason: "確認した",
    fromStore: false,
  });
  if (!deleted.ok) throw new Error(JSON.stringify(deleted));
  for (const no of [2, 3, 4, 5]) expect(JSON.stringify(await snapshotOf(no))).not.toContain(NAME);
  expect(answersOf(await snapshotOf(2))[0]).toEqual([FIRST, ["under_way"]]);
  expect(await problem()).toBeNull();
});

const R7 = fiscalYear(2025);
const evidenceOf = async (no: number) =>
  (await snapshotOf(no)).plans[0]?.initiatives
    ?.flatMap(({ initiativeId, years }) => years.map(({ evidence }) => ({ initiativeId, evidence })))
    .filter(({ evidence }) => evidence !== undefined);
const pathsOf = async (no: number) =>
  (await db().publicationFile.findMany({ where: { publicationNo: no }, select: { path: true } }))
    .map(({ path }) => path)
    .filter((path) => path.includes("/evidence/"));

async function shown(id: string): Promise<void> {
  const changed = await changeVisibility(office.first, { id, isPublic: true }, NOW);
  if (!changed.ok) throw new Error(changed.reason);
}
async function added(result: Promise<{ ok: true; value: { id: string } } | { ok: false; reason: string }>) {
  const piece = await result;
  if (!piece.ok) throw new Error(piece.reason);
  return piece.value.id;
}

it("files and addresses that somebody chose to show stand with an approved answer, and nothing else does", async () => {
  const [other = ""] = OTHERS;
  const at = (id: string) => ({ kpiId: toInitiativeId(id), fy: R7 });
  const file = await added(addFile(office.first, { ...at(FIRST), name: "手引.pdf", bytes: PDF }, NOW));
  const url = { title: "窓口の案内", url: "https://example.jp/madoguchi" };
  const address = await added(addUrl(office.first, { ...at(FIRST), ...url }, NOW));
  await added(addUrl(office.first, { ...at(other), title: "内部の表", url: "https://example.jp/in" }, NOW));
  // Nobody has answered for this one.
  const early = await added(addUrl(office.first, { ...at("dx-2-1-1-4"), ...url }, NOW));
  for (const id of [file, address, early]) await shown(id);
  expect(await nextChanges()).toEqual([
    `『${FIRST_TEXT}』の令和7年度（2025年度）の取組の状況の資料を追加しました。`,
  ]);
  await publishNow(office.first, "資料の公表", "", renderSmall);
  const sha = sha256(PDF);
  const path = `initiatives/${FIRST}/evidence/${sha.slice(0, 16)}.pdf`;
  expect(await evidenceOf(6)).toEqual([
    {
      initiativeId: FIRST,
      evidence: [
        {
          title: "手引.pdf",
          kind: "file",
          sha256: sha,
          size: PDF.length,
          contentType: "application/pdf",
          path,
        },
        { ...url, kind: "url" },
      ],
    },
  ]);
  expect(await pathsOf(6)).toContain(path);
  const site = await readSite(6, "archive");
  expect(site?.files.get(`/${path}`) ?? null).not.toBeNull();
  expect(await problem()).toBeNull();
});

it("what is taken away again is told, and stays in the publications before; a stopped file is gone from them", async () => {
  const pieces = await db().evidence.findMany({ where: { itemId: FIRST, url: { not: null } } });
  const removed = await removeEvidence(office.first, { id: pieces[0]?.id ?? "" }, NOW);
  expect(removed.ok).toBe(true);
  await publishNow(office.first, "資料を取り下げた公表", "", renderSmall);
  expect((await snapshotOf(7)).changes).toMatchObject([
    {
      kind: "evidence",
      text: `『${FIRST_TEXT}』の令和7年度（2025年度）の取組の状況の資料を取り下げました。`,
      initiative: { initiativeId: FIRST, before: "completed", after: "completed" },
      evidence: { added: [], removed: [{ title: "窓口の案内" }] },
    },
  ]);
  const files = await listPublishedFiles(office.first);
  expect(files).toMatchObject({
    value: [{ kpiId: FIRST, of: FIRST_TEXT, name: "手引.pdf", publications: [6, 7] }],
  });
  const target = { kind: "file", sha256: sha256(PDF) } as const;
  const hidden = await hideFromPublic(office.first, { cause: "rights", reason: "権利の確認", target });
  expect(hidden).toMatchObject({ ok: true, value: { publications: [6, 7] } });
  await publishNow(office.first, "停止の後", "", renderSmall);
  expect(await pathsOf(8)).toEqual([]);
  expect(JSON.stringify(await evidenceOf(8))).toContain('"stopped"');
  expect(await problem()).toBeNull();
});

it("a text of an answer can be chosen from the list of those that can be stopped", async () => {
  const [other = ""] = OTHERS;
  const said = "担当の佐藤花子が調べた。";
  await approveInitiatives(office, [other], answerOf("preparing", { done: said }), "調べを終えたため");
  await publishNow(office.first, "準備中の公表", "", renderSmall);
  const texts = await listPublishedTexts(office.first);
  const chosen = texts.ok ? texts.value.find(({ text }) => text === said) : undefined;
  expect(chosen).toMatchObject({ itemId: other, fy: R7, field: "done" });
  expect(chosen?.elsewhere).toEqual([]);
  const target = { kind: "figure", kpiId: toInitiativeId(other), fy: R7, field: "done" } as const;
  const hidden = await hideFromPublic(office.first, { cause: "personal", reason: "本人の求め", target });
  expect(hidden).toMatchObject({ ok: true, value: { publications: [9] } });
  const stops = await listStops(office.first);
  expect(stops.ok ? stops.value[0]?.figure : null).toMatchObject({
    kpiId: other,
    name: chosen?.name,
    isInitiative: true,
  });
  expect(await problem()).toBeNull();
});

it("one picture stands with an answer, made anew, and with words for whoever does not see it", async () => {
  const [, other = ""] = OTHERS;
  const photo = await sharp({ create: { width: 2_000, height: 1_000, channels: 3, background: "#357" } })
    .withExif({ IFD3: { GPSLatitudeRef: "N", GPSLatitude: "36/1 8/1 0/1" } })
    .jpeg()
    .toBuffer();
  const picture = { kpiId: toInitiativeId(other), fy: R7, name: "開所式.jpg", bytes: Uint8Array.from(photo) };
  const alt = "新しい窓口で申請する人";
  expect(await addPicture(office.first, { ...picture, alt: " " }, NOW)).toMatchObject({
    errors: { alt: expect.stringContaining("説明") },
  });
  expect(await addPicture(office.first, { ...picture, bytes: PDF, alt }, NOW)).toMatchObject({
    errors: { file: expect.stringContaining("JPEG") },
  });
  await shown(await added(addPicture(office.first, { ...picture, alt }, NOW)));
  expect(await addPicture(office.first, { ...picture, alt }, NOW)).toMatchObject({
    errors: { file: expect.stringContaining("1枚") },
  });
  await publishNow(office.first, "写真の公表", "", renderSmall);
  const [told] = (await evidenceOf(10))?.find(({ initiativeId }) => initiativeId === other)?.evidence ?? [];
  expect(told).toMatchObject({
    kind: "file",
    title: "開所式.webp",
    contentType: "image/webp",
    picture: { alt, width: 1_600, height: 800 },
  });
  if (told?.kind !== "file") throw new Error("no file");
  const body = (await readSite(10, "archive"))?.files.get(`/${told.path}`)?.body ?? new Uint8Array();
  const { format, exif } = await sharp(body).metadata();
  expect({ format, exif }).toEqual({ format: "webp" });
  expect(await problem()).toBeNull();
  const target = { kind: "file", sha256: told.sha256 } as const;
  const hidden = await hideFromPublic(office.first, { cause: "personal", reason: "写った人の求め", target });
  expect(hidden).toMatchObject({ ok: true, value: { publications: [10] } });
  await publishNow(office.first, "写真の停止の後", "", renderSmall);
  expect(JSON.stringify(await evidenceOf(11))).not.toContain(alt);
  expect(await problem()).toBeNull();
});
