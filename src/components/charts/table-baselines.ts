/** Which baselines stand in the table of a series, and where: one of each plan, in a year that stands there once. */
import type { Kpi, KpiTerms } from "@/domain/plan/definition";
import { editionsOf } from "@/domain/plan/editions";
import type { FiscalYear } from "@/domain/shared/fiscal-year";

interface Part {
  readonly kpi: Kpi;
}

/** The terms of a plan's first years. */
export function firstTerms(kpi: Kpi): KpiTerms {
  return editionsOf(kpi)[0]?.terms ?? kpi;
}

/** Whether a plan's baseline has a row of its own before its years: none where its year stands among all of them already. */
export function isBaselineApart(
  years: readonly { readonly fy: FiscalYear }[],
  parts: readonly Part[],
  index: number,
): boolean {
  const part = parts[index];
  return part !== undefined && !years.some(({ fy }) => fy === firstTerms(part.kpi).baseline.fy);
}

/** What the next plan begins at, by the year, for one of which the plan before has no figure. */
export function nextBaselines(parts: readonly Part[]): ReadonlyMap<FiscalYear, KpiTerms> {
  return new Map(
    parts.slice(1).flatMap(({ kpi }) => {
      const terms = firstTerms(kpi);
      return terms.baseline.value === null ? [] : [[terms.baseline.fy, terms] as const];
    }),
  );
}
