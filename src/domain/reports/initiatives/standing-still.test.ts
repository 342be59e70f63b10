import { describe, expect, it } from "vitest";
import { type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import { standstillSentence } from "@/domain/words/ja/reports/standing-still";
import type { InitiativeState } from "./initiative";
import { byStandstill, type InitiativeOfYear, type SaidOfYear, standstillOf } from "./standing-still";

const FY = fiscalYear(2026);

function said(progress: InitiativeState, words: Partial<SaidOfYear> = {}) {
  return { progress, done: "", result: "", nextStep: "", ...words };
}

function inYear(year: number, progress: InitiativeState, words: Partial<SaidOfYear> = {}): SaidOfYear {
  return { fy: fiscalYear(year), ...said(progress, words) };
}

function initiative(changes: Partial<InitiativeOfYear>): InitiativeOfYear {
  return {
    state: "not_started",
    isReturned: changes.state === "returned",
    content: null,
    inForce: null,
    isAsked: true,
    before: [],
    ...changes,
  };
}

/** Approved for the year. */
function approved(progress: InitiativeState, years: readonly SaidOfYear[], words: Partial<SaidOfYear> = {}) {
  const answer = said(progress, words);
  return initiative({ state: "approved", content: answer, inForce: answer, before: years });
}

function sentence(of: InitiativeOfYear, isPastDeadline = false): string | null {
  const found = standstillOf(of, isPastDeadline);
  return found && standstillSentence(found.why, FY);
}

describe("an initiative stands still", () => {
  it.each([
    [approved("preparing", [inYear(2025, "preparing")]), "令和7年度から「準備中」のままです。"],
    [
      approved("not_begun", [
        inYear(2023, "preparing"),
        inYear(2024, "not_begun"),
        inYear(2025, "not_begun"),
      ]),
      "令和6年度から「未着手」のままです。",
    ],
    // The year before was not answered: the latest answer counts.
    [approved("not_begun", [inYear(2024, "not_begun")]), "令和6年度から「未着手」のままです。"],
    [approved("not_begun", [inYear(2025, "preparing")]), "令和7年度の「準備中」から「未着手」に戻りました。"],
    [approved("preparing", [inYear(2025, "under_way")]), "令和7年度の「実施中」から「準備中」に戻りました。"],
    [
      approved("reconsidered", [], { done: "やめた。" }),
      "「見直し」ですが、今後の取組がまだ書かれていません。",
    ],
    [
      approved("under_way", [inYear(2025, "under_way", { done: "広げた。" })], { done: "広げた。 " }),
      "令和7年度から「実施中」ですが、前回と同じ説明です。",
    ],
    [
      approved("under_way", [inYear(2025, "under_way", { done: "広げた。" })]),
      "令和7年度から「実施中」ですが、令和8年度に取り組んだことの説明がありません。",
    ],
  ])("%#: %s", (of, expected) => {
    expect(sentence(of)).toBe(expected);
  });

  it.each([
    ["完了", approved("completed", [inYear(2025, "completed")])],
    ["the first answer", approved("not_begun", [])],
    ["準備中 after 未着手", approved("preparing", [inYear(2025, "not_begun")])],
    [
      "実施中 with other words",
      approved("under_way", [inYear(2025, "under_way", { done: "広げた。" })], { done: "終えた。" }),
    ],
    [
      "見直し with a next step",
      approved("reconsidered", [inYear(2025, "reconsidered")], { nextStep: "調べる。" }),
    ],
    ["taken up again after 完了", approved("preparing", [inYear(2025, "completed")])],
    ["taken up again after 見直し", approved("not_begun", [inYear(2025, "reconsidered")])],
  ])("but not: %s", (_, of) => {
    expect(sentence(of, true)).toBeNull();
  });
});

describe("an initiative without an answer", () => {
  it("stands still from the deadline on", () => {
    expect(sentence(initiative({}), false)).toBeNull();
    expect(sentence(initiative({}), true)).toBe("期限を過ぎても、回答がありません。");
    expect(sentence(initiative({ state: "draft", content: said("under_way") }), true)).toBe(
      "期限を過ぎても、回答がありません。",
    );
    expect(sentence(initiative({ state: "returned", content: said("under_way") }), true)).toBe(
      "差し戻した回答が、期限を過ぎても出し直されていません。",
    );
  });

  it("is left alone where 完了 was said before: nobody is asked", () => {
    expect(sentence(initiative({ isAsked: false, before: [inYear(2025, "completed")] }), true)).toBeNull();
  });
});

it("rests on an answer that waits, and says that it is not approved", () => {
  const waiting = initiative({
    state: "submitted",
    content: said("preparing"),
    before: [inYear(2025, "preparing")],
  });
  expect(standstillOf(waiting, true)).toMatchObject({ why: { kind: "same_state" }, isPending: true });
  // A correction that waits takes nothing back from the answer in force.
  const corrected = {
    ...waiting,
    content: said("under_way", { done: "始めた。" }),
    inForce: said("preparing"),
  };
  expect(standstillOf(corrected, true)).toMatchObject({ why: { kind: "same_state" }, isPending: false });
});

it("lists what has stood longest first, and what nobody answered last", () => {
  const since = (year: number) => {
    const years: SaidOfYear[] = [];
    for (let fy: FiscalYear = fiscalYear(year); fy < FY; fy = fiscalYear(fy + 1))
      years.push(inYear(fy, "preparing"));
    return approved("preparing", years);
  };
  const found = [
    initiative({}),
    approved("under_way", [inYear(2025, "under_way")]),
    since(2025),
    since(2023),
    approved("not_begun", [inYear(2025, "preparing")]),
  ].flatMap((of) => standstillOf(of, true) ?? []);
  expect(
    found.toSorted(byStandstill).map(({ why }) => [why.kind, "since" in why ? why.since : null]),
  ).toEqual([
    ["same_state", 2023],
    ["same_state", 2025],
    ["went_back", null],
    ["no_words", 2025],
    ["unanswered", null],
  ]);
});
