/** What a publication changes against the one before it: facts, from which domain/words makes the sentences. */

import { kpiNames, listKpis } from "@/domain/plan/definition";
import { type ChangeDetail, type ChangeFact, ofKpi, ofPublication } from "./change-fact";
import { isSaidBy, newChanges, textsChanged, undecided } from "./changes-of-definition";
import { changesOfSeries } from "./changes-of-year";
import type { ChangeKind, PublicationChange, PublishedPlan, RecordedChange } from "./snapshot";

/**
 * Everything that is not as it was: a figure, a mark, a text and a piece of evidence that change together are all told.
 *
 * @param before the plans of the publication before; null for the first one
 * @param after the plans about to be published
 * @returns in the order of the plans and their KPIs; empty when nothing a citizen sees has changed
 */
export function publicationChanges(
  before: readonly PublishedPlan[] | null,
  after: readonly PublishedPlan[],
): ChangeFact[] {
  if (before === null) return [ofPublication("first", { what: "first_publication" })];
  const plansBefore = new Map(before.map((plan) => [plan.definition.id, plan]));
  const plansAfter = new Set(after.map((plan) => plan.definition.id));
  const removed = before.filter(({ definition }) => !plansAfter.has(definition.id));
  const [leading] = after;
  const names = kpiNames(after.map(({ definition }) => definition));
  const leads =
    leading && before[0] && leading.definition.id !== before[0].definition.id
      ? [ofPublication("definition", { what: "plan_leads", plan: leading.definition.name })]
      : [];
  return [
    ...leads,
    ...after.flatMap((plan) => changesOfPlan(plansBefore.get(plan.definition.id) ?? null, plan, names)),
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
  const { kind, kpiId, fy, detail, marks } = change;
  return { kind, kpiId, fy, text: textOf(detail), ...(marks ? { marks } : {}) };
}

const ON_RECORD: readonly ChangeKind[] = ["correction", "confirmation", "mark", "definition", "withdrawal"];

/** Those of a publication's changes that every later publication tells as well. */
export function recordedChanges(publication: {
  readonly no: number;
  readonly publishedAt: string;
  readonly changes: readonly PublicationChange[];
}): RecordedChange[] {
  const { no, publishedAt } = publication;
  return publication.changes
    .filter(({ kind }) => ON_RECORD.includes(kind))
    .map((change) => ({ ...change, no, publishedAt }));
}

function changesOfPlan(
  before: PublishedPlan | null,
  after: PublishedPlan,
  names: Readonly<Record<string, string>>,
): ChangeFact[] {
  const plan = after.definition.name;
  const life = changesOfLife(before, after);
  if (before === null) return [ofPublication("definition", { what: "plan_added", plan }), ...life];
  const decided = newChanges(before.definition, after.definition);
  const texts = textsChanged(before.definition, after.definition);
  const kpis = listKpis(after.definition).map(({ kpi }) => kpi);
  const kpisBefore = new Map(listKpis(before.definition).map(({ kpi }) => [kpi.id, kpi]));
  const seriesBefore = new Map(before.courses.map((series) => [series.kpiId, series]));
  const seriesAfter = new Map(after.courses.map((series) => [series.kpiId, series]));
  const ledger = after.definition.changes ?? [];
  const told = [...decided, ...undecided(before.definition, after.definition, decided)].map((change) => {
    const kpi = kpis.find(({ id }) => id === change.kpiId) ?? null;
    const path = change.what === "text" ? (texts.find((text) => isSaidBy(change, text))?.path ?? null) : null;
    return {
      ...ofPublication("definition", { what: "definition_changed", plan, kpi, change, ledger, path, names }),
      kpiId: change.kpiId,
      fy: change.from,
    };
  });
  const paths = texts
    .filter((text) => !decided.some((change) => isSaidBy(change, text)))
    .map(({ path }) => path);
  const known = new Set(decided.flatMap(({ kpiId, what }) => (what === "added" ? [kpiId] : [])));
  const added = kpis.filter(({ id }) => !kpisBefore.has(id) && !known.has(id));
  const removed = [...kpisBefore.values()].filter(({ id }) => !kpis.some((kpi) => kpi.id === id));
  return [
    ...life,
    ...told,
    ...added.map((kpi) => ofKpi("definition", kpi, { what: "kpi_added", kpi })),
    ...removed.map((kpi) => ofKpi("definition", kpi, { what: "kpi_removed", kpi })),
    ...(paths.length > 0
      ? [ofPublication("text", { what: "plan_words_updated", plan: after.definition, paths })]
      : []),
    ...kpis.flatMap((kpi) => {
      const series = seriesAfter.get(kpi.id);
      return series ? changesOfSeries(kpi, seriesBefore.get(kpi.id) ?? null, series, decided) : [];
    }),
  ];
}

/** 終了 and its day, or that it was taken back. */
function changesOfLife(before: PublishedPlan | null, after: PublishedPlan): ChangeFact[] {
  const plan = after.definition.name;
  const [was, on] = [before?.closedOn, after.closedOn];
  if (was === on) return [];
  if (on === undefined) return [ofPublication("definition", { what: "plan_reopened", plan })];
  return [ofPublication("definition", { what: "plan_closed", plan, on, reason: after.closedReason ?? "" })];
}
