/**
 * Headings break between phrases, not within a word: 「学習会などの｜数」, never 「学習会な｜どの数」. The places are found when a
 * page is made, and marked by <wbr>, which nobody reads and no search within the page stumbles over; the style allows breaks
 * there alone. Titles, feed and data have the names as they were typed.
 * What must stay in one line stands in <bdi>, which says nothing of it: a stop (公開の停止) looks through it as through <wbr>.
 * In やさしい日本語 all text of a page breaks so, over its readings too. In every language a mark stays with its word: 「○ 達成」.
 */
import { jaModel, Parser } from "budoux";
import { JUDGEMENT_WORDS } from "@/domain/words/ja/reports/judgement";
import { EDITIONS } from "./editions/languages";

const parser = new Parser(jaModel);

/** Headings, card titles and those of groups in tables among them, and the sentence that opens a page. */
const BROKEN = /<(h[1-4]|p class="ld"|th scope="(?:row|col)group")(?:\s[^>]*)?>.*?<\/(?:h[1-4]|p|th)>/gs;
/** Tags, and what is no running text: it stays as it is, as the banner of an archived page does, which is known by its form. */
const NOT_TEXT =
  /(<(?:head|svg|pre|code)\b.*?<\/(?:head|svg|pre|code)>|<div class="old">.*?<\/div>|<(?!\/?(?:ruby|rt)>)[^>]*>)/s;
/** A text's smallest parts: characters with their reading, an escaped character, a character. */
const UNIT = /<ruby>(.*?)<rt>.*?<\/rt><\/ruby>|&[#\w]+;|./gsu;
/** Stands for an escaped character while the parser looks at a text: one character, which no page can hold. */
const STAND_IN = "\u{FFFF}";
/** Shorter texts stand in one line on any telephone. */
const ONE_LINE = 12;
/** What belongs to the character before it: the rest of a pair, a variation, a mark, what closes. */
const CONTINUES =
  /^(?:[、。）」』”)]|[\u{DC00}-\u{DFFF}]|\p{M}|\p{Variation_Selector}|\p{Join_Control}|\p{Emoji_Modifier})/u;

/** によって, における, に関する …: what follows に here is no phrase of its own. */
const AFTER_NI = /^(?:よ[るりっ]|おけ|お[いき]|つい|とっ|関[すし]|対[すし])/;

/** 令和7年度, 2026年3月, 第1期, 13,900枚: no line ends within. */
const UNDIVIDED =
  /（?(?:(?:令和|平成|昭和)(?:\d+|元)年度?|\d+年度?(?:\d+月(?:\d+日)?)?|\d+月\d+日|第\d+.|\d[\d,.]*[^\d\s])/gu;

interface Unit {
  readonly markup: string;
  /** As the parser sees it. */
  readonly text: string;
}

/** @param markup a whole page, or a part of it */
export function breakHeadings(markup: string): string {
  return markup.replace(BROKEN, (heading) =>
    eachText(heading, (text) => {
      const phrases = phrasesOf(text);
      return phrases.reduce((sum, { length }) => sum + length, 0) <= ONE_LINE
        ? text
        : phrases.map(markupOf).join("<wbr/>");
    }),
  );
}

/** All text of a page in やさしい日本語. */
export function breakEasy(page: string): string {
  return eachText(page, (text) => phrasesOf(text).map(held).join("<wbr/>"));
}

function eachText(markup: string, change: (text: string) => string): string {
  return markup
    .split(NOT_TEXT)
    .map((part, index) => (index % 2 === 1 || part === "" ? part : change(part)))
    .join("");
}

function phrasesOf(markup: string): Unit[][] {
  const units = [...markup.matchAll(UNIT)].map(([whole, base]) => ({
    markup: whole,
    text: base ?? (whole.startsWith("&") && whole.length > 1 ? STAND_IN : whole),
  }));
  const starts = startsIn(units.map(({ text }) => text).join(""));
  const phrases: Unit[][] = [[]];
  let at = 0;
  for (const unit of units) {
    if (starts.has(at)) phrases.push([]);
    phrases.at(-1)?.push(unit);
    at += unit.text.length;
  }
  return phrases;
}

function startsIn(text: string): ReadonlySet<number> {
  const found = parser.parseBoundaries(text).filter((at) => !continues(text, at));
  // な｜おす: one letter by itself is no phrase.
  const whole = found.filter(
    (at, index) => at - (found[index - 1] ?? 0) > 1 || !/\p{Script=Hira}/u.test(text[at - 1] ?? ""),
  );
  const ranges = [...text.matchAll(/～(?=\d)/g)].map(({ index }) => index + 1);
  const starts = new Set([...whole, ...ranges]);
  for (const { index, 0: whole } of text.matchAll(UNDIVIDED))
    for (let at = index + 1; at < index + whole.length; at += 1) starts.delete(at);
  return starts;
}

/** A text in its phrases, for whoever sets its lines. */
export function phrasesOfText(text: string): string[] {
  const starts = [...startsIn(text)].sort((a, b) => a - b);
  return [0, ...starts].map((at, index) => text.slice(at, starts[index]));
}

function continues(text: string, at: number): boolean {
  const rest = text.slice(at);
  return CONTINUES.test(rest) || (text[at - 1] === "に" && AFTER_NI.test(rest));
}

function markupOf(phrase: readonly Unit[]): string {
  return phrase.map(({ markup }) => markup).join("");
}

/** A longer phrase may break as it must: it could stand out of a narrow column. */
const LONGEST = 14;

/** Browsers end a line beside a reading also where the style forbids it: a phrase that has one is held together by itself. */
function held(phrase: readonly Unit[]): string {
  const markup = markupOf(phrase);
  const hasReading = phrase.length > 1 && markup.includes("<ruby>");
  return hasReading && phrase.length <= LONGEST ? `<bdi>${markup}</bdi>` : markup;
}

const MARKS = [JUDGEMENT_WORDS, ...EDITIONS.map(({ words }) => words.marks)]
  .flatMap((words) => Object.values(words))
  .map(({ symbol, word }) => `${symbol} ${word}`);
/** In running text, with the quotes around it: a mark that stands by itself is held by its own style. */
const MARK = new RegExp(`[「“]?(?:${MARKS.join("|")})[」”]?`, "g");

/** Marks stay with their words, on the whole page. */
export function holdMarks(page: string): string {
  return eachText(page, (text) => text.replace(MARK, "<bdi>$&</bdi>"));
}

export function breakPage(page: string, isEasy: boolean): string {
  return holdMarks(isEasy ? breakEasy(page) : breakHeadings(page));
}
