import { num } from "@tests/fixtures/brands";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boxOf, touch } from "@/components/charts/chart-boxes";
import { fiscalYear, fiscalYears } from "@/domain/shared/fiscal-year";
import type { ChartData, DrawnKpi } from "./chart-data";
import { shareDrawing } from "./share-drawing";
import { NAME_TYPE } from "./share-names";

const [R5, R7, R11] = [fiscalYear(2023), fiscalYear(2025), fiscalYear(2029)];
const WIDE = { width: 900, height: 416 };
const NARROW = { width: 328, height: 320 };
const TICKS = [0, 50, 100, 150, 200];

function kpi(index: number, share: string, landing: string | null): DrawnKpi {
  const isOffAxis = landing !== null && Number(landing) > 2;
  return {
    index,
    lines: {
      planned: [],
      measured: [
        { fy: R5, share: num("0") },
        { fy: R7, share: num(share) },
      ],
      working: [],
      trial: [],
    },
    landing:
      landing === null
        ? null
        : { from: { fy: R7, share: num(share) }, to: { fy: R11, share: num(landing) }, isOffAxis },
  };
}

function chart(...kpis: DrawnKpi[]): ChartData {
  const points = fiscalYears(R7, R11).map((fy, at) => ({ fy, share: num(String((at + 1) / 5)) }));
  const guides = [{ indexes: kpis.map(({ index }) => index), points }];
  return { years: fiscalYears(R5, R11), kpis, guides, drawn: new Set(), ticks: TICKS };
}

describe("a landing beyond the axis", () => {
  const data = chart(kpi(0, "0.1", "0.5"), kpi(1, "0.8", "4"));
  const { series, plot, names, step } = shareDrawing(data, WIDE);
  const [from, end] = series[1]?.landing ?? [];

  it("is led to in its own direction, and cut where the axis ends", () => {
    // From 80% in R7 to 400% in R11: 320 points in four years; 200% is passed after 1.5 of them.
    expect(end?.y).toBe(plot.top);
    expect((end?.x ?? 0) - (from?.x ?? 0)).toBeCloseTo(1.5 * step);
  });

  it("has the KPI's sign on that line, the arrow at its end in its direction, and its figure beside the sign", () => {
    const sign = series[1]?.offAxis;
    if (!sign || !from || !end) throw new Error("not drawn");
    const slope = (end.y - from.y) / (end.x - from.x);
    expect((sign.y - from.y) / (sign.x - from.x)).toBeCloseTo(slope);
    expect(Math.tan((sign.turn * Math.PI) / 180)).toBeCloseTo(slope);
    expect(sign.tip).toEqual(end);
    const name = names.find(({ kind }) => kind === "off_axis");
    expect(name).toMatchObject({ text: "B 400.0%", index: 1 });
    expect(Math.hypot((name?.x ?? 0) - sign.x, (name?.y ?? 0) - sign.y)).toBeLessThan(3 * NAME_TYPE);
  });

  it("that is on it ends in its year, with its letter", () => {
    expect(series[0]?.offAxis).toBeNull();
    expect(names.find(({ kind, index }) => kind === "end" && index === 0)?.text).toBe("A");
  });

  it("goes out at the lower end as well", () => {
    const falling = { ...chart(kpi(0, "-0.5", "-6")), ticks: [-100, -50, 0, 50, 100] };
    const below: ChartData = {
      ...falling,
      kpis: falling.kpis.map((each) => ({
        ...each,
        landing: each.landing && { ...each.landing, isOffAxis: true },
      })),
    };
    const { series: drawn, plot: within } = shareDrawing(below, WIDE);
    expect(drawn[0]?.landing[1]?.y).toBe(within.bottom);
    expect(drawn[0]?.offAxis?.turn).toBeGreaterThan(0);
  });
});

describe("signs and names", () => {
  const five = [0, 1, 2, 3, 4].map((index) => kpi(index, "0.1", "0.5"));

  it("of KPIs with the same share stand beside one another within their year", () => {
    for (const size of [WIDE, NARROW]) {
      const { series, step, years } = shareDrawing(chart(...five), size);
      const xs = series.map(({ markers }) => markers[0]?.x ?? 0);
      const apart = xs.slice(1).map((x, at) => x - (xs[at] ?? 0));
      for (const gap of apart) expect(gap).toBeGreaterThan(6);
      for (const x of xs) expect(Math.abs(x - (years[0]?.x ?? 0))).toBeLessThan(step / 2);
      expect(new Set(series.map(({ markers }) => markers[0]?.y)).size).toBe(1);
    }
    // Whole signs, where there is room; one KPI alone stands in the middle of its year.
    expect(shareDrawing(chart(...five), WIDE).series[1]?.markers[0]?.x).toBeGreaterThan(
      (shareDrawing(chart(...five), WIDE).series[0]?.markers[0]?.x ?? 0) + 12,
    );
    const alone = shareDrawing(chart(kpi(0, "0.1", null)), WIDE);
    expect(alone.series[0]?.markers[0]?.x).toBe(alone.years[0]?.x);
  });

  it("the 目安 says whose it is", () => {
    const names = shareDrawing(chart(...five), WIDE).names;
    expect(names.find(({ kind }) => kind === "guide")?.text).toBe("目安 A・B・C・D・E");
  });

  it("no two names touch, whatever is drawn in a wide chart, and each one is inside", () => {
    const share = fc.integer({ min: -20, max: 190 }).map((value) => String(value / 100));
    const landing = fc.integer({ min: 0, max: 900 }).map((value) => String(value / 100));
    fc.assert(
      fc.property(fc.array(fc.tuple(share, landing), { minLength: 1, maxLength: 3 }), (kpis) => {
        const drawn = chart(...kpis.map(([of, to], index) => kpi(index, of, to)));
        const { names } = shareDrawing(drawn, WIDE);
        const boxes = names.map((name) => boxOf(name, NAME_TYPE));
        boxes.forEach((box, at) => {
          expect(box.left >= 0 && box.right <= WIDE.width && box.top >= 0).toBe(true);
          for (const other of boxes.slice(at + 1)) expect(touch(box, other)).toBe(false);
        });
        expect(names.filter(({ kind }) => kind === "end" || kind === "off_axis")).toHaveLength(kpis.length);
      }),
      { numRuns: 60 },
    );
  });
});
