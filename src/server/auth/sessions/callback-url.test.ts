import { describe, expect, it } from "vitest";
import { safeCallbackPath, signInPath } from "./callback-url";

const ORIGIN = "https://ayumi.example.lg.jp";

describe("safeCallbackPath", () => {
  it.each([
    ["/staff", "/staff"],
    ["/staff/entry", "/staff/entry"],
    ["/staff/entry/paper-sheets/2025?tab=1", "/staff/entry/paper-sheets/2025?tab=1"],
    ["/staff/entry?_rsc=abc&fy=2025", "/staff/entry?fy=2025"],
    [`${ORIGIN}/staff/plan`, "/staff/plan"],
    ["/staff/../staff/plan", "/staff/plan"],
  ])("%s goes to %s", (asked, path) => expect(safeCallbackPath(asked, ORIGIN)).toBe(path));

  it.each([
    "https://evil.example/staff",
    "//evil.example/staff",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    `${ORIGIN}.evil.example/staff`,
    `${ORIGIN}@evil.example/staff`,
    "javascript:alert(1)",
    "data:text/html,x",
    "/staffing",
    "/",
    "/api/auth/signout",
    "/staff/../api/auth/signout",
    "/staff/sign-in?callbackUrl=/staff/sign-in",
    "/staff/set-up?token=x",
    "/staff/invitation?token=x",
    "staff",
    "",
    " /staff/entry",
    `/staff/${"x".repeat(3000)}`,
    null,
    undefined,
    ["/staff/entry"],
    { toString: () => "/staff/entry" },
  ])("%s goes to the staff side's first page", (asked) => {
    expect(safeCallbackPath(asked, ORIGIN)).toBe("/staff");
  });
});

describe("signInPath", () => {
  it("carries the page to come back to", () => {
    expect(signInPath("/staff/entry?fy=2025")).toBe(
      "/staff/sign-in?callbackUrl=%2Fstaff%2Fentry%3Ffy%3D2025",
    );
    expect(signInPath("/staff")).toBe("/staff/sign-in");
    expect(signInPath(null)).toBe("/staff/sign-in");
  });
});
