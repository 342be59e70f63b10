import { day, num } from "@tests/fixtures/brands";
import { makeKpi, makePaperKpi } from "@tests/fixtures/kpi";
import { makePlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import { kpiInYear, settingsInYear } from "@/domain/plan/editions";
import { type Decision, UNDECIDED } from "@/domain/proposals/decide";
import { examineProposal } from "@/domain/proposals/examine";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { problemSentence } from "@/domain/words/ja/proposals/proposals";
import type { OnRecord } from "./record";
import { rejudgingKey } from "./rejudging";

const R7 = fiscalYear(2025);
const R8 = fiscalYear(2026);
const target = (value: string) => ({ kind: "number" as const, value: num(value) });
const paper = makePaperKpi();
const changed = {
  ...paper,
  target: { ...paper.target, value: target("9000") },
  earlier: [{ ...paper, until: R7 }],
};
const plan = makePlan({ kpis: [changed, makeKpi()] });
const record: OnRecord = {
  reports: [],
  figures: [{ kpiId: paper.id, fy: R7, actual: num("9800") }],
  underway: [],
  metrics: [],
  initiatives: [],
  published: [{ kpiId: paper.id, fy: R7 }],
  publishedYears: [R7],
  publishedKpis: [paper.id],
};
const decision: Decision = { ...UNDECIDED, from: R7, reason: "目標の誤りを正すため", rejudges: true };
const examined = (said: Partial<Decision>, before = plan, key = rejudgingKey(paper.id)) =>
  examineProposal(before, before, { [key]: { ...decision, ...said } }, record, day("2027-06-01"));

describe("judging a published year anew by the definition in force", () => {
  it("is a change of its own where nothing else is proposed", () => {
    const { changes, plan: decided, problems } = examined({});
    expect(problems).toEqual([]);
    expect(changes).toMatchObject([{ kpiId: paper.id, what: "target", before: "10000", after: "9000" }]);
    expect(kpiInYear(decided.kpis[0] ?? paper, R7).target.value).toEqual(target("9000"));
    expect(decided.changes).toMatchObject([
      { what: "target", from: R7, before: "10000", after: "9000", reason: decision.reason, rejudges: true },
    ]);
  });

  it("asks for its reason, and is nothing unless it is said", () => {
    expect(examined({ reason: " " }).problems.map(({ kind }) => kind)).toEqual(["reason_missing"]);
    expect(examined({ rejudges: false })).toMatchObject({ changes: [], plan });
    expect(examined({ from: R8 })).toMatchObject({ changes: [], plan });
  });

  it("never reads a recorded figure in another unit", () => {
    const sheets = { ...changed, unit: "枚", scale: 1 };
    const { problems } = examined({}, makePlan({ kpis: [sheets, makeKpi()] }));
    expect(problems.map(problemSentence)).toContainEqual(
      expect.stringContaining(
        "令和7年度までは単位が「千枚」、単位の倍率が「1,000倍」のため、新しい値を当てはめられません",
      ),
    );
  });

  it("goes by the plan's settings as well", () => {
    const earlierSettings = [
      { guideMethod: "none" as const, improvementReference: "baseline" as const, until: R7 },
    ];
    const before = { ...plan, earlierSettings };
    const { changes, plan: decided } = examined({}, before, rejudgingKey(null));
    expect(changes.map(({ what }) => what)).toEqual(["improvementReference", "guideMethod"]);
    expect(settingsInYear(decided, R7)).toMatchObject({ guideMethod: plan.settings.guideMethod });
    expect(decided).not.toHaveProperty("earlierSettings");
  });

  it("lets another change begin before what was decided for later years, told by what it replaces in its first year", () => {
    const proposed = {
      ...plan,
      kpis: [{ ...changed, target: { ...paper.target, value: target("8000") } }, makeKpi()],
    };
    const look = (said: Partial<Decision>) =>
      examineProposal(
        plan,
        proposed,
        { [`${paper.id}/target`]: { ...decision, ...said } },
        record,
        day("2027-06-01"),
      );
    expect(look({ rejudges: false }).problems.map(({ kind }) => kind)).toContain("overwrites");
    expect(look({}).problems).toEqual([]);
    expect(look({}).plan.changes).toMatchObject([{ from: R7, before: "10000", after: "8000" }]);
    expect(kpiInYear(look({}).plan.kpis[0] ?? paper, R7).target.value).toEqual(target("8000"));
  });
});
