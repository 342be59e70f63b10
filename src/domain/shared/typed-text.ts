/**
 * Text as it may be kept. Word, spreadsheets and web pages bring characters along that nobody sees: control characters
 * break XML for ever, and those that turn the reading direction make a text read as another one.
 */

/** Line breaks of other systems; U+000B is Word's line break inside a paragraph. */
const LINE_BREAKS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/** Control characters but tab and line feed, the byte order mark, annotation marks, code points that are no characters. */
const CONTROLS = /(?![\t\n])[\p{Cc}\u{FEFF}\u{FFF9}-\u{FFFB}\p{Noncharacter_Code_Point}]/gu;

/** Whatever takes no room at all: zero-width spaces and joiners, soft hyphens, controls of direction, fillers, tags. */
const UNSEEN = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** Variation selectors choose the shape of the character before them: 葛󠄀 is another glyph than 葛. */
const UNSEEN_BUT_SHAPES = /(?!\p{Variation_Selector})[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** A joiner between two pictures makes one of them: 👨‍👩. It is found together with the picture before it. */
const JOINED_OR_UNSEEN = new RegExp(
  `([\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\u{FE0F}]\\u{200D}(?=\\p{Extended_Pictographic}))|${UNSEEN_BUT_SHAPES.source}`,
  "gu",
);

/** What XML 1.0 has no place for, escaped or not (the production Char). */
const NOT_IN_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** No NUL, no replacement character, no half of a surrogate pair: what is stored is what was meant. */
export function isWholeText(text: string): boolean {
  return text.isWellFormed() && !text.includes("\u0000") && !text.includes("\uFFFD");
}

/** Text of one line or many: line breaks as \n, without control characters and without what nobody sees. */
export function cleanText(text: string): string {
  return withoutInvisible(text.replace(LINE_BREAKS, "\n").replace(CONTROLS, ""));
}

/** A text must not read as another one, and is found by what is read: what shapes a character or joins a picture stays. */
export function withoutInvisible(text: string): string {
  return text.replace(JOINED_OR_UNSEEN, (_, joined: string | undefined) => joined ?? "");
}

/** Every text of a value, however deep; the names of its properties stay. */
export function cleanTexts<T>(value: T): T {
  if (typeof value === "string") return cleanText(value) as T;
  if (Array.isArray(value)) return value.map(cleanTexts) as T;
  if (value === null || typeof value !== "object" || !isPlain(value)) return value;
  // Without a prototype where it had none: `__proto__` of a form is a field like any other.
  const copy: Record<string, unknown> = Object.create(Object.getPrototypeOf(value));
  for (const [name, part] of Object.entries(value)) {
    Object.defineProperty(copy, name, {
      value: cleanTexts(part),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return copy as T;
}

/** Figures, addresses and dates: nothing in them is invisible. */
export function withoutUnseen(text: string): string {
  return cleanText(text).replace(UNSEEN, "");
}

/** What is seen of a text, and where each of its code units stands in the text itself. */
export function seenText(text: string): {
  readonly seen: string;
  readonly placeOf: (index: number) => number;
} {
  if (text.search(UNSEEN) === -1) return { seen: text, placeOf: (index) => index };
  const places: number[] = [];
  let seen = "";
  let from = 0;
  const take = (to: number) => {
    for (let at = from; at < to; at += 1) places.push(at);
    seen += text.slice(from, to);
  };
  for (const { index, 0: unseen } of text.matchAll(UNSEEN)) {
    take(index);
    from = index + unseen.length;
  }
  take(text.length);
  return { seen, placeOf: (index) => places[index] ?? text.length };
}

/** The name of a person, a department or a plan: one line, nothing unseen in it but the shape of a character. */
export function cleanName(text: string): string {
  return cleanText(text)
    .replace(/[\t\n]+/g, " ")
    .replace(UNSEEN_BUT_SHAPES, "")
    .replace(/^[\s\p{Variation_Selector}]+|\s+$/gu, "");
}

/** For the moment of writing XML or HTML: texts that were kept before {@link cleanText} may hold anything. */
export function xmlText(text: string): string {
  return text.replace(NOT_IN_XML, "");
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
