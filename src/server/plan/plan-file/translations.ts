/** What a plan file says in the languages of the editions: `easy:` and `en:` of the plan and its parts. */
import type { z } from "zod";
import { EDITION_LANGUAGES, type EditionLanguage } from "@/domain/plan/translations";
import { list, optional, scalar, section, withoutBlanks } from "./shapes";
import { MAX_TEXT, readName, readText } from "./values";

const TEXT = `文字（1行、${MAX_TEXT}字以内）`;
/** Readings stand within a unit. */
const MAX_UNIT = 60;

const text = optional(scalar(TEXT, readText));
const name = optional(scalar(TEXT, readName));
const unit = scalar<string>(`単位（1～${MAX_UNIT}字）`, (found) => {
  const read = readText(found);
  return read !== undefined && read.length <= MAX_UNIT ? read : undefined;
});
/** An empty list says no more than none. */
const lines = list(scalar(TEXT, readText)).transform((found) => (found.length === 0 ? undefined : found));
const units = list(section({ of: unit, many: unit, one: optional(unit) }).transform(withoutBlanks)).transform(
  (found) => (found.length === 0 ? undefined : found),
);

/** The same keys for each language; one that says nothing is left out. */
function inLanguages<S extends z.ZodRawShape>(shape: S) {
  const said = section(shape).transform((found) => {
    const kept = withoutBlanks(found);
    return Object.keys(kept).length === 0 ? undefined : kept;
  });
  const each = EDITION_LANGUAGES.map((language) => [language, optional(said)] as const);
  return Object.fromEntries(each) as Record<EditionLanguage, ReturnType<typeof optional<typeof said>>>;
}

export const PLAN_TEXTS = inLanguages({ name, aim: text, siteName: name, publisher: name, contact: text });
export const PILLAR_TEXTS = inLanguages({ catchphrase: text, title: text, vision: lines, outcome: text });
export const MEASURE_TEXTS = inLanguages({ title: text });
export const INITIATIVE_TEXTS = inLanguages({ text });
export const METRIC_TEXTS = inLanguages({ name, definition: text, units });
export const KPI_TEXTS = inLanguages({ name, definition: text, rationale: text, units });
