import { day } from "@tests/fixtures/brands";
import { makePlan, realPlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import type { PlanDefinition } from "@/domain/plan/definition";
import { listInitiatives, mapInitiatives } from "@/domain/plan/initiatives";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { PLAN_ACT_DONE_WORDS } from "@/domain/words/ja/plan/life";
import type { PlanDto } from "@/server/plan/queries";
import { buildPlanLives, buildPlanView } from "./plan";

describe("the second plan as loaded", () => {
  const view = buildPlanView({
    version: 3,
    phase: "running",
    isPublic: true,
    isChosenToLead: false,
    closedOn: null,
    closedReason: null,
    leadDecision: null,
    reopenedReason: null,
    definition: realPlan("dx-2"),
    departments: { "paper-sheets": { id: "d1", name: "総務課" } },
  });

  it("counts what the document holds, and what is still open", () => {
    expect(view.counts).toEqual({
      pillars: 3,
      measures: 14,
      initiatives: 73,
      kpis: 7,
      metrics: 0,
      unspecified: 6,
      unassigned: 6,
    });
  });

  it("prints a KPI with value, unit, year and way of counting", () => {
    const paper = view.pillars[1]?.kpis.find(({ id }) => id === "paper-sheets");
    expect(paper).toMatchObject({
      baseline: [{ text: "15,000千枚", year: "令和5年度", until: null }],
      target: [{ text: "10,000千枚", year: "令和11年度", until: null }],
      direction: "小さいほどよい",
      aggregation: null,
      unitNote: "1千枚＝1,000枚",
      department: { name: "総務課" },
    });
    expect(view.kpis[0]).toMatchObject({
      baseline: [{ text: "なし" }],
      target: [{ text: "上昇" }],
      aggregation: "割合",
    });
  });

  it("shows markers and corrections as they stand", () => {
    const initiatives = view.pillars.flatMap(({ measures }) => measures.flatMap((each) => each.initiatives));
    expect(initiatives.filter(({ marker }) => marker === "○")).toHaveLength(36);
    expect(view.corrections.length).toBeGreaterThan(0);
  });
});

it("says of what ends before its plan in which year it does", () => {
  const plan = realPlan("dx-2");
  const [first] = listInitiatives(plan);
  const ending = mapInitiatives(plan, (each) =>
    each.id === first?.initiative.id ? { ...each, until: fiscalYear(2026) } : each,
  );
  const { pillars } = buildPlanView({
    version: 3,
    phase: "running",
    isPublic: true,
    isChosenToLead: false,
    closedOn: null,
    closedReason: null,
    leadDecision: null,
    reopenedReason: null,
    definition: {
      ...ending,
      pillars: ending.pillars.map((pillar) => ({
        ...pillar,
        kpis: pillar.kpis.map((kpi) => ({ ...kpi, until: fiscalYear(2027) })),
      })),
    },
    departments: {},
  });
  const lines = pillars.flatMap(({ measures }) => measures.flatMap((each) => each.initiatives));
  expect(lines.slice(0, 2).map(({ end }) => end)).toEqual(["令和8年度で終了", null]);
  expect(pillars[0]?.kpis[0]?.years).toBe("令和9年度まで");
});

const TODAY = day("2026-05-20");

describe("the list of plans", () => {
  const plan = (definition: PlanDefinition, over: Partial<PlanDto> = {}): PlanDto => ({
    version: 1,
    phase: "running",
    isPublic: true,
    isChosenToLead: false,
    closedOn: null,
    closedReason: null,
    leadDecision: null,
    reopenedReason: null,
    definition,
    departments: {},
    ...over,
  });
  const next = makePlan({ id: "t-next", startFy: fiscalYear(2030), endFy: fiscalYear(2034) });
  const unbegun = { phase: "in_preparation", isPublic: false } as const;
  const one = (over: Partial<PlanDto>, published: readonly string[]) => {
    const [life] = buildPlanLives([plan(next, over)], published, TODAY);
    return { phase: life?.phase, acts: life?.acts.map(({ act }) => act) };
  };

  it("says 準備中, and offers to take out, only what the public was never shown", () => {
    expect(one(unbegun, [])).toEqual({ phase: "準備中", acts: ["lead", "remove"] });
    const chosen = { ...unbegun, isPublic: true, isChosenToLead: true };
    expect(one(chosen, [])).toEqual({ phase: "期間の開始前（次の公表から公開）", acts: ["by_period"] });
    expect(one(chosen, ["t-next"])).toEqual({
      phase: "期間の開始前（公開中）",
      acts: ["by_period", "close"],
    });
    expect(one(unbegun, ["t-next"])).toEqual({ phase: "期間の開始前（公開中）", acts: ["lead", "close"] });
    const effect = (published: readonly string[]) =>
      buildPlanLives([plan(next, unbegun)], published, TODAY)[0]?.acts[0]?.effect;
    expect(effect([])).toContain("準備中");
    expect(effect(["t-next"])).not.toContain("準備中");
  });

  it("offers to close what runs, and to take that back", () => {
    expect(one({}, ["t-next"])).toEqual({ phase: "実施中", acts: ["lead", "close"] });
    const closed = { phase: "ended", closedOn: day("2026-05-20") } as const;
    expect(one(closed, ["t-next"])).toEqual({ phase: "終了", acts: ["lead", "reopen"] });
  });

  it("says beforehand which plan leads once one is closed, opened again, or not chosen any more", () => {
    const first = plan(
      makePlan({ id: "t-1", name: "前", startFy: fiscalYear(2020), endFy: fiscalYear(2024) }),
      {
        phase: "ended",
      },
    );
    const second = plan(
      makePlan({ id: "t-2", name: "今", startFy: fiscalYear(2025), endFy: fiscalYear(2029) }),
    );
    const chosen = plan({ ...next, name: "次" }, { ...unbegun, isPublic: true, isChosenToLead: true });
    const effect = (plans: readonly PlanDto[], id: string, what: string) =>
      buildPlanLives(plans, ["t-1", "t-2", "t-next"], TODAY)
        .find((life) => life.id === id)
        ?.acts.find(({ act }) => act === what)?.effect;
    expect(effect([second, first], "t-2", "close")).toMatch(
      /公開サイトの先頭は、「今」のまま変わりません。$/,
    );
    const plans = [chosen, second, first];
    expect(effect(plans, "t-next", "by_period")).toMatch(
      /次の公表から、「今」が公開サイトの先頭になります。$/,
    );
    expect(effect(plans, "t-next", "close")).toMatch(
      /^期間が始まる前に終了した計画になります。.*次の公表から、「今」が公開サイトの先頭になります。$/,
    );
  });

  it("tells plans of the same name by their periods, and by their ids where those are the same too", () => {
    const first = makePlan({ id: "t-1", name: "計画", startFy: fiscalYear(2025), endFy: fiscalYear(2029) });
    const second = { ...next, name: "計画" };
    const names = (plans: readonly PlanDefinition[]) =>
      buildPlanLives(
        plans.map((each) => plan(each)),
        [],
        TODAY,
      ).map(({ name }) => name);
    expect(names([first, { ...second, name: "次の計画" }])).toEqual(["計画", "次の計画"]);
    expect(names([first, second])).toEqual([
      "計画（令和7年度～令和11年度）",
      "計画（令和12年度～令和16年度）",
    ]);
    expect(names([first, { ...first, id: "t-2" }])).toEqual([
      "計画（令和7年度～令和11年度、t-1）",
      "計画（令和7年度～令和11年度、t-2）",
    ]);
  });

  it("has one sentence for every act that was done, and names its plan", () => {
    for (const [act, words] of Object.entries(PLAN_ACT_DONE_WORDS)) {
      expect(words("計画")).toMatch(act === "remove" ? /^計画を一覧から.+ました。$/ : /^「計画」.+ました。$/);
    }
  });
});
