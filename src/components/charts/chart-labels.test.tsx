import { makeApprovedReport } from "@tests/fixtures/approved-report";
import { num } from "@tests/fixtures/brands";
import { chart, countedInSheets, kpi, report, retargeted } from "@tests/fixtures/charts";
import { PLAN_PERIOD } from "@tests/fixtures/plan";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { formatQuantity } from "@/domain/plan/quantity";
import { buildSeries } from "@/domain/reports/series";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { boxOf, touch, withRoom } from "./chart-boxes";
import { FRAME } from "./chart-frame";
import { type ChartModel, chartModel } from "./chart-model";
import { KpiChart } from "./kpi-chart";
import { KpiTable } from "./kpi-table";

/** The numbers beside the axis, as the chart writes them. */
const axis = ({ ticks, plot }: ChartModel) =>
  ticks.map(({ y, text }) => ({ text, x: plot.left - 6, y: y + 4, anchor: "end" as const }));

describe("labels", () => {
  const collisions = (model: ChartModel, size: "small" | "large") =>
    model.labels.flatMap((label, i) =>
      [...axis(model), ...model.labels.slice(i + 1)]
        .filter((other) => touch(boxOf(label, FRAME[size].type), boxOf(other, FRAME[size].type)))
        .map((other) => `${label.text} / ${other.text}`),
    );
  const withInterim = (recorded: string, interim: string, definition = kpi()) => {
    const { years } = buildSeries(PLAN_PERIOD, definition, [
      report(fiscalYear(2025), recorded),
      makeApprovedReport(
        interim,
        { kpiId: toKpiId("paper"), fy: fiscalYear(2026) },
        { figureStatus: "interim" },
      ),
    ]);
    return { kpi: definition, years, plan: PLAN_PERIOD };
  };

  it.each(["small", "large"] as const)(
    "do not touch each other beside a figure of a part of the year (%s)",
    (size) => {
      for (const [recorded, interim] of [
        ["14100", "12900"],
        ["13900", "13900"],
        ["9000", "12900"],
        ["10100", "400"],
      ] as const) {
        for (const definition of [kpi(), kpi({ until: fiscalYear(2026) })]) {
          const model = chartModel({ ...withInterim(recorded, interim, definition), size });
          expect(collisions(model, size)).toEqual([]);
          const value = formatQuantity(num(recorded), { unit: "", decimals: 0 });
          expect(model.labels.map(({ text }) => text)).toContain(value);
        }
      }
    },
  );

  it.each(["small", "large"] as const)(
    "do not touch each other in the type that a telephone shows (%s)",
    (size) => {
      // Kana and kanji are as wide as the type is high.
      const boxes = (model: ChartModel) =>
        [...model.labels, ...axis(model)].map(({ text, x, y, anchor }) => {
          const type = size === "small" ? 12 : 16;
          const width = [...text].reduce((sum, char) => sum + (char < "\u0100" ? 0.6 : 1) * type, 0);
          const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
          return { text, left, right: left + width, top: y - type * 0.85, bottom: y + type * 0.15 };
        });
      for (const definition of [kpi(), countedInSheets("1000")]) {
        for (const figure of ["15240", "15000", "14100", "13900", "12000", "10000", "9000"]) {
          for (const figures of [
            [[2025, figure]],
            [
              [2024, figure],
              [2025, "15240"],
            ],
            [
              [2025, "15240"],
              [2026, figure],
            ],
            [
              [2025, figure],
              [2026, figure],
              [2027, "10100"],
            ],
          ] as [number, string][][]) {
            const found = boxes(chartModel({ ...chart(definition, figures), size }));
            const met = found.flatMap((box, i) =>
              found
                .slice(i + 1)
                .filter((other) => touch(box, other))
                .map((other) => `${box.text} / ${other.text}`),
            );
            expect(met, JSON.stringify(figures)).toEqual([]);
          }
        }
      }
    },
  );

  it.each(["small", "large"] as const)("of a year at the edge keep clear of the axis (%s)", (size) => {
    // 「現状値 908」 lay over the axis' 1,000.
    for (const baseline of ["908", "850", "1000", "1010", "450", "1980"]) {
      for (const target of ["1200", "2500", "5000"]) {
        const definition = kpi({
          unit: "手続き",
          direction: "up",
          baseline: { fy: fiscalYear(2023), value: num(baseline) },
          target: { fy: fiscalYear(2029), value: { kind: "number", value: num(target) } },
        });
        const { years } = buildSeries(PLAN_PERIOD, definition, [report(fiscalYear(2025), "1286")]);
        const model = chartModel({ kpi: definition, years, plan: PLAN_PERIOD, size });
        expect(collisions(model, size), `${baseline} → ${target}`).toEqual([]);
        const printed = formatQuantity(num(baseline), { unit: "", decimals: 0 });
        expect(model.labels.some(({ text }) => text.endsWith(printed))).toBe(true);
      }
    }
  });

  it("leave the dot of the year before uncovered by a figure of a part of the year", () => {
    const model = chartModel({ ...withInterim("14100", "12900"), size: "large" });
    const interim = model.labels.find(({ text }) => text.startsWith("年度途中"));
    const [dot] = model.actualDots;
    if (!interim || !dot) throw new Error("no label or no dot");
    const box = boxOf(interim, FRAME.large.type);
    expect(touch(box, { left: dot.x - 5, right: dot.x + 5, top: dot.y - 5, bottom: dot.y + 5 })).toBe(false);
  });

  it("print the figure on record where plan, former target and figure fall into one year", () => {
    const model = chartModel({
      ...chart(retargeted(), [
        [2026, "900"],
        [2029, "2700"],
      ]),
      size: "small",
    });
    const texts = model.labels.map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(["900", "2,700", "目標値 2,800"]));
    expect(collisions(model, "small")).toEqual([]);
  });

  it("leave room at the edge for figures of eight digits", () => {
    const wide = kpi({
      unit: "枚",
      baseline: { fy: fiscalYear(2023), value: num("15000000") },
      target: { fy: fiscalYear(2029), value: { kind: "number", value: num("10000000") } },
    });
    const { plot, ticks } = chartModel({ ...chart(wide), size: "large" });
    expect(ticks.map(({ text }) => text)).toContain("15,000,000");
    // Ten characters of about seven units each.
    expect(plot.left).toBeGreaterThan(70);
    expect(chartModel({ ...chart(kpi()), size: "large" }).plot.left).toBe(FRAME.large.left);
  });

  it.each(["small", "large"] as const)("the word 目安 stands apart from every other one (%s)", (size) => {
    // It stood right above 「目標値 10,000」, as if it were its first line.
    for (const figure of ["15240", "15000", "14500", "13000", "12000", "11000"]) {
      const { labels } = chartModel({ ...chart(kpi(), [[2025, figure]]), size });
      const note = labels.find(({ text }) => text === "目安");
      if (!note) throw new Error("not named");
      const room = withRoom(boxOf(note, FRAME[size].type), 3);
      const others = labels.filter((label) => label !== note);
      expect(others.filter((other) => touch(room, boxOf(other, FRAME[size].type)))).toEqual([]);
    }
  });

  it("leave no word of 目安 where no guide is drawn", () => {
    const none = { ...chart(kpi(), [[2025, "14000"]], "none"), size: "large" } as const;
    expect(renderToStaticMarkup(<KpiChart {...none} idPrefix="n" />)).not.toContain("目安");
    expect(renderToStaticMarkup(<KpiTable {...none} />)).not.toContain("目安");
  });
});
