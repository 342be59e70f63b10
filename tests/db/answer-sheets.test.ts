/** The answer sheet goes out and comes back: only what was filled changes, by whoever may, all of it or nothing. */
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { writeXlsxFile } from "@/lib/workbook/write-xlsx";
import type { Viewer } from "@/server/access/viewer";
import { listSheetOwners, makeAnswerSheet } from "@/server/answer-sheets/make";
import { previewAnswerSheet, type ReturnedSheet } from "@/server/answer-sheets/preview";
import { closeDb, db } from "@/server/db/client";
import { importAnswers } from "@/server/reports/import";
import { changeReport, getReport, listReports } from "@/server/reports/queries";
import { setEnvironment } from "./support/accounts";
import {
  buildSheetWorld,
  filled,
  look,
  PROCEDURES,
  SHEETS,
  type SheetWorld,
  sheetOf,
  told,
} from "./support/answer-sheets";
import { content, FY, NOW } from "./support/reports";
import { must } from "./support/rounds";

let database: TestDatabase;
let world: SheetWorld;
let general: Viewer;
let office: Viewer;
let before: string;

beforeAll(async () => {
  database = await createTestDatabase();
  setEnvironment(database.appUrl);
  world = await buildSheetWorld();
  ({ general, office } = world.people);
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});
beforeEach(async () => {
  before = JSON.stringify(await everything());
});

const everything = () =>
  db().reportRevision.findMany({
    orderBy: [{ reportId: "asc" }, { no: "asc" }],
    select: { reportId: true, no: true },
  });

async function take(viewer: Viewer, returned: ReturnedSheet, event: "save_draft" | "submit") {
  const answers = Object.values(returned.answers);
  return importAnswers(
    viewer,
    {
      event,
      files: [returned.part.name],
      figures: answers.flatMap((each) => (each.kind === "figure" ? [each.answer] : [])),
      initiatives: answers.flatMap((each) => (each.kind === "initiative" ? [each.answer] : [])),
    },
    NOW,
  );
}

it("lists whom a sheet is for, and gives a department its own alone", async () => {
  const owners = must(await listSheetOwners(office, world.roundId, NOW)).owners;
  expect(owners.map(({ name, figures, initiatives }) => [name, figures, initiatives])).toEqual([
    ["総務課", 3, 2],
    ["市民課", 1, 0],
  ]);
  expect(must(await listSheetOwners(general, world.roundId, NOW)).owners.map(({ name }) => name)).toEqual([
    "総務課",
  ]);
  const foreign = { roundId: world.roundId, departmentId: world.departments.citizen };
  expect(await makeAnswerSheet(general, foreign, NOW)).toEqual({ ok: false, reason: "not_found" });
  expect(must(await makeAnswerSheet(office, foreign, NOW)).fileName).toBe("回答票_令和7年度_市民課.xlsx");
});

it("explains each KPI as the plan does: how it is counted, and what it is for", async () => {
  const { sheets } = await sheetOf(general, world.roundId);
  const rows = sheets[1]?.rows.map(({ cells }) => cells.map(({ value }) => value)) ?? [];
  const at = rows[2]?.indexOf("数え方・指標の考え方") ?? -1;
  const explained = rows.slice(3).map((cells) => [String(cells[1]).split("\n")[0], cells[at]]);
  expect(explained).toEqual([
    ["手続きの数", "取扱い延べ件数\n（指標の考え方）8割をオンラインにする"],
    ["紙の枚数", "（指標の考え方）2/3に減らす"],
    ["貸出しの数", ""],
  ]);
});

it("changes nothing when it comes back as it went out", async () => {
  const { bytes } = must(
    await makeAnswerSheet(general, { roundId: world.roundId, departmentId: world.departments.general }, NOW),
  );
  const returned = await look(general, world.roundId, bytes);
  expect(told(returned.part)).toEqual([]);
  expect(returned.part.items).toHaveLength(5);
  expect(returned.answers).toEqual({});
  expect(JSON.stringify(await everything())).toBe(before);
});

