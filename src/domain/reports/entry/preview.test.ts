import { makeApprovedReport } from "@tests/fixtures/approved-report";
import { day, num } from "@tests/fixtures/brands";
import { makePaperKpi } from "@tests/fixtures/kpi";
import { PLAN_PERIOD } from "@tests/fixtures/plan";
import { makeContent } from "@tests/fixtures/report-content";
import { describe, expect, it } from "vitest";
import type { Kpi } from "@/domain/plan/definition";
import { termsOf } from "@/domain/plan/editions";
import { isDocumented } from "@/domain/plan/years";
import type { ApprovedReport, ReportContent } from "@/domain/reports/report";
import type { JudgedFigure } from "@/domain/reports/series";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { previewReport, turnedMarks } from "./preview";

const KPI = makePaperKpi();

const content = (actual: string | null) =>
  makeContent({ actual: actual === null ? null : num(actual), asOf: null, reason: "" });

const approved = (fy: FiscalYear, actual: string, over: Partial<ApprovedReport> = {}) => ({
  ...makeApprovedReport(actual, { kpiId: KPI.id, fy, revision: 2 }),
  ...over,
});

const codes = (value: string, over: Partial<ReportContent> = {}) =>
  previewReport(PLAN_PERIOD, KPI, fiscalYear(2026), [approved(fiscalYear(2025), "14000")], {
    ...content(value),
    ...over,
  }).warnings.map(({ code }) => code);

