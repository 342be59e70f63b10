import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { day, num } from "@tests/fixtures/brands";
import { makeProceduresKpi } from "@tests/fixtures/kpi";
import { PLAN_PERIOD } from "@tests/fixtures/plan";
import { makeContent } from "@tests/fixtures/report-content";
import { afterEach, describe, expect, it, vi } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { ReportWorkspace, type WorkspaceProps } from "./report-workspace";

const refreshed = vi.hoisted(() => vi.fn());
vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: refreshed }) }));
const sent = vi.hoisted(() => vi.fn());
vi.mock("../model/report-api", () => ({ sendChange: sent }));
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

describe("a report that was handed in", () => {
  const handedIn: WorkspaceProps = {
    ...NOTHING_YET,
    state: "submitted",
    isHandedIn: true,
    version: 1,
    current: {
      version: 1,
      state: "submitted",
      content: makeContent(),
      correctionReason: "",
      author: "",
      at: "",
    },
    allowed: { ...NOTHING_YET.allowed, edit: false, takeBack: true },
  };

  it("says where the person pressed why it is not given back, also once the page knows that it was opened", async () => {
    const message = "政策課が内容の確認を始めたため、取り戻せません。";
    sent.mockResolvedValue({ ok: false, reason: "conflict", message, current: null });
    const { rerender } = render(<ReportWorkspace {...handedIn} />);
    fireEvent.click(screen.getByRole("button", { name: "提出を取り戻す" }));
    const told = await screen.findByText(message);
    await waitFor(() => expect(document.activeElement?.contains(told)).toBe(true));
    await waitFor(() => expect(refreshed).toHaveBeenCalled());
    rerender(<ReportWorkspace {...handedIn} allowed={{ ...handedIn.allowed, takeBack: false }} />);
    expect(screen.getByText(message)).toBeDefined();
    expect(screen.queryByRole("button", { name: "提出を取り戻す" })).toBeNull();
  });
});

describe("a report that was never begun", () => {
  it("is 未着手", () => {
    render(<ReportWorkspace {...NOTHING_YET} />);
    expect(screen.getByText("未着手")).toBeDefined();
    expect(screen.queryByText("計画書に記載された値を訂正しています")).toBeNull();
  });

  it("is a correction where the plan document prints the figure, and says what holds until it is approved", () => {
    const { kpi, fy } = NOTHING_YET.context;
    const printed = { ...kpi, unit: "件", decimals: 1, years: [{ fy, actual: num("30.6") }] };
    const context = { ...NOTHING_YET.context, kpi: printed, inForce: "final" as const };
    render(<ReportWorkspace {...NOTHING_YET} context={context} isPrinted isHandedIn />);
    expect(screen.getByText(/計画書に記載された値は30\.6件です。/)).toBeDefined();
    expect(screen.queryByText("未着手")).toBeNull();
    expect(screen.getByText("計画書に記載")).toBeDefined();
    expect(screen.getByText("計画書に記載された値を訂正しています")).toBeDefined();
  });
});