it("changes what was filled and nothing else, as drafts; the same file again changes nothing", async () => {
  const sheet = filled(await sheetOf(general, world.roundId), {
    手続きの数: {
      実績の値: 1286,
      いつの時点の値か: "R8.3.31",
      "要因・数値の説明": "申請の電子化を進めたため",
    },
    紙の枚数: { 回答の種類: "公表待ち", 値がない理由: "集計中", 値が分かる見込みの日: "令和8年9月1日" },
    申請書の電子化: { 状況: "実施中", 取り組んだこと: "様式を作った" },
  });
  const bytes = await writeXlsxFile(sheet);
  const returned = await look(general, world.roundId, bytes);
  expect(told(returned.part)).toEqual([
    "手続きの数 実績の値  → 1,286手続き",
    "手続きの数 いつの時点の値か  → 令和8年3月31日",
    "手続きの数 要因・数値の説明  → 申請の電子化を進めたため",
    "手続きの数 ? 「回答の種類」が空欄のため、「実績」としました。",
    "紙の枚数 回答の種類  → 公表待ち",
    "紙の枚数 値がない理由  → 集計中",
    "紙の枚数 値が分かる見込みの日  → 令和8年9月1日",
    "申請書の電子化 状況  → 実施中",
    "申請書の電子化 取り組んだこと  → 様式を作った",
  ]);
  expect(await take(general, returned, "save_draft")).toEqual({ ok: true, value: 3 });
  const report = must(await getReport(general, { kpiId: PROCEDURES, fy: FY }, NOW));
  expect(report).toMatchObject({ state: "draft", version: 1 });
  expect(report.current?.content).toMatchObject({
    actualText: "1,286",
    actual: "1286",
    figureStatus: "final",
    asOf: "2026-03-31",
    reason: "申請の電子化を進めたため",
  });
  const again = await look(general, world.roundId, bytes);
  expect(told(again.part)).toEqual([
    "note この回答票を作成したあとに、3件の項目が変更されています。重なるところは両方の値を示します。",
  ]);
  expect(again.answers).toEqual({});
});

it("tells what somebody changed since, with both values, and leaves it until it is chosen", async () => {
  const old = filled(await sheetOf(general, world.roundId), {
    手続きの数: { 実績の値: 1300, 今後の取組: "広げる" },
  });
  must(
    await changeReport(
      office,
      {
        kpiId: PROCEDURES,
        fy: FY,
        event: "save_draft",
        version: 1,
        content: content({ actualText: "1,290", reason: "申請の電子化を進めたため", nextStep: "" }),
      },
      NOW,
    ),
  );
  const returned = await look(general, world.roundId, await writeXlsxFile(old));
  expect(told(returned.part)).toEqual([
    "note この回答票を作成したあとに、1件の項目が変更されています。重なるところは両方の値を示します。",
    "手続きの数 実績の値 （1,286手続き）1,290手続き → 1,300手続き",
    "手続きの数 今後の取組  → 広げる",
  ]);
  expect(await take(general, returned, "save_draft")).toEqual({ ok: true, value: 1 });
});

it("takes all or nothing: one that is refused keeps the others back", async () => {
  const sheet = filled(await sheetOf(general, world.roundId), {
    手続きの数: { "要因・数値の説明": "窓口での案内を増やしたため" },
    貸出しの数: { 実績の値: 500 },
  });
  const returned = await look(general, world.roundId, await writeXlsxFile(sheet));
  expect(returned.part.items.filter(({ cells }) => cells.length > 0).map(({ owed }) => owed)).toEqual([
    [],
    [],
  ]);
  must(
    await changeReport(
      general,
      {
        kpiId: PROCEDURES,
        fy: FY,
        event: "save_draft",
        version: 3,
        content: content({ actualText: "1,310" }),
      },
      NOW,
    ),
  );
  const count = (await everything()).length;
  const refused = await take(general, returned, "submit");
  expect(refused).toMatchObject({
    ok: false,
    reason: "conflict",
    errors: { "procedures/2025": expect.any(String) },
  });
  expect((await everything()).length).toBe(count);
});

