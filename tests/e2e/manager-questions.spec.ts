/**
 * What a manager asks before a meeting, each question answered by clicking as a person would: the answer stands where they
 * look, and so many clicks it takes.
 */
import type { Page } from "playwright/test";
import { FIRST_PLAN, kpiName } from "./support/document";
import { Hands } from "./support/hands";
import {
  answers,
  assignDepartment,
  draftSaved,
  expect,
  field,
  haveLooked,
  open,
  openReport,
  PUBLISHING_MS,
  report,
  test,
} from "./support/staff";

const KPI = "online-procedures";
const NAME = kpiName(KPI);
/** As main-path.spec.ts has them approved and published; alone, this file does it by itself. */
const FIGURE = "2,010手続き";
const REASON = "転出届など市民課の手続をオンライン化したためです。";

/** Of 別紙5-2: one office of ten, and none more than the year before. */
const WORST = FIRST_PLAN.find(({ kpi }) => kpi.startsWith("ICT分野"))?.kpi ?? "";

const menu = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "メニュー" }).getByRole("link", { name, exact: true });
const part = (page: Page, name: string | RegExp) => page.getByRole("region", { name });
const row = (page: Page, name: string) =>
  page.getByRole("row").filter({ has: page.getByRole("link", { name, exact: true }) });
const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });

test("there is a figure of the year, published since the plan was", async ({ signedIn, request }) => {
  if ((await request.get("/archive/2")).ok()) return;
  const office = await signedIn("office");
  await assignDepartment(office, NAME, "市民課");
  const department = await signedIn("contributor");
  await openReport(department, KPI);
  await field(report(department), "実績の値").fill("2,010");
  await field(report(department), "要因").fill(REASON);
  await draftSaved(department);
  await report(department).getByRole("button", { name: "提出する" }).click();
  await expect(report(department).getByText("提出しました", { exact: true })).toBeVisible();
  await openReport(office, KPI);
  await report(office).getByRole("button", { name: "承認する" }).click();
  await expect(report(office).getByText("承認しました", { exact: true })).toBeVisible();
  await open(office, "/staff/publications/new");
  await haveLooked(office);
  await office.getByRole("button", { name: /^第2号として公表する$/ }).click();
  await expect(office.getByText(/^公表第2号.*を公表しました。$/)).toBeVisible({ timeout: PUBLISHING_MS });
});

test("which are bad? why? since when?", async ({ signedIn }) => {
  const page = await signedIn("manager");
  await open(page, "/staff?plan=dx-1&fy=2023");
  const hands = new Hands(page);
  // Which: the sentences above everything, and the first lines of what asks for a look.
  await expect(page.getByText("令和5年度は9項目のうち達成5、上向き2、未達2です。")).toBeVisible();
  const bad = part(page, /^気をつけるもの/)
    .getByRole("listitem")
    .filter({ hasText: "× 未達" });
  await expect(bad).toHaveCount(2);
  await expect(bad.first()).toContainText(WORST);
  await expect(bad.first()).toContainText("計画6社に対し1社です。");
  // Since when: the years beside each other, without a click.
  const cells = row(page, WORST)
    .getByRole("cell")
    .filter({ hasText: /未評価|未達/ });
  // What another test has handed in for R6 stands behind them.
  for (const [index, mark] of [/未評価/, /× 未達/, /× 未達/].entries())
    await expect(cells.nth(index)).toHaveText(mark);
  expect(hands.interactions).toBe(0);
  // Why: the mark itself says it.
  await hands.click(cells.nth(2).locator("summary"));
  await expect(
    page.getByText(/計画の6社には届いておらず、令和4年度の実績の1社と変わらないため「× 未達」です。/),
  ).toBeVisible();
  expect(hands.interactions).toBe(1);
});

test("what does R11 need? what was said last year? is this figure published?", async ({ signedIn }) => {
  const page = await signedIn("manager");
  await open(page, "/staff?plan=dx-2&fy=2025");
  const hands = new Hands(page);
  // 2,500 − 2,010 in four years; 2,010 − 908 in the first one of the plan.
  await expect(row(page, NAME)).toContainText("毎年度＋122.5（1年目＋1,102）");
  await hands.click(page.getByRole("link", { name: NAME, exact: true }).first());
  await expect(heading(page, NAME)).toBeVisible();
  await expect(
    page.getByText("目標値に届くには、今後毎年度＋122.5手続き（計画期間の1年目は＋1,102手続き）。"),
  ).toBeVisible();
  await expect(part(page, "所管課の説明（年度ごと）")).toContainText(REASON);
  await expect(page.getByText("公表済み", { exact: true })).toBeVisible();
  const published = part(page, "公表した値といまの値")
    .first()
    .getByRole("row", { name: /令和7年度/ });
  await expect(published.getByRole("cell").first()).toContainText(FIGURE);
  expect(hands.interactions).toBe(1);
  // And before: the same page as it was published at first.
  await hands.choose(field(page, "公表時点で見る"), "第1号");
  await hands.click(page.getByRole("button", { name: "表示", exact: true }));
  await expect(page.getByText(/^公表第1号|第1号.*時点/).first()).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText(FIGURE);
  expect(hands.interactions).toBe(3);
});

test("who is late?", async ({ signedIn }) => {
  const page = await signedIn("manager");
  await open(page, "/staff?plan=dx-2&fy=2025");
  const hands = new Hands(page);
  await expect(page.getByText(/^未回答は.+です（期限.+）。$/)).toBeVisible();
  // With what, and until when: the round.
  await hands.click(menu(page, "照会"));
  await hands.click(page.getByRole("link", { name: "2025年度の実績の照会" }).first());
  await expect(heading(page, "2025年度の実績の照会")).toBeVisible();
  await expect(
    page
      .getByRole("table", { name: "指標ごとの回答" })
      .getByRole("row")
      .filter({ hasText: /未着手|下書き|差戻し/ })
      .first(),
  ).toBeVisible();
  expect(hands.interactions).toBe(2);
});

test("what changed since the last committee?", async ({ signedIn }) => {
  const page = await signedIn("manager");
  await open(page, "/staff?plan=dx-2&fy=2025");
  const hands = new Hands(page);
  await hands.click(menu(page, "公表"));
  await hands.click(page.getByRole("link", { name: "2つの公表を比べる" }));
  await expect(heading(page, "2つの公表を比べる")).toBeVisible();
  await answers(page);
  await hands.choose(field(page, "前の号"), /^第1号/);
  await hands.click(page.getByRole("button", { name: "比べる", exact: true }));
  await expect(page.getByText(/^第1号から第\d+号までに、\d+件の違いがあります/)).toBeVisible();
  await expect(page.getByRole("main")).toContainText(
    `「${NAME}」の令和7年度（2025年度）の実績は2,010手続き（△ 上向き）です。`,
  );
  expect(hands.interactions).toBe(4);
});

test("what changed between two publications is compared without a script as well", async ({
  signedIn,
  browser,
}) => {
  const page = await signedIn("manager");
  const storageState = await page.context().storageState();
  const plain = await browser.newContext({ javaScriptEnabled: false, storageState });
  const same = await plain.newPage();
  await same.goto("/staff/publications/compare");
  await field(same, "前の号").selectOption("1");
  await field(same, "あとの号").selectOption("2");
  await same.getByRole("button", { name: "比べる", exact: true }).click();
  await expect(same).toHaveURL(/\/compare\?from=1&to=2$/);
  await expect(same.getByText(/^第1号から第2号までに、\d+件の違いがあります/)).toBeVisible();
  await expect(same.getByRole("main")).toContainText("2,010手続き");
  await plain.close();
});
