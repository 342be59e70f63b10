import { num } from "@tests/fixtures/brands";
import { makeProceduresKpi } from "@tests/fixtures/kpi";
import { describe, expect, it } from "vitest";
import type { DecimalString } from "@/domain/shared/decimal";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { judgementSentence } from "@/domain/words/ja/reports/judgement";
import { JUDGEMENT_RULE_VERSION, type JudgementInput, judge } from "./judgement";

/** The second plan's first KPI, unless overridden. */
function input(changes: Partial<JudgementInput> = {}): JudgementInput {
  const { direction, unit, decimals, baseline, target } = makeProceduresKpi();
  return {
    fy: fiscalYear(2025),
    direction,
    unit,
    decimals,
    baseline,
    target,
    planned: null,
    actual: num("2000"),
    missing: null,
    earlier: [],
    improvementReference: "previous-actual",
    ...changes,
  };
}

const number = (value: string) => ({ kind: "number", value: num(value) }) as const;
const paper = {
  direction: "down",
  unit: "千枚",
  baseline: { fy: fiscalYear(2023), value: num("15000") },
  target: { fy: fiscalYear(2029), value: number("10000") },
} as const;
const rank = {
  direction: "down",
  unit: "位",
  baseline: { fy: fiscalYear(2023), value: num("8") },
  target: { fy: fiscalYear(2029), value: number("3") },
} as const;
const incidents = {
  direction: "down",
  unit: "件",
  fy: fiscalYear(2023),
  baseline: { fy: fiscalYear(2021), value: num("0") },
  target: { fy: fiscalYear(2024), value: number("0") },
  planned: number("0"),
} as const;
const survey = {
  fy: fiscalYear(2023),
  unit: "%",
  decimals: 1,
  baseline: { fy: fiscalYear(2021), value: num("56.3") },
  target: { fy: fiscalYear(2024), value: { kind: "trend" } },
  planned: { kind: "trend" },
  earlier: [
    { fy: fiscalYear(2021), value: num("56.3") },
    { fy: fiscalYear(2022), value: num("52.1") },
  ],
} as const;

describe("judge: a number", () => {
  it.each([
    ["2499", "improving", "improved"],
    ["2500", "achieved", "met"],
    ["2500.0", "achieved", "met"],
    ["2501", "achieved", "met"],
    ["909", "improving", "improved"],
    ["908", "not_achieved", "not_improved"],
    ["907", "not_achieved", "not_improved"],
  ])("up to 2,500 from 908: %s → %s", (actual, code, kind) => {
    expect(judge(input({ actual: actual as DecimalString }))).toMatchObject({ code, reason: { kind } });
  });

  it.each([
    ["10001", "improving"],
    ["10000", "achieved"],
    ["9999", "achieved"],
    ["15000", "not_achieved"],
    ["15001", "not_achieved"],
  ])("down to 10,000 from 15,000: %s → %s", (actual, code) => {
    expect(judge(input({ ...paper, actual: num(actual) })).code).toBe(code);
  });

  it.each([
    ["0", "achieved"],
    ["1", "not_achieved"],
  ])("zero from zero: %s → %s", (actual, code) => {
    expect(judge(input({ ...incidents, actual: num(actual) })).code).toBe(code);
  });

  it("prefers that year's 計画 to the final target, and names what it used", () => {
    const planned = judge(input({ actual: num("2000"), planned: number("1500") }));
    expect(planned.code).toBe("achieved");
    expect(planned.applied).toEqual({ source: "planned", fy: 2025, target: number("1500") });
    expect(planned.reference).toBeNull();
    const final = judge(input({ actual: num("2000") }));
    expect(final.applied).toEqual({ source: "final", fy: 2029, target: number("2500") });
    expect(final.reference).toEqual({ source: "baseline", fy: 2023, value: "908" });
    expect(final.ruleVersion).toBe(JUDGEMENT_RULE_VERSION);
  });

  it("holds fractions exactly", () => {
    const third = num("0.333333333333333333");
    expect(judge(input({ actual: third, planned: number("0.333333333333333334") })).code).toBe(
      "not_achieved",
    );
    expect(judge(input({ actual: third, planned: number(third) })).code).toBe("achieved");
  });
});

