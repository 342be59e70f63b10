import { num } from "@tests/fixtures/brands";
import { makeMarkFacts } from "@tests/fixtures/mark-facts";
import { unread } from "@tests/fixtures/readings";
import { describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { isoDate } from "@/domain/shared/iso-date";
import { plainText } from "@/domain/words/public/phrase";
import type { MarkFacts, SaidTerms } from "@/domain/words/public/public-words";
import { EASY_JAPANESE as EASY } from "./words";

const fy = fiscalYear;
const PROCEDURES: SaidTerms = {
  unit: { many: "手続《てつづ》き", kind: "count" },
  decimals: 0,
  direction: "up",
};
const SHARE: SaidTerms = { unit: { many: "%", kind: "share" }, decimals: 1, direction: "up" };

const FACTS = makeMarkFacts(PROCEDURES);
const why = (changes: Partial<MarkFacts> = {}) => plainText(EASY.why({ ...FACTS, ...changes }));

/** Every text that is written down, however deep. */
function textsIn(words: unknown): string[] {
  if (typeof words === "string") return [words];
  return typeof words === "object" && words !== null ? Object.values(words).flatMap(textsIn) : [];
}

it("every character of the labels, marks and pages has its reading", () => {
  expect(textsIn(EASY).flatMap((text) => unread(text) ?? [])).toEqual([]);
});

describe("dates", () => {
  it("say when a fiscal year begins and ends, with readings", () => {
    expect(plainText(EASY.yearLong(fy(2025)))).toBe("令和7年度（2025年4月～2026年3月）");
    expect(EASY.year(fy(2025))).toBe("令和《れいわ》7年度《ねんど》");
    expect(EASY.year(fy(2019))).toBe("令和元年度《れいわがんねんど》");
    expect([2018, 2019, 2025].flatMap((year) => unread(EASY.yearLong(fy(year))) ?? [])).toEqual([]);
  });

  it("give no false reading to days that have their own", () => {
    expect(EASY.day("2026-03-31")).toBe("2026年《ねん》3月《がつ》31日《にち》");
    expect(EASY.day("2026-03-20")).toBe("2026年《ねん》3月《がつ》20日");
  });
});

describe("why a mark was given", () => {
  it("△ in short sentences", () => {
    expect(why()).toBe(
      "令和7年度の数字は1,286手続きです。目標の2,500手続き（令和11年度）までは、まだです。でも、はじめの908手続き（令和5年度）からふえました。だから、「△ よくなりました」です。",
    );
    for (const sentence of why().split("。")) expect(sentence.length).toBeLessThanOrEqual(40);
  });

  it("○ and ×", () => {
    expect(why({ code: "achieved", reason: "met", actual: num("2600"), reference: null })).toContain(
      "目標の2,500手続き（令和11年度）以上です。だから、「○ できました」です。",
    );
    expect(why({ code: "not_achieved", reason: "not_improved", actual: num("900") })).toContain(
      "はじめの908手続き（令和5年度）からへりました。だから、「× できていません」です。",
    );
    const start = { source: "baseline", fy: fy(2023), value: num("40") } as const;
    const trend = { source: "final", fy: fy(2029), target: { kind: "trend" } } as const;
    expect(
      why({
        code: "achieved",
        reason: "met",
        terms: SHARE,
        actual: num("41.6"),
        applied: trend,
        start,
        reference: start,
      }),
    ).toContain("はじめの40.0%（令和5年度）から上がりました。目標のとおりです。");
  });

  it("－ without a figure, and a year that runs", () => {
    const none = {
      code: "not_evaluated",
      reason: "no_actual",
      actual: null,
      applied: null,
      reference: null,
    } as const;
    expect(why({ ...none, missing: { reason: "awaiting_release", expectedOn: null } })).toBe(
      "令和7年度の数字は、まだ出ていません。だから、「－ まだわかりません」です。",
    );
    expect(why({ place: "running" })).toMatch(/^令和7年度は、まだ終わっていません。/);
  });

  it("each sentence has its readings", () => {
    const texts = [
      EASY.why(FACTS),
      EASY.finding({
        ...FACTS,
        year: FACTS,
        baseline: { fy: fy(2023), value: null },
        target: { fy: fy(2029), value: { kind: "trend" } },
        later: [
          { fy: fy(2029), value: { kind: "trend" }, from: fy(2027), terms: FACTS.terms },
          { fy: fy(2029), value: { kind: "none" }, from: fy(2028), terms: FACTS.terms },
        ],
      }),
      EASY.note("目標《もくひょう》", EASY.changes.from(fy(2027))),
      [EASY.chart.cut({ fy: fy(2030), terms: ["unit", "aggregation"], isApart: true })],
    ];
    for (const text of texts)
      expect(unread(text.filter((part) => typeof part === "string").join(""))).toBeNull();
  });
});

it("the first sentence counts each target once", () => {
  const tally = { achieved: 1, improving: 1, not_achieved: 1, not_evaluated: 4 };
  const counts = { tally, withoutFigure: 3, notSurveyed: 0 };
  expect(
    plainText(EASY.counts({ fy: fy(2025), stage: "begun", startFy: fy(2025), expected: [], counts })),
  ).toBe(
    "令和7年度（2025年4月～2026年3月）の目標は7こです。1こは「○ できました」です。1こは「△ よくなりました」です。1こは「× できていません」です。4こは「－ まだわかりません」です。3こは、数字がまだ出ていません。",
  );
});

it("the first sentence says when missing figures come", () => {
  const tally = { achieved: 1, improving: 0, not_achieved: 0, not_evaluated: 3 };
  const counts = { tally, withoutFigure: 3, notSurveyed: 0 };
  const expected = [{ month: isoDate("2027-01-29"), count: 2 }];
  const facts = { fy: fy(2025), stage: "begun", startFy: fy(2025), expected, counts } as const;
  expect(plainText(EASY.counts(facts))).toMatch(
    /3こは、数字がまだ出ていません。2こは、2027年1月ごろに出ます。$/,
  );
});

it("a unit of many says how many", () => {
  expect(EASY.unitNote({ many: "千枚《せんまい》", kind: "count" }, 1_000)).toBe(
    "1千枚《せんまい》＝1,000枚",
  );
  expect(EASY.unitNote(PROCEDURES.unit, 1)).toBeNull();
});

it("a change of a share is one of points, and a trend is said as what to do", () => {
  expect(plainText(EASY.change({ value: num("2.5"), decimals: 1, isRounded: true }, SHARE))).toBe(
    "だいたい+2.5ポイント",
  );
  expect(plainText(EASY.target({ kind: "trend" }, SHARE))).toBe("上げること");
  expect(plainText(EASY.target({ kind: "trend" }, PROCEDURES))).toBe("ふやすこと");
});
