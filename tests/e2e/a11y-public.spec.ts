/** The public pages: axe on each kind of page, narrow screens, and no need of JavaScript. */
import type { Page } from "playwright/test";
import { expectAccessible, expectNoSidewaysScroll, violationsOf } from "./support/axe";
import { crawlPublicSite, type PublicFile, pagesOf } from "./support/public";
import { examplesOf, isArchived, PAGE_KINDS, unclassified } from "./support/public-kinds";
import { expect, test } from "./support/test";

const MINUTE_MS = 60_000;
/** The narrowest width that WCAG 1.4.10 asks for. */
const NARROWEST = { width: 320, height: 900 };

let files: ReadonlyMap<string, PublicFile>;
let pages: string[];

test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL });
  files = await crawlPublicSite(request);
  pages = pagesOf(files);
  await request.dispose();
});

const current = () => pages.filter((route) => !isArchived(route));
const archived = () => pages.filter(isArchived);

/** Looks at the pages that stand for each kind. */
async function look(page: Page, routes: readonly string[]): Promise<void> {
  for (const route of Object.values(examplesOf(routes)).flat()) {
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

test("every page is of one kind, and every kind is looked at", () => {
  expect(unclassified(pages)).toEqual([]);
  expect(Object.keys(examplesOf(current()))).toEqual(PAGE_KINDS);
  // An address that is not there is answered by the current publication alone.
  const inArchive = PAGE_KINDS.filter((kind) => !["archive", "embed", "notFound"].includes(kind));
  expect(Object.keys(examplesOf(archived()))).toEqual(expect.arrayContaining(inArchive));
  expect(current().length).toBeGreaterThan(40);
  expect(archived().length).toBeGreaterThan(40);
});

test("each kind of current page", async ({ page }) => {
  test.setTimeout(5 * MINUTE_MS);
  await look(page, current());
});

test("each kind of archived page", async ({ page }) => {
  test.setTimeout(5 * MINUTE_MS);
  await look(page, archived());
});

test.describe("on a dark screen", () => {
  test.use({ colorScheme: "dark" });

  test("words, marks and charts keep their contrast", async ({ page }) => {
    const { home = [], kpi = [], embed = [], year = [] } = examplesOf(current());
    for (const route of [home, kpi, embed, year].map(([first = ""]) => first)) {
      await page.goto(route);
      expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
        "rgb(26, 26, 26)",
      );
      expect.soft(await violationsOf(page), route).toEqual([]);
    }
  });
});

test("no current page is wider than a narrow screen, whatever its texts", async ({ page }) => {
  test.setTimeout(3 * MINUTE_MS);
  await page.setViewportSize(NARROWEST);
  for (const route of current()) {
    await page.goto(route);
    await expectNoSidewaysScroll(page, `${route} at ${NARROWEST.width} px`);
  }
});

test("what was found by a search", async ({ page }) => {
  await page.setViewportSize(NARROWEST);
  await page.goto(`/search?q=${encodeURIComponent("デジタル")}`);
  await expect(page.getByRole("link", { name: /デジタル/ }).first()).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page, "what was found");
});

test("what was found in another language", async ({ page }) => {
  await page.setViewportSize(NARROWEST);
  for (const [start, button, typed] of [
    ["/en/about", "Search", "procedures"],
    ["/easy/about", "さがす", "てつづき"],
  ] as const) {
    await page.goto(start);
    await page.getByRole("searchbox", { name: button }).fill(typed);
    await page.getByRole("button", { name: button }).click();
    await expect(page.getByRole("status")).toContainText(typed);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page, `${start}: what was found`);
    await page.getByRole("main").locator(".ne a").first().click();
    await expect(page).toHaveURL(new RegExp(`${start.split("/")[1]}/kpis/`));
  }
});

test("a page that is not there", async ({ page }) => {
  const response = await page.goto("/kpis/no-such-kpi");
  expect(response?.status()).toBe(404);
  await expectAccessible(page);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("no page has or asks for a script, and every page shows its content", async ({ page }) => {
    test.setTimeout(3 * MINUTE_MS);
    for (const route of pages) {
      const html = files.get(route)?.body.toString("utf8") ?? "";
      expect.soft(html, route).not.toMatch(/<script(?! type="application\/ld\+json">)/i);
      expect.soft(html.match(/<h1[\s>]/g), route).toHaveLength(1);
    }
    const scripts: string[] = [];
    page.on("request", (request) => {
      if (request.resourceType() === "script") scripts.push(request.url());
    });
    for (const route of Object.values(examplesOf(current())).flat()) {
      await page.goto(route);
      await expect.soft(page.getByRole("heading", { level: 1 }), route).toHaveCount(1);
      await expect.soft(page.getByRole("main"), route).toBeVisible();
      await expect.soft(page.locator('script:not([type="application/ld+json"])'), route).toHaveCount(0);
    }
    expect(scripts).toEqual([]);
  });

  test("one finds a KPI by typing a part of its name, as one happens to type it", async ({ page }) => {
    await page.goto("/about");
    await page.getByRole("searchbox", { name: "検索" }).fill("ｵﾝﾗｲﾝ 割合");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("status")).toContainText("「ｵﾝﾗｲﾝ 割合」に当てはまるものが");
    await page.getByRole("link", { name: "オンラインで可能な手続きの割合", exact: true }).first().click();
    await expect(
      page.getByRole("heading", { level: 1, name: "オンラインで可能な手続きの割合" }),
    ).toBeVisible();
  });

  test("one finds a KPI's figures, its chart and its data by following links", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("banner").getByRole("link", { name: "DX推進計画（第1期）", exact: true }).click();
    await page.getByRole("link", { name: "オンラインで可能な手続きの割合", exact: true }).first().click();
    await expect(
      page.getByRole("heading", { level: 1, name: "オンラインで可能な手続きの割合" }),
    ).toBeVisible();
    await expect(page.getByRole("img").first()).toBeVisible();
    await expect(page.getByRole("table").first()).toContainText("35.0%");
    await expect(page.getByRole("link", { name: "この指標のデータ（CSV）" })).toHaveAttribute(
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
