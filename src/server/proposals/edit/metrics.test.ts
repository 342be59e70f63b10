/** The form of a metric (KPI以外の実績) accepts what a plan file accepts, and says at the field what it does not. */
import { makeMetric } from "@tests/fixtures/metric";
import { makePillar, makePlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import type { Metric } from "@/domain/plan/definition";
import { listMetrics } from "@/domain/plan/metrics";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { toMetricId } from "@/domain/shared/metric-id";
import { applyEdit } from "./apply";

const CARDS = makeMetric();
const plan = makePlan({
  metrics: [CARDS],
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

const TYPED = {
  id: "books-lent",
  name: "貸出冊数",
  definition: "",
  place: "1-1/line-1",
  unit: "冊",
  scale: "1",
  decimals: "0",
  aggregation: "annual",
  upperLimit: "",
  lowest: "",
  department: "図書館",
  source: "図書館年報",
  from: "",
  until: "",
};
const edit = (fields: Partial<typeof TYPED>, metricId: Metric["id"] | null = null) =>
  applyEdit(plan, { kind: "metric", metricId, fields: { ...TYPED, ...fields } });
const errors = (fields: Partial<typeof TYPED>) => {
  const result = edit(fields);
  return result.ok ? {} : result.errors;
};

describe("a metric that is typed", () => {
  it("is put where it was said, with what was typed", () => {
    const result = edit({ lowest: "▲５", until: "2027" });
    if (!result.ok) throw new Error(JSON.stringify(result.errors));
    const added = listMetrics(result.value).find(({ metric }) => metric.id === "books-lent");
    expect(added?.initiative?.id).toBe("line-1");
    expect(added?.metric).toEqual({
      ...makeMetric({ id: toMetricId("books-lent"), name: "貸出冊数", unit: "冊", aggregation: "annual" }),
      department: "図書館",
      lowest: "-5",
      until: 2027,
    });
  });

  it("keeps its id when it is changed, and moves where it is said to", () => {
    const result = edit({ id: "other", name: "登録者数", place: "1" }, CARDS.id);
    if (!result.ok) throw new Error(JSON.stringify(result.errors));
    expect("metrics" in result.value).toBe(false);
    expect(result.value.pillars[0]?.metrics?.map(({ id, name }) => [id, name])).toEqual([
      ["library-cards", "登録者数"],
    ]);
  });

  it("keeps what is said of it in other languages, but of words that are others now", () => {
    const en = { name: "Library cards", units: [{ of: CARDS.unit, many: "cards" }] };
    const said = { ...plan, metrics: [{ ...CARDS, en }] };
    const typed = { ...TYPED, place: "", unit: CARDS.unit, aggregation: CARDS.aggregation };
    const change = (name: string) =>
      applyEdit(said, { kind: "metric", metricId: CARDS.id, fields: { ...typed, name } });
    expect(change(CARDS.name)).toMatchObject({
      ok: true,
      value: { metrics: [{ source: TYPED.source, en }] },
    });
    const renamed = change("登録者数");
    expect(renamed.ok && renamed.value.metrics?.[0]?.en).toEqual({ units: en.units });
  });

  it.each<[string, Partial<typeof TYPED>, string]>([
    ["id", { id: "貸出" }, "英字"],
    ["id", { id: "library-cards" }, "ほかの項目で使われています"],
    ["id", { id: "line-1" }, "ほかの項目で使われています"],
    ["place", { place: "9-9" }, "一覧から"],
    ["name", { name: " " }, "入力して"],
    ["unit", { unit: "" }, "20文字"],
    ["lowest", { lowest: "10", upperLimit: "10" }, "上限（10）より小さい値"],
    ["lowest", { lowest: "0.5" }, "小数は「小数の桁数」（0桁）まで"],
    ["upperLimit", { upperLimit: "9.5" }, "小数は「小数の桁数」（0桁）まで"],
    ["name", { name: "図書館カードの登録者数　", place: "" }, "同じ名称の実績"],
    ["until", { from: "2027", until: "2026" }, "始まりの年度（令和9年度）以後"],
    ["from", { from: "2024" }, "計画期間（令和7年度～令和11年度）の中の年度を選んで"],
  ])("is told at %s what is wrong (%#)", (field, fields, sentence) => {
    expect(errors(fields)?.[field]).toContain(sentence);
  });

  it("is not found under another id", () => {
    expect(edit({}, toMetricId("none"))).toMatchObject({ reason: "not_found" });
  });
});
