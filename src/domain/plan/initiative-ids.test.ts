import { makeKpi } from "@tests/fixtures/kpi";
import { makePillar, makePlan, realPlan } from "@tests/fixtures/plan";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { toKpiId } from "@/domain/shared/kpi-id";
import type { PlanDefinition } from "./definition";
import { clashOfIds, newInitiativeIds, type UnnamedPlan, withInitiativeIds } from "./initiative-ids";
import { listInitiatives } from "./initiatives";

type Line = string | { readonly id: string; readonly text: string };

/** A plan of one pillar: the lines of each measure, with the ids that they are given. */
function planOf(...measures: readonly (readonly Line[])[]): UnnamedPlan {
  return {
    ...makePlan({ pillars: [makePillar()] }),
    pillars: [
      {
        ...makePillar(),
        measures: measures.map((lines, index) => ({
          no: index + 1,
          title: `取組${index + 1}`,
          source: "試験",
          kpis: [],
          initiatives: lines.map((line) => ({
            marker: "○" as const,
            ...(typeof line === "string" ? { text: line } : { ...line, id: toInitiativeId(line.id) }),
          })),
        })),
      },
    ],
  };
}

/** "id text" */
const said = (plan: PlanDefinition) =>
  listInitiatives(plan).map(({ initiative: { id, text } }) => `${id} ${text}`);
const first = withInitiativeIds(planOf(["一", "二", "三"], ["四"]));

describe("the ids of initiatives", () => {
  it("are made from their places at first sight", () => {
    expect(said(first)).toEqual(["t-plan-1-1-1 一", "t-plan-1-1-2 二", "t-plan-1-1-3 三", "t-plan-1-2-1 四"]);
  });

  it("are left as they are where all are given: it is the same plan", () => {
    expect(withInitiativeIds(first)).toBe(first);
    expect(withInitiativeIds(first, { inForce: withInitiativeIds(planOf(["別"])) })).toBe(first);
  });

  it("of the shipped plans are those of their places", () => {
    const plan = realPlan("dx-2");
    const without: UnnamedPlan = {
      ...plan,
      pillars: plan.pillars.map((pillar) => ({
        ...pillar,
        measures: pillar.measures.map((measure) => ({
          ...measure,
          initiatives: measure.initiatives.map(({ id: _, ...each }) => each),
        })),
      })),
    };
    expect(withInitiativeIds(without)).toEqual(plan);
    expect(said(plan)[0]).toBe("dx-2-1-1-1 ローコードツール等を活用したオンライン申請の拡大");
  });

  it("stay with their texts when a line is put in above, and the new line's is another one", () => {
    const next = planOf(["新", "一", "二", "三"], ["四"]);
    expect(said(withInitiativeIds(next, { inForce: first }))).toEqual([
      "t-plan-1-1-4 新",
      "t-plan-1-1-1 一",
      "t-plan-1-1-2 二",
      "t-plan-1-1-3 三",
      "t-plan-1-2-1 四",
    ]);
  });

  it("go with a line to another measure, but that of the same measure comes first", () => {
    const inForce = withInitiativeIds(planOf(["同じ"], ["同じ", "移る"]));
    expect(said(withInitiativeIds(planOf(["移る"], ["同じ"]), { inForce }))).toEqual([
      "t-plan-1-2-2 移る",
      "t-plan-1-2-1 同じ",
    ]);
  });

  it("find their measure by what it is, not by its number", () => {
    const inForce = withInitiativeIds(planOf(["同じ", "甲"], ["同じ", "乙"]));
    const { pillars } = planOf(["同じ", "甲"], ["同じ", "乙"]);
    const swapped: UnnamedPlan = {
      ...inForce,
      pillars: pillars.map((pillar) => ({
        ...pillar,
        measures: pillar.measures.toReversed().map((measure, index) => ({ ...measure, no: index + 1 })),
      })),
    };
    expect(said(withInitiativeIds(swapped, { inForce }))).toEqual([
      "t-plan-1-2-1 同じ",
      "t-plan-1-2-2 乙",
      "t-plan-1-1-1 同じ",
      "t-plan-1-1-2 甲",
    ]);
  });

  it("that a file gives stand, whatever the text is now", () => {
    const next = planOf([{ id: "t-plan-1-1-2", text: "改めた文" }, "一"], []);
    expect(said(withInitiativeIds(next, { inForce: first }))).toEqual([
      "t-plan-1-1-2 改めた文",
      "t-plan-1-1-1 一",
    ]);
  });

  it("are never a KPI's, nor what another had once", () => {
    const withKpi = { ...planOf(["一", "二"]), kpis: [makeKpi({ id: toKpiId("t-plan-1-1-1") })] };
    expect(said(withInitiativeIds(withKpi, { taken: new Set(["t-plan-1-1-3"]) }))).toEqual([
      "t-plan-1-1-2 一",
      "t-plan-1-1-4 二",
    ]);
    expect(newInitiativeIds(first, { pillar: 1, measure: 1 }, 2, new Set(["t-plan-1-1-4"]))).toEqual([
      "t-plan-1-1-5",
      "t-plan-1-1-6",
    ]);
    expect(newInitiativeIds(first, { pillar: 1, measure: 3 }, 1, new Set())).toEqual(["t-plan-1-3-1"]);
  });
});

