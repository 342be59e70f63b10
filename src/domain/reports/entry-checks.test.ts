import { num } from "@tests/fixtures/brands";
import { makePaperKpi, makeProceduresKpi } from "@tests/fixtures/kpi";
import { describe, expect, it } from "vitest";
import type { DecimalString } from "@/domain/shared/decimal";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { entryWarningSentence } from "@/domain/words/ja/entry";
import { type EntryCheckInput, entryChecks } from "./entry-checks";

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
    ["14000000", true],
    ["1500000", true],
    ["1499999", false],
    ["151", false],
    ["150", true],
    ["14", true],
    ["0", true],
    ["14000", false],
  ])("枚 for 千枚: %s after 15,000千枚 → %s", (value, warns) => {
    expect(codes({ kpi: makePaperKpi(), value: num(value), earlier: [] }).includes("scale_slip")).toBe(warns);
  });

  it("names unit, factor and last figure", () => {
    const kpi = makePaperKpi();
    const [warning] = entryChecks({ kpi, value: num("14000000"), earlier: [] });
    expect(warning && entryWarningSentence(warning, kpi)).toBe(
      "前回（令和5年度）は15,000千枚でした。この指標の単位は「千枚」（1千枚＝1,000枚）です。単位を取り違えていないかお確かめください。",
    );
  });

  it("knows no slip without a scale, or from zero", () => {
    expect(codes({ kpi: makeProceduresKpi(), value: num("908000"), earlier: [] })).not.toContain(
      "scale_slip",
    );
    const zero = makePaperKpi({ baseline: { fy: fiscalYear(2023), value: num("0") } });
    expect(codes({ kpi: zero, value: num("14000"), earlier: [] })).not.toContain("scale_slip");
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

  it("needs two figures to know a change, and says when there was none", () => {
    expect(codes({ kpi: makeProceduresKpi(), value: num("90000"), earlier: [] })).toEqual([]);
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
    expect(codes({ kpi: total, value: num("300"), earlier: steady })).toEqual([
      "falling_cumulative",
      "large_change",
    ]);
    expect(partOf(total, "300", steady)).toEqual([]);
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
