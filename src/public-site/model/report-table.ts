/** The committee's table in 別紙5-2's form, as page, paper and workbook lay it out: which KPIs, columns and notes it has. */
import { editionNote } from "@/components/charts/chart-text";
import type { Kpi } from "@/domain/plan/definition";
import { isInForce, kpiInYear } from "@/domain/plan/editions";
import type { PublishedYear } from "@/domain/publication/snapshot";
import { type FiscalYear, fiscalYears } from "@/domain/shared/fiscal-year";
import type { KpiView } from "./kpi-view";
import type { PlanView } from "./plan-view";
import { yearOf } from "./years";

export interface ReportTableModel {
  readonly years: readonly FiscalYear[];
  /** A current value lies before the plan's years, so that no column of theirs shows it. */
  readonly withBaseline: boolean;
  /** A target stands in no column of the years. */
  readonly withTarget: boolean;
  readonly rows: readonly ReportRow[];
}

export interface ReportRow {
  readonly view: KpiView;
  /** As it is read in the table's year. */
  readonly kpi: Kpi;
  /** The first of its pillar. */
  readonly opensPillar: boolean;
  /** The first of its measure, or of those that belong to no measure. */
  readonly opensMeasure: boolean;
  /** The table's year; null where the table is of no year, or it has none. */
  readonly reported: PublishedYear | null;
  /** What changed of its definition, as far as the table tells years. */
  readonly notes: readonly string[];
}

/** @param fy later actual figures are left out. null: every year's */
export function reportTable({ kpis, definition }: PlanView, fy: FiscalYear | null): ReportTableModel {
  // A KPI that had ended, or had not begun, is no part of that year's report.
  const views = kpis.filter(({ kpi }) => fy === null || isInForce(kpi, fy));
  const { startFy, endFy } = definition;
  const years = fiscalYears(startFy, endFy);
  const read = (kpi: Kpi) => kpiInYear(kpi, fy ?? endFy);
  return {
    years,
    withBaseline: views.some((view) => read(view.kpi).baseline.fy < startFy),
    withTarget: views.some((view) => {
      const { target } = read(view.kpi);
      return yearOf(view.series, target.fy)?.planned === null || target.fy > endFy;
    }),
    rows: views.map((view, i) => {
      const before = i === 0 ? undefined : views[i - 1];
      const opensPillar = view.pillar !== before?.pillar;
      return {
        view,
        kpi: read(view.kpi),
        opensPillar,
        opensMeasure: opensPillar || view.measure !== before?.measure,
        reported: fy === null ? null : yearOf(view.series, fy),
        notes: years.flatMap((year) => (isTold(year, fy) ? (editionNote(view.kpi, year) ?? []) : [])),
      };
    }),
  };
}

/** The year's figure; null where the table tells none of it. */
export function toldYear({ view }: ReportRow, year: FiscalYear, fy: FiscalYear | null): PublishedYear | null {
  return isTold(year, fy) ? yearOf(view.series, year) : null;
}

function isTold(year: FiscalYear, fy: FiscalYear | null): boolean {
  return fy === null || year <= fy;
}
