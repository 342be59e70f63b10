import { makeApprovedReport } from "@tests/fixtures/approved-report";
import { num } from "@tests/fixtures/brands";
import { makePaperKpi } from "@tests/fixtures/kpi";
import { PLAN_PERIOD } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import type { Kpi } from "@/domain/plan/definition";
import { breakInYear, inTermsOf, kpiInYear, withFactor, withTerm } from "@/domain/plan/editions";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { joinSeries, type KpiInPlan } from "./joined-series";
import { buildSeries, type SeriesPlan, type SeriesYear } from "./series";

const R7 = fiscalYear(2025);
const R9 = fiscalYear(2027);
const R11 = fiscalYear(2029);
const R12 = fiscalYear(2030);
const R14 = fiscalYear(2032);
const R16 = fiscalYear(2034);
const FIRST: SeriesPlan = { ...PLAN_PERIOD, startFy: R7, endFy: R11 };
const SECOND: SeriesPlan = { ...PLAN_PERIOD, startFy: R12, endFy: R16 };
const goal = (fy: typeof R11, value: string) =>
  ({ fy, value: { kind: "number", value: num(value) } }) as const;

/** 15,000千枚 (R5) → 10,000千枚 (R11), and 10,100千枚 (R11) → 5,000千枚 (R16). */
const firstKpi = makePaperKpi();
const nextKpi = (changes: Partial<Kpi> = {}) =>
  makePaperKpi({ baseline: { fy: R11, value: num("10100") }, target: goal(R16, "5000"), ...changes });

function course(
  plan: SeriesPlan,
  kpi: Kpi,
  figures: [number, string][] = [],
): KpiInPlan<SeriesPlan, SeriesYear> {
  const reports = figures.map(([fy, value]) =>
    makeApprovedReport(value, { kpiId: kpi.id, fy: fiscalYear(fy) }),
  );
  return { plan, kpi, years: buildSeries(plan, kpi, reports).years };
}

function joined(...courses: KpiInPlan<SeriesPlan, SeriesYear>[]) {
  const found = joinSeries(courses);
  if (!found) throw new Error("nothing joined");
  return found;
}

