import { num } from "@tests/fixtures/brands";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Pace } from "@/domain/reports/pace/pace";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { attentionMeasures, attentionSentence } from "@/domain/words/ja/reports/attention";
import { ATTENTION_KINDS, attentionOf, byAttention, inOrderOfAttention, type WatchedKpi } from "./attention";
import { JUDGEMENT_CODES, type JudgementCode } from "./judgement";

const FY = fiscalYear(2025);
const BASE = fiscalYear(2023);

const point = (source: "actual" | "baseline", fy: number, value: string) => ({
  source,
  fy: fiscalYear(fy),
  value: num(value),
});
const pace = (code: Pace["code"], guide: string, covered: string): Pace => ({
  guide: num(guide),
  covered: num(covered),
  code,
  neededPerYear: null,
  broughtPerYear: null,
  landing: null,
});
const judged = (code: JudgementCode, target: string | null = null): WatchedKpi["year"]["judgement"] => ({
  code,
  applied:
    target === null
      ? null
      : { source: "final", fy: fiscalYear(2029), target: { kind: "number", value: num(target) } },
  reference: null,
});

function watched({
  year,
  ...over
}: Partial<Omit<WatchedKpi, "year">> & { year?: Partial<WatchedKpi["year"]> }): WatchedKpi {
  return {
    fy: FY,
    direction: "up",
    year: {
      actual: null,
      planned: null,
      pace: null,
      judgement: judged("not_evaluated"),
      missing: null,
      figureStatus: null,
      ...year,
    },
    baseline: null,
    before: null,
    knownBefore: null,
    askedSince: FY,
    pending: null,
    isPast: false,
    overdueDays: null,
    ...over,
  };
}

const KPI = { unit: "千枚", decimals: 0, direction: "down" } as const;
const SHARE = { unit: "%", decimals: 1, direction: "up" } as const;
const sentence = (kpi: WatchedKpi, read: typeof KPI | typeof SHARE = KPI) => {
  const found = attentionOf(kpi);
  return found && attentionSentence(found, read, FY);
};

