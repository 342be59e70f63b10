/** A published change as data, from which domain/words makes its sentence. */

import type { DefinitionChange, Kpi, Metric, PlanDefinition } from "@/domain/plan/definition";
import type { PartLevel } from "@/domain/plan/parts";
import type { TextDifference } from "@/domain/plan/texts/text-difference";
import type {
  AssessmentPart,
  ChangeKind,
  EvidenceChange,
  MarkCause,
  PublicationChange,
  ToldAssessment,
  ToldInitiative,
  ToldMetric,
} from "@/domain/publication/snapshot";
import type { InitiativeCounts, InitiativeState } from "@/domain/reports/initiatives/initiative";
import type { JudgementCode } from "@/domain/reports/judgement";
import type { FigureStatus, MissingReason } from "@/domain/reports/report";
import type { DecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";

/** A change of one KPI's year. */
export interface OfYear {
  readonly kpi: Kpi;
  readonly fy: FiscalYear;
}

/** A change of one initiative's year. */
export interface OfInitiative {
  /** Its words. */
  readonly initiative: string;
  readonly fy: FiscalYear;
}

/** A change of one metric's year. */
export interface OfMetric {
  readonly metric: Pick<Metric, "name" | "unit" | "decimals">;
  readonly fy: FiscalYear;
}

/** A change of one year's assessment (総括・意見). */
export interface OfAssessment {
  /** What it is of, by its name: a plan, a pillar or a measure. */
  readonly assessed: string;
  readonly fy: FiscalYear;
}

export interface Marks {
  readonly before: JudgementCode;
  readonly after: JudgementCode;
}

/** What became of the answer of a year, a KPI's or a metric's: a metric's has no mark. */
export type AnswerDetail =
  | { readonly what: "no_figure_yet"; readonly cause: MissingReason }
  /** "" where nobody gave a reason, or where the figure's change tells it. */
  | { readonly what: "words_updated"; readonly reason: string }
  | {
      readonly what: "figure_added";
      readonly actual: DecimalString;
      readonly status: FigureStatus;
      readonly asOf: IsoDate | null;
      /** null: a metric's. */
      readonly code: JudgementCode | null;
      /** The public was told before that there is none yet. */
      readonly wasAwaited: boolean;
    }
  | {
      readonly what: "figure_corrected" | "figure_confirmed";
      /** null where a figure comes again that was taken back. */
      readonly before: { readonly actual: DecimalString; readonly status: FigureStatus } | null;
      /** null where it is taken back; then `cause` is what is said in its place. */
      readonly after: { readonly actual: DecimalString; readonly status: FigureStatus } | null;
      readonly cause: MissingReason;
      /** null where the mark became another one for another reason, which is told by itself; and where there is none. */
      readonly marks: Marks | null;
      /** "" where nobody gave one. */
      readonly reason: string;
    }
  /** Another department answered for the year. */
  | { readonly what: "department_changed"; readonly before: string; readonly after: string }
  | (EvidenceChange & {
      readonly what: "evidence_changed";
      /** "" where nobody gave one, or where the words' or the figure's change tells it. */
      readonly reason: string;
    });

/** What happened, with all that its sentence says. */
export type ChangeDetail =
  | { readonly what: "first_publication" }
  | {
      readonly what: "plan_added" | "plan_removed";
      readonly plan: string;
    }
  | {
      readonly what: "plan_closed";
      readonly plan: string;
      readonly on: IsoDate;
      /** "" where none was kept. */
      readonly reason: string;
    }
  | {
      readonly what: "plan_leads" | "plan_reopened";
      readonly plan: string;
      /** "" where none was given: a period leads by itself. */
      readonly reason: string;
    }
  /** Texts that no decision tells of. */
  | {
      readonly what: "plan_words_updated";
      readonly plan: PlanDefinition;
      readonly texts: readonly TextDifference[];
    }
  /** Marks, sentences or paces are reckoned by another version of the rule. */
  | { readonly what: "rule_updated"; readonly before: string; readonly after: string }
  | { readonly what: "publication_withdrawn"; readonly no: number; readonly reason: string }
  | { readonly what: "kpi_added" | "kpi_removed"; readonly kpi: Kpi }
  | {
      readonly what: "definition_changed";
      readonly plan: string;
      /** As it is defined now; null for the plan as a whole. */
      readonly kpi: Kpi | null;
      readonly change: DefinitionChange;
      /** Every change on record, this one among them. */
      readonly ledger: readonly DefinitionChange[];
      /** Of a text of the plan: where it stands; else null. */
      readonly path: string | null;
      /** Of every KPI of the publication, by its id: a change may name one of another plan; and of the plan's own metrics. */
      readonly names: Readonly<Record<string, string>>;
    }
  | {
      readonly what: "initiatives_told";
      readonly plan: string;
      readonly fy: FiscalYear;
      /** Of those that were not told before. */
      readonly counts: InitiativeCounts;
      /** They are of the middle of the year. */
      readonly isInterim: boolean;
      /** None of the plan's was told for that year before; none of the whole year, where they are of it. */
      readonly isFirst: boolean;
    }
  /** The plan has it no more, and with it what was told of it. */
  | {
      readonly what: "initiative_removed";
      readonly initiative: string;
      readonly fys: readonly FiscalYear[];
    }
  | (OfInitiative &
      (
        | {
            readonly what: "initiative_corrected";
            readonly before: InitiativeState;
            readonly after: InitiativeState;
            /** "" where nobody gave one. */
            readonly reason: string;
          }
        /** "" where nobody gave a reason, or where the state's change tells it. */
        | { readonly what: "initiative_words_updated"; readonly reason: string }
        | (EvidenceChange & {
            readonly what: "initiative_evidence_changed";
            /** "" where nobody gave one, or where the state's or the words' change tells it. */
            readonly reason: string;
          })
        /** Another department answered for the year. */
        | {
            readonly what: "initiative_department_changed";
            readonly before: string;
            readonly after: string;
          }
      ))
  | {
      readonly what: "assessments_told";
      readonly plan: string;
      readonly fy: FiscalYear;
      /** Of those that were not told before: how many of the plan itself, its pillars, its measures. */
      readonly counts: Readonly<Record<PartLevel, number>>;
      /** What the plan calls its pillars and measures, where it has words of its own. */
      readonly words: NonNullable<PlanDefinition["words"]>;
      /** None of the plan's was told for that year before. */
      readonly isFirst: boolean;
    }
  /** The plan has the part no more, and with it what was told of it. */
  | {
      readonly what: "assessment_removed";
      readonly assessed: string;
      readonly fys: readonly FiscalYear[];
    }
  | (OfAssessment &
      (
        | {
            readonly what: "amounts_corrected";
            readonly amounts: NonNullable<ToldAssessment["amounts"]>;
            /** "" where nobody gave one. */
            readonly reason: string;
          }
        /** "" where nobody gave a reason, or where the change of an amount tells it. */
        | {
            readonly what: "assessment_updated";
            readonly changed: readonly AssessmentPart[];
            readonly reason: string;
          }
      ))
  | (OfYear &
      (
        | AnswerDetail
        | {
            readonly what: "mark_changed";
            readonly marks: Marks;
            readonly causes: readonly MarkCause[];
            /** The earlier years whose figures changed. */
            readonly because: readonly FiscalYear[];
            /** Why the office had the year judged anew. */
            readonly reason: string;
          }
      ))
  | (OfMetric & AnswerDetail)
  /** The plan has it no more, or a year of its own, and with it what was told of it. */
  | {
      readonly what: "metric_removed";
      readonly metric: OfMetric["metric"];
      readonly fys: readonly FiscalYear[];
    };

/** A published change before its sentence is written. */
export interface ChangeFact extends Omit<PublicationChange, "text"> {
  readonly detail: ChangeDetail;
}

export function ofPublication(kind: ChangeKind, detail: ChangeDetail): ChangeFact {
  return { kind, kpiId: null, fy: null, detail };
}

export function ofKpi(kind: ChangeKind, kpi: Kpi, detail: ChangeDetail): ChangeFact {
  return { kind, kpiId: kpi.id, fy: null, detail };
}

export function ofYear(kind: ChangeKind, detail: ChangeDetail & OfYear): ChangeFact {
  return { kind, kpiId: detail.kpi.id, fy: detail.fy, detail };
}

export function ofInitiative(
  kind: ChangeKind,
  detail: ChangeDetail & OfInitiative,
  initiative: ToldInitiative,
): ChangeFact {
  return { kind, kpiId: null, fy: detail.fy, detail, initiative };
}

export function ofMetric(kind: ChangeKind, detail: ChangeDetail & OfMetric, metric: ToldMetric): ChangeFact {
  return { kind, kpiId: null, fy: detail.fy, detail, metric };
}

export function ofAssessment(
  kind: ChangeKind,
  detail: ChangeDetail & OfAssessment,
  assessment: ToldAssessment,
): ChangeFact {
  return { kind, kpiId: null, fy: detail.fy, detail, assessment };
}
