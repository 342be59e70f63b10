/** 取組の状況, from an approved answer to a publication that proves itself. */
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import { systemActor } from "@/server/access/viewer";
import { closeDb, db } from "@/server/db/client";
import { prepareCandidate } from "@/server/publication/compose/candidate";
import { readSnapshot } from "@/server/publication/compose/snapshot";
import { deleteStopped } from "@/server/publication/stops/delete";
import { hideFromPublic } from "@/server/publication/stops/hide";
import { verifyPublications } from "@/server/publication/verify/verify";
import { answerOf, approveInitiatives } from "./support/initiatives";
import { loadRealPlans, type Office, publishNow, renderSmall, sql } from "./support/publications";

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
