/**
 * All that the system itself says on the public pages of an edition. A language is one folder that implements this; marks,
 * figures and reasons come as data, never as sentences of another language.
 */
import type { Aggregation, Direction, Target } from "@/domain/plan/definition";
import type { ToldValue } from "@/domain/plan/told-value";
import type { AppliedTarget, ComparisonPoint, JudgementCode } from "@/domain/reports/judgement";
import type { PaceCode } from "@/domain/reports/pace/pace";
import type { DerivedFigure } from "@/domain/reports/pace/pace-print";
import type { FigureStatus, MissingReason } from "@/domain/reports/report";
import type { MarkPlace, Tally } from "@/domain/reports/tally";
import type { ExpectedFigures } from "@/domain/reports/year-finding";
import type { DecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import type { ArchiveWords, WithdrawalWords } from "./archive-words";
import type { ChangeWords } from "./change-words";
import type { EditionChartWords } from "./chart-words";
import type { InitiativeWords } from "./initiative-words";
import type { PublicLabels } from "./labels";
import type { PageWords } from "./page-words";
import type { Phrase, Sentence } from "./phrase";
import type { PlanWords } from "./plan-words";
import type { EditionSearchWords } from "./search-words";

/** A unit as it is said behind a number. */
export interface SaidUnit {
  readonly many: Phrase;
  /** Behind 1; left out where it is no other word. */
  readonly one?: Phrase;
  /** Of a share a change is one of points; of a rank the smaller number is the higher one. */
  readonly kind: "count" | "share" | "rank";
}

/** What a figure is said by. */
export interface SaidTerms {
  readonly unit: SaidUnit;
  readonly decimals: number;
  readonly direction: Direction;
}

/** A KPI's year as far as it is said why it has its mark, or none. */
export interface MarkFacts {
  readonly fy: FiscalYear;
  readonly terms: SaidTerms;
  readonly place: MarkPlace;
  readonly code: JudgementCode;
  readonly reason:
    | "no_actual"
    | "no_target"
    | "interim"
    | "no_baseline"
    | "not_comparable"
    | "met"
    | "improved"
    | "not_improved"
    | "no_reference";
  readonly actual: DecimalString | null;
  readonly status: FigureStatus | null;
  readonly asOf: IsoDate | null;
  /** Why there is no figure; null where there is one. */
  readonly missing: { readonly reason: MissingReason; readonly expectedOn: IsoDate | null } | null;
  readonly applied: AppliedTarget | null;
  readonly reference: ComparisonPoint | null;
  /** Where a trend target is measured from; null for a number. */
  readonly start: ComparisonPoint | null;
  /** Of a △: the baseline that the figure is worse than all the same. */
  readonly behind: ComparisonPoint | null;
}

/** What a finding says beside the year: where it began, and what was promised by when. */
export interface FindingFacts {
  /** null where nothing was reported of any year yet. */
  readonly year: MarkFacts | null;
  readonly terms: SaidTerms;
  readonly baseline: { readonly fy: FiscalYear; readonly value: DecimalString | null };
  readonly target: PromisedTarget;
  /** What is promised instead from later years on, ascending. */
  readonly later: readonly (PromisedTarget & {
    readonly from: FiscalYear | null;
    readonly terms: SaidTerms;
  })[];
}

interface PromisedTarget {
  readonly fy: FiscalYear;
  readonly value: Target;
}

/** A target that a pace can mean, where two hold one after the other. */
export interface MeantTarget {
  readonly is: "own" | "later";
  /** Of the year's own one: in which another takes its place; of that one: from which it holds. */
  readonly fy: FiscalYear;
  readonly value: Sentence;
}

/** The marks of a plan's year, or why there are none. */
export interface CountFacts {
  readonly fy: FiscalYear;
  readonly stage: "to_come" | "begun" | "called_off";
  readonly startFy: FiscalYear;
  /** When figures that the year lacks are to come, earliest first. */
  readonly expected: readonly ExpectedFigures[];
  /** null while the year still runs. */
  readonly counts: {
    readonly tally: Tally;
    readonly withoutFigure: number;
    readonly notSurveyed: number;
  } | null;
}

export interface MarkWords {
  readonly symbol: string;
  readonly word: string;
  /** What the mark means, as a whole sentence. */
  readonly meaning: string;
}

export interface PublicWords {
  /** Of the pages, as HTML names it. */
  readonly lang: string;
  /** The language's own name. */
  readonly name: string;
  /** Behind a name or a figure, with whatever keeps it apart: (FY2029, from FY2027). */
  readonly note: (...of: readonly (Phrase | Sentence)[]) => Sentence;
  /** Between a name and what it is of. */
  readonly colon: string;
  readonly labels: PublicLabels;
  readonly initiatives: InitiativeWords;
  readonly changes: ChangeWords;
  readonly chart: EditionChartWords;
  readonly pages: PageWords;
  readonly plans: PlanWords;
  readonly search: EditionSearchWords;
  readonly archive: ArchiveWords;
  readonly withdrawal: WithdrawalWords;
  readonly marks: Readonly<Record<JudgementCode, MarkWords>>;
  readonly pace: Readonly<Record<PaceCode, string>>;
  readonly aggregation: Readonly<Record<Aggregation, string>>;
  readonly direction: Readonly<Record<Direction, string>>;

  /** FY2025 */
  readonly year: (fy: FiscalYear) => string;
  /** FY2025 (April 2025–March 2026) */
  readonly yearLong: (fy: FiscalYear) => string;
  /** FY2021–FY2023; of one year its own name */
  readonly years: (first: FiscalYear, last: FiscalYear) => string;
  /** For the foot of a chart, without readings: 2025 */
  readonly yearShort: (fy: FiscalYear) => string;
  readonly period: (startFy: FiscalYear, endFy: FiscalYear) => string;
  /** @param iso a day, or an instant that is read in Asia/Tokyo */
  readonly day: (iso: string) => string;
  /** 1 thousand sheets = 1,000 sheets; null where the unit counts single things, or does not say how many. */
  readonly unitNote: (unit: SaidUnit, scale: number) => string | null;
  readonly quantity: (value: DecimalString, terms: SaidTerms) => Sentence;
  readonly derived: (figure: DerivedFigure, terms: SaidTerms) => Sentence;
  readonly change: (figure: DerivedFigure, terms: SaidTerms) => Sentence;
  readonly target: (target: Target, terms: SaidTerms) => Sentence;
  /** In place of a figure: why there is none; "" where nothing was due yet. */
  readonly noFigure: (facts: Pick<MarkFacts, "place" | "missing">) => string;
  /** Behind a figure that is not the year's own, with a blank or a bracket before it; "" behind one that is. */
  readonly statusNote: (status: FigureStatus | null, asOf: IsoDate | null) => string;
  /** as of 31 March 2026 */
  readonly asOf: (day: IsoDate) => string;
  /** In place of a mark. */
  readonly noMark: (place: Exclude<MarkPlace, "mark">) => string;

  /** The first sentence of the front page. */
  readonly counts: (facts: CountFacts) => Sentence;
  readonly finding: (facts: FindingFacts) => Sentence;
  readonly why: (facts: MarkFacts) => Sentence;
  readonly whyHeading: (fy: FiscalYear, code: JudgementCode) => string;
  /** @param meant what it is measured against, and what not; null where there is but one target */
  readonly paceSentence: (
    fy: FiscalYear,
    code: PaceCode,
    meant: { readonly own: MeantTarget; readonly later: MeantTarget } | null,
  ) => Sentence;
  /** What each year to come has to bring. @param target null where there is but one */
  readonly needed: (target: MeantTarget | null) => Sentence;
  /** How much of the even path is covered. @param share in per cent; null where the figure went the other way */
  readonly covered: (share: string | null) => string;
  readonly landing: (fy: FiscalYear) => string;
  readonly guide: (fy: FiscalYear) => string;
  readonly corrected: (facts: {
    readonly fy: FiscalYear;
    readonly terms: SaidTerms;
    readonly before: DecimalString | null;
    readonly after: DecimalString | null;
    readonly on: string;
    readonly isConfirmation: boolean;
  }) => Sentence;
  /**
   * A value of a changed part of a definition; what the plan itself says in words stays in its own.
   * @param terms by which figures are said; null where the KPI is there no more
   */
  readonly toldValue: (told: ToldValue, terms: SaidTerms | null) => Sentence;
  readonly goesOnIn: (plan: Phrase) => Sentence;
  readonly endsWith: (fy: FiscalYear, isOver: boolean) => string;
  /** Why the results of the plan before stand on the front page. */
  readonly notYet: (plan: Phrase, shown: Phrase) => Sentence;
  readonly published: (no: number, iso: string) => string;
  readonly archived: (no: number, iso: string) => string;
  /** Over a page before it is published. */
  readonly preview: string;
  /** Above words that were written when the year had another mark. */
  readonly writtenUnder: (code: JudgementCode) => string;
  readonly yearTitle: (fy: FiscalYear) => string;
}
