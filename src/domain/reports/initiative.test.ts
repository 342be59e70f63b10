import { describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import {
  asTheYearBefore,
  checkInitiative,
  countInitiatives,
  type EarlierAnswer,
  INITIATIVE_STATES,
  type InitiativeContent,
  type InitiativeState,
  initiativeWarnings,
  isInitiativeAsked,
  latestBefore,
  wordsOwed,
} from "./initiative";

const words = { done: "", result: "", nextStep: "" };
const yearBefore = (progress: InitiativeState, done = ""): EarlierAnswer => ({ ...words, progress, done });
const answer = (
  progress: InitiativeState | null,
  over: Partial<InitiativeContent> = {},
): InitiativeContent => ({
  ...words,
  warningNote: "",
  progress,
  ...over,
});
const check = (content: InitiativeContent, earlier: EarlierAnswer | null, over = {}) =>
  checkInitiative(content, { earlier, isWarned: false, isCorrection: false, correctionReason: "", ...over });

describe("words are owed where the state changed, and under 完了 and 見直し", () => {
  it.each<[InitiativeState, EarlierAnswer | null, "begun" | "changed" | "final" | null]>([
    ["not_begun", null, null],
    ["under_way", null, "begun"],
    ["under_way", yearBefore("under_way"), null],
    ["under_way", yearBefore("preparing"), "changed"],
    ["preparing", yearBefore("under_way"), "changed"],
    ["completed", yearBefore("completed"), "final"],
    ["reconsidered", yearBefore("reconsidered"), "final"],
    ["completed", null, "final"],
  ])("%s after %o: %s", (progress, earlier, owed) => {
    expect(wordsOwed(progress, earlier)).toBe(owed);
    const errors = check(answer(progress), earlier);
    expect(errors).toEqual(owed === null ? {} : { done: { kind: "words_owed", because: owed } });
    expect(check(answer(progress, { done: "窓口で始めた" }), earlier)).toEqual({});
  });

  it("blanks are no words", () => {
    expect(check(answer("completed", { done: " \n　" }), null).done?.kind).toBe("words_owed");
  });
});

it("an answer without a state is none", () => {
  expect(check(answer(null, { done: "書きかけ" }), null)).toEqual({ progress: { kind: "blank" } });
});

it("texts have a limit, by characters as people count them", () => {
  expect(check(answer("not_begun", { result: "𠮷".repeat(2000) }), null)).toEqual({});
  expect(check(answer("not_begun", { result: "𠮷".repeat(2001) }), null)).toEqual({
    result: { kind: "too_long", length: 2001 },
  });
});

it("an approved answer is replaced with a reason", () => {
  const isCorrection = true;
  expect(check(answer("not_begun"), null, { isCorrection })).toEqual({ correctionReason: { kind: "blank" } });
  expect(check(answer("not_begun"), null, { isCorrection, correctionReason: "取り違え" })).toEqual({});
});

describe("warnings", () => {
  it.each<[InitiativeState, EarlierAnswer | null, string[]]>([
    ["under_way", null, []],
    ["under_way", yearBefore("completed"), ["back_from_completed"]],
    ["reconsidered", yearBefore("completed"), ["back_from_completed"]],
    ["preparing", yearBefore("under_way"), ["went_back"]],
    ["not_begun", yearBefore("preparing"), ["went_back"]],
    ["reconsidered", yearBefore("under_way"), []],
    ["completed", yearBefore("completed"), []],
    ["under_way", yearBefore("under_way"), []],
  ])("%s after %o: %j", (progress, earlier, warnings) => {
    expect(initiativeWarnings(answer(progress), earlier)).toEqual(warnings);
  });

  it("the words of the year before, said again, are asked about; none said at all are not", () => {
    const earlier = yearBefore("under_way", "研修を2回行った");
    expect(initiativeWarnings(answer("under_way", { done: "研修を2回行った " }), earlier)).toEqual([
      "same_words",
    ]);
    expect(initiativeWarnings(answer("under_way"), earlier)).toEqual([]);
    expect(initiativeWarnings(answer("under_way", { done: "研修を3回行った" }), earlier)).toEqual([]);
  });

  it("is answered by a note", () => {
    const content = answer("preparing", { done: "やり直した" });
    expect(check(content, yearBefore("under_way"), { isWarned: true })).toEqual({
      warningNote: { kind: "blank" },
    });
  });
});

it("前年度と同じ is the state without words, where none are owed", () => {
  expect(asTheYearBefore(yearBefore("under_way", "去年の言葉"))).toEqual(answer("under_way"));
  expect(asTheYearBefore(yearBefore("reconsidered", "去年の言葉"))).toBeNull();
  expect(asTheYearBefore(null)).toBeNull();
});

it("完了 is not asked again", () => {
  expect(INITIATIVE_STATES.filter((state) => !isInitiativeAsked(yearBefore(state)))).toEqual(["completed"]);
  expect(isInitiativeAsked(null)).toBe(true);
});

it("the year before is the latest one with an answer", () => {
  const said = [
    [2025, "a"],
    [2025, "b"],
    [2027, "a"],
    [2028, "b"],
  ].map(([fy, id]) => ({ fy: fiscalYear(Number(fy)), initiativeId: toInitiativeId(String(id)) }));
  const of = (fy: number) => [...latestBefore(said, fiscalYear(fy))].map(([id, answer]) => [id, answer.fy]);
  expect(of(2025)).toEqual([]);
  expect(of(2027)).toEqual([
    ["a", 2025],
    ["b", 2025],
  ]);
  expect(of(2028)).toEqual([
    ["a", 2027],
    ["b", 2025],
  ]);
});

it("counts every initiative once", () => {
  expect(countInitiatives(["completed", "under_way", null, "under_way", "not_begun"])).toEqual({
    not_begun: 1,
    preparing: 0,
    under_way: 2,
    completed: 1,
    reconsidered: 0,
    unanswered: 1,
  });
});