describe("joined series", () => {
  it("is nothing of nothing, and one plan's series as it stands", () => {
    expect(joinSeries([])).toBeNull();
    const only = course(FIRST, firstKpi, [[2025, "14000"]]);
    expect(joined(only)).toEqual({
      kpi: firstKpi,
      parts: [{ ...only, from: R7, until: R11 }],
      years: only.years,
    });
  });

  it("has the words of every plan's unit in each language, those of the newest plan first", () => {
    const thousands = { of: "千枚", many: "thousand sheets" };
    const first = { ...firstKpi, en: { units: [thousands, { of: "枚", many: "leaves" }] } };
    const next = nextKpi({ unit: "枚", en: { name: "Paper", units: [{ of: "枚", many: "sheets" }] } });
    const { kpi } = joined(course(FIRST, first), course(SECOND, next));
    expect(kpi.en).toEqual({ name: "Paper", units: [{ of: "枚", many: "sheets" }, thousands] });
    expect(kpi.easy).toBeUndefined();
  });

  it("has every year once, each with its own plan's terms and target", () => {
    const both = joined(
      course(SECOND, nextKpi(), [[2030, "9800"]]),
      course(FIRST, firstKpi, [
        [2025, "14000"],
        [2029, "10100"],
      ]),
    );
    expect(both.years.map(({ fy }) => fy)).toEqual(Array.from({ length: 10 }, (_, i) => 2025 + i));
    expect(both.parts.map(({ from, until }) => [from, until])).toEqual([
      [R7, R11],
      [R12, R16],
    ]);
    expect(kpiInYear(both.kpi, R11).target).toEqual(firstKpi.target);
    expect(kpiInYear(both.kpi, R12).target).toEqual(goal(R16, "5000"));
    // The same number goes on: one line, comparable throughout.
    expect(breakInYear(both.kpi, R12)).toEqual([]);
    expect(inTermsOf(both.kpi, num("14000"), R7, R12)).toBe("14000");
  });

  it("leaves a year of the plan before to it, though the next plan prints it as well", () => {
    const printed = nextKpi({ years: [{ fy: R11, planned: { kind: "none" }, actual: num("10100") }] });
    const both = joined(course(FIRST, firstKpi, [[2029, "10050"]]), course(SECOND, printed));
    const r11 = both.years.filter(({ fy }) => fy === R11);
    expect(r11.map(({ actual }) => actual)).toEqual(["10050"]);
    expect(both.parts[1]?.years.map(({ fy }) => fy)).not.toContain(R11);
  });

  it("takes a figure that only the next plan prints, where it means the same", () => {
    const years = [{ fy: R11, planned: { kind: "none" } as const, actual: num("10100") }];
    const both = joined(course(FIRST, firstKpi), course(SECOND, nextKpi({ years })));
    expect(both.years.filter(({ fy }) => fy === R11).map(({ actual }) => actual)).toEqual(["10100"]);
    expect(both.parts.map((part) => part.years.some(({ fy }) => fy === R11))).toEqual([false, true]);
    const within = nextKpi({ years: [{ fy: R9, planned: { kind: "none" }, actual: num("12000") }] });
    const inOrder = joined(course(FIRST, firstKpi), course(SECOND, within)).years;
    expect(inOrder.map(({ fy }) => fy)).toEqual(Array.from({ length: 10 }, (_, i) => 2025 + i));
    expect(inOrder.find(({ fy }) => fy === R9)?.actual).toBe("12000");
    const counted = joined(course(FIRST, firstKpi), course(SECOND, nextKpi({ years, unit: "枚", scale: 1 })));
    expect(counted.years.filter(({ fy }) => fy === R11).map(({ actual }) => actual)).toEqual([null]);
  });

  it("breaks between plans that count in another unit, as nobody gave a factor", () => {
    const sheets = nextKpi({ unit: "枚", scale: 1 });
    const both = joined(course(FIRST, firstKpi), course(SECOND, sheets));
    expect(breakInYear(both.kpi, R12)).toEqual(["unit", "scale"]);
    expect(inTermsOf(both.kpi, num("14000"), R11, R12)).toBeNull();
    expect(kpiInYear(both.kpi, R11).unit).toBe("千枚");
    expect(breakInYear(joined(course(FIRST, firstKpi), course(SECOND, nextKpi())).kpi, R12)).toEqual([]);
  });

  it("keeps the editions of each plan, with their factor inside the plan only", () => {
    const sheets = withFactor(
      withTerm(withTerm(firstKpi, "unit", "枚", R9), "scale", 1, R9),
      R9,
      num("1000"),
    );
    const both = joined(
      course(FIRST, sheets),
      course(SECOND, withTerm(nextKpi({ unit: "枚", scale: 1 }), "target", goal(R16, "4000"), R14)),
    );
    expect(both.kpi.earlier?.map(({ until, unit, target, factor }) => [until, unit, target, factor])).toEqual(
      [
        [2026, "千枚", firstKpi.target, "1000"],
        [2029, "枚", firstKpi.target, undefined],
        [2031, "枚", goal(R16, "5000"), undefined],
      ],
    );
    expect(inTermsOf(both.kpi, num("14"), R7, R14)).toBe("14000");
  });

  it("keeps of a plan's editions those of its own years; the first plan's also hold for the years before", () => {
    const changed = (kpi: Kpi, fy: number) => withTerm(kpi, "target", goal(R11, "9000"), fiscalYear(fy));
    const earlier = (first: Kpi, second: Kpi, startFy = R12) =>
      joined(course(FIRST, first), course({ ...SECOND, startFy }, second)).kpi.earlier?.map((terms) => [
        terms.until,
        terms.target.value.kind === "number" && terms.target.value.value,
        terms.factor,
      ]);
    expect(earlier(firstKpi, changed(nextKpi(), 2030))).toEqual([[2029, "10000", undefined]]);
    expect(earlier(firstKpi, changed(nextKpi(), 2031))).toEqual([
      [2029, "10000", undefined],
      [2030, "5000", undefined],
    ]);
    const R10 = fiscalYear(2028);
    expect(earlier(changed(firstKpi, 2028), nextKpi(), R10)).toEqual([[2027, "10000", undefined]]);
    expect(earlier(changed(firstKpi, 2027), nextKpi(), R10)).toEqual([
      [2026, "10000", undefined],
      [2027, "9000", undefined],
    ]);
    expect(earlier(changed(firstKpi, 2025), nextKpi())).toEqual([
      [2024, "10000", undefined],
      [2029, "9000", undefined],
    ]);
    const sheets = withFactor(withTerm(firstKpi, "unit", "枚", R11), R11, num("1000"));
    expect(earlier(sheets, nextKpi(), R10)).toEqual([[2027, "10000", undefined]]);
  });

  it("lets a KPI that begins late in the next plan begin there, and ends where it ended", () => {
    const both = joined(
      course(FIRST, { ...firstKpi, until: fiscalYear(2028) }),
      course(SECOND, nextKpi({ from: R14 })),
    );
    expect(both.parts.map(({ from, until }) => [from, until])).toEqual([
      [R7, 2028],
      [R14, R16],
    ]);
    expect(both.years.map(({ fy }) => fy)).toEqual([2025, 2026, 2027, 2028, 2032, 2033, 2034]);
    expect(kpiInYear(both.kpi, fiscalYear(2023)).target).toEqual(firstKpi.target);
  });

  it("cuts a plan short where the next one begins, and counts the first of two that begin together", () => {
    const early: SeriesPlan = { ...SECOND, startFy: fiscalYear(2028) };
    const both = joined(
      course(FIRST, firstKpi, [[2029, "1"]]),
      course(early, nextKpi()),
      course(early, firstKpi),
    );
    expect(both.parts.map(({ until, kpi }) => [until, kpi.target.fy])).toEqual([
      [2027, R11],
      [R16, R16],
    ]);
    expect(both.years.find(({ fy }) => fy === R11)?.actual).toBeNull();
  });
});
