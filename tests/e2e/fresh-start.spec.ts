/**
 * What the public reads after the first start, before anybody entered anything. The one file that publishes is
 * main-path.spec.ts, which playwright.config.ts runs after this one.
 */

import { FIRST_PLAN, INITIATIVES, RECOGNITION_ERRORS, SECOND_PLAN } from "./support/document";
import { crawlPublicSite, openData, tally } from "./support/public";
import { expect, test } from "./support/test";

test("everything that links lead to is there, and carries no recognition error", async ({ request }) => {
  const files = await crawlPublicSite(request);
  expect([...files.values()].filter(({ status }) => status !== 200).map(({ route }) => route)).toEqual([]);
  const routes = [...files.keys()];
  expect(routes).toEqual(expect.arrayContaining(["/", "/about", "/data", "/archive", "/archive/1"]));
  expect(routes).toEqual(expect.arrayContaining(["/pillars/1", "/pillars/2", "/pillars/3"]));
  expect(routes).toEqual(
    expect.arrayContaining(["/plans/dx-1", "/plans/dx-2", "/years/2023", "/years/2025"]),
  );
  expect(routes).toEqual(
    expect.arrayContaining(["/data/kpis.csv", "/data/kpis.json", "/data/datapackage.json"]),
  );
  expect(routes.filter((route) => /^\/kpis\//.test(route))).toHaveLength(
    FIRST_PLAN.length + SECOND_PLAN.length,
  );
  const wrong = [...files.values()].flatMap(({ route, body }) =>
    RECOGNITION_ERRORS.filter((text) => body.toString("utf8").includes(text)).map((text) => ({
      route,
      text,
    })),
  );
  expect(wrong).toEqual([]);
});

test("the first plan's marks are those of 別紙5-2", async ({ page }) => {
  await page.goto("/years/2023");
  for (const { kpi, planned, actual, mark } of FIRST_PLAN) {
    const group = page
      .getByRole("rowgroup")
      .filter({ has: page.getByRole("link", { name: kpi, exact: true }) });
    const row = (name: string) =>
      group.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) });
    await expect(row("計画").getByRole("cell")).toHaveText([...planned, mark]);
    await expect(row("実績").getByRole("cell")).toHaveText([...actual, ""]);
  }
  await expect(page.getByText("「○」：5項目 「△」：2項目 「×」：2項目", { exact: false })).toBeVisible();
  await expect(tally(page)).toHaveText(["5項目", "2項目", "2項目", "0項目"]);
});

test("the second plan's KPIs have baseline and target, and R7 is not evaluated", async ({
  page,
  request,
}) => {
  await page.goto("/years/2025");
  for (const { kpi, baseline, target } of SECOND_PLAN) {
    const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: kpi, exact: true }) });
    const cells = row.getByRole("cell");
    await expect(cells.first()).toHaveText(`${baseline ?? "なし"}（R5）`);
    await expect(cells.nth(-2)).toHaveText(`${target}（R11）`);
    await expect(cells.last()).toHaveText("－ 未評価");
  }
  await expect(tally(page)).toHaveText(["0項目", "0項目", "0項目", "7項目"]);
  const rows = (await openData(request)).filter(
    (row) => row.plan_id === "dx-2" && row.fiscal_year === "2025",
  );
  expect(rows.map((row) => [row.kpi_id, row.judgement_code, row.actual_value])).toEqual(
    SECOND_PLAN.map(({ id }) => [id, "not_evaluated", ""]),
  );
});

test("all 73 initiatives with their markers", async ({ page }) => {
  const read = async () => {
    const items = await page
      .locator("section")
      .filter({ has: page.getByRole("heading", { level: 2, name: "具体的な取組" }) })
      .getByRole("listitem")
      .allInnerTexts();
    return items.map((text) => text.replace(/\s+/g, " ").trim());
  };
  const ofPillars: string[] = [];
  for (const no of [1, 2, 3]) {
    await page.goto(`/pillars/${no}`);
    ofPillars.push(...(await read()));
  }
  expect(ofPillars.filter((text) => text.startsWith("◇ "))).toHaveLength(INITIATIVES["○"]);
  expect(ofPillars.filter((text) => text.startsWith("・ "))).toHaveLength(INITIATIVES["・"]);
  expect(ofPillars).toHaveLength(73);
  expect(ofPillars).toContain("・ ローコードツール等を活用したオンライン申請の拡大");
  expect(ofPillars).toContain("・ 庁内各種データのオープンデータ化推進");
  await page.goto("/plans/dx-2");
  expect(await read()).toEqual(ofPillars);
});
