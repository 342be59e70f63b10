/** The first mistake of every installation: the staff side opened at another address than APP_ORIGIN. */

import { field } from "./support/staff";
import { expect, test } from "./support/test";

test("says where it belongs, and a form that is refused keeps what was typed", async ({ page, baseURL }) => {
  const here = new URL("/staff/sign-in", baseURL);
  here.hostname = "127.0.0.1";
  await page.goto(here.href);
  const link = page.getByRole("link", { name: `この画面を ${baseURL} で開く` });
  await expect(link).toHaveAttribute("href", `${baseURL}/staff/sign-in`);

  await field(page, "メールアドレス").fill("who@example.jp");
  await field(page, "パスワード").fill("unimportant-here");
  await page.getByRole("button", { name: "サインイン", exact: true }).click();
  await expect(
    page.getByText(`このアドレスの画面からは送れません。${baseURL} で開いてください。`),
  ).toBeVisible();
  await expect(field(page, "メールアドレス")).toHaveValue("who@example.jp");

  await link.click();
  await expect(page).toHaveURL(`${baseURL}/staff/sign-in`);
  await expect(page.getByText("で開いてください")).toHaveCount(0);
});

test("tells a form without JavaScript the same, as a page with a link", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const here = new URL("/staff/sign-in", baseURL);
  here.hostname = "127.0.0.1";
  await page.goto(here.href);
  await field(page, "メールアドレス").fill("who@example.jp");
  await field(page, "パスワード").fill("unimportant-here");
  await page.getByRole("button", { name: "サインイン", exact: true }).click();
  await expect(page.getByRole("link", { name: `${baseURL} で開く` })).toHaveAttribute(
    "href",
    `${baseURL}/staff/sign-in`,
  );
  await context.close();
});
