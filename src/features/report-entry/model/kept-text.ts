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

export function keepText(key: string, kept: KeptText): void {
  try {
    window.localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // A browser that forbids or has filled its storage: saving to the server goes on.
  }
}

export function dropText(key: string): void {
  try {
    window.localStorage.removeItem(key);
  } catch {
    // As above.
  }
}

/** null where nothing is kept, or what is there is not ours. */
export function readKeptText(key: string): KeptText | null {
  try {
    return parseKept(window.localStorage.getItem(key));
  } catch {
    return null;
  }
}

export function parseKept(text: string | null): KeptText | null {
  if (text === null) return null;
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null) return null;
  const { draft, version } = value as { draft?: unknown; version?: unknown };
  if (typeof version !== "number" || typeof draft !== "object" || draft === null) return null;
  const isWhole = DRAFT_FIELDS.every(
    (field) => typeof (draft as Record<string, unknown>)[field] === "string",
  );
  return isWhole ? { draft: draft as EntryDraft, version } : null;
}
