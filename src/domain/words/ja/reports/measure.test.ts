import { expect, it } from "vitest";
import { countInitiatives } from "@/domain/reports/initiatives/initiative";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { answeringText, type MeasureInBrief, measureSentence } from "./measure";

const SETTLED: MeasureInBrief = {
  fy: fiscalYear(2025),
  isRunning: false,
  isPast: false,
  counts: countInitiatives(["completed", "under_way", "under_way", "under_way"]),
  standIns: 0,
  standingStill: 0,
  tally: { unanswered: 0, returned: 0, waiting: 0 },
};

it("says how many initiatives are how far, and nothing more where all is settled and moves", () => {
  expect(measureSentence(SETTLED)).toBe("取組4件：完了1、実施中3（令和7年度）。");
});

it("says what stands still and what is not settled", () => {
  const tally = { unanswered: 2, returned: 0, waiting: 1 };
  expect(measureSentence({ ...SETTLED, standingStill: 1, tally })).toBe(
    "取組4件：完了1、実施中3（令和7年度）。動きのない取組が1件あります。承認待ち1件、未回答2件です。",
  );
});

it("counts an answer of the middle of an ended year as one that is still to come", () => {
  const counts = countInitiatives(["under_way", null]);
  expect(measureSentence({ ...SETTLED, counts, standIns: 1, tally: null })).toBe(
    "取組2件：実施中1、状況の報告がまだない取組1（うち年度途中の報告があるもの1）（令和7年度）。",
  );
});

it("says of a year that others have followed nothing that is still to come", () => {
  const counts = countInitiatives(["under_way", null]);
  expect(measureSentence({ ...SETTLED, counts, isPast: true, tally: null })).toBe(
    "取組2件：実施中1、状況の報告がない取組1（令和7年度）。",
  );
});

it("of a year that still runs, and of a measure without initiatives", () => {
  expect(measureSentence({ ...SETTLED, isRunning: true })).toBe(
    "取組4件：完了1、実施中3（令和7年度の途中）。",
  );
  expect(measureSentence({ ...SETTLED, counts: countInitiatives([]) })).toBe(
    "この年度の取組項目はありません。",
  );
});

it("names who answers for what, and leaves out what they do not answer for", () => {
  expect(answeringText({ department: "市民課", initiatives: 3, kpis: 1, metrics: 0 })).toBe(
    "市民課（取組3・指標1）",
  );
  expect(answeringText({ department: "税務課", initiatives: 0, kpis: 0, metrics: 2 })).toBe(
    "税務課（KPI以外の実績2）",
  );
});
