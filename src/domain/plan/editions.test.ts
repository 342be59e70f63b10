import { num } from "@tests/fixtures/brands";
import { makeKpi, makePaperKpi, makeProceduresKpi } from "@tests/fixtures/kpi";
import { makePlan, PLAN_PERIOD, PLAN_SETTINGS } from "@tests/fixtures/plan";
import { anyPlan, PLAN_YEARS } from "@tests/fixtures/plan-arbitrary";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guideOf } from "@/domain/reports/series";
import { addYears, fiscalYear } from "@/domain/shared/fiscal-year";
import { type Kpi, listKpis, type Target } from "./definition";
import {
  breakInYear,
  changedTerms,
  editionInYear,
  editionsOf,
  endsBeforeTarget,
  inTermsOf,
  isInForce,
  isSaidInTerms,
  isSurveyed,
  kpiInYear,
  laterTargets,
  settingsInYear,
  stretchesOf,
  termsOf,
  withFactor,
  withTerm,
} from "./editions";

const [R7, R8, R9, R10, R11] = [2025, 2026, 2027, 2028, 2029].map(fiscalYear) as [
  ReturnType<typeof fiscalYear>,
  ReturnType<typeof fiscalYear>,
  ReturnType<typeof fiscalYear>,
  ReturnType<typeof fiscalYear>,
  ReturnType<typeof fiscalYear>,
];
const number = (value: string): Target => ({ kind: "number", value: num(value) });

describe("a target of 2,500 that becomes 2,800 from R9", () => {
  const before = makeProceduresKpi();
  const kpi = withTerm(before, "target", { fy: R11, value: number("2800") }, R9);

  it("is read by its year", () => {
    expect([R7, R8, R9, R11].map((fy) => kpiInYear(kpi, fy).target.value)).toEqual([
      number("2500"),
      number("2500"),
      number("2800"),
      number("2800"),
    ]);
    expect(editionsOf(kpi).map(({ no, from, until }) => [no, from, until])).toEqual([
      [1, null, R8],
      [2, R9, null],
    ]);
    expect(editionInYear(kpi, R8).no).toBe(1);
  });

  it("moves the 目安 of R9 from 1,863.2 to 2,043.2, and none before", () => {
    // 908 + 1,592 × 3/5, and 908 + 1,892 × 3/5.
    expect(guideOf(PLAN_PERIOD, before, R9)).toBe("1863.2");
    expect(guideOf(PLAN_PERIOD, kpi, R9)).toBe("2043.2");
    for (const fy of [R7, R8]) expect(guideOf(PLAN_PERIOD, kpi, fy)).toBe(guideOf(PLAN_PERIOD, before, fy));
  });

  it("breaks no line", () => {
    expect(breakInYear(kpi, R9)).toEqual([]);
    expect(inTermsOf(kpi, num("1226"), R7, R9)).toBe("1226");
  });

  it("is one edition again where the change is taken back from the same year", () => {
    expect(withTerm(kpi, "target", before.target, R9)).toEqual(before);
  });

  it("leaves no trace where it holds from the beginning", () => {
    const all = withTerm(before, "target", { fy: R11, value: number("2800") }, null);
    expect(all.earlier).toBeUndefined();
    expect(kpiInYear(all, R7).target.value).toEqual(number("2800"));
  });
});

describe("千枚 that become 枚 from R9", () => {
  const kpi = withTerm(withTerm(makePaperKpi(), "unit", "枚", R9), "scale", 1, R9);

  it("is a break, across which nothing is compared without a factor", () => {
    expect(breakInYear(kpi, R9)).toEqual(["unit", "scale"]);
    expect(breakInYear(kpi, R8)).toEqual([]);
    expect(inTermsOf(kpi, num("15240"), R7, R9)).toBeNull();
    expect(inTermsOf(kpi, num("15240"), R7, R8)).toBe("15240");
    expect(inTermsOf(kpi, num("15240000"), R9, R10)).toBe("15240000");
  });

  it("is compared by its factor of 1,000", () => {
    expect(inTermsOf(withFactor(kpi, R9, num("1000")), num("15240"), R7, R9)).toBe("15240000");
    expect(inTermsOf(withFactor(kpi, R8, num("1000")), num("15240"), R7, R9)).toBeNull();
  });

  it("takes both factors where two breaks lie between", () => {
    const twice = withTerm(withFactor(kpi, R9, num("1000")), "unit", "十枚", R11);
    expect(inTermsOf(twice, num("15240"), R7, R11)).toBeNull();
    expect(inTermsOf(withFactor(twice, R11, num("0.1")), num("15240"), R7, R11)).toBe("1524000");
  });
});

