/** The rule of what is outstanding, over all courses of events, days and people. */

import { cases, expectedReason, situationOf } from "@tests/fixtures/courses-of-events";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isHandedIn, outstandingOf } from "./outstanding";

describe("an outstanding report", () => {
  it("has the reason that the table gives", () => {
    fc.assert(
      fc.property(cases, (each) => {
        const { world, input } = situationOf({ ...each, departmentId: "d1" });
        expect(outstandingOf(input)?.reason ?? null).toBe(expectedReason(each, world));
      }),
      { numRuns: 2_000 },
    );
  });

  it("of an open round is all that is not handed in, and before the opening all that the opening will ask for", () => {
    fc.assert(
      fc.property(cases, (each) => {
        const { input } = situationOf({ ...each, departmentId: "d1" });
        const { round } = input;
        if (round === null || round.closedAt !== null) return;
        const opened = { ...input, round: { ...round, openedAt: "2026-04-01T00:00:00.000Z" } };
        expect(isHandedIn(input)).toBe(outstandingOf(opened) === null);
      }),
      { numRuns: 1_000 },
    );
  });

  it("is never handed in, whatever the round", () => {
    fc.assert(
      fc.property(cases, (each) => {
        const { input } = situationOf(each);
        expect(outstandingOf(input) !== null && isHandedIn(input)).toBe(false);
      }),
    );
  });
});
