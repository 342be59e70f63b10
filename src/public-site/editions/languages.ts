/** The languages in which a publication has pages besides Japanese. */
import type { EditionLanguage } from "@/domain/plan/translations";
import { EDITION_WORDS } from "@/domain/words/editions";
import type { PublicWords } from "@/domain/words/public/public-words";

export interface Edition {
  /** The first part of its addresses, and of the plan file's keys. */
  readonly language: EditionLanguage;
  /** For search engines: which readers the pages are for. */
  readonly hreflang: string;
  /** As Open Graph names it: with a place. */
  readonly locale: string;
  readonly words: PublicWords;
}

export const EDITIONS: readonly Edition[] = [
  // There is no subtag for やさしい日本語; a private one keeps it apart from the pages that it was made of.
  { language: "easy", hreflang: "ja-x-easy", locale: "ja_JP", words: EDITION_WORDS.easy },
  { language: "en", hreflang: "en", locale: "en_US", words: EDITION_WORDS.en },
];
