/** The staff side as a person uses it, and browsers in which somebody is signed in. */

import type { Locator, Page } from "playwright/test";
import { quoted } from "@/domain/words/ja/quotes";
import { Hands } from "./hands";
import { type Person, type PersonDetails, sessionFile } from "./people";
import { test as base, expect } from "./test";

interface Fixtures {
  /** Opens a browser of its own in which this person is signed in; closed at the end of the test. */
  readonly signedIn: (person: Person) => Promise<Page>;
  /** The same with nobody signed in. */
  readonly stranger: () => Promise<Page>;
}

export const test = base.extend<Fixtures>({
  signedIn: async ({ browser }, use) => {
    const open: (() => Promise<void>)[] = [];
    await use(async (person) => {
      const context = await browser.newContext({ storageState: sessionFile(person) });
      open.push(() => context.close());
      return context.newPage();
    });
    await Promise.all(open.map((close) => close()));
  },
  stranger: async ({ browser }, use) => {
    const open: (() => Promise<void>)[] = [];
    await use(async () => {
      const context = await browser.newContext();
      open.push(() => context.close());
      return context.newPage();
    });
    await Promise.all(open.map((close) => close()));
  },
});

export { expect };

/** A publication makes pages and documents for years of figures; on a busy machine that is longer than an answer takes. */
export const PUBLISHING_MS = 45_000;

/** A field by its label; the badge 必須 or 任意 belongs to the label's text. */
export function field(scope: Page | Locator, label: string): Locator {
  const escaped = label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return scope.getByLabel(new RegExp(`^${escaped}\\s*(※必須|任意)?$`));
}

/**
 * Opens a page and waits until its forms answer. A person needs longer than that to reach for the first field; a
 * test does not.
 */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await answers(page);
}

/** Waits until the page is there as a whole and React has taken over every form of it. */
export async function answers(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector("main [data-skeleton]") === null &&
      [...document.querySelectorAll("main form")].every((form) =>
        Object.keys(form).some((key) => key.startsWith("__reactProps$")),
      ),
  );
}

/** Fills the form for a new account and sends it. @returns the invitation link that is shown once */
export async function inviteAccount(page: Page, person: PersonDetails): Promise<string> {
  await open(page, "/staff/accounts/new");
  await field(page, "メールアドレス").fill(person.email);
  await field(page, "氏名").fill(person.name);
  await page.getByRole("radio", { name: person.role, exact: true }).check();
  if (person.department !== null) await chooseDepartment(page, person.department);
  await page.getByRole("button", { name: "作成して招待リンクを発行する" }).click();
  await expect(page.getByText(`${person.name}さんのアカウントを作成しました`)).toBeVisible();
  return field(page, "招待リンク").inputValue();
}

async function chooseDepartment(page: Page, department: string): Promise<void> {
  const list = field(page, "所属");
  const known = await list.getByRole("option", { name: department, exact: true }).count();
  if (known > 0) await list.selectOption({ label: department });
  else await field(page, "一覧にない所属の名称").fill(department);
}

/** Follows an invitation link and sets the password; ends signed in, on the person's home page. */
export async function acceptInvitation(page: Page, link: string, person: PersonDetails): Promise<void> {
  await open(page, link);
  await expect(page.getByText(`${person.name}さん、あゆみへようこそ。`)).toBeVisible();
  await field(page, "新しいパスワード").fill(person.password);
  await page.getByRole("button", { name: "パスワードを設定して始める" }).click();
  // A manager's home is the dashboard.
  const home = person.role === "管理職" ? /進捗/ : "ホーム";
  await expect(page.getByRole("heading", { level: 1, name: home })).toBeVisible();
  await expect(page.getByText(person.name).first()).toBeVisible();
}

/** The row of a KPI at /staff/plan, where the office says who answers for it. */
export async function assignDepartment(
  page: Page,
  kpiName: string,
  department: string,
  planId = "dx-2",
): Promise<void> {
  const address = `/staff/plan?plan=${planId}`;
  // Several, one after the other, need the page once.
  if (!page.url().endsWith(address)) await open(page, address);
  const list = page.getByRole("combobox", { name: `${quoted(kpiName)}の所管課` });
  if ((await list.locator("option:checked").textContent()) === department) return;
  await list.selectOption({ label: department });
  const row = page.getByRole("row").filter({ has: list });
  await row.getByRole("button", { name: /^保存/ }).click();
  await expect(row.getByRole("status")).toHaveText("保存しました。");
}

/** Opens a report's form or content. */
export async function openReport(page: Page, kpiId: string, fy = 2025): Promise<void> {
  await open(page, `/staff/entry/${kpiId}/${fy}`);
  await expect(page.getByRole("region", { name: "報告の内容" })).toBeVisible();
}

/** The report's part of the page: state, form, decision. */
export function report(page: Page): Locator {
  return page.getByRole("region", { name: "報告の内容" });
}

/** Waits until the line under the form says that the draft is saved. */
export async function draftSaved(page: Page): Promise<void> {
  await expect(report(page).getByRole("status").filter({ hasText: "下書きを保存しました" })).toBeVisible();
}

/** Opens a page of the next publication, and closes it again; waits until the form has heard of it. */
export async function haveLooked(page: Page, hands: Hands = new Hands(page)): Promise<void> {
  const [preview] = await Promise.all([
    page.waitForEvent("popup"),
    hands.click(page.getByRole("link", { name: /^トップページ/ })),
  ]);
  await preview.waitForLoadState();
  await preview.close();
  await expect(page.getByText("見ました")).toBeAttached();
}
