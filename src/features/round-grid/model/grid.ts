/** The grid as it is filled in the browser: what was typed and pasted over its lines, and the way back. */
import { LINE_FIELDS, type LineField } from "@/domain/imports/pasted/lines";
import type { KpiId } from "@/domain/shared/kpi-id";
import { nameKey } from "@/domain/shared/names";

/** What the grid needs of a line. */
export interface OpenLine {
  readonly kpiId: KpiId;
  readonly name: string;
  readonly isLocked: boolean;
  /** As its cells stood when the page was made: the values, and as they are written there. */
  readonly values: Readonly<Record<LineField, string>>;
  readonly shown: Readonly<Record<LineField, string>>;
}

/** What the person saw in a cell before they changed it: others may save meanwhile, and the page is read again. */
export interface CellBefore {
  readonly value: string;
  readonly shown: string;
}

interface TypedCell {
  readonly text: string;
  readonly before: CellBefore;
}

/** Cells that were typed in or pasted over, by `cellName`. */
type TypedCells = Readonly<Record<string, TypedCell>>;

export interface GridState {
  readonly cells: TypedCells;
  /** How it stood before each act, the latest last. */
  readonly past: readonly TypedCells[];
  /** The cell that is typed in: its letters are one act. */
  readonly typing: string | null;
}

export const EMPTY_GRID: GridState = { cells: {}, past: [], typing: null };

/** Acts that can be taken back. */
const MOST_PAST = 100;

/** Also the name of its control. */
export function cellName(kpiId: KpiId, field: LineField): string {
  return `${field}.${kpiId}`;
}

export function cellText({ cells }: GridState, line: OpenLine, field: LineField): string {
  return cells[cellName(line.kpiId, field)]?.text ?? line.shown[field];
}

export function isChanged(state: GridState, line: OpenLine, field: LineField): boolean {
  return cellText(state, line, field).trim() !== beforeOf(state, line, field).shown.trim();
}

/** A cell keeps what it was begun with, whatever the page says by now. */
function beforeOf({ cells }: Pick<GridState, "cells">, line: OpenLine, field: LineField): CellBefore {
  const typed = cells[cellName(line.kpiId, field)];
  return typed?.before ?? { value: line.values[field], shown: line.shown[field] };
}

/** @param before where the cell was begun before the page was read; else as the page shows it */
export function typeIn(
  state: GridState,
  line: OpenLine,
  field: LineField,
  text: string,
  before: CellBefore = beforeOf(state, line, field),
): GridState {
  const name = cellName(line.kpiId, field);
  const isGoingOn = state.typing === name;
  return {
    cells: { ...state.cells, [name]: { text, before: state.cells[name]?.before ?? before } },
    past: isGoingOn ? state.past : remembered(state),
    typing: name,
  };
}

/** What became of a block that was pasted. */
export interface Pasted {
  readonly state: GridState;
  /** Cells that have another text now. */
  readonly changed: number;
  readonly left: LeftOut;
}

/** What of a block has no place: nothing is lost without being told of. */
export interface LeftOut {
  /** Names of the lines that cannot be changed. */
  readonly locked: readonly string[];
  /** Names in the block that no line has, or two. */
  readonly unknown: readonly string[];
  /** Texts beside and below the grid. */
  readonly outside: number;
}

/**
 * Lays a block over the grid as a spreadsheet does, from one cell on to the right and down. A block that has the lines' names
 * in its first column goes to the lines of those names, in whatever order they stand there. A blank in the block changes
 * nothing: in a table that comes back half filled, it is no answer. A line that cannot be changed takes its row of the block.
 * @param at line and column from 0
 */
export function pasteAt(
  state: GridState,
  lines: readonly OpenLine[],
  at: { readonly line: number; readonly column: number },
  block: readonly (readonly string[])[],
): Pasted {
  const cells: Record<string, TypedCell> = { ...state.cells };
  const locked = new Set<string>();
  const unknown = new Set<string>();
  let [changed, outside] = [0, 0];
  for (const { line, name, texts } of rowsOnLines(lines, at.line, block)) {
    for (const [right, text] of texts.entries()) {
      if (text === "") continue;
      const field = LINE_FIELDS[at.column + right];
      if (line?.isLocked) locked.add(line.name);
      else if (line === undefined && name !== "") unknown.add(name);
      else if (line === undefined || field === undefined) outside += 1;
      else if (cellText({ ...state, cells }, line, field) !== text) {
        cells[cellName(line.kpiId, field)] = { text, before: beforeOf({ cells }, line, field) };
        changed += 1;
      }
    }
  }
  const left = { locked: [...locked], unknown: [...unknown], outside };
  if (changed === 0) return { state, changed, left };
  return { state: { cells, past: remembered(state), typing: null }, changed, left };
}

/** The line that each row of the block is for; undefined where there is none. */
function rowsOnLines(
  lines: readonly OpenLine[],
  first: number,
  block: readonly (readonly string[])[],
): {
  readonly line: OpenLine | undefined;
  /** As the block calls it; "" where it has no names. */
  readonly name: string;
  readonly texts: readonly string[];
}[] {
  const byName = Map.groupBy(lines, ({ name }) => nameKey(name));
  const named = block.map(([name = "", ...texts]) => {
    // Of two lines of one name nobody can tell which one is meant.
    const [line, twin] = byName.get(nameKey(name)) ?? [];
    return { line: twin ? undefined : line, name: name.trim(), texts };
  });
  // No figure, day or reason is the whole name of a KPI.
  if (named.some(({ line, texts }) => line !== undefined && texts.length > 0)) return named;
  return block.map((texts, down) => ({ line: lines[first + down], name: "", texts }));
}

/** As it stood before the last act. */
export function undo(state: GridState): GridState {
  const before = state.past.at(-1);
  return before === undefined ? state : { cells: before, past: state.past.slice(0, -1), typing: null };
}

/** The lines that were taken stand on the page as they are now: nothing of them can be taken back here. */
export function without(state: GridState, taken: readonly KpiId[]): GridState {
  const gone = new Set(taken.flatMap((kpiId) => LINE_FIELDS.map((field) => cellName(kpiId, field))));
  return {
    cells: Object.fromEntries(Object.entries(state.cells).filter(([name]) => !gone.has(name))),
    past: [],
    typing: null,
  };
}

/** One cell as it is sent: the value that it was filled with, and what stands there now. */
export interface SentCell {
  readonly kpiId: KpiId;
  readonly field: LineField;
  readonly base: string;
  readonly typed: string;
}

/** The cells that were changed, in the order of the grid. */
export function changedCells(state: GridState, lines: readonly OpenLine[]): SentCell[] {
  return lines.flatMap((line) =>
    line.isLocked
      ? []
      : LINE_FIELDS.filter((field) => isChanged(state, line, field)).map((field) => ({
          kpiId: line.kpiId,
          field,
          base: beforeOf(state, line, field).value,
          typed: cellText(state, line, field),
        })),
  );
}

function remembered({ cells, past }: GridState): TypedCells[] {
  return [...past, cells].slice(-MOST_PAST);
}
