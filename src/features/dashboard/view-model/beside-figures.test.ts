import { makeMetric } from "@tests/fixtures/metric";
import { makePillar, makePlan } from "@tests/fixtures/plan";
import { makeContent } from "@tests/fixtures/report-content";
import { expect, it } from "vitest";
import type { AssessmentContent } from "@/domain/reports/assessment";
import type { ReportContent } from "@/domain/reports/report";
import { decimalString } from "@/domain/shared/decimal";
import { type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import { isoDate } from "@/domain/shared/iso-date";
import { toKpiId } from "@/domain/shared/kpi-id";
import { toMetricId } from "@/domain/shared/metric-id";
import { toPartId } from "@/domain/shared/part-id";
import { besideFigures } from "./beside-figures";

const R7 = fiscalYear(2025);
const R8 = fiscalYear(2026);
const OF_MEASURE = makeMetric({
  id: toMetricId("visits"),
  name: "来館者数",
  unit: "人",
  department: "図書館",
});
const ENDED = makeMetric({ id: toMetricId("old"), name: "終わった実績", until: R7 });
const PLAN = makePlan({
  startFy: R7,
  endFy: fiscalYear(2029),
  metrics: [makeMetric(), ENDED],
  pillars: [
    makePillar({
      no: 1,
      measures: [
        { no: 2, title: "窓口の改善", initiatives: [], kpis: [], metrics: [OF_MEASURE], source: "別紙3" },
      ],
    }),
  ],
});
const approved = (id: string, fy: FiscalYear, changes: Partial<ReportContent>) => ({
  kpiId: toKpiId(id),
  fy,
  department: "市民文化課",
  content: makeContent(changes),
});

it("shows of a metric what was approved last of each year up to the one that is looked at", () => {
  const reports = [
    approved("visits", R7, { actual: decimalString("1100") }),
    approved("visits", R7, { actual: decimalString("1200") }),
    approved("visits", R8, {
      actual: null,
      missing: { reason: "awaiting_release", note: "", expectedOn: null },
    }),
  ];
  const shown = (fy: FiscalYear) =>
    besideFigures({ plan: PLAN, fy, approved: reports, assessments: [] }).metrics;
  expect(shown(R7).map(({ name, years }) => [name, years])).toEqual([
    ["図書館カードの登録者数", []],
    ["終わった実績", []],
    ["来館者数", ["R7　1,200人"]],
  ]);
  expect(shown(R8).map(({ name, place, years }) => [name, place, years])).toEqual([
    ["図書館カードの登録者数", "", []],
    ["来館者数", "(1)② 窓口の改善", ["R7　1,200人", "R8　公表待ち"]],
  ]);
});

it("says beside a metric's figure that it is of a part of the year, and as of which day, or a 速報値", () => {
  const reports = [
    approved("visits", R7, { actual: decimalString("1200"), figureStatus: "provisional" }),
    approved("visits", R8, {
      actual: decimalString("600"),
      figureStatus: "interim",
      asOf: isoDate("2026-09-30"),
    }),
  ];
  const { metrics } = besideFigures({ plan: PLAN, fy: R8, approved: reports, assessments: [] });
  expect(metrics.find(({ id }) => id === "visits")?.years).toEqual([
    "R7　1,200人（速報値）",
    "R8　600人（年度途中の値、令和8年9月30日時点）",
  ]);
});

it("shows what office and committee said, and what was budgeted and spent, in force of the year, and nothing of what was not said", () => {
  const nothing: AssessmentContent = {
    summary: "",
    opinion: "",
    opinionBy: "",
    opinionOn: null,
    response: "",
    budgetText: "",
    settlementText: "",
  };
  const of = (part: string, measureNo: number | null, words: Partial<AssessmentContent> | null) => ({
    planId: PLAN.id,
    partId: toPartId(`${PLAN.id}:${part}`),
    pillarNo: part === "plan" ? null : 1,
    measureNo,
    inForce: words && { ...nothing, ...words },
  });
  const { said } = besideFigures({
    plan: PLAN,
    fy: R7,
    approved: [],
    assessments: [
      of("plan", null, {
        summary: "進みました。",
        opinion: "分かりやすく。",
        opinionBy: "委員会",
        opinionOn: isoDate("2026-07-01"),
        response: "直します。",
      }),
      of("1", null, null),
      of("1-2", 2, { summary: "窓口を変えました。", budgetText: "12,000", settlementText: "0" }),
    ],
  });
  expect(
    said.map(({ name, said: texts }) => [name, texts.map(({ heading, text }) => `${heading}：${text}`)]),
  ).toEqual([
    [
      "計画全体",
      ["総括：進みました。", "委員会の意見（委員会、令和8年7月1日）：分かりやすく。", "市の対応：直します。"],
    ],
    ["(1)② 窓口の改善", ["総括：窓口を変えました。", "予算額：12,000千円", "決算額：0千円"]],
  ]);
});

it("names who answered for the year, else whom the plan names", () => {
  const reports = [approved("visits", R7, { actual: decimalString("1200") })];
  const named = (fy: FiscalYear) =>
    besideFigures({ plan: PLAN, fy, approved: reports, assessments: [] }).metrics.find(
      ({ id }) => id === "visits",
    )?.department;
  expect(named(R7)).toBe("市民文化課");
  expect(named(R8)).toBe("図書館");
});

it("leads to no form as of a publication", () => {
  const { metrics } = besideFigures({ plan: PLAN, fy: R7, approved: [], assessments: [], isTold: true });
  expect(metrics).not.toHaveLength(0);
  expect(metrics.filter(({ href }) => href !== null)).toEqual([]);
});
