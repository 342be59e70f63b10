/**
 * Definitions in time. A KPI's terms are a sequence of editions, each in force from a fiscal year on: a year is judged,
 * paced, drawn and printed by the edition in force for that year, and a later one never touches it.
 */
import { type DecimalString, decimal, toDecimalString } from "@/domain/shared/decimal";
import { addYears, type FiscalYear } from "@/domain/shared/fiscal-year";
import { sameData } from "@/domain/shared/same-data";
import type {
  ChangedPart,
  DefinitionChange,
  EarlierTerms,
  GuideMethod,
  ImprovementReference,
  Kpi,
  KpiTerms,
  PlanDefinition,
} from "./definition";
import { lowestOf } from "./lowest";

/** The names of the terms, in the order in which a change of them is told. */
export const TERMS = [
  "definition",
  "unit",
  "scale",
  "decimals",
  "direction",
  "aggregation",
  "upperLimit",
  "lowest",
  "baseline",
  "target",
] as const satisfies readonly (keyof KpiTerms)[];

/**
 * Terms that say what the number is: another one is a break in the line. Another text of what is counted is none by itself:
 * only the office knows whether the numbers can still be compared, and says so by the unit or the way of counting.
 */
export const BREAKING_TERMS = [
  "unit",
  "scale",
  "direction",
  "aggregation",
] as const satisfies readonly (keyof KpiTerms)[];
export type BreakingTerm = (typeof BREAKING_TERMS)[number];

/** One edition of a KPI's terms. */
export interface Edition {
  /** 1, 2, 3 … */
  readonly no: number;
  /** The first fiscal year it is in force for; null: from the beginning. */
  readonly from: FiscalYear | null;
  /** The last one; null: still in force. */
  readonly until: FiscalYear | null;
  readonly terms: KpiTerms;
}

type Edited = KpiTerms & Pick<Kpi, "earlier">;

/** The terms and nothing else of whatever has them. */
export function termsOf(kpi: KpiTerms): KpiTerms {
  const { definition, unit, scale, decimals, direction, aggregation, upperLimit, lowest, baseline, target } =
    kpi;
  const counted = definition === undefined ? {} : { definition };
  const bounds = lowest === undefined ? { upperLimit } : { upperLimit, lowest };
  return { ...counted, unit, scale, decimals, direction, aggregation, ...bounds, baseline, target };
}

/** Every edition, ascending; at least one. */
export function editionsOf(kpi: Edited): Edition[] {
  const earlier = kpi.earlier ?? [];
  return [...earlier, null].map((each, index) => {
    const before = earlier[index - 1];
    return {
      no: index + 1,
      from: before === undefined ? null : addYears(before.until, 1),
      until: each?.until ?? null,
      terms: termsOf(withDefinition(each ?? kpi, definitionIn(kpi, index))),
    };
  });
}

/** What was counted in an edition: where it says nothing of it, what the next one says. */
function definitionIn(kpi: Edited, index: number): string | null | undefined {
  const says = kpi.earlier?.slice(index).find(({ definition }) => definition !== undefined);
  return (says ?? kpi).definition;
}

function withDefinition(terms: KpiTerms, definition: string | null | undefined): KpiTerms {
  return definition === undefined ? terms : { ...terms, definition };
}

/** The edition in force for a fiscal year. */
export function editionInYear(kpi: Edited, fy: FiscalYear): Edition {
  const editions = editionsOf(kpi);
  const inForce = editions.find(({ until }) => until === null || fy <= until);
  // The last edition has no end, so one is always found.
  return inForce ?? (editions.at(-1) as Edition);
}

/** The KPI as it is read in that year: its identity and words of today, its terms of then. */
export function kpiInYear<K extends Edited>(kpi: K, fy: FiscalYear): K {
  if (!kpi.earlier?.length) return kpi;
  // A term that the edition does not say is not today's.
  return { ...kpi, lowest: undefined, ...editionInYear(kpi, fy).terms };
}

