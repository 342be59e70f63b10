import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { awaitsDecision } from "./progress";
import { nextState, REPORT_EVENTS, REPORT_STATES, type ReportEvent, type ReportState } from "./report";
import { isSaid, isStepSaid, saidSides } from "./said";

describe("what is said of a report to others than those who write it", () => {
  it.each([
    ["not_started", false],
    ["draft", false],
    ["submitted", true],
    ["returned", false],
    ["approved", true],
  ] as const)("%s: %s", (state, said) => {
    expect(isSaid(state)).toBe(said);
  });

  it("is of a course only what was handed in and not given back", () => {
    const said = (state: ReportState, approvedRevision: number | null) =>
      (["save_draft", "submit", "return", "save_draft"] as const).map((event, index) =>
        isStepSaid({ no: index + 1, event }, { state, approvedRevision }),
      );
    expect(said("draft", null)).toEqual([false, false, false, false]);
    expect(said("returned", null)).toEqual([false, false, false, false]);
    expect(said("submitted", null)).toEqual([false, true, true, false]);
    // Approved at the second step: what came before a correction stays on record.
    expect(said("draft", 2)).toEqual([false, true, false, false]);
  });

  it("is of both sides of a step what was handed in or approved, and is so still", () => {
    const of = (event: ReportEvent, stateBefore: ReportState | null, state: ReportState) =>
      saidSides({ no: 2, event, stateBefore }, { state, approvedRevision: null });
    expect(of("submit", "draft", "submitted")).toEqual({ before: false, after: true });
    expect(of("return", "submitted", "returned")).toEqual({ before: false, after: false });
    // Handed in again since.
    expect(of("return", "submitted", "submitted")).toEqual({ before: true, after: true });
    expect(of("save_draft", "approved", "draft")).toEqual({ before: true, after: false });
    expect(of("save_draft", null, "submitted")).toEqual({ before: false, after: false });
  });

  it("is never a draft's, and of undecided steps nothing unless the report waits for a decision", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...REPORT_EVENTS), { maxLength: 12 }), (events) => {
        let state: ReportState = "not_started";
        let approvedRevision: number | null = null;
        const steps: { no: number; event: ReportEvent; stateBefore: ReportState }[] = [];
        for (const event of events) {
          const next = nextState(state, event);
          if (!next.ok) continue;
          const no = steps.push({ no: steps.length + 1, event, stateBefore: state });
          state = next.state;
          if (event === "approve") approvedRevision = no;
        }
        const said = steps.filter((step) => isStepSaid(step, { state, approvedRevision }));
        expect(said.every(({ event }) => event !== "save_draft")).toBe(true);
        const undecided = said.filter(({ no }) => no > (approvedRevision ?? 0));
        if (!awaitsDecision({ state })) expect(undecided).toEqual([]);
        expect(REPORT_STATES).toContain(state);
        // What a step found is what the step before it left: said there, or by nobody.
        for (const [index, step] of steps.entries()) {
          const sides = saidSides(step, { state, approvedRevision });
          const left = steps[index - 1];
          expect(sides.after).toBe(said.includes(step));
          if (sides.before) expect(left !== undefined && said.includes(left)).toBe(true);
        }
      }),
    );
  });
});
