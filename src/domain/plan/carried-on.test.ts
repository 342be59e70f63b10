import { makeKpi } from "@tests/fixtures/kpi";
import { makePlan } from "@tests/fixtures/plan";
import { expect, it } from "vitest";
import { toKpiId } from "@/domain/shared/kpi-id";
import { carriedOnTwice, plansOfIndicator } from "./carried-on";

const [events, people, before] = [toKpiId("events"), toKpiId("people"), toKpiId("before")];
const kept = makeKpi({ id: events, name: "学習会" });

it.each([
  [
    "both name it",
    [makeKpi({ ...kept, continues: before }), makeKpi({ id: people, continues: before })],
    before,
  ],
  ["one keeps its id", [kept, makeKpi({ id: people, continues: events })], events],
  ["one keeps its id and stands after", [makeKpi({ id: people, continues: events }), kept], events],
  [
    "one keeps its id and says so",
    [makeKpi({ ...kept, continues: events }), makeKpi({ id: people, continues: events })],
    events,
  ],
])("two KPIs carry on one: %s", (_, kpis, id) => {
  const found = carriedOnTwice(makePlan({ kpis }));
  expect(found?.id).toBe(id);
  expect(new Set([found?.one.id, found?.other.id])).toEqual(new Set([events, people]));
});

it.each([
  ["none is carried on", [kept, makeKpi({ id: people })]],
  ["each another one", [kept, makeKpi({ id: people, continues: before })]],
  ["one names the one whose id it keeps", [makeKpi({ ...kept, continues: events }), makeKpi({ id: people })]],
])("nothing is wrong where %s", (_, kpis) => {
  expect(carriedOnTwice(makePlan({ kpis }))).toBeNull();
});

it("finds an indicator in every plan that it runs through", () => {
  const first = makePlan({ id: "one", kpis: [makeKpi({ id: before })] });
  const second = makePlan({ id: "two", kpis: [makeKpi({ id: people, continues: before }), kept] });
  const third = makePlan({ id: "three", kpis: [makeKpi({ id: people })] });
  for (const id of [before, people]) {
    const found = plansOfIndicator([third, second, first], id);
    expect(found.map(({ plan, kpi }) => [plan.id, kpi.id])).toEqual([
      ["three", people],
      ["two", people],
      ["one", before],
    ]);
  }
  expect(plansOfIndicator([first, second, third], events).map(({ plan }) => plan.id)).toEqual(["two"]);
});
