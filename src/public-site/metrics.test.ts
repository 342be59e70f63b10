/** KPI以外の実績: what the public reads of them, and where nothing is. */
import { brotliCompressSync } from "node:zlib";
import { day } from "@tests/fixtures/brands";
import { everyAnswer, withAnswers } from "@tests/fixtures/initiative-states";
import { publishedFigure, realPlanWithMetrics, withFigures } from "@tests/fixtures/metrics";
import { realPlan } from "@tests/fixtures/plan";
import { readPage } from "@tests/fixtures/public-pages";
import { INVENTED, makeSnapshot } from "@tests/fixtures/snapshot";
import { describe, expect, it, vi } from "vitest";
import { mapInitiatives } from "@/domain/plan/initiatives";
import { listMetrics } from "@/domain/plan/metrics";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { METRICS_NOTE } from "@/domain/words/ja/publication/published-metrics";
import { renderPage } from "./render-site";

/** Pages are rendered in development mode; machines that test are busy. */
vi.setConfig({ testTimeout: 60_000 });

/** Headers of a real answer are about 700 bytes. */
const HEADERS = 800;
const PLAN = realPlanWithMetrics();
const untold = makeSnapshot({ plans: [PLAN, realPlan("dx-1")], reports: INVENTED });
const told = withFigures(untold, "dx-2", {
  "dx-training": [publishedFigure(2025, "240", { unit: "人", department: "行政経営課" })],
  "mynumber-cards": [publishedFigure(2025, "81.5", { unit: "%", asOf: day("2026-03-31") })],
  "online-requests": [
    publishedFigure(2025, "12345", { reason: "対象を<b>広げた</b>ため", basisNote: "本庁のみ" }),
    publishedFigure(2026, "6000", { figureStatus: "interim", asOf: day("2026-09-30") }),
  ],
  "counter-wait": [
    publishedFigure(2025, null, { missingNote: "集計中です。", expectedOn: day("2026-12-01") }),
  ],
});

async function partOf(route: string, id: string, snapshot = told): Promise<string> {
  const html = (await renderPage(snapshot, route)) ?? "";
  const [part = ""] =
    new RegExp(`<div class="mt" id="${id}".*?(?=<div class="mt"|<h2|<footer)`, "s").exec(html) ?? [];
  return part
    .replace(/<desc.*?<\/desc>|<svg.*?<\/svg>/gs, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");
}

describe("the page of a measure", () => {
  it("has its metrics with figure, unit, year, words, source and department, and says that they are not judged", async () => {
    expect(await partOf("/measures/1-1", "online-requests")).toContain(
      "オンライン申請の件数 市の電子申請システムで受け付けた申請の数。国や県のシステムで受け付けたものは含みません。 令和7年度の実績 12,345件 集計の範囲・注記 本庁のみ 数値の説明 対象を&lt;b&gt;広げた&lt;/b&gt;ため 回答した課 市民課",
    );
    expect(await partOf("/measures/1-1", "online-requests")).toContain("出典 電子申請システムの集計");
    const page = await readPage(told, "/measures/1-1");
    expect(page).toContain(`KPI以外の実績 ${METRICS_NOTE}`);
    expect(await partOf("/plans/dx-2/measures/1-1", "online-requests")).toBe(
      await partOf("/measures/1-1", "online-requests"),
    );
  });

  it("says of one that ends in which year it does, whether or not it has a figure", async () => {
    const end = (snapshot: typeof told) => ({
      ...snapshot,
      plans: snapshot.plans.map((plan) => ({
        ...plan,
        definition: mapInitiatives(plan.definition, (initiative) => ({
          ...initiative,
          ...(initiative.metrics && {
            metrics: initiative.metrics.map((metric) => ({ ...metric, until: fiscalYear(2026) })),
          }),
        })),
      })),
    });
    const ids = listMetrics(PLAN).flatMap(({ initiative, metric }) => (initiative ? [metric.id] : []));
    expect(ids.length).toBeGreaterThan(0);
    const { measure, pillar } = listMetrics(PLAN).find(({ initiative }) => initiative) ?? {};
    const route = `/measures/${pillar?.no}-${measure?.no}`;
    expect(await partOf(route, ids[0] ?? "", end(untold))).toContain("令和8年度で終了");
    expect(await partOf(route, ids[0] ?? "")).not.toContain("終了");
  });

  it("says why there is no figure, and when one is expected", async () => {
    expect(await partOf("/measures/1-1", "counter-wait")).toContain(
      "令和7年度の実績 公表待ち（令和8年12月1日予定） 実績がないことの説明 集計中です。",
    );
  });

  it("has the course as a table, with a line where there are two figures, and neither target nor mark", async () => {
    expect(await partOf("/measures/1-1", "online-requests")).toContain(
      "年度ごとの実績 年度 実績 令和7年度 12,345件 令和8年度 6,000件（年度途中の値、令和8年9月30日時点）",
    );
    const html = (await renderPage(told, "/measures/1-1")) ?? "";
    const section = html.slice(html.indexOf("<h2>KPI以外の実績</h2>"));
    expect(section.match(/<svg/g)).toHaveLength(1);
    expect(section).not.toMatch(/class="(kc-[rsez]|kc-zl|mk)[" ]/);
    // One year is no course.
    expect(await partOf("/measures/1-1", "counter-wait")).not.toContain("年度ごとの実績");
  });

  it("has an initiative's beside its words, named as what they are", async () => {
    const line = await partOf("/measures/1-1", "online-forms");
    expect(line).toContain("KPI以外の実績 作成した申請フォーム 公表した値は、まだありません。");
    const html = (await renderPage(told, "/measures/1-1")) ?? "";
    expect(html).toMatch(/<li id="dx-2-1-1-1">(?:(?!<\/li>).)*id="online-forms"/s);
    expect(await readPage(told, "/measures/1-2")).not.toContain("KPI以外の実績");
  });

  it("is light with all that can be written, beside every state of its initiatives", async () => {
    const words = "窓口の混雑を減らすため予約の枠を広げ、広報紙と市のサイトで案内を続けました。".repeat(2);
    const figures = Object.fromEntries(
      listMetrics(PLAN).map(({ metric }) => [
        metric.id,
        [2025, 2026, 2027].map((fy) =>
          publishedFigure(fy, String(fy * 7), {
            unit: metric.unit,
            reason: words,
            nextStep: words,
            basisNote: words,
          }),
        ),
      ]),
    );
    const full = withFigures(withAnswers(untold, "dx-2", everyAnswer(PLAN, [2025, 2026])), "dx-2", figures);
    const html = await renderPage(full, "/measures/1-1");
    expect(brotliCompressSync(html ?? "").length + HEADERS).toBeLessThanOrEqual(12_000);
    const home = await renderPage({ ...full, site: { ...full.site, demo: true } }, "/");
    expect(brotliCompressSync(home ?? "").length + HEADERS).toBeLessThanOrEqual(14_600);
  });
});

