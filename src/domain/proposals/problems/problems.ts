/**
 * Why a proposal cannot be confirmed as it stands. Recorded figures are never read in another way than when they were
 * recorded, and a published year only by the office's explicit act.
 */

import { lateBaselines } from "@/domain/plan/baseline-year";
import {
  type DefinitionChange,
  type Kpi,
  listKpis,
  type PlanDefinition,
  type Target,
} from "@/domain/plan/definition";
import { editionsOf, isSurveyed, kpiInYear } from "@/domain/plan/editions";
import { lowestOf } from "@/domain/plan/lowest";
import { isDocumented, printedAhead } from "@/domain/plan/years";
import { type DecidedTogether, decidedTogether } from "@/domain/proposals/as-seen";
import { type PlanDecisions, UNDECIDED } from "@/domain/proposals/decide";
import { decidedWith } from "@/domain/proposals/decided-with";
import type { ProposedChange } from "@/domain/proposals/diff";
import type { Effects, ProposalContext } from "@/domain/proposals/effects";
import { isGivenForOthers } from "@/domain/proposals/given";
import { placesOf, type ReachProblem } from "@/domain/proposals/history/reach";
import { isKpiOnRecord } from "@/domain/proposals/history/record";
import { type FactorProblem, factorProblems } from "@/domain/proposals/units/factor";
import { type InOldUnit, valuesInOldUnit } from "@/domain/proposals/units/in-old-unit";
import { holdsInYear } from "@/domain/publication/changes/of-definition";
import { compareDecimals, type DecimalString } from "@/domain/shared/decimal";
import { type FiscalYear, laterFy } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import { sameData } from "@/domain/shared/same-data";
import { type InitiativeProblem, initiativeProblems } from "./of-initiatives";
import { type MetricProblem, metricProblems } from "./of-metrics";
import { type StandsProblem, standsProblems } from "./stands";
import { type UnderwayProblem, underwayProblems } from "./underway";
import { onlyUnsayable, type UnsayablePart } from "./unsayable";

export type ProposalProblem =
  | StandsProblem
  | ReachProblem
  | InOldUnit
  | FactorProblem
  | InitiativeProblem
  | MetricProblem
  | {
      /** `given_for_others`: what was said of it was said of another value. */
      readonly kind: "reason_missing" | "year_missing" | "given_for_others";
      readonly change: ProposedChange;
    }
  | { readonly kind: "dropped"; readonly kpi: Kpi }
  | {
      readonly kind: "too_few_decimals" | "above_limit" | "below_lowest";
      readonly kpi: Kpi;
      readonly fy: FiscalYear;
      readonly actual: DecimalString;
    }
  | UnderwayProblem
  /** The KPI would not be asked for in a year that has a figure. */
  | { readonly kind: "not_asked"; readonly kpi: Kpi; readonly fy: FiscalYear }
  | {
      /** Rewritten, added where the public knows the KPI, or of a year that is not over: it is reported and approved. */
      readonly kind: "printed_figure" | "printed_figure_added" | "printed_too_early";
      readonly kpi: Kpi;
      readonly fy: FiscalYear;
    }
  /** A published mark would be another one, and no change that was said to judge anew speaks of its year. */
  | {
      readonly kind: "mark_changes";
      readonly kpi: Kpi;
      readonly fy: FiscalYear;
      /** The plan has no year after it. */
      readonly isLast: boolean;
    }
  /** The mark stays, but what a published year was measured against would be another thing. */
  | ({ readonly kind: "reading_changes"; readonly isLast: boolean } & Effects["readings"][number])
  /** A 現状値, 目標値 or 計画 that its own decimals or limit do not allow. */
  | { readonly kind: "terms_contradict"; readonly kpi: Kpi; readonly value: DecimalString }
  /** A 現状値 of a later year than the first that is measured from it. */
  | {
      readonly kind: "late_baseline";
      readonly kpi: Kpi;
      readonly fy: FiscalYear;
      readonly first: FiscalYear;
    }
  | { readonly kind: "other_municipality" | "start_changed" | "history_changed" }
  /** The proposal differs in nothing else. */
  | { readonly kind: "unsayable"; readonly parts: readonly UnsayablePart[] }
  | { readonly kind: "end_before_figures"; readonly fy: FiscalYear };

