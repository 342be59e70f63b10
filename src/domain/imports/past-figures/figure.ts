/** What is read of a table of past figures. */
import type { FigureOfPlan } from "@/domain/plan/figures";
import type { ReportContent } from "@/domain/reports/report";
import type { DecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import type { FaultyCell } from "./faults";
import type { SaidWords } from "./words";

/** A figure of a year that is over, as it would be handed in. */
export interface PastFigure {
  /** B12: where the figure stands. */
  readonly address: string;
  readonly kpiId: KpiId;
  readonly fy: FiscalYear;
  /** The KPI, or the metric read as one, with every edition of its terms. */
  readonly of: FigureOfPlan;
  readonly actual: DecimalString;
  readonly content: ReportContent;
  readonly said: SaidWords;
  /** Where its name and its year stand, if those cells were merged downwards. */
  readonly mergedFrom: readonly string[];
}

export interface PastFiguresRead {
  readonly figures: readonly PastFigure[];
  readonly faults: readonly FaultyCell[];
}
