/** What the public reads when a definition changes, a figure comes late, a KPI ends or goes on in the next plan. */
import { day, num } from "@tests/fixtures/brands";
import { realPlan } from "@tests/fixtures/plan";
import { readData, readPage, withKpi, yearReport } from "@tests/fixtures/public-pages";
import { makeSnapshot, publicReport } from "@tests/fixtures/snapshot";
import { parse } from "csv-parse/sync";
import { describe, expect, it, vi } from "vitest";
import type { DefinitionChange, PlanDefinition } from "@/domain/plan/definition";
import { withFactor, withTerm } from "@/domain/plan/editions";
import type { RecordedChange } from "@/domain/publication/snapshot";
import { addYears, fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { renderPage, renderSite } from "./render-site";

/** Pages are rendered in development mode; machines that test are busy. */
vi.setConfig({ testTimeout: 60_000 });

const [R7, R8, R9, R11] = [2025, 2026, 2027, 2029].map((year) => fiscalYear(year)) as [
  ReturnType<typeof fiscalYear>,
  ReturnType<typeof fiscalYear>,
  ReturnType<typeof fiscalYear>,
  ReturnType<typeof fiscalYear>,
];

const rowsOf = (csv: string) => parse(csv, { bom: true, columns: true }) as Record<string, string>[];

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
    expect(await readPage(snapshot(), "/")).toContain(told);
  });

  it("has the decision for its source, wherever the target is stated", async () => {
    const page = await readPage(snapshot(), "/kpis/online-procedures");
    const about = page.slice(page.indexOf("この指標について"), page.indexOf("訂正履歴"));
    expect(about).toMatch(/目標値（令和11年度） ?2,800手続き/);
    expect(about).toMatch(/目標値の出典 ?中間見直し報告書/);
    expect(about).not.toContain("別紙5-1");
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
    expect(page).toMatch(/目標値の出典 ?中間見直し報告書 ?単位・現状値の出典 ?単位の見直し/);
  });

  it("is what the pace of R8 is not about, and the page says what it needs as well", async () => {
    const page = await readPage(snapshot(), "/kpis/online-procedures");
    expect(page).toMatch(
      /令和8年度の進み方は「 ?やや遅れ ?」です。令和8年度までの目標値（2,500手続き）に対するもので、令和9年度からの目標値（2,800手続き）に対するものではありません。/,
    );
    // (2,500 − 1,500) ÷ 3 and (2,800 − 1,500) ÷ 3.
    expect(page).toMatch(/令和8年度までの目標値（2,500手続き）まで1年あたり必要な変化 ?約\+333\.4手続き/);
    expect(page).toMatch(/令和9年度からの目標値（2,800手続き）まで1年あたり必要な変化 ?約\+433\.4手続き/);
  });

  it("is the only one where the year that stands for the KPI has no figure and the next one is asked for by it", async () => {
    const page = await readPage(
      { ...makeSnapshot({ plans: [retargeted()], reports: [] }), reportFy: R8 },
      "/kpis/online-procedures",
    );
    expect(page).toMatch(/目標値（R11） ?2,800手続き/);
    expect(page).toContain("、目標値（令和11年度）は2,800手続きです。");
    expect(page).not.toContain("目標値（令和11年度）は2,500手続きです。");
  });

  it("gives each year of the data its own target and guide: R9 has 2,043.2, not 1,863.2", async () => {
    const rows = rowsOf(await readData(snapshot(), "data/kpis/online-procedures.csv"));
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
    const rows = rowsOf(await readData(snapshot(), "data/kpis/online-procedures.csv"));
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
  const rows = rowsOf(
    await readData(makeSnapshot({ plans: [{ ...plan, changes }] }), "data/kpis/online-procedures.csv"),
  );
  const told = Object.fromEntries(rows.map((row) => [row.fiscal_year, row.definition_changed]));
  expect(told).toMatchObject({ "2025": "", "2026": "planned;guide_method", "2027": "ended" });
  const page = await readPage(makeSnapshot({}), "/data");
  for (const code of ["planned（計画）", "ended：", "guide_method（"]) expect(page).toContain(code);
});

