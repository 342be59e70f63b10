import { describe, expect, it } from "vitest";
import { REPORT_STATES, type ReportState } from "@/domain/reports/report";
import type { EntryWindow } from "./entry-window";
import { type AnswerSituation, owedReason } from "./outstanding";

const OPEN: EntryWindow = { open: true, by: "round" };
const REOPENED: EntryWindow = { open: true, by: "reopened" };
const CLOSED: EntryWindow = { open: false, reason: "closed" };
const TODAY = "2026-09-30";
const awaited = (expectedOn: string) => ({ reason: "awaiting_release" as const, expectedOn });

function why(state: ReportState, over: Partial<AnswerSituation> = {}) {
  return owedReason({ state, missing: null, window: OPEN, documented: false, ...over }, TODAY);
}

describe("what a department owes", () => {
  it("is whatever is not handed in while the round runs", () => {
    expect(REPORT_STATES.map((state) => [state, why(state)])).toEqual([
      ["not_started", "unanswered"],
      ["draft", "unanswered"],
      ["submitted", null],
      ["returned", "returned"],
      ["approved", null],
    ]);
  });

  it("is nothing where nothing may be written", () => {
    for (const state of REPORT_STATES) expect(why(state, { window: CLOSED }), state).toBeNull();
  });

  it("comes back on the day that 公表待ち announced, not before", () => {
    expect(why("approved", { missing: awaited("2026-10-01") })).toBeNull();
    expect(why("approved", { missing: awaited(TODAY) })).toBe("due_again");
    expect(why("approved", { missing: awaited("2026-09-29") })).toBe("due_again");
    expect(why("submitted", { missing: awaited("2026-09-29") })).toBeNull();
    expect(why("approved", { missing: { reason: "not_surveyed", expectedOn: TODAY } })).toBeNull();
  });

  it("comes back when the office reopens the item, until it is handed in", () => {
    expect(why("approved", { window: REOPENED })).toBe("reopened");
    expect(why("draft", { window: REOPENED })).toBe("unanswered");
    expect(why("submitted", { window: REOPENED })).toBeNull();
  });

  it("is not a figure that the plan document prints, unless it is reopened or begun", () => {
    expect(why("not_started", { documented: true })).toBeNull();
    expect(why("not_started", { documented: true, window: REOPENED })).toBe("reopened");
    expect(why("draft", { documented: true })).toBe("unanswered");
  });
});
