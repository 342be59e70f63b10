/** Another unit: every value of the KPI that is printed in it is restated with it, or the plan would promise something else. */
import { type Kpi, type PlanDefinition, planYears, type Target } from "@/domain/plan/definition";
import { kpiInYear } from "@/domain/plan/editions";
import type { PlanDecisions } from "@/domain/proposals/decide";
import { decisionKey } from "@/domain/proposals/diff";
import { type DecimalString, sameFigure } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { isOne } from "./restated";

export interface InOldUnit {
  readonly kind: "in_old_unit";
  readonly kpi: Kpi;
  readonly part: "baseline" | "target" | "upperLimit" | "lowest" | "planned";
  /** Of `planned` the year itself; else the year from which the unit is another one, null: from the beginning. */
  readonly fy: FiscalYear | null;
  readonly value: DecimalString;
  /** The unit in which the value still stands. */
  readonly unit: string;
}

/**
 * The values that are left in the unit of before.
 * @param kpi the proposed one
 */
export function valuesInOldUnit(
  plan: PlanDefinition,
  old: Kpi,
  kpi: Kpi,
  decisions: PlanDecisions,
): InOldUnit[] {
  const decided = decisions[decisionKey(kpi.id, "unit")];
  const isOther = old.unit !== kpi.unit || old.scale !== kpi.scale;
  if (!isOther || decided === undefined || isOne(decided.factor)) return [];
  const { from } = decided;
  const { unit } = old;
  const terms = (["baseline", "target", "upperLimit", "lowest"] as const).flatMap((part): InOldUnit[] => {
    const [was, is] = [figureOf(old, part), figureOf(kpi, part)];
    if (isNothing(was)) return [];
    return is !== null && sameFigure(was, is)
      ? [{ kind: "in_old_unit", kpi: old, part, fy: from, value: was, unit }]
      : [];
  });
  const planned = planYears(plan).flatMap((fy): InOldUnit[] => {
    if (from !== null && fy < from) return [];
    const [was, is] = [plannedIn(old, fy), plannedIn(kpi, fy)];
    return !isNothing(was) && is !== null && sameFigure(was, is)
      ? [{ kind: "in_old_unit", kpi: old, part: "planned", fy, value: was, unit: kpiInYear(old, fy).unit }]
      : [];
  });
  return [...terms, ...planned];
}

/** None at all is as much in any unit. */
function isNothing(value: DecimalString | null): value is null {
  return value === null || Number(value) === 0;
}

function figureOf(kpi: Kpi, part: Exclude<InOldUnit["part"], "planned">): DecimalString | null {
  if (part === "upperLimit") return kpi.upperLimit;
  if (part === "lowest") return kpi.lowest ?? null;
  return part === "baseline" ? kpi.baseline.value : numberOf(kpi.target.value);
}

function plannedIn(kpi: Kpi, fy: FiscalYear): DecimalString | null {
  return numberOf(kpi.years.find((year) => year.fy === fy)?.planned ?? { kind: "none" });
}

function numberOf(target: Target): DecimalString | null {
  return target.kind === "number" ? target.value : null;
}
