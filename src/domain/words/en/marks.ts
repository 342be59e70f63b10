/** The marks, and why a year has its mark. */
import type { AppliedTarget, ComparisonPoint, JudgementCode } from "@/domain/reports/judgement";
import type { MarkPlace } from "@/domain/reports/tally";
import { compareDecimals, type DecimalString, decimal } from "@/domain/shared/decimal";
import { addYears, type FiscalYear } from "@/domain/shared/fiscal-year";
import { type Sentence, say, together } from "@/domain/words/public/phrase";
import type { FindingFacts, MarkFacts, MarkWords } from "@/domain/words/public/public-words";
import { dayEn, fiscalYearEn } from "./dates";
import { isHigherAimed, movedEn, quantityEn, statusNoteEn, targetEn } from "./figures";

export const MARKS_EN: Readonly<Record<JudgementCode, MarkWords>> = {
  achieved: { symbol: "○", word: "Achieved", meaning: "The target has been reached." },
  improving: {
    symbol: "△",
    word: "Improving",
    meaning: "The target has not been reached, but the figure is better than before.",
  },
  not_achieved: {
    symbol: "×",
    word: "Not achieved",
    meaning: "The target has not been reached, and the figure is not better than before.",
  },
  not_evaluated: {
    symbol: "－",
    word: "Not evaluated",
    meaning: "No mark can be given yet, for example because the figure has not been released.",
  },
};

export function whyHeadingEn(fy: FiscalYear, code: JudgementCode): string {
  return `Why ${fiscalYearEn(fy)} is marked “${markEn(code)}”`;
}

export function markEn(code: JudgementCode): string {
  return `${MARKS_EN[code].symbol} ${MARKS_EN[code].word}`;
}

export function noMarkEn(place: Exclude<MarkPlace, "mark">): string {
  return place === "running" ? "Year not over" : "Not surveyed";
}

/** Why the year has its mark, or none. Total over every reason. */
export function whyEn(facts: MarkFacts): Sentence {
  const { fy, place, code } = facts;
  const year = fiscalYearEn(fy);
  if (place === "running")
    return say`${year} is not over yet, so it has no mark. The mark is given in a publication after the year has ended.`;
  if (place === "not_surveyed")
    return say`This indicator is not surveyed in ${year}: the year has no mark and is not counted.`;
  return say`${reasonEn(facts)}, so the mark is “${markEn(code)}”.`;
}

function reasonEn(facts: MarkFacts): Sentence {
  const { fy, reason, actual, missing } = facts;
  const year = fiscalYearEn(fy);
  if (reason === "no_actual" || actual === null) return [noActualEn(year, missing?.reason ?? "not_entered")];
  if (reason === "no_target") {
    return [
      facts.applied?.source === "planned" ? `The plan sets no value for ${year}` : "No target is set for it",
    ];
  }
  if (reason === "interim") return interimEn(facts, actual);
  const opening = say`The result for ${year} was ${quantityEn(actual, facts.terms)}${statusNoteEn(facts.status, facts.asOf)}`;
  if (reason === "no_baseline") return say`${opening}, but there is no earlier figure to compare it with yet`;
  if (reason === "not_comparable") {
    return say`${opening}. The definition has changed, and the figure cannot be compared with earlier ones`;
  }
  if (reason === "met") return say`${opening}. ${metEn(facts, actual)}`;
  return say`${opening}. ${notMetEn(facts, actual)}`;
}

function noActualEn(year: string, cause: "not_entered" | "awaiting_release" | "not_surveyed"): string {
  if (cause === "awaiting_release") return `The figure for ${year} has not been released yet`;
  if (cause === "not_surveyed") return `No survey was made in ${year}`;
  return `The result for ${year} has not been reported yet`;
}

function interimEn({ fy, terms, asOf }: MarkFacts, actual: DecimalString): Sentence {
  const day = asOf === null ? "" : `, as of ${dayEn(asOf)},`;
  return say`The figure for ${fiscalYearEn(fy)} covers only a part of the year${day} and is ${quantityEn(actual, terms)}. There is no result for the whole year yet`;
}

function metEn(facts: MarkFacts, actual: DecimalString): Sentence {
  const { applied, start, terms } = facts;
  if (applied?.target.kind !== "number") {
    if (start === null) return ["It meets the aim"];
    const order = compareDecimals(actual, start.value) < 0 ? -1 : 1;
    return say`It has ${movedEn(terms, order)} from ${pointEn(start, facts)}, which is the aim`;
  }
  const isUp = isHigherAimed(terms);
  const isEqual = compareDecimals(actual, applied.target.value) === 0;
  return say`It ${isEqual ? "reaches" : isUp ? "is above" : "is below"} ${aimEn(applied, facts)}`;
}

