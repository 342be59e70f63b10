import { num } from "@tests/fixtures/brands";
import { describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { byEffort, effortShare } from "./effort";

const way = (from: string | null, to: string) => ({
  baseline: { fy: fiscalYear(2023), value: from === null ? null : num(from) },
  target: { fy: fiscalYear(2029), value: { kind: "number", value: num(to) } as const },
  method: "equal-steps" as const,
  startFy: fiscalYear(2025),
});
const needs = (neededPerYear: string | null) => ({
  neededPerYear: neededPerYear === null ? null : num(neededPerYear),
});

describe("the effort that is needed", () => {
  it("is measured by an even way in the plan's five years", () => {
    // 908 → 2,500 is 318.4 a year; after 1,286 it is 303.5: 0.9532 of it.
    expect(effortShare(way("908", "2500"), needs("303.5"))).toBe("0.9532");
    // 15,000 → 10,000 is −1,000 a year; after 15,240 it is −1,310.
    expect(effortShare(way("15000", "10000"), needs("-1310"))).toBe("1.31");
    expect(effortShare(way("908", "2500"), needs("0"))).toBe("0");
  });

  it("is not known without a way", () => {
    expect(effortShare(way(null, "2500"), needs("300"))).toBeNull();
    expect(effortShare(way("0", "0"), needs("-2"))).toBeNull();
    expect(effortShare(way("908", "2500"), needs(null))).toBeNull();
  });

  it("orders the most first, what is not known last", () => {
    const shares = [num("0.5"), null, num("1.31"), num("0")];
    expect([...shares].sort(byEffort)).toEqual(["1.31", "0.5", "0", null]);
  });
});
