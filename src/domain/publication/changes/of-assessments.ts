/** What a plan's assessments say against the publication before: first ones together, whatever was replaced one by one. */

import type { PlanDefinition } from "@/domain/plan/definition";
import { levelOf, type PlanPart } from "@/domain/plan/parts";
import {
  ASSESSMENT_PARTS,
  type AssessmentPart,
  type PublishedAssessment,
  type PublishedAssessmentYear,
  type PublishedPlan,
  type ToldAssessment,
} from "@/domain/publication/snapshot";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { type ChangeFact, ofAssessment, ofPublication } from "./change-fact";

type Plan = Pick<PublishedPlan, "definition" | "assessments">;

export function changesOfAssessments(before: Plan, after: Plan): ChangeFact[] {
  const [was, is] = [before.assessments ?? [], after.assessments ?? []];
  const known = yearsByKey(was);
  return [
    ...firstOnes(after.definition, was, is),
    ...is.flatMap((assessment) =>
      assessment.years.flatMap((year) => {
        const old = known.get(keyOf(assessment, year.fy));
        return old === undefined ? [] : changesOfYear(after.definition, assessment, old, year);
      }),
    ),
    ...removals(before.definition, was, is),
  ];
}

/** The part of the definition that it is of; null where the definition has none of these numbers. */
export function assessedPart(
  plan: Pick<PlanDefinition, "pillars">,
  { pillarNo, measureNo }: Pick<PublishedAssessment, "pillarNo" | "measureNo">,
): Pick<PlanPart, "pillar" | "measure"> {
  const pillar = plan.pillars.find(({ no }) => no === pillarNo) ?? null;
  return { pillar, measure: pillar?.measures.find(({ no }) => no === measureNo) ?? null };
}

/** By which the sentences know it: the title of a measure, what a pillar is called, the plan's name. */
function nameOf(plan: PlanDefinition, assessment: PublishedAssessment): string {
  const { pillar, measure } = assessedPart(plan, assessment);
  if (measure) return measure.title;
  return pillar ? (pillar.catchphrase ?? pillar.title) : plan.name;
}

function firstOnes(
  plan: PlanDefinition,
  was: readonly PublishedAssessment[],
  is: readonly PublishedAssessment[],
): ChangeFact[] {
  const known = yearsByKey(was);
  const toldYears = new Set(was.flatMap(({ years }) => years.map(({ fy }) => fy)));
  const added = is.flatMap((assessment) =>
    assessment.years.flatMap(({ fy }) =>
      known.has(keyOf(assessment, fy)) ? [] : [{ fy, level: levelOf(assessedPart(plan, assessment)) }],
    ),
  );
  return [...Map.groupBy(added, ({ fy }) => fy)]
    .sort(([a], [b]) => a - b)
    .map(([fy, those]) => {
      const count = (level: string) => those.filter((each) => each.level === level).length;
      return {
        ...ofPublication("assessments", {
          what: "assessments_told",
          plan: plan.name,
          fy,
          counts: { plan: count("plan"), pillar: count("pillar"), measure: count("measure") },
          words: plan.words ?? {},
          isFirst: !toldYears.has(fy),
        }),
        fy,
      };
    });
}

/** An amount that was published and is another one now is a correction; everything else is words. */
function changesOfYear(
  plan: PlanDefinition,
  assessment: PublishedAssessment,
  before: PublishedAssessmentYear,
  after: PublishedAssessmentYear,
): ChangeFact[] {
  const { fy } = after;
  const reason = before.revision === after.revision ? "" : after.correctionReason;
  const changed = ASSESSMENT_PARTS.filter((part) => saidOf(before, part) !== saidOf(after, part));
  const amounts = replacedAmounts(before, after);
  const words = changed.filter((part) => !amounts.some(({ what }) => what === part));
  const place = { planId: plan.id, partId: assessment.partId, reason };
  const of = { assessed: nameOf(plan, assessment), fy };
  const facts: ChangeFact[] = [];
  if (amounts.length > 0) {
    const told: ToldAssessment = { ...place, changed: amounts.map(({ what }) => what), amounts };
    facts.push(ofAssessment("correction", { ...of, what: "amounts_corrected", amounts, reason }, told));
  }
  const ownReason = amounts.length > 0 ? "" : reason;
  // A reason without anything else that is new was given for something that the public read.
  if (words.length > 0 || ownReason !== "") {
    facts.push(
      ofAssessment(
        "text",
        { ...of, what: "assessment_updated", changed: words, reason: ownReason },
        { ...place, changed: words },
      ),
    );
  }
  return facts;
}

function saidOf(year: PublishedAssessmentYear, part: AssessmentPart): string | null {
  const { opinion } = year;
  if (part === "opinion") return opinion && JSON.stringify([opinion.text, opinion.by, opinion.on]);
  return part === "response" ? (opinion?.response ?? "") : year[part];
}

function replacedAmounts(
  before: PublishedAssessmentYear,
  after: PublishedAssessmentYear,
): NonNullable<ToldAssessment["amounts"]> {
  return (["budget", "settlement"] as const).flatMap((what) => {
    const [was, is] = [before[what], after[what]];
    return was === null || was === is ? [] : [{ what, before: was, after: is }];
  });
}

/** Years that are told no more: the plan gave up the pillar or the measure, or a year of its own. */
function removals(
  plan: PlanDefinition,
  was: readonly PublishedAssessment[],
  is: readonly PublishedAssessment[],
): ChangeFact[] {
  const left = yearsByKey(is);
  return was.flatMap((assessment) => {
    const fys = assessment.years.flatMap(({ fy }) => (left.has(keyOf(assessment, fy)) ? [] : [fy]));
    if (fys.length === 0) return [];
    return [
      {
        ...ofPublication("definition", {
          what: "assessment_removed",
          assessed: nameOf(plan, assessment),
          fys,
        }),
        assessment: { planId: plan.id, partId: assessment.partId, changed: [], reason: "" },
      },
    ];
  });
}

function yearsByKey(assessments: readonly PublishedAssessment[]): Map<string, PublishedAssessmentYear> {
  return new Map(
    assessments.flatMap((assessment) =>
      assessment.years.map((year) => [keyOf(assessment, year.fy), year] as const),
    ),
  );
}

function keyOf({ partId }: Pick<PublishedAssessment, "partId">, fy: FiscalYear): string {
  return `${partId}/${fy}`;
}
