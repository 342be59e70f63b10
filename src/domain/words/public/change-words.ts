/** What an edition says of what was published and changed since. Why it was changed stays in the city's own words. */
import type { ToldPart } from "@/domain/plan/places";
import type { Fate } from "@/domain/plan/replaced";
import type { AssessmentPart, ChangeKind, MarkCause, ToldDefinition } from "@/domain/publication/snapshot";
import type { DecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { Phrase, Sentence } from "./phrase";

/** A pillar, or a measure of one. */
export interface NamedPart extends Pick<ToldPart, "pillarNo" | "measureNo"> {
  /** null where nobody knows what it was called. */
  readonly name: Phrase | null;
}

export interface ChangeWords {
  /** What the list of all changes holds. */
  readonly intro: string;
  readonly none: string;
  readonly kinds: Readonly<Record<ChangeKind, string>>;
  /** Behind a mark that turned; of the year's own figure there is nothing to add. */
  readonly causes: Readonly<Record<Exclude<MarkCause, "figure">, string>>;
  readonly noFigure: string;
  readonly parts: Readonly<Record<ToldDefinition["what"], string>>;
  /** Before the titles of documents that were put up or taken away. */
  readonly evidence: { readonly added: string; readonly removed: string };
  /** What of an assessment is another one. */
  readonly assessed: Readonly<Record<AssessmentPart, string>>;
  /** Where something stands in the plan. @param parts the pillar, and then the measure in it; none: the plan as a whole */
  readonly place: (parts: readonly NamedPart[]) => Sentence;
  /** In which order pillars, or measures of one pillar, stand. */
  readonly order: (parts: readonly NamedPart[]) => Sentence;
  /** @param value in thousands of yen, as the city writes it */
  readonly amount: (value: DecimalString) => string;
  readonly from: (fy: FiscalYear) => string;
  readonly decidedOn: (iso: string) => string;
  /** Of a decision that nobody named a day or a document of. */
  readonly decided: string;
  /** What became of a decision later. @param on when that was decided; null: nobody said */
  readonly fate: (fate: Fate, by: { readonly from: FiscalYear | null; readonly on: string | null }) => string;
  /** What became by a decision of one before. @param value from `from` on, as that had decided; null: from the beginning */
  readonly through: (
    fate: Exclude<Fate, "changed">,
    before: { readonly from: FiscalYear | null; readonly value: Sentence },
  ) => Sentence;
  /** How figures of before a change that breaks the line stand beside those after it. @param factor null: not at all */
  readonly compared: (factor: DecimalString | null) => string;
  readonly rejudged: string;
  /** Of a change that marks depend on, where those given before were left as they are. */
  readonly marksStay: string;
  /** Over what changed of a KPI beside its figures. */
  readonly others: string;
  readonly definitions: string;
  /** The link to the list of all. */
  readonly seeAll: string;
  /** The link to a publication as it was. */
  readonly seeKept: (no: number) => string;
}