it("a settings change is read by its year", () => {
  const plan = makePlan({
    settings: { ...PLAN_SETTINGS, guideMethod: "none" },
    earlierSettings: [{ until: R8, improvementReference: "baseline", guideMethod: "equal-steps" }],
  });
  expect(settingsInYear(plan, R8)).toMatchObject({ improvementReference: "baseline" });
  expect(settingsInYear(plan, R9)).toMatchObject({ guideMethod: "none" });
});

it.each([
  [{}, [R7, R8, R9, R10, R11], [R7, R8, R9, R10, R11]],
  [{ from: R8 }, [R8, R9, R10, R11], [R8, R9, R10, R11]],
  [{ until: R8 }, [R7, R8], [R7, R8]],
  [{ surveyed: [R7, R10] }, [R7, R8, R9, R10, R11], [R7, R10]],
  [{ from: R8, until: R10, surveyed: [R7, R9] }, [R8, R9, R10], [R9]],
])("a KPI of %j is in force and surveyed in its own years", (span, inForce, surveyed) => {
  const kpi = makeKpi(span);
  expect(PLAN_YEARS.filter((fy) => isInForce(kpi, fy))).toEqual(inForce);
  expect(PLAN_YEARS.filter((fy) => isSurveyed(kpi, fy))).toEqual(surveyed);
});

