import { num } from "@tests/fixtures/brands";
import { makeProceduresKpi } from "@tests/fixtures/kpi";
import { expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { paceOf } from "./pace";
import { isCountedAlike, wayLeft, wayOver } from "./way-left";

// 908 in R5 → 2,500 in R11; 1,295 in the first of five years: 1,205 are left for four, 301.25 each, and 387 were brought.
const kpi = makeProceduresKpi();
const way = {
  over: null,
  from: { isBaseline: false },
  pace: paceOf({
    fy: fiscalYear(2025),
    direction: kpi.direction,
    baseline: kpi.baseline,
    target: kpi.target,
    actual: num("1295"),
    method: "equal-steps",
    startFy: fiscalYear(2025),
  }),
  stepsLeft: 4,
  stepsTaken: 1,
  method: "equal-steps",
  ahead: null,
} as const;

it("is counted to the year's own target where no other one was decided", () => {
  const left = wayLeft(kpi, way);
  expect([left?.need.value, left?.brought?.value, left?.left, left?.taken]).toEqual(["301.3", "387", 4, 1]);
  expect(wayLeft(kpi, { ...way, from: { isBaseline: true } })?.brought).toBeNull();
  expect(wayLeft(kpi, null)).toBeNull();
});

it("is counted to the target of later years, with what was brought where it is counted alike", () => {
  const ahead = { kpi, since: fiscalYear(2027), value: num("1295"), neededPerYear: num("426"), stepsLeft: 4 };
  const left = wayLeft(kpi, { ...way, ahead });
  expect([left?.need.value, left?.brought?.value]).toEqual(["426", "387"]);
  const inThousands = { ...kpi, unit: "千手続き" };
  expect(isCountedAlike(kpi, inThousands)).toBe(false);
  expect(wayLeft(kpi, { ...way, ahead: { ...ahead, kpi: inThousands } })?.brought).toBeNull();
});

it("is nothing once the target's year has ended, or for a year that others have followed", () => {
  const over = (fy: number, lastEnded: number) =>
    wayOver({ fy: fiscalYear(fy), targetFy: fiscalYear(2029) }, fiscalYear(lastEnded));
  // R7 is looked at while it runs, once it has ended, and after R8 has ended too.
  expect([2024, 2025, 2026].map((lastEnded) => over(2025, lastEnded))).toEqual([null, null, "past_year"]);
  expect([over(2026, 2025), over(2029, 2028)]).toEqual([null, null]);
  expect([over(2029, 2029), over(2028, 2029), over(2029, 2031)]).toEqual(Array(3).fill("target_year"));
  expect(wayLeft(kpi, { ...way, over: "past_year" })).toBeNull();
});