/** The term that a changed part is of: the year of a target is the target's. undefined for a part that is none. */
export function termOf(what: ChangedPart): (typeof TERMS)[number] | undefined {
  const name = what === "baselineFy" ? "baseline" : what === "targetFy" ? "target" : what;
  return TERMS.find((term) => term === name);
}

/** Whether what is counted was ever said of the KPI: words where there were none change no figure's meaning. */
export function wasDefined(kpi: Edited): boolean {
  return editionsOf(kpi).some(({ terms }) => (terms.definition ?? null) !== null);
}

/** Which terms differ, in the order of {@link TERMS}. A lowest figure that says what holds anyhow is no difference. */
export function changedTerms(before: KpiTerms, after: KpiTerms): (typeof TERMS)[number][] {
  return TERMS.filter((term) => {
    if (term === "definition") return (before.definition ?? null) !== (after.definition ?? null);
    if (term === "lowest" && lowestOf(before) === lowestOf(after)) return false;
    return !sameData(before[term], after[term]);
  });
}

/** The terms whose change breaks the line, where a new edition begins with that year; empty: no break. */
export function breakInYear(kpi: Edited, fy: FiscalYear): BreakingTerm[] {
  const turn = turnInYear(kpi, fy);
  return turn ? breakBetween(turn.before, turn.after) : [];
}

/** The terms before and after, where a new edition begins with that year. */
export function turnInYear(kpi: Edited, fy: FiscalYear): { before: KpiTerms; after: KpiTerms } | null {
  const editions = editionsOf(kpi);
  const begun = editions.find(({ from }) => from === fy);
  const before = begun && editions[begun.no - 2];
  return begun && before ? { before: before.terms, after: begun.terms } : null;
}

/** The last break of all: before it every year is read in other terms than the KPI's own. null where there is none. */
export function lastBreak(kpi: Edited): { fy: FiscalYear; terms: BreakingTerm[]; before: KpiTerms } | null {
  for (const { from, no } of editionsOf(kpi).toReversed()) {
    const [before] = editionsOf(kpi).slice(no - 2, no - 1);
    const terms = from === null ? [] : breakInYear(kpi, from);
    if (from !== null && before && terms.length > 0) return { fy: from, terms, before: before.terms };
  }
  return null;
}

function breakBetween(before: KpiTerms, after: KpiTerms): BreakingTerm[] {
  return BREAKING_TERMS.filter((term) => before[term] !== after[term]);
}

/**
 * By what the figures of before a decided change are multiplied to be compared with those after it.
 * @returns null where they are not compared; undefined where the change breaks no line
 */
export function factorOf(
  { what, from }: Pick<DefinitionChange, "what" | "from">,
  kpi: Edited | null,
): DecimalString | null | undefined {
  if (kpi === null || from === null) return undefined;
  if (!breakInYear(kpi, from).some((term) => term === what)) return undefined;
  return kpi.earlier?.find(({ until }) => until === from - 1)?.factor ?? null;
}

/**
 * Whether two editions read the same. In another unit the same number is another value; 上昇 has none, and where less is
 * better it is 低下; what is unknown has neither.
 */
function saysTheSame(term: "baseline" | "target", before: KpiTerms, after: KpiTerms): boolean {
  if (!sameData(before[term], after[term])) return false;
  if (term === "target" && after.target.value.kind === "trend") return before.direction === after.direction;
  const isNumber = term === "target" ? after.target.value.kind === "number" : after.baseline.value !== null;
  return !isNumber || before.unit === after.unit;
}

/** The editions after that of a year which promise another target, as far as the KPI goes on to them. */
export function laterTargets(kpi: Edited & Pick<Kpi, "until">, fy: FiscalYear): Edition[] {
  const editions = editionsOf(kpi);
  const { no } = editionInYear(kpi, fy);
  return editions.slice(no).filter((each) => {
    const before = editions[each.no - 2]?.terms;
    const isReached = each.from !== null && each.from <= (kpi.until ?? each.from);
    const factor = kpi.earlier?.[each.no - 2]?.factor ?? null;
    const isSame =
      before && (saysTheSame("target", before, each.terms) || isSameTarget(before, each.terms, factor));
    return isReached && !isSame;
  });
}

