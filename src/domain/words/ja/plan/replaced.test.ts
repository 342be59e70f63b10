import { day, num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { NOTHING_ON_RECORD } from "@tests/fixtures/on-record";
import { makePlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import type { DefinitionChange, Kpi, PlanDefinition } from "@/domain/plan/definition";
import { replacedBy, replacedThrough } from "@/domain/plan/replaced";
import { type Decision, decidedPlan, UNDECIDED } from "@/domain/proposals/decide";
import { rejudgingKey } from "@/domain/proposals/history/rejudging";
import { suggestedDecisions } from "@/domain/proposals/suggest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { changeText } from "@/domain/words/ja/publication/publication";
import { changedSince, changedValues } from "./plan";
import { replacedWords } from "./replaced";

const [R7, R8, R9, R11] = [2025, 2026, 2027, 2029].map((year) => fiscalYear(year)) as [
  ReturnType<typeof fiscalYear>,
  ReturnType<typeof fiscalYear>,
  ReturnType<typeof fiscalYear>,
  ReturnType<typeof fiscalYear>,
];
/** 目標値 40件 */
const start = makePlan({ kpis: [targeted(makeKpi(), "40")] });

function targeted(kpi: Kpi, value: string): Kpi {
  return { ...kpi, target: { ...kpi.target, value: { kind: "number", value: num(value) } } };
}

/** The target decided anew, by one of the office's decisions. */
function retarget(plan: PlanDefinition, value: string, said: Partial<Decision>): PlanDefinition {
  const proposed = { ...plan, kpis: plan.kpis.map((kpi) => targeted(kpi, value)) };
  const decision = { ...UNDECIDED, reason: "見直し", ...said };
  return decidedPlan(
    plan,
    proposed,
    suggestedDecisions(plan, proposed, NOTHING_ON_RECORD, R7, {
      "count/target": decision,
    }),
  );
}

function told({ kpis, changes = [] }: PlanDefinition): string[] {
  const [kpi = null] = kpis;
  return changes.map(
    (change) =>
      `${changedValues(change, kpi, changes, () => null)}${changedSince(change)}。${replacedWords(change, kpi, changes)}`,
  );
}

const ahead = retarget(start, "60", { from: R9 });

describe("a target that was decided for later years", () => {
  it("is told to be withdrawn where another one takes its place from an earlier year on", () => {
    const plan = retarget(ahead, "30", { from: R7, rejudges: true, decidedOn: day("2026-05-01") });
    expect(told(plan)).toEqual([
      "目標値 40件 → 60件（令和9年度から）。その後、取りやめました（令和8年5月1日決定）。",
      "目標値 40件 → 30件（令和7年度から）。令和9年度から60件とする決定は、取りやめました。",
    ]);
    const early = retarget(ahead, "30", { from: null });
    expect(told(early)[1]).toBe("目標値 40件 → 30件。令和9年度から60件とする決定は、取りやめました。");
  });

  it("is told of once, and of several one by one", () => {
    const plan = retarget(retarget(ahead, "70", { from: R11 }), "55", { from: R8 });
    expect(told(plan)).toEqual([
      "目標値 40件 → 60件（令和9年度から）。その後、取りやめました。",
      "目標値 60件 → 70件（令和11年度から）。その後、取りやめました。",
      "目標値 40件 → 55件（令和8年度から）。令和9年度から60件とする決定は、取りやめました。令和11年度から70件とする決定は、取りやめました。",
    ]);
    expect(told(retarget(plan, "50", { from: R7 }))[3]).toBe(
      "目標値 40件 → 50件（令和7年度から）。令和8年度から55件とする決定は、取りやめました。",
    );
  });

  it("that is taken back leaves the years before it alone: it is told from its own year", () => {
    expect(told(retarget(ahead, "40", { from: R7 }))).toEqual([
      "目標値 40件 → 60件（令和9年度から）。その後、改めました。",
      "目標値 60件 → 40件（令和9年度から）。",
    ]);
  });

  it("is brought forward by judging earlier years anew", () => {
    const key = rejudgingKey(start.kpis[0]?.id ?? null);
    const plan = decidedPlan(ahead, ahead, {
      [key]: { ...UNDECIDED, reason: "見直し", from: R7, rejudges: true },
    });
    expect(told(plan)).toEqual([
      "目標値 40件 → 60件（令和9年度から）。その後、令和7年度からに早めました。",
      "目標値 40件 → 60件（令和7年度から）。令和9年度から60件とする決定を、早めました。",
    ]);
  });

  it("stands beside one of the years after it", () => {
    expect(told(retarget(ahead, "70", { from: R11 }))).toEqual([
      "目標値 40件 → 60件（令和9年度から）。",
      "目標値 60件 → 70件（令和11年度から）。",
    ]);
  });
});

it("the list of a publication and the feed tell what a decision takes the place of", () => {
  const { name: plan, kpis, changes: ledger = [] } = retarget(ahead, "30", { from: R7, rejudges: true });
  const [kpi = null] = kpis;
  const text = ledger.map((change) =>
    changeText({ what: "definition_changed", plan, kpi, change, ledger, path: null, names: {} }),
  );
  expect(text[1]).toContain(
    "目標値 40件 → 30件（令和7年度から）。令和9年度から60件とする決定は、取りやめました。理由",
  );
});

it("words, other KPIs and other years' 計画 take no decision's place", () => {
  const change = (changes: Partial<DefinitionChange>): DefinitionChange => ({
    kpiId: start.kpis[0]?.id ?? null,
    what: "planned",
    from: R9,
    before: "40",
    after: "60",
    reason: "見直し",
    decidedOn: null,
    document: null,
    rejudges: false,
    ...changes,
  });
  const [planned, target] = [change({}), change({ what: "target" })];
  expect(replacedBy(planned, [planned, change({ from: R8 })])).toBeNull();
  expect(replacedBy(planned, [planned, change({ after: "70" })])?.fate).toBe("changed");
  expect(replacedBy(target, [target, change({ what: "target", from: R8, kpiId: null })])).toBeNull();
  expect(replacedBy(target, [target, change({ from: R8 })])).toBeNull();
  expect(replacedBy(target, [])).toBeNull();
  const [text, later] = [change({ what: "text", from: null }), change({ what: "text", from: null })];
  expect(replacedBy(text, [text, later])).toBeNull();
  expect(replacedThrough(later, [text, later])).toEqual([]);
});