it("whatever is put in, moved, reworded or taken out, no id changes its line and none is there twice", () => {
  const lines = fc.array(fc.constantFrom("一", "二", "三", "四", "五", "六", "七"), { maxLength: 5 });
  const plans = fc.array(fc.tuple(lines, lines, lines), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(plans, ([start, ...revisions]) => {
      let inForce = withInitiativeIds(planOf(...(start ?? [])));
      const ever = new Set<string>(listInitiatives(inForce).map(({ initiative }) => initiative.id));
      for (const revision of revisions) {
        const next = withInitiativeIds(planOf(...revision), { inForce, taken: ever });
        const texts = new Map(
          listInitiatives(inForce).map(({ initiative }) => [initiative.id, initiative.text]),
        );
        const ids = listInitiatives(next).map(({ initiative }) => initiative.id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { initiative } of listInitiatives(next)) {
          if (texts.has(initiative.id)) expect(initiative.text).toBe(texts.get(initiative.id));
          else expect(ever).not.toContain(initiative.id);
        }
        // As many lines of a text as there were and are keep their ids.
        for (const text of new Set(texts.values())) {
          const count = (of: PlanDefinition) =>
            listInitiatives(of).filter(({ initiative }) => initiative.text === text);
          const kept = count(next).filter(({ initiative }) => texts.has(initiative.id));
          expect(kept).toHaveLength(Math.min(count(inForce).length, count(next).length));
        }
        for (const id of ids) ever.add(id);
        inForce = next;
      }
    }),
    { numRuns: 200 },
  );
});

describe("an id in two plans", () => {
  const other = (changes: Partial<PlanDefinition>) => ({ ...first, id: "other", ...changes });

  it("is carried on by the plan that follows, and by none that runs at the same time", () => {
    expect(clashOfIds(first, other({ startFy: fiscalYear(2030), endFy: fiscalYear(2034) }))).toBeNull();
    expect(clashOfIds(first, other({ startFy: fiscalYear(2020), endFy: fiscalYear(2024) }))).toBeNull();
    expect(clashOfIds(first, other({ startFy: fiscalYear(2029), endFy: fiscalYear(2034) }))).toEqual({
      id: "t-plan-1-1-1",
      isKpi: null,
    });
  });

  it("is never an initiative's here and a KPI's there", () => {
    const kpis = [makeKpi({ id: toKpiId("t-plan-1-1-2") })];
    const later = { startFy: fiscalYear(2030), endFy: fiscalYear(2034), pillars: [], kpis };
    expect(clashOfIds(first, other(later))).toEqual({ id: "t-plan-1-1-2", isKpi: "there" });
    expect(clashOfIds(other(later), first)).toEqual({ id: "t-plan-1-1-2", isKpi: "here" });
  });
});
