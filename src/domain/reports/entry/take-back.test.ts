import { describe, expect, it } from "vitest";
import { isReturnOpen } from "@/domain/reports/report";
import { takeBackRefusal } from "./take-back";

describe("taking back what was handed in", () => {
  it.each([
    // version, by whom, opened, who asks, refusal
    [1, "me", null, "me", null],
    [4, "me", null, "me", null],
    // What the office opened was an earlier answer, that it gave back.
    [4, "me", 2, "me", null],
    [4, "me", 4, "me", "opened"],
    [4, "me", 5, "me", "opened"],
    [4, "colleague", null, "me", "not_own"],
    [4, "colleague", 4, "me", "not_own"],
    [4, null, null, "me", "not_own"],
    [4, null, null, null, "not_own"],
    [4, "me", null, null, "not_own"],
  ])(
    "revision %i of %s, opened %s: %s is told %s",
    (version, submittedById, openedRevision, person, told) => {
      expect(takeBackRefusal({ version, submittedById, openedRevision }, person)).toBe(told);
    },
  );
});

describe("a return", () => {
  it.each([
    ["return", "直してください", true],
    ["submit", "", false],
    ["approve", "", false],
    ["take_back", "", false],
    // What had answered it was taken back: it stands open again.
    ["take_back", "直してください", true],
  ] as const)("after %s with 「%s」 is open: %s", (event, comment, isOpen) => {
    expect(isReturnOpen({ event, comment })).toBe(isOpen);
  });

  it("is none where nothing was handed in", () => {
    expect(isReturnOpen(undefined)).toBe(false);
  });
});
