/** The pages of plans: their measures and pillars, and a plan that leads before its period. */
import { day } from "@tests/fixtures/brands";
import { nextPlan } from "@tests/fixtures/next-plan";
import { realPlan } from "@tests/fixtures/plan";
import { readPage, yearReport } from "@tests/fixtures/public-pages";
import { makeSnapshot } from "@tests/fixtures/snapshot";
import { describe, expect, it, vi } from "vitest";
import { editionPages } from "./editions/edition-pages";
import { siteModel } from "./model/site";
import { renderPage } from "./render-site";
import { sitePages } from "./site-pages";

/** Pages are rendered in development mode; machines that test are busy. */
vi.setConfig({ testTimeout: 60_000 });

describe("the plans", () => {
  it("each have a page of every measure: its items, its own KPIs, and the way to its pillar", async () => {
    const plan = realPlan("dx-2");
    const [kpi] = plan.pillars[1]?.kpis ?? [];
    if (!kpi) throw new Error("fixture");
    const pillars = plan.pillars.map((pillar) => ({
      ...pillar,
      kpis: pillar.kpis.filter((each) => each !== kpi),
      measures: pillar.measures.map((measure) =>
        pillar.no === 2 && measure.no === 2 ? { ...measure, kpis: [kpi] } : measure,
      ),
    }));
    const snapshot = makeSnapshot({ plans: [{ ...plan, pillars }, realPlan("dx-1")] });
    const measure = pillars[1]?.measures[1];
    const page = await readPage(snapshot, "/measures/2-2");
    expect(page).toContain(`② ${measure?.title}`);
    for (const { text } of measure?.initiatives ?? []) expect(page).toContain(text);
    expect(page).toContain(kpi.name);
    expect(await renderPage(snapshot, "/measures/2-2")).toContain('href="/pillars/2"');
    expect(await readPage(snapshot, "/plans/dx-2/measures/2-2")).toBe(page);
    expect(await readPage(snapshot, "/measures/2-1")).toContain("この取組だけの指標はありません");
    expect(await renderPage(snapshot, "/pillars/2")).toContain('href="/measures/2-2"');
    expect(await renderPage(snapshot, `/kpis/${kpi.id}`)).toContain('href="/measures/2-2"');
    expect(await renderPage(snapshot, "/plans/dx-1/pillars/1")).toContain('href="/plans/dx-1/measures/1-1"');
  });

  it("each have pages of their pillars, and name who answers for them where that is another office", async () => {
    const first = realPlan("dx-1");
    const plans = [
      realPlan("dx-2"),
      { ...first, publication: { ...first.publication, contact: "総務課 0577-00-0000" } },
    ];
    const snapshot = makeSnapshot({ plans });
    expect(await readPage(snapshot, "/plans/dx-1/pillars/1")).toContain("取組の柱（1）");
    expect(await readPage(snapshot, "/plans/dx-2/pillars/1")).toContain("取組の柱（1）");
    expect(await renderPage(snapshot, "/kpis/online-rate")).toContain('href="/plans/dx-1/pillars/1"');
    expect(await readPage(snapshot, "/plans/dx-1")).toContain("問い合わせ：総務課 0577-00-0000");
    expect(await readPage(snapshot, "/plans/dx-2")).not.toContain("総務課");
  });
});

