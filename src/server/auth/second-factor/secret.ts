/**
 * The secret that an authenticator app shares with us. It has to be read again, so that it is encrypted and not hashed:
 * with a key made of AUTH_SECRET, which the database and its backups do not hold.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { authSecret } from "@/server/auth/settings";

/** What the key is for: no other value made of the same secret is ever it. */
const PURPOSE = "ayumi second factor 1";
const IV_BYTES = 12;
const TAG_BYTES = 16;

function key(): Buffer {
  return Buffer.from(hkdfSync("sha256", authSecret(), "", PURPOSE, 32));
}

/** @param userId belongs to it: a row copied to another account opens nothing */
export function sealSecret(userId: string, secret: string): Uint8Array<ArrayBuffer> {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key(), iv).setAAD(Buffer.from(userId));
  const body = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return new Uint8Array(Buffer.concat([iv, cipher.getAuthTag(), body]));
}

/** @returns null where it was sealed with another AUTH_SECRET, for another account, or changed */
export function openSecret(userId: string, sealed: Uint8Array): string | null {
  const bytes = Buffer.from(sealed);
  const [iv, tag, body] = [
    bytes.subarray(0, IV_BYTES),
    bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES),
    bytes.subarray(IV_BYTES + TAG_BYTES),
  ];
  try {
    const decipher = createDecipheriv("aes-256-gcm", key(), iv).setAAD(Buffer.from(userId)).setAuthTag(tag);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}
