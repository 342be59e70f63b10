import { unread } from "@tests/fixtures/readings";
import { expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { plainText } from "@/domain/words/public/phrase";
import { CHANGES_EASY as EASY } from "./changes";
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
