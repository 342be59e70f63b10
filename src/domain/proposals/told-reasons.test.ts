import { num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { makePlan } from "@tests/fixtures/plan";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DefinitionChange, Kpi, PlanDefinition } from "@/domain/plan/definition";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { wrongReasonSentence } from "@/domain/words/ja/proposals/told-reasons";
import { differences } from "./diff";
import { reasonFor, wrongReasons } from "./told-reasons";

const [R8, R9] = [fiscalYear(2026), fiscalYear(2027)];
const kpi = makeKpi({ name: "手続の種類" });
const other = makeKpi({ id: toKpiId("other"), name: "ほかの指標" });
const target = { ...kpi.target, value: { kind: "number" as const, value: num("300") } };
const planOf = (changes: Partial<Kpi> = {}, plan: Partial<PlanDefinition> = {}) =>
  makePlan({ kpis: [{ ...kpi, ...changes }, other], ...plan });
const plan = planOf();
const entry = (changes: Partial<DefinitionChange> = {}): DefinitionChange => ({
  kpiId: kpi.id,
  what: "target",
  from: R9,
  before: "200",
  after: "300",
  reason: "中間見直し",
  decidedOn: null,
  document: null,
  rejudges: false,
  ...changes,
});
const proposedWith = (changes: readonly DefinitionChange[], of: Partial<Kpi> = { target }) =>
  planOf(of, { changes });
const wrong = (changes: readonly DefinitionChange[], of?: Partial<Kpi>, before = plan) =>
  wrongReasons(before, proposedWith(changes, of)).map(({ index, kind }) => [index, kind]);
const said = (changes: readonly DefinitionChange[], of?: Partial<Kpi>) => {
  const proposed = proposedWith(changes, of);
  return wrongReasons(plan, proposed).map((each) => wrongReasonSentence(each, plan, proposed, {}));
};

describe("a reason that the file gives", () => {
  it("stands where it speaks of what the file changes, or leaves the values out", () => {
    expect(wrong([entry()])).toEqual([]);
    expect(wrong([entry({ before: null, after: null })])).toEqual([]);
    expect(wrong([entry({ before: "200.0", after: null })])).toEqual([]);
    expect(wrong([])).toEqual([]);
  });

  it("stands where the plan has it on record already, whatever it leaves out", () => {
    const taken = planOf({ target }, { changes: [entry()] });
    for (const again of [entry({ before: null, after: null }), entry({ from: null, before: "200.0" })]) {
      expect(wrongReasons(taken, proposedWith([again]))).toEqual([]);
      // The file changes the target once more, and says nothing new of it.
      const value = { kind: "number" as const, value: num("320") };
      expect(wrongReasons(taken, proposedWith([again], { target: { ...target, value } }))).toEqual([]);
    }
    expect(wrongReasons(taken, proposedWith([entry({ reason: "別の理由", after: "310" })]))).toHaveLength(1);
  });

  it("is refused where it names other values than the file changes", () => {
    expect(said([entry({ after: "260" })])).toEqual([
      "changes[0].after：「260」と書かれていますが、このファイルの変更（「手続の種類」の目標値：200件 → 300件）と違います。計画ファイルの書き方では「300」です。どちらかを直してください。",
    ]);
    expect(said([entry({ before: "150" })])).toEqual([
      expect.stringMatching(/^changes\[0\]\.before：「150」/),
    ]);
    // What was no end before is said as null.
    expect(wrong([entry({ what: "ended", from: R8, before: "2029", after: "2026" })], { until: R8 })).toEqual(
      [[0, "otherwise"]],
    );
    expect(wrong([entry({ what: "ended", from: R8, before: null, after: "2026" })], { until: R8 })).toEqual(
      [],
    );
    expect(said([entry({ what: "ended", from: R9, before: null, after: null })], { until: R8 })).toEqual([
      expect.stringMatching(/^changes\[0\]\.from：「2027」/),
    ]);
  });

  it("is refused where the file does not change that part, and told what it changes", () => {
    expect(said([entry(), entry({ what: "unit", before: null, after: null })])).toEqual([
      "changes[1]：「手続の種類」の単位を変える理由が書かれていますが、このファイルはそれを変えていません。この指標で変わるのは、「手続の種類」の目標値：200件 → 300件です。この項目を除くか、ファイルの内容を直してください。",
    ]);
    expect(said([entry(), entry({ kpiId: other.id })])).toEqual([
      "changes[1]：「ほかの指標」の目標値を変える理由が書かれていますが、このファイルはそれを変えていません。この指標で変わることはありません。この項目を除くか、ファイルの内容を直してください。",
    ]);
    expect(said([entry(), entry({ kpiId: null, what: "endFy" })])).toEqual([
      expect.stringContaining("計画全体で変わることはありません。"),
    ]);
    const years = [{ fy: R8, planned: target.value, actual: null }];
    expect(wrong([entry({ what: "planned", from: R8, before: null })], { years })).toEqual([]);
    expect(said([entry({ what: "planned", from: R9, before: null })], { years })).toEqual([
      expect.stringContaining("「手続の種類」の令和9年度の計画を変える理由"),
    ]);
    const all = { target, unit: "枚", decimals: 1, name: "手続", rationale: "考え方" };
    expect(said([entry(), entry({ what: "place", before: null, after: null })], all).join()).toContain(
      "（ほか2件）です。",
    );
  });

  it("is refused where it would be lost beside another of what is decided together", () => {
    const of = { target: { ...target, fy: fiscalYear(2028) } };
    const ofYear = { what: "targetFy" as const, before: "2029", after: "2028" };
    expect(wrong([entry(), entry(ofYear)], of)).toEqual([]);
    expect(wrong([entry(), entry({ ...ofYear, reason: "別の理由" })], of)).toEqual([[1, "repeated"]]);
    expect(said([entry(), entry({ document: "議事録" })])).toEqual([
      expect.stringMatching(
        /^changes\[1\]：この変更（「手続の種類」の目標値：200件 → 300件）の理由や年度は、前の項目にも/,
      ),
    ]);
  });

  it("is no matter of what is on record", () => {
    const known = entry({ what: "unit", before: "回", after: "件" });
    const before = planOf({}, { changes: [known] });
    expect(wrong([known, entry()], { target }, before)).toEqual([]);
    expect(wrong([known, entry({ after: "260" })], { target }, before)).toEqual([[1, "otherwise"]]);
  });
});

it("a change has a reason from the file exactly where an entry of it is not refused", () => {
  const any = fc.record({
    what: fc.constantFrom("target" as const, "unit" as const, "name" as const, "ended" as const),
    from: fc.constantFrom(null, R8, R9),
    before: fc.constantFrom(null, "200", "件", "2029"),
    after: fc.constantFrom(null, "300", "枚", "2026"),
  });
  const parts = fc.subarray([{ target }, { unit: "枚" }, { name: "手続" }, { until: R8 }]);
  fc.assert(
    fc.property(any, parts, (changes, edits) => {
      const proposed = proposedWith([entry(changes)], Object.assign({}, ...edits));
      const given = differences(plan, proposed).filter((each) => reasonFor(plan, proposed, each) !== null);
      expect(wrongReasons(plan, proposed)).toHaveLength(given.length === 0 ? 1 : 0);
    }),
  );
});
