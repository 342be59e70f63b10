/** From which year on what holds today was decided. */
import type { Kpi, KpiTerms, PlanDefinition, PlanSettings } from "@/domain/plan/definition";
import { editionsOf, termOf } from "@/domain/plan/editions";
import type { ProposedChange } from "@/domain/proposals/diff";
import { addYears, type FiscalYear } from "@/domain/shared/fiscal-year";
import { sameData } from "@/domain/shared/same-data";

/** @param kpi null for the plan's own settings. @returns null where it never was anything else */
export function decidedFrom(
  plan: PlanDefinition,
  kpi: Kpi | null,
  what: ProposedChange["what"],
): FiscalYear | null {
  return kpi === null ? settingBegan(plan, what) : termBegan(kpi, what);
}

/** From which year the term's value of today holds; null: it never had another one. */
function termBegan(kpi: Kpi, what: ProposedChange["what"]): FiscalYear | null {
  const term = termOf(what);
  return term === undefined ? null : began(kpi, editionsOf(kpi), term);
}

function began(
  kpi: KpiTerms,
  editions: ReturnType<typeof editionsOf>,
  term: keyof KpiTerms,
): FiscalYear | null {
  const other = editions.findLast(({ terms }) => !sameData(terms[term], kpi[term]));
  return other?.until == null ? null : addYears(other.until, 1);
}

function settingBegan(plan: PlanDefinition, what: ProposedChange["what"]): FiscalYear | null {
  if (what !== "improvementReference" && what !== "guideMethod") return null;
  const today: PlanSettings[typeof what] = plan.settings[what];
  const other = plan.earlierSettings?.findLast((each) => each[what] !== today);
  return other === undefined ? null : addYears(other.until, 1);
}
