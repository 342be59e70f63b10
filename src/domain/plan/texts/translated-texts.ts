/** What a version of a plan says otherwise in another language, and what a change of its own words leaves behind there. */
import {
  type Initiative,
  type Kpi,
  listKpis,
  type Measure,
  type Metric,
  type Pillar,
  type PlanDefinition,
} from "@/domain/plan/definition";
import { listInitiatives } from "@/domain/plan/initiatives";
import { listMetrics, mapMetrics } from "@/domain/plan/metrics";
import { type PillarPair, pairedPillars } from "@/domain/plan/places";
import {
  EDITION_LANGUAGES,
  type EditionLanguage,
  isWordedUnit,
  type Translated,
} from "@/domain/plan/translations";
import { sameData } from "@/domain/shared/same-data";
import type { TextDifference } from "./text-difference";

type Part = Translated<object>;

/** A part that is in both versions. */
interface PartPair {
  readonly was: Part;
  readonly is: Part;
}

const NONE = "—";

/** One text for each language: a line for every word that is said otherwise now, behind what the plan itself says. */
export function translatedDifferences(
  before: PlanDefinition,
  after: PlanDefinition,
  pairs: readonly PillarPair[],
): TextDifference[] {
  const parts = partsOfBoth(before, after, pairs);
  return EDITION_LANGUAGES.flatMap((language) => {
    const lines = parts.flatMap((pair) => linesOf(pair, language));
    if (lines.length === 0) return [];
    const said = (side: "was" | "is") => lines.map((line) => `${line.original}: ${line[side]}`).join("\n");
    return [{ path: language, before: said("was"), after: said("is") }];
  });
}

/** What comes or goes is told as that, with all its words. */
function partsOfBoth(
  before: PlanDefinition,
  after: PlanDefinition,
  pairs: readonly PillarPair[],
): PartPair[] {
  const both = ({ was, is }: { readonly was: Part | null; readonly is: Part | null }) =>
    was && is ? [{ was, is }] : [];
  const known = new Map(listKpis(before).map(({ kpi }) => [kpi.id, kpi]));
  const lines = initiativesById(before);
  const metrics = metricsById(before);
  return [
    { was: before, is: after },
    ...pairs.flatMap((pillar) => [...both(pillar), ...pillar.measures.flatMap(both)]),
    ...listInitiatives(after).flatMap(({ initiative }) =>
      both({ was: lines.get(initiative.id) ?? null, is: initiative }),
    ),
    ...listKpis(after).flatMap(({ kpi }) => both({ was: known.get(kpi.id) ?? null, is: kpi })),
    ...listMetrics(after).flatMap(({ metric }) => both({ was: metrics.get(metric.id) ?? null, is: metric })),
  ];
}

/** One that has moved is the same initiative still. */
function initiativesById(plan: PlanDefinition): ReadonlyMap<string, Initiative> {
  return new Map(listInitiatives(plan).map(({ initiative }) => [initiative.id, initiative]));
}

function metricsById(plan: PlanDefinition): ReadonlyMap<string, Metric> {
  return new Map(listMetrics(plan).map(({ metric }) => [metric.id, metric]));
}

function linesOf({ was, is }: PartPair, language: EditionLanguage) {
  const [old, now] = [spoken(was, language), spoken(is, language)];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((key) => {
    const [first, then] = [old.get(key), now.get(key)];
    if (first?.text === then?.text) return [];
    return [{ original: (then ?? first)?.original ?? key, was: first?.text ?? NONE, is: then?.text ?? NONE }];
  });
}

/** The texts of a part in a language, each with the plan's own; of units each by itself. */
function spoken(part: Part, language: EditionLanguage) {
  const texts = Object.entries(part[language] ?? {}).flatMap(([key, text]: [string, unknown]) =>
    key === "units"
      ? ((part as Kpi | Metric)[language]?.units ?? []).map(
          ({ of, many, one }) => [`unit ${of}`, of, one === undefined ? many : `${one} / ${many}`] as const,
        )
      : [[key, named(part, key), inOneLine(text)] as const],
  );
  return new Map(texts.map(([key, original, text]) => [key, { original, text }]));
}

/** The plan's own word: what the public pages say of themselves stands in `publication`. */
function ownWord(part: Part, key: string): unknown {
  const words = part as { readonly [key: string]: unknown };
  return words[key] ?? (words.publication as { readonly [key: string]: unknown } | undefined)?.[key];
}

