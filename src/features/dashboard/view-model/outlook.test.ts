import { num } from "@tests/fixtures/brands";
import { approved, dashboardInput, PLAN } from "@tests/fixtures/dashboard";
import { makeKpi } from "@tests/fixtures/kpi";
import { describe, expect, it } from "vitest";
import type { Kpi, PlanDefinition } from "@/domain/plan/definition";
import { withFactor, withTerm } from "@/domain/plan/editions";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { buildDashboard, type DashboardInput } from "./dashboard";
import { canBeTried, guideText, landingText, neededText } from "./outlook";

function standing(id: string, over: Partial<DashboardInput> = {}) {
  const view = buildDashboard(dashboardInput(over));
  const found = [...view.overall, ...view.pillars.flatMap(({ kpis }) => kpis)].find(
    (each) => each.kpi.id === id,
  );
  if (!found) throw new Error(id);
  return found;
}

/** The plan with one KPI changed. */
function planWith(id: string, change: (kpi: Kpi) => Kpi): PlanDefinition {
  const each = (kpi: Kpi) => (kpi.id === id ? change(kpi) : kpi);
  return {
    ...PLAN,
    pillars: PLAN.pillars.map((pillar) => ({
      ...pillar,
      kpis: pillar.kpis.map(each),
      measures: pillar.measures.map((measure) => ({ ...measure, kpis: measure.kpis.map(each) })),
    })),
  };
}

