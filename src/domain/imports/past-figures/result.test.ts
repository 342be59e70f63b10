import { expect, it } from "vitest";
import { importedState, mayBeApprovedTogether } from "./result";

it.each([
  [3, "submitted", 3, "waiting"],
  [3, "approved", 4, "approved"],
  [3, "returned", 4, "returned"],
  [3, "draft", 4, "changed"],
  [3, "submitted", 5, "changed"],
  [3, "approved", 6, "changed"],
] as const)("revision %i, now %s at %i, is %s", (imported, state, version, expected) =>
  expect(importedState(imported, { state, version })).toBe(expected),
);

it("leaves a figure of another magnitude, answered or not, to be looked at by itself", () => {
  const far = [{ code: "share_over_100" }] as const;
  const slip = [{ code: "beyond_target" }] as const;
  expect(mayBeApprovedTogether("waiting", [], "")).toBe(true);
  expect(mayBeApprovedTogether("waiting", far, "")).toBe(false);
  expect(mayBeApprovedTogether("waiting", far, "確かめました")).toBe(true);
  expect(mayBeApprovedTogether("waiting", slip, "確かめました")).toBe(false);
  expect(mayBeApprovedTogether("approved", [], "")).toBe(false);
});
