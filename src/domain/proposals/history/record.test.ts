import { expect, it } from "vitest";
import { underwayState } from "./record";

it.each([
  [{ state: "not_started" }, null],
  [{ state: "approved" }, null],
  [{ state: "approved", isReopened: true }, null],
  [{ state: "draft" }, "draft"],
  [{ state: "draft", isInForce: true }, "correcting"],
  [{ state: "draft", isInForce: true, isReopened: true }, "reopened"],
  [{ state: "draft", isInForce: true, isReopened: true, isReturned: true }, "returned"],
  [{ state: "returned", isReturned: true }, "returned"],
  [{ state: "submitted", isInForce: true, isReopened: true }, "submitted"],
] as const)("a report that is %j is on its way as %s", (report, expected) => {
  expect(underwayState({ isReturned: false, isReopened: false, isInForce: false, ...report })).toBe(expected);
});
