import fc from "fast-check";
import { expect, it } from "vitest";
import { ticksOf } from "./chart-data";

it.each([
  [[], [0, 20, 40, 60, 80, 100]],
  [[230], [0, 50, 100, 150, 200, 250]],
  [
    [-130, 420],
    [-200, -100, 0, 100, 200, 300, 400, 500],
  ],
  [[999_999_999], [0, 200_000_000, 400_000_000, 600_000_000, 800_000_000, 1_000_000_000]],
])("an axis for %j has few lines at round shares", (shares, ticks) => {
  expect(ticksOf(shares)).toEqual(ticks);
});

it("holds every share, with no more lines than are read, however far away somebody tries", () => {
  fc.assert(
    fc.property(fc.array(fc.maxSafeInteger(), { maxLength: 9 }), (shares) => {
      const ticks = ticksOf(shares);
      expect(ticks.length).toBeLessThanOrEqual(11);
      expect(ticks[0]).toBeLessThanOrEqual(Math.min(0, ...shares));
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(Math.max(100, ...shares));
    }),
  );
});
