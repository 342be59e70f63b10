/**
 * What a publication says, made of what is on record and of what the publication before said. Nothing that was said of
 * then is said anew as of today.
 */

import { listKpis, type PlanDefinition } from "@/domain/plan/definition";
import type { PlanPart } from "@/domain/plan/parts";
import type { ChangeDetail } from "@/domain/publication/changes/change-fact";
import {
  freezeChange,
  type PlanReasons,
  publicationChanges,
  recordedChanges,
  ruleChange,
  withdrawalChange,
} from "@/domain/publication/changes/changes";
import type { ApprovedAssessment } from "@/domain/reports/assessment";
import type { ApprovedInitiative } from "@/domain/reports/initiatives/initiative";
import { JUDGEMENT_RULE_VERSION, type Judgement } from "@/domain/reports/judgement";
import type { ApprovedReport } from "@/domain/reports/report";
import { buildSeries } from "@/domain/reports/series";
import type { IsoDate } from "@/domain/shared/iso-date";
import { freezeAssessments } from "./assessments";
import { type PublicPiece, withEvidence, withInitiativeEvidence, withMetricEvidence } from "./evidence";
import { freezeSeries } from "./freeze";
import { freezeInitiatives } from "./initiatives";
import { type ApprovedMetric, freezeMetrics } from "./metrics";
import { publishable } from "./publishable";
import type {
  PublicationChange,
  PublishedPlan,
  PublishedSeries,
  PublishedYear,
  RecordedChange,
} from "./snapshot";

/** Everything that a publication is made of. */
export interface Material {
  /** In order of lead on the day of the publication, those in preparation included. */
  readonly plans: readonly {
    readonly definition: PlanDefinition;
    readonly isPublic: boolean;
    /** ISO date; null or left out while nobody closed it. */
    readonly closedOn?: IsoDate | null;
    readonly closedReason?: string | null;
    /** The office's newest choice that it leads or that the period decides again, at that instant (ISO). */
    readonly leadDecision?: { readonly reason: string; readonly at: string } | null;
    readonly reopenedReason?: string | null;
  }[];
  /** Every approved revision. */
  readonly reports: readonly ApprovedReport[];
  /** Every approved answer about an initiative. */
  readonly approvedInitiatives: readonly ApprovedInitiative[];
  /** Every approved revision of a metric's figure; left out where there is none. */
  readonly approvedMetrics?: readonly ApprovedMetric[];
  /** Every approved assessment, and by plan what they can be of; left out where there is none. */
  readonly assessments?: {
    readonly approved: readonly ApprovedAssessment[];
    readonly parts: ReadonlyMap<string, readonly PlanPart[]>;
  };
  /** `figureKey` of every figure that was ever published. */
  readonly published: ReadonlySet<string>;
  readonly evidence: readonly PublicPiece[];
  /** `contentKey` of every piece that is there and not public; left out where there is none. */
  readonly internal?: ReadonlySet<string>;
  readonly no: number;
  /** ISO instant. */
  readonly publishedAt: string;
  /** The publication before, with all that was ever told; null for the first. */
  readonly before: {
    readonly plans: readonly PublishedPlan[];
    readonly record: readonly RecordedChange[];
    /** ISO instant. */
    readonly publishedAt: string;
    /** The version of the rule that its marks were given by. */
    readonly ruleVersion: string;
  } | null;
  /** The earlier publication that this one takes back. */
  readonly withdraws: { readonly no: number; readonly reason: string } | null;
  /** Why earlier ones were taken back, in any order; left out where none was. */
  readonly withdrawals?: readonly string[];
}

/** The sentences, in the language of the publication. */
export interface Sentences {
  readonly ofJudgement: (judgement: Judgement) => string;
  readonly ofChange: (detail: ChangeDetail) => string;
}

/** The part of a snapshot that follows from the record. */
export interface ComposedPlans {
  readonly plans: PublishedPlan[];
  readonly changes: PublicationChange[];
  readonly record: RecordedChange[];
}

