/** Years that have no mark: one that still runs, one in which a KPI is not surveyed, one without a figure. */
import { day, num } from "@tests/fixtures/brands";
import { realPlan } from "@tests/fixtures/plan";
import { readPage, readRows, withKpi, yearReport } from "@tests/fixtures/public-pages";
import { makeSnapshot, publicReport } from "@tests/fixtures/snapshot";
import { describe, expect, it, vi } from "vitest";
import type { Kpi } from "@/domain/plan/definition";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { renderPage } from "./render-site";

/** Pages are rendered in development mode; machines that test are busy. */
vi.setConfig({ testTimeout: 60_000 });

const R8 = fiscalYear(2026);
const INTERIM = { figureStatus: "interim", asOf: day("2026-06-30") } as const;
const KPI_PATH = "data/kpis/paper-sheets.csv";

const between = (text: string, from: string, to: string) =>
  text.slice(text.indexOf(from), text.indexOf(to, text.indexOf(from) + from.length));

describe("a year in which no KPI of a pillar is asked for", () => {
  const plan = realPlan("dx-2");
  const [pillar] = plan.pillars;
  if (!pillar) throw new Error("no pillar");
  const changed = (change: Partial<Kpi>) => ({
    ...pillar,
    kpis: pillar.kpis.map((kpi) => ({ ...kpi, ...change })),
  });

  it.each<[Partial<Kpi>, string]>([
    [{ from: R8 }, "この年度に評価する指標はありません。"],
    [{ surveyed: [R8] }, "この年度に評価する指標はありません（調査しない年度のもの2項目）。"],
  ])("says so in the place of four noughts", async (change, sentence) => {
    const own = changed(change);
    const whole = makeSnapshot({ plans: [{ ...plan, pillars: [own, ...plan.pillars.slice(1)] }] });
    const page = await readPage(whole, `/pillars/${pillar.no}`);
    expect(page).toContain(`令和7年度末の目標達成状況：${sentence}`);
    expect(page).not.toContain("0項目");
    const only = { ...plan, kpis: [], pillars: [own] };
    const home = await readPage(makeSnapshot({ plans: [only] }), "/");
    expect(home).not.toMatch(/0 項目/);
    const year = await readPage(makeSnapshot({ plans: [only] }), "/years/2025");
    expect(year.split(sentence)).toHaveLength(2);
    expect(year).not.toMatch(/0 ?項目/);
  });
});

describe("a year that still runs", () => {
  const snapshot = () =>
    makeSnapshot({
      reports: [yearReport("paper-sheets", 2025, "13900"), yearReport("paper-sheets", 2026, "6400", INTERIM)],
    });

  it("has no tally and no mark: a figure of a part of it stands there, and a sentence says when marks come", async () => {
    const page = await readPage(snapshot(), "/years/2026");
    expect(page).toContain(
      "令和8年度はまだ終わっていないため、目標達成状況は付けていません。年度が終わった後の公表で付けます。",
    );
    expect(page).not.toContain("未評価");
    expect(page).not.toMatch(/\d 項目/);
    expect(page).toContain("年度途中の値（令和8年6月30日時点）");
  });

  it("has a day of its own: that of the figure with the mark stays beside the mark", async () => {
    const page = await readPage(snapshot(), "/kpis/paper-sheets");
    expect(page).toMatch(
      /実績の出典 ([^（]+)（令和7年度、令和8年3月31日時点）、\1（令和8年度、令和8年6月30日時点）/,
    );
  });

  it("has no mark in the tables of plan and KPI", async () => {
    const kpi = await readPage(snapshot(), "/kpis/paper-sheets");
    const row = between(kpi, "令和8年度（2026年度） 6", "令和9年度");
    expect(row).toContain("6,400千枚（年度途中の値）");
    expect(row).toContain("年度途中の値（令和8年6月30日時点）");
    expect(row).not.toContain("未評価");
    expect(await readPage(snapshot(), "/plans/dx-2")).toContain("年度途中の値（令和8年6月30日時点）");
  });

  it("keeps its code in the data", async () => {
    const [, row] = await readRows(snapshot(), KPI_PATH);
    expect(row).toMatchObject({ judgement_code: "not_evaluated", figure_status: "interim" });
  });

  it("is all that a plan in its first year has: no tally anywhere, and no － beside the figure", async () => {
    const first = { ...realPlan("dx-2"), startFy: R8 };
    const only = {
      ...makeSnapshot({ plans: [first], reports: [yearReport("paper-sheets", 2026, "6400", INTERIM)] }),
    };
    for (const route of [
      "/",
      "/plans/dx-2",
      "/pillars/3",
      "/kpis/paper-sheets",
      "/embed/kpis/paper-sheets",
    ]) {
      const page = await readPage(only, route);
      // The front page explains the four marks.
      expect(page.replace(/、\s*－ 未評価\s*）/g, ""), route).not.toContain("未評価");
      expect(page, route).not.toContain("「○」：");
    }
    expect(await readPage(only, "/")).toContain("令和8年度はまだ終わっていないため");
    expect(await readPage(only, "/embed/kpis/paper-sheets")).toContain(
      "年度途中の値（令和8年6月30日時点） 令和8年度",
    );
  });

  it("takes nothing from the card of the year before: without a figure its 現状値 stands", async () => {
    const card = await readPage(
      makeSnapshot({ reports: [yearReport("paper-sheets", 2026, "6400", INTERIM), ...OTHER] }),
      "/embed/kpis/paper-sheets",
    );
    expect(card).toContain("現状値（R5） 15,000千枚");
    expect(card).not.toContain("まだありません 目標値");
    expect(card).toContain("実績はまだありません。令和5年度の現状値は15,000千枚");
  });
});

