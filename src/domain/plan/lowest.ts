/** The lowest figure that can be true of a KPI: what the plan says, else 0, unless a figure that it prints is below. */
import { compareDecimals, type DecimalString, decimalString } from "@/domain/shared/decimal";
import type { DocumentedYear, KpiTerms, Target } from "./definition";

/** What is needed to know it; `years` of terms alone are not at hand. */
export type WithLowest = Pick<KpiTerms, "lowest" | "baseline" | "target"> & {
  readonly years?: readonly DocumentedYear[];
};

/** Counts, hours, sheets and shares: most of a plan's units cannot be negative. */
const ZERO = decimalString("0");

/** @returns null where nothing bounds it from below */
export function lowestOf({ lowest, baseline, target, years = [] }: WithLowest): DecimalString | null {
  if (lowest !== undefined) return lowest;
  const printed = [
    baseline.value,
    numberOf(target.value),
    ...years.flatMap(({ planned, actual }) => [numberOf(planned), actual]),
  ];
  return printed.some((value) => value !== null && compareDecimals(value, ZERO) < 0) ? null : ZERO;
}

export function canBeNegative(kpi: WithLowest): boolean {
  const lowest = lowestOf(kpi);
  return lowest === null || compareDecimals(lowest, ZERO) < 0;
}

function numberOf(target: Target | undefined): DecimalString | null {
  return target?.kind === "number" ? target.value : null;
}
