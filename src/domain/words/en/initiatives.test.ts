import { expect, it } from "vitest";
import { countInitiatives, INITIATIVE_STATES } from "@/domain/reports/initiatives/initiative";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { INITIATIVES_EN as EN } from "./initiatives";

const FY = fiscalYear(2025);

it("initiatives are counted by their states, what is furthest first", () => {
  const states = ["completed", "under_way", "under_way", "not_begun", null, null] as const;
  const counts = countInitiatives(states);
  expect(EN.counts({ fy: FY, isRunning: false, counts, standIns: 1 })).toBe(
    "In FY2025, of 6 initiatives, 1 is completed, 2 are under way, 1 has not begun and 2 have no report yet (1 reported during the year).",
  );
  expect(EN.counts({ fy: FY, isRunning: true, counts: countInitiatives(["preparing"]), standIns: 0 })).toBe(
    "In FY2025 (not over yet), of 1 initiative, 1 is in preparation.",
  );
});

it("each state counts in a sentence of its own", () => {
  for (const state of INITIATIVE_STATES) {
    const [one, two] = [[state], [state, state]].map((states) =>
      EN.counts({ fy: FY, isRunning: false, counts: countInitiatives(states), standIns: 0 }),
    );
    expect(one).toMatch(/^In FY2025, of 1 initiative, 1 (is|has) [a-z ]+\.$/);
    expect(two).toMatch(/^In FY2025, of 2 initiatives, 2 (are|have) [a-z ]+\.$/);
  }
});

it("a state says of which year it is", () => {
  expect(EN.ofYear(FY, false)).toBe("(FY2025)");
  expect(EN.ofYear(FY, true)).toBe("(FY2025, during the year)");
  expect(EN.completedIn(FY)).toBe("(in FY2025)");
  expect(EN.unanswered(FY)).toBe("There is no report for FY2025 yet.");
  expect(EN.lastYear(FY)).toBe("Until FY2025");
});

it("what was replaced is told with the publication that told it", () => {
  const states = { no: 3, before: "completed", after: "under_way" } as const;
  expect(EN.replaced({ kind: "correction", ...states })).toBe(
    "Corrected in publication no. 3 (Completed → Under way).",
  );
  expect(EN.replaced({ kind: "correction", ...states, after: null })).toBe(
    "Its description was updated in publication no. 3.",
  );
  expect(EN.replaced({ kind: "text", ...states })).toBe("Its description was updated in publication no. 3.");
  expect(EN.replaced({ kind: "evidence", ...states })).toBe(
    "Its documents were updated in publication no. 3.",
  );
});
