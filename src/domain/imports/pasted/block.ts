/** A block of cells as a spreadsheet puts it on the clipboard: tabs between cells, a line for each row. */
import { cleanText } from "@/domain/shared/typed-text";

/** More is no block that somebody copied out of a round's table. */
export const MAX_PASTED_CELLS = 20_000;

/**
 * The rows of a copied block, all of one length. A cell with a line break or a tab stands in quotes, the quotes in it
 * doubled; quotes around anything else are the cell's own. The line break after the last row begins no row.
 * @returns null where there is more than anybody copies
 */
export function parsePastedBlock(text: string): string[][] | null {
  const rows: string[][] = [[]];
  let cells = 0;
  let at = 0;
  while (at <= text.length) {
    const { cell, end } = cellAt(text, at);
    rows.at(-1)?.push(cleanText(cell).trim());
    cells += 1;
    if (cells > MAX_PASTED_CELLS) return null;
    if (end >= text.length) break;
    const isRowEnd = text[end] !== "\t";
    at = end + (text.startsWith("\r\n", end) ? 2 : 1);
    if (!isRowEnd) continue;
    if (at >= text.length) break;
    rows.push([]);
  }
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array<string>(width - row.length).fill("")]);
}

/** Whether what was copied is more than the text of one cell. */
export function isBlock(rows: readonly (readonly string[])[]): boolean {
  return rows.length > 1 || (rows[0]?.length ?? 0) > 1;
}

const CELL_END = /[\t\r\n]/g;

function cellAt(text: string, start: number): { cell: string; end: number } {
  const quoted = text[start] === '"' ? quotedCellAt(text, start) : null;
  if (quoted) return quoted;
  CELL_END.lastIndex = start;
  const end = CELL_END.exec(text)?.index ?? text.length;
  return { cell: text.slice(start, end), end };
}

/** null where the quotes are the cell's own: not closed at its end, or around nothing that needs them. */
function quotedCellAt(text: string, start: number): { cell: string; end: number } | null {
  let at = start + 1;
  for (;;) {
    at = text.indexOf('"', at);
    if (at === -1) return null;
    if (text[at + 1] !== '"') break;
    at += 2;
  }
  const end = at + 1;
  const isClosed = end === text.length || /[\t\r\n]/.test(text[end] ?? "");
  const inside = text.slice(start + 1, at);
  if (!isClosed || !/[\t\r\n"]/.test(inside)) return null;
  return { cell: inside.replaceAll('""', '"'), end };
}
