import { describe, expect, it } from "vitest";
import { percentile, trendOf } from "./trend";

const minutes = (values: readonly number[]) =>
  values.map((value, index) => ({ atMs: 5_000 + index * 60_000, value }));

describe("the trend", () => {
  it("of what stays is flat, however it jumps", () => {
    expect(trendOf(minutes([100, 110, 90, 110, 100])).growth).toBeCloseTo(0);
    expect(trendOf(minutes([80, 80])).perHour).toBe(0);
  });

  it("of what grows is its share of the beginning, and what an hour would add", () => {
    const { start, end, growth, perHour } = trendOf(minutes([100, 105, 110]));
    expect([start, end]).toEqual([expect.closeTo(100), expect.closeTo(110)]);
    expect(growth).toBeCloseTo(0.1);
    expect(perHour).toBeCloseTo(300);
    expect(trendOf(minutes([100, 95, 90])).growth).toBeCloseTo(-0.1);
  });

  it("is not known from one point in time", () => {
    expect(() => trendOf(minutes([100]))).toThrow(RangeError);
    expect(() => trendOf([])).toThrow(RangeError);
  });
});

describe("a percentile", () => {
  it("is a value that was measured", () => {
    const values = Array.from({ length: 200 }, (_, index) => 200 - index);
    expect(percentile(values, 0.5)).toBe(100);
    expect(percentile(values, 0.99)).toBe(198);
    expect(percentile([7], 0.99)).toBe(7);
    expect(percentile([], 0.5)).toBeNaN();
  });
});
