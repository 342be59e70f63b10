import { makeKpi } from "@tests/fixtures/kpi";
import { makePillar, makePlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import { type Initiative, listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { listInitiatives } from "@/domain/plan/initiatives";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { type KpiId, toKpiId } from "@/domain/shared/kpi-id";
import { proposedSentence } from "@/domain/words/ja/proposals/proposals";
import { differences } from "./diff";
import {
  moved,
  placeOfKpi,
  placeOfText,
  placesOf,
  placeText,
  withInitiative,
  withKpi,
  withMeasure,
  withNewMeasure,
  withoutPart,
  withPillar,
} from "./edit";

const measure = (no: number, kpis: PlanDefinition["kpis"] = []) => ({
  no,
  title: `取組${no}`,
  source: "試験",
  initiatives: [],
  kpis,
});
const initiative = (id: string, changes: Partial<Initiative> = {}): Initiative => ({
  id: toInitiativeId(id),
  marker: "○",
  text: id,
  ...changes,
});
const plan = makePlan({
  kpis: [makeKpi({ id: toKpiId("a") }), makeKpi({ id: toKpiId("b") })],
  pillars: [
    makePillar({ measures: [measure(1, [makeKpi({ id: toKpiId("c") })]), measure(2)] }),
    makePillar({ no: 2, catchphrase: "安心" }),
  ],
});
const order = (of: PlanDefinition) => listKpis(of).map(({ kpi }) => kpi.id);
const placed = (of: PlanDefinition, id: KpiId) => {
  const place = placeOfKpi(of, id);
  return place && placeText(place);
};

it("a place is found again by its text, and none that the plan does not have", () => {
  for (const place of placesOf(plan)) expect(placeOfText(plan, placeText(place))).toEqual(place);
  expect(placeOfText(plan, "1-2")).toEqual({ pillar: 1, measure: 2 });
  expect(placeOfText(plan, "")).toEqual({ pillar: null, measure: null });
  for (const text of ["3", "1-3", "2-1", "x"]) expect(placeOfText(plan, text)).toBeNull();
});

describe("a measure", () => {
  const words = { title: "新しい取組", initiatives: [], source: "追加" };

  it("gets other words, keeps its KPIs, and nothing else changes", () => {
    const changed = withMeasure(plan, 1, 1, words);
    expect(changed.pillars[0]?.measures).toEqual([
      { ...measure(1, [makeKpi({ id: toKpiId("c") })]), ...words },
      measure(2),
    ]);
    expect(changed.pillars[1]).toEqual(plan.pillars[1]);
  });

  it("that is new is the last of its pillar, without KPIs", () => {
    const added = withNewMeasure(plan, 1, words);
    expect(added.pillars[0]?.measures.map(({ no }) => no)).toEqual([1, 2, 3]);
    expect(added.pillars[0]?.measures[2]).toEqual({ ...words, no: 3, kpis: [] });
    expect(withNewMeasure(plan, 2, words).pillars[1]?.measures).toEqual([{ ...words, no: 1, kpis: [] }]);
  });

  it("moves among the measures of its own pillar", () => {
    const two = withNewMeasure(withNewMeasure(plan, 2, words), 2, { ...words, title: "二つ目" });
    const down = moved(two, { part: "measure", pillar: 1, measure: 1 }, 1);
    expect(down.pillars[0]?.measures.map(({ no, title }) => `${no} ${title}`)).toEqual([
      "1 取組2",
      "2 取組1",
    ]);
    expect(down.pillars[1]).toEqual(two.pillars[1]);
  });

  it("with nothing in it goes alone; the others close up", () => {
    const three = withNewMeasure(plan, 1, words);
    const gone = withoutPart(three, { part: "measure", pillar: 1, measure: 2 });
    expect(gone?.pillars[0]?.measures.map(({ no, title }) => `${no} ${title}`)).toEqual([
      "1 取組1",
      "2 新しい取組",
    ]);
    const filled = withInitiative(plan, initiative("a-1"), { pillar: 1, measure: 2 });
    expect(withoutPart(filled, { part: "measure", pillar: 1, measure: 2 })).toBeNull();
    expect(withoutPart(plan, { part: "measure", pillar: 9, measure: 1 })).toBeNull();
  });
});

describe("an initiative", () => {
  const FIRST = { pillar: 1, measure: 1 };
  const SECOND = { pillar: 1, measure: 2 };
  const lines = (of: PlanDefinition) =>
    listInitiatives(of).map(({ measure, initiative: { id, text } }) => `${measure.no} ${id} ${text}`);
  const two = withInitiative(withInitiative(plan, initiative("a"), FIRST), initiative("b"), FIRST);
  const part = (id: string) => ({ part: "initiative", initiativeId: toInitiativeId(id) }) as const;

  it("that is new is the last of its measure; with other words it stays where it stood", () => {
    expect(lines(two)).toEqual(["1 a a", "1 b b"]);
    expect(lines(withInitiative(two, initiative("a", { text: "改" }), FIRST))).toEqual(["1 a 改", "1 b b"]);
  });

  it("keeps its id among its neighbours and in another measure", () => {
    expect(lines(moved(two, part("b"), -1))).toEqual(["1 b b", "1 a a"]);
    expect(lines(moved(two, part("b"), 1))).toEqual(["1 a a", "1 b b"]);
    expect(lines(withInitiative(two, initiative("a"), SECOND))).toEqual(["1 b b", "2 a a"]);
  });

  it("goes alone", () => {
    expect(lines(withoutPart(two, part("a")) ?? plan)).toEqual(["1 b b"]);
  });

  it("works no more on a KPI that is taken out, and goes on with one that only moves", () => {
    const [c, a] = [toKpiId("c"), toKpiId("a")];
    const works = withInitiative(two, initiative("a", { supports: [c, a] }), FIRST);
    const without = withoutPart(works, { part: "kpi", kpiId: c });
    expect(without && listInitiatives(without)[0]?.initiative.supports).toEqual([a]);
    const none = without && withoutPart(without, { part: "kpi", kpiId: a });
    expect(none && listInitiatives(none)[0]?.initiative).toEqual(initiative("a"));
    const elsewhere = withKpi(works, makeKpi({ id: c }), { pillar: null, measure: null });
    expect(listInitiatives(elsewhere)[0]?.initiative.supports).toEqual([c, a]);
  });
});

it("a measure names its department, and no more when it is taken away", () => {
  const words = { title: "取組", source: "試験" };
  const named = withMeasure(plan, 1, 1, { ...words, department: "環境課" });
  expect(named.pillars[0]?.measures[0]).toMatchObject({ department: "環境課", kpis: [{ id: "c" }] });
  expect(withMeasure(named, 1, 1, words).pillars[0]?.measures[0]).not.toHaveProperty("department");
});

it("a pillar that is new is the last one, with nothing in it", () => {
  const words = {
    catchphrase: null,
    title: "三つ目",
    viewpoint: "",
    vision: "",
    outcome: "",
    source: "追加",
  };
  const added = withPillar(plan, null, words as never);
  expect(added.pillars[2]).toEqual({ ...words, no: 3, kpis: [], measures: [] });
  const changed = withPillar(plan, 2, words as never);
  expect(changed.pillars.map(({ title }) => title)).toEqual([plan.pillars[0]?.title, "三つ目"]);
});

describe("a KPI", () => {
  it("is changed where it stands", () => {
    const changed = withKpi(plan, makeKpi({ id: toKpiId("a"), name: "新" }), { pillar: null, measure: null });
    expect(order(changed)).toEqual(["a", "b", "c"]);
    expect(changed.kpis[0]?.name).toBe("新");
  });

  it("is the last of a place that is new to it", () => {
    const changed = withKpi(plan, makeKpi({ id: toKpiId("a") }), { pillar: 1, measure: 1 });
    expect(order(changed)).toEqual(["b", "c", "a"]);
    expect(placed(changed, toKpiId("a"))).toBe("1-1");
    expect(
      placed(withKpi(plan, makeKpi({ id: toKpiId("d") }), { pillar: 2, measure: null }), toKpiId("d")),
    ).toBe("2");
  });

  it("moves among its neighbours, and not beyond them; the order is told", () => {
    const down = moved(plan, { part: "kpi", kpiId: toKpiId("a") }, 1);
    expect(order(down)).toEqual(["b", "a", "c"]);
    expect(order(moved(plan, { part: "kpi", kpiId: toKpiId("a") }, -1))).toEqual(["a", "b", "c"]);
    expect(differences(plan, down)).toMatchObject([
      { what: "text", path: "order", before: "a\nb", after: "b\na", isOfSubstance: false },
    ]);
  });

  it("that is added, gone or elsewhere is no change of the order", () => {
    const added = withKpi(plan, makeKpi({ id: toKpiId("d") }), { pillar: null, measure: null });
    const elsewhere = withKpi(plan, makeKpi({ id: toKpiId("a") }), { pillar: 2, measure: null });
    for (const changed of [
      added,
      elsewhere,
      withoutPart(plan, { part: "kpi", kpiId: toKpiId("a") }) ?? plan,
    ]) {
      expect(differences(plan, changed).map(({ path }) => path)).not.toContain("order");
    }
  });
});

describe("pillars and measures", () => {
  it("keep their numbers without a gap", () => {
    const three = withPillar(plan, null, makePillar({ catchphrase: "元気" }));
    expect(three.pillars.map(({ no }) => no)).toEqual([1, 2, 3]);
    const swapped = moved(plan, { part: "pillar", pillar: 2 }, -1);
    expect(swapped.pillars.map(({ no, catchphrase }) => `${no}${catchphrase}`)).toEqual(["1安心", "2便利"]);
    const without = withoutPart(plan, { part: "measure", pillar: 1, measure: 2 });
    expect(without?.pillars[0]?.measures.map(({ no }) => no)).toEqual([1]);
    const added = withNewMeasure(plan, 2, { title: "新", source: "試験", initiatives: [] });
    expect(added.pillars[1]?.measures).toMatchObject([{ no: 1, title: "新" }]);
  });

  it("go only when nothing stands in them", () => {
    expect(withoutPart(plan, { part: "pillar", pillar: 1 })).toBeNull();
    expect(withoutPart(plan, { part: "measure", pillar: 1, measure: 1 })).toBeNull();
    expect(withoutPart(plan, { part: "pillar", pillar: 2 })?.pillars).toHaveLength(1);
  });
});

it("every place of the plan can be chosen", () => {
  expect(placesOf(plan).map(placeText)).toEqual(["", "1", "1-1", "1-2", "2"]);
});

describe("the order of pillars and measures", () => {
  const paper = makeKpi({ id: toKpiId("paper") });
  const three = makePlan({
    pillars: [
      makePillar({
        catchphrase: "便利",
        title: "市民",
        vision: ["窓口"],
        measures: [measure(1, [paper]), measure(2)],
      }),
      makePillar({ no: 2, catchphrase: "安心", title: "基盤", vision: ["備え"] }),
      makePillar({ no: 3, catchphrase: "効率", title: "庁内" }),
    ],
  });

  it("is one change with a reason, whatever stands in what has moved", () => {
    const changed = moved(three, { part: "pillar", pillar: 1 }, 1);
    const found = differences(three, changed);
    expect(found).toMatchObject([{ what: "order", path: "pillars", isOfSubstance: true }]);
    expect(found.map((change) => proposedSentence(change, three, changed, {}))).toEqual([
      "柱の並び順：柱（1）「便利」、柱（2）「安心」 → 柱（1）「安心」、柱（2）「便利」",
    ]);
    const measures = moved(three, { part: "measure", pillar: 1, measure: 1 }, 1);
    expect(
      differences(three, measures).map((change) => proposedSentence(change, three, measures, {})),
    ).toEqual(["柱（1）の取組の並び順：取組1「取組1」、取組2「取組2」 → 取組1「取組2」、取組2「取組1」"]);
  });

  it("is told beside a text that became another one in the same draft", () => {
    const { no: _, kpis: _kpis, measures: _measures, ...words } = three.pillars[0] ?? makePillar({});
    const renamed = withPillar(three, 1, { ...words, title: "市民の暮らし" });
    const changed = moved(renamed, { part: "pillar", pillar: 1 }, 1);
    expect(differences(three, changed).map(({ what, path }) => [what, path])).toEqual([
      ["order", "pillars"],
      ["text", "pillars[2].title"],
    ]);
  });

  it("of a pillar that is taken out tells of it and of those that move up", () => {
    const gone = withoutPart(three, { part: "pillar", pillar: 2 });
    if (!gone) throw new Error("the pillar is empty");
    expect(
      differences(three, gone).map(({ what, path, before, after }) => [what, path, before, after]),
    ).toEqual([
      ["order", "pillars", "3 効率", "2 効率"],
      ["text", "former.pillars[2].catchphrase", "安心", null],
      ["text", "former.pillars[2].title", "基盤", null],
      ["text", "former.pillars[2].vision", "備え", null],
      ["text", "former.pillars[2].source", three.pillars[1]?.source, null],
    ]);
  });
});
