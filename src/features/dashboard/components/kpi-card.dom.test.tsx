import { cleanup, render, screen, within } from "@testing-library/react";
import { num } from "@tests/fixtures/brands";
import { approved, dashboardInput } from "@tests/fixtures/dashboard";
import { makeProceduresKpi } from "@tests/fixtures/kpi";
import { makePillar, makePlan } from "@tests/fixtures/plan";
import { afterEach, describe, expect, it } from "vitest";
import { withTerm } from "@/domain/plan/editions";
import type { ReportContent } from "@/domain/reports/report";
import { type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import { isoDate } from "@/domain/shared/iso-date";
import { buildDashboard } from "../view-model/dashboard";
import { KpiBody, KpiCard } from "./kpi-card";

/** 908 (R5) → 2,500手続き (R11); 2,800 from R9 on. */
const KPI = withTerm(
  makeProceduresKpi(),
  "target",
  { fy: fiscalYear(2029), value: { kind: "number", value: num("2800") } },
  fiscalYear(2027),
);
const PLAN = makePlan({ kpis: [], pillars: [makePillar({ kpis: [KPI] })] });
const FIGURES = [
  [2025, "1226"],
  [2026, "1500"],
  [2027, "1900"],
] as const;

function show(fy: FiscalYear) {
  const figures = FIGURES.map(([year, value]) => approved(KPI.id, value, 2, fiscalYear(year)));
  const view = buildDashboard(dashboardInput({ plan: PLAN, departments: {}, fy, approved: figures }));
  const standing = view.pillars[0]?.kpis[0];
  if (!standing) throw new Error("no KPI");
  render(<KpiCard standing={standing} plan={PLAN} />);
  return screen.getByRole("img", { name: /の推移/ });
}

afterEach(cleanup);

describe("a figure that is not the year's own", () => {
  const standingWith = (changes: Partial<ReportContent>) => {
    const report = approved(KPI.id, "1226");
    const answer = { ...report, content: { ...report.content, ...changes } };
    const input = dashboardInput({ plan: PLAN, departments: {}, fy: report.fy, approved: [answer] });
    const standing = buildDashboard(input).pillars[0]?.kpis[0];
    if (!standing) throw new Error("no KPI");
    return standing;
  };
  it("is called 年度途中の値 with its day", () => {
    const standing = standingWith({ figureStatus: "interim", asOf: isoDate("2025-09-30") });
    render(<KpiCard standing={standing} plan={PLAN} />);
    const shown = screen.getByText("令和7年度の年度途中の値", { selector: "dt" }).nextElementSibling;
    expect(shown?.textContent).toBe("1,226手続き令和7年9月30日時点");
  });

  it("is called 速報値 while it is to be confirmed", () => {
    const standing = standingWith({ figureStatus: "provisional" });
    render(<KpiCard standing={standing} plan={PLAN} />);
    expect(screen.getByText("1,226手続き（速報値）", { selector: "dd" })).toBeTruthy();
  });
});

describe("a target that was changed from R9 on", () => {
  it("is drawn as a step of its own years, beside the one before", () => {
    const chart = show(fiscalYear(2027));
    const steps = chart.querySelector("path.kc-zl")?.getAttribute("d") ?? "";
    const [before, after] = [...steps.matchAll(/M([\d.]+),([\d.]+)H([\d.]+)/g)].map(([, ...at]) =>
      at.map(Number),
    );
    const [beforeStart = 0, beforeY = 0, beforeEnd = 0] = before ?? [];
    const [afterStart = 0, afterY = 0, afterEnd = 0] = after ?? [];
    expect(beforeStart).toBeGreaterThan(0);
    expect(beforeEnd).toBeGreaterThan(beforeStart);
    expect(afterStart).toBeGreaterThan(beforeEnd);
    expect(afterEnd).toBeGreaterThan(afterStart);
    // 2,800 stands higher than 2,500.
    expect(afterY).toBeLessThan(beforeY);
    expect(within(chart).getByText("目標値 2,500")).toBeTruthy();
    expect(within(chart).getByText("目標値 2,800")).toBeTruthy();
    expect(screen.getByText("目標値（年度により変わります）")).toBeTruthy();
  });

  it("is told in the chart's table, and once in its finding", () => {
    const chart = show(fiscalYear(2025));
    const told = "令和9年度から：目標値 2,500手続き（令和11年度） → 2,800手続き（令和11年度）";
    expect(screen.getByText(told, { selector: "td *" })).toBeTruthy();
    expect(chart.closest("figure")?.querySelector("figcaption")?.textContent).toMatch(
      /令和9年度から目標値（令和11年度）は2,800手続きです。$/,
    );
  });

  it.each([
    [2026, "2,500手続き"],
    [2027, "2,800手続き"],
  ])("stands beside the figure of its own years: %i", (fy, target) => {
    show(fiscalYear(fy));
    expect(screen.getByText("目標値（令和11年度）", { selector: "dt" }).nextElementSibling?.textContent).toBe(
      target,
    );
  });
});

it("has no heading of what lies ahead where the page has said it all", () => {
  const view = buildDashboard(dashboardInput({ plan: PLAN, departments: {}, fy: fiscalYear(2027) }));
  const standing = view.pillars[0]?.kpis[0];
  if (!standing) throw new Error("no KPI");
  const heading = () => screen.queryByRole("heading", { name: "目標値までの見通し（参考）" });
  const chart = { kpi: standing.definition, years: standing.series.years, plan: PLAN };
  const { rerender } = render(<KpiBody standing={standing} plan={PLAN} />);
  expect(heading()).not.toBeNull();
  rerender(<KpiBody standing={standing} plan={PLAN} ownPage={{ needed: "毎年度＋100手続き。", chart }} />);
  expect(heading()).toBeNull();
});
