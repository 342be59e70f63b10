/**
 * What is different between two publications, however many lie between: the net of it. What was changed and changed back in
 * between is no difference. By the same rules as what a publication changes against the one before it.
 */

import type { DefinitionChange } from "@/domain/plan/definition";
import type { PublicationSnapshot, PublishedPlan, PublishedYear } from "@/domain/publication/snapshot";
import type { ChangeFact } from "./change-fact";
import { publicationChanges, ruleChange } from "./changes";
import { newChanges } from "./of-definition";

/** What stands beside a figure, a state or an assessment. */
export type TextPart =
  | "reason"
  | "done"
  | "result"
  | "nextStep"
  | "basisNote"
  | "missingNote"
  | "summary"
  | "opinion"
  | "opinionBy"
  | "response"
  | "asOf"
  | "cause"
  | "expectedOn"
  | "department";

export interface ReplacedText {
  readonly part: TextPart;
  /** "" where nothing was or is written; a day as an ISO date, a cause by its code. */
  readonly before: string;
  readonly after: string;
}

export interface Difference {
  readonly fact: ChangeFact;
  /** Of words that changed: each old → new. */
  readonly texts: readonly ReplacedText[];
}

type Compared = Pick<PublicationSnapshot, "plans" | "ruleVersion">;

/** @param before the earlier one of the two */
export function publicationDifferences(before: Compared, after: Compared): Difference[] {
  const rule = ruleChange(before.ruleVersion, after.ruleVersion);
  const facts = publicationChanges(before.plans, withNetChanges(before.plans, after.plans));
  const [was, is] = [textsOf(before.plans), textsOf(after.plans)];
  return [...(rule ? [rule] : []), ...facts].flatMap((fact) => {
    if (!REWORDED.has(fact.detail.what)) return [{ fact, texts: [] }];
    const texts = replaced(was.get(keyOf(fact)), is.get(keyOf(fact)));
    // A reason alone, or words that came back to what they were.
    const isNothing = texts.length === 0 && !("changed" in fact.detail && fact.detail.changed.length > 0);
    return isNothing ? [] : [{ fact, texts }];
  });
}

const REWORDED: ReadonlySet<ChangeFact["detail"]["what"]> = new Set([
  "words_updated",
  "initiative_words_updated",
  "assessment_updated",
]);

function withNetChanges(
  before: readonly PublishedPlan[],
  after: readonly PublishedPlan[],
): readonly PublishedPlan[] {
  const known = new Map(before.map(({ definition }) => [definition.id, definition]));
  return after.map((plan) => {
    const was = known.get(plan.definition.id);
    if (was === undefined) return plan;
    const changes = [...(was.changes ?? []), ...netChanges(newChanges(was, plan.definition))];
    return { ...plan, definition: { ...plan.definition, changes } };
  });
}

/**
 * 2,500 → 2,800 and later 2,800 → 3,000 from the same year on is 2,500 → 3,000, for the later reason; what came back to where
 * it began is nothing.
 */
export function netChanges(changes: readonly DefinitionChange[]): DefinitionChange[] {
  const net: DefinitionChange[] = [];
  for (const change of changes) {
    const at = net.findIndex((each) => isContinuedBy(each, change));
    const earlier = net[at];
    if (earlier === undefined) net.push(change);
    else if (earlier.before === change.after && !earlier.units) net.splice(at, 1);
    else net[at] = continued(earlier, change);
  }
  return net;
}

function isContinuedBy(earlier: DefinitionChange, later: DefinitionChange): boolean {
  return (
    earlier.kpiId === later.kpiId &&
    earlier.what === later.what &&
    earlier.from === later.from &&
    // Two things that came or went, and nothing that became another.
    earlier.before !== null &&
    earlier.after !== null &&
    earlier.after === later.before
  );
}

function continued(earlier: DefinitionChange, later: DefinitionChange): DefinitionChange {
  const [first, last] = [earlier.units ?? later.units, later.units ?? earlier.units];
  return {
    ...later,
    before: earlier.before,
    rejudges: earlier.rejudges || later.rejudges,
    ...(first && last ? { units: { before: first.before, after: last.after } } : {}),
  };
}

type Texts = Readonly<Partial<Record<TextPart, string | null>>>;

function replaced(before: Texts = {}, after: Texts = {}): ReplacedText[] {
  const parts = [...new Set([...Object.keys(before), ...Object.keys(after)])] as TextPart[];
  return parts.flatMap((part) => {
    const [was, is] = [before[part] ?? "", after[part] ?? ""];
    return was === is ? [] : [{ part, before: was, after: is }];
  });
}

/** Of every year of every KPI, metric, initiative and assessed part: no two of them have one id. */
function textsOf(plans: readonly PublishedPlan[]): ReadonlyMap<string, Texts> {
  const listed = plans.flatMap(({ courses, metrics = [], initiatives = [], assessments = [] }) => [
    ...courses.flatMap(({ kpiId: id, years }) =>
      years.map((year) => ({ id, fy: year.fy, texts: ofYear(year) })),
    ),
    ...metrics.flatMap(({ metricId: id, years }) =>
      years.map(({ fy, reason, nextStep, basisNote, asOf, missing, missingNote, expectedOn }) => ({
        id,
        fy,
        texts: { reason, nextStep, basisNote, asOf, cause: missing, missingNote, expectedOn },
      })),
    ),
    ...initiatives.flatMap(({ initiativeId: id, years }) =>
      years.map(({ fy, done, result, nextStep, department }) => ({
        id,
        fy,
        texts: { done, result, nextStep, department },
      })),
    ),
    ...assessments.flatMap(({ partId: id, years }) =>
      years.map(({ fy, summary, opinion }) => ({
        id,
        fy,
        texts: { summary, opinion: opinion?.text, opinionBy: opinion?.by, response: opinion?.response },
      })),
    ),
  ]);
  return new Map(listed.map(({ id, fy, texts }) => [`${id}/${fy}`, texts]));
}

function ofYear({ reason, nextStep, basisNote, asOf, missing }: PublishedYear): Texts {
  const {
    reason: cause,
    note: missingNote,
    expectedOn,
  } = missing ?? { reason: null, note: "", expectedOn: null };
  return { reason, nextStep, basisNote, asOf, cause, missingNote, expectedOn };
}

function keyOf({ kpiId, initiative, metric, assessment, fy }: ChangeFact): string {
  return `${kpiId ?? initiative?.initiativeId ?? metric?.metricId ?? assessment?.partId}/${fy}`;
}
