/**
 * A text whose characters have their readings behind them, 市役所《しやくしょ》, as やさしい日本語 is written: a reader sees them above
 * the characters, and copies the characters with them or without.
 */

interface Reading {
  /** Where its characters begin. */
  readonly base: number;
  /** Where it stands itself, brackets included. */
  readonly from: number;
  readonly to: number;
}

export interface Cut {
  readonly from: number;
  readonly to: number;
  readonly instead: string;
}

/** In kana: other words in such brackets are somebody's own. */
const READING = /(?<base>[\p{Script=Han}々〆ヶ]+)《[\p{Script=Hiragana}\p{Script=Katakana}ー・\s]+》/gu;

export function readingsIn(text: string): Reading[] {
  if (!text.includes("《")) return [];
  return [...text.matchAll(READING)].map((found) => {
    const from = found.index + (found.groups?.base ?? "").length;
    return { base: found.index, from, to: found.index + found[0].length };
  });
}

export interface ReadAs {
  readonly text: string;
  /** Where each of its code units stands in the text that was read. */
  readonly places: readonly number[];
}

/** Without the readings; and with them, but for their brackets. */
export function waysToRead(text: string, readings: readonly Reading[]): ReadAs[] {
  const left = [
    (at: number, { from, to }: Reading) => from <= at && at < to,
    (at: number, { from, to }: Reading) => at === from || at === to - 1,
  ];
  return left.map((isLeftOut) => {
    const places = Array.from({ length: text.length }, (_, at) => at).filter(
      (at) => !readings.some((reading) => isLeftOut(at, reading)),
    );
    return { text: places.map((at) => text.charAt(at)).join(""), places };
  });
}

/** What goes where a passage stood: with it each reading of a character that is gone, which would say it all the same. */
export function cutsOf(
  place: { readonly from: number; readonly to: number },
  readings: readonly Reading[],
  instead: string,
): Cut[] {
  let { from, to } = place;
  const beside: Cut[] = [];
  for (const reading of readings) {
    if (reading.base >= to || reading.to <= from) continue;
    if (reading.from > to) beside.push({ from: reading.from, to: reading.to, instead: "" });
    else {
      from = Math.min(from, reading.from);
      to = Math.max(to, reading.to);
    }
  }
  return [{ from, to, instead }, ...beside];
}
