import { cleanup, render, screen, within } from "@testing-library/react";
import { num } from "@tests/fixtures/brands";
import { approved, dashboardInput, FY, working } from "@tests/fixtures/dashboard";
import { makeKpi } from "@tests/fixtures/kpi";
import { makePillar, makePlan } from "@tests/fixtures/plan";
import { makeContent } from "@tests/fixtures/report-content";
import { afterEach, describe, expect, it } from "vitest";
import type { KpiOrder } from "@/domain/reports/kpi-order";
import { toKpiId } from "@/domain/shared/kpi-id";
import { buildDashboard, type DashboardInput } from "../view-model/dashboard";
import { MOST_ROWS } from "../view-model/heat";
import { buildOverview } from "../view-model/overview";
import { AttentionList } from "./attention-list";
import { HeatTable } from "./heat-table";

function overview(over: Partial<DashboardInput>, { sort, open }: { sort?: KpiOrder; open?: number } = {}) {
  const input = dashboardInput(over);
  return buildOverview(
    buildDashboard(input),
    { headline: [], attention: [], standingStill: [], beside: { isTold: false, metrics: [], said: [] } },
    {
      lastEnded: FY,
      query: { plan: input.plan.id, fy: FY, ...(sort && { sort }) },
      isHome: true,
      ...(open !== undefined && { open }),
    },
  );
}

/** Two pillars, the first with one KPI less than a table has rows, the second with two. */
function largePlan() {
  const kpis = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => makeKpi({ id: toKpiId(`kpi-${from + index}`) }));
  const pillars = [
    makePillar({ no: 1, catchphrase: "便利", kpis: kpis(0, MOST_ROWS - 1) }),
    makePillar({ no: 2, catchphrase: "快適", kpis: kpis(MOST_ROWS - 1, 2) }),
  ];
  return makePlan({ kpis: [], pillars });
}

afterEach(cleanup);

describe("the table KPI × year", () => {
  it("has each KPI's name as a link, its value, its mark in words and the reason", () => {
    render(<HeatTable heat={overview({ approved: [approved("count", "150")] }).heat} />);
    const row = screen.getByRole("row", { name: /^count/ });
    const link = within(row).getByRole("link", { name: "count" });
    expect(link.getAttribute("href")).toBe("/staff/dashboard/kpis/count?plan=t-plan&fy=2025");
    expect(row.textContent).toContain("150件");
    expect(row.textContent).toContain("△ 上向き");
    expect(row.querySelector("details p")?.textContent).toMatch(/令和7年度の実績は150件/);
  });

  it("has a column for each year from the 現状値 on, and says what an empty cell means", () => {
    render(<HeatTable heat={overview({ approved: [approved("count", "150")] }).heat} />);
    const heads = screen.getAllByRole("columnheader").map(({ textContent }) => textContent);
    expect(heads).toEqual([
      "指標",
      "推移",
      "現状値R5",
      "R6計画前",
      "R7",
      "R8",
      "R9",
      "R10",
      "R11",
      "目標値",
      "必要な伸び",
    ]);
    const cells = within(screen.getByRole("row", { name: /^count/ })).getAllByRole("cell");
    expect(cells).toHaveLength(heads.length - 1);
    expect(cells.map(({ textContent }) => textContent).slice(2, 6)).toEqual([
      "―計画前",
      expect.stringContaining("△ 上向き"),
      "·途中の年度",
      "·これからの年度",
    ]);
  });

  it("tells who hears it what it is ordered by", () => {
    const sorted = (sort?: KpiOrder) => {
      const { unmount } = render(
        <HeatTable heat={overview({ approved: [approved("count", "150")] }, sort ? { sort } : {}).heat} />,
      );
      const heads = screen
        .getAllByRole("columnheader")
        .filter((head) => head.hasAttribute("aria-sort"))
        .map((head) => [head.textContent, head.getAttribute("aria-sort")]);
      const { caption } = screen.getByRole<HTMLTableElement>("table");
      const told = [heads, caption?.textContent?.split("、")[1]];
      unmount();
      return told;
    };
    expect(sorted()).toEqual([[], undefined]);
    expect(sorted("mark")).toEqual([[["R7", "other"]], "評価の悪い順"]);
    expect(sorted("need")).toEqual([[["必要な伸び", "descending"]], "必要な伸びの大きい順"]);
    expect(sorted("name")).toEqual([[["指標", "ascending"]], "名前の順"]);
  });

  it("shows a name as the text that it is", () => {
    const kpi = makeKpi({ id: toKpiId("odd"), name: `<b>"A" & 'B'</b>` });
    render(<HeatTable heat={overview({ plan: makePlan({ kpis: [kpi] }) }).heat} />);
    expect(screen.getByRole("link", { name: `<b>"A" & 'B'</b>` })).toBeDefined();
    expect(document.querySelector("b")).toBeNull();
  });

  it("has a line for each pillar of a plan with more KPIs than are read at one look, with its marks counted", () => {
    const plan = largePlan();
    const known = [approved("kpi-59", "200"), approved("kpi-60", "90")];
    const content = makeContent({ actual: num("120") });
    const waits = [working("kpi-0", { state: "submitted", version: 1, content })];
    render(<HeatTable heat={overview({ plan, departments: {}, approved: known, working: waits }).heat} />);
    expect(screen.queryAllByRole("link", { name: /^kpi-/ })).toEqual([]);
    const folded = screen.getByRole("row", { name: /快適/ });
    expect(folded.textContent).toContain("2指標");
    expect(folded.textContent).toContain("○ 1（達成）");
    expect(folded.textContent).toContain("× 1（未達）");
    expect(folded.textContent).not.toContain("承認前");
    expect(screen.getByRole("row", { name: /^\(1\).*59指標/ }).textContent).toContain("承認前 1");
    const open = within(folded).getByRole("link", { name: /^指標を開く/ });
    expect(open.getAttribute("href")).toBe("/staff?plan=t-plan&fy=2025&open=2#heat");
  });

  it("opens the pillar that is asked for, and none where there is no such one", () => {
    const plan = largePlan();
    const names = (open: number) => {
      const { container, unmount } = render(
        <HeatTable heat={overview({ plan, departments: {} }, { open }).heat} />,
      );
      const found = [...container.querySelectorAll("a")].filter(({ textContent }) =>
        /^kpi-/.test(textContent ?? ""),
      );
      unmount();
      return found.map(({ textContent }) => textContent);
    };
    expect(names(2)).toEqual(["kpi-59", "kpi-60"]);
    expect(names(9)).toEqual([]);
  });

  it("folds nothing of a plan that fits, and leaves the end of a long order out", () => {
    expect(overview({}).heat.html).not.toContain("heat-folded");
    const { heat } = overview({ plan: largePlan(), departments: {} }, { sort: "need" });
    expect(heat.leftOut).toBe(1);
    expect(heat.html).not.toContain("heat-folded");
  });
});

describe("what asks for a look", () => {
  const attention = { first: "", rest: { count: 0, html: "" }, expected: "", leftOut: 0, measures: null };

  it("says that there is nothing, and how many a long list leaves out", () => {
    const { rerender } = render(<AttentionList attention={{ ...attention, count: 0 }} />);
    expect(document.body.textContent).toContain("気をつけるものは見つかっていません");
    rerender(<AttentionList attention={{ ...attention, count: 52, leftOut: 12 }} />);
    expect(document.body.textContent).toContain("このほかに12件あります");
  });
});
