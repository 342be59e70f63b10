import { num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { makePlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import type { Kpi, PlanDefinition, Target } from "@/domain/plan/definition";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { decisionKey, differences } from "./diff";

const R6 = fiscalYear(2024);
const R7 = fiscalYear(2025);
const R8 = fiscalYear(2026);
const kpi = makeKpi();
const target = (value: string): Target => ({ kind: "number", value: num(value) });
const planOf = (changes: Partial<Kpi> = {}, plan: Partial<PlanDefinition> = {}) =>
  makePlan({ kpis: [{ ...kpi, ...changes }], ...plan });
const plan = planOf();

/** "what before → after", with the year that it speaks of. */
const said = (before: PlanDefinition, after: PlanDefinition) =>
  differences(before, after).map(
    ({ what, fy, before: old, after: now }) => `${what}${fy === null ? "" : ` ${fy}`}: ${old} → ${now}`,
  );

describe("what a proposed plan changes", () => {
  it("is nothing of a plan that is the same", () => {
    expect(said(plan, planOf())).toEqual([]);
    expect(said(plan, planOf({ from: undefined, until: undefined, surveyed: undefined }))).toEqual([]);
  });

  it.each<[Partial<Kpi>, string[]]>([
    [{ name: "新しい名" }, ["name: 件数 → 新しい名"]],
    [{ definition: "数え方" }, ["definition: null → 数え方"]],
    [{ department: "総務課" }, ["department: null → 総務課"]],
    [{ unit: "回" }, ["unit: 件 → 回"]],
    [{ decimals: 1 }, ["decimals: 0 → 1"]],
    [{ upperLimit: num("500") }, ["upperLimit: null → 500"]],
    [{ baseline: { ...kpi.baseline, value: num("90") } }, ["baseline: 100 → 90"]],
    [{ baseline: { ...kpi.baseline, value: null } }, ["baseline: 100 → null"]],
    [{ baseline: { ...kpi.baseline, fy: R6 } }, ["baselineFy: 2023 → 2024"]],
    [{ target: { ...kpi.target, value: target("300") } }, ["target: 200 → 300"]],
    [{ target: { ...kpi.target, value: { kind: "trend" } } }, ["target: 200 → ↗"]],
    [{ target: { fy: R8, value: target("200") } }, ["targetFy: 2029 → 2026"]],
    [{ target: { fy: R8, value: target("300") } }, ["target: 200 → 300", "targetFy: 2029 → 2026"]],
    [{ from: R8 }, ["from: null → 2026"]],
    [{ until: R8 }, ["ended: null → 2026"]],
    [{ surveyed: [R7, R8] }, ["surveyed: null → 2025,2026"]],
  ])("%j", (changes, expected) => {
    expect(said(plan, planOf(changes))).toEqual(expected);
  });

  it("is also what is taken back", () => {
    expect(said(planOf({ upperLimit: num("500") }), plan)).toEqual(["upperLimit: 500 → null"]);
    expect(said(planOf({ from: R8 }), plan)).toEqual(["from: 2026 → null"]);
    expect(said(planOf({ until: R8 }), plan)).toEqual(["until: 2026 → null"]);
    expect(said(planOf({ until: R8 }), planOf({ until: R7 }))).toEqual(["until: 2026 → 2025"]);
    expect(said(planOf({ surveyed: [R7] }), plan)).toEqual(["surveyed: 2025 → null"]);
  });

  it("is a KPI that comes in, and one that is left out", () => {
    const two = makePlan({ kpis: [kpi, makeKpi({ id: toKpiId("new"), name: "新しい指標" })] });
    expect(said(plan, two)).toEqual(["added: null → 新しい指標"]);
    expect(said(two, plan)).toEqual(["ended: 新しい指標 → null"]);
  });

  it("is a setting, or the plan's end", () => {
    const settings = {
      ...plan.settings,
      guideMethod: "interpolated",
    } as unknown as PlanDefinition["settings"];
    expect(said(plan, planOf({}, { settings }))).toEqual(["guideMethod: equal-steps → interpolated"]);
    expect(said(plan, planOf({}, { endFy: fiscalYear(2030) }))).toEqual(["endFy: 2029 → 2030"]);
  });

  it("is of each year its 計画 and its printed figure, in order", () => {
    const year = (fy: number, planned: Target, actual: string | null) => ({
      fy: fiscalYear(fy),
      planned,
      actual: actual === null ? null : num(actual),
    });
    const before = planOf({ years: [year(2025, target("110"), null), year(2024, target("105"), "101")] });
    const after = planOf({ years: [year(2026, { kind: "none" }, "130"), year(2024, target("106"), "102")] });
    expect(said(before, after)).toEqual([
      "planned 2024: 105 → 106",
      "documented 2024: 101 → 102",
      "planned 2025: 110 → null",
      "planned 2026: null → —",
      "documented 2026: null → 130",
    ]);
    const up = planOf({ years: [year(2025, { kind: "trend" }, null)] });
    const down = planOf({ direction: "down", years: [year(2025, { kind: "trend" }, null)] });
    expect(said(up, down)).toEqual(["direction: up → down"]);
  });

  it("has to be reasoned unless it is of words, and needs a year where it holds for some years", () => {
    const needs = (changes: Partial<Kpi>) =>
      differences(plan, planOf(changes)).map(({ isOfSubstance, needsYear }) => [isOfSubstance, needsYear]);
    expect(needs({ rationale: "根拠" })).toEqual([[false, false]]);
    expect(needs({ department: "総務課" })).toEqual([[false, false]]);
    expect(needs({ name: "新しい名" })).toEqual([[false, false]]);
    expect(needs({ until: R8 })).toEqual([[true, false]]);
    expect(needs({ target: { ...kpi.target, value: target("300") } })).toEqual([[true, true]]);
    expect(needs({ target: { ...kpi.target, fy: R8 } })).toEqual([[true, true]]);
  });
});

it("one decision is of a value and its year, and of all terms that break the line", () => {
  expect(decisionKey(kpi.id, "baselineFy")).toBe(decisionKey(kpi.id, "baseline"));
  expect(decisionKey(kpi.id, "targetFy")).toBe(decisionKey(kpi.id, "target"));
  expect(decisionKey(kpi.id, "scale")).toBe(decisionKey(kpi.id, "unit"));
  const others = [
    decisionKey(kpi.id, "baseline"),
    decisionKey(kpi.id, "target"),
    decisionKey(kpi.id, "unit"),
    decisionKey(kpi.id, "decimals"),
    decisionKey(kpi.id, "planned", R7),
    decisionKey(kpi.id, "planned", R8),
    decisionKey(null, "guideMethod"),
    decisionKey(null, "text", "aim"),
  ];
  expect(new Set(others).size).toBe(others.length);
});
