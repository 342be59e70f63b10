import { planWithInitiatives } from "@tests/fixtures/approved-initiative";
import { num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { makeMetric } from "@tests/fixtures/metric";
import { makePlan } from "@tests/fixtures/plan";
import { expect, it } from "vitest";
import { kpiNames, type PlanDefinition } from "@/domain/plan/definition";
import { mapInitiatives } from "@/domain/plan/initiatives";
import { differences } from "@/domain/proposals/diff";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { newItemLines } from "./new-items";

/** What is told of each change, a line a part. */
function told(before: PlanDefinition, after: PlanDefinition): string[][] {
  const names = kpiNames([after]);
  return differences(before, after).map((change) =>
    newItemLines(change, after, (id) => names[id] ?? null).map(
      ({ term, description }) => `${term}：${description}`,
    ),
  );
}

it("a metric that comes in is shown whole", () => {
  const plan = planWithInitiatives({ a: "窓口を増やす" });
  const metric = makeMetric({
    decimals: 1,
    lowest: num("-500"),
    department: "市民課",
    from: fiscalYear(2026),
    definition: "登録が有効な人の数",
  });
  const after = {
    ...plan,
    pillars: plan.pillars.map((pillar) => ({
      ...pillar,
      measures: pillar.measures.map((measure) => ({
        ...measure,
        initiatives: measure.initiatives.map((each) => ({ ...each, metrics: [metric] })),
      })),
    })),
  };
  expect(told(plan, after)).toEqual([
    [
      "名称：図書館カードの登録者数",
      "計画の中での位置：柱（1）「便利」の取組1「窓口の改善」の「窓口を増やす」",
      "定義：登録が有効な人の数",
      "所管課：市民課",
      "実績の出典：図書館年報",
      "単位：人",
      "小数の桁数：1桁",
      "数え方：ある時点の値",
      "上限：なし",
      "下限：-500",
      "始まりの年度：令和8年度",
      "終わりの年度：計画の終わりまで",
    ],
  ]);
  // What is changed of it later is told part by part.
  expect(told({ ...plan, metrics: [metric] }, { ...plan, metrics: [{ ...metric, unit: "件" }] })).toEqual([
    [],
  ]);
});

it("a KPI that comes in is shown with its target, and an initiative with its measure and department", () => {
  const plan = planWithInitiatives({ a: "窓口を増やす" }, { kpis: [] });
  const kpi = makeKpi({ id: toKpiId("forms"), name: "手続の種類", department: "市民課" });
  const [lines = []] = told(plan, { ...plan, kpis: [kpi] });
  expect(lines).toEqual(
    expect.arrayContaining(["指標名：手続の種類", "計画の中での位置：計画全般", "所管課：市民課"]),
  );
  expect(lines.find((line) => line.startsWith("目標値："))).toMatch(/（令和\d+年度）$/);
  const both = planWithInitiatives({ a: "窓口を増やす", b: "夜も開ける" }, { kpis: [] });
  const measured = mapInitiatives(both, (each) =>
    each.id === "b" ? { ...each, department: "総務課" } : each,
  );
  expect(told(plan, measured)[0]).toEqual([
    "計画の中での位置：柱（1）「便利」の取組1「窓口の改善」",
    "所管課：総務課",
    "関わる指標：なし",
  ]);
});

it("what leaves the plan, or reads otherwise, is told as it was", () => {
  const [one, other] = [makePlan(), makePlan({ kpis: [], aim: "別の目的" })];
  expect(told(one, other).flat()).toEqual([]);
});