it("is handed in by the office on behalf of the department: audited so, and approved by another", async () => {
  const sheet = filled(
    await sheetOf(office, world.roundId, { id: world.departments.general, name: "総務課" }),
    { 手続きの数: { 実績の値: 1286, "要因・数値の説明": "申請の電子化を進めたため" } },
  );
  const returned = await look(office, world.roundId, await writeXlsxFile(sheet), "総務課から.xlsx");
  must(await take(office, returned, "submit"));
  const report = must(await listReports(office, { fy: FY }, NOW)).find(({ kpiId }) => kpiId === PROCEDURES);
  expect(report?.state).toBe("submitted");
  const decide = (viewer: Viewer) =>
    changeReport(viewer, { kpiId: PROCEDURES, fy: FY, event: "approve", version: report?.version ?? 0 }, NOW);
  expect(await decide(office)).toMatchObject({ ok: false, reason: "forbidden" });
  const { history } = must(await getReport(office, { kpiId: PROCEDURES, fy: FY }, NOW));
  expect(history.map(({ event, isOnBehalf }) => [event, isOnBehalf])[0]).toEqual(["submit", true]);
  const events = await db().auditEvent.findMany({
    where: { action: "report.import" },
    orderBy: { id: "asc" },
  });
  expect(events.at(-1)).toMatchObject({
    subject: "round:2025",
    after: { importedAs: "submit", onBehalfOf: ["総務課"], answers: 1, files: ["総務課から.xlsx"] },
  });
  const submitted = await db().auditEvent.findMany({
    where: { action: "report.submit", subjectKpiId: PROCEDURES },
    select: { after: true },
  });
  expect(submitted.map(({ after }) => after)).toEqual([expect.objectContaining({ onBehalfOf: "総務課" })]);
  // What is handed in waits for a decision: the department's next sheet cannot change it.
  const late = filled(await sheetOf(general, world.roundId), { 手続きの数: { 実績の値: 2 } });
  const refusedRow = await look(general, world.roundId, await writeXlsxFile(late));
  expect(told(refusedRow.part)[0]).toBe(
    "手続きの数 × 提出済みのため変更できません。承認または差戻しをお待ちください。",
  );
  must(await decide(world.people.office2));
});

it("says what is still missing before it can be handed in, and takes it as a draft all the same", async () => {
  const sheet = filled(await sheetOf(general, world.roundId), {
    紙の枚数: { 回答の種類: "実績", 実績の値: 14_000 },
  });
  const returned = await look(general, world.roundId, await writeXlsxFile(sheet));
  const paper = returned.part.items.find(({ key }) => key === `${SHEETS}/${FY}`);
  expect(paper?.owed).toEqual(["この実績になった要因を入力してください。"]);
  expect(await take(general, returned, "submit")).toMatchObject({ ok: false, reason: "invalid" });
  expect(await take(general, returned, "save_draft")).toEqual({ ok: true, value: 1 });
});

it("takes what a draft says as it was typed for no change and no fault, also where it is no figure", async () => {
  const paper = { kpiId: SHEETS, fy: FY, event: "save_draft" } as const;
  for (const actualText of ["1,4", "－", "12.345", "十四"]) {
    const { version } = must(await getReport(general, paper, NOW));
    must(await changeReport(general, { ...paper, version, content: content({ actualText }) }, NOW));
    const sheet = await sheetOf(general, world.roundId);
    const returned = await look(general, world.roundId, await writeXlsxFile(sheet));
    expect(told(returned.part)).toEqual([]);
    const other = filled(sheet, { 紙の枚数: { 今後の取組: "数え直す" } });
    expect(told((await look(general, world.roundId, await writeXlsxFile(other))).part)).toContain(
      "紙の枚数 今後の取組 電子決裁を広げる → 数え直す",
    );
  }
});

