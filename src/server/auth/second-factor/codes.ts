/** Codes of an authenticator app (TOTP, RFC 6238), and recovery codes for whoever has lost it. */
import { randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { hashToken } from "@/server/auth/links/one-time-link";

const PERIOD_SECONDS = 30;
/** As every app takes it. */
const SETTINGS = { issuer: "あゆみ", algorithm: "SHA1", digits: 6, period: PERIOD_SECONDS } as const;
/** A telephone's clock may be off by half a minute. */
const WINDOW = 1;

const RECOVERY_CODES = 10;
/** 80 random bits each: their hashes may be seen. */
const RECOVERY_BYTES = 10;

/** A new secret, as base32. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What the QR code says to the app. */
export function enrolmentUri(secret: string, label: string): string {
  return new TOTP({ ...SETTINGS, secret, label }).toString();
}

/** @returns the time step that the code is of; null where it is none of now, or no code at all */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const token = code.normalize("NFKC").replace(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = now.getTime();
  const delta = new TOTP({ ...SETTINGS, secret }).validate({ token, timestamp, window: WINDOW });
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
}

/** Shown once; the database keeps their hashes. ABCD-EFGH-IJKL-MNOP */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const { base32 } = new Secret({ buffer: new Uint8Array(randomBytes(RECOVERY_BYTES)).buffer });
    return base32.replace(/(.{4})(?=.)/g, "$1-");
  });
}

/** The same for every way of typing it. @returns null where it is no recovery code at all */
export function recoveryHash(code: string): string | null {
  const plain = code
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\-‐－ー]/g, "");
  return /^[A-Z2-7]{16}$/.test(plain) ? hashToken(plain) : null;
}
