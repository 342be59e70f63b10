/** A plan's metrics (KPI以外の実績) changed: put in, moved, taken out; what is told of it, and what is refused. */
import { day } from "@tests/fixtures/brands";
import { makeMetric } from "@tests/fixtures/metric";
import { NOTHING_ON_RECORD } from "@tests/fixtures/on-record";
import { makePillar, makePlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import type { Initiative, Measure, Metric, PlanDefinition } from "@/domain/plan/definition";
import { listMetrics } from "@/domain/plan/metrics";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { toMetricId } from "@/domain/shared/metric-id";
import { problemSentence, problemSentenceIn, proposedSentence } from "@/domain/words/ja/proposals/proposals";
import { differences } from "./diff";
import { moved, withoutPart } from "./edit";
import { metricPlaces, metricPlaceText, withMetric } from "./edit-metrics";
import { examineProposal } from "./examine";

const CARDS = makeMetric();
const LENT = makeMetric({ id: toMetricId("books-lent"), name: "貸出冊数", unit: "冊" });

const plan = makePlan({
  metrics: [CARDS, LENT],
  pillars: [
    makePillar({
      measures: [
        {
          no: 1,
          title: "図書館",
          initiatives: [{ id: toInitiativeId("line-1"), marker: "○", text: "電子図書館" }],
          kpis: [],
          source: "試験",
        },
      ],
    }),
  ],
});
const withCards = (changes: Partial<Metric>): PlanDefinition =>
  withMetric(plan, { ...CARDS, ...changes }, { pillar: null, measure: null, initiative: null });
const R8 = fiscalYear(2026);
const withLines = (measure: Measure, changes: Partial<Initiative>): Measure => ({
  ...measure,
  initiatives: measure.initiatives.map((each) => ({ ...each, ...changes })),
});
const withoutLines = (measure: Measure): Measure => ({ ...measure, initiatives: [] });
const told = (after: PlanDefinition) =>
  differences(plan, after).map((change) => [
    proposedSentence(change, plan, after, {}),
    change.isOfSubstance,
    change.needsYear,
  ]);

describe("a change of metrics", () => {
  it.each<[string, PlanDefinition, boolean]>([
    [
      "KPI以外の実績「図書館カードの登録者数」の名称：図書館カードの登録者数 → 図書館カード登録者数",
      withCards({ name: "図書館カード登録者数" }),
      false,
    ],
    [
      "KPI以外の実績「図書館カードの登録者数」の所管課：なし → 図書館",
      withCards({ department: "図書館" }),
      false,
    ],
    ["KPI以外の実績「図書館カードの登録者数」の単位：人 → 件", withCards({ unit: "件" }), true],
    [
      "KPI以外の実績「図書館カードの登録者数」の数え方：ある時点の値 → 年間の値",
      withCards({ aggregation: "annual" }),
      true,
    ],
    [
      "KPI以外の実績「図書館カードの登録者数」の終わりの年度：計画の終わりまで → 令和8年度",
      withCards({ until: fiscalYear(2026) }),
      true,
    ],
    [
      "KPI以外の実績の追加「窓口の件数」：なし → 窓口の件数",
      withMetric(plan, makeMetric({ id: toMetricId("counter"), name: "窓口の件数" }), {
        pillar: 1,
        measure: null,
        initiative: null,
      }),
      true,
    ],
    [
      "KPI以外の実績の削除「図書館カードの登録者数」：図書館カードの登録者数 → なし",
      { ...plan, metrics: [LENT] },
      true,
    ],
    [
      "KPI以外の実績「貸出冊数」の計画の中での位置：計画全般 → 柱（1）「便利」の取組1「図書館」の「電子図書館」",
      withMetric(plan, LENT, { pillar: 1, measure: 1, initiative: toInitiativeId("line-1") }),
      true,
    ],
    [
      "KPI以外の実績の並び順：図書館カードの登録者数\n貸出冊数 → 貸出冊数\n図書館カードの登録者数",
      moved(plan, { part: "metric", metricId: LENT.id }, -1),
      false,
    ],
  ])("%s", (sentence, after, isOfSubstance) => {
    expect(told(after)).toEqual([[sentence, isOfSubstance, false]]);
  });

  it("is none where 0 is written as the lowest figure, which holds anyway", () => {
    expect(told(withCards({ lowest: "0" as never }))).toEqual([]);
  });
});

it("a reason that is missing is asked for by the name of what it is about, where several stand alike", () => {
  const { measures, ...pillar } = makePillar(plan.pillars[0] ?? {});
  const without = { ...plan, metrics: [], pillars: [{ ...pillar, measures: measures.map(withoutLines) }] };
  const { changes, problems } = examineProposal(plan, without, {}, NOTHING_ON_RECORD, day("2027-06-01"));
  expect(changes).toHaveLength(3);
  expect(problems.map((problem) => problemSentenceIn(problem, plan))).toEqual([
    "柱（1）の取組1の取組項目「○電子図書館」を変える理由を入力してください。",
    "KPI以外の実績の削除「図書館カードの登録者数」の理由を入力してください。",
    "KPI以外の実績の削除「貸出冊数」の理由を入力してください。",
  ]);
  const ending = {
    ...plan,
    pillars: [{ ...pillar, measures: measures.map((measure) => withLines(measure, { until: R8 })) }],
  };
  const { problems: ended } = examineProposal(plan, ending, {}, NOTHING_ON_RECORD, day("2027-06-01"));
  expect(ended.map((problem) => problemSentenceIn(problem, plan))).toEqual([
    "柱（1）の取組1の取組項目の終わり「電子図書館」を変える理由を入力してください。",
  ]);
});

describe("a metric in its place", () => {
  it("can stand under the plan, a pillar, a measure or an initiative", () => {
    expect(metricPlaces(plan).map(metricPlaceText)).toEqual(["", "1", "1-1", "1-1/line-1"]);
    for (const place of metricPlaces(plan)) {
      const after = withMetric(plan, LENT, place);
      expect(listMetrics(after).map(({ metric }) => metric.id)).toEqual([CARDS.id, LENT.id]);
    }
  });

  it("keeps what it stands in from being taken out", () => {
    const under = withMetric(plan, LENT, { pillar: 1, measure: 1, initiative: toInitiativeId("line-1") });
    expect(withoutPart(under, { part: "initiative", initiativeId: toInitiativeId("line-1") })).toBeNull();
    const without = withoutPart(under, { part: "metric", metricId: LENT.id });
    expect(without).toEqual({ ...plan, metrics: [CARDS] });
  });
});

describe("a metric with a figure", () => {
  const record = { ...NOTHING_ON_RECORD, metrics: [{ metricId: CARDS.id, fy: fiscalYear(2026) }] };
  const problems = (after: PlanDefinition, on = record) =>
    examineProposal(plan, after, {}, on, day("2027-06-01"))
      .problems.filter(({ kind }) => kind !== "reason_missing")
      .map(problemSentence);

  it.each<[string, Partial<Metric>]>([
    ["単位", { unit: "件" }],
    ["単位の倍率", { scale: 1000 }],
    ["小数の桁数", { decimals: 1 }],
    ["数え方", { aggregation: "annual" }],
    ["上限", { upperLimit: "100000" as never }],
    ["下限", { lowest: null }],
  ])("keeps its %s", (part, change) => {
    expect(problems(withCards(change))).toEqual([
      `「図書館カードの登録者数」には令和8年度の実績があるため、「KPI以外の実績の${part}」は変えられません。終わりの年度を決めて終了にし、新しい実績として加えてください。`,
    ]);
    expect(problems(withCards(change), { ...record, metrics: [] })).toEqual([]);
  });

  it("stays in the plan: it ends instead", () => {
    expect(problems({ ...plan, metrics: [LENT] })).toEqual([
      "「図書館カードの登録者数」には令和8年度の実績があるため、取り除けません。終わりの年度（until）を決めて終了にしてください。",
    ]);
    expect(problems(withCards({ until: fiscalYear(2026) }))).toEqual([]);
  });

  it("is asked for in the years that have one", () => {
    const sentence =
      "「図書館カードの登録者数」には令和8年度の実績があるため、その年度を対象から外せません。";
    expect(problems(withCards({ until: fiscalYear(2025) }))).toEqual([sentence]);
    expect(problems(withCards({ from: fiscalYear(2027) }))).toEqual([sentence]);
  });

  it("may be called and placed otherwise", () => {
    expect(problems(withCards({ name: "登録者数", definition: "有効なもの", source: "統計" }))).toEqual([]);
    expect(problems(withMetric(plan, CARDS, { pillar: 1, measure: null, initiative: null }))).toEqual([]);
  });
});
