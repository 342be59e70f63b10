import { day, num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { NOTHING_ON_RECORD } from "@tests/fixtures/on-record";
import { makePlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import type { DefinitionChange, Kpi, PlanDefinition, Target } from "@/domain/plan/definition";
import { termsOf } from "@/domain/plan/editions";
import { type Decision, UNDECIDED } from "@/domain/proposals/decide";
import { differences } from "@/domain/proposals/diff";
import { examineProposal } from "@/domain/proposals/examine";
import type { OnRecord } from "@/domain/proposals/history/record";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { problemSentence } from "@/domain/words/ja/proposals/proposals";
import type { ProposalProblem } from "./problems";

const R7 = fiscalYear(2025);
const R8 = fiscalYear(2026);
const R9 = fiscalYear(2027);
const TODAY = day("2027-06-01");
const target = (value: string): Target => ({ kind: "number", value: num(value) });
const kpi = makeKpi({ decimals: 1 });
const other = makeKpi({ id: toKpiId("other") });
const planOf = (changes: Partial<Kpi> = {}, plan: Partial<PlanDefinition> = {}) =>
  makePlan({ kpis: [{ ...kpi, ...changes }, other], ...plan });
const plan = planOf();

const figure = (fy: typeof R7, actual: string, kpiId = kpi.id) => ({ kpiId, fy, actual: num(actual) });
const underway = (fy: typeof R7, actualText: string, kpiId = kpi.id) =>
  ({ kpiId, fy, actualText, state: "submitted" }) as const;

interface Asked {
  readonly before?: PlanDefinition;
  readonly decision?: Partial<Decision>;
  readonly record?: Partial<OnRecord>;
}

/** What stands in the way, of that kind; every difference is decided alike. */
function found<K extends ProposalProblem["kind"]>(
  kind: K,
  after: PlanDefinition,
  { before = plan, decision = {}, record = {} }: Asked = {},
) {
  const decided = { ...UNDECIDED, reason: "見直し", from: R9, ...decision };
  const decisions = Object.fromEntries(differences(before, after).map(({ key }) => [key, decided]));
  const { problems } = examineProposal(before, after, decisions, { ...NOTHING_ON_RECORD, ...record }, TODAY);
  for (const problem of problems) expectSaid(problem);
  return problems.filter((each) => each.kind === kind);
}

/** Whatever stands in the way is told in a sentence of its own that names what it is about. */
function expectSaid(problem: ProposalProblem): void {
  const sentence = problemSentence(problem);
  expect(sentence).toMatch(/。$/);
  if ("kpi" in problem && problem.kpi) expect(sentence).toContain(`「${problem.kpi.name}」`);
  // A 現状値 in the old unit is told by itself, whatever year the unit changes from.
  if ("fy" in problem && problem.fy !== null && problem.kind !== "in_old_unit") {
    expect(sentence).toContain(fiscalYearJa(problem.fy));
  }
  if ("actual" in problem && problem.actual !== null)
    expect(sentence).toContain(`（${problem.actual.replace("-", "−")}件）`);
}
/** Of which years. */
const years = (...args: Parameters<typeof found>) =>
  found(...args).map((problem) => ("fy" in problem ? problem.fy : null));

describe("a KPI that the plan no longer names", () => {
  const without = makePlan({ kpis: [other] });

  it("may be left out as long as nobody knows of it", () => {
    expect(found("dropped", without)).toEqual([]);
    expect(found("dropped", without, { record: { figures: [figure(R7, "1", other.id)] } })).toEqual([]);
  });

  it.each<[string, Partial<OnRecord>]>([
    ["published", { publishedKpis: [kpi.id] }],
    ["recorded with a figure", { figures: [figure(R7, "1")] }],
    ["reported on", { underway: [underway(R7, "1")] }],
  ])("is dropped where it was %s", (_what, record) => {
    expect(found("dropped", without, { record })).toMatchObject([{ kpi: { id: kpi.id } }]);
  });
});

describe("a recorded figure", () => {
  const record = { figures: [figure(R7, "10.5"), figure(R8, "20"), figure(R8, "1", other.id)] };

  it.each<Partial<Kpi>>([{ unit: "回" }, { direction: "down" }, { aggregation: "cumulative" }])(
    "would mean something else: %j",
    (changes) => {
      expect(years("reinterprets", planOf(changes), { record, decision: { from: null } })).toEqual([R7]);
      expect(years("reinterprets", planOf(changes), { record, decision: { from: R8 } })).toEqual([R8]);
      expect(years("reinterprets", planOf(changes), { record, decision: { from: R9 } })).toEqual([]);
    },
  );

  it("means the same under another target", () => {
    const after = planOf({ target: { ...kpi.target, value: target("300") } });
    expect(found("reinterprets", after, { record, decision: { from: null } })).toEqual([]);
  });

  it("would be printed otherwise, or would not fit, in fewer places", () => {
    const after = planOf({ decimals: 0 });
    const from = (year: Decision["from"]) => ({ record, decision: { from: year } });
    expect(found("too_few_decimals", after, from(null))).toMatchObject([{ fy: R7, actual: "10.5" }]);
    expect(years("reinterprets", after, from(null))).toEqual([R8]);
    expect(found("too_few_decimals", after, from(R8))).toEqual([]);
    const more = { ...from(null), record: { figures: [figure(R7, "10.5")] } };
    expect(found("too_few_decimals", planOf({ decimals: 2 }), more)).toEqual([]);
    expect(found("too_few_decimals", planOf({ upperLimit: num("99999") }), more)).toEqual([]);
  });

  it("would lie below the lowest", () => {
    // −5 and 0 were entered where −10 was the lowest; then nothing below 0, or below 0.1.
    const before = planOf({ lowest: num("-10") });
    const record = { figures: [figure(R7, "-5"), figure(R8, "0")] };
    const below = (lowest: string | null, fy = R7) =>
      years("below_lowest", planOf({ lowest: lowest === null ? null : num(lowest) }), {
        before,
        decision: { from: fy },
        record,
      });
    expect(below("0")).toEqual([R7]);
    expect(below("0.1")).toEqual([R7, R8]);
    expect(below("-5")).toEqual([]);
    expect(below("-10")).toEqual([]);
    expect(below(null)).toEqual([]);
    expect(below("0", R8)).toEqual([]);
  });

  it("would lie above the limit", () => {
    const limit = (value: string, asked: Asked = {}) =>
      years(
        "above_limit",
        planOf({ upperLimit: num(value), target: { ...kpi.target, value: target("5") } }),
        {
          record,
          decision: { from: null },
          ...asked,
        },
      );
    expect(limit("19.9")).toEqual([R8]);
    expect(limit("20")).toEqual([]);
    expect(limit("10")).toEqual([R7, R8]);
    expect(limit("10", { decision: { from: R8 } })).toEqual([R8]);
    expect(limit("10", { before: planOf({ upperLimit: num("10") }) })).toEqual([]);
  });

  it("would be of a year in which nothing is asked for", () => {
    expect(years("not_asked", planOf({ until: R7 }), { record })).toEqual([R8]);
    expect(years("not_asked", planOf({ until: R8 }), { record })).toEqual([]);
    expect(years("not_asked", planOf({ surveyed: [R8] }), { record })).toEqual([R7]);
    const ended = planOf({ until: R7 });
    expect(years("not_asked", planOf({ until: R7, name: "新しい名" }), { record, before: ended })).toEqual(
      [],
    );
  });

  it("that the document prints is corrected by a report, and may be put where there was none", () => {
    const printed = (actual: string | null) =>
      planOf({
        years: [{ fy: R7, planned: { kind: "none" }, actual: actual === null ? null : num(actual) }],
      });
    expect(years("printed_figure", printed("11"), { before: printed("10") })).toEqual([R7]);
    expect(years("printed_figure", printed(null), { before: printed("10") })).toEqual([R7]);
    expect(years("printed_figure", printed("11"), { before: printed(null) })).toEqual([]);
    expect(years("printed_figure", printed("10"), { before: printed("10") })).toEqual([]);
  });
});

describe("a report on its way", () => {
  const record = { underway: [underway(R8, "10.5"), underway(R8, "1", other.id)] };

  it("stands in the way where its figure could not be entered any more, or would mean something else", () => {
    expect(found("underway", planOf({ decimals: 0 }), { record, decision: { from: R8 } })).toMatchObject([
      {
        fy: R8,
        actual: "10.5",
        unit: "件",
        state: "submitted",
        kpi: { id: kpi.id },
        misfit: { kind: "too_many_decimals", most: 0 },
        first: R9,
      },
    ]);
    const misfits = (changes: Partial<Kpi>, from: Decision["from"] = R8) =>
      found("underway", planOf(changes), { record, decision: { from } }).map(
        (problem) => problem.kind === "underway" && problem.misfit,
      );
    expect(misfits({ unit: "回" })).toEqual([{ kind: "meaning" }]);
    expect(misfits({ until: R7 }, R9)).toEqual([{ kind: "not_asked" }]);
    expect(misfits({ upperLimit: num("10") })).toEqual([{ kind: "above_limit", limit: "10" }]);
    expect(misfits({ lowest: num("11") })).toEqual([{ kind: "below_lowest", limit: "11" }]);
    expect(misfits({ upperLimit: num("10.5"), lowest: num("10.5") })).toEqual([]);
    // No year of the plan is left after it.
    const short = makePlan({ kpis: [kpi, other], endFy: R8 });
    const lower = makePlan({ kpis: [{ ...kpi, upperLimit: num("10") }, other], endFy: R8 });
    expect(found("underway", lower, { before: short, record, decision: { from: R8 } })).toMatchObject([
      { first: null },
    ]);
  });

  it("goes on where it stays what it is", () => {
    expect(years("underway", planOf({ decimals: 0 }), { record, decision: { from: R9 } })).toEqual([]);
    expect(years("underway", planOf({ unit: "回" }), { record, decision: { from: R9 } })).toEqual([]);
    expect(years("underway", planOf({ until: R8 }), { record })).toEqual([]);
    expect(years("underway", planOf({ name: "新しい名" }), { record })).toEqual([]);
    const whole = { underway: [underway(R8, "10")] };
    expect(years("underway", planOf({ decimals: 0 }), { record: whole, decision: { from: R8 } })).toEqual([]);
    // What could not be entered before either is not this change's doing.
    const unreadable = { underway: [underway(R8, "十")] };
    expect(
      years("underway", planOf({ decimals: 0 }), { record: unreadable, decision: { from: R8 } }),
    ).toEqual([]);
  });
});

describe("a value that its own terms do not allow", () => {
  const values = (changes: Partial<Kpi>) =>
    found("terms_contradict", planOf(changes), { decision: { from: null } }).map((problem) =>
      problem.kind === "terms_contradict" ? problem.value : null,
    );

  it.each<[string, Partial<Kpi>, string[]]>([
    ["現状値 with too many places", { baseline: { ...kpi.baseline, value: num("100.25") } }, ["100.25"]],
    ["目標値 with too many places", { target: { ...kpi.target, value: target("200.25") } }, ["200.25"]],
    ["目標値 above the limit", { upperLimit: num("199.9") }, ["200"]],
    ["both above the limit", { upperLimit: num("99") }, ["100", "200"]],
    ["目標値 at the limit", { upperLimit: num("200") }, []],
    [
      "計画 above the limit",
      { upperLimit: num("200"), years: [{ fy: R8, planned: target("201"), actual: null }] },
      ["201"],
    ],
    ["no number at all", { target: { ...kpi.target, value: { kind: "trend" } }, upperLimit: num("100") }, []],
  ])("%s", (_what, changes, expected) => {
    expect(values(changes)).toEqual(expected);
  });
});

describe("a plan as a whole", () => {
  const words = { aim: "新しい目的" };

  it("stays the plan of its municipality, and begins when it began", () => {
    const elsewhere = { ...words, municipality: { code: "202011", name: "長野市" } };
    expect(found("other_municipality", planOf({}, elsewhere))).toHaveLength(1);
    expect(found("other_municipality", planOf({}, words))).toEqual([]);
    expect(found("start_changed", planOf({}, { ...words, startFy: fiscalYear(2024) }))).toHaveLength(1);
    expect(found("start_changed", planOf({}, words))).toEqual([]);
  });

  it("ends no earlier than its last figure", () => {
    const record = { figures: [figure(R8, "1"), figure(R7, "1")] };
    const end = (endFy: typeof R7) => years("end_before_figures", planOf({}, { endFy }), { record });
    expect(end(R7)).toEqual([R8]);
    expect(end(R8)).toEqual([]);
    expect(end(fiscalYear(2031))).toEqual([]);
    expect(years("end_before_figures", planOf({}, { endFy: R7 }))).toEqual([]);
  });

  it("has the terms of earlier years that are on record, or says nothing of them", () => {
    const earlier = [{ ...termsOf(kpi), until: R7 }];
    const before = planOf({ earlier });
    const rewritten = (changes: Partial<Kpi>) => found("history_changed", planOf(changes, words), { before });
    expect(rewritten({ earlier })).toEqual([]);
    expect(rewritten({})).toEqual([]);
    expect(rewritten({ earlier: [{ ...termsOf(kpi), unit: "回", until: R7 }] })).toHaveLength(1);
    expect(found("history_changed", planOf({ earlier }, words))).toHaveLength(1);
    // A file that was written out before the latest of them.
    const two = [...earlier, { ...termsOf(kpi), until: R8 }];
    expect(
      found("history_changed", planOf({ earlier }, words), { before: planOf({ earlier: two }) }),
    ).toEqual([]);
  });

  it("has the changes that are on record, or tells others of its own", () => {
    const told = (reason: string): DefinitionChange => ({
      kpiId: kpi.id,
      what: "name",
      from: null,
      before: "旧",
      after: "新",
      reason,
      decidedOn: null,
      document: null,
      rejudges: false,
    });
    const before = planOf({}, { changes: [told("一"), told("二")] });
    const retold = (...reasons: string[]) =>
      found("history_changed", planOf({}, { ...words, changes: reasons.map(told) }), { before });
    expect(retold("一", "二")).toEqual([]);
    expect(retold("一", "二", "三")).toEqual([]);
    expect(retold("三")).toEqual([]);
    // Written out before the second one: nothing of the record is changed by it.
    expect(retold("一")).toEqual([]);
    expect(retold("二")).toHaveLength(1);
    expect(retold("一", "三")).toHaveLength(1);
    expect(found("history_changed", planOf({}, words), { before })).toEqual([]);
  });
});

describe("a decision", () => {
  const after = planOf({ target: { fy: fiscalYear(2028), value: target("300") } });

  it("has a reason, once for what is decided together, and none is asked for words", () => {
    expect(found("reason_missing", after, { decision: { reason: " " } })).toHaveLength(1);
    expect(found("reason_missing", after)).toEqual([]);
    expect(found("reason_missing", planOf({ rationale: "根拠" }), { decision: { reason: "" } })).toEqual([]);
    expect(found("reason_missing", planOf({ until: R9 }), { decision: { reason: "" } })).toHaveLength(1);
  });

  it("is missing altogether where nothing was decided", () => {
    const { problems } = examineProposal(plan, after, {}, NOTHING_ON_RECORD, TODAY);
    expect(problems.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["reason_missing", "year_missing"]),
    );
    expect(problems.filter(({ kind }) => kind === "year_missing")).toHaveLength(1);
    const ending = examineProposal(plan, planOf({ until: R8 }), {}, NOTHING_ON_RECORD, TODAY).problems;
    expect(ending.map(({ kind }) => kind)).toEqual(["reason_missing"]);
  });
});
