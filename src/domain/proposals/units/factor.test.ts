import { num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { describe, expect, it } from "vitest";
import type { Kpi } from "@/domain/plan/definition";
import { type Decision, UNDECIDED } from "@/domain/proposals/decide";
import { decisionKey } from "@/domain/proposals/diff";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { factorProblems } from "./factor";

const R5 = fiscalYear(2023);
const R9 = fiscalYear(2027);

/** 16,550千枚, printed without decimals: between 16,549.5 and 16,550.5. */
const thousands = makeKpi({
  unit: "千枚",
  scale: 1000,
  baseline: { fy: R5, value: num("16550") },
});
const inSheets = (value: string | null, changes: Partial<Kpi> = {}): Kpi => ({
  ...thousands,
  unit: "枚",
  scale: 1,
  baseline: { fy: R5, value: value === null ? null : num(value) },
  ...changes,
});

function problems(
  now: Kpi,
  factor: string | null,
  {
    unit = {},
    baseline = {},
    old = thousands,
  }: { unit?: Partial<Decision>; baseline?: Partial<Decision>; old?: Kpi } = {},
) {
  return factorProblems(old, now, {
    [decisionKey(now.id, "unit")]: {
      ...UNDECIDED,
      from: R9,
      factor: factor === null ? null : num(factor),
      ...unit,
    },
    [decisionKey(now.id, "baseline")]: { ...UNDECIDED, from: R9, ...baseline },
  });
}
const kinds = (...args: Parameters<typeof problems>) => problems(...args).map(({ kind }) => kind);

describe("a factor across a break of the unit", () => {
  it.each(["0", "-1000"])("is more than nothing: %s", (factor) => {
    expect(problems(inSheets("16550000"), factor)).toEqual([
      { kind: "factor_not_positive", kpi: thousands, factor: num(factor) },
    ]);
  });

  it.each([
    // Half a 千枚 either way is hidden in what was printed, and half a 枚 in what is printed now.
    ["16550000", []],
    ["16550500", []],
    ["16549500", []],
    ["16550501", ["factor_contradicts"]],
    ["16549499", ["factor_contradicts"]],
    ["16550", []],
    ["165500000", ["factor_contradicts"]],
  ])("gives the restated 現状値: 1000 leads to %s", (after, expected) => {
    expect(kinds(inSheets(after), "1000")).toEqual(expected);
  });

  it("that contradicts is told with both figures", () => {
    expect(problems(inSheets("1655"), "1000")).toEqual([
      {
        kind: "factor_contradicts",
        kpi: thousands,
        now: inSheets("1655"),
        factor: num("1000"),
        before: num("16550"),
        after: num("1655"),
      },
    ]);
  });

  it("counts half of the last place of each: with one decimal there is less room", () => {
    const old = { ...thousands, decimals: 1 };
    const now = (value: string) => inSheets(value, { decimals: 1 });
    // 0.05 × 1000 + 0.05
    expect(kinds(now("16550050"), "1000", { old })).toEqual([]);
    expect(kinds(now("16550050.1"), "1000", { old })).toEqual(["factor_contradicts"]);
  });

  it("is not asked for where nobody gave one", () => {
    expect(problems(inSheets("1"), null)).toEqual([]);
    expect(factorProblems(thousands, inSheets("1"), {})).toEqual([]);
  });

  it("is not compared with what is no restatement", () => {
    const wrong = "1655";
    expect(kinds(inSheets(wrong), "1000")).toEqual(["factor_contradicts"]);
    // There is none, before or after; it is of another year.
    expect(kinds(inSheets(null), "1000")).toEqual([]);
    expect(
      kinds(inSheets(wrong), "1000", { old: { ...thousands, baseline: { fy: R5, value: null } } }),
    ).toEqual([]);
    expect(kinds(inSheets(wrong, { baseline: { fy: fiscalYear(2024), value: num(wrong) } }), "1000")).toEqual(
      [],
    );
    // Left as it was: told of by itself, as one in the old unit.
    expect(kinds(inSheets("16550"), "1000")).toEqual([]);
    // Another count, or the other way is better: a new figure.
    expect(kinds(inSheets(wrong, { aggregation: "cumulative" }), "1000")).toEqual([]);
    expect(kinds(inSheets(wrong, { direction: "down" }), "1000")).toEqual([]);
    // The unit is the same.
    expect(kinds(inSheets(wrong, { unit: "千枚", scale: 1000 }), "1000")).toEqual([]);
    expect(kinds(inSheets(wrong, { unit: "千枚" }), "1000")).toEqual(["factor_contradicts"]);
    expect(kinds(inSheets(wrong, { scale: 1000 }), "1000")).toEqual(["factor_contradicts"]);
  });
});
