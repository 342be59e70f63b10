import { cleanup, render, screen } from "@testing-library/react";
import { day } from "@tests/fixtures/brands";
import { makeProceduresKpi } from "@tests/fixtures/kpi";
import { PLAN_PERIOD } from "@tests/fixtures/plan";
import { afterEach, describe, expect, it, vi } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { ReportWorkspace, type WorkspaceProps } from "./report-workspace";

vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh() {} }) }));
afterEach(cleanup);

const KPI = makeProceduresKpi();
const NOTHING_YET: WorkspaceProps = {
  context: {
    kpi: KPI,
    isMetric: false,
    fy: fiscalYear(2025),
    today: day("2026-06-15"),
    basis: { plan: PLAN_PERIOD, kpi: KPI, years: [] },
    earlier: [],
    inForce: null,
    approved: null,
    isAskedAgain: false,
  },
  viewerId: "me",
  byLink: false,
  defaultAsOf: day("2026-03-31"),
  state: "not_started",
  isHandedIn: false,
  isPrinted: false,
  version: 0,
  current: null,
  approved: null,
  allowed: { edit: true, approve: false, return: false, takeBack: false, ownSubmission: false },
  returned: null,
  submitted: null,
  enteredBy: null,
  closedWords: null,
  awaitedOn: null,
  hasYearEnded: false,
  next: null,
};

describe("a report that was never begun", () => {
  it("is 未着手", () => {
    render(<ReportWorkspace {...NOTHING_YET} />);
    expect(screen.getByText("未着手")).toBeDefined();
    expect(screen.queryByText("計画書に記載された値を訂正しています")).toBeNull();
  });

  it("is a correction where the plan document prints the figure, and says what holds until it is approved", () => {
    const context = { ...NOTHING_YET.context, inForce: "final" as const };
    render(<ReportWorkspace {...NOTHING_YET} context={context} isPrinted isHandedIn />);
    expect(screen.queryByText("未着手")).toBeNull();
    expect(screen.getByText("計画書に記載")).toBeDefined();
    expect(screen.getByText("計画書に記載された値を訂正しています")).toBeDefined();
  });
});