/** By what a text is known: itself; a long one by its beginning, and by whose it is. */
function named(part: Part, key: string): string {
  const text = inOneLine(ownWord(part, key));
  if ([...text].length <= LONGEST_LABEL) return text;
  const beginning = `${[...text].slice(0, LONGEST_LABEL).join("")}…`;
  const name = "name" in part && key !== "name" && !("startFy" in part) ? `${part.name}：` : "";
  return `${name}${beginning}`;
}
const LONGEST_LABEL = 30;

function inOneLine(text: unknown): string {
  return Array.isArray(text) ? text.join(" / ") : String(text ?? NONE);
}

/**
 * The edited plan without what other languages said of words that are others now: else a page would tell what nobody
 * promises any more. Words that are those in force again have again what is said of them. A unit goes by the word that it
 * translates, and needs no such care.
 */
export function withoutStaleTexts(
  before: PlanDefinition,
  after: PlanDefinition,
  pairs: readonly PillarPair[],
  inForce: PlanDefinition = before,
): PlanDefinition {
  const [was, source] = [partsIn(before, pairs), partsIn(inForce, pairedPillars(inForce, after))];
  const fresh = <T extends Part>(find: (parts: PartsIn) => Part | null, is: T): T =>
    freshened(find(was), is, find(source));
  const kpis = (list: readonly Kpi[]) => list.map((kpi) => fresh(({ byId }) => byId(kpi.id), kpi));
  const initiatives = (list: readonly Initiative[]) =>
    list.map((each) => fresh(({ byId }) => byId(each.id), each));
  const pillars = after.pillars.map((pillar) => {
    const measures = pillar.measures.map((measure) =>
      fresh(({ measureOf }) => measureOf(measure), {
        ...measure,
        kpis: kpis(measure.kpis),
        initiatives: initiatives(measure.initiatives),
      }),
    );
    return fresh(({ pillarOf }) => pillarOf(pillar), { ...pillar, kpis: kpis(pillar.kpis), measures });
  });
  const plan = fresh(({ whole }) => whole, { ...after, kpis: kpis(after.kpis), pillars });
  return mapMetrics(plan, (list) => list.map((metric) => fresh(({ byId }) => byId(metric.id), metric)));
}

/** What the parts of another version are in this one. */
interface PartsIn {
  readonly whole: PlanDefinition;
  readonly byId: (id: string) => Part | null;
  readonly pillarOf: (other: Pillar) => Pillar | null;
  readonly measureOf: (other: Measure) => Measure | null;
}

function partsIn(plan: PlanDefinition, pairs: readonly PillarPair[]): PartsIn {
  const known = new Map<string, Part>([
    ...listKpis(plan).map(({ kpi }) => [kpi.id, kpi] as const),
    ...initiativesById(plan),
    ...metricsById(plan),
  ]);
  const measures = pairs.flatMap((pair) => pair.measures);
  return {
    whole: plan,
    byId: (id) => known.get(id) ?? null,
    pillarOf: (other) => pairs.find(({ is }) => is === other)?.was ?? null,
    measureOf: (other) => measures.find(({ is }) => is === other)?.was ?? null,
  };
}

function freshened<T extends Part>(was: Part | null, is: T, source: Part | null): T {
  if (was === null) return is;
  let part = is;
  for (const language of EDITION_LANGUAGES) {
    const { [language]: texts = {}, ...rest } = part;
    const isSame = (other: Part, key: string) => sameData(ownWord(other, key), ownWord(is, key));
    const kept = Object.entries(texts).filter(([key]) => isSame(was, key));
    const again = Object.entries(source?.[language] ?? {}).filter(
      ([key]) => source !== null && !isSame(was, key) && isSame(source, key),
    );
    const all = [...kept, ...again];
    if (sameData(Object.fromEntries(all), texts)) continue;
    // Left out rather than empty, as everywhere.
    part = (all.length === 0 ? rest : { ...part, [language]: Object.fromEntries(all) }) as T;
  }
  return part;
}

/** A text that a language leaves in Japanese from a change on. */
export interface UntranslatedText {
  readonly language: EditionLanguage;
  readonly text: string;
  /** Of a unit: the name of what is counted in it; null for any other text. */
  readonly unitOf: string | null;
}

