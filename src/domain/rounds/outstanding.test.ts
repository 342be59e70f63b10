import { day } from "@tests/fixtures/brands";
import { inputOf, type ReportInRound } from "@tests/fixtures/outstanding";
import { describe, expect, it } from "vitest";
import { REPORT_STATES, type ReportState } from "@/domain/reports/report";
import type { IsoDate } from "@/domain/shared/iso-date";
import type { EntryWindow } from "./entry-window";
import { isHandedIn, type OutstandingInput, outstandingOf } from "./outstanding";

const TODAY = day("2026-09-30");
const REOPENED: EntryWindow = { open: true, by: "reopened" };
const CLOSED: EntryWindow = { open: false, reason: "closed" };
const PREPARING: EntryWindow = { open: false, reason: "preparing" };
const awaited = (expectedOn: IsoDate) => ({
  content: { missing: { reason: "awaiting_release" as const, note: "", expectedOn } },
});

const input = (
  state: ReportState,
  over: Partial<ReportInRound> = {},
  more: Partial<OutstandingInput> = {},
) => ({
  ...inputOf({ state, today: TODAY, ...over }),
  ...more,
});
const why = (...args: Parameters<typeof input>) => outstandingOf(input(...args))?.reason ?? null;

describe("what is outstanding", () => {
  it("is whatever is not handed in while the round runs", () => {
    expect(REPORT_STATES.map((state) => [state, why(state)])).toEqual([
      ["not_started", "unanswered"],
      ["draft", "unanswered"],
      ["submitted", null],
      ["returned", "returned"],
      ["approved", null],
    ]);
  });

  it("is nothing where the department may write nothing", () => {
    for (const state of REPORT_STATES) {
      expect(why(state, { window: CLOSED }), state).toBeNull();
      expect(why(state, { window: PREPARING }), state).toBeNull();
    }
  });

  it("comes back on the day that 公表待ち announced, not before, and stays through a draft", () => {
    expect(why("approved", awaited(day("2026-10-01")))).toBeNull();
    expect(why("approved", awaited(TODAY))).toBe("due_again");
    expect(outstandingOf(input("approved", awaited(day("2026-09-29"))))).toEqual({
      reason: "due_again",
      by: { departmentId: "d1", respondentId: null },
      awaitedOn: day("2026-09-29"),
      dueAgainOn: day("2026-09-29"),
    });
    const inForce = input("approved", awaited(TODAY)).approved;
    expect(why("draft", {}, { approved: inForce })).toBe("due_again");
    expect(why("approved", { ...awaited(TODAY), window: CLOSED })).toBe("due_again");
  });

  it("comes back once the year has ended where a value of a part of it was approved, in a closed round too", () => {
    const interim = { content: { missing: null, figureStatus: "interim" as const } };
    const inForce = input("approved", interim).approved;
    for (const window of [undefined, CLOSED]) {
      expect(why("approved", { ...interim, window, today: day("2026-03-31") })).toBeNull();
      expect(isHandedIn(input("approved", { ...interim, window, today: day("2026-03-31") }))).toBe(true);
      expect(why("approved", { ...interim, window, today: day("2026-04-01") })).toBe("year_ended");
      expect(isHandedIn(input("approved", { ...interim, window, today: day("2026-04-01") }))).toBe(false);
    }
    expect(outstandingOf(input("approved", interim))).toMatchObject({
      awaitedOn: null,
      dueAgainOn: day("2026-04-01"),
    });
    expect(why("draft", {}, { approved: inForce })).toBe("year_ended");
    expect(why("submitted", {}, { approved: inForce })).toBeNull();
    expect(why("approved", { content: { missing: null, figureStatus: "provisional" } })).toBeNull();
  });

  it("waits for the office while it is submitted, whatever day has come", () => {
    const inForce = input("approved", awaited(day("2026-09-29"))).approved;
    expect(why("submitted", awaited(day("2026-09-29")))).toBeNull();
    expect(why("submitted", awaited(day("2026-09-29")), { approved: inForce })).toBeNull();
    expect(isHandedIn(input("submitted", awaited(day("2026-09-29"))))).toBe(true);
  });

  it("takes 調査なし as the end of it, whatever day is written beside it", () => {
    const missing = { reason: "not_surveyed" as const, note: "", expectedOn: day("2026-01-01") };
    expect(why("approved", { content: { missing } })).toBeNull();
  });

  it("comes back when the office reopens the item, until it is handed in", () => {
    expect(why("approved", { window: REOPENED })).toBe("reopened");
    expect(why("draft", { window: REOPENED }, { approved: { missing: null, figureStatus: "final" } })).toBe(
      "reopened",
    );
    expect(why("draft", { window: REOPENED })).toBe("unanswered");
    expect(why("submitted", { window: REOPENED })).toBeNull();
  });

  it("is not a figure that the plan document prints, unless it is reopened", () => {
    expect(why("not_started", { isDocumented: true })).toBeNull();
    expect(why("not_started", { isDocumented: true, window: REOPENED })).toBe("reopened");
  });

  it("is not what is in force while another answer is drafted beside it, whatever the round", () => {
    const final = { missing: null, figureStatus: "final" as const };
    const interim = { missing: null, figureStatus: "interim" as const };
    const promised = input("approved", awaited(day("2026-10-01"))).approved;
    for (const window of [undefined, CLOSED, PREPARING]) {
      const holds = [
        input("draft", { window }, { approved: final }),
        input("draft", { window, isDocumented: true }),
        input("draft", { window }, { approved: promised }),
        input("draft", { window, today: day("2026-03-31") }, { approved: interim }),
      ];
      for (const each of holds) {
        expect(outstandingOf(each)).toBeNull();
        expect(isHandedIn(each)).toBe(true);
      }
    }
  });

  it("is what was returned until it is handed in again: a draft in between changes nothing", () => {
    const approved = { missing: null, figureStatus: "final" as const };
    for (const inForce of [null, approved]) {
      const begun = input("draft", {}, { isReturned: true, approved: inForce });
      expect(outstandingOf(begun)?.reason).toBe("returned");
      expect(isHandedIn(begun)).toBe(false);
      expect(isHandedIn({ ...begun, round: null, item: null })).toBe(false);
    }
  });

  it("is by the person named, else by the whole department, and by the office where there is none", () => {
    const by = (over: Partial<ReportInRound>) => outstandingOf(input("not_started", over))?.by;
    expect(by({ respondentId: "p1" })).toEqual({ departmentId: "d1", respondentId: "p1" });
    expect(by({})).toEqual({ departmentId: "d1", respondentId: null });
    for (const window of [CLOSED, PREPARING, { open: false, reason: "not_asked" } as const]) {
      expect(by({ departmentId: null, window })).toEqual({ departmentId: null, respondentId: null });
    }
  });
});

describe("what is not handed in", () => {
  it("is told before the opening and after the close too, when nothing is outstanding", () => {
    for (const window of [CLOSED, PREPARING]) {
      expect(REPORT_STATES.filter((state) => !isHandedIn(input(state, { window })))).toEqual([
        "not_started",
        "draft",
        "returned",
      ]);
    }
  });

  it("is also what was answered and is asked for again", () => {
    expect(isHandedIn(input("approved", { window: REOPENED }))).toBe(false);
    expect(isHandedIn(input("approved", { ...awaited(TODAY), window: CLOSED }))).toBe(false);
    expect(isHandedIn(input("approved", { ...awaited(day("2026-10-01")), window: CLOSED }))).toBe(true);
  });
});
