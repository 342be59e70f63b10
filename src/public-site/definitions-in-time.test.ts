/** What the public reads when a definition changes: targets, 計画, settings, units. */
import { day, num } from "@tests/fixtures/brands";
import { realPlan } from "@tests/fixtures/plan";
import { readData, readPage, readRows, withKpi, yearReport } from "@tests/fixtures/public-pages";
import { makeSnapshot } from "@tests/fixtures/snapshot";
import { describe, expect, it, vi } from "vitest";
import type { DefinitionChange, PlanDefinition } from "@/domain/plan/definition";
import { withFactor, withTerm } from "@/domain/plan/editions";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";

/** Pages are rendered in development mode; machines that test are busy. */
vi.setConfig({ testTimeout: 60_000 });

const [R7, R8, R9, R11] = [fiscalYear(2025), fiscalYear(2026), fiscalYear(2027), fiscalYear(2029)];

const RETARGETED: DefinitionChange = {
  kpiId: toKpiId("online-procedures"),
  what: "target",
  from: R9,
  before: "2500",
  after: "2800",
  reason: "中間見直しによる",
  decidedOn: day("2027-02-10"),
  document: "中間見直し報告書",
  rejudges: false,
};

/** 目標値 2,500 → 2,800手続き from R9 on, decided in R8. */
function retargeted(): PlanDefinition {
  const plan = withKpi(realPlan("dx-2"), "online-procedures", (kpi) =>
    withTerm(kpi, "target", { fy: R11, value: { kind: "number", value: num("2800") } }, R9),
  );
  return { ...plan, changes: [RETARGETED] };
}

