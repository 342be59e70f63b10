/** What is found of what a person may see. Pure. */

import { excerpt, isFound, marked, type Piece, searchWords } from "@/domain/shared/search-text";
import { SEARCH_FIELD_WORDS, SEARCH_GROUPS, type SearchGroupKey } from "@/domain/words/ja/search";
import type { Findable, SearchSource } from "./findable";
import { figureFindables, initiativeFindables, partFindables, planFindables } from "./of-plans";
import {
  assessmentFindables,
  personFindables,
  publicationFindables,
  reportFindables,
  roundFindables,
} from "./of-records";

/** Of a group; the others are counted. */
export const MOST_SHOWN = 20;

export interface SearchHit {
  readonly href: string;
  readonly isPublic: boolean;
  readonly title: readonly Piece[];
  readonly place: string | null;
  /** The field and a line of it, where it was found in one. */
  readonly found: { readonly label: string; readonly pieces: readonly Piece[] } | null;
}

export interface SearchGroup {
  readonly key: SearchGroupKey;
  readonly hits: readonly SearchHit[];
  /** How many there are in all. */
  readonly count: number;
}

const FINDABLES: Readonly<Record<SearchGroupKey, (source: SearchSource) => Findable[]>> = {
  plans: planFindables,
  kpis: (source) => figureFindables(source, false),
  metrics: (source) => figureFindables(source, true),
  parts: partFindables,
  initiatives: initiativeFindables,
  reports: (source) => reportFindables(source, "figures"),
  answers: (source) => reportFindables(source, "initiatives"),
  assessments: assessmentFindables,
  rounds: roundFindables,
  publications: publicationFindables,
  people: personFindables,
};

/** The groups in which something is found, in their order. */
export function search(typed: string, source: SearchSource): SearchGroup[] {
  const words = searchWords(typed);
  return SEARCH_GROUPS.flatMap((key) => {
    const found = FINDABLES[key](source).filter((each) => matches(each, words));
    if (found.length === 0) return [];
    const hits = found.slice(0, MOST_SHOWN).map((each) => hitOf(each, words));
    return [{ key, hits, count: found.length }];
  });
}

function matches({ title, isTitleBeside = false, keys = [], texts }: Findable, words: readonly string[]) {
  const own = [...keys, ...texts.map(([, text]) => text)].filter((text) => text !== "");
  return isFound(words, isTitleBeside ? { own, beside: [title] } : { own: [title, ...own] });
}

function hitOf(
  { title, place, href, isPublic = false, texts }: Findable,
  words: readonly string[],
): SearchHit {
  const found = texts.flatMap(([field, text]) => {
    const pieces = excerpt(text, words);
    return pieces ? [{ label: SEARCH_FIELD_WORDS[field], pieces }] : [];
  });
  return { href, isPublic, title: marked(title, words), place, found: found[0] ?? null };
}