describe("judge: what improvement is measured against", () => {
  const earlier = [
    { fy: fiscalYear(2027), value: num("1800") },
    { fy: fiscalYear(2025), value: num("2000") },
  ];

  it("takes the latest earlier actual, over missing years", () => {
    expect(judge(input({ fy: fiscalYear(2029), actual: num("1900"), earlier }))).toMatchObject({
      code: "improving",
      reference: { source: "actual", fy: 2027, value: "1800" },
    });
    expect(judge(input({ fy: fiscalYear(2026), actual: num("1900"), earlier }))).toMatchObject({
      code: "not_achieved",
      reference: { source: "actual", fy: 2025, value: "2000" },
    });
  });

  it("takes the actual where the baseline is of the same year", () => {
    expect(
      judge(input({ actual: num("950"), earlier: [{ fy: fiscalYear(2023), value: num("960") }] })),
    ).toMatchObject({
      code: "not_achieved",
      reference: { source: "actual", fy: 2023, value: "960" },
    });
  });

  it("takes a baseline that is later than every actual", () => {
    expect(
      judge(input({ actual: num("950"), earlier: [{ fy: fiscalYear(2022), value: num("960") }] })),
    ).toMatchObject({
      code: "improving",
      reference: { source: "baseline", fy: 2023 },
    });
  });

  it("can be the baseline throughout", () => {
    const result = judge(
      input({ fy: fiscalYear(2029), actual: num("1000"), earlier, improvementReference: "baseline" }),
    );
    expect(result).toMatchObject({ code: "improving", reference: { source: "baseline", fy: 2023 } });
  });

  it("falls back to the first measured value when there is no baseline", () => {
    const result = judge(
      input({
        fy: fiscalYear(2029),
        actual: num("1900"),
        baseline: { fy: fiscalYear(2023), value: null },
        earlier,
        improvementReference: "baseline",
      }),
    );
    expect(result).toMatchObject({ code: "not_achieved", reference: { source: "actual", fy: 2025 } });
  });

  it("is × with nothing to compare with", () => {
    const result = judge(input({ baseline: { fy: fiscalYear(2023), value: null } }));
    expect(result).toMatchObject({ code: "not_achieved", reason: { kind: "no_reference" }, reference: null });
    expect(judgementSentence(result)).toBe(
      "令和7年度の実績は2,000手続きで、目標値（令和11年度）の2,500手続きには届いておらず、比べられる以前の実績もないため「× 未達」です。",
    );
  });

  it("does not compare the baseline year with itself", () => {
    const result = judge(input({ fy: fiscalYear(2023), actual: num("908") }));
    expect(result).toMatchObject({ code: "not_achieved", reason: { kind: "no_reference" } });
  });

  it("passes over figures of that year and later", () => {
    const later = [
      { fy: fiscalYear(2025), value: num("5000") },
      { fy: fiscalYear(2026), value: num("6000") },
    ];
    expect(judge(input({ actual: num("950"), earlier: later })).reference?.fy).toBe(2023);
  });
});

