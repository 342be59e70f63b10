import { num } from "@tests/fixtures/brands";
import { makeKpi, makePaperKpi, makeProceduresKpi } from "@tests/fixtures/kpi";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Kpi } from "@/domain/plan/definition";
import { compareBetter } from "@/domain/reports/judgement";
import { compareDecimals, decimal, toDecimalString } from "@/domain/shared/decimal";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { shareInYear, shareOfWay, wayInYear } from "./way-share";

const R7 = fiscalYear(2025);
const share = (kpi: Kpi, value: string, fy = R7) => shareInYear(kpi, fy, num(value));
const target = (value: string) => ({
  fy: fiscalYear(2029),
  value: { kind: "number", value: num(value) } as const,
});

describe("the share of the way", () => {
  it("908 → 2,500手続き: 1,286 has gone 378 of 1,592", () => {
    const kpi = makeProceduresKpi();
    expect(share(kpi, "1286")).toBe("0.2374");
    expect(share(kpi, "908")).toBe("0");
    expect(share(kpi, "2500")).toBe("1");
    expect(share(kpi, "2818.4")).toBe("1.2");
  });

  it("15,000 → 10,000千枚: fewer is farther, and 15,240 lies behind the beginning", () => {
    const kpi = makePaperKpi();
    expect(share(kpi, "12500")).toBe("0.5");
    expect(share(kpi, "15240")).toBe("-0.048");
  });

  it("what falls short of the target by little is not all of the way", () => {
    expect(share(makePaperKpi(), "10000.1")).toBe("0.9999");
  });

  it("a year is read by its own definition", () => {
    const before = { ...makeProceduresKpi(), until: fiscalYear(2026) };
    const kpi = makeProceduresKpi({ target: target("2908"), earlier: [before] });
    expect(share(kpi, "1704", fiscalYear(2026))).toBe("0.5");
    expect(share(kpi, "1708", fiscalYear(2027))).toBe("0.4");
  });

  it.each([
    ["trend", { target: { fy: fiscalYear(2029), value: { kind: "trend" } } }],
    ["no_target", { target: { fy: fiscalYear(2029), value: { kind: "none" } } }],
    ["no_baseline", { baseline: { fy: fiscalYear(2023), value: null } }],
    ["not_ahead", { target: target("100") }],
    ["not_ahead", { target: target("90") }],
  ] as const)("%s: there is none", (why, changes) => {
    const kpi = makeKpi(changes);
    expect(wayInYear(kpi, R7)).toBe(why);
    expect(share(kpi, "120")).toBeNull();
  });

  it("a baseline that was left behind by a break is not compared", () => {
    const before = { ...makeKpi(), unit: "百件", until: fiscalYear(2026) };
    expect(wayInYear(makeKpi({ earlier: [before] }), fiscalYear(2027))).toBe("not_comparable");
  });

  it("is all of the way exactly where the target is met, and nothing where the baseline is not left", () => {
    const cents = fc
      .integer({ min: -100_000, max: 100_000 })
      .map((n) => toDecimalString(decimal(n).dividedBy(100)));
    fc.assert(
      fc.property(cents, cents, cents, (from, to, value) => {
        fc.pre(compareDecimals(from, to) !== 0);
        const direction = compareDecimals(to, from) > 0 ? "up" : "down";
        const gone = shareOfWay({ direction, from, to }, value);
        expect(compareDecimals(gone, num("1")) >= 0).toBe(compareBetter(direction, value, to) >= 0);
        expect(compareDecimals(gone, num("0")) >= 0).toBe(compareBetter(direction, value, from) >= 0);
      }),
    );
  });
});
