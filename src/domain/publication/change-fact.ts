/** A published change as data, from which domain/words makes its sentence. */

import type { DefinitionChange, Kpi, PlanDefinition } from "@/domain/plan/definition";
import type { TextDifference } from "@/domain/plan/text-difference";
import type { InitiativeCounts, InitiativeState } from "@/domain/reports/initiative";
import type { JudgementCode } from "@/domain/reports/judgement";
import type { FigureStatus, MissingReason } from "@/domain/reports/report";
import type { DecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import type { ChangeKind, EvidenceChange, MarkCause, PublicationChange, ToldInitiative } from "./snapshot";

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

export interface Marks {
  readonly before: JudgementCode;
  readonly after: JudgementCode;
}

/** What happened, with all that its sentence says. */
export type ChangeDetail =
  | { readonly what: "first_publication" }
  | {
      readonly what: "plan_added" | "plan_removed" | "plan_leads";
      readonly plan: string;
    }
  | {
      readonly what: "plan_closed";
      readonly plan: string;
      readonly on: IsoDate;
      /** "" where none was kept. */
      readonly reason: string;
    }
  | { readonly what: "plan_reopened"; readonly plan: string }
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
      /** Of every KPI of the publication, by its id: a change may name one of another plan. */
      readonly names: Readonly<Record<string, string>>;
    }
  | {
      readonly what: "initiatives_told";
      readonly plan: string;
      readonly fy: FiscalYear;
      /** Of those that were not told before. */
      readonly counts: InitiativeCounts;
      /** None of the plan's was told for that year before. */
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
        | (EvidenceChange & { readonly what: "initiative_evidence_changed" })
        /** Another department answered for the year. */
        | {
            readonly what: "initiative_department_changed";
            readonly before: string;
            readonly after: string;
          }
      ))
  | (OfYear &
      (
        | { readonly what: "no_figure_yet"; readonly cause: MissingReason }
        /** "" where nobody gave a reason, or where the figure's change tells it. */
        | { readonly what: "words_updated"; readonly reason: string }
        | {
            readonly what: "figure_added";
            readonly actual: DecimalString;
            readonly status: FigureStatus;
            readonly asOf: IsoDate | null;
            readonly code: JudgementCode;
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
            /** null where the mark became another one for another reason, which is told by itself. */
            readonly marks: Marks | null;
            /** "" where nobody gave one. */
            readonly reason: string;
          }
        | {
            readonly what: "mark_changed";
            readonly marks: Marks;
            readonly causes: readonly MarkCause[];
            /** The earlier years whose figures changed. */
            readonly because: readonly FiscalYear[];
            /** Why the office had the year judged anew. */
            readonly reason: string;
          }
        /** Another department answered for the year. */
        | { readonly what: "department_changed"; readonly before: string; readonly after: string }
        | (EvidenceChange & {
            readonly what: "evidence_changed";
            /** "" where nobody gave one, or where the words' or the figure's change tells it. */
            readonly reason: string;
          })
      ));

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
