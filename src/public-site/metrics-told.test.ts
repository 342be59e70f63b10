/** What became of a metric's published figure is told in every place where changes are told. */
import { makeKpi } from "@tests/fixtures/kpi";
import { makeApprovedMetric as figure, planWithMetrics } from "@tests/fixtures/metrics";
import { placesOf, publishInTurn } from "@tests/fixtures/publications-in-turn";
import { describe, expect, it, vi } from "vitest";
import { toKpiId } from "@/domain/shared/kpi-id";
import { renderPage } from "./render-site";

/** A whole site is rendered in development mode; machines that test are busy. */
vi.setConfig({ testTimeout: 60_000 });

const KPI = toKpiId("count");
const plan = planWithMetrics({ kpis: [makeKpi({ id: KPI })] });
const first = [figure("bookings", { actual: "100" }), figure("satisfied", { actual: "80.5" }, { unit: "%" })];
const corrected = [
  ...first,
  figure(
    "bookings",
    { actual: "110", reason: "広報をした" },
    { revision: 2, correctionReason: "集計の誤り" },
  ),
];
const CORRECTED =
  "「窓口の予約件数」の令和7年度（2025年度）の実績を100件から110件に訂正しました。理由：集計の誤り。";
const REWORDED = "「窓口の予約件数」の令和7年度（2025年度）の説明を更新しました。";
const plain = (text: string) => text.replace(/\s/g, "");
const stages = [{ plan }, { plan, approvedMetrics: first }, { plan, approvedMetrics: corrected }];

it("first figures are lines of the list and of the front page, and nothing that was changed", async () => {
  const published = publishInTurn(stages.slice(0, 2));
  const places = await placesOf(published, KPI);
  expect(places.list).toEqual([
    "「満足した人の割合」の令和7年度（2025年度）の実績は80.5%です。",
    "「窓口の予約件数」の令和7年度（2025年度）の実績は100件です。",
  ]);
  expect(await renderPage(published, "/")).toMatch(/<a href="\/pillars\/1#satisfied">「満足した人の割合」/);
  expect(places.corrections).toContain("これまでに、訂正や定義の変更はありません。");
});

describe("a corrected figure", () => {
  const published = publishInTurn([...stages, { plan, approvedMetrics: corrected }]);

  it("is told before it is published, and for good on the list of corrections and in the feed", async () => {
    expect(publishInTurn(stages).changes.map(({ text }) => text)).toEqual([CORRECTED, REWORDED]);
    const places = await placesOf(published, KPI);
    expect(places.corrections).toContain(plain(`訂正${CORRECTED}`));
    expect(places.corrections).toContain(plain(`説明の更新${REWORDED}`));
    expect(places.feed.join("\n")).toContain(`訂正：窓口の予約件数（令和7年度） ${CORRECTED}`);
  });

  it("stands in the history where the metric stands, to which the lists lead", async () => {
    expect(await renderPage(published, "/corrections")).toMatch(
      /<a href="\/measures\/1-1#bookings">「窓口の予約件数」/,
    );
    const page = (await renderPage(published, "/measures/1-1")) ?? "";
    const part = page.slice(page.indexOf('id="bookings"'));
    expect(part.replace(/<[^>]+>/g, "")).toContain(`訂正履歴令和8年8月15日　${CORRECTED}`);
    // Of one metric only: another one's page has no history.
    expect(await renderPage(published, "/pillars/1")).not.toContain("訂正履歴");
  });

  it("says on the report of its year what became of it, and why", async () => {
    const page = ((await renderPage(published, "/years/2025")) ?? "").replace(/<[^>]+>/g, "");
    expect(page).toContain(`訂正履歴令和8年8月15日　${CORRECTED}`);
    expect(page).not.toContain("訂正の理由集計の誤り");
  });

  it("leads nowhere once the plan has the metric no more, and is told all the same", async () => {
    const [pillar] = plan.pillars;
    if (!pillar) throw new Error("no pillar");
    const measures = pillar.measures.map(({ metrics: _, ...measure }) => measure);
    const less = { ...plan, pillars: [{ ...pillar, measures }] };
    const later = publishInTurn([...stages, { plan: less, approvedMetrics: corrected }]);
    const page = await renderPage(later, "/corrections");
    expect(page).not.toContain("#bookings");
    expect(page).toContain(CORRECTED);
    expect(page).toContain("「窓口の予約件数」の実績（令和7年度）の掲載を終えました。");
  });
});
