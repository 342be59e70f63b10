import { day, num } from "@tests/fixtures/brands";
import { describe, expect, it } from "vitest";
import type { IsoDate } from "@/domain/shared/iso-date";
import { replacementOf } from "./replacements";
import {
  dueStatus,
  isCorrection,
  nextState,
  REPORT_EVENTS,
  REPORT_STATES,
  type ReportEvent,
  type ReportState,
} from "./report";

/** Every state × event; "awaiting_decision" and "not_submitted" are refusals. */
const TABLE: [ReportState, ReportEvent, string][] = [
  ["not_started", "save_draft", "draft"],
  ["not_started", "submit", "submitted"],
  ["not_started", "return", "not_submitted"],
  ["not_started", "approve", "not_submitted"],
  ["not_started", "take_back", "not_submitted"],
  ["draft", "save_draft", "draft"],
  ["draft", "submit", "submitted"],
  ["draft", "return", "not_submitted"],
  ["draft", "approve", "not_submitted"],
  ["draft", "take_back", "not_submitted"],
  ["submitted", "save_draft", "awaiting_decision"],
  ["submitted", "submit", "awaiting_decision"],
  ["submitted", "return", "returned"],
  ["submitted", "approve", "approved"],
  ["submitted", "take_back", "draft"],
  ["returned", "save_draft", "draft"],
  ["returned", "submit", "submitted"],
  ["returned", "return", "not_submitted"],
  ["returned", "approve", "not_submitted"],
  ["returned", "take_back", "not_submitted"],
  ["approved", "save_draft", "draft"],
  ["approved", "submit", "submitted"],
  ["approved", "return", "not_submitted"],
  ["approved", "approve", "not_submitted"],
  ["approved", "take_back", "not_submitted"],
];

describe("nextState", () => {
  it("is tested for every state and event", () => {
    expect(new Set(TABLE.map(([state, event]) => `${state} ${event}`)).size).toBe(
      REPORT_STATES.length * REPORT_EVENTS.length,
    );
  });

  it.each(TABLE)("%s, %s → %s", (state, event, outcome) => {
    const result = nextState(state, event);
    expect(result.ok ? result.state : result.reason).toBe(outcome);
    expect(result.ok).toBe((REPORT_STATES as readonly string[]).includes(outcome));
  });
});

describe("dueStatus", () => {
  it.each([
    [false, "2026-05-31", "2026-06-01", "overdue"],
    [false, "2026-05-31", "2026-05-31", "due_soon"],
    [false, "2026-05-31", "2026-05-24", "due_soon"],
    [false, "2026-05-31", "2026-05-23", "open"],
    [true, "2026-05-31", "2026-06-30", "done"],
    [true, null, "2026-06-30", "done"],
    [false, null, "2026-06-30", "none"],
  ] as const)("handed in %s, due %s, on %s → %s", (isHandedIn, dueOn, today, status) => {
    expect(dueStatus(isHandedIn, dueOn && day(dueOn), day(today))).toBe(status);
  });
});

describe("isCorrection", () => {
  it.each([
    [null, "final", false],
    [null, null, false],
    ["final", "final", true],
    ["final", "provisional", true],
    ["final", "interim", true],
    ["final", null, true],
    ["provisional", "final", false],
    ["provisional", "provisional", true],
    ["provisional", null, true],
    ["interim", "final", false],
    ["interim", "interim", false],
  ] as const)("%s in force, %s next → %s", (inForce, next, expected) => {
    expect(isCorrection(inForce, next)).toBe(expected);
    // A figure that confirms, or a first one, is no correction in the series either.
    const figure = (status: typeof next, actual: string) => ({
      actual: status === null ? null : num(actual),
      status,
      asOf: day(`2026-0${actual}-01`),
    });
    if (inForce === null) return;
    expect(replacementOf(figure(inForce, "1"), figure(next, "2")) === "corrected").toBe(expected);
  });

  it("a figure that comes again after it was taken back needs a reason, its 公表待ち none", () => {
    expect(isCorrection("taken_back", "final")).toBe(true);
    expect(isCorrection("taken_back", "provisional")).toBe(true);
    expect(isCorrection("taken_back", "interim")).toBe(false);
    expect(isCorrection("taken_back", null)).toBe(false);
  });

  it("a value of a part of the year is corrected by another one of the same day, or by none; not by a later day's", () => {
    const value = (actual: string | null, asOf: IsoDate | null) => ({
      actual: actual === null ? null : num(actual),
      status: actual === null ? null : ("interim" as const),
      asOf,
    });
    const before = value("40", day("2026-11-20"));
    expect(replacementOf(before, value("30", day("2026-11-20")))).toBe("corrected");
    expect(replacementOf(before, value(null, null))).toBe("corrected");
    expect(replacementOf(before, value("45", day("2026-12-20")))).toBeNull();
    expect(replacementOf(before, before)).toBeNull();
  });
});
