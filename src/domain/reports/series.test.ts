import { makeApprovedReport } from "@tests/fixtures/approved-report";
import { day, num } from "@tests/fixtures/brands";
import { documentedKpi, firstPlan, none, number, online } from "@tests/fixtures/documented";
import { makeProceduresKpi } from "@tests/fixtures/kpi";
import { PLAN_PERIOD, PLAN_SETTINGS } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import type { Kpi } from "@/domain/plan/definition";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { tallySentence } from "@/domain/words/ja/reports/judgement";
import { buildSeries, guideOf } from "./series";
import { tally } from "./tally";

const rise = { kind: "trend" } as const;
const survey = documentedKpi(
  { id: toKpiId("survey"), unit: "%", decimals: 1 },
  [number("56.3"), rise, rise, rise],
  [num("56.3"), num("52.1"), num("51.4"), null],
);
const incidents = documentedKpi(
  { id: toKpiId("incidents"), unit: "件", direction: "down" },
  [none, number("0"), number("0"), number("0")],
  [num("0"), num("0"), num("0"), null],
);
const offices = documentedKpi(
  { id: toKpiId("offices"), unit: "社", aggregation: "cumulative" },
  [none, number("3"), number("6"), number("10")],
  [num("1"), num("1"), num("1"), null],
);

describe("buildSeries over the document's years (別紙5-2)", () => {
  it.each([
    [online, ["not_evaluated", "improving", "improving", "not_evaluated"]],
    [survey, ["achieved", "not_achieved", "not_achieved", "not_evaluated"]],
    [incidents, ["not_evaluated", "achieved", "achieved", "not_evaluated"]],
    [offices, ["not_evaluated", "not_achieved", "not_achieved", "not_evaluated"]],
  ])("$id", (kpi, codes) => {
    const series = buildSeries(firstPlan, kpi, []);
    expect(series.kpiId).toBe(kpi.id);
    expect(series.years.map((year) => year.fy)).toEqual([2021, 2022, 2023, 2024]);
    expect(series.years.map((year) => year.judgement.code)).toEqual(codes);
    const byBaseline = {
      ...firstPlan,
      settings: { ...PLAN_SETTINGS, improvementReference: "baseline" as const },
    };
    expect(buildSeries(byBaseline, kpi, []).years.map((year) => year.judgement.code)).toEqual(codes);
  });

  it("keeps a blank blank, and marks where a figure comes from", () => {
    const { years } = buildSeries(firstPlan, online, []);
    expect(years[2]).toMatchObject({ origin: "document", revision: 0, missing: null, department: "総務課" });
    expect(years[3]).toMatchObject({
      actual: null,
      origin: null,
      revision: null,
      missing: { reason: "not_entered", note: "", expectedOn: null },
      pace: null,
    });
  });

  it("paces from the baseline's year on, and not for a trend", () => {
    const { years } = buildSeries(firstPlan, online, []);
    expect(years[0]?.pace).toMatchObject({ guide: null, code: null, broughtPerYear: null });
    expect(years[1]?.pace).toMatchObject({ guide: "42.133333", covered: "0.5181", code: "behind" });
    expect(buildSeries(firstPlan, survey, []).years.map((year) => year.pace)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it("tallies one year", () => {
    const series = [online, survey, incidents, offices].map((kpi) => buildSeries(firstPlan, kpi, []));
    expect(tally(series, fiscalYear(2023))).toEqual({
      achieved: 1,
      improving: 1,
      not_achieved: 2,
      not_evaluated: 0,
    });
    expect(tallySentence(tally(series, fiscalYear(2023)))).toBe("「○」：1項目 「△」：1項目 「×」：2項目");
    expect(tallySentence(tally(series, fiscalYear(2024)))).toBe(
      "「○」：0項目 「△」：0項目 「×」：0項目 「－」：4項目",
    );
    expect(tally(series, fiscalYear(2025))).toEqual({
      achieved: 0,
      improving: 0,
      not_achieved: 0,
      not_evaluated: 0,
    });
  });
});

describe("guideOf", () => {
  it("gives the whole line, with or without figures", () => {
    const line = [2025, 2026, 2027, 2028, 2029].map((fy) =>
      guideOf(PLAN_PERIOD, makeProceduresKpi(), fiscalYear(fy)),
    );
    expect(line).toEqual(["1226.4", "1544.8", "1863.2", "2181.6", "2500"]);
  });
});

describe("the years of a series", () => {
  const years = (kpi: Kpi, ...reported: number[]) =>
    buildSeries(
      PLAN_PERIOD,
      kpi,
      reported.map((fy) => makeApprovedReport("1000", { fy: fiscalYear(fy) })),
    ).years.map(({ fy }) => fy);

  it("are the KPI's own, and those of the plan of which a report was approved all the same", () => {
    const ended = makeProceduresKpi({ until: fiscalYear(2026) });
    expect(years(ended)).toEqual([2025, 2026]);
    expect(years(ended, 2028)).toEqual([2025, 2026, 2028]);
    expect(years(ended, 2029, 2030)).toEqual([2025, 2026, 2029]);
    const late = makeProceduresKpi({ from: fiscalYear(2027) });
    expect(years(late, 2025, 2024)).toEqual([2025, 2027, 2028, 2029]);
  });

  it("have those that the document prints among them, in order", () => {
    const printed = [2031, 2023].map((fy) => ({ fy: fiscalYear(fy), planned: none, actual: num("1") }));
    expect(years(makeProceduresKpi({ years: printed }))).toEqual([2023, 2025, 2026, 2027, 2028, 2029, 2031]);
  });

  it("have their own 計画 each, and a kind of figure only where there is a figure", () => {
    const found = buildSeries(firstPlan, online, []).years;
    expect(found.map(({ planned }) => planned)).toEqual([none, number("40"), number("70"), number("90")]);
    expect(found.map(({ figureStatus }) => figureStatus)).toEqual(["final", "final", "final", null]);
  });
});

describe("a figure's kind and its mark", () => {
  const yearOf = (...args: Parameters<typeof makeApprovedReport>) =>
    buildSeries(PLAN_PERIOD, makeProceduresKpi(), [makeApprovedReport(...args)]).years[0];

  it("a 速報値 is marked like any other figure, and said to be one", () => {
    for (const figureStatus of ["final", "provisional"] as const) {
      const year = yearOf("2000", {}, { figureStatus });
      expect(year).toMatchObject({ figureStatus, judgement: { code: "improving" } });
      expect(year?.judgement.reason).toMatchObject({
        measured: { isProvisional: figureStatus === "provisional" },
      });
      expect(year?.pace).not.toBeNull();
    }
  });

  it("a 年度途中の値 has neither mark nor pace", () => {
    const year = yearOf("2600", {}, { figureStatus: "interim", asOf: day("2025-09-30") });
    expect(year).toMatchObject({ actual: "2600", pace: null, judgement: { code: "not_evaluated" } });
    expect(year?.judgement.reason).toMatchObject({ kind: "interim", asOf: "2025-09-30" });
  });
});
