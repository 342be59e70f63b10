/** What the entry pages take from an address, and what the report endpoint answers. */

import { z } from "zod";
import { REPORT_STATES, type ReportContent, type ReportState } from "@/domain/reports/report";
import { type FiscalYear, isFiscalYear } from "@/domain/shared/fiscal-year";

const fiscalYear = z
  .string()
  .regex(/^\d{4}$/)
  .transform(Number)
  .refine(isFiscalYear);

/** The year in an address; null for anything that is not four digits. */
export function parseFiscalYear(text: string | string[] | undefined): FiscalYear | null {
  const parsed = fiscalYear.safeParse(text);
  return parsed.success ? parsed.data : null;
}

/** `all`, `todo` (what waits for this person), or one state. */
const ENTRY_FILTERS = ["all", "todo", ...REPORT_STATES] as const;
export type EntryFilter = (typeof ENTRY_FILTERS)[number];

export function parseEntryFilter(text: string | string[] | undefined): EntryFilter {
  return ENTRY_FILTERS.find((filter) => filter === text) ?? "all";
}

/** A revision as the browser sees it. */
export interface RevisionView {
  readonly version: number;
  readonly state: ReportState;
  readonly content: ReportContent;
  readonly correctionReason: string;
  readonly author: string;
  readonly at: string;
  /** What was true when the answer was written; left out where it is not known here. */
  readonly writtenWith?: {
    readonly department: string | null;
    readonly unit: string | null;
    readonly viaLink: boolean | null;
  };
}

/** How the report stands after a change that was made. */
export interface ChangeDone {
  readonly version: number;
  readonly state: ReportState;
  readonly content: ReportContent;
  readonly correctionReason: string;
  readonly at: string;
}

/** The endpoint's answer; the HTTP status says the same as `reason`. */
export type ChangeAnswer =
  | ({ readonly ok: true } & ChangeDone)
  | {
      readonly ok: false;
      readonly reason: "conflict";
      readonly message: string;
      readonly current: RevisionView | null;
    }
  | { readonly ok: false; readonly reason: "invalid"; readonly errors: Readonly<Record<string, string>> }
  | {
      readonly ok: false;
      readonly reason:
        | "unauthenticated"
        | "forbidden"
        | "not_found"
        | "busy"
        | "full"
        | "unexpected"
        | "offline";
      readonly message: string;
    };
