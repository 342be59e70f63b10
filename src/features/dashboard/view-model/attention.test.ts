import { day, num } from "@tests/fixtures/brands";
import { approved, dashboardInput, FY, working } from "@tests/fixtures/dashboard";
import { makeContent } from "@tests/fixtures/report-content";
import { describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { attentionItems } from "./attention";
import { buildDashboard, type DashboardInput } from "./dashboard";

const ROUND = { id: "round-1", dueOn: day("2026-06-30") };
const owed = (kpiId: string) => ({
  kpiId: toKpiId(kpiId),
  owed: "unanswered" as const,
});

const items = (input: Partial<DashboardInput>, today?: string) =>
  found(input, today).map(({ kpiId, attention, sentence, href }) => [kpiId, attention.kind, sentence, href]);

function found(input: Partial<DashboardInput>, today = "2026-07-12", owing = ["share", "feeling"]) {
  const view = buildDashboard(dashboardInput(input));
  return attentionItems({
    view,
    reports: owing.map(owed),
    round: ROUND,
    today: day(today),
    query: { plan: view.plan.id, fy: FY },
  });
}

describe("what asks for a look", () => {
  it("stands in its order, each with why and the way to the cause", () => {
    const content = makeContent({ actual: num("90") });
    expect(
      items({
        approved: [approved("paper", "15240")],
        working: [working("count", { state: "submitted", version: 1, content })],
      }),
    ).toEqual([
      [
        "paper",
        "bad_mark",
        "目安14,000千枚に対し15,240千枚です。現状値（令和5年度）の15,000千枚より増えています。",
        expect.stringMatching(/^\/staff\/dashboard\/kpis\/paper\?plan=.+&fy=2025#said$/),
      ],
      ["feeling", "overdue", "報告の期限を12日過ぎています。", "/staff/rounds/round-1"],
      ["share", "overdue", "報告の期限を12日過ぎています。", "/staff/rounds/round-1"],
      [
        "count",
        "expected_bad",
        "90件で承認されると、未達になります（提出済み）。",
        "/staff/entry/count/2025",
      ],
    ]);
  });

  it("leads to the department's words where there are any, else to the course", () => {
    const link = (reason: string) => {
      const [one] = found({
        approved: [{ ...approved("paper", "15240"), content: makeContent({ actual: num("15240"), reason }) }],
      });
      return [one?.linkLabel, one?.href.includes("#said")];
    };
    expect(link("支所の印刷が増えた")).toEqual(["要因を読む", true]);
    expect(link("")).toEqual(["推移を見る", false]);
  });

  it("tells a year that others have followed as missing its figures, and what was known before", () => {
    const figures = {
      fy: fiscalYear(2026),
      approved: [approved("count", "110"), approved("paper", "14000")],
    };
    const kinds = (today: string) =>
      found(figures, today, []).map(({ kpiId, attention, sentence }) => [kpiId, attention.kind, sentence]);
    // R8 has just ended: its figures are still to come.
    expect(kinds("2027-05-01").map(([id, kind]) => [id, kind])).toEqual([
      ["share", "stale"],
      ["feeling", "stale"],
    ]);
    expect(kinds("2028-05-01")).toEqual([
      ["share", "stale", "現状値（令和5年度）の35.0%のあと、令和8年度まで値がありません。"],
      ["feeling", "stale", "令和7年度から令和8年度まで、値が一度もありません。"],
      ["paper", "missing", "令和8年度の値がありません。その前の値は、前年度の14,000千枚です。"],
      ["count", "missing", "令和8年度の値がありません。その前の値は、前年度の110件です。"],
    ]);
  });

  it("is late only after the deadline", () => {
    const kinds = (today: string) => items({}, today).map(([id, kind]) => [id, kind]);
    expect(kinds("2026-06-30").filter(([, kind]) => kind === "overdue")).toEqual([]);
    expect(kinds("2026-07-01").filter(([, kind]) => kind === "overdue")).toHaveLength(2);
  });
});