describe("another target from R9 on", () => {
  const snapshot = () => ({
    ...makeSnapshot({
      plans: [retargeted(), realPlan("dx-1")],
      reports: [yearReport("online-procedures", 2025, "1226"), yearReport("online-procedures", 2026, "1500")],
    }),
    reportFy: R8,
  });

  it("is told on the KPI's page, and leaves R7 and R8 as they were", async () => {
    const text = await readPage(snapshot(), "/kpis/online-procedures");
    expect(text).toContain("目標値 2,500手続き → 2,800手続き（令和9年度から）");
    expect(text).toContain("中間見直しによる");
    expect(text).toContain("令和9年2月10日 中間見直し報告書");
    expect(text).toContain("変えていません");
    // R8 is read by its own target: 1,500 of 2,500, with the guide 908 + 1,592 × 2/5 = 1,544.8.
    expect(text).toContain(
      "令和8年度は1,500手続きで、令和7年度の1,226手続きから増えています。目標値（令和11年度）は2,500手続きです。",
    );
    expect(text).toContain("目標値 2,500");
    expect(text).toContain("目標値 2,800");
  });

  it("never lets the target that was replaced stand alone as the one of today", async () => {
    const page = await readPage(snapshot(), "/kpis/online-procedures");
    expect(page).toMatch(/目標値（R11） ?2,500手続き ?令和9年度からの目標値（R11） ?2,800手続き/);
    const told =
      "目標値（令和11年度）は2,500手続きです。令和9年度から目標値（令和11年度）は2,800手続きです。";
    expect(page).toContain(told);
    expect(await readPage(snapshot(), "/")).toContain(
      "目標値（R11） 2,500手続き 令和9年度からの目標値（R11） 2,800手続き",
    );
  });

  it("has the decision for its source, wherever the target is stated", async () => {
    const page = await readPage(snapshot(), "/kpis/online-procedures");
    const about = page.slice(page.lastIndexOf("この指標について"));
    expect(about).toMatch(/目標値（令和11年度） ?2,800手続き/);
    // The page draws both targets: each source with the years that it holds for.
    expect(about).toMatch(/目標値の出典 ?「[^」]+」[^、]*別紙5-1\(1\)、中間見直し報告書（令和9年度から）/);
    expect(await readPage(snapshot(), "/pillars/1")).toContain(
      "、中間見直し報告書（令和9年度から）：「オンラインで可能な行政手続の種類」",
    );
    expect(await readPage(snapshot(), "/years/2026")).not.toContain("中間見直し報告書");
  });

  it("shares its document with what else was decided there", async () => {
    const { plans, ...rest } = snapshot();
    const decided = (what: DefinitionChange["what"]) => ({ ...RETARGETED, what, document: "単位の見直し" });
    const changed = plans.map(({ definition, ...plan }) => ({
      ...plan,
      definition: {
        ...definition,
        changes: [...(definition.changes ?? []), decided("unit"), decided("baseline")],
      },
    }));
    const page = await readPage({ ...rest, plans: changed }, "/kpis/online-procedures");
    expect(page).toMatch(/目標値の出典 ?「[^」]+」[^、]*、中間見直し報告書（令和9年度から） ?現状値の出典/);
    expect(page).toMatch(/現状値の出典 ?「[^」]+」[^、]*、単位の見直し（令和9年度から）/);
    expect(page).toMatch(/単位の出典 ?単位の見直し/);
  });

  it("is what the pace of R8 is not about, and the page says what it needs as well", async () => {
    const page = await readPage(snapshot(), "/kpis/online-procedures");
    expect(page).toMatch(
      /令和8年度の進み方は「 ?やや遅れ ?」です。令和9年度に変わる前の目標値（2,500手続き）に対するもので、令和9年度からの目標値（2,800手続き）に対するものではありません。/,
    );
    // (2,500 − 1,500) ÷ 3 and (2,800 − 1,500) ÷ 3.
    expect(page).toMatch(
      /令和9年度に変わる前の目標値（2,500手続き）まで1年あたり必要な変化 ?約\+333\.4手続き/,
    );
    expect(page).toMatch(/令和9年度からの目標値（2,800手続き）まで1年あたり必要な変化 ?約\+433\.4手続き/);
  });

  it("stands beside the target of a year that has no figure yet: its mark will be given by its own", async () => {
    const unanswered = { ...makeSnapshot({ plans: [retargeted()], reports: [] }), reportFy: R8 };
    const page = await readPage(unanswered, "/kpis/online-procedures");
    expect(page).toMatch(/目標値（R11） ?2,500手続き ?令和9年度からの目標値（R11） ?2,800手続き/);
    const told =
      "目標値（令和11年度）は2,500手続きです。令和9年度から目標値（令和11年度）は2,800手続きです。";
    expect(page).toContain(told);
    expect(await readPage(unanswered, "/")).toContain(
      "目標値（R11） 2,500手続き 令和9年度からの目標値（R11） 2,800手続き",
    );
  });

  it("gives each year of the data its own target and guide: R9 has 2,043.2, not 1,863.2", async () => {
    const rows = await readRows(snapshot(), "data/kpis/online-procedures.csv");
    const of = (name: string) => rows.map((row) => row[name]);
    expect(of("target_value")).toEqual(["2500", "2500", "2800", "2800", "2800"]);
    expect(of("guide_value")).toEqual(["1226.4", "1544.8", "2043.2", "2421.6", "2800"]);
    expect(of("definition_edition")).toEqual(["1", "1", "2", "2", "2"]);
    expect(of("definition_changed")).toEqual(["", "", "target", "", ""]);
    expect(of("figure_status")).toEqual(["final", "final", "", "", ""]);
    const { definition_changes } = JSON.parse(await readData(snapshot(), "data/kpis/online-procedures.json"));
    expect(definition_changes).toMatchObject([
      { kpi_id: "online-procedures", what: "target", from_fiscal_year: 2027, before: "2500", after: "2800" },
    ]);
  });
});

describe("a target that was decided for later years and replaced before they came", () => {
  /** 2,500 → 2,800 from R9, then 2,600 from R8. */
  const snapshot = () => {
    const plan = withKpi(realPlan("dx-2"), "online-procedures", (kpi) =>
      withTerm(kpi, "target", { fy: R11, value: { kind: "number", value: num("2600") } }, R8),
    );
    const replacing = {
      ...RETARGETED,
      from: R8,
      after: "2600",
      document: "再見直し",
      decidedOn: day("2027-03-20"),
    };
    return { ...makeSnapshot({ plans: [{ ...plan, changes: [RETARGETED, replacing] }] }), reportFy: R8 };
  };

  it("is said to be withdrawn on the KPI's page, in its own row too", async () => {
    const text = await readPage(snapshot(), "/kpis/online-procedures");
    expect(text).toMatch(/2,800手続き（令和9年度から） ?その後、取りやめました（令和9年3月20日決定）。/);
    expect(text).toMatch(
      /2,600手続き（令和8年度から） ?令和9年度から2,800手続きとする決定は、取りやめました。/,
    );
    expect(text).not.toContain("中間見直し報告書（令和9年度から）");
  });

  it("and in the data, in the year that it was decided for", async () => {
    const rows = await readRows(snapshot(), "data/kpis/online-procedures.csv");
    expect(rows.map((row) => row.definition_changed)).toEqual(["", "target", "target_withdrawn", "", ""]);
    const { definition_changes } = JSON.parse(await readData(snapshot(), "data/kpis/online-procedures.json"));
    expect(definition_changes).toMatchObject([
      { after: "2800", became: "withdrawn", withdraws: [] },
      { after: "2600", became: null, withdraws: [{ from_fiscal_year: 2027, value: "2800" }] },
    ]);
  });
});

