/** A contributor's whole job by keyboard alone: signing in, finding the KPI, entering the figure, submitting. */
import type { Locator, Page } from "playwright/test";
import { kpiName } from "./support/document";
import { PEOPLE } from "./support/people";
import { answers, expect, field, open, report, test } from "./support/staff";

/** More than any page here has stops. */
const MOST_STOPS = 80;

/** Presses Tab until the focus is there, and holds that the focus can be seen. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) {
      const ring = await target.evaluate((element) => {
        const style = getComputedStyle(element);
        return { style: style.outlineStyle, width: Number.parseFloat(style.outlineWidth) };
      });
      expect(ring.style).not.toBe("none");
      expect(ring.width).toBeGreaterThanOrEqual(2);
      return;
    }
  }
  throw new Error(`Tab never reached ${target}`);
}

test("a figure is entered and submitted with the keyboard alone", async ({ stranger }) => {
  const page = await stranger();
  const { email, password } = PEOPLE.colleague;
  const name = kpiName("data-projects");

  await open(page, "/staff/entry?fy=2025");
  await tabTo(page, field(page, "メールアドレス"));
  await page.keyboard.type(email);
  await tabTo(page, field(page, "パスワード"));
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");

  await expect(page.getByRole("heading", { level: 1, name: /実績の入力/ })).toBeVisible();
  // Without a year in the address nobody came in order to answer at once: the page begins at its beginning.
  await open(page, "/staff/entry");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "本文へ移動" })).toBeFocused();
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("link", { name: new RegExp(`^グラフ・.*（${name}）$`) }));
  await page.keyboard.press("Enter");

  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await answers(page);
  const form = report(page);
  await tabTo(page, field(form, "実績の値"));
  await page.keyboard.type("abc");
  await tabTo(page, field(form, "要因"));
  await page.keyboard.type("新しい実証を二つ始めました。");
  await tabTo(page, form.getByRole("button", { name: "提出する" }));
  await page.keyboard.press("Enter");

  // The focus is at the list of what is wrong; its link leads to the field.
  await expect(form.getByRole("alert")).toContainText("数値として読めません。");
  await tabTo(page, form.getByRole("alert").getByRole("link", { name: /数値として読めません。/ }));
  await page.keyboard.press("Enter");
  await expect(field(form, "実績の値")).toBeFocused();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("3");
  await expect(form.getByText("見込み △ 上向き", { exact: true })).toBeVisible();
  await tabTo(page, form.getByRole("button", { name: "提出する" }));
  await page.keyboard.press("Space");
  await expect(form.getByText("提出しました", { exact: true })).toBeVisible();

  // The focus is at the answer: the way on is the next stop.
  await tabTo(page, form.getByRole("link", { name: "一覧に戻る" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: /実績の入力/ })).toBeVisible();
  await expect(
    page.getByRole("listitem").filter({ has: page.getByRole("link", { name, exact: true }) }),
  ).toContainText("提出済み");
});

test("menus open, close and give the focus back", async ({ signedIn }) => {
  const page = await signedIn("contributor");
  await open(page, "/staff");
  const menu = page.locator("summary").filter({ hasText: PEOPLE.contributor.name });
  await tabTo(page, menu);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "サインアウト" })).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("banner").getByRole("link", { name: "使い方" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "サインアウト" })).toBeHidden();
  await expect(menu).toBeFocused();
});
