import { makeKpi } from "@tests/fixtures/kpi";
import { expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { problemSentence } from "@/domain/words/ja/proposals/proposals";
import { type UnderwayState, underwayState } from "./record";

it.each([
  [{ state: "not_started" }, null],
  [{ state: "approved" }, null],
  [{ state: "approved", isReopened: true }, null],
  [{ state: "draft" }, "draft"],
  [{ state: "draft", isInForce: true }, "correcting"],
  [{ state: "draft", isInForce: true, isReopened: true }, "reopened"],
  [{ state: "draft", isInForce: true, isReopened: true, isReturned: true }, "returned"],
  [{ state: "returned", isReturned: true }, "returned"],
  [{ state: "submitted", isInForce: true, isReopened: true }, "submitted"],
] as const)("a report that is %j is on its way as %s", (report, expected) => {
  expect(underwayState({ isReturned: false, isReopened: false, isInForce: false, ...report })).toBe(expected);
});

it.each<[UnderwayState, string, string]>([
  ["draft", "下書きです", "下書きの数値を消して"],
  ["correcting", "変更が下書きになっています", "下書きの数値を消して"],
  ["reopened", "受付を再開して", "提出を待ち、承認してから"],
  ["returned", "差し戻して所管課が直しています", "提出を待ち、承認してから"],
  ["submitted", "提出済みで、承認を待っています", "先に承認するか、差し戻して"],
])("a change that a %s report does not fit says so, and what helps", (state, standing, help) => {
  const problem = {
    kind: "underway",
    kpi: makeKpi(),
    fy: fiscalYear(2025),
    actualText: "1,226",
    state,
  } as const;
  const sentence = problemSentence(problem);
  expect(sentence).toContain("令和7年度の報告（1,226）が、新しい定義に合わなくなります。");
  expect(sentence).toContain(standing);
  expect(sentence).toContain(help);
});
