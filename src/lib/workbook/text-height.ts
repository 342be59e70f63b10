/** How tall a row must be for its texts: no program measures that by itself where a file says nothing. */

/** Of a line, for each point of the font's size. */
const LINE = 1.35;
/** Room above and below. */
const PADDING = 4;
/** Neither Excel nor LibreOffice shows more of a row. */
const MOST_POINTS = 400;

/** In the width of a digit: a character of full width takes two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += /[\u0020-\u007e\uff61-\uff9f]/.test(character) ? 1 : 2;
  return width;
}

/** Lines of a text in a column of that width (in digits, as a sheet's columns are measured). */
export function linesOf(text: string, width: number): number {
  const usable = Math.max(1, width - 1);
  // A line may end a character early, so that none begins with 。 or 」.
  const broken = Math.max(1, usable - 2);
  const ofParagraph = (full: number) => (full <= usable ? 1 : Math.ceil(full / broken));
  return text.split("\n").reduce((lines, paragraph) => lines + ofParagraph(widthOf(paragraph)), 0);
}

/** @returns points */
export function heightOf(
  cells: readonly { readonly text: string; readonly width: number }[],
  size: number,
  atLeastLines = 1,
): number {
  const lines = Math.max(atLeastLines, ...cells.map(({ text, width }) => linesOf(text, width)));
  return Math.min(MOST_POINTS, Math.ceil(lines * size * LINE + PADDING));
}
