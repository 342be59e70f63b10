/** What a plan's metrics say against the publication before, by the rules of the KPIs' figures, without marks. */

import type { PlanDefinition } from "@/domain/plan/definition";
import { listMetrics } from "@/domain/plan/metrics";
import { contentKey, evidenceChange } from "@/domain/publication/evidence";
import type {
  ChangeKind,
  EvidenceChange,
  PublishedMetric,
  PublishedMetricYear,
  PublishedPlan,
  ToldMetric,
} from "@/domain/publication/snapshot";
import {
  type Answer,
  areOtherWords,
  isAgain,
  isSameAnswer,
  replacementOf,
} from "@/domain/reports/replacements";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { MetricId } from "@/domain/shared/metric-id";
import { type AnswerDetail, type ChangeFact, type OfMetric, ofMetric, ofPublication } from "./change-fact";

type Plan = Pick<PublishedPlan, "definition" | "metrics">;

/** @param internal `contentKey` of the evidence that is there and not public */
export function changesOfMetrics(
  before: Plan,
  after: Plan,
  internal: ReadonlySet<string> = new Set(),
): ChangeFact[] {
  const [was, is] = [before.metrics ?? [], after.metrics ?? []];
  const known = yearsOf(was);
  const terms = termsOf(after.definition);
  return [
    ...is.flatMap(({ metricId, years }) =>
      years.flatMap((year) => {
        const old = known.get(keyOf(metricId, year.fy)) ?? null;
        const { unit } = year;
        const metric = { ...(terms.get(metricId) ?? UNNAMED), unit };
        const place = { planId: after.definition.id, metricId };
        const told = { ...place, before: old?.actual ?? null, after: year.actual };
        const evidence = evidenceChange(old?.evidence, year.evidence, (piece) =>
          internal.has(contentKey(metricId, year.fy, piece)),
        );
        return changesOfYear({ metric, fy: year.fy }, told, old, year, evidence);
      }),
    ),
    ...removals(before.definition, was, is),
  ];
}

const UNNAMED = { name: "", decimals: 0 };

type Told = Omit<ToldMetric, "reason">;

function changesOfYear(
  of: OfMetric,
  told: Told,
  before: PublishedMetricYear | null,
  after: PublishedMetricYear,
  evidence: EvidenceChange | null,
): ChangeFact[] {
  const fact = (kind: ChangeKind, detail: AnswerDetail, reason = ""): ChangeFact =>
    ofMetric(kind, { ...of, ...detail }, { ...told, reason });
  const pieces = (reason: string): ChangeFact[] =>
    evidence === null
      ? []
      : [{ ...fact("evidence", { what: "evidence_changed", ...evidence, reason }, reason), evidence }];
  if (before === null) return [fact("figure", firstAnswer(after, false)), ...pieces("")];
  const reason = before.revision === after.revision ? "" : after.correctionReason;
  const figure = changeOfFigure(before, after, reason);
  const facts = figure === null ? [] : [fact(figure.kind, figure.detail, reason)];
  const isReworded = isSaidOtherwise(before, after, figure !== null);
  // A reason without anything else that is new was given for the evidence, or for something that was read.
  const ownReason = figure === null ? reason : "";
  const evidenceReason = isReworded ? "" : ownReason;
  // A first figure comes with its words.
  if (figure?.kind !== "figure" && (isReworded || (ownReason !== "" && evidence === null))) {
    facts.push(fact("text", { what: "words_updated", reason: ownReason }, reason));
  }
  const [was, is] = [before.department, after.department];
  if (was !== null && is !== null && was !== is) {
    const department = { before: was, after: is };
    facts.push({ ...fact("text", { what: "department_changed", ...department }, reason), department });
  }
  return [...facts, ...pieces(evidenceReason)];
}

function firstAnswer(year: PublishedMetricYear, wasAwaited: boolean): AnswerDetail {
  const { actual, figureStatus: status, asOf } = year;
  if (actual === null) return { what: "no_figure_yet", cause: causeOf(year) };
  return { what: "figure_added", actual, status, asOf, code: null, wasAwaited };
}

function changeOfFigure(
  before: PublishedMetricYear,
  after: PublishedMetricYear,
  reason: string,
): { readonly kind: ChangeKind; readonly detail: AnswerDetail } | null {
  const [was, is] = [answerOf(before), answerOf(after)];
  // A figure after 公表待ち is asked for a reason only where one had been told before and was taken back.
  const replacement = isAgain(was, is, reason !== "") ? "corrected" : replacementOf(was, is);
  if (replacement !== null) {
    const isConfirmed = replacement === "confirmed";
    return {
      kind: isConfirmed ? "confirmation" : "correction",
      detail: {
        what: isConfirmed ? "figure_confirmed" : "figure_corrected",
        before: saidOf(before),
        after: saidOf(after),
        cause: causeOf(after),
        marks: null,
        reason,
      },
    };
  }
  if (isSameAnswer(was, is)) return null;
  return { kind: "figure", detail: firstAnswer(after, before.actual === null) };
}

function answerOf({ actual, missing, figureStatus, asOf }: PublishedMetricYear): Answer {
  return { actual, missing, status: actual === null ? null : figureStatus, asOf };
}

function saidOf({ actual, figureStatus: status }: PublishedMetricYear) {
  return actual === null ? null : { actual, status };
}

function causeOf({ missing }: PublishedMetricYear) {
  return missing ?? "not_entered";
}

/** A department that is named for the first time, or no more, is a word that changed: there are no two to tell. */
function isSaidOtherwise(
  before: PublishedMetricYear,
  after: PublishedMetricYear,
  isOtherAnswer: boolean,
): boolean {
  return (
    areOtherWords(wordsOf(before), wordsOf(after), isOtherAnswer) ||
    before.unit !== after.unit ||
    (before.department === null) !== (after.department === null)
  );
}

function wordsOf({ missing, missingNote: note, expectedOn, ...words }: PublishedMetricYear) {
  return { ...words, missing: missing === null ? null : { reason: missing, note, expectedOn } };
}

/** Years that are told no more: the plan gave up the metric, or a year of its own. */
function removals(
  plan: PlanDefinition,
  was: readonly PublishedMetric[],
  is: readonly PublishedMetric[],
): ChangeFact[] {
  const left = yearsOf(is);
  const terms = termsOf(plan);
  return was.flatMap(({ metricId, years }) => {
    const gone = years.filter(({ fy }) => !left.has(keyOf(metricId, fy)));
    const last = gone.at(-1);
    if (last === undefined) return [];
    const metric = { ...(terms.get(metricId) ?? UNNAMED), unit: last.unit };
    const fys = gone.map(({ fy }) => fy);
    const told = { planId: plan.id, metricId, before: last.actual, after: null, reason: "" };
    return [{ ...ofPublication("definition", { what: "metric_removed", metric, fys }), metric: told }];
  });
}

function termsOf(plan: PlanDefinition) {
  return new Map(listMetrics(plan).map(({ metric: { id, name, decimals } }) => [id, { name, decimals }]));
}

function yearsOf(metrics: readonly PublishedMetric[]): Map<string, PublishedMetricYear> {
  return new Map(
    metrics.flatMap(({ metricId, years }) => years.map((year) => [keyOf(metricId, year.fy), year] as const)),
  );
}

function keyOf(metricId: MetricId, fy: FiscalYear): string {
  return `${metricId}/${fy}`;
}
