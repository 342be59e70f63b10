import { num } from "@tests/fixtures/brands";
import { expect, it } from "vitest";
import type { ToldValue } from "@/domain/plan/told-value";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { plainText } from "@/domain/words/public/phrase";
import type { SaidTerms } from "@/domain/words/public/public-words";
import { CHANGES_EN as EN, toldValueEn } from "./changes";
import { PAGES_EN } from "./pages";

it("years, days and publications are said as English has them", () => {
  expect(EN.from(fiscalYear(2026))).toBe("from FY2026");
  expect(EN.decidedOn("2026-03-31")).toBe("Decided on 31 March 2026");
  expect(EN.seeKept(3)).toBe("See publication no. 3 as it was published");
  expect(PAGES_EN.archive.committeePaper(fiscalYear(2025))).toBe("Paper for the committee, FY2025");
});

const TERMS = {
  unit: { many: "sheets", one: "sheet", kind: "count" },
  decimals: 0,
  direction: "down",
} as const;

it("values of a definition are said in English, the plan's own words apart", () => {
  const said = (told: ToldValue, terms: SaidTerms | null = TERMS) => plainText(toldValueEn(told, terms));
  expect(said({ is: "figure", value: num("9000"), decimals: 0 })).toBe("9,000 sheets");
  expect(said({ is: "figure", value: num("9000"), decimals: 0 }, null)).toBe("9,000");
  expect(said({ is: "target", target: { kind: "trend" } })).toBe("a decrease");
  expect(said({ is: "target", target: { kind: "none" } })).toBe("none");
  expect(said({ is: "years", fys: [fiscalYear(2026), fiscalYear(2028)] })).toBe("FY2026, FY2028");
  expect(said({ is: "times", count: 1000 })).toBe("× 1,000");
  expect(said({ is: "aggregation", aggregation: "cumulative" })).toBe("since the beginning");
  expect(said({ is: "guide", guide: "none" })).toBe("not drawn");
  expect(toldValueEn({ is: "words", words: "千枚" }, null)).toEqual([{ original: "千枚" }]);
});

it("places in the plan are said by number and name, the city's own names apart", () => {
  const pillar = { pillarNo: 2, measureNo: null, name: "Convenient" };
  const measure = { pillarNo: 2, measureNo: 1, name: { original: "窓口の改善" } };
  expect(plainText(EN.place([]))).toBe("the plan as a whole");
  expect(plainText(EN.place([pillar]))).toBe("pillar 2 “Convenient”");
  expect(plainText(EN.place([pillar, measure]))).toBe("pillar 2 “Convenient”, measure 2-1 “窓口の改善”");
  expect(EN.order([measure])).toContainEqual({ original: "窓口の改善" });
  expect(plainText(EN.order([{ ...pillar, name: null }, measure]))).toBe(
    "pillar 2, measure 2-1 “窓口の改善”",
  );
});

it("nothing in English is Japanese", () => {
  expect(JSON.stringify([EN, PAGES_EN])).not.toMatch(/[\p{scx=Hiragana}\p{scx=Katakana}\p{Script=Han}]/u);
});
