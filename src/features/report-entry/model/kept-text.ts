/** Typed text that is not saved yet, kept in this browser: a lost session, network or window loses nothing. */

import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import { DRAFT_FIELDS, type EntryDraft } from "./entry-draft";

export interface KeptText {
  readonly draft: EntryDraft;
  /** The revision it was typed upon. */
  readonly version: number;
}

/** Per person: on a shared computer nobody sees another's text. */
export function keptTextKey(viewerId: string, kpiId: KpiId, fy: FiscalYear): string {
  return `ayumi.entry.${viewerId}.${kpiId}.${fy}`;
}

/** What was kept, for `readFromBrowser`. */
export function parseKept(value: object): KeptText | null {
  const { draft, version } = value as { draft?: unknown; version?: unknown };
  if (typeof version !== "number" || typeof draft !== "object" || draft === null) return null;
  const isWhole = DRAFT_FIELDS.every(
    (field) => typeof (draft as Record<string, unknown>)[field] === "string",
  );
  return isWhole ? { draft: draft as EntryDraft, version } : null;
}
