import { makeMetric } from "@tests/fixtures/metric";
import { makePillar, makePlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import type { Initiative } from "@/domain/plan/definition";
import { listFigures } from "@/domain/plan/figures";
import { listMetrics } from "@/domain/plan/metrics";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { definitionErrors } from "./check";
import { parsePlanFile } from "./schema";
import { writePlanFile } from "./write";

const measure = {
  no: 1,
  title: "窓口",
  initiatives: [{ id: toInitiativeId("line-1"), marker: "○" as const, text: "窓口の案内" }],
  kpis: [],
  source: "本文",
};

/** The small plan's file, with this text as its metrics. */
function fileWith(metrics: string): string {
  return `${writePlanFile(makePlan({ pillars: [makePillar({ measures: [measure] })] }))}metrics:\n${metrics}`;
}
const metric = (...lines: string[]) =>
  [
    "- id: library-cards",
    "  name: 登録者数",
    "  unit: 人",
    "  aggregation: annual",
    "  source: 年報",
    ...lines.map((line) => `  ${line}`),
  ]
    .map((line) => `  ${line}\n`)
    .join("");
const told = (text: string) => {
  const result = parsePlanFile(text);
  return result.ok ? [] : result.errors.map(({ path, message }) => `${path}: ${message}`);
};

describe("metrics in a plan file", () => {
  it("need a name, a unit, how they are counted and where the figure comes from", () => {
    const read = parsePlanFile(fileWith(metric()));
    expect(read.ok && read.plan.metrics).toEqual([
      makeMetric({ name: "登録者数", aggregation: "annual", source: "年報" }),
    ]);
  });

  it("are left out where a list is empty", () => {
    const read = parsePlanFile(`${writePlanFile(makePlan({ pillars: [makePillar()] }))}metrics: []\n`);
    expect(read.ok && "metrics" in read.plan).toBe(false);
    expect(read.ok && read.plan.pillars.some((pillar) => "metrics" in pillar)).toBe(false);
  });

  it.each([
    [metric("lowest: 10", "upperLimit: 10"), "下限は上限（upperLimit: 10）より小さい値にしてください。"],
    [metric("upperLimit: 0"), "上限は0より大きい値にしてください"],
    [metric("from: 2027", "until: 2026"), "終わりの年度は始まりの年度（from: 2027）以後にしてください。"],
    [metric("from: 2024"), "計画期間（2025～2029）の中の年度を書いてください。「2024」"],
    [metric("until: 2030"), "計画期間（2025～2029）の中の年度を書いてください。「2030」"],
    [
      metric() + metric(),
      "KPI以外の実績のidは計画の中で1つだけにしてください。「library-cards」は「登録者数」でも",
    ],
    [metric().replace("library-cards", "line-1"), "「line-1」は「窓口の案内」でも使われています。"],
    [metric("target: 10"), "この項目名は使えません。"],
  ])("are told what contradicts (%#)", (metrics, sentence) => {
    expect(told(fileWith(metrics)).join("\n")).toContain(sentence);
  });

  it("are not under an initiative that ended before", () => {
    const under = (years: object) => {
      const initiatives = [
        {
          ...measure.initiatives[0],
          until: fiscalYear(2026),
          metrics: [makeMetric(years)],
        },
      ] as Initiative[];
      const plan = makePlan({ pillars: [makePillar({ measures: [{ ...measure, initiatives }] })] });
      return definitionErrors(plan).map(({ path }) => path);
    };
    const path = "pillars[0].measures[0].initiatives[0].metrics[0]";
    expect(under({ from: fiscalYear(2027) })).toEqual([`${path}.from`]);
    expect(under({ until: fiscalYear(2027) })).toEqual([`${path}.until`]);
    expect(under({ from: fiscalYear(2026), until: fiscalYear(2026) })).toEqual([]);
    expect(under({})).toEqual([]);
  });

  it.each(["lowest: 0.5", "upperLimit: 99.5"])("of whole numbers have no %s", (limit) => {
    const sentence = "小数は decimals の桁数（0桁）までにしてください。";
    expect(told(fileWith(metric(limit))).join()).toContain(sentence);
    expect(told(fileWith(metric("decimals: 1", limit)))).toEqual([]);
  });

  it("may not have the id of a KPI", () => {
    const plan = makePlan({ pillars: [makePillar()] });
    const id = plan.kpis[0]?.id ?? "";
    const other = makeMetric({ id: id as never });
    expect(definitionErrors({ ...plan, metrics: [other] }).map(({ path }) => path)).toEqual([
      "metrics[0].id",
    ]);
  });
});

describe("what a figure is asked of", () => {
  const plan = makePlan({
    metrics: [makeMetric()],
    pillars: [
      makePillar({ measures: [{ ...measure, metrics: [makeMetric({ id: "cards-lent" as never })] }] }),
    ],
  });

  it("is the KPIs, then the metrics, read without target and without 現状値", () => {
    expect(listFigures(plan).map(({ kpi, isMetric }) => [kpi.id, isMetric])).toEqual([
      [plan.kpis[0]?.id, false],
      ["library-cards", true],
      ["cards-lent", true],
    ]);
    const [, read] = listFigures(plan);
    expect(read?.kpi).toMatchObject({
      target: { value: { kind: "none" } },
      baseline: { value: null },
      years: [],
    });
  });

  it("stands where the plan has it", () => {
    expect(listMetrics(plan).map((each) => each.measure?.title ?? null)).toEqual([null, "窓口"]);
  });
});
