import { num } from "@tests/fixtures/brands";
import { dashboardInput, FY } from "@tests/fixtures/dashboard";
import { realPlan } from "@tests/fixtures/plan";
import { INVENTED, makeSnapshot, publicReport } from "@tests/fixtures/snapshot";
import { describe, expect, it } from "vitest";
import { planYears } from "@/domain/plan/definition";
import { markSentence } from "@/domain/words/ja/reports/judgement";
import { toldPlan } from "./as-of";
import { buildDashboard, type KpiStanding } from "./dashboard";
import { heatTable } from "./heat";

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
});
