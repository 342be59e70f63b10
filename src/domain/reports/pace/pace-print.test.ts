import { num } from "@tests/fixtures/brands";
import { describe, expect, it } from "vitest";
import { ceilDecimal, floorDecimal } from "@/domain/shared/decimal";
import { derivedFigure, printedPace, printedShare, printedShortfall, printedStrictly } from "./pace-print";

const PACE = {
  guide: null,
  covered: null,
  code: null,
  neededPerYear: null,
  broughtPerYear: null,
  landing: null,
};

describe("a derived figure as it is printed", () => {
  it.each([
    // What the KPI prints is all there is.
    ["12", 0, ceilDecimal, { value: "12", decimals: 0, isRounded: false }],
    // One place more is all: no 約.
    ["11.5", 0, ceilDecimal, { value: "11.5", decimals: 1, isRounded: false }],
    ["53.333333", 0, ceilDecimal, { value: "53.4", decimals: 1, isRounded: true }],
    ["53.333333", 0, floorDecimal, { value: "53.3", decimals: 1, isRounded: true }],
    ["-0.833333", 0, floorDecimal, { value: "-0.9", decimals: 1, isRounded: true }],
    // A change is not printed as none.
    ["0.03", 0, floorDecimal, { value: "0.03", decimals: 2, isRounded: false }],
    ["0.000004", 0, floorDecimal, { value: "0.000004", decimals: 6, isRounded: false }],
    ["0.0000001", 0, floorDecimal, { value: "0", decimals: 6, isRounded: true }],
    ["0", 1, floorDecimal, { value: "0", decimals: 1, isRounded: false }],
  ] as const)("%s with %i places", (value, decimals, round, printed) => {
    expect(derivedFigure(num(value), decimals, round)).toEqual(printed);
  });

  it("goes to the side on which it cannot contradict the word", () => {
    const third = num("0.333333");
    const figures = { ...PACE, guide: third, neededPerYear: third, broughtPerYear: third, landing: third };
    const values = (code: "on_track" | "behind", direction: "up" | "down") => {
      const { guide, neededPerYear, broughtPerYear, landing } = printedPace(
        { ...figures, code },
        { direction, decimals: 0 },
      );
      return [guide, neededPerYear, broughtPerYear, landing].map((each) => each?.value);
    };
    expect(values("on_track", "up")).toEqual(["0.4", "0.4", "0.4", "0.3"]);
    expect(values("behind", "up")).toEqual(["0.4", "0.4", "0.3", "0.3"]);
    expect(values("on_track", "down")).toEqual(["0.3", "0.3", "0.3", "0.4"]);
    expect(values("behind", "down")).toEqual(["0.3", "0.3", "0.4", "0.4"]);
    expect(printedStrictly(third, { direction: "up", decimals: 0 }).value).toBe("0.4");
    expect(printedStrictly(third, { direction: "down", decimals: 0 }).value).toBe("0.3");
    expect(printedPace(PACE, { direction: "up", decimals: 0 })).toEqual({
      guide: null,
      neededPerYear: null,
      broughtPerYear: null,
      landing: null,
    });
  });
});

describe("a share as it is printed", () => {
  it.each([
    ["1.1876", "118.7", "118.8"],
    ["0.9999", "99.9", "100.0"],
    ["0.6", "60.0", "60.0"],
    ["-0.0481", "−4.9", "−4.8"],
  ])("%s has one place: down what is covered, up what is missing", (share, covered, missing) => {
    expect(printedShare(num(share))).toBe(covered);
    expect(printedShortfall(num(share))).toBe(missing);
  });
});
