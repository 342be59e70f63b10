import { makeApprovedReport } from "@tests/fixtures/approved-report";
import { day, num } from "@tests/fixtures/brands";
import { makeKpi, makePaperKpi, makeProceduresKpi } from "@tests/fixtures/kpi";
import { NOTHING_ON_RECORD } from "@tests/fixtures/on-record";
import { makePlan } from "@tests/fixtures/plan";
import { anyPlan, PLAN_YEARS } from "@tests/fixtures/plan-arbitrary";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Kpi, listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { kpiInYear, settingsInYear, termsOf, wasDefined } from "@/domain/plan/editions";
import type { OnRecord } from "@/domain/proposals/history/record";
import { addYears, fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import {
  effectSentences,
  problemSentence,
  problemSentenceIn,
  proposedSentence,
} from "@/domain/words/ja/proposals/proposals";
import { type Decision, decidedPlan, UNDECIDED } from "./decide";
import { differences } from "./diff";
import { examineProposal } from "./examine";
import { suggestedDecisions } from "./suggest";

const R7 = fiscalYear(2025);
const R9 = fiscalYear(2027);
const TODAY = day("2027-04-01");

const plan = makePlan({ kpis: [makeProceduresKpi(), makePaperKpi()] });
const withKpi = (id: string, edit: (kpi: Kpi) => Kpi | null): PlanDefinition => ({
  ...plan,
  kpis: plan.kpis.flatMap((kpi) => (kpi.id === id ? (edit(kpi) ?? []) : kpi)),
});
const retargeted = withKpi("online-procedures", (kpi) => ({
  ...kpi,
  target: { ...kpi.target, value: { kind: "number", value: num("2800") } },
}));

function decisionsOf(before: PlanDefinition, after: PlanDefinition, decision: Partial<Decision>) {
  return Object.fromEntries(
    differences(before, after).map(({ key }) => [key, { ...UNDECIDED, reason: "中間見直し", ...decision }]),
  );
}
const examine = (proposed: PlanDefinition, decision: Partial<Decision>, record = NOTHING_ON_RECORD) =>
  examineProposal(plan, proposed, decisionsOf(plan, proposed, decision), record, TODAY);
const kinds = (proposal: ReturnType<typeof examine>) => proposal.problems.map(({ kind }) => kind);

describe("a new target from R9", () => {
  it("is told in words, with what it does to the 目安", () => {
    const proposal = examine(retargeted, { from: R9 });
    expect(proposal.changes.map((change) => proposedSentence(change, plan, retargeted, {}))).toEqual([
      "「オンラインで可能な行政手続の種類」の目標値：2,500手続き → 2,800手続き",
    ]);
    expect(proposal.problems).toEqual([]);
    expect(effectSentences(proposal)).toEqual([
      "公表済みの年度の評価は変わりません。",
      "「オンラインで可能な行政手続の種類」の令和9年度からの目安が変わります（1,863.2手続き → 2,043.2手続き）。",
    ]);
  });

  it("is put on record with why, when and in what", () => {
    const decided = { from: R9, decidedOn: day("2027-03-25"), document: "本部会議" };
    expect(examine(retargeted, decided).plan.changes).toEqual([
      {
        kpiId: "online-procedures",
        what: "target",
        before: "2500",
        after: "2800",
        reason: "中間見直し",
        rejudges: false,
        ...decided,
      },
    ]);
  });

  it("needs a reason and a year", () => {
    const { problems } = examineProposal(plan, retargeted, {}, NOTHING_ON_RECORD, TODAY);
    expect(problems.map(problemSentence)).toEqual([
      "「目標値」を変える理由を入力してください。",
      "「目標値」の変更が、何年度から有効かを選んでください。",
    ]);
    // In a list of every change the KPI has to be named.
    expect(problems.map((problem) => problemSentenceIn(problem, plan))).toEqual([
      "「オンラインで可能な行政手続の種類」の目標値を変える理由を入力してください。",
      "「オンラインで可能な行政手続の種類」の目標値の変更が、何年度から有効かを選んでください。",
    ]);
  });
});

it.each([
  ["unit", { unit: "枚" }],
  ["scale", { scale: 1 }],
  ["direction", { direction: "up" }],
  ["aggregation", { aggregation: "share" }],
] as const)("another %s under a recorded figure is refused, from the year after it is not", (_, terms) => {
  const proposed = withKpi("paper", (kpi) => ({ ...kpi, ...terms }));
  const record = {
    ...NOTHING_ON_RECORD,
    figures: [{ kpiId: toKpiId("paper"), fy: R7, actual: num("15240") }],
  };
  // Another name for the same: no value has to be restated.
  const examined = (decision: Partial<Decision>) =>
    kinds(examine(proposed, { factor: num("1"), ...decision }, record));
  expect(examined({ from: R7 })).toEqual(["reinterprets"]);
  expect(examined({ from: null, rejudges: true })).toEqual(["reinterprets"]);
  expect(examined({ from: R9 })).toEqual([]);
});

it("who may approve is a setting, told as one: of substance, and nothing is judged anew by it", () => {
  const open = { ...plan, settings: { ...plan.settings, allowSelfApproval: true } };
  const record = { ...NOTHING_ON_RECORD, publishedKpis: ["paper"] };
  const decided = examine(open, { reason: "一人の課があるため", rejudges: true }, record);
  expect(decided.changes.map((change) => proposedSentence(change, plan, open, {}))).toEqual([
    "提出した本人による承認：認めない → 認める",
  ]);
  expect(decided.plan.changes).toMatchObject([{ what: "allowSelfApproval", rejudges: false }]);
  const { problems } = examineProposal(plan, open, {}, NOTHING_ON_RECORD, TODAY);
  expect(problems.map(problemSentence)).toEqual([
    "「提出した本人による承認」を変える理由を入力してください。",
  ]);
});

it("names the KPI that is carried on, and tells what is not said from what there is none of", () => {
  const changed = withKpi("paper", (kpi) => ({
    ...kpi,
    continues: toKpiId("sheets"),
    years: [{ fy: R7, planned: { kind: "none" }, actual: null }],
  }));
  const names = { sheets: "前の計画の紙の枚数" };
  const told = differences(plan, changed).map((change) => proposedSentence(change, plan, changed, names));
  expect(told.some((sentence) => sentence.endsWith("引き継ぐ指標：なし → 「前の計画の紙の枚数」"))).toBe(
    true,
  );
  expect(told.some((sentence) => sentence.endsWith("令和7年度の計画：記載なし → —（計画なし）"))).toBe(true);
});

it("fewer decimals than a recorded figure has, and a limit below it, are refused", () => {
  const share = makeKpi({ id: toKpiId("share"), unit: "%", decimals: 1 });
  const before = makePlan({ kpis: [share] });
  const record = {
    ...NOTHING_ON_RECORD,
    figures: [{ kpiId: toKpiId("share"), fy: R7, actual: num("242.4") }],
  };
  for (const [terms, kind] of [
    [{ decimals: 0 }, "too_few_decimals"],
    [{ upperLimit: num("242") }, "above_limit"],
  ] as const) {
    const after = makePlan({ kpis: [{ ...share, ...terms }] });
    const problems = (from: typeof R7) =>
      examineProposal(before, after, decisionsOf(before, after, { from }), record, TODAY).problems.map(
        (problem) => problem.kind,
      );
    expect(problems(R7)).toEqual([kind]);
    expect(problems(R9)).toEqual([]);
  }
});

it("a 現状値 or 目標値 that the new decimals or limit do not allow is refused with its value", () => {
  const proposed = withKpi("paper", (kpi) => ({ ...kpi, upperLimit: num("12000") }));
  expect(examine(proposed, { from: R9 }).problems.map(problemSentence)).toEqual([
    "「プリンターやコピー機で印刷した紙の枚数」の現状値・目標値・計画のうち 15,000千枚 は、小数の桁数か上限・下限に合いません。合わせて直してください。",
  ]);
});

it("a limit below a published figure is told as itself: neither target nor 目安 is another one, only where the pace leads", () => {
  const paper = toKpiId("paper");
  const report = makeApprovedReport("15500", { kpiId: paper, fy: R7 });
  const record = {
    ...NOTHING_ON_RECORD,
    reports: [report],
    figures: [{ kpiId: paper, fy: R7, actual: num("15500") }],
    published: [{ kpiId: paper, fy: R7 }],
  };
  const proposed = withKpi("paper", (kpi) => ({ ...kpi, upperLimit: num("15400") }));
  const name = "「プリンターやコピー機で印刷した紙の枚数」";
  expect(examine(proposed, { from: R7 }, record).problems.map(problemSentence)).toEqual([
    `${name}の令和7年度の実績（15,500千枚）が、新しい上限を超えます。それより後の年度からにするか、上限を見直してください。`,
    `公表済みの${name}の令和7年度の進み方が続いた場合の値が、公表したときと変わります。それより後の年度からにするか、「変更後の定義で評価し直す」を選んで理由を入力してください。`,
  ]);
});

describe("a KPI that is left out", () => {
  const without = withKpi("paper", () => null);

  it("is refused where the public knows it, and said in words without falling over", () => {
    const proposal = examine(without, {}, { ...NOTHING_ON_RECORD, publishedKpis: ["paper"] });
    expect(kinds(proposal)).toEqual(["dropped"]);
    expect(proposal.changes.map((change) => proposedSentence(change, plan, without, {}))).toEqual([
      "「プリンターやコピー機で印刷した紙の枚数」を計画から外す",
    ]);
  });

  it("is gone where nobody ever saw it, and no word is lost on it", () => {
    const proposal = examine(without, {});
    expect(proposal.problems).toEqual([]);
    expect(proposal.plan.changes).toBeUndefined();
  });
});

it("another direction is no other 計画 of the years that say only 上昇 or 低下", () => {
  const years = [{ fy: R7, planned: { kind: "trend" as const }, actual: null }];
  const before = makePlan({ kpis: [makeKpi({ years })] });
  const after = makePlan({ kpis: [makeKpi({ years, direction: "down" })] });
  expect(differences(before, after).map(({ what }) => what)).toEqual(["direction"]);
});

it("a 計画 of a past year that was published is only changed by judging the year anew, and that year alone", () => {
  const figures = [R7, fiscalYear(2026)].map((fy) => ({
    kpiId: toKpiId("online-procedures"),
    fy,
    actual: num("1226"),
  }));
  const proposed = withKpi("online-procedures", (kpi) => ({
    ...kpi,
    years: [{ fy: R7, planned: { kind: "number", value: num("1000") }, actual: null }],
  }));
  const reports = figures.map(({ kpiId, fy, actual }) => ({
    kpiId,
    fy,
    revision: 1,
    approvedAt: "2027-05-01T00:00:00.000Z",
    department: null,
    approvedByOffice: null,
    correctionReason: "",
    content: {
      actualText: actual,
      actual,
      figureStatus: "final" as const,
      missing: null,
      asOf: null,
      basisNote: "",
      reason: "",
      nextStep: "",
      warningNote: "",
    },
  }));
  const record: OnRecord = { ...NOTHING_ON_RECORD, reports, figures, published: figures };
  expect(examine(proposed, {}, record).problems.map(({ kind }) => kind)).toEqual(["mark_changes"]);
  const judgedAnew = examine(proposed, { rejudges: true }, record);
  expect(judgedAnew.problems).toEqual([]);
  expect(judgedAnew.marks.map(({ fy, before, after }) => [fy, before, after])).toEqual([
    [R7, "improving", "achieved"],
  ]);
});

it("settings changed from R9 hold from R9", () => {
  const proposed = { ...plan, settings: { ...plan.settings, guideMethod: "none" as const } };
  const decided = examine(proposed, { from: R9 }).plan;
  expect(PLAN_YEARS.map((fy) => settingsInYear(decided, fy).guideMethod)).toEqual([
    "equal-steps",
    "equal-steps",
    "none",
    "none",
    "none",
  ]);
});

it("decisions made before stay, others begin after everything on record", () => {
  const record = {
    ...NOTHING_ON_RECORD,
    figures: [{ kpiId: toKpiId("online-procedures"), fy: fiscalYear(2026), actual: num("1") }],
  };
  const suggested = suggestedDecisions(plan, retargeted, record, R7);
  expect(suggested["online-procedures/target"]).toEqual({ ...UNDECIDED, from: R9 });
  const given = { "online-procedures/target": { ...UNDECIDED, reason: "見直し" }, gone: UNDECIDED };
  expect(suggestedDecisions(plan, retargeted, record, R7, given)).toEqual({
    "online-procedures/target": given["online-procedures/target"],
  });
});

describe("of any two plans", () => {
  const anyDecision: fc.Arbitrary<Decision> = fc.record({
    from: fc.option(fc.constantFrom(...PLAN_YEARS)),
    reason: fc.constantFrom("", "見直し"),
    decidedOn: fc.constant(null),
    document: fc.constant(null),
    factor: fc.constantFrom(null, num("1000")),
    rejudges: fc.boolean(),
  });

  it("one differs in nothing from itself, and nothing decided leaves it as it is", () => {
    fc.assert(
      fc.property(anyPlan, (any) => {
        expect(differences(any, any)).toEqual([]);
        expect(decidedPlan(any, any, {})).toEqual(any);
      }),
      { numRuns: 60 },
    );
  });

  it("the second of them decided, years before are read as before, and proposing it again changes nothing", () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, anyDecision, (before, after, decision) => {
        const decisions = Object.fromEntries(differences(before, after).map(({ key }) => [key, decision]));
        const decided = decidedPlan(before, after, decisions);
        expect(differences(decided, after)).toEqual([]);
        expect(decidedPlan(decided, after, {})).toEqual(decided);
        const known = new Map(listKpis(before).map(({ kpi }) => [kpi.id, kpi]));
        for (const { kpi } of listKpis(decided)) {
          const was = known.get(kpi.id);
          if (!was) continue;
          for (const fy of PLAN_YEARS) {
            if (decision.from !== null && fy < decision.from) {
              // Words where there never were any hold for every year.
              const words = wasDefined(was) ? {} : { definition: kpi.definition };
              expect(termsOf(kpiInYear(kpi, fy))).toEqual({ ...termsOf(kpiInYear(was, fy)), ...words });
            }
          }
        }
        if (decision.from !== null && decision.from > R7) {
          const fy = addYears(decision.from, -1);
          expect(settingsInYear(decided, fy).guideMethod).toBe(settingsInYear(before, fy).guideMethod);
        }
      }),
      { numRuns: 100 },
    );
  });
});
