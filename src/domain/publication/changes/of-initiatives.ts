/** What a plan's initiatives say against the publication before: first states together, whatever was replaced one by one. */

import type { PlanDefinition } from "@/domain/plan/definition";
import { listInitiatives } from "@/domain/plan/initiatives";
import { contentKey, evidenceChange } from "@/domain/publication/evidence";
import { isYearsOwn } from "@/domain/publication/initiatives";
import type {
  EvidenceChange,
  PublishedInitiative,
  PublishedInitiativeYear,
  PublishedPlan,
  ToldInitiative,
} from "@/domain/publication/snapshot";
import { countInitiatives } from "@/domain/reports/initiatives/initiative";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { InitiativeId } from "@/domain/shared/initiative-id";
import { type ChangeFact, ofInitiative, ofPublication } from "./change-fact";

type Plan = Pick<PublishedPlan, "definition" | "initiatives">;

/** @param internal `contentKey` of the evidence that is there and not public */
export function changesOfInitiatives(
  before: Plan,
  after: Plan,
  internal: ReadonlySet<string> = new Set(),
): ChangeFact[] {
  const [was, is] = [before.initiatives ?? [], after.initiatives ?? []];
  const known = answersOf(was);
  const words = wordsOf(after.definition);
  return [
    ...firstAnswers(after.definition, was, is),
    ...is.flatMap(({ initiativeId, years }) =>
      years.flatMap((year) => {
        const old = known.get(keyOf(initiativeId, year.fy));
        if (old === undefined) return [];
        const place = { planId: after.definition.id, initiativeId, words: words.get(initiativeId) ?? "" };
        const evidence = evidenceChange(old.evidence, year.evidence, (piece) =>
          internal.has(contentKey(initiativeId, year.fy, piece)),
        );
        if (!isYearsOwn(old, year)) return changesOfAnswer(place, old, year, evidence);
        // The state is news, and so is what comes with it; what was taken away was there before.
        return evidence?.removed.length ? [changeOfEvidence(place, old, year, evidence, "")] : [];
      }),
    ),
    ...removals(before.definition, was, is),
  ];
}

interface Place extends Pick<ToldInitiative, "planId" | "initiativeId"> {
  readonly words: string;
}

/** The lines of a whole plan at once would be no list that anybody reads. */
function firstAnswers(
  plan: PlanDefinition,
  was: readonly PublishedInitiative[],
  is: readonly PublishedInitiative[],
): ChangeFact[] {
  const known = answersOf(was);
  const toldYears = was.flatMap(({ years }) => years);
  const added = is.flatMap(({ initiativeId, years }) =>
    years.filter((year) => {
      const old = known.get(keyOf(initiativeId, year.fy));
      return old === undefined || isYearsOwn(old, year);
    }),
  );
  // States of the middle of a year come first, and those of the whole year are new beside them.
  return [false, true].flatMap((isInterim) =>
    [...Map.groupBy(added, (year) => ((year.isInterim ?? false) === isInterim ? year.fy : null))]
      .flatMap(([fy, years]) => (fy === null ? [] : [{ fy, years }]))
      .sort((a, b) => a.fy - b.fy)
      .map(({ fy, years }) => ({
        ...ofPublication("initiatives", {
          what: "initiatives_told",
          plan: plan.name,
          fy,
          counts: countInitiatives(years.map(({ progress }) => progress)),
          isInterim,
          isFirst: !toldYears.some((year) => year.fy === fy && (isInterim || year.isInterim !== true)),
        }),
        fy,
      })),
  );
}

function changesOfAnswer(
  whole: Place,
  before: PublishedInitiativeYear,
  after: PublishedInitiativeYear,
  evidence: EvidenceChange | null,
): ChangeFact[] {
  const { words, ...place } = whole;
  const { fy } = after;
  const reason = before.revision === after.revision ? "" : after.correctionReason;
  const isCorrected = before.progress !== after.progress;
  const ownReason = isCorrected ? "" : reason;
  const told = { ...place, before: before.progress, after: after.progress, reason };
  const facts: ChangeFact[] = [];
  if (isCorrected) {
    const states = { before: before.progress, after: after.progress };
    facts.push(
      ofInitiative(
        "correction",
        { what: "initiative_corrected", initiative: words, fy, ...states, reason },
        told,
      ),
    );
  }
  const isReworded = areOtherWords(before, after);
  // A reason without anything else that is new was given for the evidence, or for something that the public read.
  if (isReworded || (ownReason !== "" && evidence === null)) {
    facts.push(
      ofInitiative(
        "text",
        { what: "initiative_words_updated", initiative: words, fy, reason: ownReason },
        told,
      ),
    );
  }
  const [was, is] = [before.department, after.department];
  if (was !== null && is !== null && was !== is) {
    const department = { before: was, after: is };
    facts.push({
      ...ofInitiative(
        "text",
        { what: "initiative_department_changed", initiative: words, fy, ...department },
        told,
      ),
      department,
    });
  }
  if (evidence) facts.push(changeOfEvidence(whole, before, after, evidence, isReworded ? "" : ownReason));
  return facts;
}

function changeOfEvidence(
  { words, ...place }: Place,
  before: PublishedInitiativeYear,
  after: PublishedInitiativeYear,
  evidence: EvidenceChange,
  reason: string,
): ChangeFact {
  const what = "initiative_evidence_changed";
  const detail = { what, initiative: words, fy: after.fy, ...evidence, reason } as const;
  const told = { ...place, before: before.progress, after: after.progress, reason };
  return { ...ofInitiative("evidence", detail, told), evidence };
}

/** A department that is named for the first time, or no more, is a word that changed: there are no two to tell. */
function areOtherWords(before: PublishedInitiativeYear, after: PublishedInitiativeYear): boolean {
  return (
    (["done", "result", "nextStep"] as const).some((field) => before[field] !== after[field]) ||
    (before.department === null) !== (after.department === null)
  );
}

/** Years that are told no more: the plan gave up the initiative, or a year of its own. */
function removals(
  plan: PlanDefinition,
  was: readonly PublishedInitiative[],
  is: readonly PublishedInitiative[],
): ChangeFact[] {
  const left = answersOf(is);
  const words = wordsOf(plan);
  return was.flatMap(({ initiativeId, years }) => {
    const gone = years.filter(({ fy }) => !left.has(keyOf(initiativeId, fy)));
    const last = gone.at(-1);
    if (last === undefined) return [];
    const fys = gone.map(({ fy }) => fy);
    const initiative = { planId: plan.id, initiativeId, before: last.progress, after: null, reason: "" };
    return [
      {
        ...ofPublication("definition", {
          what: "initiative_removed",
          initiative: words.get(initiativeId) ?? "",
          fys,
        }),
        initiative,
      },
    ];
  });
}

function wordsOf(plan: PlanDefinition): Map<InitiativeId, string> {
  return new Map(listInitiatives(plan).map(({ initiative: { id, text } }) => [id, text]));
}

function answersOf(initiatives: readonly PublishedInitiative[]): Map<string, PublishedInitiativeYear> {
  return new Map(
    initiatives.flatMap(({ initiativeId, years }) =>
      years.map((year) => [keyOf(initiativeId, year.fy), year] as const),
    ),
  );
}

function keyOf(initiativeId: InitiativeId, fy: FiscalYear): string {
  return `${initiativeId}/${fy}`;
}