describe("what asks for a look", () => {
  it("is a bad mark, with the line that was missed and whether it fell", () => {
    // 15,000 → 10,000 in five steps: 14,000 after the first. 15,240 is worse than the 現状値 too.
    const paper = watched({
      direction: "down",
      baseline: point("baseline", 2023, "15000"),
      before: point("baseline", 2023, "15000"),
      year: {
        actual: num("15240"),
        judgement: judged("not_achieved", "10000"),
        pace: pace("behind", "14000", "-0.24"),
      },
    });
    expect(attentionOf(paper)).toMatchObject({
      kind: "bad_mark",
      against: { what: "guide", value: "14000" },
      fellFrom: { value: "15000" },
      lag: { by: "guide", share: "1.24" },
    });
    expect(sentence(paper)).toBe(
      "目安14,000千枚に対し15,240千枚です。現状値（令和5年度）の15,000千枚より増えています。",
    );
    const unguided = watched({
      direction: "down",
      before: point("actual", 2024, "15300"),
      year: { actual: num("15240"), judgement: judged("not_achieved", "10000") },
    });
    expect(sentence(unguided)).toBe("目標値10,000千枚（令和11年度）に対し15,240千枚です。");
  });

  it("is a 計画 that was missed by more than half of its way, whatever the mark", () => {
    // From 40 % to 70 %: half of the way is 15 points.
    const at = (actual: string) =>
      watched({
        baseline: point("baseline", 2023, "40"),
        year: {
          actual: num(actual),
          judgement: judged("improving"),
          planned: { kind: "number", value: num("70") },
        },
      });
    expect(attentionOf(at("54.9"))).toMatchObject({ kind: "plan_missed", share: "0.5033" });
    expect(sentence(at("54.9"), SHARE)).toBe(
      "計画70%に対し54.9%で、現状値から計画までの道のりの50.4%が足りません。",
    );
    expect(attentionOf(at("55"))).toBeNull();
    expect(attentionOf(at("70"))).toBeNull();
  });

  it("is what is behind its guide, then what fell though its mark is good", () => {
    const behind = watched({
      year: { actual: num("41"), judgement: judged("improving"), pace: pace("slightly_behind", "45", "0.7") },
    });
    expect(sentence(behind, SHARE)).toBe("目安45.0%に対し41.0%です。");
    const fallen = watched({
      before: point("actual", 2024, "97"),
      year: { actual: num("95"), judgement: judged("achieved", "90") },
    });
    expect(sentence(fallen, SHARE)).toBe("95.0%で、前年度の97.0%より下がっています。");
    const risen = { ...fallen, before: point("actual", 2024, "95") };
    expect(attentionOf(risen)).toBeNull();
  });

  it("is a report that is late; one that would bring a bad mark stands with those to come", () => {
    expect(sentence(watched({ overdueDays: 12 }))).toBe("報告の期限を12日過ぎています。");
    const pending = { actual: num("15240"), code: "not_achieved" } as const;
    expect(sentence(watched({ pending }))).toBe("15,240千枚で承認されると、未達になります（提出済み）。");
    expect(attentionOf(watched({ pending: { ...pending, code: "achieved" } }))).toBeNull();
  });

  it("is a figure of two years ago, or none since it was first asked for", () => {
    const before = point("baseline", 2023, "15000");
    expect(sentence(watched({ before }))).toBe(
      "現状値（令和5年度）の15,000千枚のあと、新しい値がありません。",
    );
    expect(attentionOf(watched({ before: point("actual", 2024, "15000") }))).toBeNull();
    expect(attentionOf(watched({ askedSince: FY }))).toBeNull();
    expect(sentence(watched({ askedSince: fiscalYear(2024) }))).toBe(
      "令和6年度から、値がまだ一度もありません。",
    );
    // What the plan before knew last is newer than this plan's 現状値: nothing is untrue said of it.
    const carried = watched({ before, knownBefore: fiscalYear(2024) });
    expect(attentionOf(carried)).toBeNull();
    expect(sentence({ ...carried, isPast: true })).toBe("令和7年度の値がありません。");
    expect(sentence(watched({ before: point("baseline", 2021, "15000"), knownBefore: BASE }))).toBe(
      "令和7年度の値がありません。",
    );
    // Nothing is to come of a year that was not surveyed, and a figure that waits for approval is on its way.
    const notSurveyed = { reason: "not_surveyed", note: "", expectedOn: null } as const;
    expect(attentionOf(watched({ before, year: { missing: notSurveyed } }))).toBeNull();
    const pending = { actual: num("1"), code: "improving" } as const;
    expect(attentionOf(watched({ before, pending }))).toBeNull();
  });

  it("is a missing figure of a year that others have followed, and an old one up to that year", () => {
    const past = (over: Partial<WatchedKpi>) => sentence(watched({ isPast: true, ...over }));
    expect(past({ before: point("actual", 2024, "15300") })).toBe(
      "令和7年度の値がありません。その前の値は、前年度の15,300千枚です。",
    );
    expect(past({})).toBe("令和7年度の値がありません。");
    // A figure may stand after it: nothing is said of now.
    expect(past({ before: point("baseline", 2023, "15000") })).toBe(
      "現状値（令和5年度）の15,000千枚のあと、令和7年度まで値がありません。",
    );
    expect(past({ askedSince: fiscalYear(2024) })).toBe("令和6年度から令和7年度まで、値が一度もありません。");
    const year = { actual: num("95"), judgement: judged("achieved", "90") };
    expect(attentionOf(watched({ isPast: true, year }))).toBeNull();
  });

  it("is nothing of a year that goes on", () => {
    const interim = {
      actual: num("1"),
      figureStatus: "interim",
      judgement: judged("not_evaluated"),
    } as const;
    expect(attentionOf(watched({ before: point("actual", 2024, "9"), year: interim }))).toBeNull();
  });
});

