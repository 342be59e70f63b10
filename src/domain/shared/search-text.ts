/**
 * What is found by what. A text and the words looked for are folded alike, so that how something was typed (full or half
 * width, hiragana or katakana, capitals, spaces, which dash) makes no difference. Japanese has no spaces between words: a
 * word is found wherever it stands in a text. Nothing in a word means anything else than itself: % and _ are text.
 */
import { seenText } from "./typed-text";

/** Katakana that has a hiragana: ァ to ヶ, and the two iteration marks. */
const KATAKANA = /[\u30A1-\u30F6\u30FD\u30FE]/g;
const KANA_STEP = 0x60;

/** Which of them somebody typed cannot be seen: hyphens, dashes, minus, and the long vowel of コピー. */
const DASHES = /[\u2010-\u2015\u2212\u30FC]/g;

/** Nothing to a reader who searches, as what nobody sees is not. */
const SPACES = /\s+/g;

/** A character with the marks that belong to it: ｶ and ﾞ of half width are one letter. */
const LETTERS = /.[\p{M}\uFF9E\uFF9F]*/gsu;

/** A search has few words: whoever pastes a page into the field gets the first ones. */
const MOST_WORDS = 8;

/** Of an excerpt: what stands before the first word that was found, and what there is in all. */
const BEFORE = 20;
const LENGTH = 90;

/** What a text is found by: 「ＤＸ 推進ｶﾞｲﾄﾞ」 and 「dx推進がいど」 have the same. */
export function searchKey(text: string): string {
  return seenText(text)
    .seen.normalize("NFKC")
    .toLowerCase()
    .replace(KATAKANA, (letter) => String.fromCharCode(letter.charCodeAt(0) - KANA_STEP))
    .replace(DASHES, "-")
    .replace(SPACES, "");
}

/** The words that somebody typed, folded, each once; all of them have to be found. */
export function searchWords(typed: string): string[] {
  const words = typed.normalize("NFKC").split(/\s+/).map(searchKey);
  return [...new Set(words)].filter((word) => word !== "").slice(0, MOST_WORDS);
}

/**
 * Whether every word is found, and at least one of them in the thing's own texts. What stands beside it (the name of the
 * KPI that a report is of) narrows a search and finds nothing alone, or every report of that KPI would be found by its name.
 */
export function isFound(
  words: readonly string[],
  { own, beside = [] }: { readonly own: readonly string[]; readonly beside?: readonly string[] },
): boolean {
  return isFoundByKeys(words, { own: own.map(searchKey), beside: beside.map(searchKey) });
}

/** The same of texts that were folded before, where they are searched many times. */
export function isFoundByKeys(
  words: readonly string[],
  { own, beside }: { readonly own: readonly string[]; readonly beside: readonly string[] },
): boolean {
  if (!words.some((word) => own.some((key) => key.includes(word)))) return false;
  return words.every((word) => [...own, ...beside].some((key) => key.includes(word)));
}

/** A piece of a text: what was found in it is marked. */
export interface Piece {
  readonly text: string;
  readonly isFound: boolean;
}

/** The whole text, in pieces. */
export function marked(text: string, words: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { from, to } of placesOf(text, words)) {
    if (from > at) pieces.push({ text: text.slice(at, from), isFound: false });
    pieces.push({ text: text.slice(from, to), isFound: true });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isFound: false });
  return pieces;
}

/** A line of the text around the first word that is found in it; null where none is. */
export function excerpt(text: string, words: readonly string[]): Piece[] | null {
  const line = text.replace(/\s+/g, " ").trim();
  const cut = cutAround(line, words);
  if (cut === null) return null;
  return [
    ...(cut.from > 0 ? [{ text: "…", isFound: false }] : []),
    ...marked(line.slice(cut.from, cut.to), words),
    ...(cut.to < line.length ? [{ text: "…", isFound: false }] : []),
  ];
}

/** Which part of a line is shown of it: what stands around the first word that is found; null where none is. */
export function cutAround(line: string, words: readonly string[]): Place | null {
  const [first] = placesOf(line, words);
  if (first === undefined) return null;
  const letters = [...line.matchAll(LETTERS)].map(({ index }) => index);
  const letterOf = letters.findIndex((index) => index >= first.from);
  const start = Math.max(0, letterOf - BEFORE);
  return betweenWords(line, { from: letters[start] ?? 0, to: letters[start + LENGTH] ?? line.length }, first);
}

/** No word of Latin letters and no number is cut in two, unless it is what was found: half a number is another one. */
function betweenWords(line: string, { from, to }: Place, found: Place): Place {
  const isInside = (at: number) => /[\p{Script=Latin}\p{Nd}.,'’-]{2}/u.test(line.slice(at - 1, at + 1));
  let [start, end] = [from, to];
  while (start < found.from && start > 0 && isInside(start)) start += 1;
  while (end > found.to && end < line.length && isInside(end)) end -= 1;
  return { from: start, to: end };
}

interface Place {
  readonly from: number;
  readonly to: number;
}

/** Where the words stand in the text itself, in order, those that touch or overlap as one. */
function placesOf(text: string, words: readonly string[]): Place[] {
  const { key, places } = foldedWithPlaces(text);
  const found = words.flatMap((word) => {
    const own: Place[] = [];
    for (let at = key.indexOf(word); at !== -1; at = key.indexOf(word, at + word.length)) {
      const [first, last] = [places[at], places[at + word.length - 1]];
      if (first && last) own.push({ from: first.from, to: last.to });
    }
    return own;
  });
  const merged: Place[] = [];
  for (const place of found.sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && place.from <= last.to)
      merged[merged.length - 1] = { ...last, to: Math.max(last.to, place.to) };
    else merged.push(place);
  }
  return merged;
}

/** The letters of a language are few, and folding one costs as much as folding a sentence. */
const letterKeys = new Map<string, string>();
const MOST_LETTERS_KEPT = 10_000;

function letterKey(letter: string): string {
  const known = letterKeys.get(letter);
  if (known !== undefined) return known;
  const key = searchKey(letter);
  if (letterKeys.size < MOST_LETTERS_KEPT) letterKeys.set(letter, key);
  return key;
}

/** The key, and for each of its code units the letter of the text that it comes from. */
function foldedWithPlaces(text: string): { readonly key: string; readonly places: readonly Place[] } {
  const places: Place[] = [];
  let key = "";
  for (const { 0: letter, index } of text.matchAll(LETTERS)) {
    const folded = letterKey(letter);
    for (let unit = 0; unit < folded.length; unit += 1)
      places.push({ from: index, to: index + letter.length });
    key += folded;
  }
  return { key, places };
}
