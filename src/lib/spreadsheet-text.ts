/** Texts that are safe to open in a spreadsheet, in CSV files and workbooks alike. */

/**
 * What makes a spreadsheet read a text cell as a formula or a command. In Japanese ones the wide forms of the signs do so as
 * well; alone they are a text, as the plans' 「－」.
 */
export const FORMULA_START = /^(?:[=+\-@\t\r]|[＝＋－＠﹦﹢﹣﹫].)/u;

/**
 * A text cell that would run as a formula gets an apostrophe in front: the one change that is ever made to a text.
 * A line break or a tab becomes a blank, so that every line of the file is one row.
 */
export function safeText(text: string): string {
  return guarded(text.replace(/\s*[\p{Cc}\u2028\u2029]+\s*/gu, " "));
}

/** Longest text of a cell that Excel opens. */
const MOST_CHARACTERS = 32_767;

/**
 * The same for a cell of a workbook, which may have several lines. In the workbook itself a text is never a formula; the
 * apostrophe is for whoever saves it as CSV, or changes the cell.
 */
export function safeLines(text: string): string {
  const lines = text.replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, "\n").replace(/(?!\n)\p{Cc}+/gu, " ");
  // Full-width blanks in front are somebody's layout.
  const guardedLines = guarded(lines.replace(/^[ \n]+/, "").trimEnd());
  return guardedLines.length <= MOST_CHARACTERS
    ? guardedLines
    : `${guardedLines.slice(0, MOST_CHARACTERS - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

function guarded(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text;
}
