/**
 * What of a report is said to others than those who write it. A draft is its department's own, and so is an answer that was
 * given back: neither stands anywhere as a figure, a state or words, whoever else looks. What is handed in and waits for a
 * decision is said (`awaitsDecision`: it may stand as 見込み), and what is approved.
 */

import { awaitsDecision } from "./progress";
import type { ReportEvent, ReportState } from "./report";

/** Whether the newest revision is said to everybody who reads reports. */
export function isSaid(state: ReportState): boolean {
  return awaitsDecision({ state }) || state === "approved";
}

/**
 * Whether what one step of a report wrote is said. While nothing is handed in, only what was approved before is: what was
 * given back or taken back does not stand in the record either, until it is handed in again.
 */
export function isStepSaid(
  { no, event }: { readonly no: number; readonly event: ReportEvent },
  { state, approvedRevision }: { readonly state: ReportState; readonly approvedRevision: number | null },
): boolean {
  return event !== "save_draft" && (isSaid(state) || no <= (approvedRevision ?? 0));
}

/**
 * Of a step as the audit trail keeps it, whether what the report held before it and after it is said.
 * @param step `stateBefore`: null where the report began with it
 */
export function saidSides(
  {
    no,
    event,
    stateBefore,
  }: { readonly no: number; readonly event: ReportEvent; readonly stateBefore: ReportState | null },
  report: { readonly state: ReportState; readonly approvedRevision: number | null },
): { readonly before: boolean; readonly after: boolean } {
  return {
    before:
      stateBefore === "approved" ||
      (stateBefore === "submitted" && isStepSaid({ no: no - 1, event: "submit" }, report)),
    after: isStepSaid({ no, event }, report),
  };
}
