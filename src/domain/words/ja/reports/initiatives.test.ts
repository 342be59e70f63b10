import { describe, expect, it } from "vitest";
import {
  countInitiatives,
  INITIATIVE_STATES,
  type InitiativeState,
} from "@/domain/reports/initiatives/initiative";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { INITIATIVE_STATE_WORDS, initiativeCountsInWords } from "./initiatives";

const R7 = fiscalYear(2025);

function sentence(states: readonly (InitiativeState | null)[], isRunning = false): string {
  const words = initiativeCountsInWords(countInitiatives(states), R7, isRunning);
  return `${words.opening}${words.states.map(({ text }) => text).join("、")}${words.closing}`;
}

const times = <T>(count: number, state: T): T[] => Array.from({ length: count }, () => state);

it("the states have the plan's five words, in the order of the states", () => {
  expect(INITIATIVE_STATES.map((state) => INITIATIVE_STATE_WORDS[state])).toEqual([
    "未着手",
    "準備中",
    "実施中",
    "完了",
    "見直し",
  ]);
});

describe("the counts of a year's states", () => {
  it("name the year and what is furthest first, and leave out states without an initiative", () => {
    const states: InitiativeState[] = [
      "not_begun",
      ...times(3, "preparing" as const),
      ...times(12, "under_way" as const),
      ...times(2, "completed" as const),
    ];
    expect(sentence(states)).toBe("取組18件：完了2、実施中12、準備中3、未着手1（令和7年度）");
  });

  it("count apart what is reconsidered, and what nothing is known of yet", () => {
    expect(sentence(["reconsidered", null, "under_way", null])).toBe(
      "取組4件：実施中1、見直し1、状況の報告がまだない取組2（令和7年度）",
    );
  });

  it("say of a year that still runs that it does", () => {
    expect(sentence(["under_way"], true)).toBe("取組1件：実施中1（令和7年度の途中）");
  });
});
