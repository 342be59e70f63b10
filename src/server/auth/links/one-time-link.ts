/** Tokens of one-time links. The token stands in the link alone; the database keeps its SHA-256. */
import { createHash, randomBytes } from "node:crypto";

const HOUR_MS = 60 * 60 * 1000;

/** The link printed at start is used at once, or printed again at the next start. */
export const SET_UP_LIFE_MS = 24 * HOUR_MS;
/** A way back in is asked for by somebody who waits for it. */
export const RECOVERY_LIFE_MS = 24 * HOUR_MS;
/** An invitation survives a week's leave. */
export const INVITATION_LIFE_MS = 7 * 24 * HOUR_MS;

/** 32 random bytes as base64url. */
const TOKEN_FORM = /^[A-Za-z0-9_-]{43}$/;

export function createToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, tokenHash: hashToken(token) };
}

export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** @returns whether it looks like one of ours at all; anything else need not reach the database */
export function isToken(value: unknown): value is string {
  return typeof value === "string" && TOKEN_FORM.test(value);
}

export function setUpPath(token: string): string {
  return `/staff/set-up?token=${token}`;
}

export function invitationPath(token: string): string {
  return `/staff/invitation?token=${token}`;
}
