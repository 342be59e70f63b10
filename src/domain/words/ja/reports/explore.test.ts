import { makeApprovedReport } from "@tests/fixtures/approved-report";
import { num } from "@tests/fixtures/brands";
import { makeKpi, makeProceduresKpi } from "@tests/fixtures/kpi";
import { PLAN_PERIOD } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import { whatIfSeries } from "@/domain/reports/what-if";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { noWaySentence, shareText, whatIfSentences } from "./explore";

function told(value: string, fy = fiscalYear(2026)) {
  const kpi = makeProceduresKpi();
  const series = whatIfSeries(PLAN_PERIOD, kpi, [makeApprovedReport("1286")], [{ fy, value: num(value) }]);
  const year = series.years.find((each) => each.fy === fy);
  return year ? whatIfSentences(PLAN_PERIOD, kpi, year).join("") : "";
}

describe("what a figure would bring", () => {
  it("its mark, its pace, where that lands and what is left to do", () => {
    expect(told("1600")).toBe(
      "令和8年度が1,600手続きなら、△ 上向きです。進み方は順調です（目安は1,544.8手続き）。この進み方（計画期間の1年あたり+346手続き）が続くと、令和11年度は2,638手続きになり、目標値に届きます。目標値に届くには、その後毎年度300手続きずつ増やす必要があります。",
    );
    expect(told("1280")).toContain("× 未達です。進み方は遅れです");
    expect(told("1280")).toContain("1,838手続きになり、目標値に届きません。");
  });

  it("in the target's year its mark and pace alone", () => {
    expect(told("2500", fiscalYear(2029))).toBe(
      "令和11年度が2,500手続きなら、○ 達成です。進み方は順調です（目安は2,500手続き）。",
    );
  });
});

describe("the share in words", () => {
  it("is rounded down", () => {
    expect(shareText(num("0.2374"))).toBe("23.7%");
    expect(shareText(num("0.9999"))).toBe("99.9%");
    expect(shareText(num("-0.0481"))).toBe("−4.9%");
  });

  it("why there is none", () => {
    expect(noWaySentence("trend", makeKpi())).toContain("目標値が「上昇」");
  });
});