export function composePlans(material: Material, sentences: Sentences): ComposedPlans {
  const { before, no, publishedAt, withdraws, evidence } = material;
  const told = new Map((before?.plans ?? []).map((plan) => [plan.definition.id, plan]));
  const { published, approvedMetrics = [] } = material;
  const reports = publishable(material.reports, ({ kpiId }) => kpiId, published);
  const plans = material.plans
    // What was once public is never unsaid, whatever becomes of the choice of the plan that leads.
    .filter(({ definition, isPublic }) => isPublic || told.has(definition.id))
    .map(({ definition, closedOn, closedReason }): PublishedPlan => {
      const before = told.get(definition.id);
      const initiatives = withInitiativeEvidence(
        freezeInitiatives(definition, material.approvedInitiatives, before?.initiatives),
        evidence,
      );
      const metrics = withMetricEvidence(freezeMetrics(definition, approvedMetrics, published), evidence);
      const assessments = freezeAssessments(
        definition,
        material.assessments?.parts.get(definition.id) ?? [],
        material.assessments?.approved ?? [],
        before?.assessments,
      );
      const courses = new Map(before?.courses.map((series) => [series.kpiId, series]));
      return {
        definition,
        ...(assessments.length > 0 ? { assessments } : {}),
        ...(initiatives.length > 0 ? { initiatives } : {}),
        ...(metrics.length > 0 ? { metrics } : {}),
        ...(closedOn ? { closedOn } : {}),
        ...(closedOn && closedReason ? { closedReason } : {}),
        courses: listKpis(definition).map(({ kpi }) => {
          const series = freezeSeries(buildSeries(definition, kpi, reports), sentences.ofJudgement);
          return withEvidence(asTold(courses.get(kpi.id) ?? null, series), evidence);
        }),
      };
    });
  const rule = before === null ? null : ruleChange(before.ruleVersion, JUDGEMENT_RULE_VERSION);
  const changes = [
    ...(rule ? [rule] : []),
    ...(withdraws ? [withdrawalChange(withdraws.no, withdraws.reason)] : []),
    ...publicationChanges(before?.plans ?? null, plans, {
      internal: material.internal,
      reasons: reasonsOf(material),
    }),
  ].map((change) => freezeChange(change, sentences.ofChange));
  return {
    plans,
    changes,
    record: [...(before?.record ?? []), ...recordedChanges({ no, publishedAt, changes })],
  };
}

/** What nobody was told yet: a choice of the plan that leads counts for the first publication after it. */
function reasonsOf({ plans, before }: Material): PlanReasons {
  const choices = plans.flatMap(({ leadDecision }) => leadDecision ?? []);
  const newest = choices.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0];
  return {
    leads: newest && before && newest.at > before.publishedAt ? newest.reason : "",
    reopened: new Map(plans.map(({ definition, reopenedReason }) => [definition.id, reopenedReason ?? ""])),
  };
}

/** The series with what the publication before said of then: who answered for a printed figure, what a correction did. */
function asTold(before: PublishedSeries | null, after: PublishedSeries): PublishedSeries {
  const years = new Map(before?.years.map((year) => [year.fy, year]));
  return {
    ...after,
    years: after.years.map((year) => {
      const was = years.get(year.fy);
      return was === undefined ? year : yearAsTold(was, year);
    }),
  };
}

function yearAsTold(was: PublishedYear, year: PublishedYear): PublishedYear {
  // A figure of the document carries no record of its own: who answered for it stays who was named first.
  const isSamePrinted = was.revision === 0 && year.revision === 0;
  return {
    ...year,
    department: isSamePrinted ? was.department : year.department,
    corrections: year.corrections.map((correction) => {
      const told = was.corrections.find(({ revision }) => revision === correction.revision);
      if (told === undefined) return correction;
      // Another year's correction, later, has nothing to say about what this one did.
      const { judgementBefore, judgementAfter } = told;
      return { ...correction, judgementBefore, judgementAfter };
    }),
  };
}
