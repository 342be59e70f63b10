import { expect, it } from "vitest";
import { accountStanding } from "./account-standing";

const NOW = new Date("2026-11-28T00:00:00Z");
const open = { expiresAt: new Date("2026-11-28T00:00:01Z") };
const over = { expiresAt: NOW };

it.each([
  ["set a password", { hasPassword: true, lastInvitation: over }, "in_use"],
  ["signed in at a provider, never invited", { hasSignedIn: true }, "in_use"],
  [
    "signed in at a provider, with an invitation nobody took up",
    { hasSignedIn: true, lastInvitation: over },
    "in_use",
  ],
  ["was never invited and never came", {}, "not_begun"],
  ["has an open invitation", { lastInvitation: open }, "invited"],
  ["let the invitation run out", { lastInvitation: over }, "invitation_ended"],
  ["was taken out of use", { active: false, hasPassword: true, hasSignedIn: true }, "stopped"],
  ["was taken out of use before anything", { active: false, lastInvitation: open }, "stopped"],
] as const)("somebody who %s", (_, over, standing) => {
  const nobody = { active: true, hasPassword: false, hasSignedIn: false, lastInvitation: null };
  expect(accountStanding({ ...nobody, ...over }, NOW)).toBe(standing);
});