function notMetEn(facts: MarkFacts, actual: DecimalString): Sentence {
  const { applied, reference, behind, reason, terms } = facts;
  const aim: Sentence =
    applied === null ? ["The target has not been reached"] : say`${missedEn(applied, facts)}`;
  if (reference === null) return say`${aim}, and there is no earlier figure to compare it with`;
  const order = compareDecimals(actual, reference.value);
  const moved = order === 0 ? "has not changed" : `has ${movedEn(terms, order < 0 ? -1 : 1)}`;
  if (reason === "not_improved")
    return say`${aim}, and the figure ${moved} from ${pointEn(reference, facts)}`;
  const all = behind === null ? "" : say`, although it is still worse than ${pointEn(behind, facts)}`;
  return say`${aim}, but the figure ${moved} from ${pointEn(reference, facts)}${all}`;
}

function missedEn(applied: AppliedTarget, facts: MarkFacts): Sentence {
  if (applied.target.kind === "trend") {
    return say`The aim, ${targetEn(applied.target, facts.terms)}, has not been reached`;
  }
  return say`${capital(aimEn(applied, facts))} has not been reached`;
}

/** the target of 2,500 procedures for FY2029, the planned 70% for FY2025 */
function aimEn({ source, fy, target }: AppliedTarget, { terms }: MarkFacts): Sentence {
  const value = targetEn(target, terms);
  return source === "planned"
    ? say`the planned value of ${value}`
    : say`the target of ${value} for ${fiscalYearEn(fy)}`;
}

function capital([first = "", ...rest]: Sentence): Sentence {
  return typeof first === "string"
    ? [first.charAt(0).toUpperCase() + first.slice(1), ...rest]
    : [first, ...rest];
}

/** the baseline of 908 procedures (FY2023), 41.0% in FY2024 */
function pointEn({ source, fy, value }: ComparisonPoint, { terms }: MarkFacts): Sentence {
  const year = fiscalYearEn(fy);
  return source === "baseline"
    ? say`the baseline of ${quantityEn(value, terms)} (${year})`
    : say`${quantityEn(value, terms)} in ${year}`;
}

/** The finding of a KPI: its figure, which way it went, and what was promised. */
export function findingEn({ year, terms, baseline, target, later }: FindingFacts): Sentence {
  const next = later[0]?.from ?? null;
  // Beside the one that takes its place it is told until when it holds: else the two contradict each other.
  const until = next === null ? "" : `Up to ${fiscalYearEn(addYears(next, -1))}, `;
  const steps = [promiseEn(until, { ...target, terms }), ...later.map(laterTargetEn)];
  const goal = together(steps, " ");
  if (year === null || year.actual === null) {
    if (year !== null && year.reason === "no_actual" && year.place === "mark") {
      return say`${noActualEn(fiscalYearEn(year.fy), year.missing?.reason ?? "not_entered")}. ${goal}`;
    }
    const began =
      baseline.value === null
        ? say`There is no figure yet.`
        : say`There is no result yet. The baseline was ${quantityEn(baseline.value, terms)} in ${fiscalYearEn(baseline.fy)}.`;
    return say`${began} ${goal}`;
  }
  // “It was 0 incidents” is no English.
  const isNone = decimal(year.actual).isZero() && year.terms.unit.kind === "count";
  const figure = isNone ? "0" : quantityEn(year.actual, year.terms);
  const head = say`It was ${figure} in ${fiscalYearEn(year.fy)}${statusNoteEn(year.status, year.asOf)}`;
  const from = year.reference ?? year.start;
  const rest = say`${againstPlanEn(year)}${goal}`;
  if (from === null || year.status === "interim") return say`${head}. ${rest}`;
  const order = compareDecimals(year.actual, from.value);
  const way =
    order === 0 ? "unchanged from" : order > 0 === (terms.unit.kind !== "rank") ? "up from" : "down from";
  return say`${head}, ${way} ${pointEn(from, year)}. ${rest}`;
}

function laterTargetEn({ from, ...target }: FindingFacts["later"][number]): Sentence {
  return promiseEn(from === null ? "" : `From ${fiscalYearEn(from)}, `, target);
}

/** @param when its years, before the sentence; "" for all of them */
function promiseEn(
  when: string,
  { fy, value, terms }: Omit<FindingFacts["later"][number], "from">,
): Sentence {
  const said =
    value.kind === "none"
      ? say`no target is set.`
      : say`the target for ${fiscalYearEn(fy)} is ${targetEn(value, terms)}.`;
  return when === "" ? capital(said) : say`${when}${said}`;
}

/** The year's own plan, where the mark was given by it: beside the final target alone the mark would look wrong. */
function againstPlanEn({ applied, place, reason, terms }: MarkFacts): Sentence {
  if (place !== "mark" || reason === "interim" || applied?.source !== "planned") return [];
  if (applied.target.kind !== "number") return [];
  const verb = reason === "met" ? "reached" : "did not reach";
  return say`It ${verb} the ${targetEn(applied.target, terms)} planned for that year. `;
}
