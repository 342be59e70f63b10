/**
 * A text as it is shown in its language: with the readings above its characters, and the city's own words told apart from what
 * was translated. And what was found in it, in pieces.
 */
import { cutAround, marked, type Piece } from "@/domain/shared/search-text";

export interface Run {
  readonly text: string;
  /** null: it needs none. */
  readonly reading: string | null;
  /** As the city wrote it, in whatever language the page is. */
  readonly isOriginal: boolean;
}

/** A string is shown as it stands. */
export type Said = string | readonly Run[];

export interface SaidPiece extends Run, Piece {}

export function runsIn(said: Said): readonly Run[] {
  const runs = typeof said === "string" ? [{ text: said, reading: null, isOriginal: false }] : said;
  return runs.filter(({ text }) => text !== "");
}

export function textIn(said: Said): string {
  return runsIn(said)
    .map(({ text }) => text)
    .join("");
}

/** Each reading in place of its characters. */
export function readAloud(said: Said): string {
  return runsIn(said)
    .map(({ text, reading }) => reading ?? text)
    .join("");
}

/** All of it. A character whose reading was not looked for is found with all that stands under the reading. */
export function saidPieces(said: Said, words: readonly string[]): SaidPiece[] {
  return piecesOf(runsIn(said), { from: 0, to: textIn(said).length }, words);
}

/** A line of it around the first word that is found; null where none is. */
export function saidExcerpt(said: Said, words: readonly string[]): SaidPiece[] | null {
  const runs = runsIn(said).map((run) => ({ ...run, text: run.text.replace(/\s+/g, " ") }));
  const line = textIn(runs);
  const cut = cutAround(line, words);
  if (cut === null) return null;
  const left: SaidPiece = { text: "…", reading: null, isOriginal: false, isFound: false };
  return [
    ...(cut.from > 0 ? [left] : []),
    ...piecesOf(runs, cut, words),
    ...(cut.to < line.length ? [left] : []),
  ];
}

function piecesOf(
  runs: readonly Run[],
  { from, to }: { readonly from: number; readonly to: number },
  words: readonly string[],
): SaidPiece[] {
  const pieces: SaidPiece[] = [];
  const marks = placed(marked(textIn(runs).slice(from, to), words), from);
  let at = 0;
  for (const run of runs) {
    const end = at + run.text.length;
    const own = marks.filter((mark) => mark.from < end && mark.to > at);
    if (run.reading !== null && at >= from && end <= to) {
      pieces.push({ ...run, isFound: own.some(({ isFound }) => isFound) });
    } else {
      for (const mark of own) {
        const text = run.text.slice(Math.max(at, mark.from) - at, Math.min(end, mark.to) - at);
        pieces.push({ text, reading: null, isOriginal: run.isOriginal, isFound: mark.isFound });
      }
    }
    at = end;
  }
  return pieces;
}

function placed(pieces: readonly Piece[], start: number) {
  let at = start;
  return pieces.map(({ text, isFound }) => {
    const from = at;
    at += text.length;
    return { from, to: at, isFound };
  });
}
