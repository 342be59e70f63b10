import { makeApprovedReport } from "@tests/fixtures/approved-report";
import { day, num } from "@tests/fixtures/brands";
import { makeProceduresKpi } from "@tests/fixtures/kpi";
import { PLAN_PERIOD, PLAN_SETTINGS } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import type { Kpi, Target } from "@/domain/plan/definition";
import { withFactor, withTerm } from "@/domain/plan/editions";
import type { DecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { tallySentence } from "@/domain/words/ja/judgement";
import { isAgain, replacementOf } from "./replacements";
import { buildSeries, comparableYears, guideOf } from "./series";
import { tally } from "./tally";

const firstPlan = { startFy: fiscalYear(2021), endFy: fiscalYear(2024), settings: PLAN_SETTINGS };
const none = { kind: "none" } as const;
const rise = { kind: "trend" } as const;
const number = (value: string): Target => ({ kind: "number", value: num(value) });

/** A KPI of 別紙5-2: 計画 and 実績 of R3, R4, R5, R6. */
function documentedKpi(changes: Partial<Kpi>, planned: Target[], actual: (DecimalString | null)[]): Kpi {
  return makeProceduresKpi({
    baseline: { fy: fiscalYear(2021), value: actual[0] ?? null },
    target: { fy: fiscalYear(2024), value: planned.at(-1) ?? none },
    years: planned.map((each, i) => ({ fy: fiscalYear(2021 + i), planned: each, actual: actual[i] ?? null })),
    ...changes,
  });
}

const online = documentedKpi(
  { id: toKpiId("online"), unit: "%", decimals: 1, department: "総務課" },
  [none, number("40"), number("70"), number("90")],
  [num("18.2"), num("30.6"), num("35"), null],
);
const survey = documentedKpi(
  { id: toKpiId("survey"), unit: "%", decimals: 1 },
  [number("56.3"), rise, rise, rise],
  [num("56.3"), num("52.1"), num("51.4"), null],
);
const incidents = documentedKpi(
  { id: toKpiId("incidents"), unit: "件", direction: "down" },
  [none, number("0"), number("0"), number("0")],
  [num("0"), num("0"), num("0"), null],
);
const offices = documentedKpi(
  { id: toKpiId("offices"), unit: "社", aggregation: "cumulative" },
  [none, number("3"), number("6"), number("10")],
  [num("1"), num("1"), num("1"), null],
);

describe("buildSeries over the document's years (別紙5-2)", () => {
  it.each([
    [online, ["not_evaluated", "improving", "improving", "not_evaluated"]],
    [survey, ["achieved", "not_achieved", "not_achieved", "not_evaluated"]],
    [incidents, ["not_evaluated", "achieved", "achieved", "not_evaluated"]],
    [offices, ["not_evaluated", "not_achieved", "not_achieved", "not_evaluated"]],
  ])("$id", (kpi, codes) => {
    const series = buildSeries(firstPlan, kpi, []);
    expect(series.kpiId).toBe(kpi.id);
    expect(series.years.map((year) => year.fy)).toEqual([2021, 2022, 2023, 2024]);
    expect(series.years.map((year) => year.judgement.code)).toEqual(codes);
    const byBaseline = {
      ...firstPlan,
      settings: { ...PLAN_SETTINGS, improvementReference: "baseline" as const },
    };
    expect(buildSeries(byBaseline, kpi, []).years.map((year) => year.judgement.code)).toEqual(codes);
  });

  it("keeps a blank blank, and marks where a figure comes from", () => {
    const { years } = buildSeries(firstPlan, online, []);
    expect(years[2]).toMatchObject({ origin: "document", revision: 0, missing: null, department: "総務課" });
    expect(years[3]).toMatchObject({
      actual: null,
      origin: null,
      revision: null,
      missing: { reason: "not_entered", note: "", expectedOn: null },
      pace: null,
    });
  });

  it("paces from the baseline's year on, and not for a trend", () => {
    const { years } = buildSeries(firstPlan, online, []);
    expect(years[0]?.pace).toMatchObject({ guide: null, code: null, broughtPerYear: null });
    expect(years[1]?.pace).toMatchObject({ guide: "42.133333", covered: "0.5181", code: "behind" });
    expect(buildSeries(firstPlan, survey, []).years.map((year) => year.pace)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it("tallies one year", () => {
    const series = [online, survey, incidents, offices].map((kpi) => buildSeries(firstPlan, kpi, []));
    expect(tally(series, fiscalYear(2023))).toEqual({
      achieved: 1,
      improving: 1,
      not_achieved: 2,
      not_evaluated: 0,
    });
    expect(tallySentence(tally(series, fiscalYear(2023)))).toBe("「○」：1項目 「△」：1項目 「×」：2項目");
    expect(tallySentence(tally(series, fiscalYear(2024)))).toBe(
      "「○」：0項目 「△」：0項目 「×」：0項目 「－」：4項目",
    );
    expect(tally(series, fiscalYear(2025))).toEqual({
      achieved: 0,
      improving: 0,
      not_achieved: 0,
      not_evaluated: 0,
    });
  });
});

describe("buildSeries over reports", () => {
  it("has one entry per plan year, all open without reports", () => {
    const { years } = buildSeries(PLAN_PERIOD, makeProceduresKpi(), []);
    expect(years.map((year) => year.fy)).toEqual([2025, 2026, 2027, 2028, 2029]);
    expect(years.every((year) => year.judgement.code === "not_evaluated" && year.planned === null)).toBe(
      true,
    );
  });

  it("takes the report's figure and words, and judges against the final target", () => {
    const report = makeApprovedReport("2000", {}, { nextStep: "次の取組", basisNote: "年度末時点" });
    const [year] = buildSeries(PLAN_PERIOD, makeProceduresKpi(), [report]).years;
    expect(year).toMatchObject({
      actual: "2000",
      origin: "report",
      revision: 1,
      asOf: day("2026-03-31"),
      basisNote: "年度末時点",
      reason: "申請の電子化を進めたため",
      nextStep: "次の取組",
      department: "DX推進課",
      judgement: { code: "improving" },
      pace: { guide: "1226.4", code: "on_track" },
      corrections: [],
    });
  });

  it("passes over reports of other KPIs", () => {
    const { years } = buildSeries(PLAN_PERIOD, makeProceduresKpi(), [
      makeApprovedReport("2000", { kpiId: toKpiId("paper") }),
    ]);
    expect(years[0]?.actual).toBeNull();
  });

  it("compares with the reports of earlier years, over a gap", () => {
    const reports = [
      makeApprovedReport("1500", { fy: fiscalYear(2027) }),
      makeApprovedReport("1600", { fy: fiscalYear(2025) }),
    ];
    const { years } = buildSeries(PLAN_PERIOD, makeProceduresKpi(), reports);
    expect(years[2]?.judgement).toMatchObject({
      code: "not_achieved",
      reference: { fy: 2025, value: "1600" },
    });
  });

  it("says why there is no figure", () => {
    const missing = {
      reason: "awaiting_release",
      note: "国の公表待ち",
      expectedOn: day("2026-09-30"),
    } as const;
    const [year] = buildSeries(PLAN_PERIOD, makeProceduresKpi(), [
      makeApprovedReport(null, {}, { missing }),
    ]).years;
    expect(year).toMatchObject({ actual: null, origin: null, revision: 1, missing, pace: null });
    expect(year?.judgement.reason).toMatchObject({ kind: "no_actual", cause: "awaiting_release" });
  });

  it("counts the latest revision whatever the order, and keeps the replaced figures", () => {
    const reports = [
      makeApprovedReport("2500", {
        revision: 3,
        correctionReason: "再集計",
        approvedAt: "2026-07-01T00:00:00.000Z",
      }),
      makeApprovedReport("900", { revision: 1 }),
      makeApprovedReport("900", { revision: 2, correctionReason: "文言の修正" }),
    ];
    const [year] = buildSeries(PLAN_PERIOD, makeProceduresKpi(), reports).years;
    expect(year).toMatchObject({ actual: "2500", revision: 3 });
    expect(year?.corrections).toEqual([
      {
        kind: "corrected",
        revision: 3,
        before: "900",
        after: "2500",
        reason: "再集計",
        approvedAt: "2026-07-01T00:00:00.000Z",
        office: "DX推進課",
        judgementBefore: "not_achieved",
        judgementAfter: "achieved",
        status: "final",
      },
    ]);
    expect(year?.rewordings).toEqual([
      {
        revision: 2,
        reason: "文言の修正",
        approvedAt: makeApprovedReport("900", {}).approvedAt,
        office: "DX推進課",
        // The fixture's words are the same in every revision.
        wordsStayed: true,
      },
    ]);
  });

  it("names the approver's office in a correction, not the department's", () => {
    const officeOf = (approvedByOffice: string | null) =>
      buildSeries(PLAN_PERIOD, makeProceduresKpi(), [
        makeApprovedReport("900", { revision: 1 }),
        makeApprovedReport("950", { revision: 3, department: "総務課", approvedByOffice }),
      ]).years[0]?.corrections[0]?.office;
    expect(officeOf("DX推進課")).toBe("DX推進課");
    expect(officeOf(null)).toBeNull();
  });

  it("replaces the document's figure, and says so", () => {
    const report = makeApprovedReport("75", {
      kpiId: toKpiId("online"),
      fy: fiscalYear(2023),
      correctionReason: "確定値",
    });
    const { years } = buildSeries(firstPlan, online, [report]);
    expect(years[2]).toMatchObject({ actual: "75", origin: "report", judgement: { code: "achieved" } });
    expect(years[2]?.corrections).toMatchObject([
      { before: "35", after: "75", judgementBefore: "improving", judgementAfter: "achieved" },
    ]);
  });

  it("fills the document's blank without a correction", () => {
    const { years } = buildSeries(firstPlan, online, [
      makeApprovedReport("91", { kpiId: toKpiId("online"), fy: fiscalYear(2024) }),
    ]);
    expect(years[3]).toMatchObject({ actual: "91", judgement: { code: "achieved" }, corrections: [] });
  });

  it("leaves a report of a year outside the plan to the plan of that year", () => {
    const { years } = buildSeries(PLAN_PERIOD, makeProceduresKpi(), [
      makeApprovedReport("1000", { fy: fiscalYear(2024) }),
    ]);
    expect(years.map((year) => year.fy)).toEqual([2025, 2026, 2027, 2028, 2029]);
  });

  it("knows nothing after asOfFy", () => {
    const reports = [makeApprovedReport("1500"), makeApprovedReport("1600", { fy: fiscalYear(2026) })];
    const { years } = buildSeries(PLAN_PERIOD, makeProceduresKpi(), reports, fiscalYear(2025));
    expect(years.map((year) => year.actual)).toEqual(["1500", null, null, null, null]);
    expect(buildSeries(firstPlan, online, [], fiscalYear(2022)).years.map((year) => year.actual)).toEqual([
      "18.2",
      "30.6",
      null,
      null,
    ]);
  });

  it("judges the plan-wide KPI from its second figure on", () => {
    const kpi = makeProceduresKpi({
      unit: "%",
      decimals: 1,
      baseline: { fy: fiscalYear(2023), value: null },
      target: { fy: fiscalYear(2029), value: rise },
    });
    const reports = [
      makeApprovedReport("40"),
      makeApprovedReport("41.5", { fy: fiscalYear(2026) }),
      makeApprovedReport("40.5", { fy: fiscalYear(2027) }),
    ];
    const codes = buildSeries(PLAN_PERIOD, kpi, reports).years.map((year) => year.judgement.code);
    expect(codes).toEqual(["not_evaluated", "achieved", "achieved", "not_evaluated", "not_evaluated"]);
  });
});

describe("guideOf", () => {
  it("gives the whole line, with or without figures", () => {
    const line = [2025, 2026, 2027, 2028, 2029].map((fy) =>
      guideOf(PLAN_PERIOD, makeProceduresKpi(), fiscalYear(fy)),
    );
    expect(line).toEqual(["1226.4", "1544.8", "1863.2", "2181.6", "2500"]);
  });
});

describe("the years of a series", () => {
  const years = (kpi: Kpi, ...reported: number[]) =>
    buildSeries(
      PLAN_PERIOD,
      kpi,
      reported.map((fy) => makeApprovedReport("1000", { fy: fiscalYear(fy) })),
    ).years.map(({ fy }) => fy);

  it("are the KPI's own, and those of the plan of which a report was approved all the same", () => {
    const ended = makeProceduresKpi({ until: fiscalYear(2026) });
    expect(years(ended)).toEqual([2025, 2026]);
    expect(years(ended, 2028)).toEqual([2025, 2026, 2028]);
    expect(years(ended, 2029, 2030)).toEqual([2025, 2026, 2029]);
    const late = makeProceduresKpi({ from: fiscalYear(2027) });
    expect(years(late, 2025, 2024)).toEqual([2025, 2027, 2028, 2029]);
  });

  it("have those that the document prints among them, in order", () => {
    const printed = [2031, 2023].map((fy) => ({ fy: fiscalYear(fy), planned: none, actual: num("1") }));
    expect(years(makeProceduresKpi({ years: printed }))).toEqual([2023, 2025, 2026, 2027, 2028, 2029, 2031]);
  });

  it("have their own 計画 each, and a kind of figure only where there is a figure", () => {
    const found = buildSeries(firstPlan, online, []).years;
    expect(found.map(({ planned }) => planned)).toEqual([none, number("40"), number("70"), number("90")]);
    expect(found.map(({ figureStatus }) => figureStatus)).toEqual(["final", "final", "final", null]);
  });
});

describe("a figure's kind and its mark", () => {
  const yearOf = (...args: Parameters<typeof makeApprovedReport>) =>
    buildSeries(PLAN_PERIOD, makeProceduresKpi(), [makeApprovedReport(...args)]).years[0];

  it("a 速報値 is marked like any other figure, and said to be one", () => {
    for (const figureStatus of ["final", "provisional"] as const) {
      const year = yearOf("2000", {}, { figureStatus });
      expect(year).toMatchObject({ figureStatus, judgement: { code: "improving" } });
      expect(year?.judgement.reason).toMatchObject({
        measured: { isProvisional: figureStatus === "provisional" },
      });
      expect(year?.pace).not.toBeNull();
    }
  });

  it("a 年度途中の値 has neither mark nor pace", () => {
    const year = yearOf("2600", {}, { figureStatus: "interim", asOf: day("2025-09-30") });
    expect(year).toMatchObject({ actual: "2600", pace: null, judgement: { code: "not_evaluated" } });
    expect(year?.judgement.reason).toMatchObject({ kind: "interim", asOf: "2025-09-30" });
  });
});

describe("across a break", () => {
  const R9 = fiscalYear(2027);
  const papers = [
    makeApprovedReport("900", { fy: fiscalYear(2026) }),
    makeApprovedReport("2000", { fy: R9 }),
  ];
  const recounted = withTerm(makeProceduresKpi(), "unit", "件", R9);
  const yearOf = (kpi: Kpi, fy: FiscalYear) =>
    buildSeries(PLAN_PERIOD, kpi, papers).years.find((year) => year.fy === fy);

  it("nothing is compared without a factor: not marked as unmet, no 目安, no pace", () => {
    expect(yearOf(recounted, R9)?.judgement).toMatchObject({
      code: "not_evaluated",
      reason: { kind: "not_comparable" },
      reference: null,
    });
    expect(yearOf(recounted, fiscalYear(2026))?.judgement.code).toBe("not_achieved");
    expect(yearOf(recounted, R9)?.pace).toBeNull();
    expect(guideOf(PLAN_PERIOD, recounted, R9)).toBeNull();
    expect(guideOf(PLAN_PERIOD, recounted, fiscalYear(2026))).toBe("1544.8");
    expect(
      comparableYears(recounted, buildSeries(PLAN_PERIOD, recounted, papers).years, fiscalYear(2028)),
    ).toEqual([{ fy: 2027, value: "2000" }]);
  });

  it("with one it is", () => {
    const converted = withFactor(recounted, R9, num("2"));
    expect(yearOf(converted, R9)?.judgement.reference).toEqual({ source: "actual", fy: 2026, value: "1800" });
    expect(
      comparableYears(converted, buildSeries(PLAN_PERIOD, converted, papers).years, fiscalYear(2028)),
    ).toEqual([
      { fy: 2026, value: "1800" },
      { fy: 2027, value: "2000" },
    ]);
  });
});

it("figures of whole years before a year can be compared with it, and no others", () => {
  const years = [
    { fy: fiscalYear(2025), actual: num("1"), figureStatus: "final" },
    { fy: fiscalYear(2026), actual: num("2"), figureStatus: "interim" },
    { fy: fiscalYear(2027), actual: null, figureStatus: null },
    { fy: fiscalYear(2028), actual: num("3"), figureStatus: "provisional" },
    { fy: fiscalYear(2029), actual: num("4"), figureStatus: "final" },
  ] as const;
  expect(comparableYears(makeProceduresKpi(), years, fiscalYear(2029))).toEqual([
    { fy: 2025, value: "1" },
    { fy: 2028, value: "3" },
  ]);
});

describe("what takes the place of an answer", () => {
  const R5 = fiscalYear(2023);
  const rewordingsOf = (
    actual: string | null,
    correctionReason: string,
    figureStatus: "final" | "provisional",
  ) =>
    buildSeries(firstPlan, online, [
      makeApprovedReport(actual, { kpiId: toKpiId("online"), fy: R5, correctionReason }, { figureStatus }),
    ]).years.find(({ fy }) => fy === R5)?.rewordings;

  it("is words alone where the printed figure stays, which had none: also where no reason was given", () => {
    expect(rewordingsOf("35", "文言の修正", "final")).toMatchObject([{ revision: 1, reason: "文言の修正" }]);
    expect(rewordingsOf("35", "", "final")).toMatchObject([{ revision: 1, reason: "" }]);
    expect(rewordingsOf("36", "再集計", "final")).toBeUndefined();
    expect(rewordingsOf("35", "再集計", "provisional")).toBeUndefined();
    expect(rewordingsOf(null, "取り消し", "final")).toBeUndefined();
  });

  const revised = (...answers: [string | null, string, string][]) =>
    buildSeries(
      PLAN_PERIOD,
      makeProceduresKpi(),
      answers.map(([actual, reason, correctionReason], index) =>
        makeApprovedReport(actual, { revision: index + 1, correctionReason }, { reason }),
      ),
    ).years[0]?.rewordings?.map(({ revision, wordsStayed }) => [revision, wordsStayed ?? false]);

  it("is other words, beside a figure that stays and beside one that is corrected", () => {
    expect(revised(["900", "前", ""], ["900", "後", "直した"])).toEqual([[2, false]]);
    expect(revised(["900", "前", ""], ["950", "後", "直した"])).toEqual([[2, false]]);
    expect(revised(["900", "前", ""], ["950", "前", "直した"])).toBeUndefined();
    expect(revised(["900", "前", ""], ["900", "前", "直した"])).toEqual([[2, true]]);
    expect(revised(["900", "前", ""], ["900", "前", ""])).toBeUndefined();
    // A first figure comes with its own words.
    expect(revised([null, "前", ""], ["900", "後", ""])).toBeUndefined();
    // One that was taken back and comes again does not.
    expect(revised(["900", "前", ""], [null, "前", "直した"], ["900", "後", "直した"])).toEqual([[3, false]]);
  });

  const final = { actual: num("10"), status: "final", asOf: null } as const;
  const other = { ...final, actual: num("11") };
  const provisional = { ...final, status: "provisional" } as const;
  const interim = { actual: num("5"), status: "interim", asOf: day("2025-09-30") } as const;
  const nothing = { actual: null, status: null, asOf: null } as const;

  it.each([
    ["a first figure", nothing, final, null],
    ["nothing after nothing", nothing, nothing, null],
    ["the same figure", final, final, null],
    ["another figure", final, other, "corrected"],
    ["a figure taken back", final, nothing, "corrected"],
    ["a 確報値 of the same value", provisional, final, "confirmed"],
    ["a 確報値 of another value", provisional, other, "confirmed"],
    ["a 速報値 after a 確報値", final, provisional, "corrected"],
    ["another 速報値", provisional, { ...provisional, actual: num("11") }, "corrected"],
    ["a 速報値 taken back", provisional, nothing, "corrected"],
    ["the year-end figure after a value of a part of the year", interim, final, null],
    ["a value of a later day", interim, { ...interim, asOf: day("2025-12-31"), actual: num("4") }, null],
    ["another value of the same day", interim, { ...interim, actual: num("4") }, "corrected"],
    ["the same value of the same day", interim, interim, null],
    ["a value of a part of the year taken back", interim, nothing, "corrected"],
  ] as const)("%s", (_what, before, after, kind) => {
    expect(replacementOf(before, after)).toBe(kind);
  });

  it("is a figure that comes again only after one of the whole year was said", () => {
    expect(isAgain(nothing, final, true)).toBe(true);
    expect(isAgain(nothing, provisional, true)).toBe(true);
    expect(isAgain(nothing, final, false)).toBe(false);
    expect(isAgain(nothing, interim, true)).toBe(false);
    expect(isAgain(nothing, nothing, true)).toBe(false);
    expect(isAgain(final, other, true)).toBe(false);
  });

  it("is no correction where the printed figure comes again as it stood", () => {
    const again = (actual: string | null, revision: number) =>
      makeApprovedReport(actual, { kpiId: toKpiId("online"), fy: R5, revision });
    const corrections = (...reports: ReturnType<typeof again>[]) =>
      buildSeries(firstPlan, online, reports)
        .years.find(({ fy }) => fy === R5)
        ?.corrections.map(({ before, after, kind }) => [before, after, kind]);
    expect(corrections(again("35", 1))).toEqual([]);
    expect(corrections(again(null, 1), again("36", 2))).toEqual([
      ["35", null, "corrected"],
      [null, "36", "corrected"],
    ]);
  });
});
