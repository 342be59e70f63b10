/** Small, complete domain data for tests. Figures are the second plan's first KPI (別紙5-1(1)) unless overridden. */
import type { JudgementInput } from "../judgement";
import type { Kpi, PlanSettings } from "../plan";
import type { ApprovedReport, ReportContent } from "../report";

export const settingsForTests: PlanSettings = {
  improvementReference: "previous-actual",
  guideMethod: "equal-steps",
  allowSelfApproval: false,
};

/** R7–R11, as the second plan. */
export const planForTests = { startFy: 2025, endFy: 2029, settings: settingsForTests };

export function kpiForTests(changes: Partial<Kpi> = {}): Kpi {
  return {
    id: "online-procedures",
    name: "オンラインで可能な行政手続の種類",
    definition: null,
    rationale: null,
    unit: "手続き",
    scale: 1,
    decimals: 0,
    direction: "up",
    aggregation: "unspecified",
    upperLimit: null,
    baseline: { fy: 2023, value: "908" },
    target: { fy: 2029, value: { kind: "number", value: "2500" } },
    years: [],
    department: null,
    source: "別紙5-1(1)",
    ...changes,
  };
}

/** 紙の枚数: 15,000千枚 → 10,000千枚, fewer is better. */
export function paperKpiForTests(changes: Partial<Kpi> = {}): Kpi {
  return kpiForTests({
    id: "paper",
    name: "プリンターやコピー機で印刷した紙の枚数",
    unit: "千枚",
    scale: 1000,
    direction: "down",
    baseline: { fy: 2023, value: "15000" },
    target: { fy: 2029, value: { kind: "number", value: "10000" } },
    ...changes,
  });
}

export function judgementInputForTests(changes: Partial<JudgementInput> = {}): JudgementInput {
  return {
    fy: 2025,
    direction: "up",
    unit: "手続き",
    decimals: 0,
    baseline: { fy: 2023, value: "908" },
    target: { fy: 2029, value: { kind: "number", value: "2500" } },
    planned: null,
    actual: "2000",
    missing: null,
    earlier: [],
    improvementReference: "previous-actual",
    ...changes,
  };
}

export function contentForTests(changes: Partial<ReportContent> = {}): ReportContent {
  return {
    actualText: "2,000",
    actual: "2000",
    missing: null,
    asOf: "2026-03-31",
    basisNote: "",
    reason: "申請の電子化を進めたため",
    nextStep: "",
    warningNote: "",
    ...changes,
  };
}

export function reportForTests(
  actual: string | null,
  changes: Partial<ApprovedReport> = {},
  content: Partial<ReportContent> = {},
): ApprovedReport {
  return {
    kpiId: "online-procedures",
    fy: 2025,
    revision: 1,
    approvedAt: "2026-05-01T01:00:00.000Z",
    department: "DX推進課",
    approvedByOffice: "DX推進課",
    correctionReason: "",
    ...changes,
    content: contentForTests({ actualText: actual ?? "", actual, ...content }),
  };
}
