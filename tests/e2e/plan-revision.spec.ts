/** 中間見直し: two targets are changed from R9 on, looked at, confirmed and published; the years before stay as they were. */
import { readFile } from "node:fs/promises";
import type { Page } from "playwright/test";
import { expectAccessible } from "./support/axe";
import { kpiName } from "./support/document";
import { answers, expect, field, haveLooked, open, PUBLISHING_MS, test } from "./support/staff";

test.describe.configure({ mode: "serial" });

const PROCEDURES = "online-procedures";
const PAPER = "paper-sheets";
const REASON = "中間見直しによる";
const DOCUMENT = "DX推進本部会議 資料2";
const PROPOSAL = "/staff/plan/dx-2/proposal";

/** The marks of a KPI's years, as the open data say them. */
async function marks(text: string): Promise<string[]> {
  const [head = "", ...rows] = text.replace(/^\uFEFF/, "").split("\r\n");
  const at = (name: string) => head.split(",").indexOf(name);
  return rows
    .map((row) => row.split(","))
    .filter((row) => row[at("kpi_id")] === PROCEDURES && Number(row[at("fiscal_year")]) <= 2026)
    .filter((row) => row[at("judgement_code")] !== "not_evaluated")
    .map((row) => `${row[at("fiscal_year")]} ${row[at("judgement_code")]}`);
}

test("the office changes one target; a slip is said at its field, and what was typed stays", async ({
  signedIn,
}) => {
  const office = await signedIn("office");
  await open(office, "/staff/plan?plan=dx-2");
  await office.getByRole("link", { name: new RegExp(`^変更する\\s*（${kpiName(PROCEDURES)}）$`) }).click();
  await expect(office.getByRole("heading", { level: 1, name: kpiName(PROCEDURES) })).toBeVisible();
  await answers(office);
  await field(office, "目標値").fill("たくさん");
  await office.getByRole("button", { name: "変更案に入れる" }).click();
  await expect(office.getByRole("main").getByRole("alert")).toContainText("数値として読めません");
  await expect(field(office, "目標値")).toHaveValue("たくさん");
  await expect(field(office, "目標値")).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(office, "the form of a KPI with a slip");
  await field(office, "目標値").fill("２，８００");
  await office.getByRole("button", { name: "変更案に入れる" }).click();
  await expect(office.getByRole("heading", { level: 1, name: "計画の変更案" })).toBeVisible();
  await expect(office.getByText("2,800手続き")).toBeVisible();
});

test("the second target comes into the same draft, by keyboard", async ({ signedIn }) => {
  const office = await signedIn("office");
  await open(office, `/staff/plan/dx-2/kpis/${PAPER}`);
  await field(office, "目標値").focus();
  await office.keyboard.press("ControlOrMeta+A");
  await office.keyboard.type("9000");
  await office.keyboard.press("Enter");
  await expect(office.getByRole("heading", { name: "変更すること（2件）" })).toBeVisible();
  await expectAccessible(office, PROPOSAL);
});

test("what a colleague saves meanwhile is not written over: both values are shown, and one is chosen", async ({
  signedIn,
}) => {
  const address = `/staff/plan/dx-2/kpis/${PAPER}`;
  const [mine, theirs] = [await signedIn("office"), await signedIn("office")];
  const save = (page: Page) => page.getByRole("button", { name: "変更案に入れる" }).click();
  for (const page of [mine, theirs]) await open(page, address);
  await field(mine, "目標値").fill("8500");
  await field(theirs, "目標値").fill("8800");
  await save(theirs);
  await expect(theirs.getByRole("heading", { level: 1, name: "計画の変更案" })).toBeVisible();
  await save(mine);
  await expect(mine.getByRole("main").getByRole("alert")).toContainText(
    "画面を読み込み直すと、あなたの入力を",
  );
  await expect(field(mine, "目標値")).toHaveValue("8500");
  await open(mine, address);
  await expect(field(mine, "目標値")).toHaveValue("8800");
  await expect(mine.getByText("あなたの入力：8500")).toBeVisible();
  await expect(mine.getByText("いまの内容：8800")).toBeVisible();
  await expectAccessible(mine, "the form of a KPI that a colleague changed");
  await mine.getByRole("button", { name: "あなたの入力を欄に入れる（目標値）" }).click();
  await expect(field(mine, "目標値")).toHaveValue("8500");
  await field(mine, "目標値").fill("9000");
  await save(mine);
  await expect(mine.getByRole("heading", { name: "変更すること（2件）" })).toBeVisible();
});

test("nothing is confirmed without a reason; what the change does is said before", async ({ signedIn }) => {
  const office = await signedIn("office");
  await open(office, PROPOSAL);
  for (const select of await field(office, "いつから").all()) await select.selectOption("2027");
  await office.getByRole("button", { name: "この内容で確定する" }).click();
  await expect(office.getByRole("main").getByRole("alert")).toContainText("変える理由を入力してください");
  for (const reason of await field(office, "理由").all()) await reason.fill(REASON);
  await field(office, "決定した文書").last().fill(DOCUMENT);
  await office.getByRole("button", { name: "保存して、変わることを確かめる" }).click();
  await expect(office.getByRole("main").getByRole("status").first()).toContainText("変更案を保存しました");
  await expect(office.getByText("公表済みの年度の評価は変わりません。")).toBeVisible();
  await expect(
    office.getByText("令和9年度からの目安が変わります（1,863.2手続き → 2,043.2手続き）"),
  ).toBeVisible();
  // Another year does something else: that is seen before it is confirmed.
  const from = field(office, "いつから").first();
  await from.selectOption("2028");
  await office.getByRole("button", { name: "この内容で確定する" }).click();
  await expect(office.getByRole("main").getByRole("alert")).toContainText("変わることが違います");
  await expect(office.getByText(/令和10年度からの目安が変わります/)).toBeVisible();
  await from.selectOption("2027");
  await office.getByRole("button", { name: "保存して、変わることを確かめる" }).click();
  await expect(office.getByRole("main").getByRole("status").first()).toContainText("変更案を保存しました");
});

