"use client";

import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { dropFromBrowser, keepInBrowser, readFromBrowser } from "@/components/forms/kept/kept-storage";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import { DraftSaver, type SaverState } from "../model/draft-saver";
import { type EntryDraft, isSameDraft } from "../model/entry-draft";
import { keptTextKey, parseKept } from "../model/kept-text";
import { sendChange } from "../model/report-api";
import type { RevisionView } from "../schema";

/** A pause in typing after which the draft is saved. */
const SAVE_DELAY_MS = 800;
const RETRY_MS = 5_000;

/**
 * The form's state, saving itself: after a pause, when the page is hidden or left, when the line is back. Text that an
 * earlier window could not save is taken up again.
 */
export function useDraftSaver(report: {
  readonly kpiId: KpiId;
  readonly fy: FiscalYear;
  readonly viewerId: string;
  readonly start: EntryDraft;
  readonly version: number;
  readonly current: RevisionView | null;
}): { readonly saver: DraftSaver; readonly state: SaverState; readonly restored: boolean } {
  const { kpiId, fy, viewerId } = report;
  const key = keptTextKey(viewerId, kpiId, fy);
  const [saver] = useState(
    () =>
      new DraftSaver(
        { draft: report.start, version: report.version },
        {
          send: (request, keepalive) => sendChange(kpiId, fy, request, keepalive),
          keep: (kept) => keepInBrowser(key, kept),
          drop: () => dropFromBrowser(key),
          delayMs: SAVE_DELAY_MS,
          retryMs: RETRY_MS,
        },
      ),
  );
  const [restored, setRestored] = useState(false);
  const state = useSyncExternalStore(saver.subscribe, saver.getState, saver.getState);

  // As the page was opened: when it is read anew behind the form, nothing is taken up a second time.
  const { current } = useRef(report).current;
  useEffect(() => {
    const kept = readFromBrowser(key, parseKept);
    if (kept === null) return;
    if (isSameDraft(kept.draft, saver.getState().draft)) {
      // Saved while the page was being left: nobody was there to hear the answer.
      dropFromBrowser(key);
    } else if (kept.version === saver.version) {
      saver.update(kept.draft);
      setRestored(true);
    } else if (current) {
      saver.raise(kept.draft, current);
    }
  }, [key, saver, current]);

  useEffect(() => {
    const leave = () => void saver.flush(true);
    const hide = () => {
      if (document.visibilityState === "hidden") leave();
    };
    const comeBack = () => void saver.flush();
    window.addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", hide);
    window.addEventListener("online", comeBack);
    window.addEventListener("focus", comeBack);
    return () => {
      window.removeEventListener("pagehide", leave);
      document.removeEventListener("visibilitychange", hide);
      window.removeEventListener("online", comeBack);
      window.removeEventListener("focus", comeBack);
      // Another page of the same site: no unload happens, the request simply goes on.
      void saver.flush();
      saver.end();
    };
  }, [saver]);

  return { saver, state, restored };
}
