/** Hashing of passwords: argon2id with the parameters of OWASP's Password Storage Cheat Sheet. */
import { randomBytes } from "node:crypto";
import { hash, type Options, verify } from "@node-rs/argon2";
import { normalizePassword, PASSWORD_MAX_LENGTH } from "./rules";

/** 19 MiB, 2 passes, 1 lane. `algorithm` is left at the library's default, Argon2id; a test reads it off the hash. */
const ARGON2: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** @returns a PHC string; the password itself is checked before, by `passwordProblem` */
export function hashPassword(password: string): Promise<string> {
  return hash(normalizePassword(password), ARGON2);
}

let reference: Promise<string> | undefined;

/**
 * Takes the same time whether the account exists or not: without a hash, a reference hash of the same cost is tried.
 * @param stored the account's hash, or null where there is no account or no password yet
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  reference ??= hash(randomBytes(32), ARGON2);
  const unknownsHash = await reference;
  // No password of ours is longer; hashing a long text would only cost time.
  const normalized = normalizePassword(password.slice(0, PASSWORD_MAX_LENGTH * 4));
  const matches = await verify(stored ?? unknownsHash, normalized, ARGON2);
  return stored !== null && matches;
}
