/** The factor across a break says the same as the values that are restated with it. */
import type { Kpi } from "@/domain/plan/definition";
import { type PlanDecisions, UNDECIDED } from "@/domain/proposals/decide";
import { decisionKey } from "@/domain/proposals/diff";
import { type DecimalString, decimal, sameFigure } from "@/domain/shared/decimal";

export type FactorProblem =
  | { readonly kind: "factor_not_positive"; readonly kpi: Kpi; readonly factor: DecimalString }
  | {
      readonly kind: "factor_contradicts";
      readonly kpi: Kpi;
      /** As it is proposed. */
      readonly now: Kpi;
      readonly factor: DecimalString;
      readonly before: DecimalString;
      readonly after: DecimalString;
    };

/** @param kpi the proposed one */
export function factorProblems(old: Kpi, kpi: Kpi, decisions: PlanDecisions): FactorProblem[] {
  const { factor } = decisions[decisionKey(kpi.id, "unit")] ?? UNDECIDED;
  if (factor === null) return [];
  if (!decimal(factor).greaterThan(0)) return [{ kind: "factor_not_positive", kpi: old, factor }];
  const [before, after] = [old.baseline.value, kpi.baseline.value];
  const isRestated =
    before !== null &&
    after !== null &&
    old.baseline.fy === kpi.baseline.fy &&
    // One that is left as it was is told of by itself.
    !sameFigure(before, after);
  // Counted otherwise or better the other way: what it was is a new figure, which no factor gives.
  const isSameCount = old.aggregation === kpi.aggregation && old.direction === kpi.direction;
  const isOther = old.unit !== kpi.unit || old.scale !== kpi.scale;
  if (!isRestated || !isSameCount || !isOther) return [];
  const half = (places: number) => decimal("0.5").times(decimal(10).pow(-places));
  const allowed = half(old.decimals).times(factor).plus(half(kpi.decimals));
  const isNear = decimal(before).times(factor).minus(after).abs().lessThanOrEqualTo(allowed);
  return isNear ? [] : [{ kind: "factor_contradicts", kpi: old, now: kpi, factor, before, after }];
}
