/**
 * What a publication says, made of what is on record and of what the publication before said. Nothing that was said of
 * then is said anew as of today.
 */

import { listKpis, type PlanDefinition } from "@/domain/plan/definition";
import type { ApprovedInitiative } from "@/domain/reports/initiative";
import { JUDGEMENT_RULE_VERSION, type Judgement } from "@/domain/reports/judgement";
import type { ApprovedReport } from "@/domain/reports/report";
import { buildSeries } from "@/domain/reports/series";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import type { KpiId } from "@/domain/shared/kpi-id";
import type { ChangeDetail } from "./change-fact";
import { freezeChange, publicationChanges, recordedChanges, ruleChange, withdrawalChange } from "./changes";
import { type PublicPiece, withEvidence, withInitiativeEvidence } from "./evidence";
import { freezeSeries } from "./freeze";
import { freezeInitiatives } from "./initiatives";
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
  }[];
  /** Every approved revision. */
  readonly reports: readonly ApprovedReport[];
  /** Every approved answer about an initiative. */
  readonly approvedInitiatives: readonly ApprovedInitiative[];
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
    /** The version of the rule that its marks were given by. */
    readonly ruleVersion: string;
  } | null;
  /** The earlier publication that this one takes back. */
  readonly withdraws: { readonly no: number; readonly reason: string } | null;
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
  const reports = publishable(material.reports, material.published);
  const plans = material.plans
    // What was once public is never unsaid, whatever becomes of the choice of the plan that leads.
    .filter(({ definition, isPublic }) => isPublic || told.has(definition.id))
    .map(({ definition, closedOn, closedReason }): PublishedPlan => {
      const before = told.get(definition.id);
      const initiatives = withInitiativeEvidence(
        freezeInitiatives(definition, material.approvedInitiatives, before?.initiatives),
        evidence,
      );
      const courses = new Map(before?.courses.map((series) => [series.kpiId, series]));
      return {
        definition,
        ...(initiatives.length > 0 ? { initiatives } : {}),
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
    ...publicationChanges(before?.plans ?? null, plans, material.internal),
  ].map((change) => freezeChange(change, sentences.ofChange));
  return {
    plans,
    changes,
    record: [...(before?.record ?? []), ...recordedChanges({ no, publishedAt, changes })],
  };
}

/** By which a published figure is known again. */
export function figureKey(kpiId: KpiId, fy: FiscalYear, revision: number): string {
  return `${kpiId}/${fy}/${revision}`;
}

/**
 * Leaves out what was approved and replaced again before anybody outside saw it: a correction (訂正) is a change of a
 * published figure only.
 */
function publishable(reports: readonly ApprovedReport[], published: ReadonlySet<string>): ApprovedReport[] {
  const newest = new Map<string, number>();
  for (const { kpiId, fy, revision } of reports) {
    const key = `${kpiId}/${fy}`;
    newest.set(key, Math.max(newest.get(key) ?? 0, revision));
  }
  return reports.filter(
    ({ kpiId, fy, revision }) =>
      newest.get(`${kpiId}/${fy}`) === revision || published.has(figureKey(kpiId, fy, revision)),
  );
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
