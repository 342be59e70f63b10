import { makeApprovedReport } from "@tests/fixtures/approved-report";
import { day, num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { makePlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import type { PlanDefinition } from "@/domain/plan/definition";
import { JUDGEMENT_RULE_VERSION } from "@/domain/reports/judgement";
import type { ApprovedReport } from "@/domain/reports/report";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { type ComposedPlans, composePlans, type Material } from "./compose";
import { figureKey } from "./publishable";

const KPI = toKpiId("count");
const R7 = fiscalYear(2025);
const R8 = fiscalYear(2026);
const plan = makePlan({ kpis: [makeKpi()] });

const PUBLISHED_AT = "2026-06-01T00:00:00.000Z";
const report = (revision: number, actual: string, fy = R7, correctionReason = "") =>
  makeApprovedReport(actual, { kpiId: KPI, fy, revision, correctionReason });
const told = (composed: ComposedPlans): Material["before"] => ({
  plans: composed.plans,
  record: composed.record,
  publishedAt: PUBLISHED_AT,
  ruleVersion: JUDGEMENT_RULE_VERSION,
});

/** What changed is told by its code alone: the sentences are another test's. */
function compose(changes: Partial<Material> = {}): ComposedPlans {
  return composePlans(
    {
      plans: [{ definition: plan, isPublic: true }],
      reports: [],
      approvedInitiatives: [],
      published: new Set(),
      evidence: [],
      no: 1,
      publishedAt: "2026-06-01T00:00:00.000Z",
      before: null,
      withdraws: null,
      ...changes,
    },
    { ofJudgement: ({ code }) => code, ofChange: ({ what }) => what },
  );
}
const texts = ({ changes }: ComposedPlans) => changes.map(({ text }) => text);
const yearOf = (composed: ComposedPlans, fy = R7) =>
  composed.plans[0]?.courses[0]?.years.find((year) => year.fy === fy);

describe("the plans of a publication", () => {
  const next = { definition: makePlan({ id: "next", kpis: [] }), isPublic: false };
  const ids = (composed: ComposedPlans) => composed.plans.map(({ definition }) => definition.id);

  it("are those that the public may see, in their order, with every KPI", () => {
    const composed = compose({ plans: [{ definition: plan, isPublic: true }, next] });
    expect(ids(composed)).toEqual(["t-plan"]);
    expect(composed.plans[0]?.courses.map(({ kpiId }) => kpiId)).toEqual([KPI]);
    expect(
      ids(
        compose({
          plans: [
            { ...next, isPublic: true },
            { definition: plan, isPublic: true },
          ],
        }),
      ),
    ).toEqual(["next", "t-plan"]);
  });

  it("go on to be told, once they were", () => {
    const before = told(compose());
    expect(ids(compose({ before, plans: [{ definition: plan, isPublic: false }, next] }))).toEqual([
      "t-plan",
    ]);
  });

  it("say when they were closed and why, and no reason without a day", () => {
    const closed = (over: object) =>
      compose({ plans: [{ definition: plan, isPublic: true, ...over }] }).plans.map(
        ({ closedOn, closedReason }) => [closedOn, closedReason],
      );
    const closedOn = day("2027-03-31");
    expect(closed({ closedOn, closedReason: "統合" })).toEqual([["2027-03-31", "統合"]]);
    expect(closed({ closedOn, closedReason: null })).toEqual([["2027-03-31", undefined]]);
    expect(closed({ closedOn: null, closedReason: "統合" })).toEqual([[undefined, undefined]]);
    expect(Object.keys(compose().plans[0] ?? {})).toEqual(["definition", "courses"]);
  });
});

describe("the figures of a publication", () => {
  const corrected = [report(2, "110"), report(4, "120", R7, "再集計")];

  it("are corrected only where a published one was replaced", () => {
    const unseen = yearOf(compose({ reports: corrected }));
    expect(unseen).toMatchObject({ actual: "120", revision: 4, corrections: [] });
    expect(unseen?.judgement.sentence).toBe(unseen?.judgement.code);
    const published = new Set([figureKey(KPI, R7, 2)]);
    expect(yearOf(compose({ reports: corrected, published }))?.corrections).toMatchObject([
      { before: "110", after: "120", reason: "再集計" },
    ]);
  });

  it("are the newest of their own year and KPI, in whatever order they come", () => {
    const others = [
      report(8, "130", R8),
      makeApprovedReport("1", { kpiId: toKpiId("other"), fy: R7, revision: 9 }),
    ];
    const composed = compose({ reports: [...others, ...corrected.toReversed()] });
    expect([R7, R8].map((fy) => yearOf(composed, fy)?.actual)).toEqual(["120", "130"]);
  });

  it("keep what was told of a correction, though an earlier year is corrected later", () => {
    const R6 = fiscalYear(2024);
    const definition = makePlan({ startFy: R6, kpis: [makeKpi({ baseline: { fy: R6, value: null } })] });
    const plans = [{ definition, isPublic: true }];
    const first: ApprovedReport[] = [report(2, "100", R6), report(2, "90")];
    const published = new Set([R6, R7].map((fy) => figureKey(KPI, fy, 2)));
    const second = [...first, report(4, "110", R7, "再集計")];
    const one = compose({ plans, reports: first });
    const two = compose({ plans, reports: second, published, before: told(one), no: 2 });
    const marks = (composed: ComposedPlans) =>
      yearOf(composed)?.corrections.map(({ judgementBefore, judgementAfter }) => [
        judgementBefore,
        judgementAfter,
      ]);
    expect(marks(two)).toEqual([["not_achieved", "improving"]]);
    for (const year of [R6, R7]) published.add(figureKey(KPI, year, 4));
    const third = [...second, report(4, "80", R6, "再集計")];
    const three = compose({ plans, reports: third, published, before: told(two), no: 3 });
    expect(marks(three)).toEqual([["not_achieved", "improving"]]);
    expect(marks(compose({ plans, reports: third, published }))).toEqual([["improving", "improving"]]);
  });

  it("of the document stay with whom they were told of; a reported one is its own department's", () => {
    const printed = (department: string): PlanDefinition =>
      makePlan({
        kpis: [makeKpi({ department, years: [{ fy: R7, planned: { kind: "none" }, actual: num("100") }] })],
      });
    const before = told(compose({ plans: [{ definition: printed("総務課"), isPublic: true }] }));
    const plans = [{ definition: printed("市民課"), isPublic: true }];
    expect(yearOf(compose({ before, plans }))?.department).toBe("総務課");
    expect(yearOf(compose({ plans }))?.department).toBe("市民課");
    expect(yearOf(compose({ before, plans, reports: [report(2, "110")] }))?.department).toBe("DX推進課");
    expect(yearOf(compose({ before, plans }), R8)?.department).toBe("市民課");
  });
});

describe("the changes of a publication", () => {
  it("are one sentence for the first, and nothing where nothing is new", () => {
    const first = compose();
    expect(texts(first)).toEqual(["first_publication"]);
    expect(texts(compose({ before: told(first), no: 2 }))).toEqual([]);
  });

  it("begin with the rule and with what is taken back", () => {
    const first = compose();
    const before = { plans: first.plans, record: first.record, publishedAt: PUBLISHED_AT, ruleVersion: "1" };
    const again = compose({
      before,
      withdraws: { no: 1, reason: "誤り" },
      reports: [report(2, "110")],
      no: 2,
    });
    expect(again.changes.map(({ kind }) => kind)).toEqual(["definition", "withdrawal", "figure"]);
  });

  it("of figures and marks stay on record with number and instant, those of before first", () => {
    const first = compose({ reports: [report(2, "110")] });
    expect(first.record).toEqual([]);
    const published = new Set([figureKey(KPI, R7, 2)]);
    const second = compose({
      before: told(first),
      reports: [report(2, "110"), report(4, "120", R7, "再集計")],
      published,
      no: 2,
      publishedAt: "2026-07-01T00:00:00.000Z",
    });
    expect(second.record.map(({ kind, no, publishedAt }) => [kind, no, publishedAt])).toEqual([
      ["correction", 2, "2026-07-01T00:00:00.000Z"],
    ]);
    const third = compose({ before: told(second), reports: [report(2, "110")], published, no: 3 });
    expect(third.record.slice(0, 1)).toEqual(second.record);
  });
});
