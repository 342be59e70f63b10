/** Every public page: axe, narrow screens, and no need of JavaScript. */
import { expect, type Page, test } from "playwright/test";
import { expectAccessible, violationsOf } from "./support/axe";
import { crawlPublicSite, pagesOf } from "./support/public";

const MINUTE_MS = 60_000;

let pages: string[];

test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL });
  pages = pagesOf(await crawlPublicSite(request));
  await request.dispose();
});

async function look(page: Page, routes: readonly string[]): Promise<void> {
  for (const route of routes) {
    await page.goto(route);
    await expectAccessible(page, route);
  }
}

test("the check sees what is wrong", async ({ page }) => {
  await page.goto("/about");
  await page.evaluate(() => {
    // Set by script: the page's own policy takes no style attribute.
    const pale = document.createElement("p");
    pale.textContent = "薄い文字";
    pale.style.color = "#bbb";
    const [image, button] = [document.createElement("img"), document.createElement("button")];
    document.querySelector("main .w")?.append(pale, image, button);
  });
  const rules = (await violationsOf(page)).map(({ rule }) => rule);
  expect(rules.sort()).toEqual(["button-name", "color-contrast", "image-alt"]);
});

test("the current pages", async ({ page }) => {
  test.setTimeout(10 * MINUTE_MS);
  const current = pages.filter((route) => !/^\/(archive\/|embed\/)/.test(route));
  expect(current.length).toBeGreaterThan(30);
  await look(page, current);
});

test("the cards for other sites", async ({ page }) => {
  test.setTimeout(10 * MINUTE_MS);
  const embeds = pages.filter((route) => route.startsWith("/embed/"));
  expect(embeds).toHaveLength(16);
  await look(page, embeds);
});

test("the archived pages", async ({ page }) => {
  test.setTimeout(10 * MINUTE_MS);
  const archived = pages.filter((route) => /^\/archive\/1(\/|$)/.test(route));
  expect(archived.length).toBeGreaterThan(40);
  await look(page, archived);
});

test("a page that is not there", async ({ page }) => {
  const response = await page.goto("/kpis/no-such-kpi");
  expect(response?.status()).toBe(404);
  await expectAccessible(page);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("no page has or asks for a script, and every page shows its content", async ({ page }) => {
    test.setTimeout(5 * MINUTE_MS);
    const scripts: string[] = [];
    page.on("request", (request) => {
      if (request.resourceType() === "script") scripts.push(request.url());
    });
    for (const route of pages) {
      await page.goto(route);
      await expect.soft(page.getByRole("heading", { level: 1 }), route).toHaveCount(1);
      await expect.soft(page.getByRole("main"), route).toBeVisible();
      await expect.soft(page.locator("script"), route).toHaveCount(0);
    }
    expect(scripts).toEqual([]);
  });

  test("one finds a KPI's figures, its chart and its data by following links", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("link", { name: "オンラインで可能な手続きの割合", exact: true }).click();
    await expect(
      page.getByRole("heading", { level: 1, name: "オンラインで可能な手続きの割合" }),
    ).toBeVisible();
    await expect(page.getByRole("img").first()).toBeVisible();
    await expect(page.getByRole("table").first()).toContainText("35.0%");
    await expect(page.getByRole("link", { name: "このKPIのデータ（CSV）" })).toHaveAttribute(
      "href",
      "/data/kpis/online-rate.csv",
    );
    await page
      .getByRole("navigation", { name: "主なページ" })
      .getByRole("link", { name: "オープンデータ" })
      .click();
    await expect(page.getByRole("heading", { level: 1, name: "オープンデータ" })).toBeVisible();
  });
});