describe("of any KPI", () => {
  const anyKpi = anyPlan.map((plan) => listKpis(plan)[0]?.kpi ?? makeKpi());

  it("the editions follow one another without a gap", () => {
    fc.assert(
      fc.property(anyKpi, (kpi) => {
        const editions = editionsOf(kpi);
        expect(editions[0]?.from).toBeNull();
        expect(editions.at(-1)?.until).toBeNull();
        for (const [index, { from }] of editions.entries()) {
          const until = editions[index - 1]?.until;
          if (until) expect(from).toBe(addYears(until, 1));
        }
      }),
      { numRuns: 100 },
    );
  });

  it("a term that changes from a year on leaves every other term, and every year before, as it was", () => {
    fc.assert(
      fc.property(anyKpi, anyKpi, fc.constantFrom(...PLAN_YEARS), (kpi, other, from) => {
        for (const term of changedTerms(kpi, other)) {
          const changed = withTerm(kpi, term, other[term], from);
          for (const fy of PLAN_YEARS) {
            const [was, is] = [termsOf(kpiInYear(kpi, fy)), termsOf(kpiInYear(changed, fy))];
            expect(is).toEqual(fy < from ? was : { ...was, [term]: other[term] });
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe("a baseline and a target across a break", () => {
  const old = termsOf(makeKpi({ unit: "千件" }));
  const broken = (changes: Partial<Kpi>, factor: string | null = null): Kpi =>
    makeKpi({
      ...changes,
      earlier: [{ ...old, until: fiscalYear(2026), factor: factor === null ? null : num(factor) }],
    });
  const said = (kpi: Kpi, part: "baseline" | "target") =>
    [2026, 2027].map((fy) => isSaidInTerms(kpi, fiscalYear(fy), part));

  it("are in the terms of their year only where they were restated, or where only a name is another one", () => {
    expect(said(broken({}), "baseline")).toEqual([true, false]);
    expect(said(broken({}, "1000"), "target")).toEqual([true, false]);
    expect(said(broken({}, "1"), "target")).toEqual([true, true]);
    const baseline = { fy: fiscalYear(2023), value: num("100000") };
    expect(said(broken({ baseline }, "1000"), "baseline")).toEqual([true, true]);
    expect(said(broken({ baseline }, "1000"), "target")).toEqual([true, false]);
  });

  it("give no 目安 from the one to the other", () => {
    const guides = (kpi: Kpi) =>
      [2026, 2027].map((fy) => guideOf(makePlan({ kpis: [kpi] }), kpi, fiscalYear(fy)));
    expect(guides(broken({}))).toEqual([expect.any(String), null]);
    expect(
      guides(broken({ target: { fy: fiscalYear(2029), value: { kind: "number", value: num("2000") } } })),
    ).toEqual([expect.any(String), null]);
    expect(guides(broken({}, "1"))).toEqual([expect.any(String), expect.any(String)]);
  });
});

describe("what a later edition promises", () => {
  const kpi = makePaperKpi();
  const later = (from: number, value: string, of: Kpi = kpi) =>
    withTerm(of, "target", { ...of.target, value: { kind: "number", value: num(value) } }, fiscalYear(from));
  const targets = (of: Kpi, year: number) => laterTargets(of, fiscalYear(year)).map(({ from }) => from);

  it("is another target, after that year", () => {
    const twice = later(2028, "8000", later(2027, "9000"));
    expect(targets(kpi, 2025)).toEqual([]);
    expect(targets(twice, 2026)).toEqual([2027, 2028]);
    expect(targets(twice, 2027)).toEqual([2028]);
    expect(targets(twice, 2028)).toEqual([]);
  });

  it("is none that the KPI does not reach, and none where the target stays", () => {
    const changed = later(2028, "9000");
    expect(targets({ ...changed, until: fiscalYear(2027) }, 2025)).toEqual([]);
    expect(targets({ ...changed, until: fiscalYear(2028) }, 2025)).toEqual([2028]);
    expect(targets(withTerm(kpi, "decimals", 2, fiscalYear(2028)), 2025)).toEqual([]);
    // The same number in another unit is another target.
    expect(targets(withTerm(kpi, "unit", "枚", fiscalYear(2028)), 2025)).toEqual([2028]);
  });

  it("is the same where the factor of another unit leads to it, and another one where it does not", () => {
    const inSheets = (value: string, factor: string | null, of: Kpi = kpi) => {
      const counted = withTerm(withTerm(of, "unit", "枚", R10), "scale", 1, R10);
      return withFactor(later(2028, value, counted), R10, factor === null ? null : num(factor));
    };
    expect(targets(inSheets("10000000", "1000"), 2025)).toEqual([]);
    expect(targets(inSheets("9000000", "1000"), 2025)).toEqual([2028]);
    expect(targets(inSheets("10000000", null), 2025)).toEqual([2028]);
    const otherYear = withTerm(
      inSheets("10000000", "1000"),
      "target",
      { fy: R10, value: number("10000000") },
      R10,
    );
    expect(targets(otherYear, 2025)).toEqual([2028]);
    expect(targets(withTerm(inSheets("10000000", "1000"), "aggregation", "cumulative", R10), 2025)).toEqual([
      2028,
    ]);
  });

  it("is the same 上昇 in another unit, and another one where less is better", () => {
    const trend: Kpi = { ...kpi, target: { ...kpi.target, value: { kind: "trend" } } };
    const unknown: Kpi = { ...kpi, baseline: { ...kpi.baseline, value: null } };
    const stretches = (of: Kpi, term: "baseline" | "target") => stretchesOf(of, term, R7, R11).length;
    const inUnit = (of: Kpi) => withTerm(of, "unit", "枚", fiscalYear(2028));
    expect(targets(inUnit(trend), 2025)).toEqual([]);
    expect(targets(inUnit({ ...kpi, target: { ...kpi.target, value: { kind: "none" } } }), 2025)).toEqual([]);
    expect(targets(withTerm(trend, "direction", "up", fiscalYear(2028)), 2025)).toEqual([2028]);
    expect([stretches(inUnit(trend), "target"), stretches(inUnit(kpi), "target")]).toEqual([1, 2]);
    expect([stretches(inUnit(unknown), "baseline"), stretches(inUnit(kpi), "baseline")]).toEqual([1, 2]);
  });

  it("ends with the KPI where that ends before the year of its target", () => {
    const until = (year: number) => endsBeforeTarget({ ...kpi, until: fiscalYear(year) });
    expect([until(2028), until(2029), endsBeforeTarget(kpi)]).toEqual([true, false, false]);
  });
});
