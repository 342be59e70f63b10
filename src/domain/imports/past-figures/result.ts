/** What became of figures that were taken in together. */
import { type EntryWarning, isForBulk } from "@/domain/reports/entry/entry-checks";
import type { ReportState } from "@/domain/reports/report";

export const IMPORTED_STATES = ["waiting", "approved", "returned", "changed"] as const;
/** `changed`: somebody has written something else since. */
export type ImportedState = (typeof IMPORTED_STATES)[number];

/**
 * @param imported number of the revision that the import made
 * @param report its newest revision's number, and its state
 */
export function importedState(
  imported: number,
  { version, state }: { readonly version: number; readonly state: ReportState },
): ImportedState {
  if (version === imported) return state === "submitted" ? "waiting" : "changed";
  // The decision on it is the revision after it, and the last one.
  if (version !== imported + 1) return "changed";
  return state === "approved" || state === "returned" ? state : "changed";
}

/** Whether it may be approved with the others of its import; else somebody looks at it by itself. */
export function mayBeApprovedTogether(
  state: ImportedState,
  warnings: readonly EntryWarning[],
  warningNote: string,
): boolean {
  return state === "waiting" && isForBulk(warnings, warningNote);
}
