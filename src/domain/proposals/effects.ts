/**
 * What a proposal would do to what is on record, and why it cannot be confirmed as it stands. Recorded figures are never
 * read in another way than when they were recorded, and a published mark only changes by the office's explicit act.
 */
import {
  type DefinitionChange,
  type Kpi,
  listKpis,
  type PlanDefinition,
  type Target,
} from "@/domain/plan/definition";
import { editionsOf, isSurveyed, kpiInYear } from "@/domain/plan/editions";
import { checkQuantityForKpi } from "@/domain/plan/quantity";
import { holdsInYear } from "@/domain/publication/changes";
import type { JudgementCode } from "@/domain/reports/judgement";
import type { ApprovedReport } from "@/domain/reports/report";
import { buildSeries, guideOf, type SeriesYear } from "@/domain/reports/series";
import { compareDecimals, type DecimalString } from "@/domain/shared/decimal";
import { addYears, earlierFy, type FiscalYear, fiscalYears, laterFy } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import { sameData } from "@/domain/shared/same-data";
import { decidedPlan, type PlanDecisions, UNDECIDED } from "./decide";
import { differences, type ProposedChange } from "./diff";

/** What is on record of a plan's KPIs. */
export interface OnRecord {
  readonly reports: readonly ApprovedReport[];
  /** Approved figures, and those that the document prints: a figure a KPI and year. */
  readonly figures: readonly {
    readonly kpiId: KpiId;
    readonly fy: FiscalYear;
    readonly actual: DecimalString;
  }[];
  /** Reports on their way (draft, submitted, returned) in which a figure is typed. */
  readonly underway: readonly {
    readonly kpiId: KpiId;
    readonly fy: FiscalYear;
    readonly actualText: string;
  }[];
  /** Years whose mark the public was told. */
  readonly published: readonly { readonly kpiId: KpiId; readonly fy: FiscalYear }[];
  /** KPIs that the public was ever told of. */
  readonly publishedKpis: readonly string[];
}

/** Why a proposal cannot be confirmed as it stands. */
export type ProposalProblem =
  | {
      readonly kind: "reason_missing" | "year_missing";
      readonly change: ProposedChange;
    }
  | { readonly kind: "dropped"; readonly kpi: Kpi }
  /** Recorded figures would mean something else. */
  | {
      readonly kind: "reinterprets";
      readonly kpi: Kpi;
      readonly change: ProposedChange;
      readonly fy: FiscalYear;
    }
  | {
      readonly kind: "too_few_decimals" | "above_limit";
      readonly kpi: Kpi;
      readonly fy: FiscalYear;
      readonly actual: DecimalString;
    }
  /** A report on its way would not be valid any more: it is decided first. */
  | { readonly kind: "underway"; readonly kpi: Kpi; readonly fy: FiscalYear; readonly actualText: string }
  /** The KPI would not be asked for in a year that has a figure. */
  | { readonly kind: "not_asked"; readonly kpi: Kpi; readonly fy: FiscalYear }
  | { readonly kind: "printed_figure"; readonly kpi: Kpi; readonly fy: FiscalYear }
  /** A published mark would be another one, and no change that was said to judge anew speaks of its year. */
  | { readonly kind: "mark_changes"; readonly kpi: Kpi; readonly fy: FiscalYear }
  /** The mark stays, but what a published year was measured against would be another thing. */
  | { readonly kind: "reading_changes"; readonly kpi: Kpi; readonly fy: FiscalYear }
  /** A 現状値, 目標値 or 計画 that its own decimals or limit do not allow. */
  | { readonly kind: "terms_contradict"; readonly kpi: Kpi; readonly value: DecimalString }
  | { readonly kind: "other_municipality" | "start_changed" | "history_changed" }
  | { readonly kind: "end_before_figures"; readonly fy: FiscalYear };

export interface Proposal {
  readonly changes: readonly ProposedChange[];
  /** The plan as it would be. */
  readonly plan: PlanDefinition;
  readonly marks: readonly {
    readonly kpi: Kpi;
    readonly fy: FiscalYear;
    readonly before: JudgementCode;
    readonly after: JudgementCode;
  }[];
  /** Of each KPI the first year whose 目安 would be another one. */
  readonly guides: readonly {
    readonly kpi: Kpi;
    /** As the plan in force has it: the guide of before is in its terms. */
    readonly was: Kpi;
    readonly fy: FiscalYear;
    readonly before: DecimalString | null;
    readonly after: DecimalString | null;
  }[];
  readonly problems: readonly ProposalProblem[];
}