/** @param reach what {@link reachProblems} says of it */
export function problemsOf(
  context: ProposalContext,
  { marks, readings }: Effects,
  reach: readonly ReachProblem[],
): ProposalProblem[] {
  const { before, plan, changes, decisions } = context;
  const unsaid = ({ kpi, fy }: { readonly kpi: Kpi; readonly fy: FiscalYear }) =>
    !isRejudged(context, kpi.id, fy);
  const isLast = (fy: FiscalYear) => fy >= plan.endFy;
  return [
    ...wholePlanProblems(context),
    ...decidedTogether(changes)
      // What goes with another change is asked for there.
      .filter(([change]) => decidedWith(change, changes, decisions) === null)
      .flatMap((group) => undecided(group, decisions)),
    ...reach,
    // What cannot hold from its year at all need not be told what else it would do there.
    ...standsProblems(context).filter(
      (problem) =>
        problem.kind !== "overwrites" || !reach.some(({ change }) => change.key === problem.change.key),
    ),
    ...listKpis(before).flatMap(({ kpi }) => kpiProblems(context, kpi)),
    ...initiativeProblems(context),
    ...metricProblems(context),
    ...marks
      .filter(unsaid)
      .map(({ kpi, fy }) => ({ kind: "mark_changes" as const, kpi, fy, isLast: isLast(fy) })),
    ...readings
      .filter(unsaid)
      .map((each) => ({ kind: "reading_changes" as const, ...each, isLast: isLast(each.fy) })),
    ...listKpis(plan).flatMap(({ kpi }) => contradictions(kpi)),
    ...newLateBaselines(context),
    ...printedTooEarly(context),
  ];
}

/** Parts that are decided together are asked for once. */
function undecided(group: DecidedTogether, decisions: PlanDecisions): ProposalProblem[] {
  const [change] = group;
  if (change.what === "ended" && change.after === null) return [];
  const decision = decisions[change.key];
  return [
    ...(change.isOfSubstance && (decision ?? UNDECIDED).reason.trim() === ""
      ? [{ kind: "reason_missing" as const, change }]
      : []),
    ...(decision && isGivenForOthers(decision, group) ? [{ kind: "given_for_others" as const, change }] : []),
    ...(change.needsYear && decision === undefined ? [{ kind: "year_missing" as const, change }] : []),
  ];
}

function wholePlanProblems({ before, proposed, record }: ProposalContext): ProposalProblem[] {
  const known = new Map(listKpis(before).map(({ kpi }) => [kpi.id, kpi]));
  const rewritten = listKpis(proposed).some(({ kpi }) => {
    const old = known.get(kpi.id);
    return old !== undefined && kpi.earlier !== undefined && !isBeginningOf(kpi.earlier, old.earlier);
  });
  // A file may tell its reasons under `changes:`; what is on record there stays on record. One that was written out before
  // the latest change says less of it, and nothing else.
  const told = proposed.changes;
  const isRewritten =
    rewritten ||
    (told?.some((each) => isOnRecord(before, each)) === true &&
      !isBeginningOf(told, before.changes) &&
      before.changes?.every((known) => told.some((each) => sameData(known, each))) === false);
  const last = record.figures.map(({ fy }) => fy).reduce(laterFy, before.startFy);
  const parts = onlyUnsayable(before, proposed);
  if (parts.length > 0) return [{ kind: "unsayable", parts }];
  return [
    ...(before.municipality.code === proposed.municipality.code
      ? []
      : [{ kind: "other_municipality" as const }]),
    ...(before.startFy === proposed.startFy ? [] : [{ kind: "start_changed" as const }]),
    ...(isRewritten ? [{ kind: "history_changed" as const }] : []),
    ...(proposed.endFy < before.endFy && last > proposed.endFy
      ? [{ kind: "end_before_figures" as const, fy: last }]
      : []),
  ];
}

function isBeginningOf(said: readonly unknown[], all: readonly unknown[] = []): boolean {
  return said.length <= all.length && said.every((each, index) => sameData(each, all[index]));
}

function isOnRecord(plan: PlanDefinition, change: DefinitionChange): boolean {
  return plan.changes?.some((known) => sameData(known, change)) === true;
}

