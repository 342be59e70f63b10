import { expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { documentedSentence } from "./documented";

const told = (years: readonly number[], over = {}) =>
  documentedSentence({
    years: years.map(fiscalYear),
    plan: "みどりの計画（第1期）",
    source: "別紙5-2(1)①",
    at: "2026-11-22T03:00:00Z",
    ...over,
  });

it("says where a figure that nobody entered came from, and when", () => {
  expect(told([2021, 2022, 2023])).toBe(
    "令和3年度から令和5年度までの値は、「みどりの計画（第1期）」の資料（別紙5-2(1)①）にある値で、令和8年11月22日に計画とともに取り込みました。",
  );
  expect(told([2021], { source: "", at: null })).toBe(
    "令和3年度の値は、「みどりの計画（第1期）」の資料にある値で、計画とともに取り込みました。",
  );
  expect(told([2021, 2023, 2024])).toMatch(/^令和3年度・令和5年度・令和6年度の値は、/);
});
