import { day, num } from "@tests/fixtures/brands";
import { makeKpi, makePaperKpi } from "@tests/fixtures/kpi";
import { NOTHING_ON_RECORD } from "@tests/fixtures/on-record";
import { makePlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import type { Kpi, PlanDefinition, Target } from "@/domain/plan/definition";
import { kpiInYear, termsOf } from "@/domain/plan/editions";
import { type Decision, type PlanDecisions, UNDECIDED } from "@/domain/proposals/decide";
import { differences } from "@/domain/proposals/diff";
import { examineProposal } from "@/domain/proposals/examine";
import { guideOf } from "@/domain/reports/series";
import { type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import { effectSentences, problemSentence, proposedSentence } from "@/domain/words/ja/proposals/proposals";
import type { OnRecord } from "./record";

const R7 = fiscalYear(2025);
const R8 = fiscalYear(2026);
const R9 = fiscalYear(2027);
const TODAY = day("2027-06-01");
const target = (value: string): Target => ({ kind: "number", value: num(value) });
const paper = makePaperKpi();
/** 千枚 in R7, 枚 from R8 on, everything restated. */
const sheets: Kpi = {
  ...paper,
  unit: "枚",
  scale: 1,
  baseline: { ...paper.baseline, value: num("15000000") },
  target: { ...paper.target, value: target("10000000") },
  earlier: [{ ...termsOf(paper), until: R7, factor: num("1000") }],
};
const plan = makePlan({ kpis: [sheets, makeKpi()] });
const withSheets = (changes: Partial<Kpi>, of: PlanDefinition = plan): PlanDefinition => ({
  ...of,
  kpis: of.kpis.map((kpi) => (kpi.id === sheets.id ? { ...kpi, ...changes } : kpi)),
});
const told: OnRecord = {
  ...NOTHING_ON_RECORD,
  figures: [
    { kpiId: sheets.id, fy: R7, actual: num("12000") },
    { kpiId: sheets.id, fy: R8, actual: num("11000000") },
  ],
  published: [
    { kpiId: sheets.id, fy: R7 },
    { kpiId: sheets.id, fy: R8 },
  ],
  publishedYears: [R7, R8],
  publishedKpis: [sheets.id],
};
const decided = (
  after: PlanDefinition,
  said: Partial<Decision>,
  before: PlanDefinition = plan,
): PlanDecisions =>
  Object.fromEntries(
    differences(before, after).map(({ key }) => [key, { ...UNDECIDED, reason: "見直し", ...said }]),
  );
const look = (
  after: PlanDefinition,
  said: Partial<Decision>,
  { before = plan, record = told, decisions = decided(after, said, before) } = {},
) => examineProposal(before, after, decisions, record, TODAY);
const sentences = (...args: Parameters<typeof look>) => look(...args).problems.map(problemSentence);

const UNIT =
  "「プリンターやコピー機で印刷した紙の枚数」は、令和7年度までは単位が「千枚」、単位の倍率が「1,000倍」のため、新しい値を当てはめられません。";

describe("a value in the terms of today", () => {
  it.each<[string, string, Partial<Kpi>]>([
    ["目標値", "「目標値」", { target: { ...sheets.target, value: target("8500000") } }],
    ["目標値の年度", "「目標値の年度」", { target: { ...sheets.target, fy: fiscalYear(2028) } }],
    ["現状値", "「現状値」", { baseline: { ...sheets.baseline, value: num("14000000") } }],
    ["上限", "「上限」", { upperLimit: num("90000000") }],
    ["下限", "「下限」", { lowest: num("1") }],
    ["小数の桁数", "「小数の桁数」", { decimals: 1 }],
    ["よい方向", "「よい方向」", { direction: "up" }],
    ["数え方", "「数え方」", { aggregation: "cumulative" }],
    ["単位", "「単位」", { unit: "部" }],
  ])("%s never reaches a year of another unit, judged anew or not", (_, part, changes) => {
    const refusal = `${UNIT}${part}は、令和8年度か、それより後の年度からにしてください。`;
    for (const record of [told, NOTHING_ON_RECORD]) {
      for (const from of [R7, null]) {
        for (const rejudges of [true, false]) {
          const said = sentences(withSheets(changes), { from, rejudges }, { record });
          expect(said).toContain(refusal);
          expect(said.join()).not.toContain("評価し直す");
        }
      }
      expect(sentences(withSheets(changes), { from: R8 }, { record })).not.toContain(refusal);
    }
  });

  it("is judged anew from the first year of its unit, and no further back", () => {
    const after = withSheets({ target: { ...sheets.target, value: target("11500000") } });
    const { problems, plan: next } = look(after, { from: R8, rejudges: true });
    expect(problems).toEqual([]);
    const [kpi = sheets] = next.kpis;
    expect(kpiInYear(kpi, R7).target.value).toEqual(target("10000"));
    expect(kpiInYear(kpi, R7).unit).toBe("千枚");
    expect(guideOf(next, kpi, R8)).not.toBeNull();
  });

  it.each<[string, Partial<Kpi>, string]>([
    ["direction", { direction: "up" }, "よい方向が「小さいほどよい」"],
    ["counting", { aggregation: "cumulative" }, "数え方が「"],
  ])("nor one of another %s", (_, changes, words) => {
    const turned: Kpi = { ...paper, ...changes, earlier: [{ ...termsOf(paper), until: R7 }] };
    const before = makePlan({ kpis: [turned, makeKpi()] });
    const after = withSheets({ target: { ...paper.target, value: target("9000") } }, before);
    expect(sentences(after, { from: R7, rejudges: true }, { before })).toContainEqual(
      expect.stringContaining(words),
    );
    expect(sentences(after, { from: R9 }, { before })).toEqual([]);
  });

  it("is put where the break is that is proposed with it, whatever year was said of it", () => {
    const before = makePlan({ kpis: [paper, makeKpi()] });
    const { earlier: _, ...restated } = sheets;
    const after = makePlan({ kpis: [restated, makeKpi()] });
    const decisions = {
      ...decided(after, { from: R8, factor: num("1000") }, before),
      "paper/target": { ...UNDECIDED, reason: "見直し", from: R7 },
    };
    const { problems, plan } = examineProposal(before, after, decisions, NOTHING_ON_RECORD, TODAY);
    expect(problems).toEqual([]);
    const [kpi = sheets] = plan.kpis;
    expect(kpiInYear(kpi, R7).target.value).toEqual(paper.target.value);
    expect(kpiInYear(kpi, R8).target.value).toEqual(sheets.target.value);
  });

  it("as a 計画 of a year before it, which may be changed by itself", () => {
    const years = [R7, R8].map((fy) => ({ fy, planned: target("14000"), actual: null }));
    const typed = years.map((year) => ({ ...year, planned: target("14000000") }));
    const before = makePlan({ kpis: [{ ...paper, years }, makeKpi()] });
    const { earlier: _, ...restated } = sheets;
    const after = makePlan({ kpis: [{ ...restated, years: typed }, makeKpi()] });
    const record = NOTHING_ON_RECORD;
    expect(sentences(after, { from: R8, factor: num("1000") }, { before, record })).toEqual([
      `「${paper.name}」の令和8年度からの単位・単位の倍率の変更と一緒に、それより前の令和7年度の計画の値は変えられません。令和7年度の計画の値を元に戻し、変えるときは、この変更を確定したあとで別に変えてください。`,
    ]);
    expect(sentences(after, { from: null }, { before, record })).toEqual([]);
    const broken = withSheets({ years });
    const later = withSheets({ years: years.map((year) => ({ ...year, planned: target("13000") })) });
    expect(sentences(later, {}, { before: broken, record })).toEqual([]);
    expect(
      differences(broken, later).map((change) => proposedSentence(change, broken, later, {}).split("：")[1]),
    ).toEqual(["14,000千枚 → 13,000千枚", "14,000枚 → 13,000枚"]);
  });
});

describe("what is said of it before it is decided", () => {
  const after = withSheets({ target: { ...sheets.target, value: target("8500000") } });

  it("gives each value the unit of its own edition", () => {
    const decisions = decided(after, { from: R7, rejudges: true });
    const [change] = examineProposal(plan, after, decisions, told, TODAY).changes;
    expect(change && proposedSentence(change, plan, after, {})).toMatch(/10,000千枚 → 8,500,000枚$/);
  });

  it("tells no effect of what is not possible", () => {
    expect(effectSentences(look(after, { from: R7, rejudges: true }))).toEqual([
      "「プリンターやコピー機で印刷した紙の枚数」には、選んだ年度からは変えられない項目があるため、変わることを表示していません。年度を選び直して保存すると表示します。",
    ]);
  });

  it("tells of a 目安 that it was printed by, with no more places than it needs", () => {
    const effects = effectSentences(look(after, { from: R9 }));
    expect(effects.join()).toMatch(/目安が変わります（[\d,]+枚 → [\d,]+枚）/);
  });

  it("names what a published year was compared with, where only that changes", () => {
    const report = (fy: FiscalYear, actual: string) => ({
      ...told,
      reports: [],
      figures: [{ kpiId: sheets.id, fy, actual: num(actual) }],
    });
    const printed = (settings: PlanDefinition["settings"]) =>
      makePlan({
        settings,
        kpis: [
          {
            ...paper,
            years: [
              { fy: R7, actual: num("14000") },
              { fy: R8, actual: num("13000") },
            ],
          },
        ],
      });
    const { settings } = plan;
    const before = printed({ ...settings, improvementReference: "previous-actual" });
    const next = printed({ ...settings, improvementReference: "baseline" });
    expect(sentences(next, { from: R7 }, { before, record: report(R8, "13000") })).toEqual([
      `公表済みの「${paper.name}」の令和8年度の上向きかどうかを比べる相手が、公表したときと変わります。それより後の年度からにするか、「変更後の定義で評価し直す」を選んで理由を入力してください。`,
    ]);
  });
});

describe("judging anew", () => {
  const after = withSheets({ target: { ...sheets.target, value: target("8500000") } });
  const isTold = (from: FiscalYear | null, record = told) =>
    look(after, { from, rejudges: true }, { record }).plan.changes?.map(({ rejudges }) => rejudges);

  it("is told only where a published year is read by what was changed", () => {
    expect(isTold(R8)).toEqual([true]);
    expect(isTold(R9)).toEqual([false]);
    expect(isTold(R8, { ...told, published: [{ kpiId: sheets.id, fy: R7 }] })).toEqual([false]);
  });

  it("nor where the published year reads so already", () => {
    const before = withSheets({
      earlier: [
        { ...termsOf(paper), until: R7, factor: num("1000") },
        { ...termsOf(sheets), target: { ...sheets.target, value: target("8500000") }, until: R8 },
      ],
    });
    const back = withSheets({ target: sheets.target }, before);
    const again = withSheets({ target: { ...sheets.target, value: target("8500000") } }, back);
    const examined = look(again, { from: R8, rejudges: true }, { before: back });
    expect(examined.problems).toEqual([]);
    expect(examined.plan.changes).toMatchObject([{ rejudges: false }]);
  });
});

describe("a second decision for the same year", () => {
  const named = withSheets({ unit: "部" });
  const factor = (given: Decision["factor"]) => {
    const { plan: next } = look(named, { from: R8, factor: given }, { record: NOTHING_ON_RECORD });
    return next.kpis[0]?.earlier?.map((terms) => terms.factor ?? null);
  };

  it("multiplies by what the first one was multiplied by, and compares nothing where it has no factor", () => {
    expect(factor(num("1"))).toEqual(["1000"]);
    expect(factor(num("0.5"))).toEqual(["500"]);
    const turned = withSheets({ direction: "up" });
    const { plan: next } = look(turned, { from: R8 }, { record: NOTHING_ON_RECORD });
    expect(next.kpis[0]?.earlier?.map((terms) => terms.factor ?? null)).toEqual([null]);
  });
});

it("a target's year that goes over a later target is told with the target that goes with it", () => {
  const later = { ...paper, target: { ...paper.target, value: target("9000") } };
  const before = makePlan({ kpis: [{ ...later, earlier: [{ ...termsOf(paper), until: R8 }] }] });
  const after = withSheets({ target: { ...later.target, fy: fiscalYear(2028) } }, before);
  const { changes } = look(after, { from: R7 }, { before, record: NOTHING_ON_RECORD });
  expect(changes.map(({ what, before: was, after: is }) => [what, was, is])).toEqual([
    ["targetFy", "2029", "2028"],
    ["target", "10000", "9000"],
  ]);
});