describe("judge: a trend", () => {
  it.each([
    ["56.4", "achieved"],
    ["56.3", "improving"],
    ["52.2", "improving"],
    ["52.1", "not_achieved"],
    ["51.4", "not_achieved"],
  ])("rise from 56.3 after 52.1: %s → %s", (actual, code) => {
    expect(judge(input({ ...survey, actual: num(actual) })).code).toBe(code);
  });

  it("falls when fewer is better", () => {
    const falling = { ...survey, direction: "down" } as const;
    expect(judge(input({ ...falling, actual: num("56.2") })).code).toBe("achieved");
    expect(judge(input({ ...falling, actual: num("56.3") })).code).toBe("not_achieved");
  });

  it("has no mark until a first measured value exists (全般のKPI: 現状値「-」)", () => {
    const whole = {
      ...survey,
      planned: null,
      baseline: { fy: fiscalYear(2023), value: null },
      target: { fy: fiscalYear(2029), value: { kind: "trend" } },
    } as const;
    const first = judge(input({ ...whole, fy: fiscalYear(2025), actual: num("40"), earlier: [] }));
    expect(first).toMatchObject({ code: "not_evaluated", reason: { kind: "no_baseline" } });
    expect(judgementSentence(first)).toBe(
      "令和7年度の実績は40.0%ですが、上昇したかどうかを比べるための以前の値がまだないため「－ 未評価」です。",
    );
    const second = judge(
      input({
        ...whole,
        fy: fiscalYear(2026),
        actual: num("42"),
        earlier: [{ fy: fiscalYear(2025), value: num("40") }],
      }),
    );
    expect(second).toMatchObject({
      code: "achieved",
      reference: { source: "actual", fy: 2025, value: "40" },
    });
    expect(judgementSentence(second)).toBe(
      "令和8年度の実績は42.0%で、令和7年度の実績の40.0%より上がっており、「上昇」という目標を満たしているため「○ 達成」です。",
    );
  });
});

describe("judge: no mark", () => {
  it.each([
    [null, "not_entered", "令和7年度の実績はまだ登録されていないため「－ 未評価」です。"],
    ["awaiting_release", "awaiting_release", "令和7年度の実績はまだ公表されていないため「－ 未評価」です。"],
    ["not_surveyed", "not_surveyed", "令和7年度は調査を行っていないため「－ 未評価」です。"],
  ] as const)("no actual, %s", (missing, cause, sentence) => {
    const result = judge(input({ actual: null, missing }));
    expect(result).toMatchObject({
      code: "not_evaluated",
      reason: { kind: "no_actual", cause },
      applied: null,
    });
    expect(judgementSentence(result)).toBe(sentence);
  });

  it("0 is an actual", () => {
    expect(judge(input({ actual: num("0") })).code).toBe("not_achieved");
  });

  it("計画「—」 gives none, although there is a final target", () => {
    const result = judge(input({ planned: { kind: "none" } }));
    expect(result).toMatchObject({ code: "not_evaluated", reason: { kind: "no_target" }, applied: null });
    expect(judgementSentence(result)).toBe("令和7年度には計画の値が定められていないため「－ 未評価」です。");
  });

  it("no final target gives none", () => {
    const result = judge(input({ target: { fy: fiscalYear(2029), value: { kind: "none" } } }));
    expect(judgementSentence(result)).toBe("目標値が定められていないため「－ 未評価」です。");
  });
});

