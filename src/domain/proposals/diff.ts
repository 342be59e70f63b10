/** What a proposed plan changes of the one in force: every difference, one by one, whichever door it came by. */

import {
  type ChangedPart,
  type Kpi,
  type KpiTerms,
  listKpis,
  type PlacedKpi,
  type PlanDefinition,
} from "@/domain/plan/definition";
import { BREAKING_TERMS, changedTerms, kpiInYear, wasDefined } from "@/domain/plan/editions";
import { lowestOf } from "@/domain/plan/lowest";
import { targetNotation } from "@/domain/plan/notation";
import {
  identityOfPath,
  isSamePlace,
  type PillarPair,
  pairedPillars,
  placeNotation,
  reorderings,
} from "@/domain/plan/places";
import { PARTS_OF_YEARS } from "@/domain/plan/replaced";
import { isPartOfPlan, textDifferences } from "@/domain/plan/texts/texts";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import { sameData } from "@/domain/shared/same-data";

/** One difference between the plan in force and the proposed one. */
export interface ProposedChange {
  /**
   * The same for the same part of the plan: a decision is found by it. Of a term's value and its year one and the same,
   * and of all terms that break the line: there is one break, from one year, with one factor.
   */
  readonly key: string;
  readonly kpiId: KpiId | null;
  readonly what: ChangedPart;
  /** Of `planned` and `documented` the year; else null. */
  readonly fy: FiscalYear | null;
  /** Of `text` and `order`: where it stands ("aim", "pillars[1].title", "pillars"); else null. */
  readonly path: string | null;
  /** In the plan file's notation. */
  readonly before: string | null;
  readonly after: string | null;
  /** A change of substance has to be given a reason; of words a typo needs none. */
  readonly isOfSubstance: boolean;
  /** It holds from a fiscal year on, which has to be said. */
  readonly needsYear: boolean;
  /** Where the years before it read so already: the first year that would read otherwise. */
  readonly since?: FiscalYear;
  /** Of a figure of the KPI: the terms in which each of the two values is said. */
  readonly said?: { readonly before: SaidIn; readonly after: SaidIn };
}

/** What a figure is printed by. */
type SaidIn = Pick<KpiTerms, "unit" | "decimals" | "direction">;

/** Every difference, in the plan's order; empty where there is none. What became of the decisions is no difference. */
export function differences(before: PlanDefinition, after: PlanDefinition): ProposedChange[] {
  const was = new Map(listKpis(before).map((placed) => [placed.kpi.id, placed]));
  const is = new Map(listKpis(after).map((placed) => [placed.kpi.id, placed]));
  const pairs = pairedPillars(before, after);
  return [
    ...settingsDiffer(before, after),
    ...reorderings(pairs).map((said) => change(null, "order", said, identityOfPath(said.path, pairs))),
    ...textDifferences(before, after).map((said) =>
      change(null, "text", said, identityOfPath(said.path, pairs)),
    ),
    ...[...is].flatMap(([id, placed]) => {
      const old = was.get(id);
      return old ? kpiDiffers(old, placed, pairs) : [change(id, "added", { after: placed.kpi.name })];
    }),
    ...[...was].flatMap(([id, { kpi }]) => (is.has(id) ? [] : [change(id, "ended", { before: kpi.name })])),
  ];
}

/**
 * Words alone may be put right without a reason, and a department's name is no promise. A place is no mere word, and neither is
 * a text that tells of a part which comes or goes.
 */
const WORDS: readonly ChangedPart[] = ["name", "department", "rationale", "text"];
const BREAKING: readonly ChangedPart[] = BREAKING_TERMS;
/** Changes that would give a recorded figure another meaning, or print it otherwise. */
export const REINTERPRETING: readonly ChangedPart[] = [...BREAKING_TERMS, "decimals", "definition"];

/** By which the decision about a part is found. @param at of a text where it stands (`identityOfPath`), of a 計画 its year */
export function decisionKey(
  kpiId: KpiId | null,
  what: ChangedPart,
  at: string | FiscalYear | null = null,
): string {
  const whole = what === "baselineFy" ? "baseline" : what === "targetFy" ? "target" : what;
  const part = BREAKING.includes(what) ? "break" : whole;
  return [kpiId ?? "plan", part, at].filter((each) => each !== null).join("/");
}

function change(
  kpiId: KpiId | null,
  what: ChangedPart,
  told: Partial<Pick<ProposedChange, "before" | "after" | "fy" | "path" | "said">>,
  /** Of a text by what it is found, also once its part has another number. */
  at: string | null = told.path ?? null,
): ProposedChange {
  const { before = null, after = null, fy = null, path = null, said } = told;
  return {
    key: decisionKey(kpiId, what, at ?? fy),
    kpiId,
    what,
    fy,
    path,
    before,
    after,
    isOfSubstance: !WORDS.includes(what) || (path !== null && isPartOfPlan({ path, before, after })),
    needsYear: PARTS_OF_YEARS.includes(what),
    ...(said === undefined ? {} : { said }),
  };
}

