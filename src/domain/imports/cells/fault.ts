/** Why a cell cannot be read. Nothing in a file is guessed: what cannot be read is refused by its address. */
import type { QuantityFault } from "@/domain/plan/quantity";
import { isWholeText } from "@/domain/shared/typed-text";
import type { SheetCell } from "./cell";

export type CellFault =
  /** #REF! and its like. */
  | { readonly reason: "error_value"; readonly code: string }
  | { readonly reason: "figure"; readonly fault: QuantityFault }
  /** A spreadsheet made a date of what was typed as a figure: 3-1 became 3月1日. */
  | { readonly reason: "day_for_figure" }
  | { readonly reason: "not_a_day" | "no_such_day" | "day_without_year"; readonly text: string }
  | { readonly reason: "not_a_choice"; readonly text: string; readonly choices: readonly string[] }
  /** It was made one with another row's cell: which row's text it is, nobody can tell. */
  | { readonly reason: "merged"; readonly with: string }
  /** U+FFFD, half of a character or a NUL: somewhere the text was read or written wrongly. */
  | { readonly reason: "broken_text" };

/** What was read, or why nothing was. */
export type CellReading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: CellFault };

/** What a spreadsheet shows where a formula failed: in a CSV it is a text like any other. */
const ERROR_VALUE =
  /^(#(REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!)|Err:\d{3})$/i;

/** Why nothing at all can be read from a cell, whatever it is for; null where something can. */
export function unreadable(cell: SheetCell): CellFault | null {
  const shown = cell.text.trim();
  if (cell.kind === "error" || ERROR_VALUE.test(shown)) return { reason: "error_value", code: shown };
  return isWholeText(cell.text) ? null : { reason: "broken_text" };
}
