import { num } from "@tests/fixtures/brands";
import { makeProceduresKpi } from "@tests/fixtures/kpi";
import { expect, it } from "vitest";
import { withTerm } from "@/domain/plan/editions";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import {
  derivedChangeText,
  derivedText,
  meantTargets,
  needSentence,
  PACE_WORDS,
  perStepWords,
  yearlyEffortText,
} from "./pace";

const figure = (value: string, isRounded: boolean) => ({ value: num(value), decimals: 1, isRounded });

it("a derived figure says 約 where it does not come out even", () => {
  expect(derivedText(figure("1226.4", false), { unit: "手続き" })).toBe("1,226.4手続き");
  expect(derivedText(figure("86.4", true), { unit: "%" })).toBe("約86.4%");
});

it("a change has its sign, and of a share it is one of points", () => {
  expect(derivedChangeText(figure("11.5", false), { unit: "回" })).toBe("+11.5回");
  expect(derivedChangeText(figure("-0.9", true), { unit: "種類" })).toMatch(/^約[−-]0\.9種類$/);
  expect(derivedChangeText(figure("55", false), { unit: "%" })).toBe("+55.0ポイント");
});

it("a step is one of the plan's years, or of any year, by how 目安 is drawn", () => {
  expect(perStepWords("equal-steps")).toBe("計画期間の1年あたり");
  expect(perStepWords("none")).toBe("1年あたり");
});

it("the effort of each year is said as what to do, without a sign", () => {
  expect(yearlyEffortText(figure("-1310", false), { unit: "千枚" }, 4)).toBe("毎年度1,310.0千枚ずつ減らす");
  expect(yearlyEffortText(figure("0.9", true), { unit: "%" }, 4)).toBe("毎年度約0.9ポイントずつ上げる");
  expect(yearlyEffortText(figure("378", false), { unit: "手続き" }, 1)).toBe("1年で378.0手続き増やす");
});

it("names the year's own target and the one decided for the last years", () => {
  const kpi = makeProceduresKpi();
  expect(meantTargets(kpi, fiscalYear(2025))).toBeNull();
  const target = (value: string) => ({
    fy: fiscalYear(2029),
    value: { kind: "number", value: num(value) } as const,
  });
  const once = withTerm(kpi, "target", target("2800"), fiscalYear(2027));
  expect(meantTargets(once, fiscalYear(2025))).toEqual({
    own: "令和9年度に変わる前の目標値（2,500手続き）",
    later: "令和9年度からの目標値（2,800手続き）",
  });
  expect(meantTargets(once, fiscalYear(2027))).toBeNull();
  const twice = withTerm(once, "target", target("3000"), fiscalYear(2028));
  expect(meantTargets(twice, fiscalYear(2026))).toEqual({
    own: "令和9年度に変わる前の目標値（2,500手続き）",
    later: "令和10年度からの目標値（3,000手続き）",
  });
});

it("has a word for each pace", () => {
  expect(PACE_WORDS).toEqual({ on_track: "順調", slightly_behind: "やや遅れ", behind: "遅れ" });
});

it("what each year needs stands beside what the years before brought", () => {
  // 908 → 2,500 in five steps; 1,286 after the first.
  const way = {
    left: 4,
    taken: 1,
    method: "equal-steps",
    brought: { ...figure("378", false), decimals: 0 },
  } as const;
  expect(needSentence(figure("303.5", false), { unit: "手続き" }, way)).toBe(
    "目標値に届くには、今後毎年度＋303.5手続き（計画期間の1年目は＋378手続き）。",
  );
  expect(
    needSentence(figure("-1.4", true), { unit: "%" }, { ...way, left: 1, taken: 4, brought: null }),
  ).toBe("目標値に届くには、今後の1年で約−1.4ポイント。");
  const since = { ...way, taken: 2, method: "linear-from-baseline" } as const;
  expect(needSentence(figure("303.5", false), { unit: "件" }, since)).toContain(
    "（1年あたりは、これまで＋378件）",
  );
});
