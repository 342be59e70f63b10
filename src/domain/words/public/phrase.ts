/**
 * Sentences of an edition in another language. What the city wrote and nobody translated stands within them as it is, and is
 * told apart, so that a page can mark it as Japanese.
 */

/** Words as the city wrote them. */
interface Original {
  readonly original: string;
}
export type Phrase = string | Original;
export type Sentence = readonly Phrase[];

/** say`The target is ${quantity}.` */
export function say(
  texts: TemplateStringsArray,
  ...values: readonly (Phrase | Sentence | number)[]
): Sentence {
  return texts.flatMap((text, index) => [text, ...phrasesOf(values[index])]).filter((part) => part !== "");
}

function phrasesOf(value: Phrase | Sentence | number | undefined): Sentence {
  if (value === undefined) return [];
  if (typeof value === "number") return [String(value)];
  return typeof value === "string" || "original" in value ? [value] : value;
}

/** Several sentences as one. */
export function together(sentences: readonly Sentence[], between: string): Sentence {
  return sentences.flatMap((sentence, index) => (index === 0 ? sentence : [between, ...sentence]));
}

/** The same of single words as well. */
export function listed(parts: readonly (Phrase | Sentence)[], between: string): Sentence {
  return together(parts.map(phrasesOf), between);
}

/** 目標《もくひょう》: the reading (ルビ) of the characters before it. */
const READING = /([\p{Script=Han}々〆ヶ]+)《([^《》]+)》/gu;

export interface Read {
  readonly text: string;
  /** null: it needs none. */
  readonly reading: string | null;
}

/** 目標《もくひょう》は10です in its pieces: 目標, read もくひょう, and what needs no reading. */
export function withReadings(text: string): Read[] {
  const pieces: Read[] = [];
  let end = 0;
  for (const found of text.matchAll(READING)) {
    const [whole, base = "", reading = ""] = found;
    if (found.index > end) pieces.push({ text: text.slice(end, found.index), reading: null });
    pieces.push({ text: base, reading });
    end = found.index + whole.length;
  }
  return end < text.length ? [...pieces, { text: text.slice(end), reading: null }] : pieces;
}

/** Where no reading can stand: a title, what a screen reader says of a picture. */
export function plainText(sentence: Sentence | Phrase): string {
  const phrases = phrasesOf(sentence);
  return phrases
    .map((part) => (typeof part === "string" ? part.replace(READING, "$1") : part.original))
    .join("");
}

interface Run extends Read {
  /** As the city wrote it. */
  readonly isOriginal: boolean;
}

/** Piece by piece, as whoever draws it without its elements needs it. */
export function runsOf(sentence: Sentence | Phrase): Run[] {
  return phrasesOf(sentence).flatMap((part): Run[] =>
    typeof part === "string"
      ? withReadings(part).map((read) => ({ ...read, isOriginal: false }))
      : [{ text: part.original, reading: null, isOriginal: true }],
  );
}
