/** A KPI as a plan has it, and what stands for it on pages and cards: its series, alone or with that of the plan before. */
import type { Kpi, Measure, Pillar, PlanDefinition } from "@/domain/plan/definition";
import type { PublishedSeries, PublishedYear } from "@/domain/publication/snapshot";
import { type JoinedSeries, joinSeries } from "@/domain/reports/joined-series";
import type { FiscalYear } from "@/domain/shared/fiscal-year";

export interface KpiView {
  readonly plan: PlanDefinition;
  /** As the plan defines it: a year is read by `kpiInYear`. */
  readonly kpi: Kpi;
  readonly pillar: Pillar | null;
  readonly measure: Measure | null;
  readonly series: PublishedSeries;
  /** The latest fiscal year that had ended at the publication: later ones have no mark. */
  readonly lastEnded: FiscalYear;
  /** The one year that stands for the KPI, with mark, figure and words; its last one where it has ended. */
  readonly status: PublishedYear | null;
  /** The year by whose definition it is read: that one, or where there is none the one that is asked for next. */
  readonly readIn: FiscalYear;
  /** The KPI as it is read in that year. */
  readonly now: Kpi;
  /** null where it goes on to the plan's end. */
  readonly end: KpiEnd | null;
  /**
   * The plan before, at its latest figure, while a plan that has begun has none of its own: one series, whose latest figure
   * and mark are still those. null elsewhere.
   */
  readonly before: KpiView | null;
}

/** A KPI's last year, where the plan goes on without it. */
export interface KpiEnd {
  readonly fy: FiscalYear;
  /** Whether that year had ended at the publication. */
  readonly isOver: boolean;
  /** The later plan that carries it on; null where it ended for good. */
  readonly carriedBy: PlanDefinition | null;
}

/** A KPI as one series through the plans that it runs through. */
export function joinedSeries(views: readonly KpiView[]): JoinedSeries<PlanDefinition, PublishedYear> {
  const joined = joinSeries(sourced(views));
  if (joined === null) throw new Error("A series needs at least one plan");
  return joined;
}

/** What stands for the KPI: its series in the plan, led by that of the plan before while the plan has no figure. */
export function viewsOnCard(view: KpiView): KpiView[] {
  return view.before === null ? [view] : [view.before, view];
}

/** The series that a card tells of, as its chart draws it. */
export function seriesOnCard(view: KpiView) {
  const { kpi, series, before } = view;
  return before === null ? { kpi, years: series.years } : joinedSeries(viewsOnCard(view));
}

/** KPIs with their plan and years, for the sources of their figures. */
export function sourced(views: readonly KpiView[]) {
  return views.map(({ plan, kpi, series }) => ({ plan, kpi, years: series.years }));
}

/** The same as cards tell of them: where the plan before leads, its figure of its own year comes too. */
export function sourcedOnCards(views: readonly KpiView[]) {
  return views.flatMap((view) => {
    const { before } = view;
    const fy = before?.status?.fy;
    return [...(before && fy ? sourced([before]).map((each) => ({ ...each, fy })) : []), ...sourced([view])];
  });
}
