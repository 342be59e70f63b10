/**
 * A plan's own texts in the languages of its editions: what is left out stays as the city wrote it. In `easy`
 * (やさしい日本語) a reading stands behind its characters: 目標《もくひょう》.
 */

/** A further language is one more here, a folder of words, and its line in public-site/editions/languages.ts. */
export const EDITION_LANGUAGES = ["easy", "en"] as const;
export type EditionLanguage = (typeof EDITION_LANGUAGES)[number];

export interface PlanTexts {
  readonly name?: string;
  readonly aim?: string;
  readonly siteName?: string;
  readonly publisher?: string;
  readonly contact?: string;
}

export interface PillarTexts {
  readonly catchphrase?: string;
  readonly title?: string;
  /** As many as the pillar has, in its order. */
  readonly vision?: readonly string[];
  readonly outcome?: string;
}

export interface MeasureTexts {
  readonly title?: string;
}

export interface InitiativeTexts {
  readonly text?: string;
}

/** A unit in another language. */
type UnitText = {
  /** As the plan writes it: figures of another unit keep theirs. */
  readonly of: string;
  readonly many: string;
  /** Behind 1: project, where `many` is projects. */
  readonly one?: string;
};

/** Whether a language can say a unit otherwise: signs (%) are no words. */
export function isWordedUnit(unit: string): boolean {
  return /[\p{L}\p{N}]/u.test(unit);
}

export interface KpiTexts {
  readonly name?: string;
  readonly definition?: string;
  readonly rationale?: string;
  readonly units?: readonly UnitText[];
}

export type MetricTexts = Omit<KpiTexts, "rationale">;

/** Each language is left out where the plan has nothing in it. */
export type Translated<T> = { readonly [L in EditionLanguage]?: T };

/** Whether the part says anything in another language: what is changed of its own words has to be said anew there. */
export function isTranslated(part: Translated<object>): boolean {
  return EDITION_LANGUAGES.some((language) => part[language] !== undefined);
}
