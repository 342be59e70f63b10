import { day, num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { NOTHING_ON_RECORD } from "@tests/fixtures/on-record";
import { makePlan } from "@tests/fixtures/plan";
import { expect, it } from "vitest";
import { decidedTogether } from "./as-seen";
import { type Decision, UNDECIDED } from "./decide";
import { differences } from "./diff";
import { examineProposal } from "./examine";
import { givenNow, givenValues, isGivenForOthers, saidAgain } from "./given";

const kpi = makeKpi();
const before = makePlan({ pillars: [], kpis: [kpi] });
const KEY = `${kpi.id}/target`;
const withTarget = (value: string) => ({
  ...before,
  kpis: [{ ...kpi, target: { ...kpi.target, value: { kind: "number" as const, value: num(value) } } }],
});
const changeTo = (value: string) => differences(before, withTarget(value));
const reason: Decision = { ...UNDECIDED, reason: "国の計画が改められたため" };
const givenAt = (value: string, decision = reason) =>
  givenNow({ [KEY]: decision }, changeTo(value))[KEY] ?? UNDECIDED;
const isForOthers = (decision: Decision, value: string) => {
  const [group] = decidedTogether(changeTo(value));
  return group !== undefined && isGivenForOthers(decision, group);
};

it("a reason counts for the value it was typed for, and for that again", () => {
  const given = givenAt("2800");
  expect(isForOthers(given, "2800")).toBe(false);
  expect(isForOthers(given, "2600")).toBe(true);
  expect(givenValues(given)).toMatchObject([{ after: "2800" }]);
  // Kept with the draft, whatever else is saved in it: it is still the reason of before.
  expect(isForOthers(givenNow({ [KEY]: given }, changeTo("2600"))[KEY] ?? given, "2600")).toBe(true);
});

it.each<[string, Partial<Decision>, boolean]>([
  ["a reason", {}, true],
  ["a factor", { reason: "", factor: num("1000") }, true],
  ["that published years are judged anew", { reason: "", rejudges: true }, true],
  ["only from which year it holds", { reason: "" }, false],
])("of what was said for another value: %s", (_, said, isAsked) => {
  expect(isForOthers(givenAt("2800", { ...reason, ...said }), "2600")).toBe(isAsked);
});

it("a decision of a draft that is older than this, or of a file, is asked no more about", () => {
  expect(isForOthers(reason, "2600")).toBe(false);
});

it("holds anew once it is written anew, or somebody says that it holds", () => {
  const stored = givenAt("2800");
  const sent = (said: Decision, stands = false) =>
    givenNow({ [KEY]: saidAgain(said, stored, stands) }, changeTo("2600"))[KEY] ?? UNDECIDED;
  expect(isForOthers(sent(reason), "2600")).toBe(true);
  expect(isForOthers(sent(reason, true), "2600")).toBe(false);
  expect(isForOthers(sent({ ...reason, reason: "目標を下げるため" }), "2600")).toBe(false);
});

it("keeps a proposal from being confirmed, beside the change itself", () => {
  const problems = (decision: Decision) =>
    examineProposal(before, withTarget("2600"), { [KEY]: decision }, NOTHING_ON_RECORD, day("2026-05-01"))
      .problems;
  expect(problems(givenAt("2800"))).toMatchObject([{ kind: "given_for_others", change: { key: KEY } }]);
  expect(problems(givenAt("2600"))).toEqual([]);
});
