/** What taking in a past figure would do, beside what is here already: told before anything is changed. */
import { kpiInYear } from "@/domain/plan/editions";
import type { FigureOfPlan } from "@/domain/plan/figures";
import { type EntryWarning, entryChecks, isMuchChanged } from "@/domain/reports/entry/entry-checks";
import { isReasonOwed } from "@/domain/reports/entry/submission";
import {
  type ApprovedReport,
  asApproved,
  type InForce,
  isConfirmation,
  isCorrection,
  type MissingReason,
  type ReportContent,
  type ReportState,
} from "@/domain/reports/report";
import { buildSeries, comparableYears } from "@/domain/reports/series";
import { type DecimalString, sameFigure } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";

/** What is here of that item and year. */
export interface PastStanding {
  readonly state: ReportState;
  /** What was last written, approved or not; null where there is no report. */
  readonly newest: ReportContent | null;
  /** What was approved and holds; null for nothing. */
  readonly approved: ReportContent | null;
  /** The figure that holds: the approved one, else the one that the plan document prints. */
  readonly inForce: {
    readonly kind: InForce;
    readonly value: DecimalString | null;
    readonly missing: MissingReason | null;
  };
}

/**
 * `unchanged`: it is here already. `new`: nothing was answered. `correction`: another figure holds, so that a reason is told.
 * `confirmation`: it takes the place of a 速報値. `over_draft`: somebody has begun to answer something else. `waiting`: another
 * figure waits for a decision, and cannot be written over.
 */
export type PastOutcome =
  | { readonly kind: "unchanged"; readonly by: "approved" | "document" | "waiting" }
  | {
      readonly kind: "new";
      readonly missing: MissingReason | null;
      /** The value of a part of the year that it takes the place of. */
      readonly interim: DecimalString | null;
    }
  | { readonly kind: "correction" | "confirmation"; readonly before: DecimalString | null }
  | { readonly kind: "over_draft" | "waiting"; readonly before: string };

/** What taking it in would take the place of; null for nothing. */
export function replacedBy({ kind }: PastOutcome, { newest, approved }: PastStanding): ReportContent | null {
  return kind === "over_draft" || kind === "waiting" ? newest : approved;
}

/** A figure that is chosen unless somebody decides otherwise: it writes over nothing that anybody said. */
export function isPlainlyNew({ kind }: PastOutcome): boolean {
  return kind === "new" || kind === "confirmation";
}

/** Whether it can be taken in at all. */
export function isTakeable({ kind }: PastOutcome): boolean {
  return kind !== "unchanged" && kind !== "waiting";
}

export function outcomeOf(actual: DecimalString, standing: PastStanding): PastOutcome {
  const { inForce, state, newest } = standing;
  if (state === "submitted" && newest !== null) {
    return sameFigure(newest.actual, actual) && newest.figureStatus === "final"
      ? { kind: "unchanged", by: "waiting" }
      : { kind: "waiting", before: newest.actualText };
  }
  if (inForce.kind === "final" && sameFigure(inForce.value, actual)) {
    return { kind: "unchanged", by: state === "not_started" ? "document" : "approved" };
  }
  const hasBegun = (state === "draft" || state === "returned") && newest !== null;
  if (hasBegun && !isCorrection(inForce.kind, "final")) {
    return { kind: "over_draft", before: newest.actualText };
  }
  if (isConfirmation(inForce.kind, "final")) return { kind: "confirmation", before: inForce.value };
  return isCorrection(inForce.kind, "final")
    ? { kind: "correction", before: inForce.value }
    : {
        kind: "new",
        missing: inForce.missing,
        interim: inForce.kind === "interim" ? inForce.value : null,
      };
}

/** What the figure has to be accompanied by before it can be handed in. */
export interface Owed {
  readonly warnings: readonly EntryWarning[];
  /** Words to the figure, where its row has none. */
  readonly isReasonOwed: boolean;
}

const NOTHING_OWED: Owed = { warnings: [], isReasonOwed: false };

/** What is not taken in changes nothing, and raises no question. */
export function owedFor(outcome: PastOutcome, owed: Owed = NOTHING_OWED): Owed {
  return isTakeable(outcome) ? owed : NOTHING_OWED;
}

/** A figure, or one that was handed in, with what it says. */
export interface FigureToWeigh {
  readonly of: FigureOfPlan;
  readonly fy: FiscalYear;
  readonly content: ReportContent;
}

/**
 * The questions that figures raise beside the approved ones and beside those of their own table: a table is looked at as a
 * whole, so that a slip shows also where nothing is approved yet.
 * @param figures of any items
 * @param approved approved revisions, oldest first, of any items
 * @returns in the order of `figures`
 */
export function weighFigures(figures: readonly FigureToWeigh[], approved: readonly ApprovedReport[]): Owed[] {
  const approvedOf = Map.groupBy(approved, ({ kpiId }) => kpiId);
  const together = Map.groupBy(figures, ({ of: { plan, kpi } }) => `${plan.id}/${kpi.id}`);
  const owed = new Map<FigureToWeigh, Owed>();
  for (const ofItem of together.values()) {
    const [first] = ofItem;
    if (first === undefined) continue;
    const { plan, kpi, isMetric } = first.of;
    const { years } = buildSeries(plan, kpi, [
      ...(approvedOf.get(kpi.id) ?? []),
      ...ofItem.map((figure) => asApproved(kpi.id, figure)),
    ]);
    for (const figure of ofItem) {
      const { fy, content } = figure;
      const warnings = entryChecks({
        kpi: kpiInYear(kpi, fy),
        fy,
        value: content.actual,
        status: content.figureStatus,
        asOf: content.asOf,
        earlier: comparableYears(kpi, years, fy),
      });
      const isOwed = isReasonOwed({ isMetric, isMuchChanged: isMuchChanged(warnings) });
      owed.set(figure, { warnings, isReasonOwed: isOwed && content.reason.trim() === "" });
    }
  }
  return figures.map((figure) => owed.get(figure) ?? NOTHING_OWED);
}
