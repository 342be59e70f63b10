/** One of a list, as it was chosen or typed in a cell; and text. */
import { isLoneDash } from "@/domain/plan/quantity";
import { nameKey } from "@/domain/shared/names";
import { cleanText } from "@/domain/shared/typed-text";
import type { SheetCell } from "./cell";
import { type CellReading, unreadable } from "./fault";

/** Blank, and a lone dash, is null. Width of letters and blanks around make no difference. */
export function readChoiceCell<T extends string>(
  cell: SheetCell,
  words: Readonly<Record<T, string>>,
): CellReading<T | null> {
  const fault = unreadable(cell);
  if (fault !== null) return { ok: false, fault };
  const typed = nameKey(cell.text);
  if (typed === "" || isLoneDash(cell.text)) return { ok: true, value: null };
  const choices = Object.keys(words) as T[];
  const found = choices.find((choice) => nameKey(words[choice]) === typed);
  if (found !== undefined) return { ok: true, value: found };
  const shown = choices.map((choice) => words[choice]);
  return { ok: false, fault: { reason: "not_a_choice", text: cell.text.trim(), choices: shown } };
}

/** Whatever stands there, a number or a day included: in a field for words it is a word. A lone dash is blank. */
export function readTextCell(cell: SheetCell): CellReading<string> {
  const fault = unreadable(cell);
  if (fault !== null) return { ok: false, fault };
  const typed = cleanText(cell.text).trim();
  return { ok: true, value: isLoneDash(typed) ? "" : typed };
}