it("a setting that was changed is told with its years on /about", async () => {
  const plan = realPlan("dx-2");
  const settings = { ...plan.settings, improvementReference: "baseline" } as const;
  const { guideMethod } = settings;
  const before = { until: R7, improvementReference: "previous-actual", guideMethod } as const;
  const about = await readPage(
    makeSnapshot({ plans: [{ ...plan, settings, earlierSettings: [before] }] }),
    "/about",
  );
  expect(about).toContain(
    "で「上向き」を比べる値：令和7年度までは直前の実績（ない年度はさかのぼり、最初は現状値）、令和8年度からは現状値。目安：計画期間の各年度に等しく分けた値。",
  );
});

it("another 計画, another setting and the end of a KPI stand in the data of their years", async () => {
  const changed = (what: DefinitionChange["what"], changes: Partial<DefinitionChange>): DefinitionChange => ({
    ...RETARGETED,
    what,
    ...changes,
  });
  const plan = withKpi(realPlan("dx-2"), "online-procedures", (kpi) => ({ ...kpi, until: R9 }));
  const changes = [
    changed("planned", { from: R8, before: "1500", after: "1600" }),
    changed("guideMethod", { kpiId: null, from: R8, before: "equal-steps", after: "none" }),
    changed("planned", { kpiId: toKpiId("paper-sheets"), from: R7 }),
    changed("ended", { from: R9, before: null, after: "2027" }),
  ];
  const rows = await readRows(
    makeSnapshot({ plans: [{ ...plan, changes }] }),
    "data/kpis/online-procedures.csv",
  );
  const told = Object.fromEntries(rows.map((row) => [row.fiscal_year, row.definition_changed]));
  expect(told).toMatchObject({ "2025": "", "2026": "planned;guide_method", "2027": "ended" });
  const page = await readPage(makeSnapshot({}), "/data");
  for (const code of ["planned（計画）", "ended：", "guide_method（"]) expect(page).toContain(code);
});

