/** The text of verify.mjs, which is published as it stands: it imports nothing, and nothing imports it. */
import { readFileSync } from "node:fs";
import path from "node:path";

let text: string | null = null;

export function verifyProgram(): string {
  text ??= readFileSync(path.join(process.cwd(), "src", "public-site", "open-data", "verify.mjs"), "utf8");
  return text;
}
