import { day, num } from "@tests/fixtures/brands";
import { makeContent } from "@tests/fixtures/report-content";
import { describe, expect, it } from "vitest";
import type { ReportContent } from "@/domain/reports/report";
import { correctionOf, isSameReport } from "./correction";

const APPROVED = makeContent({ actual: num("2000"), reason: "電子化を進めたため", nextStep: "続ける" });
const AWAITED = makeContent({
  actual: null,
  actualText: "",
  missing: { reason: "awaiting_release", note: "まだ", expectedOn: day("2026-09-30") },
});

describe("whether a report says the same as the approved one", () => {
  it.each<[string, Partial<ReportContent>]>([
    ["the figure typed in another way", { actualText: "２，０００", actual: num("2000") }],
    ["a note for the office alone", { warningNote: "確かめました" }],
    ["white space around a text", { reason: " 電子化を進めたため\n" }],
  ])("the same: %s", (_, changes) => {
    expect(isSameReport({ ...APPROVED, ...changes }, APPROVED)).toBe(true);
  });

  it.each<Partial<ReportContent>>([
    { actual: num("2001") },
    { figureStatus: "provisional" },
    { asOf: day("2026-03-30") },
    { basisNote: "窓口を含む" },
    { reason: "別の要因" },
    { nextStep: "" },
    { actual: null, missing: AWAITED.missing },
  ])("another: %j", (changes) => {
    expect(isSameReport({ ...APPROVED, ...changes }, APPROVED)).toBe(false);
  });

  it("of an answer without a figure its cause, words and day count", () => {
    const { missing } = AWAITED;
    if (!missing) throw new Error("no cause");
    expect(isSameReport(AWAITED, { ...AWAITED, missing: { ...missing } })).toBe(true);
    for (const changes of [
      { reason: "not_surveyed" as const },
      { note: "別" },
      { expectedOn: day("2026-10-01") },
    ]) {
      expect(isSameReport(AWAITED, { ...AWAITED, missing: { ...missing, ...changes } })).toBe(false);
    }
  });
});

it("the same again corrects nothing; asked for once more, or given back, it says that what was approved stands", () => {
  expect(correctionOf(false, false)).toBe("change");
  expect(correctionOf(false, true)).toBe("change");
  expect(correctionOf(true, false)).toBe("nothing");
  expect(correctionOf(true, true)).toBe("stands");
});