describe("another unit from R9 on", () => {
  const inSheets = (factor: string | null) => {
    const plan = withKpi(realPlan("dx-2"), "paper-sheets", (kpi) => {
      const unit = withTerm(withTerm(kpi, "unit", "枚", R9), "scale", 1, R9);
      const baseline = withTerm(unit, "baseline", { ...kpi.baseline, value: num("15000000") }, R9);
      const target = { fy: R11, value: { kind: "number", value: num("10000000") } } as const;
      return withFactor(withTerm(baseline, "target", target, R9), R9, factor === null ? null : num(factor));
    });
    return {
      ...makeSnapshot({
        plans: [plan],
        reports: [yearReport("paper-sheets", 2025, "15240"), yearReport("paper-sheets", 2027, "14000000")],
      }),
      reportFy: R9,
    };
  };

  it.each(["1000", null])("never rewrites a figure of before (factor %s)", async (factor) => {
    const text = await readPage(inSheets(factor), "/kpis/paper-sheets");
    expect(text).toContain("15,240千枚");
    expect(text).not.toContain("15,240枚");
    expect(text).toContain("14,000,000枚");
    expect(text).toContain("令和9年度から単位・単位の倍率が変わったため、線を切っています。");
    const rows = await readRows(inSheets(factor), "data/kpis/paper-sheets.csv");
    expect(rows.map(({ unit, actual_value }) => [unit, actual_value])).toEqual([
      ["千枚", "15240"],
      ["千枚", ""],
      ["枚", "14000000"],
      ["枚", ""],
      ["枚", ""],
    ]);
  });

  it.each([
    ["1000", "それまでの値は、1,000を掛けて比べます。", 1000],
    [null, "換算の係数がないため、それまでの値とは比べません。", null],
  ])("tells by what the figures are compared (factor %s): table and data", async (factor, sentence, told) => {
    const kpiId = toKpiId("paper-sheets");
    const change: DefinitionChange = { ...RETARGETED, kpiId, what: "unit", before: "千枚", after: "枚" };
    const snapshot = inSheets(factor);
    const plans = snapshot.plans.map((plan) => ({
      ...plan,
      definition: { ...plan.definition, changes: [change, { ...RETARGETED, kpiId }] },
    }));
    const page = await readPage({ ...snapshot, plans }, "/kpis/paper-sheets");
    // Of the target nothing is converted.
    expect(page.split(sentence)).toHaveLength(2);
    const { definition_changes } = JSON.parse(
      await readData({ ...snapshot, plans }, "data/kpis/paper-sheets.json"),
    );
    expect(definition_changes.map((each: { factor: number | null }) => each.factor)).toEqual([told, null]);
  });

  it("compares across the change with a factor only", async () => {
    expect((await readPage(inSheets("1000"), "/kpis/paper-sheets")).includes("△ 上向き 令和9年度")).toBe(
      true,
    );
    expect((await readPage(inSheets(null), "/kpis/paper-sheets")).includes("－ 未評価 令和9年度")).toBe(true);
  });
});

describe("publications of before", () => {
  it("are rendered without record, editions and kinds of figures", async () => {
    const snapshot = makeSnapshot({ reports: [yearReport("paper-sheets", 2025, "13900")] });
    const plans = snapshot.plans.map((plan) => ({
      ...plan,
      courses: plan.courses.map((series) => ({
        ...series,
        years: series.years.map(({ edition: _e, figureStatus: _f, isCounted: _c, ...year }) => year),
      })),
    }));
    const rows = await readRows({ ...snapshot, plans }, "data/kpis/paper-sheets.csv");
    expect(rows[0]).toMatchObject({ definition_edition: "1", figure_status: "final" });
    expect(await readPage({ ...snapshot, plans }, "/kpis/paper-sheets")).toContain("13,900千枚");
  });
});

describe("another text of what is counted from R8 on", () => {
  const changed = (): PlanDefinition => {
    const plan = withKpi(realPlan("dx-2"), "online-procedures", (kpi) =>
      withTerm({ ...kpi, definition: "受付を始めた種類" }, "definition", "利用のあった種類", R8),
    );
    const change = { ...RETARGETED, what: "definition" as const, from: R8 };
    return { ...plan, changes: [{ ...change, before: "受付を始めた種類", after: "利用のあった種類" }] };
  };
  const snapshot = () => ({
    ...makeSnapshot({
      plans: [changed(), realPlan("dx-1")],
      reports: [yearReport("online-procedures", 2025, "1226")],
    }),
    reportFy: R7,
  });

  it("stands beside the years it holds for, and leaves R7 under the words of then", async () => {
    const rows = await readRows(snapshot(), "data/kpis/online-procedures.csv");
    const told = (fy: string) => {
      const row = rows.find((each) => each.fiscal_year === fy);
      return [row?.definition, row?.definition_edition, row?.definition_changed];
    };
    expect(told("2025")).toEqual(["受付を始めた種類", "1", ""]);
    expect(told("2026")).toEqual(["利用のあった種類", "2", "definition"]);
    const page = await readPage(snapshot(), "/kpis/online-procedures");
    expect(page.slice(0, page.indexOf("推移"))).toContain("受付を始めた種類");
    expect(page.slice(0, page.indexOf("推移"))).not.toContain("利用のあった種類");
    expect(page).toContain("定義 受付を始めた種類 → 利用のあった種類（令和8年度から）");
    const year = await readPage(snapshot(), "/years/2025");
    expect(year).toContain("受付を始めた種類");
    expect(year).not.toContain("利用のあった種類");
  });

  it("breaks no line", async () => {
    expect(await readPage(snapshot(), "/kpis/online-procedures")).not.toContain("換算の係数");
  });
});