/** The same promise in another unit: 10,000千枚, and with the factor 1,000 the 10,000,000枚 after it. */
function isSameTarget(before: KpiTerms, after: KpiTerms, factor: DecimalString | null): boolean {
  const [was, is] = [before.target, after.target];
  if (factor === null || was.fy !== is.fy || before.direction !== after.direction) return false;
  if (before.aggregation !== after.aggregation) return false;
  if (was.value.kind !== "number" || is.value.kind !== "number") return false;
  return decimal(was.value.value).times(factor).equals(is.value.value);
}

/**
 * The editions of some years by what they say of one term: those that follow each other and say the same as one, in the
 * terms of the first of them.
 */
export function stretchesOf(
  kpi: Edited,
  term: "baseline" | "target",
  first: FiscalYear,
  last: FiscalYear,
): Edition[] {
  const stretches: Edition[] = [];
  for (const edition of editionsOf(kpi)) {
    const { from, until, terms } = edition;
    if ((until !== null && until < first) || (from !== null && from > last)) continue;
    const before = stretches.at(-1);
    const isSame = before !== undefined && saysTheSame(term, before.terms, terms);
    if (isSame) stretches.pop();
    stretches.push(isSame ? { ...before, until } : edition);
  }
  return stretches;
}

/** Terms without which a number is another one; which way is better says nothing of the number. */
const COUNTING_TERMS: readonly BreakingTerm[] = ["unit", "scale", "aggregation"];

/**
 * Whether the baseline, or the target, of a year is said in the terms of that year: not one that was left behind by a
 * break of before. Nothing is drawn or measured from one to the other across it.
 */
export function isSaidInTerms(kpi: Edited, fy: FiscalYear, part: "baseline" | "target"): boolean {
  const editions = editionsOf(kpi);
  for (let no = editionInYear(kpi, fy).no; no > 1; no -= 1) {
    const [before, here] = [editions[no - 2]?.terms, editions[no - 1]?.terms];
    if (!before || !here || !sameData(before[part].value, here[part].value)) return true;
    const breaks = breakBetween(before, here).some((term) => COUNTING_TERMS.includes(term));
    const factor = kpi.earlier?.[no - 2]?.factor ?? null;
    if (breaks && (factor === null || !decimal(factor).equals(1))) return false;
  }
  return true;
}

/**
 * A figure of one year in the terms of a later one.
 * @returns null where a break without a factor lies between the two years: they cannot be compared
 */
export function inTermsOf(
  kpi: Edited,
  value: DecimalString,
  of: FiscalYear,
  later: FiscalYear,
): DecimalString | null {
  const earlier = kpi.earlier ?? [];
  let converted = decimal(value);
  for (const [index, terms] of earlier.entries()) {
    if (terms.until < of || terms.until >= later) continue;
    const next: KpiTerms = earlier[index + 1] ?? kpi;
    if (breakBetween(terms, next).length === 0) continue;
    const factor = terms.factor ?? null;
    if (factor === null) return null;
    converted = converted.times(factor);
  }
  return toDecimalString(converted);
}

/**
 * The KPI with one term changed from a fiscal year on; everything else, and every earlier year, stays as it is.
 * @param from null: from the beginning, so that no earlier edition is left with the old value
 */
export function withTerm<T extends keyof KpiTerms>(
  kpi: Kpi,
  term: T,
  value: KpiTerms[T],
  from: FiscalYear | null,
): Kpi {
  const split = from === null ? editionsWithFactor(kpi) : splitAt(editionsWithFactor(kpi), from);
  const changed = split.map((each) =>
    from === null || each.until === null || each.until >= from
      ? { ...each, terms: { ...each.terms, [term]: value } }
      : each,
  );
  return withEditions(kpi, changed);
}

interface Segment {
  readonly until: FiscalYear | null;
  readonly factor: DecimalString | null;
  readonly terms: KpiTerms;
}

function editionsWithFactor(kpi: Kpi): Segment[] {
  return editionsOf(kpi).map(({ no, until, terms }) => ({
    until,
    terms,
    factor: kpi.earlier?.[no - 1]?.factor ?? null,
  }));
}

