import { makeApprovedReport } from "@tests/fixtures/approved-report";
import { day, num } from "@tests/fixtures/brands";
import { chart, countedInSheets, kpi, retargeted } from "@tests/fixtures/charts";
import { PLAN_PERIOD } from "@tests/fixtures/plan";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { Kpi, Target } from "@/domain/plan/definition";
import { buildSeries } from "@/domain/reports/series";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { chartModel } from "./chart-model";
import { chartGuide } from "./chart-points";
import { chartFinding } from "./chart-text";
import { KpiChart } from "./kpi-chart";
import { KpiTable } from "./kpi-table";

const trend: Target = { kind: "trend" };

describe("chart model", () => {
  it("gives every year from the baseline to the target its place, and breaks the line at a gap", () => {
    const model = chartModel({
      ...chart(kpi(), [
        [2025, "14000"],
        [2026, "13500"],
        [2028, "12000"],
      ]),
      size: "large",
    });
    expect(model.years.map((year) => year.text)).toEqual(["R5", "R6", "R7", "R8", "R9", "R10", "R11"]);
    expect(model.actualPath.match(/M/g)).toHaveLength(2);
    expect(model.actualDots).toHaveLength(3);
    expect(model.baselineDots).toHaveLength(1);
  });

  it("has its origin at 0 and lower figures further down", () => {
    const model = chartModel({ ...chart(kpi(), [[2025, "14000"]]), size: "large" });
    expect(model.zeroY).toBe(model.plot.bottom);
    expect(model.targetDots[0]?.y).toBeGreaterThan(model.baselineDots[0]?.y ?? Number.POSITIVE_INFINITY);
  });

  it("draws the guide from the year before the plan, and none beside 計画 of every year or when the plan has none", () => {
    const guided = chartModel({ ...chart(kpi()), size: "small" });
    expect(guided.guidePath.match(/[ML]/g)).toHaveLength(6);
    expect(guided.labels.some((label) => label.text === "目安")).toBe(true);
    expect(chartModel({ ...chart(kpi(), [], "none"), size: "small" }).guidePath).toBe("");
    const years = [2025, 2026, 2027, 2028, 2029].map((fy, index) => ({
      fy: fiscalYear(fy),
      planned: { kind: "number", value: num(`${14000 - index * 1000}`) } as const,
      actual: null,
    }));
    const planned = chartModel({ ...chart(kpi({ years })), size: "small" });
    expect(planned.guidePath).toBe("");
    expect(planned.plannedPath).toMatch(/^(M[\d.]+,[\d.]+h[\d.]+){5}$/);
    // 計画 that was set for one year takes nothing from the others.
    const once = chartModel({ ...chart(kpi({ years: years.slice(0, 1) })), size: "small" });
    expect(once.guidePath).toBe(guided.guidePath);
    expect(once.plannedPath).toMatch(/^M[\d.]+,[\d.]+h[\d.]+$/);
  });

  it("begins the guide of a KPI that comes in later at its baseline, where the rule begins", () => {
    const late = kpi({ from: fiscalYear(2027), baseline: { fy: fiscalYear(2026), value: num("15000") } });
    const { guidePath, baselineDots } = chartModel({ ...chart(late), size: "small" });
    expect(guidePath.match(/[ML]/g)).toHaveLength(4);
    const [dot] = baselineDots;
    expect(guidePath.startsWith(`M${dot?.x},${dot?.y}L`)).toBe(true);
  });

  it("numbers the axis beyond figures above 100%", () => {
    const share = kpi({
      unit: "%",
      decimals: 1,
      direction: "up",
      baseline: { fy: fiscalYear(2023), value: num("76.2") },
      target: { fy: fiscalYear(2029), value: { kind: "number", value: num("100") } },
    });
    const top = (figure: string) =>
      chartModel({ ...chart(share, [[2025, figure]]), size: "large" }).ticks.at(-1);
    expect(top("98")).toMatchObject({ text: "100%" });
    expect(top("106.4")).toMatchObject({ text: "120%" });
  });

  it("shades the better side of a trend target and invents no number", () => {
    const definition = kpi({ target: { fy: fiscalYear(2029), value: trend } });
    const down = chartModel({ ...chart(definition), size: "large" });
    expect(down.targetDots).toEqual([]);
    expect(down.zones[0]?.area?.y).toBe(down.zones[0]?.area?.lineY);
    const up = chartModel({ ...chart({ ...definition, direction: "up" }), size: "large" });
    expect(up.zones[0]?.area?.y).toBeLessThan(up.zones[0]?.area?.lineY ?? 0);
    expect(
      chartModel({
        ...chart(
          kpi({
            baseline: { fy: fiscalYear(2023), value: null },
            target: { fy: fiscalYear(2029), value: trend },
          }),
        ),
        size: "small",
      }).zones[0]?.area,
    ).toBeNull();
  });

  it.each<[string, Kpi, [number, string][]]>([
    [
      "nothing known",
      kpi({
        baseline: { fy: fiscalYear(2023), value: null },
        target: { fy: fiscalYear(2029), value: trend },
      }),
      [],
    ],
    [
      "all zero",
      kpi({
        baseline: { fy: fiscalYear(2023), value: num("0") },
        target: { fy: fiscalYear(2029), value: { kind: "number", value: num("0") } },
      }),
      [[2025, "0"]],
    ],
    ["negative", kpi({ baseline: { fy: fiscalYear(2023), value: num("-5") } }), [[2025, "-8"]]],
    ["no target", kpi({ target: { fy: fiscalYear(2029), value: { kind: "none" } } }), [[2025, "1"]]],
    [
      "many digits",
      kpi({ baseline: { fy: fiscalYear(2023), value: num("999999999999.123456") } }),
      [[2025, "123456789012.5"]],
    ],
  ])("draws finite coordinates with %s", (_name, definition, figures) => {
    for (const size of ["small", "large"] as const) {
      const markup = renderToStaticMarkup(
        <KpiChart {...chart(definition, figures)} size={size} idPrefix="x" />,
      );
      expect(markup).not.toMatch(/NaN|Infinity|undefined/);
      for (const [number] of markup.matchAll(/(?<=["M, LHhv])-?\d+\.\d+(?=[",LHhvz])/g))
        expect(number).toMatch(/\.\d$/);
    }
  });

  it("keeps its values inside the drawing, one label per figure", () => {
    const model = chartModel({
      ...chart(kpi(), [
        [2025, "14000"],
        [2029, "10000"],
      ]),
      size: "large",
    });
    const printed = model.labels.filter((label) => label.kind === "value").map((label) => label.text);
    expect(printed).toEqual(["14,000", "10,000", "現状値 15,000"]);
    for (const label of model.labels) {
      expect(label.y).toBeGreaterThan(12);
      expect(label.y).toBeLessThan(model.height);
    }
  });
});

