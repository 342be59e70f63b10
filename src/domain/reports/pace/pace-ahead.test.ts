import { num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { PLAN_PERIOD } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import type { Kpi } from "@/domain/plan/definition";
import { withFactor, withTerm } from "@/domain/plan/editions";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { wayAhead } from "./pace-ahead";

const R7 = fiscalYear(2025);
const R9 = fiscalYear(2027);
const R10 = fiscalYear(2028);
const target = (value: string): Kpi["target"] => ({
  fy: fiscalYear(2029),
  value: { kind: "number", value: num(value) },
});
/** 100 → 200件 from R5 to R11. */
const kpi = makeKpi();
const raised = withTerm(kpi, "target", target("300"), R9);
const at130 = { fy: R7, value: num("130") };
const ahead = (definition: Kpi, figure = at130, readIn = R7) =>
  wayAhead(PLAN_PERIOD, definition, readIn, figure);

describe("the way to a target that was decided for the last years", () => {
  it("is what is left to it, by the steps that are left", () => {
    // From 130 in R7 to 300 in R11 in four steps: 42.5 each.
    expect(ahead(raised)).toMatchObject({
      since: R9,
      value: "130",
      neededPerYear: "42.5",
      stepsLeft: 4,
      kpi: { target: target("300") },
    });
  });

  it("is to the last of several", () => {
    // From 130 to 400 in four steps.
    expect(ahead(withTerm(raised, "target", target("400"), R10))).toMatchObject({
      since: R10,
      neededPerYear: "67.5",
    });
  });

  it("is said in the unit of that target, where a factor leads there", () => {
    const inTens = withTerm(withTerm(raised, "unit", "十件", R9), "target", target("30"), R9);
    const restated = withTerm(inTens, "baseline", { fy: kpi.baseline.fy, value: num("10") }, R9);
    // 130件 are 13十件: to 30 in four steps.
    expect(ahead(withFactor(restated, R9, num("0.1")))).toMatchObject({ value: "13", neededPerYear: "4.25" });
    expect(ahead(restated)).toBeNull();
  });

  it("is none where the year's own target is the last, is no number, or the KPI ends before it", () => {
    expect(ahead(kpi)).toBeNull();
    expect(ahead(raised, { fy: R9, value: num("130") }, R9)).toBeNull();
    expect(ahead(withTerm(kpi, "target", { ...kpi.target, value: { kind: "trend" } }, R9))).toBeNull();
    expect(ahead({ ...raised, until: R10 })).toBeNull();
  });
});
