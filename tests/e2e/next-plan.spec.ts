/**
 * From one plan to the next, over the years: drafted in R10 by the office and seen by staff alone, leading from the first
 * publication on or after 1 April 2030; the last year of the plan before is still collected and published.
 */
import type { Browser, Page } from "playwright/test";
import { NOTHING_TO_PUBLISH } from "@/domain/words/ja/publication/next-publication";
import { expectAccessible } from "./support/axe";
import { CITY_ORIGIN, City, signIn } from "./support/city";
import { kpiName } from "./support/document";
import { PEOPLE, type Person } from "./support/people";
import { sendOutRound } from "./support/round";
import {
  acceptInvitation,
  answers,
  assignDepartment,
  expect,
  field,
  haveLooked,
  inviteAccount,
  open,
  PUBLISHING_MS,
  report,
  test,
} from "./support/staff";

// libfaketime moves the clock through Linux's loader; there the runner fetches it, and City refuses to start without it.
test.skip(process.platform !== "linux", "only Linux lets a program's clock be moved from outside");
test.describe.configure({ mode: "serial", timeout: 180_000 });
test.use({ baseURL: CITY_ORIGIN });

const KPI = "online-procedures";
const NAME = kpiName(KPI);
const PLAN = "DX推進計画（第2期）";
const NEXT = "DX推進計画（第3期）";
const R10 = "2028-11-10T01:00:00Z";
const LAST_DAY_OF_R11 = "2030-03-31T05:00:00Z";
const FIRST_DAY_OF_R12 = "2030-04-01T01:00:00Z";
const JUNE_OF_R12 = "2030-06-10T01:00:00Z";

const city = new City();
test.afterAll(() => city.remove());

async function signedIn(browser: Browser, person: Person, address: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, person, address);
  return page;
}

/** A figure's way from the department over the office's second person. */
async function reported(browser: Browser, fy: number, figure: string): Promise<void> {
  const contributor = await signedIn(browser, "contributor", `/staff/entry/${KPI}/${fy}`);
  const form = report(contributor);
  await field(form, "実績の値").fill(figure);
  await field(form, "要因").fill("窓口の手続を見直したためです。");
  await form.getByRole("button", { name: "提出する" }).click();
  await expect(form.getByText("提出しました", { exact: true })).toBeVisible();
  const office = await signedIn(browser, "secondOffice", `/staff/entry/${KPI}/${fy}`);
  await report(office).getByRole("button", { name: "承認する" }).click();
  await expect(report(office).getByText("承認しました", { exact: true })).toBeVisible();
}

async function publish(office: Page): Promise<void> {
  await open(office, "/staff/publications/new");
  await haveLooked(office);
  await office.getByRole("button", { name: /^第\d+号として公表する$/ }).click();
  await expect(office.getByRole("main").getByRole("status").first()).toContainText("公表しました", {
    timeout: PUBLISHING_MS,
  });
  // The button that was pressed is gone: reading goes on from what was done.
  await expect(office.locator(":focus")).toContainText("公表しました");
}

/** What would be published is what the public reads already: neither a draft nor the day alone is a change. */
async function expectNothingToPublish(office: Page): Promise<void> {
  await open(office, "/staff/publications/new");
  await expect(office.getByRole("button", { name: /^第\d+号として公表する$/ })).toBeDisabled();
  await expect(office.getByRole("main")).toContainText(NOTHING_TO_PUBLISH);
}

test("in R10 the city has a figure of R9 out", async ({ page, browser }) => {
  await city.on(R10);
  await open(page, city.setUpLink);
  const { name, email, password } = PEOPLE.admin;
  await field(page, "氏名").fill(name);
  await field(page, "メールアドレス").fill(email);
  await field(page, "パスワード").fill(password);
  await page.getByRole("button", { name: "管理者として登録する" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "アカウント" })).toBeVisible();
  for (const person of ["office", "secondOffice", "contributor", "manager"] as const) {
    const link = await inviteAccount(page, PEOPLE[person]);
    await acceptInvitation(await (await browser.newContext()).newPage(), link, PEOPLE[person]);
  }
  const office = await signedIn(browser, "office", "/staff/plan?plan=dx-2");
  await assignDepartment(office, NAME, "市民課");
  await sendOutRound(office, 2027, { deadline: "2028-12-10" });
  await reported(browser, 2027, "2,000");
  await publish(office);
});