describe("judge: the sentence", () => {
  it.each([
    [
      {},
      "令和7年度の実績は2,000手続きで、目標値（令和11年度）の2,500手続きには届いていませんが、現状値（令和5年度）の908手続きより増えているため「△ 上向き」です。",
    ],
    [
      { actual: num("908") },
      "令和7年度の実績は908手続きで、目標値（令和11年度）の2,500手続きまではまだ4年ありますが、現状値（令和5年度）の908手続きと変わらないため「× 未達」です。",
    ],
    [
      { fy: fiscalYear(2029), actual: num("2500") },
      "令和11年度の実績は2,500手続きで、目標値の2,500手続きに達しているため「○ 達成」です。",
    ],
    [
      { actual: num("2600") },
      "令和7年度の実績は2,600手続きで、目標値（令和11年度）の2,500手続きを上回っているため「○ 達成」です。",
    ],
    [
      { ...paper, actual: num("14000") },
      "令和7年度の実績は14,000千枚で、目標値（令和11年度）の10,000千枚をまだ上回っていますが、現状値（令和5年度）の15,000千枚より減っているため「△ 上向き」です。",
    ],
    [
      { ...paper, actual: num("16000") },
      "令和7年度の実績は16,000千枚で、目標値（令和11年度）の10,000千枚まではまだ4年ありますが、現状値（令和5年度）の15,000千枚より増えているため「× 未達」です。",
    ],
    [
      { ...paper, fy: fiscalYear(2029), actual: num("16000") },
      "令和11年度の実績は16,000千枚で、目標値の10,000千枚を上回っており、現状値（令和5年度）の15,000千枚より増えているため「× 未達」です。",
    ],
    // Better than the year before, and still worse than where the plan began.
    [
      { fy: fiscalYear(2026), actual: num("900"), earlier: [{ fy: fiscalYear(2025), value: num("800") }] },
      "令和8年度の実績は900手続きで、目標値（令和11年度）の2,500手続きには届いておらず、現状値（令和5年度）の908手続きより減っていますが、令和7年度の実績の800手続きより増えているため「△ 上向き」です。",
    ],
    [
      {
        ...paper,
        fy: fiscalYear(2026),
        actual: num("15500"),
        earlier: [{ fy: fiscalYear(2025), value: num("16000") }],
      },
      "令和8年度の実績は15,500千枚で、目標値（令和11年度）の10,000千枚を上回っており、現状値（令和5年度）の15,000千枚より増えていますが、令和7年度の実績の16,000千枚より減っているため「△ 上向き」です。",
    ],
    // Of ranks the smaller number is the higher one.
    [
      { ...rank, actual: num("5") },
      "令和7年度の実績は5位で、目標値（令和11年度）の3位には届いていませんが、現状値（令和5年度）の8位より上がっているため「△ 上向き」です。",
    ],
    [
      { ...rank, actual: num("9") },
      "令和7年度の実績は9位で、目標値（令和11年度）の3位まではまだ4年ありますが、現状値（令和5年度）の8位より下がっているため「× 未達」です。",
    ],
    [
      { ...rank, actual: num("2") },
      "令和7年度の実績は2位で、目標値（令和11年度）の3位を上回っているため「○ 達成」です。",
    ],
    [
      { ...rank, actual: num("7"), target: { fy: fiscalYear(2029), value: { kind: "trend" } } },
      "令和7年度の実績は7位で、現状値（令和5年度）の8位より上がっており、「上昇」という目標を満たしているため「○ 達成」です。",
    ],
    // 1.40 stays 1.40 beside 0.90; a whole target stays whole beside 35.0%.
    [
      {
        unit: "",
        decimals: 2,
        actual: num("0.9"),
        baseline: { fy: fiscalYear(2023), value: num("0.8") },
        target: { fy: fiscalYear(2029), value: number("1.4") },
      },
      "令和7年度の実績は0.90で、目標値（令和11年度）の1.40には届いていませんが、現状値（令和5年度）の0.80より増えているため「△ 上向き」です。",
    ],
    [
      { ...paper, actual: num("9000") },
      "令和7年度の実績は9,000千枚で、目標値（令和11年度）の10,000千枚以下となっているため「○ 達成」です。",
    ],
    [
      { ...incidents, actual: num("0") },
      "令和5年度の実績は0件で、計画の0件に収まっているため「○ 達成」です。",
    ],
    [
      { ...survey, planned: number("70"), actual: num("60") },
      "令和5年度の実績は60.0%で、計画の70%には届いていませんが、令和4年度の実績の52.1%より上がっているため「△ 上向き」です。",
    ],
    [
      { ...survey, actual: num("51.4") },
      "令和5年度の実績は51.4%で、現状値（令和3年度）の56.3%からの「上昇」が目標ですが、令和4年度の実績の52.1%より下がっているため「× 未達」です。",
    ],
    [
      { ...survey, actual: num("54") },
      "令和5年度の実績は54.0%で、現状値（令和3年度）の56.3%より下がっており、「上昇」という目標には届いていませんが、令和4年度の実績の52.1%より上がっているため「△ 上向き」です。",
    ],
    [
      { ...survey, actual: num("52.1"), improvementReference: "baseline" },
      "令和5年度の実績は52.1%で、「上昇」が目標ですが、現状値（令和3年度）の56.3%より下がっているため「× 未達」です。",
    ],
    [
      { ...survey, actual: num("56.3"), improvementReference: "baseline" },
      "令和5年度の実績は56.3%で、「上昇」が目標ですが、現状値（令和3年度）の56.3%と変わらないため「× 未達」です。",
    ],
  ] as const)("%#", (changes, sentence) => {
    expect(judgementSentence(judge(input(changes)))).toBe(sentence);
  });
});