describe("previewReport", () => {
  it.each([
    ["9000", "achieved"],
    ["10000", "achieved"],
    ["13000", "improving"],
    ["14500", "not_achieved"],
  ])("%s would be marked %s, against last year's approved figure", (value, mark) => {
    const preview = previewReport(
      PLAN_PERIOD,
      KPI,
      fiscalYear(2026),
      [approved(fiscalYear(2025), "14000")],
      content(value),
    );
    expect(preview.judgement?.code).toBe(mark);
    expect(preview).toMatchObject({ actual: value, previous: { fy: 2025, value: "14000" } });
  });

  it("takes the baseline as the earlier figure where no year before has one, and nothing of other KPIs", () => {
    const other = approved(fiscalYear(2025), "1", { kpiId: toKpiId("other") });
    expect(previewReport(PLAN_PERIOD, KPI, fiscalYear(2026), [other], null)).toEqual({
      previous: { fy: 2023, value: "15000" },
      actual: null,
      judgement: null,
      warnings: [],
      turned: [],
    });
    const unknown = { ...KPI, baseline: { fy: fiscalYear(2023), value: null } };
    expect(previewReport(PLAN_PERIOD, unknown, fiscalYear(2026), [], null).previous).toBeNull();
  });

  it("warns as the entry form does, of the working figure and not of the approved one", () => {
    expect(codes("14000000")).toContain("scale_slip");
    expect(codes("14000")).toEqual(["same_as_last"]);
    expect(codes("13500")).toEqual([]);
    expect(codes("14000", { figureStatus: "interim" })).toEqual([]);
  });

  it("puts the working figure in the place of the one approved for the same year", () => {
    const before = approved(fiscalYear(2026), "14500");
    expect(previewReport(PLAN_PERIOD, KPI, fiscalYear(2026), [before], content("9000"))).toMatchObject({
      actual: "9000",
      judgement: { code: "achieved" },
    });
    expect(previewReport(PLAN_PERIOD, KPI, fiscalYear(2026), [before], null)).toMatchObject({
      actual: "14500",
    });
  });

  it("tells which marks of later years a correction would turn, and no mark of a part of a year", () => {
    const FY = fiscalYear(2025);
    const known = [approved(FY, "14000"), approved(fiscalYear(2026), "13500")];
    const turned = (value: string, over: Partial<ReportContent> = {}) =>
      previewReport(PLAN_PERIOD, KPI, FY, known, { ...content(value), ...over }).turned;
    expect(turned("13000")).toEqual([{ fy: 2026, before: "improving", after: "not_achieved" }]);
    expect(turned("13900")).toEqual([]);
    // A value of a part of the year is no earlier figure, so that R8 is measured by the 現状値.
    expect(turned("13000", { figureStatus: "interim" })).toEqual([]);
    const interim = { ...content("9000"), figureStatus: "interim" as const };
    expect(previewReport(PLAN_PERIOD, KPI, FY, [], interim).judgement).toMatchObject({
      code: "not_evaluated",
      reason: { kind: "interim" },
    });
  });

  it("turns no mark of an earlier year, of its own, or of a year without a figure", () => {
    const answer = (fy: number, actual: string | null): JudgedFigure => ({
      fy: fiscalYear(fy),
      actual: actual === null ? null : num(actual),
      missing: actual === null ? "awaiting_release" : null,
      status: actual === null ? null : "final",
      asOf: null,
    });
    const years = [answer(2025, "14000"), answer(2026, "13500"), answer(2027, null), answer(2028, "13600")];
    const turned = (figure: JudgedFigure) =>
      turnedMarks({ plan: PLAN_PERIOD, kpi: KPI, years }, figure).map(({ fy, before, after }) =>
        [fy, before, after].join(" "),
      );
    expect(turned(answer(2025, "13000"))).toEqual(["2026 improving not_achieved"]);
    expect(turned(answer(2026, "14500"))).toEqual(["2028 not_achieved improving"]);
    // Taken back, the year before it is the one to compare with.
    expect(turned(answer(2026, null))).toEqual(["2028 not_achieved improving"]);
    expect(turned(answer(2027, "13700"))).toEqual(["2028 not_achieved improving"]);
    expect(turned(answer(2028, "9000"))).toEqual([]);
    expect(turned(answer(2024, "13000"))).toEqual(["2025 improving not_achieved"]);
  });

  it("knows as the figure before the latest of the known ones and the 現状値", () => {
    const printed = (fy: number, actual: string): Kpi => ({
      ...KPI,
      years: [{ fy: fiscalYear(fy), planned: { kind: "none" }, actual: num(actual) }],
    });
    const previous = (kpi: Kpi, fy: number) =>
      previewReport(PLAN_PERIOD, kpi, fiscalYear(fy), [], null).previous;
    expect(previous(printed(2022, "16000"), 2025)).toEqual({ fy: 2023, value: "15000" });
    expect(previous(printed(2023, "14900"), 2025)).toEqual({ fy: 2023, value: "14900" });
    expect(previous(printed(2024, "14800"), 2025)).toEqual({ fy: 2024, value: "14800" });
    expect(previous(printed(2022, "16000"), 2023)).toEqual({ fy: 2022, value: "16000" });
  });

  it("checks and marks in the year's own terms", () => {
    const changed: Kpi = {
      ...KPI,
      unit: "枚",
      scale: 1,
      baseline: { fy: fiscalYear(2023), value: num("15000000") },
      target: { fy: fiscalYear(2029), value: { kind: "number", value: num("10000000") } },
      earlier: [{ ...termsOf(KPI), until: fiscalYear(2025), factor: num("1000") }],
    };
    const preview = previewReport(
      PLAN_PERIOD,
      changed,
      fiscalYear(2026),
      [approved(fiscalYear(2025), "14000")],
      content("13500000"),
    );
    expect(preview).toMatchObject({
      previous: { fy: 2025, value: "14000000" },
      judgement: { code: "improving" },
      warnings: [],
    });
  });

  it("gives no mark to an answer without a figure", () => {
    const awaited: ReportContent = {
      ...content(null),
      missing: { reason: "awaiting_release", note: "", expectedOn: day("2026-09-01") },
    };
    expect(previewReport(PLAN_PERIOD, KPI, fiscalYear(2026), [], awaited)).toMatchObject({
      actual: null,
      judgement: null,
      warnings: [],
    });
  });

  it("takes the figure that the plan document prints", () => {
    const printed: Kpi = {
      ...KPI,
      years: [{ fy: fiscalYear(2026), planned: { kind: "none" }, actual: num("12000") }],
    };
    expect(isDocumented(printed, fiscalYear(2026))).toBe(true);
    expect(isDocumented(printed, fiscalYear(2025))).toBe(false);
    expect(previewReport(PLAN_PERIOD, printed, fiscalYear(2026), [], null)).toMatchObject({
      actual: "12000",
    });
  });
});
