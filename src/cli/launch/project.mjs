import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../..", import.meta.url)).replace(/[\\/]$/, "");

/** A failure the person at the keyboard can put right; shown as its message alone. */
export class LaunchError extends Error {}

/** The file's text, or null when it cannot be read. */
export function readText(...segments) {
  try {
    return readFileSync(path.join(root, ...segments), "utf8");
  } catch {
    return null;
  }
}

export function sha256(text) {
  return createHash("sha256").update(text).digest("hex");
}