it("does not let a figure stand on what was written of the one before it", async () => {
  const paper = { kpiId: SHEETS, fy: FY, event: "save_draft" } as const;
  const { version } = must(await getReport(general, paper, NOW));
  const noted = content({ actualText: "14,000", warningNote: "部署で数え直した" });
  must(await changeReport(general, { ...paper, version, content: noted }, NOW));
  const sheet = filled(await sheetOf(general, world.roundId), { 紙の枚数: { 実績の値: 15_000 } });
  const returned = await look(general, world.roundId, await writeXlsxFile(sheet));
  expect(told(returned.part)).toEqual([
    "紙の枚数 実績の値 14,000千枚 → 15,000千枚",
    "紙の枚数 この値で正しい理由 部署で数え直した → ",
    "紙の枚数 ? 前回（令和5年度）の15,000千枚と同じ値です。前の年度の値をそのまま入力していないかお確かめください。",
  ]);
  must(await take(general, returned, "save_draft"));
  expect(must(await getReport(general, paper, NOW)).current?.content.warningNote).toBe("");
});

it("tells what an answer in force says where it is answered anew: in the sheet, and in the preview as what is replaced", async () => {
  const paper = { kpiId: SHEETS, fy: FY };
  const missing = { reason: "not_surveyed", note: "隔年の調査", expectedOn: null } as const;
  const said = content({ actualText: "", missing, asOf: null, reason: "", nextStep: "" });
  const version = async () => must(await getReport(office, paper, NOW)).version;
  must(
    await changeReport(general, { ...paper, event: "submit", version: await version(), content: said }, NOW),
  );
  must(await changeReport(office, { ...paper, event: "approve", version: await version() }, NOW));
  const blank = await sheetOf(general, world.roundId);
  const texts = blank.sheets.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) => cells.map(({ value }) => value)),
  );
  expect(
    texts.filter((text) => typeof text === "string" && text.includes("いまの回答　調査なし")),
  ).toHaveLength(1);
  expect(told((await look(general, world.roundId, await writeXlsxFile(blank))).part)).toEqual([]);
  const answered = filled(blank, { 紙の枚数: { 実績の値: 12_300, "要因・数値の説明": "調査をした" } });
  expect(told((await look(general, world.roundId, await writeXlsxFile(answered))).part)).toEqual([
    "紙の枚数 回答の種類 調査なし → 実績",
    "紙の枚数 実績の値  → 12,300千枚",
    "紙の枚数 要因・数値の説明  → 調査をした",
    "紙の枚数 値がない理由 隔年の調査 → ",
    "紙の枚数 ? 「回答の種類」が空欄のため、「実績」としました。",
    "紙の枚数 ? 「いつの時点の値か」が空欄のため、令和8年3月31日としました。",
  ]);
});

it("does not take a sheet of another department, or of another round", async () => {
  const foreign = await sheetOf(office, world.roundId, { id: world.departments.citizen, name: "市民課" });
  const wrong = await look(general, world.roundId, await writeXlsxFile(foreign));
  expect(told(wrong.part)).toEqual(["file × 市民課の回答票です。自分の課の回答票を選んでください。"]);
  const other = await db().collectionRound.create({
    data: {
      fy: FY + 1,
      title: "令和8年度の照会",
      opensOn: new Date("2027-04-01"),
      dueOn: new Date("2027-05-31"),
      openedAt: new Date("2026-06-01"),
    },
    select: { id: true },
  });
  const own = await writeXlsxFile(await sheetOf(general, world.roundId));
  const elsewhere = must(
    await previewAnswerSheet(office, { roundId: other.id, file: { name: "a.xlsx", bytes: own } }, NOW),
  );
  expect(told(elsewhere.part)).toEqual([
    "file × 別の照会（「令和7年度の照会」）の回答票です。その照会の画面で取り込んでください。",
  ]);
});

it("is read from nobody who answers nothing", async () => {
  const { manager, admin } = world.people;
  for (const viewer of [manager, admin]) {
    expect(await listSheetOwners(viewer, world.roundId, NOW)).toEqual({ ok: false, reason: "forbidden" });
  }
});
