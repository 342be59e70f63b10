/**
 * What a citizen asks, each question answered from the front page on a telephone without JavaScript: in at most two clicks
 * and 1,500 px of scrolling. Reads what main-path.spec.ts has published.
 */
import type { Locator, Page } from "playwright/test";
import { FIRST_PLAN, kpiName } from "./support/document";
import { expect, test } from "./support/test";

const NAME = kpiName("online-procedures");
const MOST_CLICKS = 2;
const MOST_PX = 1_500;

test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

/** A reader who begins at the front page, and scrolls no farther than what is looked for. */
class Reader {
  private clicks = 0;
  private scrolled = 0;

  private constructor(readonly page: Page) {}

  static async at(page: Page): Promise<Reader> {
    await page.goto("/");
    return new Reader(page);
  }

  async reads(answer: Locator): Promise<void> {
    await this.look(answer);
    const { clicks, scrolled } = this;
    expect({ clicks, scrolled, isQuick: clicks <= MOST_CLICKS && scrolled <= MOST_PX }).toMatchObject({
      isQuick: true,
    });
  }

  async opens(name: string | RegExp): Promise<this> {
    const link = this.page.getByRole("link", { name, exact: true }).first();
    await this.look(link);
    await link.click();
    this.clicks += 1;
    return this;
  }

  private async look(at: Locator): Promise<void> {
    await expect(at).toBeVisible();
    this.scrolled += await at.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      const below = bottom > innerHeight ? Math.min(bottom - innerHeight, top) : 0;
      const by = top < 0 ? top : below;
      window.scrollBy(0, by);
      return Math.abs(by);
    });
  }
}

const headed = (page: Page, name: string | RegExp) =>
  page.locator("section").filter({ has: page.getByRole("heading", { level: 2, name }) });

test("what is promised, and how does it stand?", async ({ page }) => {
  await (await Reader.at(page)).reads(page.getByText(/^令和\d+年度は\d+つの指標のうち/));
  const card = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name: NAME, exact: true }) })
    .first();
  await expect(card).toContainText("2,500手続き");
  await (await Reader.at(page)).reads(card.getByText("目標値").first());
});

test("which is worst?", async ({ page }) => {
  // 別紙5-2: two are × at the end of R5.
  const bad = FIRST_PLAN.filter(({ mark }) => mark === "× 未達");
  expect(bad).toHaveLength(2);
  for (const { kpi } of bad) {
    const reader = await (await (await Reader.at(page)).opens("DX推進計画（第1期）")).opens(
      /未達\s*2\s*項目/,
    );
    await reader.reads(page.getByRole("link", { name: kpi, exact: true }).first());
  }
});

test("why, what is done about it, and where does this number come from?", async ({ page }) => {
  const why = await (await (await Reader.at(page)).opens(NAME)).opens("この評価の理由");
  await why.reads(
    headed(page, /である理由$/)
      .getByText(/2,010手続き/)
      .first(),
  );
  const done = await (await (await Reader.at(page)).opens(NAME)).opens("担当課の説明と今後の取組");
  await done.reads(page.getByText("転出届など市民課の手続をオンライン化したためです。").first());
  const source = await (await (await Reader.at(page)).opens(NAME)).opens("この指標について");
  await source.reads(page.getByText("実績の出典", { exact: true }).first());
  await expect(headed(page, "この指標について")).toContainText("市民課");
});

test("was it ever corrected, and what was said two years ago?", async ({ page }) => {
  const head = await (await Reader.at(page)).opens(NAME);
  await head.reads(page.getByText("訂正はありません").first());
  const all = await (await Reader.at(page)).opens("訂正と定義の変更");
  await all.reads(page.getByRole("heading", { level: 1, name: "訂正と定義の変更" }));
  const year = await (await (await Reader.at(page)).opens("年度ごとの報告")).opens("令和5年度");
  await year.reads(page.getByText(/達成/).first());
  await expect(page.getByRole("heading", { level: 1 })).toContainText("令和5年度");
});

test("where is the data, and how do I check it?", async ({ page }) => {
  const data = await (await Reader.at(page)).opens("オープンデータ");
  await data.reads(page.getByRole("link", { name: /CSV$/ }).first());
  const check = await (await Reader.at(page)).opens(NAME);
  await (await check.opens("データ・埋め込み・確かめ方")).reads(
    page.getByRole("link", { name: "公表の確かめ方" }),
  );
  await page.getByRole("link", { name: "公表の確かめ方" }).click();
  await expect(headed(page, "公表の確かめ方")).toContainText("verify.mjs");
});
