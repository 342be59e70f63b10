import { makePlan, PLAN_SETTINGS } from "@tests/fixtures/plan";
import { expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { settingWords } from "./settings";

const WORDS = { "previous-actual": "直前の実績", baseline: "現状値" };
const GUIDES = { "equal-steps": "等分", "linear-from-baseline": "直線", none: "なし" };

it("names the years of each value, and no year of one that never changed", () => {
  const settings = { ...PLAN_SETTINGS, improvementReference: "baseline", guideMethod: "none" } as const;
  expect(settingWords(makePlan({ settings }), "improvementReference", WORDS)).toBe("現状値");
  const plan = makePlan({
    settings,
    earlierSettings: [
      { until: fiscalYear(2025), improvementReference: "previous-actual", guideMethod: "equal-steps" },
      { until: fiscalYear(2026), improvementReference: "baseline", guideMethod: "equal-steps" },
      { until: fiscalYear(2027), improvementReference: "baseline", guideMethod: "linear-from-baseline" },
    ],
  });
  expect(settingWords(plan, "improvementReference", WORDS)).toBe(
    "令和7年度までは直前の実績、令和8年度からは現状値",
  );
  expect(settingWords(plan, "guideMethod", GUIDES)).toBe(
    "令和8年度までは等分、令和9年度は直線、令和10年度からはなし",
  );
});
