import { makeAnswer, UNDER_WAY } from "@tests/fixtures/initiative-report";
import { describe, expect, it } from "vitest";
import type { AnswersBeside } from "@/domain/reports/initiatives/initiative";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import {
  BLANK_LINE,
  lineErrors,
  owedWords,
  sameAsMidYear,
  sameAsTheYearBefore,
  submittedContentOf,
} from "./line-draft";

const CONTEXT: AnswersBeside = { earlier: UNDER_WAY, inForce: null, later: null };

describe("what a line owes", () => {
  it("is the state alone where it goes on as before", () => {
    expect(lineErrors({ ...BLANK_LINE, progress: "under_way" }, CONTEXT)).toEqual({});
    expect(owedWords({ ...BLANK_LINE, progress: "under_way" }, CONTEXT)).toBeNull();
  });

  it("is words where the state changed or is 完了", () => {
    const completed = { ...BLANK_LINE, progress: "completed" } as const;
    expect(Object.keys(lineErrors(completed, CONTEXT))).toEqual(["done"]);
    expect(lineErrors({ ...completed, done: "終えた。" }, CONTEXT)).toEqual({});
  });

  it("is a reason where the checks ask, and one where an answer in force is changed", () => {
    const back = { ...BLANK_LINE, progress: "preparing", done: "見直して戻した。" } as const;
    expect(Object.keys(lineErrors(back, CONTEXT))).toEqual(["warningNote"]);
    expect(
      Object.keys(lineErrors({ ...back, warningNote: "はい" }, { ...CONTEXT, inForce: makeAnswer() })),
    ).toEqual(["correctionReason"]);
  });
});

it("does not hand in a reason for a doubt that is gone", () => {
  const draft = { ...BLANK_LINE, progress: "under_way", warningNote: "前の入力の理由" } as const;
  expect(submittedContentOf(draft, CONTEXT).warningNote).toBe("");
  expect(submittedContentOf({ ...draft, progress: "preparing" }, CONTEXT).warningNote).toBe("前の入力の理由");
});

describe("前年度と同じ", () => {
  const line = (id: string, draft = BLANK_LINE, earlier: AnswersBeside["earlier"] = UNDER_WAY) => ({
    id: toInitiativeId(id),
    draft,
    context: { ...CONTEXT, earlier },
  });

  it("answers what nobody has begun, and leaves alone what was typed", () => {
    const begun = line("b", { ...BLANK_LINE, done: "書きかけ" });
    const same = sameAsTheYearBefore([line("a"), begun]);
    expect([...same.keys()]).toEqual(["a"]);
    expect(same.get(toInitiativeId("a"))).toMatchObject({ progress: "under_way", done: "" });
  });

  it("takes what was answered in the middle of the year with its words, where nobody has begun anew", () => {
    const midYear = { ...BLANK_LINE, progress: "under_way", done: "途中まで進めた。" } as const;
    const context = { ...CONTEXT, midYear };
    const begun = { ...line("b", { ...BLANK_LINE, done: "書きかけ" }), context };
    const same = sameAsMidYear([{ ...line("a"), context }, begun, line("c")]);
    expect([...same]).toEqual([["a", midYear]]);
  });

  it("answers nothing that has no year before, or that owes words as it was", () => {
    const reconsidered = { ...UNDER_WAY, progress: "reconsidered" } as const;
    expect(sameAsTheYearBefore([line("a", BLANK_LINE, null), line("b", BLANK_LINE, reconsidered)]).size).toBe(
      0,
    );
  });
});