/** R7 is the year of the tally as soon as anything was said of it. */
const OTHER = [yearReport("online-procedures", 2025, "1226")];

describe("the report of a year without figures", () => {
  it.each<[string, Parameters<typeof makeSnapshot>[0], string]>([
    ["2024", {}, "令和6年度の実績は、この公表の時点でまだ登録されていないため、載せていません。"],
    [
      "2025",
      {
        reports: [
          yearReport("paper-sheets", 2025, null, {
            missing: { reason: "awaiting_release", note: "", expectedOn: day("2026-09-30") },
          }),
        ],
      },
      "令和7年度の実績は、まだ公表されていないため載せていません（1つは令和8年9月ごろに公表する見込みです）。",
    ],
  ])("says why (%s)", async (year, options, sentence) => {
    expect(await readPage(makeSnapshot(options), `/years/${year}`)).toContain(sentence);
  });

  it("says nothing of the kind where there is one", async () => {
    const snapshot = makeSnapshot({ reports: [yearReport("paper-sheets", 2025, "13900")] });
    expect(await readPage(snapshot, "/years/2025")).not.toContain("載せていません");
  });
});

describe("a year in which a KPI is not surveyed", () => {
  const plan = withKpi(realPlan("dx-2"), "paper-sheets", (kpi) => ({
    ...kpi,
    surveyed: [R8, fiscalYear(2028)],
  }));
  const snapshot = () => makeSnapshot({ plans: [plan], reports: OTHER });

  it("is named so, is in no count, and all rows of the year are accounted for", async () => {
    const html = (await renderPage(snapshot(), "/years/2025")) ?? "";
    const page = await readPage(snapshot(), "/years/2025");
    expect(page).toContain("調査しない年度");
    expect(page).toContain(
      "「○」：0項目 「△」：1項目 「×」：0項目 「－」：5項目（うち値がまだないもの5） 調査しない年度のもの1項目",
    );
    expect(html.match(/<td class="mc mj"[^>]*><span class="mk mk-not_evaluated"/g)).toHaveLength(5);
    expect(html.match(/<td class="mc mj"[^>]*><span class="mp"/g)).toHaveLength(1);
  });

  it("has no － on card and page, and no words of the city", async () => {
    const page = await readPage(snapshot(), "/kpis/paper-sheets");
    expect(page).not.toContain("未評価");
    expect(page).not.toContain("担当課からの説明");
    expect(page).toContain("調査しない年度 令和7年度");
    expect(page).toContain("令和7年度は、この指標を調査しない年度です。");
    const card = await readPage(snapshot(), "/embed/kpis/paper-sheets");
    expect(card).not.toContain("未評価");
  });

  it("is not the answer 調査なし: that one is － and waits for no figure", async () => {
    const missing = { reason: "not_surveyed", note: "災害のため", expectedOn: null } as const;
    const answered = makeSnapshot({
      reports: [yearReport("paper-sheets", 2025, null, { missing }), ...OTHER],
    });
    expect(await readPage(answered, "/years/2025")).toContain("「－」：6項目（うち値がまだないもの5）");
    const page = await readPage(answered, "/kpis/paper-sheets");
    expect(page).toContain("－ 未評価 令和7年度（調査なし）");
    expect(page).toContain("災害のため");
  });
});

describe("a KPI whose last year still runs", () => {
  it("ends, and has not ended", async () => {
    const plan = withKpi(realPlan("dx-2"), "paper-sheets", (kpi) => ({ ...kpi, until: R8 }));
    const snapshot = makeSnapshot({ plans: [plan], reports: [yearReport("paper-sheets", 2025, "13900")] });
    const page = await readPage(snapshot, "/kpis/paper-sheets");
    expect(page).toContain("この指標は令和8年度で終了します。");
    expect(page).not.toMatch(/終了し(ました|た)/);
    expect(await readPage(snapshot, "/years/2025")).toContain("令和8年度で終了する指標");
    const later = await readPage({ ...snapshot, reportFy: R8 }, "/kpis/paper-sheets");
    expect(later).toContain("この指標は令和8年度で終了しました。");
  });
});

describe("時点", () => {
  it("is told of a year that has a figure only", async () => {
    const none = await readPage(makeSnapshot({ reports: OTHER }), "/kpis/paper-sheets");
    expect(none).not.toContain("時点");
    const missing = { reason: "awaiting_release", note: "", expectedOn: null } as const;
    const awaited = makeSnapshot({
      reports: [yearReport("paper-sheets", 2025, null, { missing, asOf: day("2026-03-31") })],
    });
    expect(await readPage(awaited, "/kpis/paper-sheets")).not.toContain("時点");
    const undated = makeSnapshot({ reports: [yearReport("paper-sheets", 2025, "13900", { asOf: null })] });
    expect(await readPage(undated, "/kpis/paper-sheets")).toContain("令和7年度の数値（日付の記載なし）");
  });
});

describe("a figure that was taken back", () => {
  it("is 実績なし, not the sign of a mark", async () => {
    const missing = { reason: "awaiting_release", note: "", expectedOn: null } as const;
    const reports = [
      publicReport("paper-sheets", 1, { actual: num("13900") }),
      publicReport("paper-sheets", 2, { missing }, "集計のやり直し"),
    ];
    const page = await readPage(makeSnapshot({ reports }), "/kpis/paper-sheets");
    expect(page).toMatch(/13,900千枚 実績なし/);
  });
});