const value = fc.integer({ min: 0, max: 20 }).map((each) => num(String(each)));
const known = fc.record({
  source: fc.constantFrom("actual", "baseline"),
  fy: fc.constantFrom(BASE, fiscalYear(2024)),
  value,
});
const anyKpi: fc.Arbitrary<WatchedKpi> = fc.record({
  fy: fc.constant(FY),
  direction: fc.constantFrom("up", "down"),
  year: fc.record({
    actual: fc.option(value),
    planned: fc.option(value.map((each) => ({ kind: "number" as const, value: each }))),
    pace: fc.option(
      fc.record({
        guide: fc.option(value),
        covered: fc.option(value),
        code: fc.constantFrom("on_track", "slightly_behind", "behind", null),
        neededPerYear: fc.constant(null),
        broughtPerYear: fc.constant(null),
        landing: fc.constant(null),
      }),
    ),
    judgement: fc.constantFrom(...JUDGEMENT_CODES).map((code) => judged(code, "10")),
    missing: fc.constant(null),
    figureStatus: fc.constantFrom("final", "provisional", "interim"),
  }),
  baseline: fc.option(known),
  before: fc.option(known),
  knownBefore: fc.constantFrom(null, BASE, fiscalYear(2024)),
  askedSince: fc.constantFrom(BASE, FY),
  pending: fc.option(fc.record({ actual: value, code: fc.constantFrom(...JUDGEMENT_CODES) })),
  isPast: fc.boolean(),
  overdueDays: fc.option(fc.integer({ min: 1, max: 40 })),
});

describe("by what the list measures", () => {
  it("is said where more than one measure is there", () => {
    expect(attentionMeasures(["bad_mark"])).toBeNull();
    expect(attentionMeasures(["behind_guide", "overdue", "stale"])).toBeNull();
    const other =
      "はじめの文の「遅れている」は、これとは別に、目安に対する進み（目安のないものは、計画に対する不足）で比べています。";
    const plan = "「計画に遠い」は、現状値からその年度の計画までの道のりの半分より多くが足りないものです。";
    expect(attentionMeasures(["plan_missed"])).toBe(`${plan}${other}`);
    expect(attentionMeasures(["behind_guide", "bad_mark"])).toBe(
      `評価が未達のもの、目安に遅れているものの順に並べています。${other}`,
    );
    expect(attentionMeasures(["bad_mark", "plan_missed", "behind_guide", "missing"])).toBe(
      `評価が未達のもの、計画に遠いもの、目安に遅れているものの順に並べています。${plan}${other}`,
    );
  });
});

describe("the list, over every input", () => {
  const listOf = (kpis: readonly WatchedKpi[]) =>
    kpis.flatMap((kpi, no) => {
      const attention = attentionOf(kpi);
      return attention ? [{ no, attention }] : [];
    });

  it("has each KPI once at the most, kind by kind, and a sentence for each", () => {
    fc.assert(
      fc.property(fc.array(anyKpi, { maxLength: 12 }), (kpis) => {
        const list = inOrderOfAttention(listOf(kpis));
        expect(new Set(list.map(({ no }) => no)).size).toBe(list.length);
        const ranks = list.map(({ attention }) => ATTENTION_KINDS.indexOf(attention.kind));
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
        for (const { attention } of list) {
          const said = attentionSentence(attention, SHARE, FY);
          expect(said).toMatch(/。$/);
          expect(said).not.toMatch(/undefined|null|NaN|Infinity/);
        }
        // Every bad mark is in it.
        const bad = kpis.filter(
          ({ year }) =>
            year.actual !== null && year.figureStatus !== "interim" && year.judgement.code === "not_achieved",
        );
        expect(list.filter(({ attention }) => attention.kind === "bad_mark")).toHaveLength(bad.length);
      }),
    );
  });

  it("is in one order, whichever way it came in: equal ones in the plan's", () => {
    fc.assert(
      fc.property(fc.array(anyKpi, { maxLength: 12 }), (kpis) => {
        const list = listOf(kpis);
        const total = (a: (typeof list)[number], b: (typeof list)[number]) =>
          byAttention(a.attention, b.attention) || a.no - b.no;
        const expected = inOrderOfAttention(list).map(({ no }) => no);
        expect(
          [...list]
            .reverse()
            .sort(total)
            .map(({ no }) => no),
        ).toEqual(expected);
        for (const a of list)
          for (const b of list)
            expect(
              Math.sign(byAttention(a.attention, b.attention)) +
                Math.sign(byAttention(b.attention, a.attention)),
            ).toBe(0);
      }),
    );
  });
});
