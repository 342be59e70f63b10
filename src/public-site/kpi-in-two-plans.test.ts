/** What the public reads when a KPI ends, or goes on in the next plan. */

import { num } from "@tests/fixtures/brands";
import { nextPlan } from "@tests/fixtures/next-plan";
import { realPlan } from "@tests/fixtures/plan";
import { readData, readPage, readRows, withKpi, yearReport } from "@tests/fixtures/public-pages";
import { makeSnapshot } from "@tests/fixtures/snapshot";
import { describe, expect, it, vi } from "vitest";
import type { PlanDefinition } from "@/domain/plan/definition";
import { withTerm } from "@/domain/plan/editions";
import { addYears, fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { renderPage, renderSite } from "./render-site";

/** Pages are rendered in development mode; machines that test are busy. */
vi.setConfig({ testTimeout: 60_000 });

const [R7, R8, R9, R11] = [fiscalYear(2025), fiscalYear(2026), fiscalYear(2027), fiscalYear(2029)];

describe("a KPI that ends", () => {
  const ended = withKpi(realPlan("dx-2"), "paper-sheets", (kpi) => ({ ...kpi, until: R7 }));
  const snapshot = () => ({
    ...makeSnapshot({
      plans: [ended, realPlan("dx-1")],
      reports: [yearReport("paper-sheets", 2025, "13900")],
    }),
    reportFy: R8,
  });

  it("keeps page, card and data, and is counted no more", async () => {
    const page = await readPage(snapshot(), "/kpis/paper-sheets");
    expect(page).toContain("この指標は令和7年度で終了しました。");
    expect(page).toContain("△ 上向き 令和7年度");
    expect(page).toContain("これまでの変化（計画期間の1年あたり）");
    expect(page).not.toMatch(/これまでの進み方が続いた場合|目標値まで1年あたり必要/);
    expect(await readPage(snapshot(), "/embed/kpis/paper-sheets")).toContain("令和7年度で終了した指標");
    expect(await readRows(snapshot(), "data/kpis/paper-sheets.csv")).toHaveLength(1);
    const later = await readPage(snapshot(), "/years/2026");
    expect(later).toContain("「－」：6項目（うち値がまだないもの6）");
    expect(later).not.toContain("プリンターやコピー機で印刷した紙の枚数");
  });
});

it("a KPI that carries another one on says in the data which", async () => {
  const carried = toKpiId("online-rate");
  const plan = withKpi(realPlan("dx-2"), "paper-sheets", (kpi) => ({ ...kpi, continues: carried }));
  const snapshot = makeSnapshot({ plans: [plan, realPlan("dx-1")] });
  const rows = await readRows(snapshot, "data/kpis.csv");
  const said = (kpiId: string) => [
    ...new Set(rows.flatMap((row) => (row.kpi_id === kpiId ? [row.continues] : []))),
  ];
  expect(said("paper-sheets")).toEqual([carried]);
  expect(said("ai-hours-saved")).toEqual([""]);
  const { records } = JSON.parse(await readData(snapshot, "data/kpis/paper-sheets.json"));
  const inJson = records.map((each: { plan_id: string; continues: string | null }) =>
    each.plan_id === plan.id ? each.continues : "before",
  );
  expect([...new Set(inJson)].sort()).toEqual(["before", carried]);
});

it("a KPI that ends in its plan and goes on in the next one did not end", async () => {
  const ended = withKpi(realPlan("dx-2"), "paper-sheets", (kpi) => ({ ...kpi, until: R7 }));
  const next: PlanDefinition = {
    ...realPlan("dx-2"),
    id: "dx-3",
    name: "DX推進計画（第3期）",
    startFy: addYears(R11, 1),
    endFy: addYears(R11, 5),
  };
  const reports = [yearReport("paper-sheets", 2025, "13900")];
  const snapshot = { ...makeSnapshot({ plans: [ended, next], reports }), reportFy: R8 };
  const page = await readPage(snapshot, "/kpis/paper-sheets");
  expect(page).toContain(
    `この指標は、「${ended.name}」では令和7年度までで、「DX推進計画（第3期）」の計画に引き継がれます。`,
  );
  expect(page).not.toContain("終了しました");
  const card = await readPage(snapshot, "/embed/kpis/paper-sheets");
  expect(card).toContain("この計画では令和7年度まで（「DX推進計画（第3期）」に引継ぎ）");
  expect(card).not.toContain("終了した指標");
});

describe("a KPI that goes on in the next plan", () => {
  const snapshot = (continues: boolean) => ({
    ...makeSnapshot({
      plans: [nextPlan(continues), realPlan("dx-2")],
      reports: [yearReport("paper-sheets", 2029, "10100")],
    }),
    reportFy: R11,
    publishedAt: "2030-07-01T01:30:00.000Z",
  });

  it("has one page and one file under the same id, with both plans' targets", async () => {
    const files = await renderSite(snapshot(false));
    const paths = files.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    const page = await readPage(snapshot(false), "/kpis/paper-sheets");
    expect(page).toContain("目標値（R11、前の計画） 10,000千枚 令和12年度からの目標値（R16） 5,000千枚");
    expect(page).toContain("DX推進計画（第2期） 15,000千枚（令和5年度） 10,000千枚（令和11年度）");
    expect(page).toContain("DX推進計画（第3期） 10,000千枚（令和11年度） 5,000千枚（令和16年度）");
    const rows = await readRows(snapshot(false), "data/kpis/paper-sheets.csv");
    expect(rows.map(({ plan_id, fiscal_year }) => `${plan_id} ${fiscal_year}`)).toEqual([
      ...[2025, 2026, 2027, 2028, 2029].map((fy) => `dx-2 ${fy}`),
      ...[2030, 2031, 2032, 2033, 2034].map((fy) => `dx-3 ${fy}`),
    ]);
  });

  it.each([
    ["the same id", false, "paper-sheets"],
    ["another id", true, "paper-weight"],
  ])("is one series under %s: one chart, one table, every year once under its plan", async (_, other, id) => {
    const html = (await renderPage(snapshot(other), `/kpis/${id}`)) ?? "";
    expect(html.match(/<figure class="kc/g)).toHaveLength(1);
    expect(html.match(/グラフと同じ数値の表/g)).toHaveLength(1);
    const page = await readPage(snapshot(other), `/kpis/${id}`);
    const table = page.slice(page.indexOf("グラフと同じ数値の表"), page.indexOf("更新日"));
    expect(table.match(/令和\d+年度（\d+年度）/g)).toEqual(
      [2023, ...Array.from({ length: 10 }, (_each, i) => 2025 + i)].map(
        (fy) => `令和${fy - 2018}年度（${fy}年度）`,
      ),
    );
    expect(table).toMatch(
      /（第2期）の令和7年度～令和11年度 令和5年度.*（第3期）の令和12年度～令和16年度 令和12年度/,
    );
    expect(page).toContain("R11目標値 10,000");
    expect(page).toContain("R16目標値 5,000");
    expect(table).toMatch(
      /令和5年度（2023年度）現状値 15,000千枚.*令和11年度（2029年度） 10,000千枚 10,100千枚/,
    );
  });

  describe.each([
    ["the same id", false, "paper-sheets"],
    ["another id", true, "paper-weight"],
  ])("while the next plan has no figure, under %s", (_, other, id) => {
    it("still shows the plan before's last figure, its year and its mark on card and front page", async () => {
      const front = await readPage(snapshot(other), "/");
      for (const text of [
        await readPage(snapshot(other), `/embed/kpis/${id}`),
        front.slice(front.indexOf("今の計画")),
      ]) {
        expect(text).toContain("令和11年度（前の計画）");
        expect(text).toMatch(/△ 上向き/);
        expect(text).toContain("実績（R11、前の計画） 10,100千枚");
        expect(text).toMatch(
          /目標値（R11、前の計画） 10,000千枚 (小さいほどよい )?令和12年度からの目標値（R16） 5,000千枚/,
        );
        expect(text).not.toContain("実績はまだありません");
      }
      expect(await readPage(snapshot(other), `/embed/kpis/${id}`)).toContain("実績の出典");
    });

    it("says on the pillar's page what the figure was measured by, in one series with its sources", async () => {
      const page = await readPage(snapshot(other), "/pillars/1");
      expect(page).toMatch(
        /△ 上向き 令和11年度（前の計画） 進み方：やや遅れ 実績（R11、前の計画） 10,100千枚 目標値（R11、前の計画） 10,000千枚 小さいほどよい 令和12年度からの目標値（R16） 5,000千枚/,
      );
      expect(page).toContain("令和11年度は10,100千枚で、");
      expect(page).toContain("実績の出典");
      expect(page).not.toContain("実績はまだありません");
    });

    it("stands in a list of many KPIs beside the target that its figure was measured by", async () => {
      const { plans, ...rest } = snapshot(other);
      const many = plans.map(({ definition, ...plan }) => {
        const [pillar, ...pillars] = definition.pillars;
        const [kpi] = pillar?.kpis ?? [];
        if (definition.id !== "dx-3" || !pillar || !kpi) return { definition, ...plan };
        const copies = Array.from({ length: 24 }, (_each, no) => ({ ...kpi, id: toKpiId(`copy-${no}`) }));
        const alone = copies.map(({ continues: _, ...copy }) => copy);
        const [course] = plan.courses;
        if (!course) throw new Error("fixture");
        const courses = [...plan.courses, ...alone.map(({ id }) => ({ ...course, kpiId: id }))];
        const filled = { ...pillar, kpis: [kpi, ...alone] };
        return { ...plan, courses, definition: { ...definition, pillars: [filled, ...pillars] } };
      });
      const page = await readPage({ ...rest, plans: many }, "/pillars/1");
      expect(page).toMatch(
        /実績（R11、前の計画） 10,100千枚 10,000千枚（R11、前の計画） 令和12年度から 5,000千枚（R16） △ 上向き/,
      );
    });

    it("explains that mark on its page", async () => {
      const page = await readPage(snapshot(other), `/kpis/${id}`);
      expect(page).toContain("令和11年度（前の計画）");
      expect(page).toContain("令和11年度が「△\u00a0上向き」である理由".replace("\u00a0", " "));
      expect(page).toContain("実績10,100千枚は、令和11年度の目標値10,000千枚以下か → いいえ");
    });

    it("leaves it to the next plan as soon as that has a figure of a whole year", async () => {
      const later = {
        ...makeSnapshot({
          plans: [nextPlan(other), realPlan("dx-2")],
          reports: [yearReport("paper-sheets", 2029, "10100"), yearReport(id, 2030, "9000")],
        }),
        reportFy: addYears(R11, 1),
      };
      const card = await readPage(later, `/embed/kpis/${id}`);
      expect(card).toContain("実績（R12） 9,000千枚");
      expect(card).not.toContain("前の計画）");
    });
  });

  it("has a cut line and two scales where the next plan counts in another unit", async () => {
    const sheets = withKpi(nextPlan(false), "paper-sheets", (kpi) => ({ ...kpi, unit: "枚", scale: 1 }));
    const plans = [sheets, realPlan("dx-2")];
    const reports = [yearReport("paper-sheets", 2029, "10100")];
    const page = await readPage({ ...makeSnapshot({ plans, reports }), reportFy: R11 }, "/kpis/paper-sheets");
    expect(page).toContain(
      "令和12年度から単位・単位の倍率が変わったため、線を切っています。換算できる値ではないため、その前とは目盛りも別です。",
    );
    expect(page).toContain("単位：千枚 単位：枚");
    expect(page).toContain("10,100千枚");
  });

  it("has every target that its plans had in the table of targets, with its years", async () => {
    const changed = withKpi(realPlan("dx-2"), "paper-sheets", (kpi) =>
      withTerm(kpi, "target", { fy: R11, value: { kind: "number", value: num("9000") } }, R9),
    );
    const plans = [nextPlan(false), changed];
    const page = await readPage({ ...makeSnapshot({ plans }), reportFy: R11 }, "/kpis/paper-sheets");
    expect(page).toContain(
      "DX推進計画（第2期） 15,000千枚（令和5年度） 10,000千枚（令和11年度） 令和8年度まで 9,000千枚（令和11年度） 令和9年度から DX推進計画（第3期） 10,000千枚（令和11年度） 5,000千枚（令和16年度）",
    );
  });

  it("links both ways under another id", async () => {
    const html = await renderPage(snapshot(true), "/kpis/paper-sheets");
    expect(html).toContain('<a href="/kpis/paper-weight">紙の重さ</a>に引き継がれています。');
    const page = await readPage(snapshot(true), "/kpis/paper-weight");
    expect(page).toContain("を引き継いだ指標です。");
    expect(page).toContain("10,100千枚");
    expect(await readRows(snapshot(true), "data/kpis/paper-weight.csv")).toHaveLength(10);
  });

  it("leaves the earlier plan's last results on the front page until the new plan has a mark", async () => {
    const home = await readPage(snapshot(true), "/");
    expect(home.indexOf("令和11年度の目標達成状況")).toBeGreaterThan(-1);
    expect(home.indexOf("令和11年度の目標達成状況")).toBeLessThan(home.indexOf("今の計画"));
  });
});
