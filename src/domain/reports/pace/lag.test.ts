import { num } from "@tests/fixtures/brands";
import { describe, expect, it } from "vitest";
import { byLag, type Lag, lagOf } from "./lag";
import type { Pace } from "./pace";

const pace = (code: Pace["code"], covered: string | null): Pace => ({
  guide: null,
  covered: covered === null ? null : num(covered),
  code,
  neededPerYear: null,
  broughtPerYear: null,
  landing: null,
});
type Year = Parameters<typeof lagOf>[0];
const year = (over: Partial<Year>): Year => ({
  actual: num("15240"),
  planned: null,
  pace: null,
  judgement: { code: "not_achieved", applied: null, reference: null },
  ...over,
});
const judged = (code: Year["judgement"]["code"]) => ({ code, applied: null, reference: null });

describe("how far a KPI is behind", () => {
  it("is the part of the guided way that is not covered", () => {
    // 1,226 was to be reached from 908, and 1,100 was: 192 of 318 covered, 0.6038.
    expect(lagOf(year({ pace: pace("slightly_behind", "0.6038") }), "up")).toEqual({
      by: "guide",
      share: "0.3962",
    });
    // Farther back than at the beginning.
    expect(lagOf(year({ pace: pace("behind", "-0.25") }), "up")).toEqual({ by: "guide", share: "1.25" });
  });

  it("is how far the year's 計画 was missed where there is no guide", () => {
    const planned = { kind: "number", value: num("12000") } as const;
    // 15,240 sheets where 12,000 were planned: 3,240 of 12,000.
    expect(lagOf(year({ planned, pace: pace(null, null) }), "down")).toEqual({ by: "plan", share: "0.27" });
    expect(lagOf(year({ planned, actual: num("9000") }), "up")).toEqual({ by: "plan", share: "0.25" });
  });

  it("is × alone where nothing measures it", () => {
    expect(lagOf(year({ planned: { kind: "trend" } }), "up")).toEqual({ by: "mark" });
    const nought = { kind: "number", value: num("0") } as const;
    expect(lagOf(year({ planned: nought, actual: num("3") }), "down")).toEqual({ by: "mark" });
  });

  it.each([
    ["its year's target is met", { judgement: judged("achieved"), pace: pace("behind", "0.1") }],
    ["it is on its way", { judgement: judged("improving"), pace: pace("on_track", "1.2") }],
    ["it rises, and nothing measures how far", { judgement: judged("improving") }],
    ["its year has no figure", { actual: null, judgement: judged("not_evaluated") }],
    ["its figure is of a part of the year", { judgement: judged("not_evaluated") }],
  ] as const)("is nothing where %s", (_, over) => {
    expect(lagOf(year(over), "up")).toBeNull();
  });

  it("puts the farthest behind first, whichever way it is measured, and what nothing measures last", () => {
    const lags: Lag[] = [
      { by: "mark" },
      { by: "guide", share: num("0.3962") },
      { by: "plan", share: num("0.9") },
      { by: "guide", share: num("1.25") },
      { by: "plan", share: num("0.27") },
    ];
    expect(lags.toSorted(byLag).map((lag) => (lag.by === "mark" ? "mark" : lag.share))).toEqual([
      "1.25",
      "0.9",
      "0.3962",
      "0.27",
      "mark",
    ]);
  });
});
