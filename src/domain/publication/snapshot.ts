/** The PUBLICATION stage: an immutable snapshot, and the finished files made from it. */

import type { DefinitionChange, PlanDefinition } from "@/domain/plan/definition";
import type { StopNotice } from "@/domain/publication/stops/stops";
import type { Picture } from "@/domain/reports/entry/picture";
import type { InitiativeState } from "@/domain/reports/initiatives/initiative";
import type { Judgement, JudgementCode, JudgementReason } from "@/domain/reports/judgement";
import type { FigureStatus, MissingReason } from "@/domain/reports/report";
import type { YearRecord } from "@/domain/reports/series";
import type { DecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { InitiativeId } from "@/domain/shared/initiative-id";
import type { IsoDate } from "@/domain/shared/iso-date";
import type { KpiId } from "@/domain/shared/kpi-id";
import type { MetricId } from "@/domain/shared/metric-id";
import type { PartId } from "@/domain/shared/part-id";

/** One piece of evidence (根拠資料) that anybody may have. */
export type PublishedEvidence =
  | {
      readonly title: string;
      readonly kind: "file";
      readonly sha256: string;
      /** In bytes. */
      readonly size: number;
      readonly contentType: string;
      /** Within the publication, as a {@link SiteFile}'s. */
      readonly path: string;
      /** Of a picture (写真), which pages show; left out of other files. */
      readonly picture?: Picture;
      /** 公開の停止: its bytes are not given any more, and its title says so. Left out of what is public. */
      readonly stopped?: StopNotice;
    }
  | { readonly title: string; readonly kind: "url"; readonly url: string };

/** Why the mark is what it is, as every snapshot says it. */
export type PublishedReason =
  | { readonly kind: "no_actual"; readonly cause: MissingReason }
  | { readonly kind: Exclude<JudgementReason["kind"], "no_actual"> };

/** A mark with the sentence that was published beside it. */
export interface PublishedJudgement extends Omit<Judgement, "reason"> {
  readonly reason: PublishedReason;
  /** One sentence a citizen understands. */
  readonly sentence: string;
}

export interface PublishedYear extends YearRecord {
  readonly judgement: PublishedJudgement;
  /** Of a year with an approved report. Left out for other years, and by publications older than evidence itself. */
  readonly evidence?: readonly PublishedEvidence[];
}

export interface PublishedSeries {
  readonly kpiId: KpiId;
  readonly years: readonly PublishedYear[];
}

/** 取組の状況: what became of an initiative in one fiscal year, as it was approved. Words are "" where nothing was written. */
export interface PublishedInitiativeYear {
  readonly fy: FiscalYear;
  readonly progress: InitiativeState;
  /** 取り組んだこと */
  readonly done: string;
  /** 成果 */
  readonly result: string;
  /** 今後の取組 */
  readonly nextStep: string;
  /** Who answered, by the name of then. */
  readonly department: string | null;
  /** Number of the approved revision. */
  readonly revision: number;
  /** Why an answer approved before was changed; "" for the first one. */
  readonly correctionReason: string;
  /** 年度途中の状況: it was handed in before the year was over. Left out where it was not, and by publications older than it. */
  readonly isInterim?: true;
  /** Left out where there is none. */
  readonly evidence?: readonly PublishedEvidence[];
}

export interface PublishedInitiative {
  readonly initiativeId: InitiativeId;
  /** The years with an approved answer, oldest first. */
  readonly years: readonly PublishedInitiativeYear[];
}

/** KPI以外の実績: a metric's figure of one fiscal year as it was approved, or why there is none. Words are "" where nothing was written. */
export interface PublishedMetricYear {
  readonly fy: FiscalYear;
  /** null: `missing` says why there is none. */
  readonly actual: DecimalString | null;
  readonly figureStatus: FigureStatus;
  readonly missing: MissingReason | null;
  readonly missingNote: string;
  /** When a figure that is awaited is expected. */
  readonly expectedOn: IsoDate | null;
  readonly asOf: IsoDate | null;
  readonly basisNote: string;
  readonly reason: string;
  readonly nextStep: string;
  /** As it was when the figure was written. */
  readonly unit: string;
  /** Who answered, by the name of then. */
  readonly department: string | null;
  /** Number of the approved revision. */
  readonly revision: number;
  /** Why a figure approved before was changed; "" for the first one. */
  readonly correctionReason: string;
  /** Left out where there is none. */
  readonly evidence?: readonly PublishedEvidence[];
}

export interface PublishedMetric {
  readonly metricId: MetricId;
  /** The years with an approved answer, oldest first. */
  readonly years: readonly PublishedMetricYear[];
}

/** 総括・意見 of one fiscal year, as it was approved. Words are "" where nothing was written. */
export interface PublishedAssessmentYear {
  readonly fy: FiscalYear;
  /** 総括 */
  readonly summary: string;
  /** The office that wrote it, by the name of then. */
  readonly office: string | null;
  /** What a committee said, and the city's answer; null where there is no opinion. */
  readonly opinion: {
    readonly text: string;
    readonly by: string;
    readonly on: IsoDate;
    readonly response: string;
  } | null;
  /** 予算額 and 決算額 of a measure in thousand yen; null where nothing was entered. */
  readonly budget: DecimalString | null;
  readonly settlement: DecimalString | null;
  /** Number of the approved revision. */
  readonly revision: number;
  /** Why what was approved before was changed; "" for the first one. */
  readonly correctionReason: string;
}

export interface PublishedAssessment {
  /** Stays its own where the part gets another number. */
  readonly partId: PartId;
  /** Which part of the definition it is of; both null: the plan as a whole. */
  readonly pillarNo: number | null;
  readonly measureNo: number | null;
  /** The years with something approved, oldest first. */
  readonly years: readonly PublishedAssessmentYear[];
}

export interface PublishedPlan {
  readonly definition: PlanDefinition;
  /** In the order of the plan, its pillars and measures; left out as `initiatives` is. */
  readonly assessments?: readonly PublishedAssessment[];
  /** In the order of listMetrics(definition); left out as `initiatives` is. */
  readonly metrics?: readonly PublishedMetric[];
  /**
   * What became of the initiatives, in the order of listInitiatives(definition); those without an approved answer are left
   * out, and so is the whole where there is none, and by publications older than it.
   */
  readonly initiatives?: readonly PublishedInitiative[];
  /** 終了: the day on which the office closed it (ISO date). Left out where it did not, and by publications older than it. */
  readonly closedOn?: IsoDate;
  /** Why it was closed, as the office wrote. */
  readonly closedReason?: string;
  /**
   * The series, in the order of listKpis(definition). The key is `courses`, the word of the first publications: stored
   * snapshots are never rewritten, and a reader of the format must find all of them under one key.
   */
  readonly courses: readonly PublishedSeries[];
}

export const CHANGE_KINDS = [
  "figure",
  "correction",
  "confirmation",
  "mark",
  "text",
  "evidence",
  "initiatives",
  "assessments",
  "definition",
  "first",
  "withdrawal",
] as const;
/**
 * `figure`: a first figure, or the word that there is none yet. `correction` (訂正): a published figure was replaced.
 * `confirmation` (確定): a 速報値 became the 確報値. `mark`: the figure stayed, its mark did not. `text`: words beside a figure,
 * or beside an initiative's state, of an assessment, or words of the plan. `initiatives`: first states of initiatives in a
 * year; one that is replaced is a correction. `assessments`: first assessments (総括・意見) of a year; an amount that is replaced is
 * a correction. `definition` (定義の変更).
 */
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/**
 * Why a published mark became another one: the year's own figure; the figure of an earlier year, with which it is
 * compared; a change of the definition by which published years were judged anew; another version of the rule.
 */
export const MARK_CAUSES = ["figure", "earlier_year", "rejudged", "rule"] as const;
export type MarkCause = (typeof MARK_CAUSES)[number];

/**
 * A piece of evidence that a publication put up or took away. A file is known again by its hash: it may be stopped later.
 * `withheld`: taken away because it became internal; nothing of it is told.
 */
export type ToldPiece =
  | { readonly kind: "withheld" }
  | Pick<Extract<PublishedEvidence, { kind: "file" }>, "title" | "kind" | "sha256" | "stopped">
  | Extract<PublishedEvidence, { kind: "url" }>;

export interface EvidenceChange {
  readonly added: readonly ToldPiece[];
  readonly removed: readonly ToldPiece[];
}

/** What becomes of a plan as a whole, told as a change of the definition. */
export const PLAN_EVENTS = ["plan_added", "plan_leads", "plan_closed", "plan_reopened"] as const;
export type PlanEvent = (typeof PLAN_EVENTS)[number];

export function isPlanEvent(what: ToldDefinition["what"]): what is PlanEvent {
  return (PLAN_EVENTS as readonly string[]).includes(what);
}

/** What a change of a definition was about, for programs: its sentence says it to people. */
export interface ToldDefinition extends Pick<DefinitionChange, "from" | "before" | "after"> {
  readonly what: DefinitionChange["what"] | PlanEvent;
  readonly planId: string;
  /** null: the plan as a whole. Of a KPI's text the KPI, also where the decision does not say whose it is. */
  readonly kpiId: KpiId | null;
  /** Of a text of the plan: where it stands; else null. */
  readonly path: string | null;
  /** The initiatives that a text is about, where its path names none; left out of every other change. */
  readonly initiativeIds?: readonly InitiativeId[];
  /** It stands in the plan's own list of decisions (`changes`) as well. */
  readonly isDecided: boolean;
  /** Of an event of a plan; left out where none was kept. */
  readonly reason?: string;
}

/** What became of a published answer about an initiative; `before` and `after` are the same where its state stayed. */
export interface ToldInitiative {
  readonly planId: string;
  readonly initiativeId: InitiativeId;
  readonly before: InitiativeState;
  /** null: the plan has the initiative no more. */
  readonly after: InitiativeState | null;
  /** Why the answer was changed, as the office wrote; "" where nobody gave a reason. */
  readonly reason: string;
}

/** What became of a metric's published figure of a year; `before` and `after` are the same where it stayed. */
export interface ToldMetric {
  readonly planId: string;
  readonly metricId: MetricId;
  /** null: there was none yet, or it had been taken back. */
  readonly before: DecimalString | null;
  /** null: it was taken back, or is told no more. */
  readonly after: DecimalString | null;
  /** Why the figure or its words were changed, as the office wrote; "" where nobody gave a reason. */
  readonly reason: string;
}

/** What of an assessment can change. */
export const ASSESSMENT_PARTS = ["summary", "office", "opinion", "response", "budget", "settlement"] as const;
export type AssessmentPart = (typeof ASSESSMENT_PARTS)[number];

/** What became of a published assessment. */
export interface ToldAssessment {
  readonly planId: string;
  readonly partId: PartId;
  /** Which of its parts are not as they were; none where the plan has the part no more. */
  readonly changed: readonly AssessmentPart[];
  /** Of an amount that was replaced; left out of every other change. */
  readonly amounts?: readonly {
    readonly what: "budget" | "settlement";
    readonly before: DecimalString;
    readonly after: DecimalString | null;
  }[];
  /** Why, as the office wrote; "" where nobody gave a reason. */
  readonly reason: string;
}

/** What changed since the publication before, in words a citizen understands. */
export interface PublicationChange {
  readonly kind: ChangeKind;
  readonly kpiId: KpiId | null;
  readonly fy: FiscalYear | null;
  readonly text: string;
  /** Of a year whose mark changed; left out where it did not. */
  readonly marks?: {
    readonly before: JudgementCode;
    readonly after: JudgementCode;
    readonly causes: readonly MarkCause[];
  };
  // Left out where they have nothing to say, and by publications older than they are. Titles stand in no sentence: a
  // stop of a file finds them here.
  readonly evidence?: EvidenceChange;
  /** Which department answered for the year, and which does now. */
  readonly department?: { readonly before: string; readonly after: string };
  readonly definition?: readonly ToldDefinition[];
  readonly initiative?: ToldInitiative;
  readonly metric?: ToldMetric;
  readonly assessment?: ToldAssessment;
}

/** A change that stays on record: told by every later publication as well. */
export interface RecordedChange extends PublicationChange {
  /** The publication that told it first, and its instant. */
  readonly no: number;
  readonly publishedAt: string;
}

/** Everything a public page may show. Nothing that is not in here can become public. */
export interface PublicationSnapshot {
  readonly formatVersion: 1;
  /** 1, 2, 3 … without gaps. */
  readonly no: number;
  readonly title: string;
  readonly note: string;
  /** ISO instant, from the database's clock. */
  readonly publishedAt: string;
  /** The office that published, never a person's name. */
  readonly publisher: string;
  /** The latest fiscal year that had ended when it was published: whose marks the front page tallies. */
  readonly reportFy: FiscalYear;
  readonly ruleVersion: string;
  readonly site: {
    /** みどりの計画 進捗公表 */
    readonly name: string;
    /** Absolute address without a trailing slash, or null when unknown (then only relative links are used). */
    readonly origin: string | null;
    readonly licence: { readonly name: string; readonly url: string };
    readonly contact: string;
    readonly version: string;
    /** Banner 「デモ（架空の数値）」 on every page and file. */
    readonly demo: boolean;
  };
  /** The plan now running first. */
  readonly plans: readonly PublishedPlan[];
  readonly changes: readonly PublicationChange[];
  /**
   * Every change of what had been published that was ever told, this publication's included; oldest first. Left out by
   * publications older than it; those of the version before left out words and evidence.
   */
  readonly record?: readonly RecordedChange[];
  /** Earlier publications, newest first, for the archive list and the feed. */
  readonly history: readonly {
    readonly no: number;
    readonly title: string;
    readonly note: string;
    readonly publishedAt: string;
    readonly withdrawn: boolean;
    /** Why it was taken back, in the office's words; null or left out where it was not. */
    readonly withdrawnReason?: string | null;
  }[];
}

/** One finished file. `path` is relative, without a leading slash: "index.html", "kpis/paper/index.html", "data/kpis.csv". */
export interface SiteFile {
  readonly path: string;
  readonly contentType: string;
  readonly body: Uint8Array;
}
