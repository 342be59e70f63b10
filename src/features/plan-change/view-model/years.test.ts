/** The years that a person may choose: those that the change may hold from, and no others. */
import { day, num } from "@tests/fixtures/brands";
import { makePaperKpi } from "@tests/fixtures/kpi";
import { NOTHING_ON_RECORD } from "@tests/fixtures/on-record";
import { makePlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import type { Kpi, PlanDefinition } from "@/domain/plan/definition";
import { termsOf } from "@/domain/plan/editions";
import { examineProposal } from "@/domain/proposals/examine";
import type { OnRecord } from "@/domain/proposals/history/record";
import { suggestedDecisions } from "@/domain/proposals/suggest";
import { type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import { buildKpiForm } from "./forms";
import { buildProposalView } from "./proposal";

const R7 = fiscalYear(2025);
const R8 = fiscalYear(2026);
const [R10, R11] = [fiscalYear(2028), fiscalYear(2029)];
const target = (value: string) => ({ kind: "number" as const, value: num(value) });
const paper = makePaperKpi();
/** 千枚 in R7; in R8 枚 with another target than from R9 on. */
const sheets: Kpi = {
  ...paper,
  unit: "枚",
  scale: 1,
  baseline: { ...paper.baseline, value: num("15000000") },
  target: { ...paper.target, value: target("10000000") },
  earlier: [{ ...termsOf(paper), until: R7, factor: num("1000") }],
};
const plan = makePlan({ kpis: [sheets], pillars: [] });
const published = (...fys: FiscalYear[]): OnRecord => ({
  ...NOTHING_ON_RECORD,
  figures: fys.map((fy) => ({ kpiId: sheets.id, fy, actual: num("12000") })),
  published: fys.map((fy) => ({ kpiId: sheets.id, fy })),
  publishedYears: fys,
  publishedKpis: [sheets.id],
});

function changeOf(changes: Partial<Kpi>, record: OnRecord, before: PlanDefinition = plan, running = R8) {
  const proposed = { ...before, kpis: before.kpis.map((kpi) => ({ ...kpi, ...changes })) };
  const decisions = suggestedDecisions(before, proposed, record, running);
  const view = buildProposalView({
    plan: { definition: before, version: 1, sha256: "", importedAt: new Date(0) } as never,
    record,
    seen: { version: 1, revision: 1, content: "" },
    draft: {
      ...examineProposal(before, proposed, decisions, record, day("2026-05-01")),
      before,
      proposed,
      record,
      names: {},
      rounds: [],
      baseVersion: 1,
      decisions,
      revision: 1,
      changedAt: new Date(0),
      changedBy: null,
    },
  });
  const [change] = view.draft?.changes ?? [];
  return { ...change, years: change?.years?.map(({ value }) => value) };
}

describe("the years offered for a change", () => {
  const lower = { target: { ...sheets.target, value: target("8500000") } };

  it("begin where the unit does, and with the beginning where there never was another one", () => {
    expect(changeOf(lower, published(R7)).years).toEqual(["2026", "2027", "2028", "2029"]);
    const whole = makePlan({ kpis: [paper], pillars: [] });
    expect(
      changeOf({ target: { ...paper.target, value: target("9000") } }, published(R7), whole).years,
    ).toEqual(["all", "2025", "2026", "2027", "2028", "2029"]);
  });

  it("begin after the last figure where that would mean something else", () => {
    expect(changeOf({ direction: "up" }, published(R7, R8)).years).toEqual(["2027", "2028", "2029"]);
    const full = changeOf({ direction: "up" }, published(R7, R11));
    expect(full.years).toEqual([]);
    expect(full.problems).toEqual([expect.stringContaining("この変更をやめてください。")]);
  });

  it("hold the one that is suggested, also where nothing is left after what is on record", () => {
    const { years, decision } = changeOf(lower, published(R10, R11), plan, fiscalYear(2031));
    expect(decision?.from).toBe(R11);
    expect(years).toContain("2029");
  });

  it("lead to judging anew only where one of them reaches a published year", () => {
    expect(changeOf(lower, published(R7)).mayRejudge).toBe(false);
    expect(changeOf(lower, published(R7, R8)).mayRejudge).toBe(true);
    expect(changeOf({ direction: "up" }, published(R7, R8)).mayRejudge).toBe(false);
  });
});

describe("the years offered for judging anew", () => {
  const next: Kpi = {
    ...sheets,
    target: { ...sheets.target, value: target("9000000") },
    earlier: [...(sheets.earlier ?? []), { ...termsOf(sheets), until: R8 }],
  };
  const yearsOf = (record: OnRecord) => {
    const definition = makePlan({ kpis: [next], pillars: [] });
    const draft = {
      planId: "t",
      planName: "",
      seen: "1.0.",
      hasDraft: false,
      definition,
      inForce: definition,
      record,
    };
    const form = buildKpiForm(draft, next.id, { earlier: [], departments: [], runningFy: R8 });
    return form?.rejudgeYears.map(({ value }) => value);
  };

  it("reach a published year, and not beyond the unit", () => {
    expect(yearsOf(published(R7, R8))).toEqual(["2026"]);
    expect(yearsOf(published(R7))).toEqual([]);
    expect(yearsOf(NOTHING_ON_RECORD)).toEqual([]);
  });
});

it("the terms of before are read as they are printed", () => {
  const draft = {
    planId: "t",
    planName: "",
    seen: "1.0.",
    hasDraft: false,
    definition: plan,
    inForce: plan,
    record: NOTHING_ON_RECORD,
  };
  const form = buildKpiForm(draft, sheets.id, { earlier: [], departments: [], runningFy: R8 });
  expect(form?.earlier).toEqual(["令和7年度まで：千枚、小さいほどよい、目標値 10,000千枚（令和11年度）"]);
  expect(form?.planned.slice(0, 2).map(({ label }) => label)).toEqual([
    "令和7年度（2025年度）（単位は千枚）",
    "令和8年度（2026年度）",
  ]);
});

it("a form says that translations go with the text that is changed, where there are any", () => {
  const around = { earlier: [], departments: [], runningFy: R8 };
  const formOf = (kpi: Kpi) => {
    const definition = makePlan({ kpis: [kpi], pillars: [] });
    const draft = { planId: plan.id, planName: plan.name, seen: "1.0.", hasDraft: false };
    return buildKpiForm(
      { ...draft, definition, inForce: definition, record: NOTHING_ON_RECORD },
      kpi.id,
      around,
    );
  };
  expect(formOf(sheets)?.isTranslated).toBe(false);
  expect(formOf({ ...sheets, en: { name: "Printed sheets" } })?.isTranslated).toBe(true);
});
