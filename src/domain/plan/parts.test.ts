import { makePillar, makePlan, realPlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import type { Measure, Pillar } from "./definition";
import { levelOf, partsOf } from "./parts";

const measure = (no: number, title: string, ...lines: string[]): Measure => ({
  no,
  title,
  initiatives: lines.map((id) => ({ id: toInitiativeId(id), text: id, marker: "・" })),
  source: "",
  kpis: [],
});
const pillar = (no: number, title: string, measures: Measure[] = []): Pillar =>
  makePillar({ no, catchphrase: null, title, measures });
const planOf = (...pillars: Pillar[]) => makePlan({ id: "t", pillars });

/** "title: id" of pillars and measures, after all those versions. */
const ids = (...versions: ReturnType<typeof planOf>[]) =>
  partsOf(versions).flatMap((part) => {
    const { title } = part.measure ?? part.pillar ?? {};
    return title === undefined ? [] : [`${title}: ${part.id}`];
  });

const FIRST = planOf(pillar(1, "緑", [measure(1, "窓口"), measure(2, "人材", "t-a")]), pillar(2, "水"));

describe("what an assessment can be of", () => {
  it("is the plan, its pillars and its measures, in the plan's order", () => {
    expect(partsOf([FIRST]).map(({ id, ...part }) => [id, levelOf(part)])).toEqual([
      ["t:plan", "plan"],
      ["t:1", "pillar"],
      ["t:1-1", "measure"],
      ["t:1-2", "measure"],
      ["t:2", "pillar"],
    ]);
    expect(partsOf([])).toEqual([]);
    const parts = partsOf([realPlan("dx-2")]);
    expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length);
  });
});

describe("an id stays with its part", () => {
  it("where pillars and measures change places", () => {
    const after = planOf(pillar(1, "水"), pillar(2, "緑", [measure(1, "人材", "t-a"), measure(2, "窓口")]));
    expect(ids(FIRST, after)).toEqual(["水: t:2", "緑: t:1", "人材: t:1-2", "窓口: t:1-1"]);
  });

  it("where a measure is renamed, and where it is renamed and moved with its initiatives at once; one that has nothing of it is another", () => {
    const renamed = planOf(pillar(1, "緑", [measure(1, "受付"), measure(2, "人材", "t-a")]), pillar(2, "水"));
    expect(ids(FIRST, renamed)).toContain("受付: t:1-1");
    const both = planOf(pillar(1, "緑", [measure(1, "育成", "t-a"), measure(2, "受付")]), pillar(2, "水"));
    expect(ids(FIRST, both)).toEqual(["緑: t:1", "育成: t:1-2", "受付: t:1-3", "水: t:2"]);
  });

  it("where a measure goes to another pillar", () => {
    const after = planOf(pillar(1, "緑", [measure(1, "窓口")]), pillar(2, "水", [measure(1, "人材")]));
    expect(ids(FIRST, after)).toEqual(["緑: t:1", "窓口: t:1-1", "水: t:2", "人材: t:1-2"]);
  });
});

describe("an id is never given again", () => {
  it("to what comes after a measure that was taken out", () => {
    const without = planOf(pillar(1, "緑", [measure(1, "人材", "t-a")]), pillar(2, "水"));
    const more = planOf(
      pillar(1, "緑", [measure(1, "新しい窓口"), measure(2, "人材", "t-a"), measure(3, "広報")]),
      pillar(2, "水"),
    );
    expect(ids(FIRST, without)).toEqual(["緑: t:1", "人材: t:1-2", "水: t:2"]);
    expect(ids(FIRST, without, more)).toEqual([
      "緑: t:1",
      "新しい窓口: t:1-3",
      "人材: t:1-2",
      "広報: t:1-4",
      "水: t:2",
    ]);
  });

  it("by another plan: those of the next plan are its own", () => {
    const next = partsOf([{ ...FIRST, id: "t-next" }]).map(({ id }) => id);
    expect(next.every((id) => id.startsWith("t-next:"))).toBe(true);
  });
});
