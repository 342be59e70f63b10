import { inputOf } from "@tests/fixtures/outstanding";
import { describe, expect, it } from "vitest";
import { REPORT_STATES } from "@/domain/reports/report";
import { owedFigure } from "./owed";

const CLOSED = { open: false, reason: "closed" } as const;
const NOT_ASKED = { open: false, reason: "not_asked" } as const;
const PREPARING = { open: false, reason: "preparing" } as const;

describe("what managers are told is owed", () => {
  it("stays owed when the round ends without an answer", () => {
    const expected = [
      ["not_started", "unanswered"],
      ["draft", "unanswered"],
      ["submitted", null],
      ["returned", "returned"],
      ["approved", null],
    ];
    const told = (window?: typeof CLOSED) =>
      REPORT_STATES.map((state) => [state, owedFigure(inputOf({ state, ...(window && { window }) }))]);
    expect(told()).toEqual(expected);
    expect(told(CLOSED)).toEqual(expected);
  });

  it("is nothing that no round asked for, or that the plan document prints", () => {
    expect(owedFigure(inputOf({ state: "draft", window: NOT_ASKED }))).toBeNull();
    expect(owedFigure(inputOf({ state: "draft", window: PREPARING }))).toBeNull();
    expect(owedFigure(inputOf({ state: "not_started", window: CLOSED, isDocumented: true }))).toBeNull();
  });

  it("is again what was asked for once more", () => {
    const reopened = { open: true, by: "reopened" } as const;
    expect(owedFigure(inputOf({ state: "approved", window: reopened }))).toBe("unanswered");
  });

  it("goes on through a draft of what was given back", () => {
    expect(owedFigure({ ...inputOf({ state: "draft", window: CLOSED }), isReturned: true })).toBe("returned");
  });
});
