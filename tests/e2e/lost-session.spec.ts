/**
 * A session ends while somebody types: whatever the form, its page stays with a sentence and the way back in, and the text
 * is there after a reload too. Every form of these pages that has a field for text is walked, also one that is new.
 */
import type { Locator, Page } from "playwright/test";
import type { Person } from "./support/people";
import { answers, expect, test } from "./support/staff";

/** A page, whose it is, and how many forms with a field for text it has at least. */
const PAGES: readonly {
  person: Person;
  address: string | ((page: Page) => Promise<string>);
  forms: number;
}[] = [
  { person: "admin", address: "/staff/accounts/new", forms: 1 },
  { person: "admin", address: (page) => linked(page, "/staff/accounts", "/staff/accounts/"), forms: 1 },
  { person: "office", address: "/staff/rounds", forms: 1 },
  { person: "office", address: "/staff/publications", forms: 1 },
  { person: "office", address: "/staff/publications/new", forms: 1 },
  { person: "office", address: "/staff/plan?plan=dx-2", forms: 3 },
  { person: "office", address: "/staff/plan/dx-2/texts", forms: 1 },
  { person: "office", address: "/staff/plan/dx-2/pillars/1", forms: 1 },
  { person: "office", address: "/staff/plan/dx-2/measures/1-1", forms: 1 },
  { person: "office", address: "/staff/plan/dx-2/initiatives/dx-2-1-1-1", forms: 1 },
  { person: "office", address: "/staff/plan/dx-2/kpis/paper-sheets", forms: 1 },
  // The messages; the evidence is the department's.
  { person: "office", address: "/staff/entry/data-projects/2025", forms: 1 },
  { person: "contributor", address: "/staff/entry/data-projects/2025", forms: 2 },
];

/** Every form of a page means several loads of it. */
test.describe.configure({ timeout: 240_000 });

const TYPED = "失われてはならない文";

/** The first address of this kind on the page, which comes in parts. */
async function linked(page: Page, at: string, begins: string): Promise<string> {
  await page.goto(at);
  const link = page.locator(`main a[href^="${begins}"][href$="/edit"]`).first();
  return (await link.getAttribute("href")) ?? at;
}

/** Forms that send; neither those that ask an address nor the entry form, which saves by itself (keyboard.spec.ts). */
const forms = (page: Page) =>
  page
    .locator('main form:not([action^="/"]):not(:has([name="actualText"]))')
    .filter({ has: page.locator("textarea, input[type=text]") });
const textOf = (form: Locator) => form.locator("textarea, input[type=text]").last();

async function openWhole(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await answers(page);
  await page.evaluate(() => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>("main details")) details.open = true;
  });
}

for (const { person, address, forms: least } of PAGES) {
  test(`${person}: ${typeof address === "string" ? address : "an account"}`, async ({ signedIn }) => {
    const page = await signedIn(person);
    const at = typeof address === "string" ? address : await address(page);
    await openWhole(page, at);
    const count = await forms(page).count();
    expect(count).toBeGreaterThanOrEqual(least);
    const cookies = await page.context().cookies();
    for (let index = 0; index < count; index++) {
      await openWhole(page, at);
      const form = forms(page).nth(index);
      await textOf(form).fill(TYPED);

      await page.context().clearCookies();
      const button = form.locator("button[type=submit]").last();
      // Where nothing waits to be published its button is off; what is typed is to stay all the same.
      if (await button.isEnabled()) await button.click();
      else await form.evaluate((each: HTMLFormElement) => each.requestSubmit());
      await expect(form.getByRole("link", { name: "サインイン画面を新しいタブで開く" })).toBeVisible();
      await expect(form).toContainText("サインインの有効期限が切れたか");
      await expect(textOf(form)).toHaveValue(TYPED);
      expect(new URL(page.url()).pathname).toBe(new URL(at, page.url()).pathname);

      await page.context().addCookies(cookies);
      await openWhole(page, at);
      await expect(textOf(forms(page).nth(index))).toHaveValue(TYPED);
      await forms(page).nth(index).getByRole("button", { name: "復元した入力を破棄する" }).click();
      await expect(textOf(forms(page).nth(index))).not.toHaveValue(TYPED);
      await openWhole(page, at);
      await expect(textOf(forms(page).nth(index))).not.toHaveValue(TYPED);
    }
  });
}

test("a line that is dead, and comes back: the same form is sent once more, and taken", async ({
  signedIn,
}) => {
  const page = await signedIn("office");
  await openWhole(page, "/staff/entry/data-projects/2025");
  const form = forms(page).last();
  await textOf(form).fill(TYPED);
  await page.context().setOffline(true);
  await form.locator("button[type=submit]").click();
  await expect(form).toContainText("通信できませんでした");
  await expect(textOf(form)).toHaveValue(TYPED);
  await page.context().setOffline(false);
  await form.locator("button[type=submit]").click();
  await expect(page.getByRole("region", { name: /^やり取り/ }).getByText(TYPED)).toBeVisible();
  await expect(textOf(form)).toHaveValue("");
});
