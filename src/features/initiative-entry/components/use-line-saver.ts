"use client";

import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { dropFromBrowser, keepInBrowser, readFromBrowser } from "@/components/forms/kept/kept-storage";
import { unanswered } from "@/components/forms/unanswered";
import type { AnswersBeside } from "@/domain/reports/initiatives/initiative";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { saveLinesAction, submitLinesAction } from "../actions";
import { parseKeptLines } from "../model/kept-lines";
import { contentOf, submittedContentOf } from "../model/line-draft";
import { LineSaver, type LineStart, type SaverEnvironment, type SaverState } from "../model/line-saver";
import type { NewerLine } from "../schema";

/** A pause in typing after which the lines are saved. */
const SAVE_DELAY_MS = 800;
const RETRY_MS = 5_000;

/** A line as the page was opened with it. */
export interface StartLine extends LineStart {
  readonly context: AnswersBeside;
  /** What is in the record. */
  readonly newest: NewerLine;
}

/**
 * The state of a department's table, saving itself: after a pause, when the page is hidden or left, when the line is back.
 * Text that an earlier window could not save is taken up again.
 */
export function useLineSaver(
  lines: readonly StartLine[],
  { fy, viewerId }: { readonly fy: FiscalYear; readonly viewerId: string },
): { readonly saver: LineSaver; readonly state: SaverState; readonly restored: boolean } {
  // Per person: on a shared computer nobody sees another's text.
  const key = `ayumi.initiatives.${viewerId}.${fy}`;
  const contexts = useRef(new Map<string, AnswersBeside>());
  for (const { id, context } of lines) contexts.current.set(id, context);
  const [saver] = useState(
    () =>
      new LineSaver(lines, {
        send: sender(fy, contexts.current),
        keep: (kept) => (Object.keys(kept).length === 0 ? dropFromBrowser(key) : keepInBrowser(key, kept)),
        now: () => new Date().toISOString(),
        delayMs: SAVE_DELAY_MS,
        retryMs: RETRY_MS,
      }),
  );
  const [restored, setRestored] = useState(false);
  const state = useSyncExternalStore(saver.subscribe, saver.getState, saver.getState);

  useEffect(() => saver.renew(lines), [saver, lines]);

  const opened = useRef(lines);
  useEffect(() => {
    const kept = readFromBrowser(key, parseKeptLines);
    if (kept === null) return;
    const newest = new Map(opened.current.map((line) => [line.id, line.newest]));
    if (saver.restore(kept, newest)) setRestored(true);
  }, [key, saver]);

  useEffect(() => {
    const save = () => void saver.flush();
    window.addEventListener("pagehide", save);
    document.addEventListener("visibilitychange", save);
    window.addEventListener("online", save);
    return () => {
      window.removeEventListener("pagehide", save);
      document.removeEventListener("visibilitychange", save);
      window.removeEventListener("online", save);
      // Another page of the same site: the request simply goes on.
      void saver.flush();
      saver.end();
    };
  }, [saver]);

  return { saver, state, restored };
}

function sender(fy: FiscalYear, contexts: ReadonlyMap<string, AnswersBeside>): SaverEnvironment["send"] {
  return async (event, lines) => {
    const changes = lines.map(({ id, draft, version }) => {
      const context = contexts.get(id);
      const isHandedIn = event === "submit" && context !== undefined;
      return {
        initiativeId: id,
        version,
        content: isHandedIn ? submittedContentOf(draft, context) : contentOf(draft),
        correctionReason: draft.correctionReason,
      };
    });
    try {
      const act = event === "submit" ? submitLinesAction : saveLinesAction;
      return await act({ fy, changes });
    } catch (error) {
      return unanswered(error);
    }
  };
}
