import { makeApprovedReport } from "@tests/fixtures/approved-report";
import { num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { makePlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import type { Kpi } from "@/domain/plan/definition";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { staleBaselineSentence } from "@/domain/words/ja/proposals/baselines";
import { staleBaselines } from "./baselines";
import { nextPlan } from "./next-plan";

const NEXT = { id: "t-next", name: "次の計画", startFy: fiscalYear(2030), endFy: fiscalYear(2034) };
const R7 = fiscalYear(2025);
const before = makePlan({ kpis: [makeKpi({ unit: "件" })] });
const report = (actual: string, fy = R7) => makeApprovedReport(actual, { kpiId: toKpiId("count"), fy });
const next = nextPlan(before, [report("900")], NEXT);
const stale = (reports: ReturnType<typeof report>[], plan = next, current = R7) =>
  staleBaselines([before, plan], reports, current);
const withKpi = (changes: Partial<Kpi>) => ({
  ...next,
  kpis: next.kpis.map((kpi) => ({ ...kpi, ...changes })),
});

describe("a baseline that was copied", () => {
  it("is what it was copied from", () => {
    expect(next.kpis[0]?.baseline).toEqual({ fy: R7, value: num("900") });
    expect(stale([report("900")])).toEqual([]);
    expect(stale([report("900"), report("950", fiscalYear(2026))])).toEqual([]);
  });

  it("is told where the year was corrected since, with both values", () => {
    const [found] = stale([report("900"), report("910")]);
    expect(found).toMatchObject({ planId: "t-next", fy: R7, baseline: "900", figure: "910" });
    expect(found && staleBaselineSentence(found)).toBe(
      `「${next.kpis[0]?.name}」の現状値（令和7年度）900件は、いまの実績910件と違います。`,
    );
  });

  it("is told while it is a 速報値, until the 確報値 stands", () => {
    const early = makeApprovedReport("900", { kpiId: toKpiId("count"), fy: R7 });
    const provisional = { ...early, content: { ...early.content, figureStatus: "provisional" as const } };
    const [found, ...others] = stale([provisional]);
    expect(others).toEqual([]);
    expect(found && staleBaselineSentence(found)).toBe(
      `「${next.kpis[0]?.name}」の現状値（令和7年度）900件は、まだ速報値です。確報値で変わることがあります。`,
    );
    expect(stale([provisional, report("900")])).toEqual([]);
    expect(stale([provisional, report("905")])).toMatchObject([{ figure: "905", isProvisional: false }]);
  });

  it("is told of a KPI that carries on another id as well", () => {
    const moved = withKpi({ id: toKpiId("moved"), continues: toKpiId("count") });
    expect(stale([report("900"), report("910")], moved)).toHaveLength(1);
    expect(stale([report("900"), report("910")], withKpi({ id: toKpiId("moved") }))).toEqual([]);
  });

  it("is the office's own where it was no figure of the year", () => {
    const own = withKpi({ baseline: { fy: R7, value: num("880") } });
    expect(stale([report("900"), report("910")], own)).toEqual([]);
  });

  it("is nobody's matter where the number means something else, was put right, or the first year is over", () => {
    expect(stale([report("900"), report("910")], withKpi({ unit: "千件" }))).toEqual([]);
    expect(
      stale([report("900"), report("910")], withKpi({ baseline: { fy: R7, value: num("910") } })),
    ).toEqual([]);
    expect(stale([report("900"), report("910")], withKpi({ baseline: { fy: R7, value: null } }))).toEqual([]);
    expect(stale([report("900"), report("910")], next, fiscalYear(2030))).toHaveLength(1);
    expect(stale([report("900"), report("910")], next, fiscalYear(2031))).toEqual([]);
  });
});
