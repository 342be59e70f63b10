import { num } from "@tests/fixtures/brands";
import { unread } from "@tests/fixtures/readings";
import { expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { plainText } from "@/domain/words/public/phrase";
import { CHANGES_EASY as EASY, toldValueEasy } from "./changes";
import { PAGES_EASY } from "./pages";

it("years, days and publications are said in words with readings", () => {
  const texts = [
    EASY.from(fiscalYear(2026)),
    EASY.decidedOn("2026-03-31"),
    EASY.seeKept(3),
    PAGES_EASY.archive.committeePaper(fiscalYear(2025)),
  ];
  expect(texts.map(plainText)).toEqual([
    "令和8年度から",
    "2026年3月31日に決めました",
    "第3号を、出したときのまま見る",
    "令和7年度の会議の資料",
  ]);
  expect(texts.flatMap((text) => unread(text) ?? [])).toEqual([]);
});

it("values of a definition are said with their readings, the plan's own words apart", () => {
  const terms = { unit: { many: "枚《まい》", kind: "count" }, decimals: 0, direction: "down" } as const;
  expect(toldValueEasy({ is: "figure", value: num("9000"), decimals: 0 }, terms).join("")).toBe(
    "9,000枚《まい》",
  );
  expect(toldValueEasy({ is: "target", target: { kind: "trend" } }, terms)).toEqual(["へらすこと"]);
  expect(toldValueEasy({ is: "to_the_end" }, null)).toEqual(["計画《けいかく》の終《お》わりまで"]);
  expect(toldValueEasy({ is: "places", count: 1 }, null)).toEqual([
    "小数点《しょうすうてん》の下《した》1けた",
  ]);
  expect(toldValueEasy({ is: "words", words: "千枚" }, null)).toEqual([{ original: "千枚" }]);
});

it("places in the plan are said by number and name, with readings", () => {
  const pillar = { pillarNo: 2, measureNo: null, name: "便利《べんり》" };
  const measure = { pillarNo: 2, measureNo: 1, name: { original: "窓口の改善" } };
  expect(EASY.place([]).join("")).toBe("計画《けいかく》ぜんぶ");
  expect(plainText(EASY.place([pillar, measure]))).toBe("テーマ2「便利」、すること2-1「窓口の改善」");
  expect(plainText(EASY.order([{ ...pillar, name: null }, measure]))).toBe(
    "テーマ2、すること2-1「窓口の改善」",
  );
});
