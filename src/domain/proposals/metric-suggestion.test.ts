import { makePillar, makePlan } from "@tests/fixtures/plan";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { partsOf } from "@/domain/plan/parts";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { isoDate } from "@/domain/shared/iso-date";
import {
  isSettled,
  openPlaces,
  SUGGESTION_STATES,
  type SuggestionAct,
  type SuggestionState,
  suggestedPlaces,
  suggestedYears,
  suggestionAfter,
} from "./metric-suggestion";

const ACTS: readonly SuggestionAct[] = ["draft", "release", "accept", "decline", "withdraw"];

describe("a suggestion's course", () => {
  /** State × act, whole: where it leads, or - where it is refused. */
  it.each([
    ["waiting", ["drafted", "-", "-", "declined", "withdrawn"]],
    ["drafted", ["-", "waiting", "accepted", "-", "-"]],
    ["accepted", ["-", "-", "-", "-", "-"]],
    ["declined", ["-", "-", "-", "-", "-"]],
    ["withdrawn", ["-", "-", "-", "-", "-"]],
  ] as const)("from %s", (state, expected) => {
    expect(ACTS.map((act) => suggestionAfter(state, act) ?? "-")).toEqual(expected);
  });

  it("is decided once: whatever is tried after that changes nothing", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ACTS)), (acts) => {
        let state: SuggestionState = "waiting";
        let decisions = 0;
        for (const act of acts) {
          const next = suggestionAfter(state, act);
          if (next !== null && isSettled(next)) decisions += 1;
          state = next ?? state;
        }
        expect(decisions).toBe(isSettled(state) ? 1 : 0);
      }),
    );
    expect(SUGGESTION_STATES.filter(isSettled)).toEqual(["accepted", "declined", "withdrawn"]);
  });
});

const line = (id: string, until?: number) => ({
  id: toInitiativeId(id),
  marker: "○" as const,
  text: id,
  ...(until === undefined ? {} : { until: fiscalYear(until) }),
});
const measure = (no: number, title: string, initiatives: ReturnType<typeof line>[]) => ({
  no,
  title,
  initiatives,
  kpis: [],
  source: "試験",
});
const plan = makePlan({
  pillars: [makePillar({ measures: [measure(1, "図書館", [line("line-1"), line("line-2", 2026)])] })],
});
const idsOf = (places: ReturnType<typeof suggestedPlaces>) => places.map(({ id }) => id);

describe("what can be suggested", () => {
  it("is of the plan, a pillar, a measure or an initiative", () => {
    const { id } = plan;
    expect(idsOf(suggestedPlaces(plan, partsOf([plan])))).toEqual([
      `${id}:plan`,
      `${id}:1`,
      `${id}:1-1`,
      "line-1",
      "line-2",
    ]);
  });

  it("is of no initiative that has ended: its last year still counts", () => {
    const places = suggestedPlaces(plan, partsOf([plan]));
    expect(idsOf(openPlaces(places, fiscalYear(2026)))).toContain("line-2");
    expect(idsOf(openPlaces(places, fiscalYear(2027)))).not.toContain("line-2");
  });

  it("stays of the same measure when another one takes its number", () => {
    const [pillar] = plan.pillars;
    const after = makePlan({
      pillars: [
        makePillar({
          ...pillar,
          measures: [measure(1, "新しい取組", [line("line-3")]), measure(2, "図書館", [line("line-1")])],
        }),
      ],
    });
    const found = suggestedPlaces(after, partsOf([plan, after])).find(({ id }) => id === `${plan.id}:1-1`);
    expect(found?.place).toEqual({ pillar: 1, measure: 2, initiative: null });
  });

  it("begins with the year whose figures are asked for now, or later", () => {
    const { startFy, endFy } = plan;
    expect([startFy, endFy]).toEqual([2025, 2029]);
    const from = (today: string) => suggestedYears(plan, isoDate(today));
    expect(from("2024-12-01")).toEqual([2025, 2026, 2027, 2028, 2029]);
    expect(from("2027-03-31")).toEqual([2025, 2026, 2027, 2028, 2029]);
    expect(from("2027-04-01")).toEqual([2026, 2027, 2028, 2029]);
    expect(from("2030-04-01")).toEqual([2029]);
    expect(from("2031-04-01")).toEqual([]);
  });
});
