import { num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { NOTHING_ON_RECORD } from "@tests/fixtures/on-record";
import { makePlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import type { DefinitionChange, Kpi, PlanDefinition } from "@/domain/plan/definition";
import { withTerm } from "@/domain/plan/editions";
import { type OnRecord, suggestedYear } from "@/domain/proposals/history/record";
import { type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { UNDECIDED } from "./decide";
import { suggestedDecisions } from "./suggest";

const R7 = fiscalYear(2025);
const R8 = fiscalYear(2026);
const R9 = fiscalYear(2027);
const kpi = makeKpi();
const other = makeKpi({ id: toKpiId("other") });
const planOf = (changes: Partial<Kpi> = {}, plan: Partial<PlanDefinition> = {}) =>
  makePlan({ kpis: [{ ...kpi, ...changes }, other], ...plan });
const plan = planOf();
const figure = (fy: FiscalYear, kpiId = kpi.id) => ({ kpiId, fy, actual: num("1") });
const record = (changes: Partial<OnRecord> = {}): OnRecord => ({ ...NOTHING_ON_RECORD, ...changes });

describe("the year from which a change is proposed to hold", () => {
  const year = (changes: Partial<OnRecord>, running = R7, asked: Kpi["id"] | null = kpi.id) =>
    suggestedYear(plan, asked, record(changes), running);

  it("is the one that runs, within the plan", () => {
    expect(year({}, R8)).toBe(R8);
    expect(year({}, fiscalYear(2024))).toBe(R7);
    expect(year({}, fiscalYear(2031))).toBe(2029);
  });

  it("is after everything on record of the KPI, or of all of them where it is of the plan", () => {
    expect(year({ figures: [figure(R8), figure(R7)] })).toBe(R9);
    expect(year({ underway: [{ kpiId: kpi.id, fy: R7, state: "draft", actualText: "1" }] })).toBe(R8);
    expect(year({ figures: [figure(R8, other.id)] })).toBe(R7);
    expect(year({ figures: [figure(R8, other.id)] }, R7, null)).toBe(R9);
  });

  it("is not before the terms that hold now", () => {
    const later = makePlan({ kpis: [other, withTerm(kpi, "unit", "回", R9)] });
    expect(suggestedYear(later, kpi.id, record(), R7)).toBe(R9);
    expect(suggestedYear(later, other.id, record(), R7)).toBe(R7);
    expect(suggestedYear(later, null, record(), R7)).toBe(R7);
  });
});

describe("the decisions that a proposal begins with", () => {
  const target = { ...kpi.target, value: { kind: "number" as const, value: num("300") } };
  const key = "count/target";
  const told = (changes: Partial<DefinitionChange> = {}): DefinitionChange => ({
    kpiId: kpi.id,
    what: "target",
    from: R9,
    before: "200",
    after: "300",
    reason: "計画ファイルの理由",
    decidedOn: null,
    document: "議事録",
    rejudges: false,
    ...changes,
  });
  const suggested = (changes: DefinitionChange[], { before = plan, given = {} } = {}) =>
    suggestedDecisions(before, planOf({ target }, { changes }), record(), R8, given)[key];

  it("are a year that touches nothing, where one is needed, and nothing else", () => {
    expect(suggested([])).toEqual({ ...UNDECIDED, from: R8 });
    expect(suggestedDecisions(plan, planOf({ name: "新" }), record(), R8)).toEqual({
      "count/name": UNDECIDED,
    });
    expect(suggestedDecisions(plan, plan, record(), R8)).toEqual({});
  });

  it("are what the file says of that very change, unless it is on record already", () => {
    const expected = { ...UNDECIDED, from: R9, reason: "計画ファイルの理由", document: "議事録" };
    expect(suggested([told()])).toEqual(expected);
    // A year that the file leaves out is the one that touches nothing.
    expect(suggested([told({ from: null })])).toEqual({ ...expected, from: R8 });
    const none = { ...UNDECIDED, from: R8 };
    expect(suggested([told({ kpiId: other.id })])).toEqual(none);
    expect(suggested([told({ what: "name" })])).toEqual(none);
    expect(suggested([told({ after: "400" })])).toEqual(none);
    expect(suggested([told({ after: "400" }), told()])).toEqual(expected);
    expect(suggested([told()], { before: planOf({}, { changes: [told()] }) })).toEqual(none);
    expect(suggested([told()], { before: planOf({}, { changes: [told({ reason: "前の理由" })] }) })).toEqual(
      expected,
    );
  });

  it("of a year's 計画 are what the file says of that year", () => {
    const years = [{ fy: R8, planned: { kind: "number" as const, value: num("150") }, actual: null }];
    const of = (from: FiscalYear) =>
      suggestedDecisions(
        plan,
        planOf(
          { years },
          { changes: [told({ what: "planned", from, before: null, after: "150", reason: "計画の見直し" })] },
        ),
        record(),
        R8,
      )["count/planned/2026"];
    expect(of(R8)).toMatchObject({ reason: "計画の見直し", from: null });
    expect(of(R9)).toEqual(UNDECIDED);
  });

  it("stay what was decided before", () => {
    const given = { ...UNDECIDED, reason: "前に決めた理由", from: R9 };
    expect(suggested([told()], { given: { [key]: given } })).toEqual(given);
  });

  it("of a value and its year are one, told of either", () => {
    const after = { fy: fiscalYear(2028), value: { kind: "number" as const, value: num("300") } };
    const decisions = suggestedDecisions(
      plan,
      planOf({ target: after }, { changes: [told({ what: "targetFy", before: null, after: null })] }),
      record(),
      R8,
    );
    expect(Object.keys(decisions)).toEqual([key]);
    expect(decisions[key]).toMatchObject({ reason: "計画ファイルの理由", from: R9 });
  });
});
