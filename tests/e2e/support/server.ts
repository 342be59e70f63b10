/** What a browser test needs to know about the server that playwright.config.ts started. */
import { readFileSync } from "node:fs";
import path from "node:path";

/** The data folder of the running server. */
export function e2eDataFolder(): string {
  const folder = process.env.AYUMI_E2E_DATA_DIR;
  if (!folder) throw new Error("AYUMI_E2E_DATA_DIR is set by playwright.config.ts");
  return folder;
}

/** The one-time link the server printed at its start (the same line is kept in its data folder). */
export function readSetUpLink(): string {
  return readFileSync(path.join(e2eDataFolder(), "set-up-link.txt"), "utf8").trim();
}
