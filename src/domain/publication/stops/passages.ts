/** 公開の停止 of a passage: how it is known again without being kept, where it stands in a text, and which cannot be stopped. */

import { seenText, withoutUnseen } from "@/domain/shared/typed-text";
import { type Cut, cutsOf, readingsIn, waysToRead } from "./readings";

/**
 * By which a passage is known again. The passage itself is what has to go, so it is not kept: its length and two hashes
 * are, the cheap one to find where it may stand, the strong one to be sure. All three are of what is seen of it: a reader
 * copies the name that the page shows, whatever stands unseen between its characters.
 */
export interface PassagePrint {
  /** In UTF-16 code units. */
  readonly length: number;
  readonly sum: number;
  readonly sha256: string;
}

/** Shorter ones stand in half of all sentences. */
const PASSAGE_MIN_LENGTH = 2;
export const PASSAGE_MAX_LENGTH = 5_000;

/** Why a passage cannot be stopped by itself. */
export type PassageFault = "too_short" | "too_long" | "is_structure";

/** Ids, codes and days of a program, figures and years without anything around them. */
const PROGRAM_WORD = /^(?:[A-Za-z0-9_.]+|[a-z0-9]+(?:-[a-z0-9]+)*)$/;
/** The letter of an era before its year: R7, H30.4.1. */
const ERA_LETTER = /(^|[^A-Za-z])[MTSHR]\.?(?=\s*\d)/g;
/** But for the signs of a postal code and of a telephone. */
const NUMBERS_AND_SIGNS = /^(?:(?![\u3012\u260E\u260F])[\p{N}\p{P}\p{S}\s])*$/u;
const DASHES = /[\p{Pd}\u2212\u30FC\u2500\u2501]/gu;

/** Telephones, and numbers that are given to a person: in groups, as no figure is written. Years in a row are none. */
const TELEPHONE = /^(?:\(?0[\d() -]+|\+\d{1,3}[ -][\d() -]+)$/;
const GIVEN_NUMBER = /^(?!(?:(?:19|20)\d\d[ -]?)+$)\d{4}([ -])\d{4}\1\d{4}(?:\1\d{4})?$/;

/**
 * Figures, years, marks and the fixed words around them stand on every page and mean something else on each: stopped by
 * themselves, they would be gone from every KPI.
 * @param words whatever may stand around a number or in its place: units, the parts of a date, marks, fixed words
 */
export function passageFault(passage: string, words: Iterable<string>): PassageFault | null {
  const seen = withoutUnseen(passage);
  if (seen.length < PASSAGE_MIN_LENGTH) return "too_short";
  if (seen.length > PASSAGE_MAX_LENGTH) return "too_long";
  const plain = seen.normalize("NFKC").trim();
  if (isPersonalNumber(plain.replace(DASHES, "-"))) return null;
  const rest = [...words]
    .map((word) => word.normalize("NFKC"))
    .filter((word) => word !== "")
    // A shorter one may be a part of a longer one.
    .sort((a, b) => b.length - a.length)
    .reduce((text, word) => text.replaceAll(word, " "), plain)
    .replace(ERA_LETTER, "$1 ")
    .trim();
  const isProgram = PROGRAM_WORD.test(plain) || PROGRAM_WORD.test(rest);
  return isProgram || NUMBERS_AND_SIGNS.test(rest) ? "is_structure" : null;
}

function isPersonalNumber(plain: string): boolean {
  const digits = plain.replace(/\D/g, "").length;
  return digits >= 9 && digits <= 16 && (TELEPHONE.test(plain) || GIVEN_NUMBER.test(plain));
}

const BASE = 1_000_003;

export function printOf(passage: string, hash: (text: string) => string): PassagePrint {
  const { seen } = seenText(passage);
  let sum = 0;
  for (let at = 0; at < seen.length; at += 1) sum = step(sum, seen.charCodeAt(at));
  return { length: seen.length, sum: sum >>> 0, sha256: hash(seen) };
}

function step(sum: number, code: number): number {
  return (Math.imul(sum, BASE) + code) | 0;
}

/** Where the passage stands, from the left, without overlaps. */
function placesOf(text: string, print: PassagePrint, hash: (text: string) => string): number[] {
  const { length } = print;
  const found: number[] = [];
  if (length === 0 || text.length < length) return found;
  // What the code unit that leaves the window had become in the sum.
  let leaving = 1;
  for (let i = 1; i < length; i += 1) leaving = Math.imul(leaving, BASE);
  let sum = 0;
  let free = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (at >= length) sum = (sum - Math.imul(text.charCodeAt(at - length), leaving)) | 0;
    sum = step(sum, text.charCodeAt(at));
    const start = at - length + 1;
    if (start < free || sum >>> 0 !== print.sum) continue;
    if (hash(text.slice(start, at + 1)) !== print.sha256) continue;
    found.push(start);
    free = at + 1;
  }
  return found;
}

/** The text with `instead` wherever the passage is read in it; the same text where it is not. */
export function withoutPassage(
  text: string,
  print: PassagePrint,
  instead: string,
  hash: (text: string) => string,
): string {
  const rest = withoutRead(text, print, instead, hash);
  const { seen, placeOf } = seenText(rest);
  const found = placesOf(seen, print, hash);
  const cuts = found.map((start) => ({ from: placeOf(start), to: placeOf(start + print.length), instead }));
  if (seen === rest || cuts.length > 0) return replaced(rest, cuts);
  // The print of an earlier version may be of a passage with something unseen in it.
  return replaced(
    rest,
    placesOf(rest, print, hash).map((start) => ({ from: start, to: start + print.length, instead })),
  );
}

/** The same where readings stand between or behind its characters, or were copied with them. */
function withoutRead(
  text: string,
  print: PassagePrint,
  instead: string,
  hash: (text: string) => string,
): string {
  let rest = text;
  for (const way of [0, 1]) {
    const readings = readingsIn(rest);
    const read = waysToRead(rest, readings)[way];
    if (readings.length === 0 || read === undefined) return rest;
    const { seen, placeOf } = seenText(read.text);
    const at = (index: number) => read.places[placeOf(index)] ?? rest.length;
    const cuts = placesOf(seen, print, hash).flatMap((start) =>
      cutsOf({ from: at(start), to: at(start + print.length - 1) + 1 }, readings, instead),
    );
    rest = replaced(rest, cuts);
  }
  return rest;
}

function replaced(text: string, cuts: readonly Cut[]): string {
  let end = 0;
  let kept = "";
  for (const { from, to, instead } of cuts.toSorted((a, b) => a.from - b.from)) {
    if (to <= end) continue;
    kept += text.slice(end, from) + instead;
    end = to;
  }
  return end === 0 ? text : kept + text.slice(end);
}