/** Looks at a proposal from every side. Total; nothing is changed. */
export function examineProposal(
  before: PlanDefinition,
  proposed: PlanDefinition,
  decisions: PlanDecisions,
  record: OnRecord,
): Proposal {
  const changes = differences(before, proposed);
  const plan = decidedPlan(before, proposed, decisions);
  const context: Context = { before, proposed, plan, changes, decisions, record };
  const marks = changedMarks(context);
  return {
    changes,
    plan,
    marks,
    guides: changedGuides(context),
    problems: [
      ...wholePlanProblems(context),
      ...changes.flatMap((change) => undecided(change, decisions)),
      ...listKpis(before).flatMap(({ kpi }) => kpiProblems(context, kpi)),
      ...marks.flatMap(({ kpi, fy }) =>
        isRejudged(context, kpi.id, fy) ? [] : [{ kind: "mark_changes" as const, kpi, fy }],
      ),
      ...changedReadings(context).flatMap(({ kpi, fy }) =>
        isRejudged(context, kpi.id, fy) || marks.some((mark) => mark.kpi.id === kpi.id && mark.fy === fy)
          ? []
          : [{ kind: "reading_changes" as const, kpi, fy }],
      ),
      ...listKpis(plan).flatMap(({ kpi }) => contradictions(kpi)),
    ],
  };
}

interface Context {
  readonly before: PlanDefinition;
  readonly proposed: PlanDefinition;
  readonly plan: PlanDefinition;
  readonly changes: readonly ProposedChange[];
  readonly decisions: PlanDecisions;
  readonly record: OnRecord;
}

function undecided(change: ProposedChange, decisions: PlanDecisions): ProposalProblem[] {
  if (change.what === "ended" && change.after === null) return [];
  const decision = decisions[change.key];
  return [
    ...(change.isOfSubstance && (decision ?? UNDECIDED).reason.trim() === ""
      ? [{ kind: "reason_missing" as const, change }]
      : []),
    ...(change.needsYear && decision === undefined ? [{ kind: "year_missing" as const, change }] : []),
  ];
}

function wholePlanProblems({ before, proposed, record }: Context): ProposalProblem[] {
  const known = new Map(listKpis(before).map(({ kpi }) => [kpi.id, kpi]));
  const rewritten = listKpis(proposed).some(({ kpi }) => {
    const old = known.get(kpi.id);
    return old !== undefined && kpi.earlier !== undefined && !sameData(kpi.earlier, old.earlier);
  });
  // A file may tell its reasons under `changes:`; what is on record there stays on record.
  const told = proposed.changes;
  const isRewritten =
    rewritten ||
    (told?.some((each) => isOnRecord(before, each)) === true &&
      before.changes?.every((known) => told.some((each) => sameData(known, each))) === false);
  const last = record.figures.map(({ fy }) => fy).reduce(laterFy, before.startFy);
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

function isOnRecord(plan: PlanDefinition, change: DefinitionChange): boolean {
  return plan.changes?.some((known) => sameData(known, change)) === true;
}

function kpiProblems(context: Context, old: Kpi): ProposalProblem[] {
  const { plan, changes, decisions, record } = context;
  const kpi = listKpis(plan).find((placed) => placed.kpi.id === old.id)?.kpi;
  const figures = record.figures.filter(({ kpiId }) => kpiId === old.id);
  const underway = record.underway.filter(({ kpiId }) => kpiId === old.id);
  if (!kpi) {
    const isKnown = record.publishedKpis.includes(old.id) || figures.length + underway.length > 0;
    return isKnown ? [{ kind: "dropped", kpi: old }] : [];
  }
  const own = changes.filter(({ kpiId }) => kpiId === old.id);
  const problems: ProposalProblem[] = [];
  for (const change of own) {
    if (!REINTERPRETING.includes(change.what)) continue;
    const { from } = decisions[change.key] ?? UNDECIDED;
    const touched = figures.find(
      ({ fy, actual }) =>
        (from === null || fy >= from) &&
        // That a figure does not fit into fewer decimals is told of the figure itself, below.
        !(change.what === "decimals" && placesOf(actual) > Number(change.after)),
    );
    if (touched) problems.push({ kind: "reinterprets", kpi: old, change, fy: touched.fy });
  }
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
    if (isSurveyed(old, fy) && !isSurveyed(kpi, fy)) problems.push({ kind: "not_asked", kpi, fy });
  }
  for (const { fy, actualText } of underway) {
    const [was, is] = [kpiInYear(old, fy), kpiInYear(kpi, fy)];
    const breaks = (["unit", "scale", "direction", "aggregation"] as const).some(
      (term) => was[term] !== is[term],
    );
    const valid = checkQuantityForKpi(actualText, was).ok && !checkQuantityForKpi(actualText, is).ok;
    if (breaks || valid || (isSurveyed(old, fy) && !isSurveyed(kpi, fy))) {
      problems.push({ kind: "underway", kpi, fy, actualText });
    }
  }
  for (const { what, fy, before } of own) {
    // What the document prints was published as a figure: it is corrected by a report, never rewritten.
    if (what === "documented" && fy !== null && before !== null) {
      problems.push({ kind: "printed_figure", kpi, fy });
    }
  }
  return problems;
}

