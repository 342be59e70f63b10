/** A plan of four KPIs and reports for it, for the tests of this feature. */
import type { Kpi, PlanDefinition } from "@/domain/plan";
import type { ApprovedReport, ReportContent } from "@/domain/report";
import type { DashboardInput, WorkingReport } from "./view-model";

export const FY = 2025;

export function kpi(over: Partial<Kpi> & Pick<Kpi, "id">): Kpi {
  return {
    name: over.id,
    definition: null,
    rationale: null,
    unit: "件",
    scale: 1,
    decimals: 0,
    direction: "up",
    aggregation: "annual",
    upperLimit: null,
    baseline: { fy: 2023, value: "100" },
    target: { fy: 2029, value: { kind: "number", value: "200" } },
    years: [],
    department: null,
    source: "試験",
    ...over,
  };
}

export const PAPER = kpi({
  id: "paper",
  unit: "千枚",
  direction: "down",
  baseline: { fy: 2023, value: "15000" },
  target: { fy: 2029, value: { kind: "number", value: "10000" } },
});
export const SHARE = kpi({
  id: "share",
  unit: "%",
  decimals: 1,
  upperLimit: "100",
  baseline: { fy: 2023, value: "35" },
  target: { fy: 2029, value: { kind: "number", value: "90" } },
});
export const COUNT = kpi({ id: "count" });
export const FEELING = kpi({
  id: "feeling",
  unit: "%",
  baseline: { fy: 2023, value: null },
  target: { fy: 2029, value: { kind: "trend" } },
});

export const PLAN: PlanDefinition = {
  id: "t-plan",
  name: "試験計画",
  municipality: { code: "212032", name: "高山市" },
  startFy: 2025,
  endFy: 2029,
  aim: "試験",
  positioning: [],
  sourceDocument: "試験",
  settings: { improvementReference: "previous-actual", guideMethod: "equal-steps", allowSelfApproval: false },
  publication: {
    siteName: "試験",
    publisher: "試験課",
    contact: "試験課",
    licence: { name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/deed.ja" },
  },
  kpis: [FEELING],
  pillars: [
    {
      no: 1,
      catchphrase: "便利",
      title: "市民サービス",
      viewpoint: null,
      vision: [],
      outcome: null,
      source: "試験",
      kpis: [PAPER, SHARE],
      measures: [{ no: 1, title: "取組", initiatives: [], kpis: [COUNT], source: "試験" }],
    },
  ],
  corrections: [],
};

export function content(actual: string | null): ReportContent {
  return {
    actualText: actual ?? "",
    actual,
    missing: null,
    asOf: "2026-03-31",
    basisNote: "",
    reason: "理由",
    nextStep: "",
    warningNote: "",
  };
}

export function approved(kpiId: string, actual: string, revision = 2, fy = FY): ApprovedReport {
  return {
    kpiId,
    fy,
    revision,
    approvedAt: "2026-05-01T00:00:00.000Z",
    department: "総務課",
    approvedByOffice: "DX推進課",
    correctionReason: "",
    content: content(actual),
  };
}

export function working(kpiId: string, over: Partial<WorkingReport> = {}): WorkingReport {
  return {
    kpiId,
    fy: FY,
    department: { id: "d1", name: "総務課" },
    state: "not_started",
    version: 0,
    content: null,
    submittedById: null,
    approvedRevision: null,
    ...over,
  };
}

export function dashboardInput(over: Partial<DashboardInput> = {}): DashboardInput {
  return {
    plan: PLAN,
    departments: { paper: { id: "d1", name: "総務課" } },
    fy: FY,
    approved: [],
    working: [],
    published: null,
    linkTo: () => null,
    ...over,
  };
}
