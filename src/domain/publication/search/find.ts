/**
 * The search of the public side: what somebody asked for, and what of a publication is found by it. How texts and words are
 * folded is the one rule of shared/search-text.ts, by which the staff's search finds as well.
 */
import type { EditionLanguage } from "@/domain/plan/translations";
import { isFoundByKeys, searchKey, searchWords } from "@/domain/shared/search-text";
import { cleanName } from "@/domain/shared/typed-text";
import { readAloud, type Said, type SaidPiece, saidExcerpt, saidPieces, textIn } from "./said-pieces";

/** In the order in which they are shown. */
export const PUBLIC_KINDS = [
  "kpis",
  "metrics",
  "parts",
  "initiatives",
  "reports",
  "answers",
  "assessments",
  "corrections",
] as const;
export type PublicKind = (typeof PUBLIC_KINDS)[number];

/** Something that a public page tells of, before anything is looked for. */
export interface PublicItem {
  readonly kind: PublicKind;
  readonly title: Said;
  /** Where it stands, and of which year it is, in a line. */
  readonly place: Said;
  /** The page within the publication, and where it stands there: `/measures/1-2#t-1-2-1`. */
  readonly route: string;
  /** The title names what it is of, and does not find it alone. */
  readonly isTitleBeside?: true;
  /** What it is found by without being shown: another way to write a year. */
  readonly keys?: readonly string[];
  /** Its own texts besides the title, each with what it is called; "" stands for none. */
  readonly texts: readonly (readonly [label: string, text: Said])[];
}

/** With its texts folded, once for all searches. */
export interface IndexedItem extends PublicItem {
  readonly titleKey: string;
  /** As the title is read aloud: the same where no reading stands in it. */
  readonly readKey: string;
  /** Of `texts`, in their order. */
  readonly textKeys: readonly string[];
  readonly unshownKeys: readonly string[];
}

export function indexed(item: PublicItem): IndexedItem {
  const { title, keys = [], texts } = item;
  return {
    ...item,
    titleKey: searchKey(textIn(title)),
    readKey: searchKey(readAloud(title)),
    textKeys: texts.map(([, text]) => searchKey(textIn(text))),
    unshownKeys: keys.map(searchKey),
  };
}

/** Enough for every name of a plan; a page that was pasted is no search. */
export const MOST_LETTERS = 200;

/** Why nothing was looked for. */
export type SearchFault = "empty" | "too_long" | "only_marks" | "too_often";

export type Asked =
  | { readonly fault: SearchFault; readonly typed: string }
  | { readonly fault: null; readonly typed: string; readonly words: readonly string[] };

/** A sign alone would be found on every page, or on none. */
const READ = /[\p{L}\p{N}]/u;

/** @param q as the address has it; `typed` is what the field shows again, one line of it */
export function askedFor(q: string): Asked {
  const typed = cleanName(q);
  const letters = [...typed];
  if (letters.length > MOST_LETTERS)
    return { fault: "too_long", typed: letters.slice(0, MOST_LETTERS).join("") };
  const all = searchWords(typed);
  if (all.length === 0) return { fault: "empty", typed };
  const words = all.filter((word) => READ.test(word));
  return words.length === 0 ? { fault: "only_marks", typed } : { fault: null, typed, words };
}

/** Of a group; the others are counted. */
export const MOST_SHOWN = 20;

export interface PublicHit {
  readonly route: string;
  readonly title: readonly SaidPiece[];
  readonly place: Said;
  /** The line in which it was found, and what the text is called that has it; null where the title alone has it. */
  readonly found: { readonly label: string; readonly pieces: readonly SaidPiece[] } | null;
}

export interface PublicGroup {
  readonly kind: PublicKind;
  readonly hits: readonly PublicHit[];
  /** How many there are in all. */
  readonly count: number;
}

/** The groups in which something is found, in their order; within one, what is called so comes first. */
export function findPublic(items: readonly IndexedItem[], words: readonly string[]): PublicGroup[] {
  const found = Map.groupBy(
    items.filter((item) => matches(item, words)),
    ({ kind }) => kind,
  );
  return PUBLIC_KINDS.flatMap((kind) => {
    const ofKind = found.get(kind);
    if (!ofKind) return [];
    const ranked = ofKind
      .map((item) => ({ item, rank: rankOf(item, words) }))
      .sort((one, other) => one.rank - other.rank);
    const hits = ranked.slice(0, MOST_SHOWN).map(({ item }) => hitOf(item, words));
    return [{ kind, hits, count: ofKind.length }];
  });
}

function matches(item: IndexedItem, words: readonly string[]): boolean {
  const { titleKey, readKey, textKeys, unshownKeys, isTitleBeside } = item;
  const own = [...textKeys, ...unshownKeys];
  const titles = [titleKey, readKey];
  return isTitleBeside
    ? isFoundByKeys(words, { own, beside: titles })
    : isFoundByKeys(words, { own: [...titles, ...own], beside: [] });
}

/** It is called so; its name begins so; its name has every word; it is found in its texts. */
function rankOf({ titleKey }: IndexedItem, words: readonly string[]): number {
  const whole = words.join("");
  if (titleKey === whole) return 0;
  if (titleKey.startsWith(whole)) return 1;
  return words.every((word) => titleKey.includes(word)) ? 2 : 3;
}

function hitOf(item: IndexedItem, words: readonly string[]): PublicHit {
  const { route, title, place, texts, textKeys } = item;
  // The text that has most of the words tells best why it was found.
  const has = textKeys.map((key) => words.filter((word) => key.includes(word)).length);
  const [label, text] = texts[has.indexOf(Math.max(1, ...has))] ?? ["", ""];
  const pieces = saidExcerpt(text, words);
  return { route, title: saidPieces(title, words), place, found: pieces && { label, pieces } };
}

/** To whoever asks too often: what was typed stands in the field again, and nothing was looked for. */
export function askedTooOften(q: string): SearchResult {
  return { asked: { fault: "too_often", typed: askedFor(q).typed }, groups: [] };
}

export interface SearchResult {
  readonly asked: Asked;
  readonly groups: readonly PublicGroup[];
}

/** What a kind is called: in Japanese by the plan that leads. */
export type KindWords = Readonly<Record<PublicKind, string>>;

/** The languages in which a publication is searched: Japanese, and those of its editions. */
export type SearchLanguage = "ja" | EditionLanguage;

/** What a publication is searched in, in one language. */
export interface Searchable {
  /** The page around what is found, as it is written out. */
  readonly before: string;
  readonly after: string;
  readonly kinds: KindWords;
  readonly items: readonly IndexedItem[];
}

export type Searchables = Readonly<Record<SearchLanguage, Searchable>>;

export function searchIn({ items }: Pick<Searchable, "items">, q: string): SearchResult {
  const asked = askedFor(q);
  return { asked, groups: asked.fault === null ? findPublic(items, asked.words) : [] };
}
