import { describe, expect, it } from "vitest";
import { paceLimit } from "./pace-limit";

const limits = { ofClient: { atOnce: 3, perSecond: 1 }, ofAll: { atOnce: 5, perSecond: 2 } };
const asked = (ask: ReturnType<typeof paceLimit>, client: string, at: number, times: number) =>
  Array.from({ length: times }, () => ask(client, at)).filter((may) => may).length;

describe("the pace of a search", () => {
  it("lets a client ask a few times at once, and then as often as time passes", () => {
    const ask = paceLimit(limits);
    expect(asked(ask, "a", 0, 10)).toBe(3);
    expect(asked(ask, "a", 999, 10)).toBe(0);
    expect(asked(ask, "a", 2_000, 10)).toBe(2);
    expect(asked(ask, "a", 60_000, 10)).toBe(3);
  });

  it("does not make one client wait for another, until all together ask too often", () => {
    const ask = paceLimit(limits);
    expect(["a", "b", "c"].map((client) => asked(ask, client, 0, 3))).toEqual([3, 2, 0]);
    expect(asked(ask, "c", 1_000, 3)).toBe(2);
  });

  it("is not moved by a clock that goes back, and forgets who asked long ago", () => {
    const ask = paceLimit({ ...limits, ofAll: { atOnce: 100_000, perSecond: 1 } });
    expect(asked(ask, "a", 5_000, 9)).toBe(3);
    expect(asked(ask, "a", 0, 9)).toBe(0);
    for (let no = 0; no < 6_000; no += 1) ask(`client ${no}`, 5_000);
    expect(asked(ask, "a", 5_000, 9)).toBe(3);
  });
});
