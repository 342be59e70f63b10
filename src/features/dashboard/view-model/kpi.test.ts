/** What a KPI's page for managers tells of what was changed. */
import { num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { makePlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import type { Kpi, PlanDefinition } from "@/domain/plan/definition";
import { buildSeries, type SeriesYear } from "@/domain/reports/series";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { isoDate } from "@/domain/shared/iso-date";
import { toKpiId } from "@/domain/shared/kpi-id";
import type { PublishedYearDto } from "@/server/publication/as-of";
import { besidePublished, definitionLines, type KpiInPlan, replacedLines, saidOverYears } from "./kpi";

const number = (value: string) => ({ kind: "number" as const, value: num(value) });
const R7 = fiscalYear(2025);
const R9 = fiscalYear(2027);
const R11 = fiscalYear(2029);
const R12 = fiscalYear(2030);
const R16 = fiscalYear(2034);
const kpi: Kpi = { ...makeKpi(), target: { fy: R11, value: number("120") } };
const course = (plan: PlanDefinition, of: Kpi) => ({ plan, kpi: of, years: [] });

describe("定義の変更", () => {
  const decided = { kpiId: kpi.id, what: "target", decidedOn: null, document: null } as const;
  const plan = makePlan({
    startFy: R7,
    endFy: R11,
    kpis: [kpi],
    changes: [
      { ...decided, from: R9, before: "200", after: "280", reason: "中間見直し", rejudges: false },
      {
        ...decided,
        from: R7,
        before: "280",
        after: "120",
        reason: "過大だった",
        decidedOn: isoDate("2026-11-20"),
        rejudges: true,
      },
    ],
  });

  it("says what became of a decision, and that published marks were given anew", () => {
    const [lowered, raised] = definitionLines([course(plan, kpi)]);
    expect(raised?.notes).toEqual(["その後、取りやめました（令和8年11月20日決定）。"]);
    expect(lowered?.notes).toEqual([
      "令和9年度から280件とする決定は、取りやめました。",
      "公表済みの評価も、変更後の定義で評価し直しました。",
    ]);
  });

  it("says what the next plan has otherwise, as that plan's own", () => {
    const later: Kpi = { ...makeKpi(), target: { fy: R16, value: number("400") } };
    const next = makePlan({ id: "next", name: "次の計画", startFy: R12, endFy: R16, kpis: [later] });
    const lines = definitionLines([course(makePlan({ startFy: R7, endFy: R11 }), kpi), course(next, later)]);
    expect(lines).toEqual([
      {
        key: "次の計画",
        planName: "次の計画",
        text: "令和12年度から：目標値 120件（令和11年度） → 400件（令和16年度）",
        reason: "この計画で定めた内容です。",
        notes: [],
        decided: "",
      },
    ]);
  });
});

describe("a mark that turned while its figure stayed", () => {
  const turn = {
    kind: "mark",
    kpiId: kpi.id,
    fy: R7,
    marks: { before: "improving", after: "achieved", causes: ["rejudged"] },
    text: "評価し直しました。理由：過大だった",
    no: 5,
    publishedAt: "2026-11-25T01:30:00.000Z",
  } as const;
  const year = {
    ...buildSeries(makePlan({ startFy: R7, endFy: R11, kpis: [kpi] }), kpi, []).years[0],
    actual: num("130"),
    figureStatus: "provisional" as const,
    reason: "もう少しで達成します。",
  } as SeriesYear;
  const courses = [{ ...course(makePlan({ startFy: R7, endFy: R11 }), kpi), years: [year] }];

  it("stands among the corrections", () => {
    expect(replacedLines(courses, [turn, { ...turn, kpiId: toKpiId("other") }])).toEqual([
      {
        key: "turned 5 2025",
        fy: R7,
        what: "目標達成状況の変更",
        change: null,
        marks: ["improving", "achieved"],
        reason: "評価し直しました。理由：過大だった",
        when: "令和8年11月25日　第5号で公表",
      },
    ]);
  });

  it("is another one than the department's words were written under, until they are written anew", () => {
    const said = (of: SeriesYear) =>
      saidOverYears([{ ...courses[0], years: [of] } as KpiInPlan], [turn], fiscalYear(2029))[0];
    expect(said(year)).toMatchObject({ value: "130件（速報値）", writtenUnder: "improving" });
    const rewording = { revision: 2, reason: "", approvedAt: "2026-11-26T00:00:00.000Z", office: null };
    expect(said({ ...year, rewordings: [rewording] } as SeriesYear)?.writtenUnder).toBeNull();
    const before = { ...rewording, approvedAt: "2026-11-24T00:00:00.000Z" };
    expect(said({ ...year, rewordings: [before] } as SeriesYear)?.writtenUnder).toBe("improving");
  });
});

it("a year that still runs, and a figure of a part of a year, have no mark beside them, published or not", () => {
  const [first] = buildSeries(makePlan({ startFy: R7, endFy: R11, kpis: [kpi] }), kpi, []).years;
  const year = {
    ...first,
    actual: num("130"),
    figureStatus: "interim",
    revision: 1,
    reason: "途中です。",
  } as SeriesYear;
  const said = (lastEnded: number, of = year) =>
    saidOverYears([{ ...course(makePlan(), kpi), years: [of] }], [], fiscalYear(lastEnded))[0];
  expect(said(2025)).toMatchObject({ value: "130件（年度途中の値）", code: null });
  expect(said(2024, { ...year, figureStatus: "final" })).toMatchObject({ value: "130件", code: null });
  expect(said(2025, { ...year, figureStatus: "final" })?.code).toBe(year.judgement.code);
  const told = { fy: R7, actual: num("130"), code: year.judgement.code, figureStatus: "interim" } as const;
  const beside = (published: PublishedYearDto) =>
    besidePublished(
      { definition: kpi, series: { kpiId: kpi.id, years: [year] }, pending: [] },
      [published],
      R7,
    )[0];
  const figure = { value: "130件（年度途中の値）", code: null };
  expect(beside(told)).toMatchObject({ published: figure, approved: figure, differs: false });
  expect(beside({ ...told, figureStatus: "final" })).toMatchObject({
    published: { value: "130件" },
    differs: true,
  });
});
