import { num } from "@tests/fixtures/brands";
import { dashboardInput, FY, working } from "@tests/fixtures/dashboard";
import { realPlan } from "@tests/fixtures/plan";
import { makeContent } from "@tests/fixtures/report-content";
import { INVENTED, makeSnapshot, publicReport } from "@tests/fixtures/snapshot";
import { describe, expect, it } from "vitest";
import { type PlanDefinition, planYears } from "@/domain/plan/definition";
import { listInitiatives } from "@/domain/plan/initiatives";
import { addYears, type FiscalYear } from "@/domain/shared/fiscal-year";
import { heatLegend } from "@/domain/words/ja/reports/heat";
import { judgementMark, markSentence } from "@/domain/words/ja/reports/judgement";
import { toldPlan } from "./as-of";
import { buildDashboard, type KpiStanding } from "./dashboard";
import { headLinks } from "./head-links";
import { heatSigns, heatTable } from "./heat";
import { canBeTried } from "./outlook";
import { standingStill } from "./standing-still";

const PLAN = realPlan("dx-2");
const told = () => {
  const [plan] = makeSnapshot({ reports: INVENTED }).plans;
  if (!plan) throw new Error("no plan");
  return toldPlan(plan, FY);
};
const live = (reports = INVENTED) =>
  buildDashboard(dashboardInput({ plan: PLAN, departments: {}, approved: reports }));
const asOf = () => buildDashboard({ ...told().dashboard, fy: FY, lastEnded: FY });
const all = (view: ReturnType<typeof live>): KpiStanding[] => [
  ...view.overall,
  ...view.pillars.flatMap(({ kpis }) => kpis),
];

