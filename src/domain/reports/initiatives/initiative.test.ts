import { describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import {
  type AnswersBeside,
  asTheYearBefore,
  checkInitiative,
  countInitiatives,
  type EarlierAnswer,
  earliestAfter,
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
const beside = (earlier: EarlierAnswer | null, over: Partial<AnswersBeside> = {}): AnswersBeside => ({
  earlier,
  inForce: null,
  later: null,
  ...over,
});
const check = (content: InitiativeContent, earlier: EarlierAnswer | null) =>
  checkInitiative({ ...content, warningNote: content.warningNote || "確認した" }, beside(earlier), "");

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
  const correction = beside(null, { inForce: answer("not_begun") });
  const changed = answer("not_begun", { result: "来年度に始める" });
  expect(checkInitiative(changed, correction, " ")).toEqual({ correctionReason: { kind: "blank" } });
  expect(checkInitiative(changed, correction, "取り違え")).toEqual({});
});

describe("warnings", () => {
  it.each<[InitiativeState, EarlierAnswer | null, string[]]>([
    ["under_way", null, []],
    ["under_way", yearBefore("completed"), ["back_from_completed"]],
    ["reconsidered", yearBefore("completed"), ["back_from_completed"]],
    ["preparing", yearBefore("under_way"), ["went_back"]],
    ["not_begun", yearBefore("preparing"), ["went_back"]],
    ["reconsidered", yearBefore("under_way"), []],
    // 見直し is neither before nor after.
    ["under_way", yearBefore("reconsidered"), []],
    ["preparing", yearBefore("reconsidered"), []],
    ["not_begun", yearBefore("reconsidered"), []],
    ["completed", yearBefore("reconsidered"), []],
    ["completed", yearBefore("completed"), []],
    ["under_way", yearBefore("under_way"), []],
  ])("%s after %o: %j", (progress, earlier, warnings) => {
    expect(initiativeWarnings(answer(progress), beside(earlier))).toEqual(warnings);
  });

  it("the words of the year before, said again, are asked about; none said at all are not", () => {
    const earlier = beside(yearBefore("under_way", "研修を2回行った"));
    expect(initiativeWarnings(answer("under_way", { done: "研修を2回行った " }), earlier)).toEqual([
      "same_words",
    ]);
    expect(
      initiativeWarnings(answer("under_way", { done: "研修を2回行った", result: "受講者が増えた" }), earlier),
    ).toEqual(["same_words"]);
    expect(initiativeWarnings(answer("under_way"), earlier)).toEqual([]);
    expect(initiativeWarnings(answer("under_way", { done: "研修を3回行った" }), earlier)).toEqual([]);
  });

  it.each<[string, InitiativeContent, Partial<AnswersBeside>, string[]]>([
    [
      "完了 taken back by a correction, over the words of 完了",
      answer("under_way", { done: "すべて終えた" }),
      { inForce: answer("completed", { done: "すべて終えた" }) },
      ["completion_taken_back", "words_kept"],
    ],
    [
      "the same with words of its own",
      answer("under_way", { done: "まだ続けている" }),
      { inForce: answer("completed", { done: "すべて終えた" }) },
      ["completion_taken_back"],
    ],
    [
      "another state over the same words",
      answer("under_way", { done: "始めた" }),
      { inForce: answer("preparing", { done: "始めた " }) },
      ["words_kept"],
    ],
    [
      "a correction of words alone",
      answer("completed", { done: "4月に終えた" }),
      { inForce: answer("completed", { done: "3月に終えた" }) },
      [],
    ],
    ["a correction without words", answer("under_way"), { inForce: answer("not_begun") }, []],
    [
      "完了 before a year that says less",
      answer("completed", { done: "終えた" }),
      { later: { progress: "under_way" } },
      ["completed_too_early"],
    ],
    ["完了 before 完了", answer("completed", { done: "終えた" }), { later: { progress: "completed" } }, []],
    ["実施中 before a year that says less", answer("under_way"), { later: { progress: "preparing" } }, []],
  ])("%s", (_what, content, over, warnings) => {
    expect(initiativeWarnings(content, beside(null, over))).toEqual(warnings);
  });

  it("is answered by a note", () => {
    const content = answer("preparing", { done: "やり直した" });
    expect(checkInitiative(content, beside(yearBefore("under_way")), "")).toEqual({
      warningNote: { kind: "blank" },
    });
    expect(check(content, yearBefore("under_way"))).toEqual({});
  });
});

describe("a correction", () => {
  const inForce = answer("under_way", { done: "始めた" });
  const inYear = beside(null, { inForce });
  const other = answer("under_way", { done: "別の文" });

  it("that changes nothing is not taken, whatever reason is given", () => {
    const same = { ...inForce, done: "始めた\n", warningNote: "確かめた" };
    expect(checkInitiative(same, inYear, "確認")).toEqual({ correctionReason: { kind: "unchanged" } });
    expect(checkInitiative(other, inYear, "表現の誤り")).toEqual({});
  });

  it("that came back is given up by handing in what was approved, without a reason", () => {
    expect(checkInitiative(inForce, { ...inYear, isReturned: true }, "")).toEqual({});
    expect(checkInitiative(other, { ...inYear, isReturned: true }, "")).toEqual({
      correctionReason: { kind: "blank" },
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

it("the year before is the latest one with an answer, the year after the next one", () => {
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
  const after = earliestAfter(said, fiscalYear(2025));
  expect([...after].map(([id, answer]) => [id, answer.fy])).toEqual([
    ["b", 2028],
    ["a", 2027],
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
