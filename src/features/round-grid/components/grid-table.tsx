"use client";

import Link from "next/link";
import type { ClipboardEvent, KeyboardEvent } from "react";
import { classNames } from "@/components/ui/class-names";
import { CardTable, type Column } from "@/components/ui/data-table";
import { isBlock, parsePastedBlock } from "@/domain/imports/pasted/block";
import { LINE_FIELDS, type LineField } from "@/domain/imports/pasted/lines";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { STANDING_ANSWER } from "@/domain/words/ja/imports/answer-sheet";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import { quoted } from "@/domain/words/ja/quotes";
import { staffRoutes } from "@/lib/routes";
import { cellName, cellText, type GridState, isChanged, type Pasted, pasteAt } from "../model/grid";
import { FIELD_WORDS, type GridLine } from "../view-model";

/** One line of text: Enter and the arrows lead up and down. */
const SHORT_FIELDS: ReadonlySet<LineField> = new Set(["actual", "asOf"]);
const WIDTHS: Record<LineField, string> = {
  actual: "w-28",
  asOf: "w-40",
  reason: "w-52",
  nextStep: "w-48",
  warningNote: "w-40",
};
const CONTROL = "rounded-6 border bg-white px-2 py-1.5 text-std-16N-170";

interface GridTableProps {
  readonly fy: FiscalYear;
  readonly lines: readonly GridLine[];
  readonly grid: GridState;
  readonly onType: (line: GridLine, field: LineField, text: string) => void;
  readonly onPasted: (pasted: Pasted) => void;
  /** What was pasted is more than a grid is for. */
  readonly onUnreadable: () => void;
  readonly onUndo: () => void;
}

export function GridTable(props: GridTableProps) {
  const { fy, lines, onUndo } = props;
  const undoByKey = (event: KeyboardEvent) => {
    const isUndo = event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    if (!isUndo || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onUndo();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the controls inside.
    <div onKeyDown={undoByKey}>
      <CardTable
        caption="指標ごとの入力"
        captionHidden
        rows={lines.map((line, at) => ({ ...line, at }))}
        keyOf={({ kpiId }) => kpiId}
        columns={[
          {
            heading: "指標",
            isRowHead: true,
            className: "min-w-48",
            cell: (line) => <LineHead line={line} />,
          },
          ...LINE_FIELDS.map(
            (field, column): Column<GridLine & { readonly at: number }> => ({
              heading: FIELD_WORDS[field],
              cell: (line) => <Cell {...props} line={line} field={field} at={{ line: line.at, column }} />,
            }),
          ),
        ]}
        instead={(line) =>
          line.locked === null ? null : (
            <>
              {line.locked}{" "}
              <Link className="text-link" href={staffRoutes.entryForm(line.kpiId, fy)}>
                入力画面<span className="sr-only">（{line.name}）</span>
              </Link>
            </>
          )
        }
      />
    </div>
  );
}

function LineHead({ line }: { line: GridLine }) {
  return (
    <>
      {line.name}
      {line.isMetric && <span className="block font-normal">{METRICS}</span>}
      <span className="block font-normal text-solid-gray-700">
        {line.department ?? "所管課なし"}・{line.standing}
      </span>
      {line.inForce !== null && (
        <span className="block font-normal text-solid-gray-700">
          {STANDING_ANSWER}：{line.inForce}
        </span>
      )}
    </>
  );
}

function Cell({
  line,
  field,
  at,
  lines,
  grid,
  onType,
  onPasted,
  onUnreadable,
}: GridTableProps & {
  line: GridLine;
  field: LineField;
  at: { readonly line: number; readonly column: number };
}) {
  const name = cellName(line.kpiId, field);
  const changed = isChanged(grid, line, field);
  const isShort = SHORT_FIELDS.has(field);
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData("text/plain");
    const block = parsePastedBlock(text);
    // The text of one cell, without the marks of a spreadsheet around it, goes to where the cursor is.
    if (block !== null && !isBlock(block) && block[0]?.[0] === text.trim()) return;
    event.preventDefault();
    if (block === null) onUnreadable();
    else onPasted(pasteAt(grid, lines, at, block));
  };
  const control = {
    name,
    value: cellText(grid, line, field),
    "aria-label": `${quoted(line.name)}の${FIELD_WORDS[field]}`,
    "aria-describedby": changed ? `${name}-changed` : undefined,
    autoComplete: "off",
    onChange: (event: { currentTarget: { value: string } }) => onType(line, field, event.currentTarget.value),
    onPaste: paste,
    className: classNames(
      CONTROL,
      WIDTHS[field],
      changed ? "border-2 border-blue-900" : "border-solid-gray-536",
    ),
  };
  return (
    <>
      {isShort ? (
        <span className="flex items-center gap-1">
          <input {...control} type="text" data-column={at.column} onKeyDown={moveByKey} />
          {field === "actual" && <span className="text-std-16N-170 whitespace-nowrap">{line.unit}</span>}
        </span>
      ) : (
        <textarea {...control} rows={2} />
      )}
      {changed && (
        <span id={`${name}-changed`} className="block text-std-16N-170 text-blue-900">
          変更あり
        </span>
      )}
    </>
  );
}

/** To the same column of the next or the former line that can be typed in. */
function moveByKey(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.nativeEvent.isComposing) return;
  const isUp = event.key === "ArrowUp" || (event.key === "Enter" && event.shiftKey);
  if (!isUp && event.key !== "ArrowDown" && event.key !== "Enter") return;
  // Enter in a cell does not send the form.
  event.preventDefault();
  const { currentTarget } = event;
  const column = [
    ...(currentTarget
      .closest("table")
      ?.querySelectorAll<HTMLInputElement>(`input[data-column="${currentTarget.dataset.column}"]`) ?? []),
  ];
  column[column.indexOf(currentTarget) + (isUp ? -1 : 1)]?.focus();
}
