/** Typed lines that are not saved yet, as this browser keeps them. */

import { INITIATIVE_STATES } from "@/domain/reports/initiatives/initiative";
import { BLANK_LINE, type LineDraft } from "./line-draft";
import type { KeptLines } from "./line-saver";

/** What was kept, for `readFromBrowser`; a line that is not ours is left out. */
export function parseKeptLines(value: object): KeptLines {
  return Object.fromEntries(
    Object.entries(value).filter(
      ([, line]) =>
        typeof line === "object" && line !== null && typeof line.version === "number" && isDraft(line.draft),
    ),
  );
}

function isDraft(value: unknown): value is LineDraft {
  if (typeof value !== "object" || value === null) return false;
  const { progress, ...texts } = BLANK_LINE;
  const draft = value as Record<string, unknown>;
  const isState = draft.progress === progress || INITIATIVE_STATES.some((state) => state === draft.progress);
  return isState && Object.keys(texts).every((name) => typeof draft[name] === "string");
}
