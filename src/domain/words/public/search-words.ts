/** What the search of the public site says, on its page and about what it found. */
import type { KindWords, SearchFault } from "@/domain/publication/search/find";

export interface SearchWords {
  /** The page, the field and its button. */
  readonly title: string;
  /** The page as a list of all there is, where nobody can answer a search. */
  readonly index: string;
  /** For search engines and previews of a link. */
  readonly description: string;
  readonly hint: string;
  /** Why nothing was looked for. */
  readonly faults: Readonly<Record<SearchFault, string>>;
  /** How many were found, around what was typed: it is nobody's sentence. */
  readonly found: (typed: string, count: number) => readonly [before: string, typed: string, after: string];
  readonly nothingHint: string;
  /** Of a group that is longer than what is shown of it. @param count those left out */
  readonly more: (count: number) => string;
  /** Over a group. */
  readonly group: (kind: string, count: number) => string;
  /** Between what a text is called and the text. */
  readonly colon: string;
  /** While nothing can be answered. */
  readonly away: { readonly title: string; readonly text: string };
}

/** What an edition needs beside it to name what is found: labels of texts that only the search puts before them. */
export interface EditionSearchWords extends SearchWords {
  readonly kinds: KindWords;
  readonly plan: string;
  readonly aim: string;
  readonly missingNote: string;
  readonly opinionBy: string;
  /** A change that was published, in the city's own sentence. */
  readonly ownSentence: string;
}
