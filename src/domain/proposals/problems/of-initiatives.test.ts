/** An initiative that was answered ends; it is never left out of its plan. */
import { planWithInitiatives } from "@tests/fixtures/approved-initiative";
import { day } from "@tests/fixtures/brands";
import { NOTHING_ON_RECORD } from "@tests/fixtures/on-record";
import { expect, it } from "vitest";
import { mapInitiatives } from "@/domain/plan/initiatives";
import { UNDECIDED } from "@/domain/proposals/decide";
import { differences } from "@/domain/proposals/diff";
import { examineProposal } from "@/domain/proposals/examine";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { problemSentence, proposedValue } from "@/domain/words/ja/proposals/proposals";

const PLAN = planWithInitiatives({ "t-a": "窓口を増やす", "t-b": "夜も開ける" });
const ANSWERED = {
  ...NOTHING_ON_RECORD,
  initiatives: [{ initiativeId: toInitiativeId("t-a"), fy: fiscalYear(2026) }],
};

function problems(after: typeof PLAN, record = ANSWERED) {
  const decided = Object.fromEntries(
    differences(PLAN, after).map(({ key }) => [key, { ...UNDECIDED, reason: "見直し" }]),
  );
  return examineProposal(PLAN, after, decided, record, day("2027-06-01")).problems.map(problemSentence);
}

it("one that was answered is not left out; reworded without its id the sentence names the id", () => {
  const without = planWithInitiatives({ "t-b": "夜も開ける" });
  expect(problems(without)).toEqual([
    "「窓口を増やす」には令和8年度の状況の回答があるため、取り除けません。最後の年度（until）を決めて終了にしてください。計画ファイルで文言だけを直すときは、その行に「id: t-a」を書いてください。",
  ]);
  expect(problems(planWithInitiatives({ "t-c": "窓口を2つ増やす", "t-b": "夜も開ける" }))).toEqual([
    expect.stringContaining("「id: t-a」"),
  ]);
  expect(problems(planWithInitiatives({ "t-c": "窓口を増やす", "t-b": "夜も開ける" }))).toHaveLength(1);
  expect(problems(makeWithoutMeasure())).toHaveLength(1);
  expect(problems(without, { ...ANSWERED, initiatives: [] })).toEqual([]);
  expect(problems(planWithInitiatives({ "t-a": "窓口を増やす" }))).toEqual([]);
});

it("it ends with its last answered year or later, told in words and with a reason", () => {
  const until = (fy: number) =>
    mapInitiatives(PLAN, (each) => (each.id === "t-a" ? { ...each, until: fiscalYear(fy) } : each));
  expect(problems(until(2025))).toEqual([expect.stringContaining("その年度を対象から外せません。")]);
  expect(problems(until(2026))).toEqual([]);
  const [change, ...others] = differences(PLAN, until(2026));
  expect(others).toEqual([]);
  expect(change).toMatchObject({ isOfSubstance: true });
  if (!change) throw new Error("no change");
  expect(proposedValue(change, "before", {})).toBe("窓口を増やす（計画の終わりまで）");
  expect(proposedValue(change, "after", {})).toMatch(/^窓口を増やす（令和8年度.*で終了）$/);
});

function makeWithoutMeasure() {
  return { ...PLAN, pillars: PLAN.pillars.map((pillar) => ({ ...pillar, measures: [] })) };
}