it("words that were put right stand in the 訂正履歴 with their reason", async () => {
  const first = yearReport("online-procedures", 2025, "1226");
  const reworded = { ...first, revision: first.revision + 2, correctionReason: "説明が足りなかったため" };
  const text = await readPage(makeSnapshot({ reports: [first, reworded] }), "/kpis/online-procedures");
  expect(text).toMatch(/説明の更新\s*変わりません\s*変わりません\s*説明が足りなかったため/);
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
    const rows = rowsOf(await readData(inSheets(factor), "data/kpis/paper-sheets.csv"));
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

describe("a correction that turns another year's mark", () => {
  const told = { no: 3, publishedAt: "2026-07-01T01:30:00.000Z", kpiId: toKpiId("paper-sheets") } as const;
  const record: RecordedChange[] = [
    { ...told, kind: "correction", fy: R7, text: "令和7年度の実績を訂正しました。" },
    {
      ...told,
      kind: "mark",
      fy: R8,
      text: "令和8年度の目標達成状況が変わりました。",
      marks: { before: "improving", after: "not_achieved", causes: ["earlier_year"] },
    },
  ];
  const snapshot = () => ({
    ...makeSnapshot({
      reports: [
        publicReport("paper-sheets", 1, { actual: num("13900") }),
        publicReport("paper-sheets", 2, { actual: num("13500") }, "数え直し"),
        yearReport("paper-sheets", 2026, "13700"),
      ],
    }),
    record,
  });

  it("is told beside the correction, in the list, in the feed and in the data", async () => {
    const page = await readPage(snapshot(), "/kpis/paper-sheets");
    expect(page).not.toMatch(/ 変わりません/);
    expect(page).toContain("この年度は変わりません 令和8年度： △ 上向き → × 未達");
    const list = await readPage(snapshot(), "/corrections");
    expect(list).toContain("第3号「令和7年度の進捗」");
    expect(list).toContain("令和7年度の実績を訂正しました。");
    expect(list).toContain("目標達成状況の変更 令和8年度の目標達成状況が変わりました。");
    expect(await readData(snapshot(), "feed.xml")).toContain("令和8年度の目標達成状況が変わりました。");
    const marks = rowsOf(await readData(snapshot(), "data/kpis/paper-sheets.csv")).map(
      (row) => row.previous_mark,
    );
    expect(marks).toEqual(["", "improving", "", "", ""]);
    const { records } = JSON.parse(await readData(snapshot(), "data/kpis/paper-sheets.json"));
    expect(records[1].previous_mark).toBe("improving");
    expect(records[1].mark_changes).toMatchObject([{ before: "improving", after: "not_achieved" }]);
  });

  it("is told in the year's own words where a mark was judged anew", async () => {
    const rejudged: RecordedChange = {
      ...told,
      kind: "mark",
      fy: R7,
      text: "変更後の定義で評価し直したためです。理由：数え方の誤り",
      marks: { before: "improving", after: "achieved", causes: ["rejudged"] },
    };
    const page = await readPage({ ...snapshot(), record: [rejudged] }, "/kpis/paper-sheets");
    expect(page).toContain("（評価し直し）");
    expect(page).toContain(
      "評価し直し △ 上向き → ○ 達成 変更後の定義で評価し直したためです。理由：数え方の誤り",
    );
    const [correction] = record;
    if (!correction) throw new Error("no correction");
    const later = { ...snapshot(), record: [rejudged, { ...correction, no: 4 }] };
    expect(await readPage(later, "/kpis/paper-sheets")).not.toContain("評価し直し △ 上向き");
    expect(await readPage(later, "/embed/kpis/paper-sheets")).not.toContain("評価し直し");
  });
});

describe("a list without an entry", () => {
  it("says so, and a publication older than the record still has its own changes", async () => {
    expect(await readPage(makeSnapshot(), "/corrections")).toContain(
      "これまでに、訂正や定義の変更はありません。",
    );
    const old = makeSnapshot();
    const changes = [{ kind: "correction", kpiId: toKpiId("gone"), fy: R7, text: "訂正しました。" }] as const;
    expect(await readPage({ ...old, changes }, "/corrections")).toContain("訂正 訂正しました。");
  });
});

describe("figures that are not final", () => {
  it("show one year on a card, whatever came after it", async () => {
    const snapshot = makeSnapshot({
      reports: [
        yearReport("paper-sheets", 2025, "13900", { asOf: day("2026-03-31") }),
        yearReport("paper-sheets", 2026, "6400", { figureStatus: "interim", asOf: day("2026-09-30") }),
      ],
    });
    const card = await readPage(snapshot, "/embed/kpis/paper-sheets");
    expect(card).toContain("△ 上向き 令和7年度");
    expect(card).toContain("実績（R7） 13,900千枚");
    expect(card).toContain("令和7年度は13,900千枚で、");
    const page = await readPage(snapshot, "/kpis/paper-sheets");
    expect(page).toContain("年度途中の値（令和8年度、令和8年9月30日時点）：6,400千枚");
    expect(page).toContain("時点 令和8年3月31日");
  });

  it("name a 速報値 everywhere, and its 確報値 as 確定", async () => {
    const provisional = yearReport("paper-sheets", 2025, "13900", { figureStatus: "provisional" });
    expect(await readPage(makeSnapshot({ reports: [provisional] }), "/kpis/paper-sheets")).toMatch(
      /（速報値による）.*実績（R7、速報値） 13,900千枚/,
    );
    const confirmed = publicReport("paper-sheets", 2, { actual: num("13950") });
    const page = await readPage(makeSnapshot({ reports: [provisional, confirmed] }), "/kpis/paper-sheets");
    expect(page).toContain("令和7年度 確定 13,900千枚 13,950千枚");
    expect(page).not.toContain("（訂正あり）");
  });
});

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
    expect(rowsOf(await readData(snapshot(), "data/kpis/paper-sheets.csv"))).toHaveLength(1);
    const later = await readPage(snapshot(), "/years/2026");
    expect(later).toContain("「－」：6項目（うち値がまだないもの6）");
    expect(later).not.toContain("プリンターやコピー機で印刷した紙の枚数");
  });
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
  const next = (continues: boolean): PlanDefinition => {
    const plan = realPlan("dx-2");
    const kpis = plan.pillars.flatMap((pillar) => pillar.kpis).filter(({ id }) => id === "paper-sheets");
    const moved = kpis.map((kpi) => ({
      ...kpi,
      ...(continues
        ? { id: toKpiId("paper-weight"), name: "紙の重さ", continues: toKpiId("paper-sheets") }
        : {}),
      baseline: { fy: R11, value: num("10000") },
      target: { fy: addYears(R11, 5), value: { kind: "number", value: num("5000") } } as const,
      years: [],
    }));
    return {
      ...plan,
      id: "dx-3",
      name: "DX推進計画（第3期）",
      startFy: addYears(R11, 1),
      endFy: addYears(R11, 5),
      kpis: [],
      pillars: plan.pillars.slice(0, 1).map((pillar) => ({ ...pillar, kpis: moved })),
    };
  };
  const snapshot = (continues: boolean) => ({
    ...makeSnapshot({
      plans: [next(continues), realPlan("dx-2")],
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
    const rows = rowsOf(await readData(snapshot(false), "data/kpis/paper-sheets.csv"));
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
      /（第2期）（令和7年度～令和11年度） 令和5年度.*（第3期）（令和12年度～令和16年度） 令和12年度/,
    );
    expect(page).toContain("R11目標値 10,000");
    expect(page).toContain("R16目標値 5,000");
    const [, description] = /<desc[^>]*>(.*?)<\/desc>/s.exec(html) ?? [];
    expect(description).toBe(
      "DX推進計画（第2期）（令和7年度～令和11年度）：R5 現状値15,000千枚、R11 実績10,100千枚、R11 目標値10,000千枚。" +
        "DX推進計画（第3期）（令和12年度～令和16年度）：R11 現状値10,000千枚、R16 目標値5,000千枚。",
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
        expect(text).toContain("目標値（R11、前の計画） 10,000千枚 令和12年度からの目標値（R16） 5,000千枚");
        expect(text).not.toContain("実績はまだありません");
      }
      expect(await readPage(snapshot(other), `/embed/kpis/${id}`)).toContain("実績の出典");
    });

    it("says on the pillar's page what the figure was measured by, in one series with its sources", async () => {
      const page = await readPage(snapshot(other), "/pillars/1");
      expect(page).toMatch(
        /△ 上向き 令和11年度（前の計画） 実績（R11、前の計画） 10,100千枚 目標値（R11、前の計画） 10,000千枚 令和12年度からの目標値（R16） 5,000千枚/,
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
          plans: [next(other), realPlan("dx-2")],
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
    const sheets = withKpi(next(false), "paper-sheets", (kpi) => ({ ...kpi, unit: "枚", scale: 1 }));
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
    const plans = [next(false), changed];
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
    expect(rowsOf(await readData(snapshot(true), "data/kpis/paper-weight.csv"))).toHaveLength(10);
  });

  it("leaves the earlier plan's last results on the front page until the new plan has a mark", async () => {
    const home = await readPage(snapshot(true), "/");
    expect(home.indexOf("令和11年度の目標達成状況")).toBeGreaterThan(-1);
    expect(home.indexOf("令和11年度の目標達成状況")).toBeLessThan(home.indexOf("今の計画"));
  });

  describe("chosen to lead before its period", () => {
    const early = (continues: boolean) => ({
      ...makeSnapshot({
        plans: [next(continues), realPlan("dx-2")],
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
      expect(page).toContain("△ 上向き 令和7年度 実績（R7） 13,900千枚 目標値（R11） 10,000千枚");
      expect(page).toContain("DX推進計画（第3期）（令和12年度～令和16年度）");
      expect(await readPage(early(false), "/pillars/1")).toContain("期間は令和12年度に始まります。");
      expect(await renderPage(early(false), "/pillars/3")).toBeNull();
      expect(await readPage(early(false), "/plans/dx-2/pillars/3")).toContain("令和7年度末の目標達成状況");
    });

    it("is open on the page of a KPI that only it has", async () => {
      const page = await readPage(early(true), "/kpis/paper-weight");
      expect(page).not.toContain("未評価 令和12年度");
      expect(page).not.toContain("令和12年度の目標達成状況");
      const html = await renderPage(early(true), "/kpis/paper-sheets");
      expect(html).toContain('<a href="/kpis/paper-weight">紙の重さ</a>に引き継がれます。');
    });

    it("says on its own pages when its period begins: no year of it still runs", async () => {
      const alone = makeSnapshot({ plans: [next(false)], reports: [] });
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
    });

    it("stays open where nothing has a mark yet", async () => {
      const none = makeSnapshot({ plans: [next(false), realPlan("dx-2")], reports: [] });
      expect(await readPage(none, "/")).toContain("令和7年度の目標達成状況");
    });
  });
});

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
    const rows = rowsOf(await readData({ ...snapshot, plans }, "data/kpis/paper-sheets.csv"));
    expect(rows[0]).toMatchObject({ definition_edition: "1", figure_status: "final" });
    expect(await readPage({ ...snapshot, plans }, "/kpis/paper-sheets")).toContain("13,900千枚");
  });
});
