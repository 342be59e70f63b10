import { num } from "@tests/fixtures/brands";
import { kpi, report } from "@tests/fixtures/charts";
import { PLAN_PERIOD } from "@tests/fixtures/plan";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { Kpi } from "@/domain/plan/definition";
import { termsOf } from "@/domain/plan/editions";
import { joinSeries } from "@/domain/reports/joined-series";
import { buildSeries } from "@/domain/reports/series";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { boxOf, touch } from "./chart-boxes";
import { FRAME, HEAD_Y } from "./chart-frame";
import { type ChartModel, chartModel } from "./chart-model";
import { chartGuide } from "./chart-points";
import { KpiChart } from "./kpi-chart";
import { KpiTable } from "./kpi-table";

describe("a KPI that runs through two plans", () => {
  const NEXT = {
    ...PLAN_PERIOD,
    id: "next",
    name: "次の計画",
    startFy: fiscalYear(2030),
    endFy: fiscalYear(2034),
  };
  /** 15,000 → 10,000千枚 (R11), then 10,100 → 5,000千枚 (R16), unless something else is said of the second plan. */
  const joined = (changes: Partial<Kpi> = {}, figures: [number, string][] = FIGURES, first = kpi()) => {
    const second = kpi({
      baseline: { fy: fiscalYear(2029), value: num("10100") },
      target: { fy: fiscalYear(2034), value: { kind: "number", value: num("5000") } },
      ...changes,
    });
    const reports = figures.map(([fy, value]) => report(fiscalYear(fy), value));
    const series = joinSeries(
      [
        { plan: { ...PLAN_PERIOD, id: "first", name: "前の計画" }, kpi: first },
        { plan: NEXT, kpi: second },
      ].map((each) => ({
        ...each,
        years: buildSeries(
          each.plan,
          each.kpi,
          reports.filter(({ fy }) => each.plan.startFy <= fy && fy <= each.plan.endFy),
        ).years,
      })),
    );
    if (!series) throw new Error("nothing joined");
    return { ...series, plan: NEXT };
  };
  const FIGURES: [number, string][] = [
    [2025, "13900"],
    [2026, "13200"],
    [2027, "12100"],
    [2028, "11000"],
    [2029, "10100"],
    [2030, "9400"],
    [2031, "8800"],
  ];

  it("is one line, with both targets marked, a target line and a 目安 of each plan", () => {
    const model = chartModel({ ...joined(), size: "large" });
    expect(model.years.map(({ text }) => text)).toEqual(
      [5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16].map((year) => `R${year}`),
    );
    expect(model.actualPath.match(/M/g)).toHaveLength(1);
    expect(model.actualDots).toHaveLength(7);
    // The second plan begins at the last figure of the first: it stands there once.
    expect(model.baselineDots).toHaveLength(1);
    expect(model.targetDots).toHaveLength(2);
    expect(model.targetSteps.match(/M/g)).toHaveLength(2);
    expect(model.guidePath.match(/M/g)).toHaveLength(2);
    expect([model.seams.length, model.breaks.length]).toEqual([1, 0]);
    const texts = model.labels.map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(["R11目標値 10,000", "R16目標値 5,000", "10,100", "8,800"]));
  });

  it("has the 目安 of each year by its own plan", () => {
    const values = chartGuide(joined()).map(({ fy, value }) => [fy, value]);
    expect(values).toEqual([
      [2025, "14000"],
      [2026, "13000"],
      [2027, "12000"],
      [2028, "11000"],
      [2029, "10000"],
      [2030, "9080"],
      [2031, "8060"],
      [2032, "7040"],
      [2033, "6020"],
      [2034, "5000"],
    ]);
  });

  it("breaks the line where it is counted in another way, and has two scales where the unit is another one", () => {
    const counted = chartModel({ ...joined({ aggregation: "annual" }), size: "large" });
    expect([counted.seams.length, counted.breaks.length, counted.units.length]).toEqual([0, 1, 1]);
    expect(counted.actualPath.match(/M/g)).toHaveLength(2);
    const input = joined(
      {
        unit: "枚",
        scale: 1,
        baseline: { fy: fiscalYear(2029), value: num("10100000") },
        target: { fy: fiscalYear(2034), value: { kind: "number", value: num("5000000") } },
      },
      FIGURES.slice(0, 5),
    );
    const model = chartModel({ ...input, size: "large" });
    expect(model.units.map(({ text }) => text)).toEqual(["単位：千枚", "単位：枚"]);
    expect(model.ticks).toEqual([]);
    // Each plan's target stands on the scale of its own unit.
    for (const { y } of model.targetDots) expect(y).toBeGreaterThan(model.plot.top);
    expect(renderToStaticMarkup(<KpiChart {...input} size="large" idPrefix="x" />)).toContain(
      "換算できる値ではないため、その前とは目盛りも別です。",
    );
  });

  it("shades a trend over the years of its own plan only", () => {
    const trendNext: Partial<Kpi> = { target: { fy: fiscalYear(2034), value: { kind: "trend" } } };
    const model = chartModel({ ...joined(trendNext), size: "large" });
    expect(model.zones).toMatchObject([{ right: model.plot.right, text: "R16目標値 減少 ↘" }]);
    expect(model.zones[0]?.x).toBe(model.seams[0]?.x);
    expect(model.targetDots).toHaveLength(1);
  });

  it("has each year once in its table, the year that the next plan begins at included", () => {
    const text = (input: ReturnType<typeof joined>) =>
      renderToStaticMarkup(<KpiTable {...input} />).replace(/<[^>]+>/g, " ");
    expect(text(joined()).match(/令和\d+年度 +（\d+年度）/g)).toHaveLength(11);
    const open = text(joined({}, FIGURES.slice(0, 4)));
    expect(open.match(/（2029年度）/g)).toHaveLength(1);
    expect(open).toContain("次の計画の現状値 10,100千枚");
    expect(text(joined())).not.toContain("次の計画の現状値");
  });

  it("prints labels that do not touch each other, nor cover a figure's dot", () => {
    for (const size of ["small", "large"] as const) expectApart(chartModel({ ...joined(), size }), size);
  });

  it("prints no label on another one nor on a target's line where targets and units changed in both plans", () => {
    // 15,000千枚 → 10,000千枚; the same in 枚 from R8, 9,000,000枚 from R9; 10,000,000枚 in R16.
    const inUnit = termsOf(kpi());
    const sheets: Partial<Kpi> = {
      unit: "枚",
      scale: 1,
      baseline: { fy: fiscalYear(2023), value: num("15000000") },
      target: { fy: fiscalYear(2029), value: { kind: "number", value: num("9000000") } },
    };
    const first = kpi({
      ...sheets,
      earlier: [
        { ...inUnit, until: fiscalYear(2025), factor: num("1000") },
        {
          ...inUnit,
          ...sheets,
          target: { fy: fiscalYear(2029), value: { kind: "number", value: num("10000000") } },
          until: fiscalYear(2026),
        },
      ],
    });
    const next: Partial<Kpi> = {
      ...sheets,
      baseline: { fy: fiscalYear(2025), value: num("15240000") },
      target: { fy: fiscalYear(2034), value: { kind: "number", value: num("10000000") } },
    };
    const figures: [number, string][] = [
      [2025, "13000"],
      [2026, "13500000"],
    ];
    for (const size of ["small", "large"] as const) {
      const model = chartModel({ ...joined(next, figures, first), size });
      expectApart(model, size);
      const texts = model.labels.map(({ text }) => text);
      expect(texts).toEqual(expect.arrayContaining(["13,000千枚", "13,500,000", "R16目標値 10,000,000"]));
      // The same promise in another unit is said once.
      expect(texts).not.toContain("目標値 10,000千枚");
      expect(model.targetSteps.match(/M/g)).toHaveLength(3);
    }
    // The next plan's target changes as well, to 8,000,000枚 and 5,000,000枚: the newest is named, an older one gives way.
    const target = (value: string) =>
      ({ fy: fiscalYear(2034), value: { kind: "number", value: num(value) } }) as const;
    const again: Partial<Kpi> = {
      ...next,
      target: target("5000000"),
      earlier: [
        { ...termsOf(kpi(next)), until: fiscalYear(2031) },
        { ...termsOf(kpi(next)), target: target("8000000"), until: fiscalYear(2032) },
      ],
    };
    const later = ["12500000", "11500000", "10900000", "10500000", "9900000"];
    const more = [...figures, ...later.map((value, index): [number, string] => [2027 + index, value])];
    for (const size of ["small", "large"] as const) {
      const model = chartModel({ ...joined(again, more, first), size });
      expectApart(model, size);
      expect(model.labels.map(({ text }) => text)).toContain("R16目標値 5,000,000");
    }
  });
});

function expectApart(model: ChartModel, size: "small" | "large") {
  const heads = [
    ...model.units.map((unit) => ({ ...unit, y: HEAD_Y, anchor: "start" as const })),
    ...model.zones.map(({ right, text }) => ({ x: right, y: HEAD_Y, anchor: "end" as const, text })),
  ];
  const boxes = [...model.labels, ...heads].map((label) => boxOf(label, FRAME[size].type));
  boxes.forEach((box, i) => {
    expect(boxes.slice(i + 1).filter((other) => touch(box, other))).toEqual([]);
  });
  const lines = [...model.targetSteps.matchAll(/M([\d.]+),([\d.]+)H([\d.]+)/g)].map((found) => {
    const [left, y, right] = found.slice(1).map(Number) as [number, number, number];
    return { left, right, top: y - 1, bottom: y + 1 };
  });
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(boxes.filter((box) => touch(box, line))).toEqual([]);
}
