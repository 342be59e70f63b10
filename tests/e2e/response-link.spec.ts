/**
 * A personal link out of a mail: looked at by a mail scanner, opened by its owner, and taken back by the office. It
 * needs the round of 2025 to run, with its mails in the outbox.
 */
import { expectAccessible } from "./support/axe";
import { kpiName } from "./support/document";
import { personalLink } from "./support/mail";
import { PEOPLE } from "./support/people";
import { expect, test } from "./support/staff";

test.describe.configure({ mode: "serial" });

const { name, department } = PEOPLE.contributor;
/** As people.setup.ts sent it out. */
const ROUND = "2025年度の実績の照会";
let link: string;

test("the mail carries the link; whoever only opens it is signed in as nobody", async ({
  signedIn,
  stranger,
}) => {
  link = await personalLink(await signedIn("office"), name, ROUND);
  const page = await stranger();
  for (let times = 0; times < 3; times += 1) {
    const response = await page.goto(link);
    expect(response?.status()).toBe(200);
  }
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("令和7年度（2025年度）の実績の回答");
  await expect(page.getByText(`${department}　${name}`)).toBeVisible();
  await expectAccessible(page);
  await page.goto("/staff/entry");
  await expect(page.getByRole("heading", { level: 1, name: "サインイン" })).toBeVisible();
});

test("Enter is enough: the person's items and nothing else", async ({ stranger }) => {
  const page = await stranger();
  await page.goto(link);
  await expect(page.getByRole("button", { name: "回答を始める" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname === "/staff/entry");
  // The token stays behind: neither in the address nor in what the next page is told of the last.
  expect(page.url()).not.toContain("token");
  await expect(page.getByText("回答リンクで回答しています")).toBeVisible();
  await expect(page.getByText(`${department}　${name}`)).toBeVisible();
  await expect(page.getByText(kpiName("learning-events")).first()).toBeVisible();
  const menu = page.getByRole("navigation", { name: "メニュー" });
  await expect(menu.getByRole("link")).toHaveText(["入力"]);
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 800 });
  await expectAccessible(page);

  expect((await page.goto("/staff/entry/learning-events/2025"))?.status()).toBe(200);
  // Another department's item, and another year's.
  expect((await page.goto("/staff/entry/paper-sheets/2025"))?.status()).toBe(404);
  expect((await page.goto("/staff/entry/learning-events/2023"))?.status()).toBe(404);
  for (const address of [
    "/staff/password",
    "/staff/plan",
    "/staff/rounds",
    "/staff/accounts",
    "/staff/audit",
  ]) {
    expect((await page.goto(address))?.status(), address).toBe(403);
  }
  await expectAccessible(page);
  await page.getByRole("link", { name: "職員用トップへ" }).click();
  await page.waitForURL((url) => url.pathname === "/staff/entry");
  await page.getByRole("button", { name: "終了する" }).click();
  await expect(page.getByText("サインアウトしました。")).toBeVisible();
});

test("the button works without JavaScript too", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(link);
  await page.getByRole("button", { name: "回答を始める" }).click();
  await expect(page.getByText("回答リンクで回答しています")).toBeVisible();
  await context.close();
});

test("somebody who has signed in keeps that session", async ({ signedIn }) => {
  const page = await signedIn("contributor");
  await page.goto(link);
  await page.getByRole("button", { name: "回答を始める" }).click();
  await page.waitForURL((url) => url.pathname === "/staff/entry");
  await expect(page.getByText("回答リンクで回答しています")).toBeHidden();
  expect((await page.goto("/staff/password"))?.status()).toBe(200);
});

test("a link changed by one character is 404, on the same page as one that was taken back", async ({
  signedIn,
  stranger,
}) => {
  const page = await stranger();
  const last = link.endsWith("A") ? "B" : "A";
  const ended = async (address: string) => {
    expect((await page.goto(address))?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("このリンクは使えません");
    return page.getByRole("main").textContent();
  };
  const changed = await ended(`${link.slice(0, -1)}${last}`);

  const responseScope = await stranger();
  await responseScope.goto(link);
  await responseScope.getByRole("button", { name: "回答を始める" }).click();
  await expect(responseScope.getByText("回答リンクで回答しています")).toBeVisible();

  const office = await signedIn("office");
  await office.goto("/staff/rounds");
  await office.getByRole("link", { name: ROUND }).first().click();
  await office.getByRole("button", { name: new RegExp(`^取り消す\\s*（${name}`) }).click();
  await expect(office.getByText("取り消しました。")).toBeVisible();

  expect(await ended(link)).toBe(changed);
  await expectAccessible(page);
  await responseScope.reload();
  await expect(responseScope.getByRole("heading", { level: 1, name: "サインイン" })).toBeVisible();
});
