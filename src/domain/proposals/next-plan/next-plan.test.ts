import { makeApprovedReport } from "@tests/fixtures/approved-report";
import { num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { makePillar, makePlan, PLAN_SETTINGS, realPlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import { type Kpi, listKpis } from "@/domain/plan/definition";
import { termsOf } from "@/domain/plan/editions";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { toKpiId } from "@/domain/shared/kpi-id";
import { definitionErrors } from "@/server/plan/plan-file/check";
import { nextPlan } from "./next-plan";

const NEXT = { id: "t-next", name: "次の計画", startFy: fiscalYear(2030), endFy: fiscalYear(2034) };
const year = (fy: number, actual: string | null) => ({
  fy: fiscalYear(fy),
  planned: { kind: "none" as const },
  actual: actual === null ? null : num(actual),
});
const report = (fy: number, actual: string | null, status: "final" | "interim" = "final") =>
  makeApprovedReport(actual, { kpiId: toKpiId("count"), fy: fiscalYear(fy) }, { figureStatus: status });

function nextOf(changes: Partial<Kpi>, reports: Parameters<typeof nextPlan>[1] = []): Kpi | undefined {
  const plan = makePlan({ kpis: [makeKpi(changes)] });
  return nextPlan(plan, reports, NEXT).kpis[0];
}

describe("the next plan", () => {
  it("has the parts of the one before, in a period of its own, and nothing of its past", () => {
    const before = realPlan("dx-2");
    const next = nextPlan(
      {
        ...before,
        earlierSettings: [{ ...PLAN_SETTINGS, until: fiscalYear(2026) }],
        changes: [],
      },
      [],
      NEXT,
    );
    expect(next).toMatchObject(NEXT);
    expect(next).not.toHaveProperty("changes");
    expect(next).not.toHaveProperty("earlierSettings");
    expect(next.corrections).toEqual([]);
    expect(listKpis(next).map(({ kpi }) => kpi.id)).toEqual(listKpis(before).map(({ kpi }) => kpi.id));
    expect(next.pillars.map(({ measures }) => measures.map(({ initiatives }) => initiatives))).toEqual(
      before.pillars.map(({ measures }) => measures.map(({ initiatives }) => initiatives)),
    );
    expect(definitionErrors(next)).toEqual([]);
  });

  it("leaves out what has ended, wherever it stands", () => {
    const ended = makeKpi({ id: toKpiId("ended"), until: fiscalYear(2028) });
    const initiatives = [
      { id: toInitiativeId("a-1"), marker: "○" as const, text: "取組項目", supports: [ended.id] },
    ];
    const measure = { no: 1, title: "取組", initiatives, kpis: [ended], source: "試験" };
    const plan = makePlan({
      kpis: [makeKpi(), ended],
      pillars: [makePillar({ kpis: [ended], measures: [measure] })],
    });
    const next = nextPlan(plan, [], NEXT);
    expect(listKpis(next).map(({ kpi }) => kpi.id)).toEqual(["count"]);
    // The initiative is carried on under its id, and works no more on what is gone.
    expect(next.pillars[0]?.measures[0]?.initiatives).toEqual([{ id: "a-1", marker: "○", text: "取組項目" }]);
  });

  it("goes on with the terms of today; the target keeps its value until the new last year", () => {
    const old = termsOf(makeKpi({ unit: "千件" }));
    const next = nextOf({
      earlier: [{ ...old, until: fiscalYear(2026), factor: num("1000") }],
      from: fiscalYear(2025),
      until: fiscalYear(2029),
      surveyed: [fiscalYear(2025)],
      continues: toKpiId("older"),
    });
    expect(next).toEqual({
      ...makeKpi(),
      baseline: { fy: fiscalYear(2029), value: null },
      target: { fy: fiscalYear(2034), value: { kind: "number", value: num("200") } },
    });
  });

  it.each([
    ["the last approved one", [report(2026, "120"), report(2027, "130"), report(2027, "135")], 2027, "135"],
    ["not one of a part of the year", [report(2026, "120"), report(2027, "60", "interim")], 2026, "120"],
    ["not an answer without a figure", [report(2026, "120"), report(2027, null)], 2026, "120"],
    ["not one of after the plan", [report(2026, "120"), report(2030, "150")], 2026, "120"],
    ["what the document prints, where nothing was approved", [], 2025, "110"],
    ["the approved one before the printed one of its year", [report(2025, "111")], 2025, "111"],
  ])("begins with the newest figure: %s", (_, reports, fy, value) => {
    const next = nextOf({ years: [year(2024, "105"), year(2025, "110"), year(2026, null)] }, reports);
    expect(next?.baseline).toEqual({ fy: fiscalYear(fy), value: num(value) });
  });

  it("reads a figure of before in the terms of today, and says none where that cannot be", () => {
    const earlier = { ...termsOf(makeKpi({ unit: "千件" })), until: fiscalYear(2026) };
    const of = (factor: string | null) =>
      nextOf({ earlier: [{ ...earlier, factor: factor === null ? null : num(factor) }] }, [
        report(2026, "1.2345"),
      ])?.baseline;
    expect(of("1000")).toEqual({ fy: fiscalYear(2026), value: num("1235") });
    expect(of(null)).toEqual({ fy: fiscalYear(2029), value: null });
  });

  it("keeps the places of a figure that was recorded before the KPI had fewer", () => {
    const earlier = { ...termsOf(makeKpi({ decimals: 1 })), until: fiscalYear(2025) };
    const next = nextOf({ earlier: [earlier] }, [report(2025, "41.6")]);
    expect(next).toMatchObject({ decimals: 1, baseline: { fy: 2025, value: "41.6" } });
    expect(nextOf({ earlier: [earlier] }, [report(2025, "41.6"), report(2026, "43")])).toMatchObject({
      decimals: 0,
      baseline: { fy: 2026, value: "43" },
    });
  });

  it("says none where the limits of today would not take the figure", () => {
    const above = { earlier: [{ ...termsOf(makeKpi({ upperLimit: num("100") })), until: fiscalYear(2025) }] };
    const of = (limit: string) =>
      nextOf({ ...above, upperLimit: num(limit) }, [report(2025, "42")])?.baseline;
    expect(of("40")).toEqual({ fy: fiscalYear(2029), value: null });
    expect(of("42")).toEqual({ fy: fiscalYear(2025), value: num("42") });
    const below = nextOf({ lowest: num("50") }, [report(2025, "42")])?.baseline;
    expect(below?.value).toBeNull();
  });
});