describe("a definition that changed", () => {
  const figures: [number, string][] = [
    [2025, "1226"],
    [2026, "1500"],
    [2027, "1900"],
  ];

  it("draws each target over its own years, and the guide of each edition by itself", () => {
    const input = chart(retargeted(), figures);
    expect(chartGuide(input).map(({ value }) => value)).toEqual([
      "1226.4",
      "1544.8",
      "2043.2",
      "2421.6",
      "2800",
    ]);
    const model = chartModel({ ...input, size: "large" });
    expect(model.targetSteps.match(/M/g)).toHaveLength(2);
    expect(model.guidePath.match(/M/g)).toHaveLength(2);
    const targets = model.labels.filter(({ kind }) => kind === "target").map(({ text }) => text);
    expect(targets.sort()).toEqual(["目標値 2,500", "目標値 2,800"]);
    // Another target is no other number: the line goes on.
    expect(model.breaks).toEqual([]);
    expect(model.actualPath.match(/M/g)).toHaveLength(1);
  });

  it("tells the change in the table, and reads each year by its own edition", () => {
    const input = chart(retargeted(), figures);
    const markup = renderToStaticMarkup(<KpiTable {...input} />);
    expect(markup).toContain("令和9年度から：目標値 2,500手続き（令和11年度） → 2,800手続き（令和11年度）");
    expect(markup).toContain(">1,544.8手続き</td>");
    expect(markup).toContain(">2,043.2手続き</td>");
    expect(chartFinding(input.kpi, input.years, { fy: fiscalYear(2025) })).toContain(
      "目標値（令和11年度）は2,500手続きです",
    );
    expect(chartFinding(input.kpi, input.years)).toContain("目標値（令和11年度）は2,800手続きです");
  });

  it("puts figures of another unit at their height where a factor leads there, and never rewrites them", () => {
    const model = chartModel({
      ...chart(countedInSheets("1000"), [
        [2025, "13900"],
        [2026, "13000"],
        [2027, "12000000"],
        [2028, "11000000"],
      ]),
      size: "large",
    });
    expect(model.breaks).toHaveLength(1);
    expect(model.actualPath.match(/M/g)).toHaveLength(2);
    expect(model.units.map(({ text }) => text)).toEqual(["単位：枚"]);
    const heights = model.actualDots.map(({ y }) => y);
    expect(heights).toEqual([...heights].sort((a, b) => a - b));
    const printed = model.labels.filter(({ kind }) => kind === "value").map(({ text }) => text);
    expect(printed).toEqual(["13,900千枚", "13,000千枚", "12,000,000", "11,000,000", "現状値 15,000千枚"]);
    expect(model.targetSteps).toBe("");
  });

  it("gives the years before their own scale where nobody gave a factor", () => {
    const input = chart(countedInSheets(null), [
      [2026, "13000"],
      [2027, "12000000"],
    ]);
    const model = chartModel({ ...input, size: "large" });
    expect(model.units.map(({ text }) => text)).toEqual(["単位：千枚", "単位：枚"]);
    expect(model.ticks).toEqual([]);
    expect(model.actualDots[0]?.y).toBeLessThan(model.plot.bottom - 100);
    const markup = renderToStaticMarkup(<KpiChart {...input} size="large" idPrefix="x" />);
    expect(markup).toContain("令和9年度から単位・単位の倍率が変わったため、線を切っています。");
    const table = renderToStaticMarkup(<KpiTable {...input} />);
    expect(table).toContain(">13,000千枚</td>");
    expect(table).toContain(">12,000,000枚</td>");
  });
});

