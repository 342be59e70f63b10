import { makeApprovedReport } from "@tests/fixtures/approved-report";
import { day } from "@tests/fixtures/brands";
import { firstPlan, online } from "@tests/fixtures/documented";
import { makeProceduresKpi } from "@tests/fixtures/kpi";
import { PLAN_PERIOD } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { buildSeries } from "./series";

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
      target: { fy: fiscalYear(2029), value: { kind: "trend" } },
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
