/** 千枚 become 枚: what is said anew in them is decided with the unit. */
import { num } from "@tests/fixtures/brands";
import { makePaperKpi } from "@tests/fixtures/kpi";
import { NOTHING_ON_RECORD } from "@tests/fixtures/on-record";
import { makePlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import type { Kpi } from "@/domain/plan/definition";
import { type Decision, type PlanDecisions, UNDECIDED } from "@/domain/proposals/decide";
import { decisionKey } from "@/domain/proposals/diff";
import { examineProposal } from "@/domain/proposals/examine";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { isoDate } from "@/domain/shared/iso-date";

const paper = makePaperKpi();
const R9 = fiscalYear(2027);
const record = { ...NOTHING_ON_RECORD, publishedKpis: [paper.id] };
const sheets: Kpi = {
  ...paper,
  unit: "枚",
  scale: 1,
  baseline: { ...paper.baseline, value: num("15000000") },
  target: { ...paper.target, value: { kind: "number", value: num("10000000") } },
};
const plan = (kpi: Kpi) => makePlan({ kpis: [kpi], pillars: [] });
const key = (what: "unit" | "baseline" | "target") => decisionKey(paper.id, what);
const unit: Decision = {
  ...UNDECIDED,
  from: R9,
  reason: "枚で数えることにした",
  document: "資料2",
  factor: num("1000"),
};
const examine = (said: PlanDecisions, kpi: Kpi = sheets) =>
  examineProposal(plan(paper), plan(kpi), said, record, isoDate("2026-11-20"));

describe("a value that is said anew in another unit", () => {
  it("goes with the unit: one year, one reason, one document", () => {
    const { problems, decided, plan: after } = examine({ [key("unit")]: unit });
    expect(problems).toEqual([]);
    for (const what of ["baseline", "target"] as const) {
      expect(decided[key(what)]).toMatchObject({ from: R9, reason: unit.reason, document: "資料2" });
    }
    expect(after.changes?.map(({ what, from, reason }) => [what, from, reason])).toEqual([
      ["unit", R9, unit.reason],
      ["scale", R9, unit.reason],
      ["baseline", R9, unit.reason],
      ["target", R9, unit.reason],
    ]);
  });

  it("keeps a reason of its own, and never another year", () => {
    const own = { ...UNDECIDED, from: fiscalYear(2028), reason: "見直した" };
    const { decided } = examine({ [key("unit")]: unit, [key("target")]: own });
    expect(decided[key("target")]).toMatchObject({ from: R9, reason: "見直した", document: null });
  });

  it("is decided by itself where only the unit's name is another one", () => {
    const renamed: Kpi = {
      ...paper,
      unit: "千まい",
      target: { ...paper.target, value: { kind: "number", value: num("9000") } },
    };
    const { problems } = examine({ [key("unit")]: { ...unit, factor: num("1") } }, renamed);
    expect(problems.map(({ kind }) => kind)).toEqual(["reason_missing", "year_missing"]);
  });

  it("is decided by itself where the unit stays", () => {
    const { problems } = examine({}, { ...paper, target: sheets.target });
    expect(problems.map(({ kind }) => kind)).toContain("reason_missing");
  });
});
