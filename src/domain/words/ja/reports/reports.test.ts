import { day, num } from "@tests/fixtures/brands";
import { describe, expect, it } from "vitest";
import { REPORT_STATES } from "@/domain/reports/report";
import {
  answerWords,
  awaitedText,
  FIGURE_STATUS_WORDS,
  figureStatusNote,
  interimText,
  MISSING_REASON_WORDS,
  REPORT_STATE_WORDS,
  reportStandingWords,
} from "./reports";

const DAY = day("2026-09-30");

describe("how a report stands, in words", () => {
  const words = (isDocumented: boolean, isHandedIn: boolean) =>
    Object.fromEntries(
      REPORT_STATES.map((state) => [state, reportStandingWords({ state, isDocumented, isHandedIn })]),
    );

  it("is its state, but where the document has answered or a draft changes an answer", () => {
    expect(words(false, false)).toEqual(REPORT_STATE_WORDS);
    expect(words(true, false)).toEqual({ ...REPORT_STATE_WORDS, not_started: "計画書に記載" });
    expect(words(false, true)).toEqual({ ...REPORT_STATE_WORDS, draft: "変更の下書き" });
  });
});

describe("an answer, in words", () => {
  const kpi = { unit: "件", decimals: 0 };
  const figure = { actual: num("2000"), figureStatus: "final", missing: null } as const;
  const missing = (reason: "awaiting_release" | "not_surveyed", expectedOn: typeof DAY | null) =>
    answerWords({ ...figure, actual: null, missing: { reason, note: "", expectedOn } }, kpi);

  it("is the figure and what kind it is of", () => {
    expect(answerWords(figure, kpi)).toBe("2,000件");
    expect(answerWords({ ...figure, figureStatus: "provisional" }, kpi)).toBe("2,000件（速報値）");
    expect((["final", "provisional", "interim"] as const).map(figureStatusNote)).toEqual([
      "",
      "（速報値）",
      "（年度途中の値）",
    ]);
  });

  it("is why there is none, and until when", () => {
    expect(missing("awaiting_release", DAY)).toBe(awaitedText(DAY));
    expect(missing("awaiting_release", null)).toBe(awaitedText(null));
    expect(awaitedText(DAY)).toContain("令和8年9月30日");
    expect(awaitedText(null)).toBe(MISSING_REASON_WORDS.awaiting_release);
    expect(missing("not_surveyed", null)).toBe("調査なし");
  });

  it("is none where nothing was answered", () => {
    expect(answerWords(null, kpi)).toBeNull();
    expect(answerWords({ ...figure, actual: null }, kpi)).toBeNull();
  });

  it("of a part of the year says its day where it is known", () => {
    expect(interimText(null)).toBe(FIGURE_STATUS_WORDS.interim);
    expect(interimText(DAY)).toBe(`${FIGURE_STATUS_WORDS.interim}（令和8年9月30日時点）`);
  });
});