/** Changes that would give a recorded figure another meaning, or print it otherwise. */
const REINTERPRETING: readonly ProposedChange["what"][] = [
  "unit",
  "scale",
  "decimals",
  "direction",
  "aggregation",
];

function placesOf(value: DecimalString): number {
  return value.split(".")[1]?.length ?? 0;
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
    return placesOf(value) > terms.decimals || isAbove ? [{ kind: "terms_contradict", kpi, value }] : [];
  });
}

function numberOf(target: Target): DecimalString | null {
  return target.kind === "number" ? target.value : null;
}

/** Published years of which anything reads otherwise: what it was measured against, its unit, its pace. */
function changedReadings({ before, plan, record }: Context): { kpi: Kpi; fy: FiscalYear }[] {
  const [was, is] = [yearsOf(before, record), yearsOf(plan, record)];
  const kpis = new Map(listKpis(plan).map(({ kpi }) => [kpi.id, kpi]));
  return record.published.flatMap(({ kpiId, fy }) => {
    const kpi = kpis.get(kpiId);
    const [old, now] = [was.get(`${kpiId}/${fy}`), is.get(`${kpiId}/${fy}`)];
    if (!kpi || !old || !now) return [];
    const isSame = sameData(old.judgement, now.judgement) && sameData(old.pace, now.pace);
    return isSame ? [] : [{ kpi, fy }];
  });
}

function changedMarks({ before, plan, record }: Context): Proposal["marks"] {
  const [was, is] = [yearsOf(before, record), yearsOf(plan, record)];
  const kpis = new Map(listKpis(plan).map(({ kpi }) => [kpi.id, kpi]));
  return record.published.flatMap(({ kpiId, fy }) => {
    const kpi = kpis.get(kpiId);
    const key = `${kpiId}/${fy}`;
    const marks = { before: was.get(key)?.judgement.code, after: is.get(key)?.judgement.code };
    if (!kpi || marks.before === undefined || marks.after === undefined) return [];
    return marks.before === marks.after ? [] : [{ kpi, fy, before: marks.before, after: marks.after }];
  });
}

function yearsOf(plan: PlanDefinition, { reports }: OnRecord): Map<string, SeriesYear> {
  const series = listKpis(plan).map(({ kpi }) => buildSeries(plan, kpi, reports));
  return new Map(
    series.flatMap(({ kpiId, years }) => years.map((year) => [`${kpiId}/${year.fy}`, year] as const)),
  );
}

function changedGuides({ before, plan }: Context): Proposal["guides"] {
  const was = new Map(listKpis(before).map(({ kpi }) => [kpi.id, kpi]));
  return listKpis(plan).flatMap(({ kpi }) => {
    const old = was.get(kpi.id);
    if (!old) return [];
    for (const fy of fiscalYears(plan.startFy, plan.endFy)) {
      const guides = { before: guideOf(before, old, fy), after: guideOf(plan, kpi, fy) };
      if (guides.before !== guides.after) return [{ kpi, was: old, fy, ...guides }];
    }
    return [];
  });
}

function isRejudged({ changes, decisions }: Context, kpiId: KpiId, fy: FiscalYear): boolean {
  return changes.some((change) => {
    if (change.kpiId !== null && change.kpiId !== kpiId) return false;
    const decision = decisions[change.key];
    if (!decision?.rejudges) return false;
    return holdsInYear({ what: change.what, from: change.fy ?? decision.from }, fy);
  });
}

/**
 * The year from which a change of a KPI is proposed to hold: after everything on record, and not before the year that now
 * runs.
 * @param runningFy the fiscal year of today
 */
export function suggestedYear(
  plan: PlanDefinition,
  kpiId: KpiId | null,
  record: OnRecord,
  runningFy: FiscalYear,
): FiscalYear {
  const own = (each: { readonly kpiId: KpiId }) => kpiId === null || each.kpiId === kpiId;
  const taken = [...record.figures, ...record.underway].filter(own).map(({ fy }) => addYears(fy, 1));
  const kpi = listKpis(plan).find((placed) => placed.kpi.id === kpiId)?.kpi;
  const inForce = kpi ? (editionsOf(kpi).at(-1)?.from ?? plan.startFy) : plan.startFy;
  return [...taken, inForce].reduce(laterFy, earlierFy(runningFy, plan.endFy));
}