describe("a page as of a publication", () => {
  it("shows what was so when it was published, whatever was approved since", () => {
    const since = publicReport("online-procedures", 3, { actual: num("900") }, "取下げ分");
    expect(all(live([...INVENTED, since])).some(({ year }) => year.actual === "900")).toBe(true);
    const view = asOf();
    expect(view.tally).toEqual(live().tally);
    expect(view.lagging.map(({ kpi }) => kpi.id)).toEqual(live().lagging.map(({ kpi }) => kpi.id));
    expect(
      all(view).map(({ year }) => [year.actual, year.judgement.code, markSentence(year.judgement)]),
    ).toEqual(
      all(live()).map(({ year }) => [year.actual, year.judgement.code, markSentence(year.judgement)]),
    );
    const years = { years: planYears(PLAN), lastEnded: FY, sort: "plan" } as const;
    const cells = (of: ReturnType<typeof live>) =>
      heatTable(of, years).groups.flatMap(({ rows }) => rows.map((row) => [row.id, row.need, row.cells]));
    expect(cells(view)).toEqual(cells(live()));
  });

  it("knows nothing that waits, and calls published what was told", () => {
    const standings = all(asOf());
    expect(standings.flatMap(({ pending }) => pending)).toEqual([]);
    expect(standings.filter(({ link }) => link !== null)).toEqual([]);
    const byId = new Map(standings.map((standing) => [String(standing.kpi.id), standing]));
    expect(byId.get("online-procedures")).toMatchObject({ official: "published", department: "行政経営課" });
    // 公表待ち was told; of the others nothing was.
    expect(byId.get("digital-feeling")?.official).toBe("published");
    expect(standings.filter(({ official }) => official === "none").length).toBeGreaterThan(0);
  });

  it("names the department that the snapshot carries: who answered, else whom the plan names, else who answered last", () => {
    const named = (id: string, of = realPlan("dx-2")): PlanDefinition => ({
      ...of,
      pillars: of.pillars.map((pillar) => ({
        ...pillar,
        kpis: pillar.kpis.map((kpi) => (kpi.id === id ? { ...kpi, department: "契約検査課" } : kpi)),
        measures: pillar.measures.map((measure) => ({
          ...measure,
          kpis: measure.kpis.map((kpi) => (kpi.id === id ? { ...kpi, department: "契約検査課" } : kpi)),
        })),
      })),
    });
    const departmentsIn = (fy: FiscalYear) => {
      const [plan] = makeSnapshot({ plans: [named("paper-sheets")], reports: INVENTED }).plans;
      if (!plan) throw new Error("no plan");
      const view = buildDashboard({ ...toldPlan(plan, fy).dashboard, fy, lastEnded: FY });
      return new Map(all(view).map(({ kpi, department }) => [String(kpi.id), department]));
    };
    expect(departmentsIn(FY).get("paper-sheets")).toBe("行政経営課");
    const next = departmentsIn(addYears(FY, 1));
    expect(next.get("paper-sheets")).toBe("契約検査課");
    expect(next.get("online-procedures")).toBe("行政経営課");
    // Nobody ever answered, and the plan names nobody.
    expect([...next.values()]).toContain(null);
  });

  it("is tried by nobody, and the legend explains only what stands there", () => {
    const standings = all(asOf());
    expect(all(live()).some(canBeTried)).toBe(true);
    expect(standings.some(canBeTried)).toBe(false);
    const years = { years: planYears(PLAN), lastEnded: FY, sort: "plan" } as const;
    const { codes, isExpected } = heatSigns(heatTable(asOf(), years));
    expect(isExpected).toBe(false);
    expect(heatLegend(codes, isExpected)).toBe(`${codes.map((code) => judgementMark(code)).join("、")}。`);
    const waiting = buildDashboard(
      dashboardInput({
        working: [working("paper", { state: "submitted", content: makeContent({ actual: num("1") }) })],
      }),
    );
    const signs = heatSigns(heatTable(waiting, years));
    expect(signs.isExpected).toBe(true);
    expect(heatLegend(signs.codes, signs.isExpected)).toContain("見込み");
  });

  it("leads from an initiative that stands still to its pillar, as it was published", () => {
    const [placed] = listInitiatives(PLAN);
    if (!placed) throw new Error("no initiative");
    const [still] = standingStill({
      plan: PLAN,
      fy: FY,
      reports: [
        {
          initiativeId: placed.initiative.id,
          state: "approved",
          isReturned: false,
          content: null,
          inForce: { progress: "reconsidered", done: "", result: "", nextStep: "", warningNote: "" },
          isAsked: true,
          department: null,
        },
      ],
      approved: [],
      isPastDeadline: false,
      asOf: 3,
    });
    expect(still?.href).toBe("/staff/dashboard/pillars/1?plan=dx-2&fy=2025&as-of=3#measure-1");
  });
});

describe("the ways on from the dashboard's head", () => {
  const publications = [5, 4, 2].map((no) => ({
    no,
    title: `公表${no}`,
    publishedAt: "2026-07-01T01:30:00.000Z",
  }));
  const links = (asOf: number | null, fy = FY) =>
    headLinks({
      view: { ...live(), fy },
      asOf: publications.find(({ no }) => no === asOf) ?? null,
      publications,
      papers: asOf === null ? [] : [{ fy: FY, kind: "year" }],
    }).map(({ href, label }) => [label, href]);

  it("stay as of the publication: comparison with the one before it, the PDF that was published", () => {
    expect(links(4)).toEqual([
      ["指標を比べる", "/staff/explore?plan=dx-2&as-of=4"],
      ["発表", "/staff/presentation?plan=dx-2&fy=2025&as-of=4"],
      ["前の公表（第2号）と比べる", "/staff/publications/compare?from=2&to=4"],
      ["令和7年度（2025年度）の報告（PDF・公表済み）", "/archive/4/years/2025.pdf"],
    ]);
    // Nothing lies before the first, and a year without a document has none.
    expect(links(2, addYears(FY, 1)).map(([label]) => label)).toEqual(["指標を比べる", "発表"]);
  });

  it("lead to working figures of what is so now", () => {
    expect(links(null).map(([label]) => label)).toEqual([
      "指標を比べる・試算する",
      "発表",
      "2つの公表を比べる",
      "令和7年度（2025年度）の報告（PDF・未公表）",
      "委員会資料（PDF・未公表、最新の年度）",
    ]);
  });
});
