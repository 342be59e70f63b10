/** The words of every edition, by its language. */
import type { EditionLanguage } from "@/domain/plan/translations";
import { EASY_JAPANESE } from "./easy/words";
import { ENGLISH } from "./en/words";
import type { PublicWords } from "./public/public-words";

export const EDITION_WORDS: Readonly<Record<EditionLanguage, PublicWords>> = {
  easy: EASY_JAPANESE,
  en: ENGLISH,
};
