import { expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { CHANGES_EN as EN } from "./changes";
import { PAGES_EN } from "./pages";

it("years, days and publications are said as English has them", () => {
  expect(EN.from(fiscalYear(2026))).toBe("from FY2026");
  expect(EN.decidedOn("2026-03-31")).toBe("decided on 31 March 2026");
  expect(EN.seeKept(3)).toBe("See publication no. 3 as it was published");
  expect(PAGES_EN.archive.committeePaper(fiscalYear(2025))).toBe("Paper for the committee, FY2025");
});

it("nothing in English is Japanese", () => {
  expect(JSON.stringify([EN, PAGES_EN])).not.toMatch(/[\p{scx=Hiragana}\p{scx=Katakana}\p{Script=Han}]/u);
});
