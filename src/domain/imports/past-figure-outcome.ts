/** What taking in a past figure would do, beside what is here already: told before anything is changed. */
import { kpiInYear } from "@/domain/plan/editions";
import { type EntryWarning, entryChecks, isMuchChanged } from "@/domain/reports/entry-checks";
import {
  type ApprovedReport,
  type InForce,
  isConfirmation,
  isCorrection,
  type MissingReason,
  type ReportContent,
  type ReportState,
} from "@/domain/reports/report";
import { buildSeries, comparableYears } from "@/domain/reports/series";
import { isReasonOwed } from "@/domain/reports/submission";
import { type DecimalString, sameFigure } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { PastFigure } from "./past-figures";

/** What is here of that item and year. */
export interface PastStanding {
  readonly state: ReportState;
  /** What was last written, approved or not; null where there is no report. */
  readonly newest: ReportContent | null;
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
  | { readonly kind: "new"; readonly missing: MissingReason | null }
  | { readonly kind: "correction" | "confirmation"; readonly before: DecimalString | null }
  | { readonly kind: "over_draft" | "waiting"; readonly before: string };

/** A figure that is chosen unless somebody decides otherwise: it writes over nothing that anybody said. */
export function isPlainlyNew({ kind }: PastOutcome): boolean {
  return kind === "new" || kind === "confirmation";
}

/** Whether it can be taken in at all. */
export function isTakeable({ kind }: PastOutcome): boolean {
  return kind !== "unchanged" && kind !== "waiting";
}

/** @param standing null: nothing is here but what the document prints */
export function outcomeOf(
  figure: Pick<PastFigure, "actual" | "of" | "fy">,
  standing: PastStanding,
): PastOutcome {
  const { inForce, state, newest } = standing;
  if (state === "submitted" && newest !== null) {
    return sameFigure(newest.actual, figure.actual) && newest.figureStatus === "final"
      ? { kind: "unchanged", by: "waiting" }
      : { kind: "waiting", before: newest.actualText };
  }
  if (inForce.kind === "final" && sameFigure(inForce.value, figure.actual)) {
    return { kind: "unchanged", by: state === "not_started" ? "document" : "approved" };
  }
  const hasBegun = (state === "draft" || state === "returned") && newest !== null;
  if (hasBegun && !isCorrection(inForce.kind, "final")) {
    return { kind: "over_draft", before: newest.actualText };
  }
  if (isConfirmation(inForce.kind, "final")) return { kind: "confirmation", before: inForce.value };
  return isCorrection(inForce.kind, "final")
    ? { kind: "correction", before: inForce.value }
    : { kind: "new", missing: inForce.missing };
}

/** What the figure has to be accompanied by before it can be handed in. */
export interface Owed {
  readonly warnings: readonly EntryWarning[];
  /** Words to the figure, where its row has none. */
  readonly isReasonOwed: boolean;
}

/**
 * The questions that a figure raises beside the approved ones and beside those of its own table: a table is looked at as a
 * whole, so that a slip shows also where nothing is approved yet.
 * @param figures of one item of one plan
 * @param approved approved revisions of the item
 */
export function owedBy(
  figures: readonly PastFigure[],
  approved: readonly ApprovedReport[],
): ReadonlyMap<FiscalYear, Owed> {
  const [first] = figures;
  if (first === undefined) return new Map();
  const { plan, kpi, isMetric } = first.of;
  const { years } = buildSeries(plan, kpi, [...approved, ...figures.map(asApproved)]);
  return new Map(
    figures.map((figure) => {
      const { fy, actual, asOf } = figure;
      const warnings = entryChecks({
        kpi: kpiInYear(kpi, fy),
        fy,
        value: actual,
        status: "final",
        asOf,
        earlier: comparableYears(kpi, years, fy),
      });
      const owed = isReasonOwed({ isMetric, isMuchChanged: isMuchChanged(warnings) });
      return [fy, { warnings, isReasonOwed: owed && figure.reason === "" }];
    }),
  );
}

/** As it would be once it is approved, after every other. */
function asApproved({
  kpiId,
  fy,
  actual,
  actualText,
  asOf,
  reason,
  nextStep,
  basisNote,
}: PastFigure): ApprovedReport {
  return {
    kpiId,
    fy,
    revision: Number.MAX_SAFE_INTEGER,
    approvedAt: "",
    department: null,
    approvedByOffice: null,
    correctionReason: "",
    content: {
      actualText,
      actual,
      figureStatus: "final",
      missing: null,
      asOf,
      basisNote,
      reason,
      nextStep,
      warningNote: "",
    },
  };
}
