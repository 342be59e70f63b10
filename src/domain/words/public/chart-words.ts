/** What is written in the drawing of a KPI's chart and beside it, in any language. */
import type { KpiTerms } from "@/domain/plan/definition";
import type { BreakingTerm } from "@/domain/plan/editions";
import type { DecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";

/** In the drawing: no readings, and no marks of whose words they are. */
export interface ChartWords {
  /** At the foot. */
  readonly year: (fy: FiscalYear) => string;
  /** Above an axis. */
  readonly axis: (unit: string) => string;
  /** @param unit "" where the axis has it */
  readonly figure: (
    value: DecimalString,
    said: { readonly unit: string; readonly decimals: number },
  ) => string;
  readonly baseline: (figure: string) => string;
  readonly planned: (figure: string) => string;
  readonly provisional: (figure: string) => string;
  readonly interim: (figure: string) => string;
  /** @param of the year it is for, where the chart has targets of several plans */
  readonly target: (figure: string, of: FiscalYear | null) => string;
  /** A target that is a direction; an arrow stands behind it. */
  readonly trend: (terms: KpiTerms, of: FiscalYear | null) => string;
  readonly guide: string;
  /** Where there is nothing to draw. @param isPast nothing is to come either */
  readonly empty: (isPast: boolean) => string;
}

/** What the shapes of a chart mean. */
export const CHART_SIGNS = [
  "result",
  "provisional",
  "interim",
  "baseline",
  "planned",
  "target",
  "targetInTime",
  "planChange",
  "definitionChange",
  "aim",
  "guide",
] as const;
export type ChartSign = (typeof CHART_SIGNS)[number];

/** A place where the line is cut. */
export interface ChartCut {
  readonly fy: FiscalYear;
  /** What was changed. */
  readonly terms: readonly BreakingTerm[];
  /** Whether no factor leads across it, so that the years before it have a scale of their own. */
  readonly isApart: boolean;
}

/** What an edition adds to its labels for a chart. */
export interface EditionChartWords {
  readonly signs: Readonly<Record<ChartSign, string>>;
  readonly empty: string;
  readonly cut: (cut: ChartCut) => string;
}