function splitAt(segments: readonly Segment[], from: FiscalYear): Segment[] {
  return segments.flatMap((each, index) => {
    const before = segments[index - 1]?.until ?? null;
    const begins = before === null ? Number.NEGATIVE_INFINITY : before + 1;
    const isInside = begins < from && (each.until === null || from <= each.until);
    return isInside ? [{ ...each, until: addYears(from, -1), factor: null }, each] : [each];
  });
}

/** Puts the segments into the KPI; neighbours that say the same become one. */
function withEditions(kpi: Kpi, segments: readonly Segment[]): Kpi {
  const merged: Segment[] = [];
  for (const each of segments) {
    const last = merged.at(-1);
    if (last && changedTerms(last.terms, each.terms).length === 0) merged.pop();
    merged.push(each);
  }
  const newest = merged.pop();
  const { earlier: _, lowest: _lowest, ...rest } = kpi;
  // Only the newest edition has no end, and it was taken off.
  const ended = merged.flatMap(({ until, ...each }) => (until === null ? [] : [{ ...each, until }]));
  const earlier = ended.map(({ until, factor, terms: { definition, ...terms } }, index): EarlierTerms => {
    const next = ended[index + 1]?.terms ?? newest?.terms ?? kpi;
    return {
      until,
      ...(factor === null ? {} : { factor }),
      ...withDefinition(terms, definition === next.definition ? undefined : definition),
    };
  });
  return { ...rest, ...(newest?.terms ?? termsOf(kpi)), ...(earlier.length === 0 ? {} : { earlier }) };
}

/** Says by what the figures before that year are multiplied to be compared with those from it on. */
export function withFactor(kpi: Kpi, from: FiscalYear, factor: DecimalString | null): Kpi {
  if (!kpi.earlier) return kpi;
  const earlier = kpi.earlier.map((each) => {
    if (each.until !== from - 1) return each;
    const { factor: _, ...terms } = each;
    return factor === null ? terms : { ...terms, factor };
  });
  return { ...kpi, earlier };
}

/** The settings that marks and guides of a year depend on. */
export type YearSettings = {
  readonly improvementReference: ImprovementReference;
  readonly guideMethod: GuideMethod;
};

export function settingsInYear(
  plan: Pick<PlanDefinition, "settings" | "earlierSettings">,
  fy: FiscalYear,
): YearSettings {
  return plan.earlierSettings?.find(({ until }) => fy <= until) ?? plan.settings;
}

/** One such setting through time: each value with the last year that it holds for; null: from then on. */
export function settingOverTime<S extends keyof YearSettings>(
  { settings, earlierSettings = [] }: Pick<PlanDefinition, "settings" | "earlierSettings">,
  setting: S,
): { readonly until: FiscalYear | null; readonly value: YearSettings[S] }[] {
  const all = [
    ...earlierSettings.map((each) => ({ until: each.until, value: each[setting] })),
    { until: null, value: settings[setting] },
  ];
  return all.filter(({ value }, index) => value !== all[index + 1]?.value);
}

/** Whether a KPI is a KPI of that year at all: it has begun, and has not ended. The plan's own period is another question. */
export function isInForce(kpi: Pick<Kpi, "from" | "until">, fy: FiscalYear): boolean {
  return (kpi.from ?? fy) <= fy && fy <= (kpi.until ?? fy);
}

/**
 * Whether a KPI ends before the year of its target: nothing is needed for that year any more, and nothing will land there.
 * What was published of its pace stands all the same.
 */
export function endsBeforeTarget(kpi: Pick<Kpi, "until" | "target">): boolean {
  return kpi.until !== undefined && kpi.until < kpi.target.fy;
}

/** Whether a figure is asked for and counted in that year: in force, and surveyed then. */
export function isSurveyed(kpi: Pick<Kpi, "from" | "until" | "surveyed">, fy: FiscalYear): boolean {
  return isInForce(kpi, fy) && (kpi.surveyed === undefined || kpi.surveyed.includes(fy));
}
