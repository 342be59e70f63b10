import { num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { makePlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import { decidedPlan, UNDECIDED } from "@/domain/proposals/decide";
import { decisionKey } from "@/domain/proposals/diff";
import { proposedChanges } from "@/domain/proposals/history/rejudging";
import { buildSeries } from "@/domain/reports/series";
import { addYears, fiscalYear } from "@/domain/shared/fiscal-year";
import { changedValues } from "@/domain/words/ja/plan/plan";
import { editionsOf, kpiInYear, termsOf } from "./editions";
import { canBeNegative, lowestOf } from "./lowest";

const R5 = fiscalYear(2023);
const R7 = fiscalYear(2025);
const below = { kind: "number", value: num("-5") } as const;

describe("the lowest figure of a KPI", () => {
  it("is 0, unless a figure that the plan prints is below, or the plan says it", () => {
    expect(lowestOf(makeKpi())).toBe("0");
    expect(lowestOf(makeKpi({ baseline: { fy: R5, value: null } }))).toBe("0");
    expect(lowestOf(makeKpi({ baseline: { fy: R5, value: num("-1577") } }))).toBeNull();
    expect(lowestOf(makeKpi({ target: { fy: R7, value: below } }))).toBeNull();
    expect(lowestOf(makeKpi({ years: [{ fy: R7, planned: below, actual: null }] }))).toBeNull();
    expect(
      lowestOf(makeKpi({ years: [{ fy: R7, planned: { kind: "none" }, actual: num("-0.1") }] })),
    ).toBeNull();
    expect(lowestOf(makeKpi({ lowest: num("-300") }))).toBe("-300");
    expect(lowestOf(makeKpi({ lowest: null }))).toBeNull();
  });

  it("says whether a figure may be negative", () => {
    const lowest = (value: string | null) => makeKpi({ lowest: value === null ? null : num(value) });
    expect([null, "-0.1", "0", "5"].map((value) => canBeNegative(lowest(value)))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(canBeNegative(makeKpi())).toBe(false);
    expect(canBeNegative(makeKpi({ baseline: { fy: R5, value: num("-1577") } }))).toBe(true);
  });

  it("lets a landing below 0 stand as it is, and keeps it at the bound", () => {
    // From −1,577 up to −100: half a way back, and the rate leads further down.
    const losing = (lowest: { lowest?: ReturnType<typeof num> }) =>
      makeKpi({
        direction: "down",
        baseline: { fy: fiscalYear(2024), value: num("60") },
        target: { fy: fiscalYear(2029), value: { kind: "number", value: num("-500") } },
        years: [{ fy: R7, planned: { kind: "none" }, actual: num("0") }],
        ...lowest,
      });
    const landing = (kpi: ReturnType<typeof makeKpi>) =>
      buildSeries(makePlan({ kpis: [kpi] }), kpi, []).years.find(({ fy }) => fy === R7)?.pace?.landing;
    expect(landing(losing({}))).toBe("-240");
    expect(landing(losing({ lowest: num("-200") }))).toBe("-200");
  });
});

describe("another lowest figure", () => {
  const old = makeKpi();
  const before = makePlan({ kpis: [old] });
  const proposing = (lowest: ReturnType<typeof num> | null) => makePlan({ kpis: [makeKpi({ lowest })] });

  it("is a change of the definition, from a year on, told as the upper limit is", () => {
    const from = addYears(R7, 1);
    const decisions = { [decisionKey(old.id, "lowest")]: { ...UNDECIDED, from, reason: "見直し" } };
    const [change, ...others] = proposedChanges(before, proposing(num("-300")), decisions);
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      what: "lowest",
      before: "0",
      after: "-300",
      needsYear: true,
      isOfSubstance: true,
    });
    const decided = decidedPlan(before, proposing(num("-300")), decisions);
    const kpi = decided.kpis[0] as typeof old;
    expect(editionsOf(kpi)).toHaveLength(2);
    expect(lowestOf(kpiInYear(kpi, R7))).toBe("0");
    expect(lowestOf(kpiInYear(kpi, from))).toBe("-300");
    const told = decided.changes?.[0];
    expect(told && changedValues(told, kpi, decided.changes ?? [], () => null)).toBe("下限 0件 → −300件");
    // Said again in the next version, it is the same plan; taken back, it does not reach into the past.
    expect(proposedChanges(decided, decided, {})).toEqual([]);
    const back = decidedPlan(
      decided,
      { ...decided, kpis: [{ ...kpi, lowest: num("0") }] },
      {
        [decisionKey(old.id, "lowest")]: { ...UNDECIDED, from: addYears(R7, 2), reason: "見直し" },
      },
    ).kpis[0] as typeof old;
    expect([R7, from, addYears(R7, 2)].map((fy) => lowestOf(kpiInYear(back, fy)))).toEqual([
      "0",
      "-300",
      "0",
    ]);
  });

  it("is none where the file says what holds anyhow", () => {
    expect(proposedChanges(before, proposing(num("0")), {})).toEqual([]);
  });

  it("can be none at all", () => {
    const [change] = proposedChanges(before, proposing(null), {});
    expect(change).toMatchObject({ what: "lowest", before: "0", after: null });
    expect("lowest" in termsOf(old)).toBe(false);
  });
});
