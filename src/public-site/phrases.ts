/**
 * Headings break between phrases, not within a word: 「学習会などの｜数」, never 「学習会な｜どの数」. The places are found when a
 * page is made, and marked by <wbr>, which nobody reads and no search within the page stumbles over; the style allows breaks
 * there alone. Titles, feed and data have the names as they were typed.
 */
import { jaModel, Parser } from "budoux";

const parser = new Parser(jaModel);

/** Headings, card titles and those of groups in tables among them, and the sentence that opens a page. */
const BROKEN = /<(h[1-4]|p class="ld"|th scope="(?:row|col)group")(?:\s[^>]*)?>.*?<\/(?:h[1-4]|p|th)>/gs;
/** Tags and readings (ruby) stay as they are; a text lies between them. */
const NOT_TEXT = /(<ruby.*?<\/ruby>|<[^>]*>)/s;
const ENTITY = /&[#\w]+;/g;
/** Stands for an escaped character while the parser looks at a text: one character, which no page can hold. */
const STAND_IN = "\u{FFFF}";
/** Shorter texts stand in one line on any telephone. */
const ONE_LINE = 12;
/** What belongs to the character before it: the rest of a pair, a variation, a mark. */
const CONTINUES =
  /^(?:[\u{DC00}-\u{DFFF}]|\p{M}|\p{Variation_Selector}|\p{Join_Control}|\p{Emoji_Modifier})/u;

/** によって, における, に関する …: what follows に here is no phrase of its own. */
const AFTER_NI = /^(?:よ[るりっ]|おけ|お[いき]|つい|とっ|関[すし]|対[すし])/;

/** @param markup a whole page, or a part of it */
export function breakHeadings(markup: string): string {
  return markup.replace(BROKEN, (heading) =>
    heading
      .split(NOT_TEXT)
      .map((part) => (part.startsWith("<") ? part : breakPhrases(part)))
      .join(""),
  );
}

function breakPhrases(escaped: string): string {
  const entities = escaped.match(ENTITY) ?? [];
  const text = escaped.replace(ENTITY, STAND_IN);
  if (text.length <= ONE_LINE) return escaped;
  const starts = parser.parseBoundaries(text).filter((at) => !continues(text, at));
  const phrases = [0, ...starts].map((at, index) => text.slice(at, starts[index]));
  let next = 0;
  return phrases.join("<wbr/>").replaceAll(STAND_IN, () => entities[next++] ?? "");
}

function continues(text: string, at: number): boolean {
  const rest = text.slice(at);
  return CONTINUES.test(rest) || (text[at - 1] === "に" && AFTER_NI.test(rest));
}