/** Texts that a change leaves without the translation that they had, language by language, in the plan's order. */
export function newlyUntranslated(before: PlanDefinition, after: PlanDefinition): UntranslatedText[] {
  const parts = partsOfBoth(before, after, pairedPillars(before, after));
  return EDITION_LANGUAGES.flatMap((language) =>
    parts.flatMap((pair) => [...wordsLost(pair, language), ...unitsLost(pair, language)]),
  );
}

function wordsLost({ was, is }: PartPair, language: EditionLanguage): UntranslatedText[] {
  const said: object = is[language] ?? {};
  return Object.keys(was[language] ?? {})
    .filter((key) => key !== "units" && !Object.hasOwn(said, key))
    .filter((key) => isThere(ownWord(is, key)) && !sameData(ownWord(was, key), ownWord(is, key)))
    .map((key) => ({ language, text: named(is, key), unitOf: null }));
}

/** Of what a language speaks of at all: years of before keep their unit, and need its word as well. */
function unitsLost({ was, is }: PartPair, language: EditionLanguage): UntranslatedText[] {
  if (!("unit" in was && "unit" in is)) return [];
  const [old, now] = [was, is] as [Kpi | Metric, Kpi | Metric];
  if (old[language] === undefined && now[language] === undefined) return [];
  const known = unsaidUnits(old, language);
  return unsaidUnits(now, language)
    .filter((unit) => !known.includes(unit))
    .map((unit) => ({ language, text: unit, unitOf: now.name }));
}

function unsaidUnits(part: Kpi | Metric, language: EditionLanguage): string[] {
  const said = part[language]?.units ?? [];
  return unitsOf(part).filter((unit) => isWordedUnit(unit) && !said.some(({ of }) => of === unit));
}

/** The unit of today, and those of the years before. */
function unitsOf(part: Kpi | Metric): string[] {
  const earlier = "earlier" in part ? (part.earlier ?? []) : [];
  return [...new Set([part.unit, ...earlier.map(({ unit }) => unit)])];
}

function isThere(own: unknown): boolean {
  return own !== null && own !== undefined && String(own) !== "";
}

export interface TextInLanguages {
  /** As the plan itself says it. */
  readonly original: string;
  /** null: it stands in Japanese there. */
  readonly said: Readonly<Record<EditionLanguage, string | null>>;
}

const WORDS = {
  plan: ["name", "aim", "siteName", "publisher", "contact"],
  pillar: ["catchphrase", "title", "vision", "outcome"],
  measure: ["title"],
  initiative: ["text"],
  kpi: ["name", "definition", "rationale"],
  metric: ["name", "definition"],
} as const;

/** Everything of a plan that can be said in other languages, with what is said, in the plan's order. */
export function textsInLanguages(plan: PlanDefinition): TextInLanguages[] {
  const rows = (part: Part, words: readonly string[]): TextInLanguages[] => {
    const texts = EDITION_LANGUAGES.map((language) => [language, spoken(part, language)] as const);
    const units = "unit" in part ? unitsOf(part as Kpi | Metric).filter(isWordedUnit) : [];
    return [
      ...words.map((word) => [word, ownWord(part, word)] as const),
      ...units.map((unit) => [`unit ${unit}`, unit] as const),
    ]
      .filter(([, own]) => isThere(own))
      .map(([key, own]) => ({
        original: inOneLine(own),
        said: Object.fromEntries(
          texts.map(([language, said]) => [language, said.get(key)?.text ?? null]),
        ) as TextInLanguages["said"],
      }));
  };
  const kpis = (list: readonly Kpi[]) => list.flatMap((kpi) => rows(kpi, WORDS.kpi));
  const metrics = (list: readonly Metric[] = []) => list.flatMap((metric) => rows(metric, WORDS.metric));
  return [
    ...rows(plan, WORDS.plan),
    ...kpis(plan.kpis),
    ...metrics(plan.metrics),
    ...plan.pillars.flatMap((pillar) => [
      ...rows(pillar, WORDS.pillar),
      ...kpis(pillar.kpis),
      ...metrics(pillar.metrics),
      ...pillar.measures.flatMap((measure) => [
        ...rows(measure, WORDS.measure),
        ...measure.initiatives.flatMap((initiative) => [
          ...rows(initiative, WORDS.initiative),
          ...metrics(initiative.metrics),
        ]),
        ...kpis(measure.kpis),
        ...metrics(measure.metrics),
      ]),
    ]),
  ];
}
