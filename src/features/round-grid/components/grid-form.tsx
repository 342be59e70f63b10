"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/forms/button";
import { FormOutcome } from "@/components/forms/form-outcome";
import { KeptForm, useKept } from "@/components/forms/kept/kept-form";
import { dropFromBrowser, keepInBrowser, readFromBrowser } from "@/components/forms/kept/kept-storage";
import type { KeptInput } from "@/components/forms/kept/kept-text";
import { SubmitButton } from "@/components/forms/submit-button";
import { formState, useSentAction } from "@/components/forms/unanswered";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { quoted } from "@/domain/words/ja/quotes";
import { previewGridAction } from "../actions";
import {
  type CellBefore,
  cellName,
  changedCells,
  EMPTY_GRID,
  type GridState,
  type LeftOut,
  type Pasted,
  type SentCell,
  typeIn,
  undo,
  without,
} from "../model/grid";
import type { GridLine } from "../view-model";
import { GridPreviewForm } from "./grid-preview";
import { GridTable } from "./grid-table";

/** Filled, looked at, applied: what was looked at is applied, and what is changed afterwards is looked at again. */
export function GridForm({
  roundId,
  fy,
  lines,
}: {
  roundId: string;
  fy: FiscalYear;
  lines: readonly GridLine[];
}) {
  const [grid, setGrid] = useState<GridState>(EMPTY_GRID);
  const [told, setTold] = useState("");
  const [previewed, setPreviewed] = useState<readonly SentCell[] | null>(null);
  const [state, action] = useSentAction(previewGridAction, formState);
  const answer = state?.answer ?? null;
  const kept = useKept("grid", answer);
  const cells = changedCells(grid, lines);
  const begunWith = useKeptCells(kept.key, grid);
  /** How often something was taken: the form begins anew then. */
  const [taken, setTaken] = useState(0);

  const takeBack = () => {
    setGrid(undo(grid));
    setTold("元に戻しました。");
  };
  const pasted = ({ state: next, changed, left }: Pasted) => {
    setGrid(next);
    setTold(pastedText(changed, left));
  };
  const preview = answer?.ok && previewed !== null && isSame(previewed, cells) ? answer.value : null;
  return (
    <div className="flex flex-col gap-10">
      <KeptForm
        key={taken}
        // What was looked at is not taken yet: it stays in the browser.
        kept={{ key: kept.key, answer: answer?.ok ? null : answer }}
        action={action}
        onSubmit={() => setPreviewed(cells)}
        onReset={(event) => event.preventDefault()}
        className="flex flex-col gap-4"
        aria-label="表での入力"
      >
        <input type="hidden" name="roundId" value={roundId} />
        <input type="hidden" name="cells" value={JSON.stringify(cells)} />
        <FormOutcome state={answer?.ok ? null : state} done={() => ""} failed="確認できませんでした" />
        <GridBar
          changed={cells.length}
          canUndo={grid.past.length > 0}
          told={told}
          onUndo={takeBack}
          onNothing={() => setTold("変わったセルがありません。表に入力するか、貼り付けてください。")}
        />
        <GridTable
          fy={fy}
          lines={lines}
          grid={grid}
          onType={(line, field, text) => {
            const before = begunWith(cellName(line.kpiId, field));
            setGrid((now) => typeIn(now, line, field, text, before));
          }}
          onPasted={pasted}
          onUnreadable={() => setTold("貼り付ける範囲が大きすぎます。必要な範囲だけをコピーしてください。")}
          onUndo={takeBack}
        />
      </KeptForm>
      <GridPreviewForm
        roundId={roundId}
        preview={preview}
        cells={previewed ?? []}
        onTaken={(kpiIds) => {
          const left = without(grid, kpiIds);
          keepCells(kept.key, left);
          setGrid(left);
          setPreviewed(null);
          setTold("");
          setTaken(taken + 1);
        }}
      />
    </div>
  );
}

