/** Backups that follow one another: each has its time in its name, and the oldest go. */
import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { isSealed, UNFINISHED } from "./archive";

/** Japan's clock all year round: names in their order are in the order of time. */
const STAMP = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Tokyo",
  dateStyle: "short",
  timeStyle: "medium",
});

/** `ayumi.tar.gz` → `ayumi-20261127-203000.tar.gz` */
export function stampedName(file: string, at: Date): string {
  const stamp = STAMP.format(at).replace(/[-:]/g, "").replace(" ", "-");
  const { stem, ending } = parts(file);
  return path.join(path.dirname(file), `${stem}-${stamp}${ending}`);
}

function parts(file: string): { stem: string; ending: string } {
  const name = path.basename(file);
  const ending = /(?:\.tar)?\.[^.]+$/.exec(name)?.[0] ?? "";
  return { stem: name.slice(0, name.length - ending.length), ending };
}

/**
 * Removes the oldest of the backups that were made under this name, as far as there are more than `keep`, and what a run that
 * was killed left half-written. Anything else in the folder stays: another name, and what only has such a name.
 * @returns names of the backups that were removed
 */
export async function removeOldest(file: string, keep: number): Promise<string[]> {
  const folder = path.dirname(file);
  const { stem, ending } = parts(file);
  const isStamped = (name: string) =>
    name.startsWith(`${stem}-`) &&
    name.endsWith(ending) &&
    /^\d{8}-\d{6}$/.test(name.slice(stem.length + 1, name.length - ending.length));
  const names = await readdir(folder);
  const stamped = names.filter(isStamped).sort();
  const ours: string[] = [];
  for (const name of stamped) if (await isSealed(path.join(folder, name))) ours.push(name);
  const oldest = ours.slice(0, Math.max(0, ours.length - keep));
  const unfinished = names.filter(
    (name) => name.endsWith(UNFINISHED) && isStamped(name.slice(0, -UNFINISHED.length)),
  );
  for (const name of [...oldest, ...unfinished]) await rm(path.join(folder, name));
  return oldest;
}