test("the public pages can be seen as they would be, by the office alone", async ({ signedIn }) => {
  const office = await signedIn("office");
  const address = `/api/plans/dx-2/preview/kpis/${PROCEDURES}`;
  const page = await office.request.get(address);
  expect(page.status()).toBe(200);
  expect(await page.text()).toContain("2,800");
  expect((await (await signedIn("contributor")).request.get(address)).status()).toBe(403);
  expect((await office.request.get("/api/plans/dx-1/preview")).status()).toBe(404);
});

test("confirmed, it is the plan's next version, and the next publication tells it", async ({
  signedIn,
  request,
}) => {
  const office = await signedIn("office");
  const before = await marks(await (await request.get("/data/kpis.csv")).text());
  await open(office, PROPOSAL);
  await office.getByRole("button", { name: "この内容で確定する" }).click();
  await expect(office.getByText("計画の変更を確定しました（第2版）。")).toBeVisible();
  await office.getByRole("link", { name: "公表の準備をする" }).click();
  await answers(office);
  const list = office.getByRole("main");
  await expect(list).toContainText("目標値 2,500手続き → 2,800手続き");
  await expect(list).toContainText(REASON);
  await haveLooked(office);
  await office.getByRole("button", { name: /^第\d+号として公表する$/ }).click();
  await expect(office.getByRole("main").getByRole("status").first()).toContainText("公表しました", {
    timeout: PUBLISHING_MS,
  });
  const page = await (await request.get(`/kpis/${PROCEDURES}`)).text();
  expect(page).toContain("2,800手続き");
  expect(page).toContain(REASON);
  const record = await (await request.get("/corrections")).text();
  expect(record).toContain("目標値 2,500手続き → 2,800手続き（令和9年度から）");
  expect(record).toContain(REASON);
  expect(record).toContain("これまでに公表した評価は変わりません");
  const after = await marks(await (await request.get("/data/kpis.csv")).text());
  expect(after).toEqual(expect.arrayContaining(before));
});

test("a manager reads both targets in the dashboard's chart and in its table", async ({ signedIn }) => {
  const manager = await signedIn("manager");
  await open(manager, "/staff/dashboard?plan=dx-2&fy=2025");
  await manager.getByRole("link", { name: kpiName(PROCEDURES), exact: true }).click();
  await expect(manager).toHaveURL(/\/staff\/dashboard\/kpis\//);
  const card = manager.getByRole("main");
  const chart = card.getByRole("img", { name: `${kpiName(PROCEDURES)}の推移` });
  await expect(chart).toHaveAccessibleName(`${kpiName(PROCEDURES)}の推移のグラフ`);
  await expect(card.getByRole("figure")).toContainText(
    "令和9年度から目標値（令和11年度）は2,800手続きです。",
  );
  await expect(chart.getByText("目標値 2,500", { exact: true })).toBeVisible();
  await expect(chart.getByText("目標値 2,800", { exact: true })).toBeVisible();
  await card.getByText("グラフの数値を表で見る").click();
  const table = card.getByRole("table", { name: /承認済みの実績/ });
  await expect(table).toContainText("目標値 2,500手続き（令和11年度） → 2,800手続き（令和11年度）");
  await expect(table.getByRole("row", { name: /^令和11年度/ })).toContainText("2,800手続き");
});

test("the file that is written out is the plan, and read in again it changes nothing", async ({
  signedIn,
}) => {
  const office = await signedIn("office");
  await open(office, "/staff/plan?plan=dx-2");
  const [download] = await Promise.all([
    office.waitForEvent("download"),
    office.getByRole("link", { name: "計画ファイル（YAML）を書き出す" }).click(),
  ]);
  const text = await readFile(await download.path(), "utf8");
  expect(text).toContain("2800");
  const send = async (content: string) => {
    await open(office, "/staff/plan/file");
    const file = { name: "plan.yaml", mimeType: "application/yaml", buffer: Buffer.from(content) };
    await field(office, "計画ファイル（YAML）").setInputFiles(file);
    await office.getByRole("button", { name: "ファイルを読み込む" }).click();
  };
  await send(text);
  await expect(office.getByRole("main").getByRole("status")).toContainText("変わるところはありません");
  await send(text.replace("startFy: 2025", "startFy: 平成"));
  await expect(office.getByRole("main").getByRole("alert")).toContainText("startFy");
  await send(text.replace(/^aim: .*$/m, "aim: 新しい目指す姿"));
  await expect(office.getByRole("heading", { level: 1, name: "計画の変更案" })).toBeVisible();
  await answers(office);
  await office.getByText("この変更案をやめる").click();
  await office.getByRole("button", { name: "変更案を消して、やめる" }).click();
  await expect(office.getByRole("heading", { level: 1, name: "DX推進計画（第2期）" })).toBeVisible();
  await expect(office.getByText("変更案を消しました。いまの計画は変わっていません。")).toBeVisible();
  await open(office, PROPOSAL);
  await expect(office.getByText("変更案はありません")).toBeVisible();
});