describe("what it would take, in words", () => {
  it("says it from the baseline while nothing is measured", () => {
    expect(neededText(standing("count"))).toBe(
      "令和5年度の現状値から目標値まで、計画期間の5年間、毎年度20件ずつ増やす必要があります。",
    );
    expect(landingText(standing("count"))).toBeNull();
    expect(guideText(standing("count"))).toBeNull();
  });

  it("says it from the latest figure, with the landing and the guide", () => {
    const paper = standing("paper", { approved: [approved("paper", "14600")] });
    expect(neededText(paper)).toBe(
      "令和7年度の実績から目標値まで、4年間、毎年度1,150千枚ずつ減らす必要があります。",
    );
    expect(landingText(paper)).toBe(
      "これまでの進み方（計画期間の1年あたり−400千枚）が続いた場合の令和11年度の値は、13,000千枚です。",
    );
    expect(guideText(paper)).toBe("令和7年度の目安は14,000千枚で、目安までの道のりの40.0%に当たります。");
  });

  it("says nothing of years to come once the target's year has ended, or of a year that others have followed", () => {
    const reports = [approved("paper", "14600")];
    const after = standing("paper", { approved: reports, lastEnded: fiscalYear(2029), fy: fiscalYear(2029) });
    expect(neededText(after)).toBe("目標値の年度（令和11年度）は終わっています。");
    const past = standing("paper", { approved: reports, lastEnded: fiscalYear(2026) });
    expect(neededText(past)).toBe("過ぎた年度のため、これから必要な伸びは示していません。");
    for (const each of [after, past]) {
      expect(landingText(each)).toBeNull();
      expect(canBeTried(each)).toBe(false);
      expect(each.outlook?.effort).toBeNull();
    }
    // What the year itself reached stays told.
    expect(guideText(past)).toBe(guideText(standing("paper", { approved: reports })));
  });

  it("goes no further than the KPI itself", () => {
    const [pillar] = PLAN.pillars;
    if (!pillar) throw new Error("the fixture has a pillar");
    const kpis = pillar.kpis.map((kpi) => (kpi.id === "paper" ? { ...kpi, until: fiscalYear(2026) } : kpi));
    const plan = { ...PLAN, pillars: [{ ...pillar, kpis }] };
    const paper = standing("paper", { plan, approved: [approved("paper", "14600")] });
    expect(neededText(paper)).toBe("令和8年度で終わる指標のため、目標値までの計算はありません。");
    expect(landingText(paper)).toBeNull();
    expect(canBeTried(paper)).toBe(false);
    // What was published of that year stands.
    expect(paper.year.pace).toEqual(standing("paper", { approved: [approved("paper", "14600")] }).year.pace);
  });

  it("names both targets where another one was decided for later years, and reckons with both", () => {
    const R9 = fiscalYear(2027);
    const plan = planWith("count", (kpi) =>
      withTerm(kpi, "target", { fy: fiscalYear(2029), value: { kind: "number", value: num("260") } }, R9),
    );
    const figures = [approved("count", "120")];
    const inR7 = standing("count", { plan, approved: figures });
    expect(neededText(inR7)).toBe(
      "令和7年度の実績から、令和9年度に変わる前の目標値（200件）まで、4年間、毎年度20件ずつ増やす必要があります。" +
        "令和7年度の実績から、令和9年度からの目標値（260件）まで、4年間、毎年度35件ずつ増やす必要があります。",
    );
    const inR9 = standing("count", { plan, approved: figures, fy: R9 });
    expect(neededText(inR9)).toBe(
      "令和7年度の実績から目標値まで、4年間、毎年度35件ずつ増やす必要があります。",
    );
  });

  it("reckons with a later target in its own unit, and not across a break without a factor", () => {
    const R9 = fiscalYear(2027);
    const inOnes = (kpi: Kpi) =>
      withTerm(
        withTerm(kpi, "unit", "枚", R9),
        "target",
        { fy: fiscalYear(2029), value: { kind: "number", value: num("9000000") } },
        R9,
      );
    const needed = (factor: string | null) =>
      neededText(
        standing("paper", {
          plan: planWith("paper", (kpi) => withFactor(inOnes(kpi), R9, factor === null ? null : num(factor))),
          approved: [approved("paper", "14600")],
        }),
      );
    const own =
      "令和7年度の実績から、令和9年度に変わる前の目標値（10,000千枚）まで、4年間、毎年度1,150千枚ずつ減らす必要があります。";
    expect(needed("1000")).toBe(
      `${own}令和7年度の実績から、令和9年度からの目標値（9,000,000枚）まで、4年間、毎年度1,400,000枚ずつ減らす必要があります。`,
    );
    expect(needed(null)).toBe(own);
  });

  it("speaks of points where the unit is a share", () => {
    const share = standing("share", { approved: [approved("share", "40")] });
    expect(neededText(share)).toBe(
      "令和7年度の実績から目標値まで、4年間、毎年度12.5ポイントずつ上げる必要があります。",
    );
  });

  it("has a sentence for every case that cannot be reckoned", () => {
    expect(neededText(standing("feeling"))).toBe("目標値は「上昇」で、数値では定められていません。");
    const met = standing("count", { approved: [approved("count", "200")] });
    expect(neededText(met)).toBe("目標値の水準に達しています。この水準を保つことが必要です。");
    expect(landingText(met)).toBeNull();
    const last = standing("count", {
      fy: fiscalYear(2029),
      approved: [approved("count", "150", 2, fiscalYear(2029))],
    });
    expect(neededText(last)).toBe("令和11年度で目標値の年度に達しています。");
    const back = standing("count", { approved: [approved("count", "90")] });
    expect(guideText(back)).toBe("令和7年度の目安は120件ですが、現状値より後退しています。");
    const blank = makeKpi({ id: toKpiId("blank"), baseline: { fy: fiscalYear(2023), value: null } });
    expect(neededText(standing("blank", { plan: { ...PLAN, kpis: [blank] } }))).toBe(
      "実績も現状値もないため、計算できません。",
    );
  });
});

describe("trying figures of years to come", () => {
  it("needs a numeric target and a way left", () => {
    expect(canBeTried(standing("count", { approved: [approved("count", "120")] }))).toBe(true);
    expect(canBeTried(standing("feeling"))).toBe(false);
    const last = standing("count", {
      fy: fiscalYear(2029),
      approved: [approved("count", "150", 2, fiscalYear(2029))],
    });
    expect(canBeTried(last)).toBe(false);
  });
});
