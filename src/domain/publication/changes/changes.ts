/** What a publication changes against the one before it: facts, from which domain/words makes the sentences. */

import { type DefinitionChange, kpiNames, listKpis } from "@/domain/plan/definition";
import { metricNames } from "@/domain/plan/metrics";
import { textDifferences } from "@/domain/plan/texts/texts";
import type {
  ChangeKind,
  PublicationChange,
  PublishedPlan,
  RecordedChange,
  ToldDefinition,
} from "@/domain/publication/snapshot";
import { type ChangeDetail, type ChangeFact, ofKpi, ofPublication } from "./change-fact";
import { changesOfAssessments } from "./of-assessments";
import {
  isSaidBy,
  kpiOfText,
  newChanges,
  toldEvent,
  toldInitiatives,
  toldText,
  undecided,
} from "./of-definition";
import { changesOfInitiatives } from "./of-initiatives";
import { changesOfMetrics } from "./of-metrics";
import { changesOfSeries } from "./of-year";

/** Why the office did what becomes of whole plans; "" where it said nothing. */
export interface PlanReasons {
  /** Of the choice of the plan that leads. */
  readonly leads: string;
  /** Of taking 終了 back, by plan. */
  readonly reopened: ReadonlyMap<string, string>;
}
const NO_REASONS: PlanReasons = { leads: "", reopened: new Map() };

/**
 * Everything that is not as it was: a figure, a mark, a text and a piece of evidence that change together are all told.
 *
 * @param before the plans of the publication before; null for the first one
 * @param after the plans about to be published
 * @param others.internal `contentKey` of the evidence that is there and not public: what was taken away into it is not named
 * @returns in the order of the plans and their KPIs; empty when nothing a citizen sees has changed
 */
export function publicationChanges(
  before: readonly PublishedPlan[] | null,
  after: readonly PublishedPlan[],
  {
    internal = new Set(),
    reasons = NO_REASONS,
  }: { readonly internal?: ReadonlySet<string> | undefined; readonly reasons?: PlanReasons } = {},
): ChangeFact[] {
  if (before === null) return [ofPublication("first", { what: "first_publication" })];
  const plansBefore = new Map(before.map((plan) => [plan.definition.id, plan]));
  const plansAfter = new Set(after.map((plan) => plan.definition.id));
  const removed = before.filter(({ definition }) => !plansAfter.has(definition.id));
  const [leading] = after;
  const names = kpiNames(after.map(({ definition }) => definition));
  const leads =
    leading && before[0] && leading.definition.id !== before[0].definition.id
      ? [
          {
            ...ofPublication("definition", {
              what: "plan_leads",
              plan: leading.definition.name,
              reason: reasons.leads,
            }),
            definition: toldEvent(leading.definition.id, "plan_leads", {
              before: before[0].definition.name,
              after: leading.definition.name,
              reason: reasons.leads,
            }),
          },
        ]
      : [];
  return [
    ...leads,
    ...after.flatMap((plan) =>
      changesOfPlan(plansBefore.get(plan.definition.id) ?? null, plan, {
        names,
        internal,
        reopened: reasons.reopened.get(plan.definition.id) ?? "",
      }),
    ),
    ...removed.map(({ definition }) =>
      ofPublication("definition", { what: "plan_removed", plan: definition.name }),
    ),
  ];
}

/** The entry by which the first publication under another version of the rule says so; null where it is the same. */
export function ruleChange(before: string, after: string): ChangeFact | null {
  return before === after ? null : ofPublication("definition", { what: "rule_updated", before, after });
}

/** The entry by which a publication says that an earlier one was taken back (取下げ). */
export function withdrawalChange(no: number, reason: string): ChangeFact {
  return ofPublication("withdrawal", { what: "publication_withdrawn", no, reason });
}

/** The change as it is published. @param textOf the sentence in the language of the publication */
export function freezeChange(
  change: ChangeFact,
  textOf: (detail: ChangeDetail) => string,
): PublicationChange {
  const { kind, kpiId, fy, detail, ...rest } = change;
  return { kind, kpiId, fy, text: textOf(detail), ...rest };
}

const NEWS_ONLY: readonly ChangeKind[] = ["first", "figure", "initiatives", "assessments"];

/** Those of a publication's changes that every later publication tells as well: what had been published before is changed. */
export function recordedChanges(publication: {
  readonly no: number;
  readonly publishedAt: string;
  readonly changes: readonly PublicationChange[];
}): RecordedChange[] {
  const { no, publishedAt, changes } = publication;
  const figureOf = ({ kpiId, metric }: PublicationChange) => kpiId ?? metric?.metricId ?? null;
  const isFirst = (change: PublicationChange) =>
    figureOf(change) !== null &&
    changes.some(
      (each) => each.kind === "figure" && figureOf(each) === figureOf(change) && each.fy === change.fy,
    );
  return changes
    .filter((change) => {
      if (NEWS_ONLY.includes(change.kind)) return false;
      // What comes with a first figure replaces nothing.
      const isNew = change.kind === "evidence" && !change.evidence?.removed.length;
      return !(isNew && isFirst(change));
    })
    .map((change) => ({ ...change, no, publishedAt }));
}

