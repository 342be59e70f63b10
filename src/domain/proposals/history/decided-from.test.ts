import { num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { makePlan } from "@tests/fixtures/plan";
import { expect, it } from "vitest";
import type { Kpi, Target } from "@/domain/plan/definition";
import { withTerm } from "@/domain/plan/editions";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { decidedFrom } from "./decided-from";

const [R7, R8, R9, R10] = [2025, 2026, 2027, 2028].map(fiscalYear) as [
  ReturnType<typeof fiscalYear>,
  ReturnType<typeof fiscalYear>,
  ReturnType<typeof fiscalYear>,
  ReturnType<typeof fiscalYear>,
];
const target = (value: string): Kpi["target"] => ({
  fy: fiscalYear(2029),
  value: { kind: "number", value: num(value) } satisfies Target,
});
const kpi = makeKpi();
const plan = makePlan({ kpis: [kpi] });

it("of a KPI: the year from which on the term has the value of today", () => {
  expect(decidedFrom(plan, kpi, "target")).toBeNull();
  const once = withTerm(kpi, "target", target("300"), R9);
  // Year and value of a target are one decision, and no other term's.
  for (const what of ["target", "targetFy"] as const) expect(decidedFrom(plan, once, what)).toBe(R9);
  for (const what of ["unit", "baseline", "baselineFy", "name", "improvementReference"] as const) {
    expect(decidedFrom(plan, once, what), what).toBeNull();
  }
  const again = withTerm(withTerm(once, "unit", "回", R8), "target", target("400"), R10);
  expect(decidedFrom(plan, again, "target")).toBe(R10);
  expect(decidedFrom(plan, again, "unit")).toBe(R8);
  const restated = withTerm(kpi, "baseline", { fy: kpi.baseline.fy, value: num("90") }, R8);
  for (const what of ["baseline", "baselineFy"] as const) expect(decidedFrom(plan, restated, what)).toBe(R8);
  expect(decidedFrom(plan, restated, "targetFy")).toBeNull();
});

it("of the plan: the year from which on the setting is the one of today", () => {
  const settings = { ...plan.settings, improvementReference: "baseline", guideMethod: "none" } as const;
  const earlier = (until: typeof R7, changes: Partial<typeof plan.settings>) => ({
    improvementReference: settings.improvementReference,
    guideMethod: settings.guideMethod,
    ...changes,
    until,
  });
  const changed = {
    ...plan,
    settings,
    earlierSettings: [
      earlier(R7, { improvementReference: "previous-actual", guideMethod: "equal-steps" }),
      earlier(R8, { guideMethod: "equal-steps" }),
      earlier(R9, {}),
    ],
  };
  expect(decidedFrom(changed, null, "improvementReference")).toBe(R8);
  expect(decidedFrom(changed, null, "guideMethod")).toBe(R9);
  expect(decidedFrom(changed, null, "allowSelfApproval")).toBeNull();
  expect(decidedFrom(plan, null, "guideMethod")).toBeNull();
});