describe("figures that are not final", () => {
  const input = () => {
    const { years } = buildSeries(PLAN_PERIOD, kpi(), [
      makeApprovedReport(
        "14000",
        { kpiId: toKpiId("paper"), fy: fiscalYear(2025) },
        { figureStatus: "provisional" },
      ),
      makeApprovedReport(
        "6000",
        { kpiId: toKpiId("paper"), fy: fiscalYear(2026) },
        { figureStatus: "interim", asOf: day("2026-09-30") },
      ),
    ]);
    return { kpi: kpi(), years, plan: PLAN_PERIOD };
  };

  it("stand apart in the chart: 速報値 on the line, 年度途中の値 beside it", () => {
    const model = chartModel({ ...input(), size: "large" });
    expect([model.actualDots, model.provisionalDots, model.interimDots].map(({ length }) => length)).toEqual([
      0, 1, 1,
    ]);
    expect(model.actualPath).toBe("");
    expect(model.labels.map(({ text }) => text)).toEqual(
      expect.arrayContaining(["速報値 14,000", "年度途中 6,000"]),
    );
  });

  it("are named in table and sentence", () => {
    const markup = renderToStaticMarkup(<KpiTable {...input()} />);
    expect(markup).toContain("14,000千枚（速報値）");
    expect(markup).toContain("6,000千枚（年度途中の値）");
    const { kpi: definition, years } = input();
    expect(chartFinding(definition, years, { fy: fiscalYear(2025) })).toContain(
      "令和7年度は14,000千枚（速報値）で、",
    );
    expect(chartFinding(definition, years)).toContain(
      "令和8年度の年度途中の値（令和8年9月30日時点）は6,000千枚です。",
    );
  });
});
