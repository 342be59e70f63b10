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

/** A KPI with figures that are tried for the years from R8 on. */
function tried(index: number, share: string, trials: readonly string[]): DrawnKpi {
  const points = trials.map((each, at) => ({ fy: fiscalYear(R7 + 1 + at), share: num(each) }));
  const base = kpi(index, share, null);
  return { ...base, lines: { ...base.lines, trial: [{ fy: R7, share: num(share) }, ...points] } };
}

describe("a figure beyond the axis", () => {
  const { series, plot, names, years, step } = shareDrawing(chart(tried(0, "0.1", ["9", "-3", "0.5"])), WIDE);
  const [only] = series;

  it("stays at the axis' end in its year, with an arrow to where it lies and its figure in words", () => {
    expect(only?.edges).toMatchObject([
      { x: years[3]?.x, tip: { x: years[3]?.x, y: plot.top }, turn: -90, kind: "trial", look: "hollow" },
      { x: years[4]?.x, tip: { x: years[4]?.x, y: plot.bottom }, turn: 90 },
    ]);
    expect(only?.edges[0]?.y).toBeGreaterThan(plot.top);
    expect(only?.edges[1]?.y).toBeLessThan(plot.bottom);
    const said = names.filter(({ kind }) => kind === "off_axis").map(({ text }) => text);
    expect(said).toEqual(["A 900.0%", "A −300.0%"]);
    // What is on the axis has its sign at its place.
    expect(only?.markers.filter(({ kind }) => kind === "trial")).toHaveLength(1);
  });

  it("is led to by a line that is cut at the axis' end, and goes on where it comes back", () => {
    const [up, down] = only?.trial ?? [];
    // 10% in R7, 900% in R8: 200% is passed after 190 of 890.
    expect(up?.[0]?.x).toBeCloseTo(years[2]?.x ?? 0);
    expect(up?.[1]?.y).toBe(plot.top);
    expect((up?.[1]?.x ?? 0) - (up?.[0]?.x ?? 0)).toBeCloseTo((190 / 890) * step);
    expect(down?.[0]?.y).toBe(plot.top);
    expect(down?.[1]?.y).toBe(plot.bottom);
    for (const { y } of (only?.trial ?? []).flat()) expect(y >= plot.top && y <= plot.bottom).toBe(true);
  });

  it("stands before another of its year that lies there too", () => {
    const both = tried(0, "0.1", ["9"]);
    const waiting = {
      ...both,
      lines: { ...both.lines, working: [{ fy: fiscalYear(2026), share: num("7") }] },
    };
    const [drawn] = shareDrawing(chart(waiting), WIDE).series;
    expect(drawn?.edges.map(({ kind }) => kind)).toEqual(["working", "trial"]);
    const [first, second] = drawn?.edges ?? [];
    expect((second?.y ?? 0) - (first?.y ?? 0)).toBeGreaterThan(14);
  });

  it("from which a landing would begin and end beyond it has the landing's sign at the end of its year", () => {
    const base = tried(0, "0.1", ["9"]);
    const landing = {
      from: { fy: fiscalYear(2026), share: num("9") },
      to: { fy: R11, share: num("12") },
      isOffAxis: true,
    };
    const [drawn] = shareDrawing(chart({ ...base, landing }), WIDE).series;
    expect(drawn).toMatchObject({ landing: [], offAxis: { x: years[6]?.x, turn: -90 } });
  });

  it("is not covered by a landing that leaves the axis there", () => {
    // B lands at 400%, and leaves the axis about where A's figure of R8 stands.
    for (const landing of ["4", "4.5", "5", "5.5", "6", "7", "8"]) {
      const drawn = shareDrawing(chart(tried(0, "0.1", ["9"]), kpi(1, "0.8", landing)), WIDE).series;
      const sign = drawn[1]?.offAxis;
      for (const edge of drawn[0]?.edges ?? [])
        for (const own of [edge, edge.tip])
          for (const other of sign ? [sign, sign.tip] : [])
            expect(Math.abs(own.x - other.x) >= 12 || Math.abs(own.y - other.y) >= 12).toBe(true);
    }
  });

  it("however far away it lies is drawn within the chart, and in words that have room", () => {
    const share = fc
      .oneof(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.constantFrom(0, 1, -1, 2))
      .map(String);
    const huge = fc.constantFrom("9".repeat(300), `-${"9".repeat(300)}`, "9".repeat(60));
    const trials = fc.array(fc.oneof(share, huge), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(trials, { minLength: 1, maxLength: 3 }), (kpis) => {
        const drawn = chart(...kpis.map((each, index) => tried(index, "0.3", each)));
        const drawing = shareDrawing(drawn, WIDE);
        const { top, bottom, left, right } = drawing.plot;
        const edges = drawing.series.flatMap((each) => each.edges);
        const spots = [
          ...edges,
          ...edges.map(({ tip }) => tip),
          ...drawing.series.flatMap((each) => each.trial.flat()),
        ];
        for (const { x, y } of spots) expect(x >= left && x <= right && y >= top && y <= bottom).toBe(true);
        // Signs do not cover each other.
        const signs = [...edges, ...drawing.series.flatMap(({ markers }) => markers)];
        signs.forEach(({ x, y }, at) => {
          for (const other of signs.slice(at + 1))
            expect(Math.abs(other.x - x) >= 12 || Math.abs(other.y - y) >= 12).toBe(true);
        });
        // Each figure is told once, and names never touch.
        const boxes = drawing.names.map((name) => boxOf(name, NAME_TYPE));
        boxes.forEach((box, at) => {
          expect(box.left >= 0 && box.right <= WIDE.width && box.top >= 0).toBe(true);
          for (const other of boxes.slice(at + 1)) expect(touch(box, other)).toBe(false);
        });
        expect(drawing.names.filter(({ kind }) => kind === "off_axis")).toHaveLength(edges.length);
      }),
      { numRuns: 60 },
    );
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
