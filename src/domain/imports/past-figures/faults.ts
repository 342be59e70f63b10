/** Why a cell of a table of past figures cannot be taken. */
import type { CellFault } from "@/domain/imports/cells/fault";
import type { FiscalYear } from "@/domain/shared/fiscal-year";

export type PastFigureFault =
  | { readonly kind: "no_item" }
  | { readonly kind: "unknown_item" | "no_year"; readonly text: string }
  | { readonly kind: "several_items"; readonly text: string; readonly ids: readonly string[] }
  /** The year runs; no plan has the item in it; it is not surveyed then. */
  | { readonly kind: "year_runs" | "no_plan" | "not_surveyed"; readonly fy: FiscalYear }
  | { readonly kind: "cell"; readonly fault: CellFault }
  | { readonly kind: "future_date" }
  | { readonly kind: "too_long"; readonly length: number }
  /** That year's figure stands in another cell too, and it is another one; or it says the same and is taken from there. */
  | { readonly kind: "twice" | "again"; readonly address: string };

/** What cannot be taken, and where. */
export interface FaultyCell {
  readonly address: string;
  readonly fault: PastFigureFault;
}
