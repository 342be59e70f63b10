import { num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { NOTHING_ON_RECORD } from "@tests/fixtures/on-record";
import { makePlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import { type EarlierTerms, type Kpi, listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { editionsOf, kpiInYear, termsOf } from "@/domain/plan/editions";
import type { OnRecord } from "@/domain/proposals/history/record";
import { addYears, fiscalYear } from "@/domain/shared/fiscal-year";
import { isoDate } from "@/domain/shared/iso-date";
import { toKpiId } from "@/domain/shared/kpi-id";
import { UNDECIDED } from "./decide";
import { examineProposal } from "./examine";

const [R7, R8] = [fiscalYear(2025), fiscalYear(2026)];
const kpi = makeKpi({ definition: "参加した人の数" });
const planOf = (changes: Partial<Kpi> = {}): PlanDefinition => makePlan({ kpis: [{ ...kpi, ...changes }] });
const figures = [{ kpiId: kpi.id, fy: R7, actual: num("120") }];
/** R7 was published, with a figure. */
const PUBLISHED: OnRecord = {
  ...NOTHING_ON_RECORD,
  figures,
  published: [{ kpiId: kpi.id, fy: R7 }],
  publishedYears: [R7],
  publishedKpis: [kpi.id],
};
const today = isoDate("2026-06-01");

function looked(before: PlanDefinition, after: PlanDefinition, record: OnRecord, decided = UNDECIDED) {
  const first = examineProposal(before, after, {}, record, today);
  const decisions = Object.fromEntries(first.changes.map(({ key }) => [key, decided]));
  return examineProposal(before, after, decisions, record, today);
}
const reasonsMissing = (problems: ReturnType<typeof looked>["problems"]) =>
  problems.filter(({ kind }) => kind === "reason_missing").length;

/**
 * How a change of each field of a KPI is taken under a published figure. `edition`: a reason and the first year, and the years
 * before keep theirs. `reason`: a reason, and no edition. `words`: no more than told. `check`: of the plan file alone, told nobody.
 */
const TREATMENT: Record<
  Exclude<keyof Kpi, "id" | "earlier">,
  { readonly as: "edition" | "reason" | "words" | "check"; readonly to: Partial<Kpi> }
> = {
  definition: { as: "edition", to: { definition: "参加した人の延べ数" } },
  unit: { as: "edition", to: { unit: "回" } },
  scale: { as: "edition", to: { scale: 1000 } },
  decimals: { as: "edition", to: { decimals: 1 } },
  direction: { as: "edition", to: { direction: "down" } },
  aggregation: { as: "edition", to: { aggregation: "cumulative" } },
  upperLimit: { as: "edition", to: { upperLimit: num("500") } },
  lowest: { as: "edition", to: { lowest: num("-5") } },
  baseline: { as: "edition", to: { baseline: { ...kpi.baseline, value: num("90") } } },
  target: { as: "edition", to: { target: { ...kpi.target, value: { kind: "number", value: num("300") } } } },
  from: { as: "reason", to: { from: R8 } },
  until: { as: "reason", to: { until: R8 } },
  surveyed: { as: "reason", to: { surveyed: [R7] } },
  continues: { as: "reason", to: { continues: toKpiId("before") } },
  years: { as: "reason", to: { years: [{ fy: R8, planned: { kind: "trend" }, actual: null }] } },
  name: { as: "words", to: { name: "新しい名" } },
  rationale: { as: "words", to: { rationale: "新しい考え方" } },
  department: { as: "words", to: { department: "総務課" } },
  source: { as: "words", to: { source: "別紙9" } },
  sampleSurvey: { as: "words", to: { sampleSurvey: true } },
  en: { as: "words", to: { en: { name: "Number of participants" } } },
  easy: { as: "words", to: { easy: { name: "来《き》た人《ひと》の数《かず》" } } },
  targetBehindBaseline: { as: "check", to: { targetBehindBaseline: true } },
};

describe("a field of a KPI with a published figure is changed", () => {
  it.each(Object.entries(TREATMENT))("%s", (_, { as, to }) => {
    const { changes, problems } = looked(planOf(), planOf(to), PUBLISHED);
    expect(changes.length > 0).toBe(as !== "check");
    expect(reasonsMissing(problems)).toBe(as === "edition" || as === "reason" ? 1 : 0);
    expect(changes.some(({ needsYear }) => needsYear)).toBe(as === "edition");
    const decided = { ...UNDECIDED, from: R8, reason: "見直し" };
    const { plan } = looked(planOf(), planOf(to), PUBLISHED, decided);
    const [placed] = listKpis(plan);
    expect(placed && editionsOf(placed.kpi)).toHaveLength(as === "edition" ? 2 : 1);
  });
});

describe("what a KPI counts is said otherwise", () => {
  const other = planOf({ definition: "参加した人の延べ数" });
  const decided = { ...UNDECIDED, from: R8, reason: "数え方の見直し" };
  const kpiOf = (plan: PlanDefinition) => listKpis(plan)[0]?.kpi ?? kpi;

  it("from its year on: published years keep their words, and nothing breaks the line", () => {
    const { plan, problems, breaks } = looked(planOf(), other, PUBLISHED, decided);
    expect(problems).toEqual([]);
    expect(breaks).toEqual([]);
    expect(kpiInYear(kpiOf(plan), R7).definition).toBe("参加した人の数");
    expect(kpiInYear(kpiOf(plan), R8).definition).toBe("参加した人の延べ数");
    expect(plan.changes).toMatchObject([{ what: "definition", from: R8, reason: "数え方の見直し" }]);
  });

  it("never for a figure that was published under other words", () => {
    for (const from of [null, R7]) {
      const { problems } = looked(planOf(), other, PUBLISHED, { ...decided, from });
      expect(problems).toMatchObject([{ kind: "reinterprets", fy: R7, first: R8 }]);
    }
  });

  it("as words where no figure of it was published: no reason, no year, for every year", () => {
    const unpublished = { ...PUBLISHED, published: [] };
    const { plan, problems } = looked(planOf(), other, unpublished);
    expect(problems).toEqual([]);
    expect(kpiOf(plan).earlier).toBeUndefined();
    expect(kpiInYear(kpiOf(plan), R7).definition).toBe("参加した人の延べ数");
  });

  it("as words where there were none before, whatever year was said", () => {
    const { plan, problems } = looked(planOf({ definition: null }), other, PUBLISHED, {
      ...UNDECIDED,
      from: R8,
    });
    expect(problems).toEqual([]);
    expect(kpiOf(plan).earlier).toBeUndefined();
  });

  it("and taken away asks as another text does", () => {
    const { problems } = looked(planOf(), planOf({ definition: null }), PUBLISHED);
    expect(reasonsMissing(problems)).toBe(1);
    const { plan } = looked(planOf(), planOf({ definition: null }), PUBLISHED, decided);
    expect(kpiInYear(kpiOf(plan), R7).definition).toBe("参加した人の数");
    expect(kpiInYear(kpiOf(plan), R8).definition).toBeNull();
  });

  it("while earlier terms that say nothing of it counted what the terms after them say", () => {
    const { definition: _, ...terms } = termsOf(kpi);
    const old: EarlierTerms = {
      until: R7,
      ...terms,
      target: { fy: kpi.target.fy, value: { kind: "number", value: num("150") } },
    };
    expect(kpiInYear({ ...kpi, earlier: [old] }, R7).definition).toBe("参加した人の数");
    const { plan } = looked(planOf({ earlier: [old] }), other, PUBLISHED, {
      ...decided,
      from: addYears(R8, 1),
    });
    const years = [R7, R8, addYears(R8, 1)].map((fy) => kpiInYear(kpiOf(plan), fy).definition);
    expect(years).toEqual(["参加した人の数", "参加した人の数", "参加した人の延べ数"]);
    // The first one still says nothing of its own.
    expect(kpiOf(plan).earlier?.map(({ definition }) => definition)).toEqual([undefined, "参加した人の数"]);
  });
});
