/** What crosses to the browser, as plain data: made on the server by the view-model, read by everything here. */

import type { Kpi, PlanDefinition } from "@/domain/plan/definition";
import type { NoWay } from "@/domain/reports/pace/way-share";
import type { ApprovedReport } from "@/domain/reports/report";
import type { MarkedYear, SeriesPlan } from "@/domain/reports/series";
import type { DecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";

/** A KPI that can be chosen: all that the list of choices says of it. */
export interface ExploreChoice {
  readonly id: string;
  readonly name: string;
  /** The pillar, or 計画全般. */
  readonly place: string;
  /** Why it cannot be drawn; null where it can. */
  readonly noWay: NoWay | null;
  /** Among those that are shown while nobody has chosen. */
  readonly isOffered: boolean;
}

export interface ExploreKpi {
  /** With the terms of every year. */
  readonly kpi: Kpi;
  /** The pillar, or 計画全般. */
  readonly place: string;
  /** The approved figure of each year, without its words. */
  readonly reports: readonly ApprovedReport[];
  /** The years as a publication told them, without their words, in the place of reports; null for what is so now. */
  readonly told: readonly MarkedYear[] | null;
  /** Figures that are handed in and await a decision. */
  readonly working: readonly { readonly fy: FiscalYear; readonly value: DecimalString }[];
}

export interface ExploreData {
  readonly plan: SeriesPlan & Pick<PlanDefinition, "id" | "name">;
  /** From the first year that is known of to the last one that counts, ascending. */
  readonly years: readonly FiscalYear[];
  /** Every KPI of the plan, in its order. */
  readonly choices: readonly ExploreChoice[];
  /** Those that are shown. */
  readonly kpis: readonly ExploreKpi[];
}
