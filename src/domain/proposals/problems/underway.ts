/** Reports on their way (typed, handed in, given back) that would not fit what a KPI becomes. */
import type { Kpi, KpiTerms, PlanDefinition } from "@/domain/plan/definition";
import { BREAKING_TERMS, isSurveyed, kpiInYear } from "@/domain/plan/editions";
import { checkQuantityForKpi } from "@/domain/plan/quantity";
import type { OnRecord, UnderwayState } from "@/domain/proposals/history/record";
import type { DecimalString } from "@/domain/shared/decimal";
import { addYears, type FiscalYear } from "@/domain/shared/fiscal-year";

/**
 * What does not fit. `not_asked`: its year would be none of the KPI. `meaning`: the number would be another one. The others:
 * what was typed could not be entered any more.
 */
export type Misfit =
  | { readonly kind: "not_asked" | "meaning" }
  | { readonly kind: "above_limit" | "below_lowest"; readonly limit: DecimalString }
  | { readonly kind: "too_many_decimals"; readonly most: number };

export interface UnderwayProblem {
  readonly kind: "underway";
  readonly kpi: Kpi;
  readonly fy: FiscalYear;
  readonly state: UnderwayState;
  /** As it was typed, and the figure read from it by the definition that it was typed under; null where it is none. */
  readonly actualText: string;
  readonly actual: DecimalString | null;
  /** The unit it was typed in. */
  readonly unit: string;
  readonly misfit: Misfit;
  /** The first year from which the change would not touch the report; null: the plan has no such year. */
  readonly first: FiscalYear | null;
}

/** @param kpi the KPI as it would be */
export function underwayProblems(
  { underway }: Pick<OnRecord, "underway">,
  old: Kpi,
  kpi: Kpi,
  { endFy }: Pick<PlanDefinition, "endFy">,
): UnderwayProblem[] {
  return underway.flatMap(({ kpiId, fy, actualText, state }): UnderwayProblem[] => {
    if (kpiId !== old.id) return [];
    const was = kpiInYear(old, fy);
    const isLeftOut = isSurveyed(old, fy) && !isSurveyed(kpi, fy);
    const misfit = isLeftOut ? { kind: "not_asked" as const } : misfitOf(actualText, was, kpiInYear(kpi, fy));
    if (misfit === null) return [];
    const typed = checkQuantityForKpi(actualText, was);
    const actual = typed.ok ? typed.value : null;
    const first = fy < endFy ? addYears(fy, 1) : null;
    return [{ kind: "underway", kpi, fy, state, actualText, actual, unit: was.unit, misfit, first }];
  });
}

/** What could not be entered before either is not this change's doing. */
function misfitOf(actualText: string, was: KpiTerms, is: KpiTerms): Misfit | null {
  if (BREAKING_TERMS.some((term) => was[term] !== is[term])) return { kind: "meaning" };
  const now = checkQuantityForKpi(actualText, is);
  if (now.ok || !checkQuantityForKpi(actualText, was).ok) return null;
  switch (now.reason) {
    case "above_limit":
    case "below_lowest":
      return { kind: now.reason, limit: now.limit };
    case "too_many_decimals":
      return { kind: now.reason, most: now.most };
    default:
      return { kind: "meaning" };
  }
}