function changesOfPlan(
  before: PublishedPlan | null,
  after: PublishedPlan,
  {
    names,
    internal,
    reopened,
  }: { names: Readonly<Record<string, string>>; internal: ReadonlySet<string>; reopened: string },
): ChangeFact[] {
  const { id: planId, name: plan, changes: ledger = [] } = after.definition;
  const life = changesOfLife(before, after, reopened);
  if (before === null) {
    const definition = toldEvent(planId, "plan_added", { after: plan });
    return [{ ...ofPublication("definition", { what: "plan_added", plan }), definition }, ...life];
  }
  const decided = newChanges(before.definition, after.definition);
  const texts = textDifferences(before.definition, after.definition);
  const kpis = listKpis(after.definition).map(({ kpi }) => kpi);
  const kpisBefore = new Map(listKpis(before.definition).map(({ kpi }) => [kpi.id, kpi]));
  const seriesBefore = new Map(before.courses.map((series) => [series.kpiId, series]));
  const seriesAfter = new Map(after.courses.map((series) => [series.kpiId, series]));
  const called = { ...names, ...metricNames(before.definition), ...metricNames(after.definition) };
  const tell = (isDecided: boolean) => (change: DefinitionChange) => {
    const kpi = kpis.find(({ id }) => id === change.kpiId) ?? null;
    const text = change.what === "text" ? (texts.find((each) => isSaidBy(change, each)) ?? null) : null;
    const path = text?.path ?? null;
    const { kpiId, what, from, before: old, after: now } = change;
    const values = { what, from, before: old, after: now, path, isDecided };
    const of = { planId, kpiId: path === null ? kpiId : kpiOfText(path) };
    const told: ToldDefinition = { ...of, ...values, ...toldInitiatives(text) };
    return {
      ...ofPublication("definition", {
        what: "definition_changed",
        plan,
        kpi,
        change,
        ledger,
        path,
        names: called,
      }),
      kpiId,
      fy: from,
      definition: [told],
    };
  };
  const reworded = texts.filter((text) => !decided.some((change) => isSaidBy(change, text)));
  const known = new Set(decided.flatMap(({ kpiId, what }) => (what === "added" ? [kpiId] : [])));
  const added = kpis.filter(({ id }) => !kpisBefore.has(id) && !known.has(id));
  const removed = [...kpisBefore.values()].filter(({ id }) => !kpis.some((kpi) => kpi.id === id));
  const whole = { planId, from: null, path: null, isDecided: false };
  return [
    ...life,
    ...decided.map(tell(true)),
    ...undecided(before.definition, after.definition, decided).map(tell(false)),
    ...added.map((kpi) => ({
      ...ofKpi("definition", kpi, { what: "kpi_added", kpi }),
      definition: [{ ...whole, kpiId: kpi.id, what: "added" as const, before: null, after: kpi.name }],
    })),
    ...removed.map((kpi) => ({
      ...ofKpi("definition", kpi, { what: "kpi_removed", kpi }),
      definition: [{ ...whole, kpiId: kpi.id, what: "ended" as const, before: kpi.name, after: null }],
    })),
    ...(reworded.length === 0
      ? []
      : [
          {
            ...ofPublication("text", {
              what: "plan_words_updated",
              plan: after.definition,
              texts: reworded,
            }),
            definition: reworded.map((text) => toldText(planId, text)),
          },
        ]),
    ...kpis.flatMap((kpi) => {
      const series = seriesAfter.get(kpi.id);
      return series ? changesOfSeries(kpi, seriesBefore.get(kpi.id) ?? null, series, decided, internal) : [];
    }),
    ...changesOfInitiatives(before, after, internal),
    ...changesOfMetrics(before, after, internal),
    ...changesOfAssessments(before, after),
  ];
}

/** 終了 and its day, or that it was taken back. */
function changesOfLife(before: PublishedPlan | null, after: PublishedPlan, reopened: string): ChangeFact[] {
  const { id, name: plan } = after.definition;
  const [was, on] = [before?.closedOn, after.closedOn];
  if (was === on) return [];
  if (on === undefined) {
    const definition = toldEvent(id, "plan_reopened", { before: was, reason: reopened });
    return [
      { ...ofPublication("definition", { what: "plan_reopened", plan, reason: reopened }), definition },
    ];
  }
  const reason = after.closedReason ?? "";
  const definition = toldEvent(id, "plan_closed", { before: was, after: on, reason });
  return [{ ...ofPublication("definition", { what: "plan_closed", plan, on, reason }), definition }];
}