/** A change that nothing on record is read by: it holds for every year, and may be put right as words may. */
export function asWords(change: ProposedChange): ProposedChange {
  return { ...change, isOfSubstance: false, needsYear: false };
}

function settingsDiffer(before: PlanDefinition, after: PlanDefinition): ProposedChange[] {
  const found: ProposedChange[] = [];
  for (const what of ["improvementReference", "guideMethod"] as const) {
    found.push(...settingDiffers(what, before.settings[what], after.settings[what]));
  }
  const [was, is] = [before, after].map(({ settings }) => String(settings.allowSelfApproval));
  if (was !== is) found.push(change(null, "allowSelfApproval", { before: was, after: is }));
  if (before.endFy !== after.endFy) {
    found.push(change(null, "endFy", { before: String(before.endFy), after: String(after.endFy) }));
  }
  return found;
}

export function settingDiffers(
  what: "improvementReference" | "guideMethod",
  before: string,
  after: string,
): ProposedChange[] {
  return before === after ? [] : [change(null, what, { before, after })];
}

function kpiDiffers(before: PlacedKpi, after: PlacedKpi, pairs: readonly PillarPair[]): ProposedChange[] {
  const [was, is] = [before.kpi, after.kpi];
  const { id } = is;
  const found: ProposedChange[] = [];
  for (const what of ["name", "rationale", "department", "continues"] as const) {
    const [old, now] = [was[what] ?? null, is[what] ?? null];
    if (old !== now) found.push(change(id, what, { before: old, after: now }));
  }
  if (!isSamePlace(pairs, before, after)) {
    found.push(change(id, "place", { before: placeNotation(before), after: placeNotation(after) }));
  }
  const terms = changedTerms(was, is).flatMap((term) => termDiffers(id, term, was, is));
  found.push(...terms.map((each) => (each.what === "definition" && !wasDefined(was) ? asWords(each) : each)));
  if ((was.from ?? null) !== (is.from ?? null)) {
    found.push(change(id, "from", { before: textOf(was.from), after: textOf(is.from) }));
  }
  if ((was.until ?? null) !== (is.until ?? null)) {
    const what = is.until === undefined || was.until !== undefined ? "until" : "ended";
    found.push(change(id, what, { before: textOf(was.until), after: textOf(is.until) }));
  }
  if (!sameData(was.surveyed, is.surveyed)) {
    found.push(
      change(id, "surveyed", {
        before: was.surveyed?.join(",") ?? null,
        after: is.surveyed?.join(",") ?? null,
      }),
    );
  }
  return [...found, ...yearsDiffer(was, is)];
}

export function termDiffers(id: KpiId, term: keyof KpiTerms, was: KpiTerms, is: KpiTerms): ProposedChange[] {
  const said = saidIn(was, is);
  if (term === "baseline" || term === "target") {
    const notation = (terms: KpiTerms) =>
      term === "baseline" ? terms.baseline.value : targetNotation(terms.target.value, terms);
    const value = { before: notation(was), after: notation(is) };
    const fy = { before: String(was[term].fy), after: String(is[term].fy) };
    return [
      ...(value.before === value.after ? [] : [change(id, term, { ...value, said })]),
      ...(fy.before === fy.after ? [] : [change(id, `${term}Fy`, fy)]),
    ];
  }
  const text = (terms: KpiTerms) => {
    const value = term === "lowest" ? lowestOf(terms) : (terms[term] ?? null);
    return value === null ? null : String(value);
  };
  const bound = term === "upperLimit" || term === "lowest" ? { said } : {};
  return [change(id, term, { before: text(was), after: text(is), ...bound })];
}

function saidIn(was: KpiTerms, is: KpiTerms): NonNullable<ProposedChange["said"]> {
  const of = ({ unit, decimals, direction }: KpiTerms) => ({ unit, decimals, direction });
  return { before: of(was), after: of(is) };
}

/** 計画 of each year, and the figures that the document prints. */
function yearsDiffer(was: Kpi, is: Kpi): ProposedChange[] {
  const [old, now] = [new Map(was.years.map((y) => [y.fy, y])), new Map(is.years.map((y) => [y.fy, y]))];
  const fys = [...new Set([...old.keys(), ...now.keys()])].sort((a, b) => a - b);
  return fys.flatMap((fy) => {
    const [before, after] = [old.get(fy), now.get(fy)];
    // An arrow is written by the direction of its year: another direction is no other 計画.
    const isSamePlanned = sameData(before?.planned, after?.planned);
    const planned = {
      before: before?.planned ? targetNotation(before.planned, kpiInYear(was, fy)) : null,
      after: after?.planned ? targetNotation(after.planned, kpiInYear(is, fy)) : null,
    };
    const printed = { before: before?.actual ?? null, after: after?.actual ?? null };
    const said = saidIn(kpiInYear(was, fy), kpiInYear(is, fy));
    return [
      ...(isSamePlanned ? [] : [change(is.id, "planned", { fy, ...planned, said })]),
      ...(printed.before === printed.after ? [] : [change(is.id, "documented", { fy, ...printed, said })]),
    ];
  });
}

function textOf(fy: FiscalYear | undefined): string | null {
  return fy === undefined ? null : String(fy);
}
