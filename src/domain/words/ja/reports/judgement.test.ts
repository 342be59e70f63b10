import { day, num } from "@tests/fixtures/brands";
import { describe, expect, it } from "vitest";
import type { AppliedTarget, ComparisonPoint, Judgement, Measured } from "@/domain/reports/judgement";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import {
  judgementSentence,
  notSurveyedSentence,
  notSurveyedText,
  partlyMarkedSentence,
  planToBeginSentence,
  runningYearSentence,
  tallySentence,
} from "./judgement";

const R7 = fiscalYear(2025);
const procedures: Measured = {
  fy: R7,
  direction: "up",
  unit: "手続き",
  decimals: 0,
  actual: num("1800"),
  isProvisional: false,
};
const sheets: Measured = { ...procedures, direction: "down", unit: "千枚", actual: num("15240") };
const final: AppliedTarget = {
  source: "final",
  fy: fiscalYear(2029),
  target: { kind: "number", value: num("2500") },
};
const trend: AppliedTarget = { ...final, target: { kind: "trend" } };
const baseline: ComparisonPoint = { source: "baseline", fy: fiscalYear(2023), value: num("908") };
const r6: ComparisonPoint = { source: "actual", fy: fiscalYear(2024), value: num("1700") };

const sentence = (
  code: Judgement["code"],
  reason: Judgement["reason"],
  { applied = null, reference = null }: Partial<Pick<Judgement, "applied" | "reference">> = {},
) => judgementSentence({ code, reason, applied, reference, ruleVersion: "test" });

it("counts the marks, and the － only where there is one", () => {
  const counts = { achieved: 5, improving: 2, not_achieved: 2, not_evaluated: 0 };
  expect(tallySentence(counts)).toBe("「○」：5項目 「△」：2項目 「×」：2項目");
  expect(tallySentence({ ...counts, not_evaluated: 4 }, 3)).toBe(
    "「○」：5項目 「△」：2項目 「×」：2項目 「－」：4項目（うち値がまだないもの3）",
  );
  expect(notSurveyedText(1)).toBe("調査しない年度のもの1項目");
});

it("says why a year or a plan has no marks", () => {
  expect(runningYearSentence(fiscalYear(2026))).toBe(
    "令和8年度はまだ終わっていないため、目標達成状況は付けていません。年度が終わった後の公表で付けます。",
  );
  expect(planToBeginSentence(fiscalYear(2030))).toBe(
    "期間は令和12年度に始まります。目標達成状況は、年度が終わった後の公表で付けます。",
  );
  expect(notSurveyedSentence(R7)).toBe(
    "令和7年度は、この指標を調査しない年度です。目標達成状況は付けず、項目の数にも入れません。",
  );
  expect(partlyMarkedSentence(R7, { fy: fiscalYear(2026), marked: 2, counted: 7 })).toBe(
    "令和8年度は、7項目のうち2項目にだけ目標達成状況が付いています。半分以上の項目に付くまで、令和7年度の結果を載せています。",
  );
});

describe("－ 未評価", () => {
  it("of a part of the year names the value and its day", () => {
    const interim = { kind: "interim", measured: procedures } as const;
    expect(sentence("not_evaluated", { ...interim, asOf: day("2025-09-30") })).toBe(
      "令和7年度は年度途中の値（令和7年9月30日時点）が1,800手続きで、年度を通した実績がまだ出ていないため「－ 未評価」です。",
    );
    expect(sentence("not_evaluated", { ...interim, asOf: null })).toBe(
      "令和7年度は年度途中の値が1,800手続きで、年度を通した実績がまだ出ていないため「－ 未評価」です。",
    );
  });

  it("across a break says what is missed, and that nothing can be compared", () => {
    const reason = { kind: "not_comparable", measured: procedures } as const;
    expect(sentence("not_evaluated", reason, { applied: final })).toBe(
      "令和7年度の実績は1,800手続きで、目標値（令和11年度）の2,500手続きには届いておらず、数え方などの定義が変わったため、以前の値と比べられないので「－ 未評価」です。",
    );
    expect(sentence("not_evaluated", { ...reason, measured: sheets }, { applied: final })).toBe(
      "令和7年度の実績は15,240千枚で、目標値（令和11年度）の2,500千枚を上回っており、数え方などの定義が変わったため、以前の値と比べられないので「－ 未評価」です。",
    );
    for (const applied of [trend, null]) {
      expect(sentence("not_evaluated", reason, { applied })).toBe(
        "令和7年度の実績は1,800手続きで、数え方などの定義が変わったため、以前の値と比べられないので「－ 未評価」です。",
      );
    }
  });
});