describe("chosen to lead before its period", () => {
  const early = (continues: boolean) => ({
    ...makeSnapshot({
      plans: [nextPlan(continues), realPlan("dx-2")],
      reports: [yearReport("paper-sheets", 2025, "13900")],
    }),
  });

  it("leads in title, navigation and short addresses, with its beginning, above the results of the plan that runs", async () => {
    const home = await readPage(early(false), "/");
    expect(home).toContain("DX推進計画（第3期） 令和12年度～令和16年度");
    expect(home.indexOf("DX推進計画（第3期）")).toBeLessThan(home.indexOf("DX推進計画（第2期）"));
    expect(home).toContain("令和12年度からは、 DX推進計画（第3期） が始まります。");
    expect(home).toContain("令和12年度に始まる計画 DX推進計画（第3期）");
    expect(home).toContain("それまでは、「DX推進計画（第2期）」の最後の結果を載せています。");
    expect(home).toContain("DX推進計画（第2期） 令和7年度の目標達成状況");
    expect(home).not.toContain("今の計画");
    expect(home.indexOf("令和7年度の目標達成状況")).toBeGreaterThan(-1);
    const page = await readPage(early(false), "/kpis/paper-sheets");
    expect(page).toContain("△ 上向き 令和7年度 訂正はありません");
    expect(page).toContain("実績（R7） 13,900千枚 目標値（R11） 10,000千枚");
    expect(page).toContain("DX推進計画（第3期）の令和12年度～令和16年度");
    expect(await readPage(early(false), "/pillars/1")).toContain("期間は令和12年度に始まります。");
    // What only the plan before has is still there, at its old address: it says whose it is, and where it stands.
    expect(await readPage(early(false), "/pillars/3")).toContain("トップ DX推進計画（第2期） 「活気」");
    for (const language of ["en", "easy"]) {
      expect(await renderPage(early(false), `/${language}/pillars/3`)).not.toBeNull();
      expect(await renderPage(early(false), `/${language}/measures/3-1`)).not.toBeNull();
    }
    expect(await renderPage(early(false), "/pillars/9")).toBeNull();
    expect(await readPage(early(false), "/plans/dx-2/pillars/3")).toContain("令和7年度末の目標達成状況");
  });

  it("takes no address away, in whatever language: whoever leads has the same ones, and more short ones", () => {
    const plans = [nextPlan(false), realPlan("dx-2"), realPlan("dx-1")];
    const routes = (order: readonly number[]) => {
      const model = siteModel(makeSnapshot({ plans: order.flatMap((at) => plans[at] ?? []), reports: [] }));
      return [...sitePages(model, {}), ...editionPages(model, {})].map(({ route }) => route);
    };
    const known = routes([0, 1, 2]);
    expect(known).toContain("/en/plans/dx-2/measures/1-1");
    expect(new Set(known).size).toBe(known.length);
    for (const order of [
      [1, 0, 2],
      [2, 1, 0],
    ])
      expect(routes(order).sort()).toEqual([...known].sort());
  });

  it("is open on the page of a KPI that only it has", async () => {
    const page = await readPage(early(true), "/kpis/paper-weight");
    expect(page).not.toContain("未評価 令和12年度");
    expect(page).not.toContain("令和12年度の目標達成状況");
    const html = await renderPage(early(true), "/kpis/paper-sheets");
    expect(html).toContain('<a href="/kpis/paper-weight">紙の重さ</a>に引き継がれます。');
  });

  it("says on its own pages when its period begins: no year of it still runs", async () => {
    const alone = makeSnapshot({ plans: [nextPlan(false)], reports: [] });
    for (const route of ["/plans/dx-3", "/plans/dx-3/pillars/1"]) {
      const page = await readPage(early(false), route);
      expect(page, route).toContain("期間は令和12年度に始まります。");
      expect(page, route).not.toContain("まだ終わっていない");
      expect(await readPage(alone, route), route).not.toContain("まだ終わっていない");
    }
    const home = await readPage(alone, "/");
    expect(home).toContain("期間は令和12年度に始まります。");
    expect(home).not.toContain("まだ終わっていない");
  });

  it("and closed before it says so, in place of a beginning", async () => {
    const { plans, ...rest } = early(false);
    const [third, second] = plans;
    if (!third || !second) throw new Error("fixture");
    const off = {
      ...rest,
      plans: [second, { ...third, closedOn: day("2026-06-01"), closedReason: "見直し" }],
    };
    const home = await readPage(off, "/");
    expect(home).toContain("期間が始まる前に終了した計画 DX推進計画（第3期）");
    expect(home).not.toMatch(/に始まる計画|が始まります/);
    for (const route of ["/plans/dx-3", "/plans/dx-3/pillars/1"]) {
      const page = await readPage(off, route);
      expect(page, route).toContain("期間が始まる前に終了した計画です。");
      expect(page, route).not.toContain("期間は令和12年度に始まります。");
    }
    const kpi = await readPage(off, "/kpis/paper-sheets");
    expect(kpi).toContain(
      "DX推進計画（第3期） にも載っていましたが、その計画は期間が始まる前に終了しました。",
    );
    expect(kpi).not.toMatch(/令和12年度|R12|計画ごとの目標値/);
    expect(await readPage(early(false), "/kpis/paper-sheets")).toContain("計画ごとの目標値");
  });

  it("stays open where nothing has a mark yet", async () => {
    const none = makeSnapshot({ plans: [nextPlan(false), realPlan("dx-2")], reports: [] });
    expect(await readPage(none, "/")).toContain("令和7年度の目標達成状況");
  });
});