it("a pillar's stand on its page, the plan's on the plan's, which leads to the others", async () => {
  expect(await partOf("/pillars/1", "mynumber-cards")).toContain("令和7年度の実績 81.5% 時点 令和8年3月31日");
  expect(await partOf("/pillars/1", "online-requests")).toBe("");
  expect(await partOf("/plans/dx-2", "dx-training")).toContain("令和7年度の実績 240人");
  const html = await renderPage(told, "/plans/dx-2");
  expect(html).toContain('<a href="/measures/1-1#online-requests">オンライン申請の件数</a>');
  expect(html).toContain('<a href="/pillars/1#mynumber-cards">マイナンバーカードの保有率</a>');
  expect(await renderPage(told, "/")).toContain('<a href="/plans/dx-2#metrics">KPI以外の実績を見る</a>');
});

describe("the report of a year", () => {
  it("has them last, each with its place, figure and words", async () => {
    const page = (await readPage(told, "/years/2025")).replace(/^.*KPI以外の実績/s, "");
    expect(page).toContain("DX研修を受けた職員の延べ人数 （計画全般） 240人 回答した課 行政経営課");
    expect(page).toContain(
      "オンライン申請の件数 （取組の柱（1）の① 行政手続きのオンライン化の推進） 12,345件",
    );
    expect(page).toContain(
      "の『ローコードツール等を活用したオンライン申請の拡大』） 公表した値は、まだありません。",
    );
  });

  it("has a page for a year that still runs and has a figure, and none of it where nothing was answered", async () => {
    expect(await readPage(told, "/years/2026")).toContain("6,000件（年度途中の値、令和8年9月30日時点）");
    expect(await readPage(untold, "/years/2025")).not.toContain("KPI以外の実績");
    expect(await renderPage(untold, "/years/2026")).toBeNull();
  });
});

it("a metric that is asked for in some years only is told in those alone", async () => {
  const later = realPlanWithMetrics();
  const metrics = (later.metrics ?? []).map((metric) => ({
    ...metric,
    from: publishedFigure(2026, null).fy,
  }));
  const snapshot = withFigures(makeSnapshot({ plans: [{ ...later, metrics }], reports: INVENTED }), "dx-2", {
    "mynumber-cards": [publishedFigure(2025, "81.5", { unit: "%" })],
  });
  expect(await readPage(snapshot, "/years/2025")).not.toContain("DX研修を受けた職員の延べ人数");
});

it.each(["/", "/pillars/1", "/measures/1-1", "/plans/dx-2", "/years/2025", "/data"])(
  "%s says nothing of them where no plan has any, and carries no style for them",
  async (route) => {
    const html = await renderPage(makeSnapshot({ reports: INVENTED }), route);
    expect(html).not.toMatch(/KPI以外の実績|\.mt\{|data-metric|metrics/);
    expect(await renderPage(told, route)).toContain("KPI以外の実績");
  },
);
