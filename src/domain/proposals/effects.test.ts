import { num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { NOTHING_ON_RECORD } from "@tests/fixtures/on-record";
import { makePlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import type { Kpi } from "@/domain/plan/definition";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { isoDate } from "@/domain/shared/iso-date";
import { examineProposal } from "./examine";

const R11 = fiscalYear(2029);
const number = (value: string) => ({ kind: "number" as const, value: num(value) });
const kpi = makeKpi();
/** With a target, and the 計画 of the target's year. */
const planOf = (target: string, planned: string | null): ReturnType<typeof makePlan> => {
  const years: Kpi["years"] = planned === null ? [] : [{ fy: R11, planned: number(planned), actual: null }];
  return makePlan({ kpis: [{ ...kpi, target: { fy: R11, value: number(target) }, years }] });
};

describe("the 計画 of the target's year", () => {
  const apart = (before: readonly [string, string | null], after: readonly [string, string | null]) =>
    examineProposal(
      planOf(...before),
      planOf(...after),
      {},
      NOTHING_ON_RECORD,
      isoDate("2027-02-10"),
    ).plannedApart.map(({ planned }) => planned);

  it("is told where the change leaves it beside another target", () => {
    expect(apart(["10", "10"], ["12", "10"])).toEqual(["10"]);
    expect(apart(["10", null], ["10", "9"])).toEqual(["9"]);
  });

  it("is not where they agree, where there is none, or where it was so before", () => {
    expect(apart(["10", "10"], ["12", "12"])).toEqual([]);
    expect(apart(["10", null], ["12", null])).toEqual([]);
    expect(apart(["10", "9"], ["12", "9"])).toEqual([]);
  });
});

it("years that get a 計画 of their own, or lose it, are told with what measures them then", () => {
  const R8 = fiscalYear(2026);
  const withPlanned = (...fys: number[]) =>
    makePlan({
      kpis: [
        { ...kpi, years: fys.map((fy) => ({ fy: fiscalYear(fy), planned: { kind: "none" }, actual: null })) },
      ],
    });
  const told = (before: number[], after: number[]) =>
    examineProposal(
      withPlanned(...before),
      withPlanned(...after),
      {},
      NOTHING_ON_RECORD,
      isoDate("2027-02-10"),
    ).measuredBy.map(({ fys, source }) => [source, ...fys]);
  expect(told([], [2026, 2027])).toEqual([["planned", R8, fiscalYear(2027)]]);
  expect(told([2026], [2027])).toEqual([
    ["planned", fiscalYear(2027)],
    ["final", R8],
  ]);
  expect(told([2026], [2026])).toEqual([]);
});
