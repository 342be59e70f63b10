/** What holds for the labels of any series: each stands on the drawing, beside its mark, and on no other label. */
import { num } from "@tests/fixtures/brands";
import { chart, kpi } from "@tests/fixtures/charts";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Kpi } from "@/domain/plan/definition";
import { formatQuantity } from "@/domain/plan/quantity";
import { decimal, toDecimalString } from "@/domain/shared/decimal";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { type Box, boxOf } from "./chart-boxes";
import { type ChartSize, FRAME, HEAD_Y } from "./chart-frame";
import { type ChartModel, chartModel } from "./chart-model";

const YEARS = [2025, 2026, 2027, 2028, 2029];

/** A KPI with any figures, also far beyond its target and below 0, and a figure of some of its years. */
const series = fc
  .record({
    decimals: fc.integer({ min: 0, max: 1 }),
    digits: fc.integer({ min: 1, max: 6 }),
    unit: fc.constantFrom("%", "件", "手続き"),
  })
  .map((each) => (each.unit === "%" ? { ...each, digits: Math.min(each.digits, 3) } : each))
  .chain(({ decimals, digits, unit }) => {
    const top = 10 ** digits;
    const value = fc
      .integer({ min: digits > 3 ? 0 : -top / 10, max: top })
      .map((each) => toDecimalString(decimal(each).dividedBy(10 ** decimals)));
    return fc.record({
      decimals: fc.constant(decimals),
      unit: fc.constant(unit),
      direction: fc.constantFrom("up" as const, "down" as const),
      baseline: fc.option(value),
      target: fc.option(value),
      planned: fc.array(fc.option(value), { minLength: 5, maxLength: 5 }),
      figures: fc.array(fc.option(value), { minLength: 5, maxLength: 5 }),
      withPlanned: fc.boolean(),
    });
  });

type Series = typeof series extends fc.Arbitrary<infer T> ? T : never;

function kpiOf({ decimals, unit, direction, baseline, target, planned, withPlanned }: Series): Kpi {
  return kpi({
    decimals,
    unit,
    direction,
    scale: 1,
    baseline: { fy: fiscalYear(2023), value: baseline },
    target: {
      fy: fiscalYear(2029),
      value: target === null ? { kind: "trend" } : { kind: "number", value: target },
    },
    ...(withPlanned
      ? {
          years: YEARS.flatMap((fy, index) => {
            const own = planned[index];
            return own ? [{ fy: fiscalYear(fy), planned: { kind: "number", value: own }, actual: null }] : [];
          }),
        }
      : {}),
  } as Partial<Kpi>);
}

function modelOf(given: Series, size: ChartSize): ChartModel {
  const figures = YEARS.flatMap((fy, index): [number, string][] => {
    const figure = given.figures[index];
    return figure ? [[fy, figure]] : [];
  });
  return chartModel({ ...chart(kpiOf(given), figures), size });
}

/** Three labels at the lower right, of which the first two left no room for the third. */
const CROWDED: Series = {
  decimals: 1,
  unit: "件",
  direction: "up",
  baseline: null,
  target: null,
  planned: [null, null, null, null, null],
  figures: ["50000.1", "0", "5422.2", "1217.3", "1000"].map(num),
  withPlanned: false,
};

/** Everything else that is written. */
function others({ ticks, plot, units, zones, years, height }: ChartModel) {
  return [
    ...ticks.map(({ y, text }) => ({ text, x: plot.left - 6, y: y + 4, anchor: "end" as const })),
    ...units.map((unit) => ({ ...unit, y: HEAD_Y, anchor: "start" as const })),
    ...zones.map(({ right, text }) => ({ text, x: right, y: HEAD_Y, anchor: "end" as const })),
    ...years.map(({ x, text }) => ({ text, x, y: height - 5, anchor: "middle" as const })),
  ];
}

/** Places are rounded to a tenth. */
const overlap = (a: Box, b: Box) =>
  a.left + 0.1 < b.right && b.left + 0.1 < a.right && a.top + 0.1 < b.bottom && b.top + 0.1 < a.bottom;

const gap = (box: Box, { x, y }: { x: number; y: number }) =>
  Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));

it.each(["narrow", "small", "large"] as const)("is so for any series (%s)", (size) => {
  const { type, width, line, dot } = FRAME[size];
  fc.assert(
    fc.property(series, (given) => {
      const model = modelOf(given, size);
      const boxes = model.labels.map((label) => ({ label, box: boxOf(label, type) }));
      const fixed = others(model).map((written) => ({ label: written, box: boxOf(written, type) }));
      const problems = boxes.flatMap(({ label, box }, index) => [
        ...(box.left < -1 || box.right > width + 1 || box.top < 0 || label.y > model.plot.bottom
          ? [`outside: ${label.text}`]
          : []),
        ...[...boxes.slice(index + 1), ...fixed]
          .filter((other) => overlap(box, other.box))
          .map((other) => `${label.text} on ${other.label.text}`),
      ]);
      const printed = given.figures.flatMap((figure) =>
        figure
          ? [formatQuantity(num(figure), { unit: given.unit === "%" ? "%" : "", decimals: given.decimals })]
          : [],
      );
      model.actualDots.forEach((spot, index) => {
        // In a narrow chart the latest figure is said in any case, an earlier one where there is room.
        if (size === "narrow" && index < model.actualDots.length - 1) return;
        const isBeside = boxes.some(
          ({ label, box }) => label.text === printed[index] && gap(box, spot) <= dot + 6 + 3 * line,
        );
        if (!isBeside) problems.push(`not at its dot: ${printed[index]}`);
      });
      expect(problems).toEqual([]);
    }),
    { numRuns: size === "narrow" ? 200 : 400, examples: [[CROWDED]] },
  );
});