it("is not made for a mark that was given against nothing", () => {
  expect(() => sentence("achieved", { kind: "met", measured: procedures, start: null })).toThrow(/target/);
});

describe("a trend", () => {
  it("that is met says what it is better than, where that is known", () => {
    const met = { kind: "met", measured: procedures } as const;
    expect(sentence("achieved", { ...met, start: baseline }, { applied: trend })).toBe(
      "令和7年度の実績は1,800手続きで、現状値（令和5年度）の908手続きより増えており、「上昇」という目標を満たしているため「○ 達成」です。",
    );
    expect(sentence("achieved", { ...met, start: null }, { applied: trend })).toBe(
      "令和7年度の実績は1,800手続きで、「上昇」という目標を満たしているため「○ 達成」です。",
    );
  });

  it("that is missed says from where and until when it was to go", () => {
    const fallen: Measured = { ...procedures, actual: num("900") };
    const reason = { kind: "not_improved", measured: fallen, start: baseline, behind: null } as const;
    expect(sentence("not_achieved", reason, { applied: trend, reference: r6 })).toBe(
      "令和7年度の実績は900手続きで、現状値（令和5年度）の908手続きから令和11年度までの「上昇」が目標ですが、令和6年度の実績の1,700手続きより減っているため「× 未達」です。",
    );
    // What it is compared with is named once.
    expect(sentence("not_achieved", reason, { applied: trend, reference: baseline })).toBe(
      "令和7年度の実績は900手続きで、令和11年度までの「上昇」が目標ですが、現状値（令和5年度）の908手続きより減っているため「× 未達」です。",
    );
    expect(
      sentence("not_achieved", { ...reason, start: null }, { applied: { ...trend, fy: R7 }, reference: r6 }),
    ).toBe(
      "令和7年度の実績は900手続きで、「上昇」が目標ですが、令和6年度の実績の1,700手続きより減っているため「× 未達」です。",
    );
    // A baseline of the year of another point is not that point.
    const sameYear: ComparisonPoint = { ...r6, fy: fiscalYear(2023), value: num("1000") };
    expect(sentence("not_achieved", reason, { applied: trend, reference: sameYear })).toBe(
      "令和7年度の実績は900手続きで、現状値（令和5年度）の908手続きから令和11年度までの「上昇」が目標ですが、令和5年度の実績の1,000手続きより減っているため「× 未達」です。",
    );
  });

  it("whose figure went up again and is still behind says so", () => {
    const reason = {
      kind: "improved",
      measured: { ...procedures, actual: num("900") },
      start: baseline,
    } as const;
    const reference: ComparisonPoint = { ...r6, value: num("850") };
    expect(sentence("improving", { ...reason, behind: baseline }, { applied: trend, reference })).toBe(
      "令和7年度の実績は900手続きで、現状値（令和5年度）の908手続きより減っており、「上昇」という目標には届いていませんが、令和6年度の実績の850手続きより増えているため「△ 上向き」です。",
    );
    expect(sentence("improving", { ...reason, behind: null }, { applied: trend, reference })).toBe(
      "令和7年度の実績は900手続きで、以前の値と変わらず、「上昇」という目標には届いていませんが、令和6年度の実績の850手続きより増えているため「△ 上向き」です。",
    );
  });
});