test("the next plan is drafted from the one that runs, and the public sees nothing of it", async ({
  browser,
  request,
}) => {
  const office = await signedIn(browser, "office", "/staff/plan?plan=dx-2");
  const item = office.getByRole("listitem").filter({ hasText: PLAN });
  await item.getByText("次の計画をつくる").first().click();
  await field(item, "計画の記号（id）").fill("dx-3");
  await field(item, "計画の名称").fill(NEXT);
  await item.getByRole("button", { name: "次の計画をつくる" }).click();
  await expect(office.getByRole("main")).toContainText(NEXT);
  await open(office, "/staff/plan?plan=dx-3");
  await expect(office.getByRole("main")).toContainText("準備中");
  await expectAccessible(office);
  const manager = await signedIn(browser, "manager", "/staff/plan?plan=dx-3");
  await expect(manager.getByRole("main")).toContainText(NEXT);

  await expectNothingToPublish(office);
  for (const address of ["/", "/archive", `/kpis/${KPI}`, "/data", "/corrections"]) {
    expect(await (await request.get(address)).text(), address).not.toContain("第3期");
  }
  expect((await request.get("/plans/dx-3")).status()).toBe(404);
});

test("on the last day of R11 the plan before still leads", async ({ browser, page }) => {
  await city.on(LAST_DAY_OF_R11);
  await expectNothingToPublish(await signedIn(browser, "office", "/staff"));
  await page.goto("/");
  await expect(page.getByRole("banner")).not.toContainText("第3期");
  expect((await page.goto("/plans/dx-3"))?.status()).toBe(404);
});

test("a day later the next one leads, with the results of the plan before", async ({ browser, page }) => {
  await city.on(FIRST_DAY_OF_R12);
  await publish(await signedIn(browser, "office", "/staff"));
  await page.goto("/");
  await expect(page.getByRole("banner")).toContainText(NEXT);
  const main = page.getByRole("main");
  await expect(main).toContainText(`${NEXT}　令和12年度～令和16年度`);
  await expect(main).toContainText("令和9年度の目標達成状況");
  await expect(main).toContainText("2,000手続き");
  await expectAccessible(page);
  expect((await page.goto("/plans/dx-3"))?.status()).toBe(200);
  await expectAccessible(page);
});

test("the last year of the plan before is collected and published, in full on the front page", async ({
  browser,
  page,
  request,
}) => {
  await city.on(JUNE_OF_R12);
  const office = await signedIn(browser, "office", "/staff/rounds");
  await sendOutRound(office, 2029, { deadline: "2030-06-30" });
  await reported(browser, 2029, "2,600");
  await publish(office);
  await page.goto("/");
  const main = page.getByRole("main");
  await expect(main).toContainText("令和11年度");
  await expect(main).toContainText("2,600手続き");
  await page.goto("/years/2029");
  await expect(
    page
      .getByRole("rowgroup")
      .filter({ has: page.getByRole("link", { name: NAME, exact: true }) })
      .first(),
  ).toContainText("○ 達成");
  const csv = await (await request.get("/data/kpis.csv")).text();
  expect(csv).toMatch(new RegExp(`dx-2,.*${KPI}.*2029.*2600`));
});

test("the page of a KPI that goes on shows both plans' targets and one series", async ({ page }) => {
  await page.goto(`/kpis/${KPI}`);
  const main = page.getByRole("main");
  for (const text of [PLAN, NEXT, "2,600手続き", "令和16年度"]) await expect(main).toContainText(text);
  await expectAccessible(page);
  await answers(page);
});
