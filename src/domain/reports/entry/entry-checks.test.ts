import { day, num } from "@tests/fixtures/brands";
import { makePaperKpi, makeProceduresKpi } from "@tests/fixtures/kpi";
import { realPlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import { listKpis } from "@/domain/plan/definition";
import type { DecimalString } from "@/domain/shared/decimal";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { entryWarningSentence } from "@/domain/words/ja/reports/entry";
import { type EntryCheckInput, entryChecks, isForBulk } from "./entry-checks";

const codes = (input: EntryCheckInput) => entryChecks(input).map((warning) => warning.code);
const noBaseline = { baseline: { fy: fiscalYear(2023), value: null } };

describe("entryChecks", () => {
  it("has nothing to say about a plain figure or about none", () => {
    const earlier = [{ fy: fiscalYear(2025), value: num("1200") }];
    expect(entryChecks({ kpi: makeProceduresKpi(), value: num("1500"), earlier })).toEqual([]);
    expect(entryChecks({ kpi: makeProceduresKpi(), value: null, earlier })).toEqual([]);
    expect(entryChecks({ kpi: makeProceduresKpi(noBaseline), value: num("1500"), earlier: [] })).toEqual([]);
  });

  it.each([
    // [10,000 ÷ 3, 15,000 × 3] is where a figure is one of those known.
    ["14000000", ["scale_slip"]],
    ["146200", ["scale_slip"]],
    ["45001", ["scale_slip"]],
    ["45000", []],
    ["3334", []],
    ["3333", ["scale_slip"]],
    ["14", ["scale_slip"]],
    ["3", ["far_from_last"]],
    ["0", ["far_from_last"]],
    ["3000", ["scale_slip"]],
    ["14000", []],
  ] as const)("places that slip: %s after 15,000千枚 → %s", (value, asked) => {
    expect(codes({ kpi: makePaperKpi(), value: num(value), earlier: [] })).toEqual(asked);
  });

  it("says what it may have been meant to be, with the unit", () => {
    const kpi = makePaperKpi();
    const [warning] = entryChecks({ kpi, value: num("14000000"), earlier: [] });
    expect(warning && entryWarningSentence(warning, kpi)).toBe(
      "これまでの値や目標値と、桁が違います。1,000分の1の14,000千枚ではありませんか。この数値の単位は「千枚」（1千枚＝1,000枚）です。桁や単位を取り違えていないかお確かめください。",
    );
  });

  it.each([
    // 850 → 5,000 hours, the first report.
    ["1400000", "850", "5000", ["scale_slip"]],
    // 1 → 10 projects.
    ["3000", "1", "10", ["scale_slip"]],
    ["100", "1", "10", ["scale_slip"]],
    // Nothing to go by but the target, or nought alone: then every other figure is a change as none was before.
    ["1000", "0", "10", ["scale_slip"]],
    ["1", "0", "1000", ["scale_slip"]],
    ["5", "0", "0", ["large_change"]],
    ["40", "1", "10", ["scale_slip"]],
    ["30", "1", "10", ["far_from_last"]],
    ["5", "1", "10", ["far_from_last"]],
    ["4", "1", "10", []],
    // More than three times the way beyond the target: 2,500 + 3 × 1,592.
    ["7276", "908", "2500", ["far_from_last"]],
    ["7277", "908", "2500", ["far_from_last", "beyond_target"]],
  ] as const)("the first report is asked about: %s (%s → %s) %s", (value, from, to, asked) => {
    const kpi = makeProceduresKpi({
      baseline: { fy: fiscalYear(2023), value: num(from) },
      target: { fy: fiscalYear(2029), value: { kind: "number", value: num(to) } },
    });
    expect(codes({ kpi, value: num(value), earlier: [] })).toEqual(asked);
  });

  it("does not ask each year about nought after nought, where that is the target", () => {
    const incidents = makeProceduresKpi({
      unit: "件",
      direction: "down",
      baseline: { fy: fiscalYear(2023), value: num("0") },
      target: { fy: fiscalYear(2029), value: { kind: "number", value: num("0") } },
    });
    expect(codes({ kpi: incidents, value: num("0"), earlier: [] })).toEqual([]);
    // Where nought is all that is known, the first figure that is more is asked about as the third one is.
    for (const value of ["1", "1000", "1000000"]) {
      expect(codes({ kpi: incidents, value: num(value), earlier: [] })).toEqual(["large_change"]);
    }
    for (const value of [num("2500"), num("2600")]) {
      const met = [{ fy: fiscalYear(2025), value }];
      expect(codes({ kpi: makeProceduresKpi(), value, earlier: met })).toEqual([]);
    }
    const trend = makeProceduresKpi({ target: { fy: fiscalYear(2029), value: { kind: "trend" } } });
    expect(codes({ kpi: trend, value: num("908"), earlier: [] })).toEqual(["same_as_last"]);
  });

  it.each([
    ["2026-03-31", []],
    ["2025-04-01", []],
    ["2025-03-31", ["as_of_outside"]],
    ["2026-04-01", ["as_of_outside"]],
  ] as const)("a 時点 of R7: %s → %s", (asOf, asked) => {
    expect(
      codes({
        kpi: makeProceduresKpi(),
        fy: fiscalYear(2025),
        value: num("1300"),
        asOf: day(asOf),
        earlier: [],
      }),
    ).toEqual(asked);
  });

  it("asks nothing about a 時点 to come, which is refused, and nothing where no year is known", () => {
    const kpi = makeProceduresKpi();
    const of = (over: Partial<EntryCheckInput>) =>
      codes({ kpi, fy: fiscalYear(2025), value: num("1300"), asOf: day("2026-05-01"), earlier: [], ...over });
    expect(of({ today: day("2026-04-30") })).toEqual([]);
    expect(of({ today: day("2026-05-01") })).toEqual(["as_of_outside"]);
    expect(of({ today: day("2026-05-02") })).toEqual(["as_of_outside"]);
    expect(of({ fy: undefined })).toEqual([]);
    expect(of({ asOf: null })).toEqual([]);
  });

  it("leaves to one by one what is of magnitude, and what nobody answered", () => {
    const asked = (value: string) => entryChecks({ kpi: makePaperKpi(), value: num(value), earlier: [] });
    expect(isForBulk(asked("14000"), "")).toBe(true);
    expect(isForBulk(asked("15000"), "")).toBe(false);
    expect(isForBulk(asked("15000"), "機器の数が変わらないため")).toBe(true);
    expect(isForBulk(asked("14000000"), "確かめました")).toBe(false);
    expect(isForBulk(asked("0"), "確かめました")).toBe(false);
    expect(isForBulk(asked("15000"), " \u3000\n")).toBe(false);
    expect(isForBulk([{ code: "share_over_100" }, { code: "beyond_target" }], "確かめました")).toBe(false);
  });

  it("asks about these figures of the first plan, and no others", () => {
    const plan = realPlan("dx-1");
    const found = listKpis(plan).flatMap(({ kpi }) => {
      const known = kpi.years.flatMap(({ fy, actual }) => (actual === null ? [] : [{ fy, value: actual }]));
      return known
        .filter(({ fy }) => fy > kpi.baseline.fy)
        .filter(({ fy, value }) => entryChecks({ kpi, fy, value, earlier: known }).length > 0)
        .map(({ fy }) => `${kpi.id} R${fy - 2018}`);
    });
    expect(found.sort()).toEqual([
      // 18.7 after 13.6 and 14.7: a change of 4.0 is more than three times the 1.1 before it.
      "assisted-input-rate R5",
      "collaboration-events R5",
      "consultation-places R4",
      "open-datasets R4",
      "satellite-offices R4",
      "satellite-offices R5",
    ]);
  });

  it.each([
    ["cumulative", "18", true],
    ["cumulative", "19", false],
    ["annual", "18", false],
    ["unspecified", "18", false],
  ] as const)("%s figure of %s after 19: falling %s", (aggregation, value, warns) => {
    const kpi = makeProceduresKpi({
      aggregation,
      unit: "回",
      baseline: { fy: fiscalYear(2023), value: num("19") },
    });
    expect(codes({ kpi, value: num(value), earlier: [] }).includes("falling_cumulative")).toBe(warns);
    expect(codes({ kpi: { ...kpi, ...noBaseline }, value: num(value), earlier: [] })).not.toContain(
      "falling_cumulative",
    );
  });

  it.each([
    ["100", false],
    ["100.1", true],
  ])("share of %s: %s", (value, warns) => {
    const kpi = makeProceduresKpi({ ...noBaseline, aggregation: "share", unit: "％", decimals: 1 });
    expect(codes({ kpi, value: num(value), earlier: [] }).includes("share_over_100")).toBe(warns);
    expect(
      codes({ kpi: { ...kpi, aggregation: "unspecified" }, value: num(value), earlier: [] }).includes(
        "share_over_100",
      ),
    ).toBe(warns);
    expect(
      codes({ kpi: { ...kpi, unit: "点" }, value: num(value), earlier: [] }).includes("share_over_100"),
    ).toBe(warns);
  });

  it.each([
    ["1500", false],
    ["1501", true],
    ["900", false],
    ["899", true],
  ])("change of more than 3× the largest earlier: 1,000 → 1,100 → 1,200 → %s: %s", (value, warns) => {
    const kpi = makeProceduresKpi({ baseline: { fy: fiscalYear(2023), value: num("1000") } });
    const earlier = [
      { fy: fiscalYear(2026), value: num("1200") },
      { fy: fiscalYear(2025), value: num("1100") },
    ];
    expect(codes({ kpi, value: num(value), earlier }).includes("large_change")).toBe(warns);
  });

  it("asks about one slip once, and goes by the baseline for a year before it too", () => {
    const earlier = [
      { fy: fiscalYear(2025), value: num("1000") },
      { fy: fiscalYear(2026), value: num("1010") },
    ];
    expect(codes({ kpi: makeProceduresKpi(), value: num("10100"), earlier })).toEqual(["scale_slip"]);
    expect(codes({ kpi: makeProceduresKpi(), value: num("5050"), earlier })).toEqual(["far_from_last"]);
    const kpi = makePaperKpi({ target: { fy: fiscalYear(2029), value: { kind: "trend" } } });
    expect(codes({ kpi, fy: fiscalYear(2020), value: num("14000000"), earlier: [] })).toEqual(["scale_slip"]);
  });

  it("needs two figures to know a change, and says when there was none", () => {
    expect(codes({ kpi: makeProceduresKpi(), value: num("4000"), earlier: [] })).toEqual([]);
    const kpi = makeProceduresKpi({ baseline: { fy: fiscalYear(2021), value: num("1") }, unit: "社" });
    const [warning] = entryChecks({
      kpi,
      value: num("2"),
      earlier: [{ fy: fiscalYear(2022), value: num("1") }],
    });
    expect(warning && entryWarningSentence(warning, kpi)).toBe(
      "前回（令和4年度）の1社から1社変わっています。これまで値に変化がありませんでした。値をお確かめください。",
    );
  });

  it("asks about the same value as last time", () => {
    expect(codes({ kpi: makeProceduresKpi(), value: "908.0" as DecimalString, earlier: [] })).toEqual([
      "same_as_last",
    ]);
    expect(
      codes({
        kpi: makeProceduresKpi(),
        value: num("908"),
        earlier: [{ fy: fiscalYear(2025), value: num("909") }],
      }),
    ).not.toContain("same_as_last");
  });

  it("asks of a part of the year only about slips of scale and shares over the whole", () => {
    const partOf = (kpi: EntryCheckInput["kpi"], value: string, earlier: EntryCheckInput["earlier"] = []) =>
      codes({ kpi, value: num(value), status: "interim", earlier });
    const steady = [
      { fy: fiscalYear(2025), value: num("909") },
      { fy: fiscalYear(2026), value: num("910") },
    ];
    const total = makeProceduresKpi({ aggregation: "cumulative" });
    expect(codes({ kpi: total, value: num("400"), earlier: steady })).toEqual([
      "falling_cumulative",
      "large_change",
    ]);
    expect(partOf(total, "10", steady)).toEqual([]);
    expect(partOf(total, "910", steady)).toEqual([]);
    expect(partOf(makePaperKpi(), "14000000")).toEqual(["scale_slip"]);
    expect(partOf(makeProceduresKpi({ unit: "%", decimals: 1 }), "100.1", steady)).toEqual([
      "share_over_100",
    ]);
  });

  it("takes the actual of the baseline's year before the baseline, and no later figure", () => {
    const earlier = [
      { fy: fiscalYear(2023), value: num("910") },
      { fy: fiscalYear(2026), value: num("1500") },
    ];
    expect(codes({ kpi: makeProceduresKpi(), fy: fiscalYear(2025), value: num("910"), earlier })).toEqual([
      "same_as_last",
    ]);
  });
});
