import { makeApprovedReport } from "@tests/fixtures/approved-report";
import { num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { makePlan } from "@tests/fixtures/plan";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { Kpi } from "@/domain/plan/definition";
import { freezeSeries } from "@/domain/publication/freeze";
import { buildSeries } from "@/domain/reports/series";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { judgementSentence } from "@/domain/words/ja/reports/judgement";
import { Pace, Why, whyHeading } from "./mark-reasons";

/** The pages' parts for the last of some years' figures, the first of R7. */
function reasonsOf(over: Partial<Kpi>, ...actuals: string[]) {
  const kpi = makeKpi(over);
  const plan = {
    ...makePlan({ kpis: [kpi], pillars: [] }),
    startFy: fiscalYear(2025),
    endFy: fiscalYear(2029),
  };
  const reports = actuals.map((actual, index) =>
    makeApprovedReport(num(actual), { kpiId: kpi.id, fy: fiscalYear(2025 + index) }),
  );
  const { years } = freezeSeries(buildSeries(plan, kpi, reports), judgementSentence);
  const year = years[actuals.length - 1];
  if (!year) throw new Error("no year");
  const lastEnded = fiscalYear(2029);
  return {
    heading: whyHeading(year, lastEnded),
    why: renderToStaticMarkup(<Why kpi={kpi} years={years} year={year} lastEnded={lastEnded} />),
    pace: renderToStaticMarkup(<Pace kpi={kpi} plan={plan} year={year} />),
  };
}

const feeling = {
  unit: "%",
  decimals: 1,
  direction: "up",
  baseline: { fy: fiscalYear(2023), value: null },
  target: { fy: fiscalYear(2029), value: { kind: "trend" } },
} as const;

describe("why a year has its mark", () => {
  it("names the first measured value where there is no 現状値, met or not", () => {
    const met = reasonsOf(feeling, "40", "42").why;
    expect(met).toContain("目標値「↗」（令和7年度の実績40.0%より大きいこと）を満たすか → はい");
    const missed = reasonsOf(feeling, "40", "42", "39").why;
    expect(missed).toContain("目標値「↗」（令和7年度の実績40.0%より大きいこと）を満たすか → いいえ");
    expect(missed).toContain("令和8年度の実績42.0%より大きいか → いいえ");
    expect(`${met}${missed}`).not.toContain("現状値");
  });

  it("has a heading that is no question", () => {
    expect(reasonsOf(feeling, "40", "42").heading).toBe("令和8年度が「○\u00a0達成」である理由");
  });

  it("says of a sample survey that its figure has an error", () => {
    expect(reasonsOf({ ...feeling, sampleSurvey: true }, "40", "42").why).toContain("標本誤差があるため");
    expect(reasonsOf(feeling, "40", "42").why).not.toContain("標本誤差");
  });

  it("takes the smaller rank for the higher one", () => {
    const rank = {
      unit: "位",
      direction: "down",
      baseline: { fy: fiscalYear(2023), value: num("8") },
      target: { fy: fiscalYear(2029), value: { kind: "number", value: num("3") } },
    } as const;
    const { why } = reasonsOf(rank, "5");
    expect(why).toContain("実績5位は、令和11年度の目標値3位以上か → いいえ");
    expect(why).toContain("令和5年度の現状値8位より上位であるか → はい");
  });
});

describe("the pace beside it", () => {
  it("says that a figure went back behind the 現状値, instead of a share below 0", () => {
    const { pace } = reasonsOf(
      {
        baseline: { fy: fiscalYear(2023), value: num("908") },
        target: { fy: fiscalYear(2029), value: { kind: "number", value: num("2500") } },
      },
      "800",
    );
    expect(pace).toContain("現状値より後退しています");
    expect(pace).not.toMatch(/目安に対する進み<\/dt><dd>−/);
  });
});
