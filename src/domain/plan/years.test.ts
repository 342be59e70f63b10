import { day, num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { makePlan, PLAN_PERIOD } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { withTerm } from "./editions";
import { coversYear, isDocumented, isReportable, isRunning, kpisInYear } from "./years";

const FIRST = fiscalYear(2025);
const LAST = fiscalYear(2029);
const BEFORE = fiscalYear(2024);
const AFTER = fiscalYear(2030);

describe("the years of a plan", () => {
  it("are its first and its last and those between", () => {
    expect([BEFORE, FIRST, LAST, AFTER].map((fy) => coversYear(PLAN_PERIOD, fy))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it("are asked for by their own KPIs, as these are defined then", () => {
    const [whole, late, ended] = ["whole", "late", "ended"].map((id) => makeKpi({ id: toKpiId(id) }));
    if (!whole || !late || !ended) throw new Error("no KPIs");
    const plan = makePlan({
      kpis: [
        withTerm(whole, "unit", "回", fiscalYear(2027)),
        { ...late, from: fiscalYear(2026) },
        { ...ended, until: FIRST },
      ],
    });
    const asked = (year: number) =>
      kpisInYear(plan, fiscalYear(year)).map(({ kpi }) => `${kpi.id} ${kpi.unit}`);
    expect(asked(2024)).toEqual([]);
    expect(asked(2025)).toEqual(["whole 件", "ended 件"]);
    expect(asked(2026)).toEqual(["whole 件", "late 件"]);
    expect(asked(2027)).toEqual(["whole 回", "late 件"]);
    expect(asked(2030)).toEqual([]);
  });
});

describe("a year's figure", () => {
  it("can be entered from the year's first day on, in Japan, where plan and KPI are in force", () => {
    const first = (text: string) => isReportable(PLAN_PERIOD, makeKpi(), FIRST, new Date(text));
    expect(first("2025-03-31T14:59:59Z")).toBe(false);
    expect(first("2025-03-31T15:00:00Z")).toBe(true);
    const now = new Date("2040-01-01T00:00:00Z");
    expect([BEFORE, LAST, AFTER].map((fy) => isReportable(PLAN_PERIOD, makeKpi(), fy, now))).toEqual([
      false,
      true,
      false,
    ]);
    expect(isReportable(PLAN_PERIOD, makeKpi({ until: FIRST }), LAST, now)).toBe(false);
  });

  it("is of a part of the year until the year's last day is over", () => {
    expect([day("2026-03-31"), day("2026-04-01")].map((today) => isRunning(FIRST, today))).toEqual([
      true,
      false,
    ]);
  });

  it("is documented where the plan document prints it", () => {
    const printed = makeKpi({
      years: [
        { fy: BEFORE, planned: { kind: "none" }, actual: num("0") },
        { fy: FIRST, planned: { kind: "none" }, actual: null },
      ],
    });
    expect([BEFORE, FIRST, LAST].map((fy) => isDocumented(printed, fy))).toEqual([true, false, false]);
  });
});
