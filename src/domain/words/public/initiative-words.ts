/** What an edition says of initiatives (取組項目) and what became of them. Their states are never marks. */
import type { InitiativeCounts, InitiativeState } from "@/domain/reports/initiatives/initiative";
import type { FiscalYear } from "@/domain/shared/fiscal-year";

/** How many initiatives are in which state in a year. */
export interface StateCountFacts {
  readonly fy: FiscalYear;
  /** The year had not ended. */
  readonly isRunning: boolean;
  readonly counts: InitiativeCounts;
  /** How many of the unanswered were answered in the middle of the year. */
  readonly standIns: number;
}

/** What became of an answer that had been published. */
export interface ReplacedFacts {
  readonly kind: "correction" | "text" | "evidence";
  /** The publication that told it. */
  readonly no: number;
  readonly before: InitiativeState;
  /** null: the plan has the initiative no more. */
  readonly after: InitiativeState | null;
}

export interface InitiativeWords {
  readonly heading: string;
  /** The plan lists none. */
  readonly none: string;
  readonly states: Readonly<Record<InitiativeState, string>>;
  readonly counts: (facts: StateCountFacts) => string;
  /** Behind a state. @param isOfPart it was told in the middle of the year */
  readonly ofYear: (fy: FiscalYear, isOfPart: boolean) => string;
  /** Behind a completed one in a later year. */
  readonly completedIn: (fy: FiscalYear) => string;
  /** In the place of a state. */
  readonly unanswered: (fy: FiscalYear) => string;
  /** Of one that ends before its plan does. */
  readonly lastYear: (fy: FiscalYear) => string;
  readonly replaced: (facts: ReplacedFacts) => string;
  readonly seeBefore: string;
  // What a department wrote
  readonly done: string;
  readonly result: string;
  readonly answeredBy: string;
  readonly correctionReason: string;
  readonly responsible: string;
  readonly indicators: string;
  // The states through the years
  readonly course: string;
  readonly initiative: string;
  readonly noReport: string;
  readonly ended: string;
  /** Behind a state of the middle of a year that has ended since. */
  readonly interim: string;
}