function kpiProblems(context: ProposalContext, old: Kpi): ProposalProblem[] {
  const { plan, changes, decisions, record } = context;
  const kpi = listKpis(plan).find((placed) => placed.kpi.id === old.id)?.kpi;
  const figures = record.figures.filter(({ kpiId }) => kpiId === old.id);
  if (!kpi) return isKpiOnRecord(record, old.id) ? [{ kind: "dropped", kpi: old }] : [];
  const own = changes.filter(({ kpiId }) => kpiId === old.id);
  const proposed = listKpis(context.proposed).find((placed) => placed.kpi.id === old.id)?.kpi ?? kpi;
  const problems: ProposalProblem[] = [
    ...valuesInOldUnit(plan, old, proposed, decisions),
    ...factorProblems(old, proposed, decisions),
  ];
  for (const { fy, actual } of figures) {
    const read = kpiInYear(kpi, fy);
    const was = kpiInYear(old, fy);
    if (read.decimals < was.decimals && placesOf(actual) > read.decimals) {
      problems.push({ kind: "too_few_decimals", kpi, fy, actual });
    }
    const limit = read.upperLimit;
    if (limit !== null && limit !== was.upperLimit && compareDecimals(actual, limit) > 0) {
      problems.push({ kind: "above_limit", kpi, fy, actual });
    }
    const lowest = lowestOf(read);
    if (lowest !== null && lowest !== lowestOf(was) && compareDecimals(actual, lowest) < 0) {
      problems.push({ kind: "below_lowest", kpi, fy, actual });
    }
    if (isSurveyed(old, fy) && !isSurveyed(kpi, fy)) problems.push({ kind: "not_asked", kpi, fy });
  }
  problems.push(...underwayProblems(record, old, kpi, plan));
  for (const { what, fy, before } of own) {
    if (what !== "documented" || fy === null) continue;
    // What the document prints was published as a figure: it is corrected by a report, never rewritten.
    if (before !== null) problems.push({ kind: "printed_figure", kpi, fy });
    else if (record.publishedKpis.includes(old.id)) problems.push({ kind: "printed_figure_added", kpi, fy });
  }
  return problems;
}

/** No document prints how a year ended that has not ended. */
function printedTooEarly({ before, plan, today }: ProposalContext): ProposalProblem[] {
  const known = new Map(listKpis(before).map(({ kpi }) => [kpi.id, kpi]));
  return printedAhead(plan, today).flatMap(({ kpi, fy }) => {
    const old = known.get(kpi.id);
    return old && isDocumented(old, fy) ? [] : [{ kind: "printed_too_early" as const, kpi, fy }];
  });
}

/** What a plan had before it was asked for is no hindrance to other changes. */
function newLateBaselines({ before, plan }: ProposalContext): ProposalProblem[] {
  const known = lateBaselines(before).map(({ kpi, fy, first }) => `${kpi.id} ${fy} ${first}`);
  return lateBaselines(plan)
    .filter(({ kpi, fy, first }) => !known.includes(`${kpi.id} ${fy} ${first}`))
    .map(({ kpi, fy, first }) => ({ kind: "late_baseline", kpi, fy, first }));
}

/** Values that the plan file could not say: each edition's own, and each year's 計画 by the edition of its year. */
function contradictions(kpi: Kpi): ProposalProblem[] {
  const values = [
    ...editionsOf(kpi).flatMap(({ terms }) => [
      { terms, value: terms.baseline.value },
      { terms, value: numberOf(terms.target.value) },
    ]),
    ...kpi.years.map(({ fy, planned }) => ({ terms: kpiInYear(kpi, fy), value: numberOf(planned) })),
  ];
  return values.flatMap(({ terms, value }) => {
    if (value === null) return [];
    const isAbove = terms.upperLimit !== null && compareDecimals(value, terms.upperLimit) > 0;
    const lowest = lowestOf(terms);
    const isBelow = lowest !== null && compareDecimals(value, lowest) < 0;
    return placesOf(value) > terms.decimals || isAbove || isBelow
      ? [{ kind: "terms_contradict", kpi, value }]
      : [];
  });
}

function numberOf(target: Target | undefined): DecimalString | null {
  return target?.kind === "number" ? target.value : null;
}

function isRejudged({ changes, decisions }: ProposalContext, kpiId: KpiId, fy: FiscalYear): boolean {
  return changes.some((change) => {
    if (change.kpiId !== null && change.kpiId !== kpiId) return false;
    const decision = decisions[change.key];
    if (!decision?.rejudges) return false;
    return holdsInYear({ what: change.what, from: change.fy ?? decision.from }, fy);
  });
}
