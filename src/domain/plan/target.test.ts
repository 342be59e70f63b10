import { num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import type { Direction, Target } from "./definition";
import { isTargetBehindBaseline } from "./target";

it.each([
  ["up", "100", "99", true],
  ["up", "100", "100", false],
  ["up", "100", "101", false],
  ["down", "100", "101", true],
  ["down", "100", "100", false],
  ["down", "100", "99", false],
  ["up", "9", "10", false],
] as const)("where %s is better, of %s a target of %s is behind: %s", (direction, from, to, isBehind) => {
  const kpi = makeKpi({
    direction,
    baseline: { fy: fiscalYear(2023), value: num(from) },
    target: { fy: fiscalYear(2029), value: { kind: "number", value: num(to) } },
  });
  expect(isTargetBehindBaseline(kpi)).toBe(isBehind);
  expect(isTargetBehindBaseline({ ...kpi, baseline: { ...kpi.baseline, value: null } })).toBe(false);
});

it("a trend and no target are behind nothing", () => {
  for (const direction of ["up", "down"] as Direction[]) {
    for (const value of [{ kind: "trend" }, { kind: "none" }] as Target[]) {
      expect(isTargetBehindBaseline(makeKpi({ direction, target: { fy: fiscalYear(2029), value } }))).toBe(
        false,
      );
    }
  }
});
