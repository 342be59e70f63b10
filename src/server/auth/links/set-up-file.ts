/** `set-up-link.txt` of the data folder: the first administrator's link for a server without a screen, until it is used. */
import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { logger } from "@/lib/logger";

/** Where it stands. */
export const setUpFile = (dataDir: string) => path.join(dataDir, "set-up-link.txt");

/** Readable by its owner alone. @param link null: there is nobody to set up, and no file */
export async function keepSetUpLink(dataDir: string, link: string | null): Promise<void> {
  await rm(setUpFile(dataDir), { force: true });
  if (link !== null) await writeFile(setUpFile(dataDir), `${link}\n`, { mode: 0o600 });
}

/** Once it is used. Never throws: the account is made, and the link opens nothing any more. */
export async function dropSetUpLink(dataDir: string): Promise<void> {
  try {
    await keepSetUpLink(dataDir, null);
  } catch (error) {
    logger.warn({ err: error }, "the used set-up link was not removed from the data folder");
  }
}