function GridBar({
  changed,
  canUndo,
  told,
  onUndo,
  onNothing,
}: {
  changed: number;
  canUndo: boolean;
  told: string;
  onUndo: () => void;
  /** There is nothing to look at. */
  onNothing: () => void;
}) {
  return (
    <div className="flex flex-wrap items-center gap-4">
      <SubmitButton
        onClick={(event) => {
          if (changed > 0) return;
          event.preventDefault();
          onNothing();
        }}
        pendingLabel="確認しています…"
      >
        変わるところを確認する（{changed}セル）
      </SubmitButton>
      <Button variant="secondary" aria-disabled={!canUndo || undefined} onClick={() => canUndo && onUndo()}>
        元に戻す
      </Button>
      <p aria-live="polite" className="text-std-16N-170">
        {told}
      </p>
    </div>
  );
}

/**
 * What is pasted reaches no control by itself: kept here, in the form in which the form puts it back. What each cell was begun
 * with is kept beside it: else a change that somebody makes meanwhile would be lost by a reload.
 * @returns what a cell that is put back was begun with; undefined for any other
 */
function useKeptCells(key: string | null, grid: GridState): (name: string) => CellBefore | undefined {
  const isFirst = useRef(true);
  /** Read before anything is kept anew. */
  const begun = useRef<Begun | null>(null);
  useEffect(() => {
    // Before anything is typed, what was kept is still to be put back.
    if (isFirst.current) isFirst.current = false;
    else keepCells(key, grid);
  }, [key, grid]);
  return (name) => {
    begun.current ??= (key === null ? null : readFromBrowser(begunKey(key), parseBegun)) ?? {};
    return begun.current[name];
  };
}

type Begun = Readonly<Record<string, CellBefore>>;

function parseBegun(value: object): Begun | null {
  const isOurs = Object.values(value).every(
    (cell) => typeof cell?.value === "string" && typeof cell?.shown === "string",
  );
  return isOurs ? (value as Begun) : null;
}

function begunKey(key: string): string {
  return `${key}.begun`;
}

function keepCells(key: string | null, { cells }: GridState): void {
  if (key === null) return;
  const typed = Object.entries(cells);
  if (typed.length === 0) {
    dropFromBrowser(key);
    dropFromBrowser(begunKey(key));
    return;
  }
  // What somebody changes meanwhile is told by the preview, with both values.
  const fields = typed.map(([name, { text }]) => [
    name,
    { typed: [text], over: null, label: null, said: text },
  ]);
  const kept: KeptInput = { fields: Object.fromEntries(fields), shown: {}, at: window.location.search };
  keepInBrowser(key, kept);
  keepInBrowser(begunKey(key), Object.fromEntries(typed.map(([name, { before }]) => [name, before])));
}

function pastedText(changed: number, { locked, unknown, outside }: LeftOut): string {
  return [
    changed === 0 ? "変わったセルはありません。" : `${changed}個のセルに貼り付けました。`,
    ...(locked.length === 0 ? [] : [`${named(locked)}は入力できない行のため、貼り付けていません。`]),
    ...(unknown.length === 0 ? [] : [`${named(unknown)}は表のどの行か分からないため、貼り付けていません。`]),
    ...(outside === 0 ? [] : [`表の外にあたる${outside}個の値は貼り付けていません。`]),
  ].join("");
}

/** Names that are told one by one; the others are counted. */
const NAMES_TOLD = 5;

function named(names: readonly string[]): string {
  const more = names.length - NAMES_TOLD;
  const told = names.slice(0, NAMES_TOLD).map(quoted).join("");
  return more > 0 ? `${told}ほか${more}行` : told;
}

/** What was read again meanwhile is no change of what was typed. */
function isSame(some: readonly SentCell[], others: readonly SentCell[]): boolean {
  return textOf(some) === textOf(others);
}

function textOf(cells: readonly SentCell[]): string {
  return JSON.stringify(cells.map(({ kpiId, field, typed }) => [kpiId, field, typed]));
}
