/** Every KPI once, with all the plans that it stands in. */
import { kpiInYear } from "@/domain/plan/editions";
import type { KpiView } from "./kpi-view";
import { isBegun, type PlanView } from "./plan-view";
import { isMarked } from "./years";

/** One KPI as the public knows it: one id, one page, in however many plans it stands. */
export interface Indicator {
  readonly id: string;
  readonly main: KpiView;
  /** The same KPI in other plans, and those it carries on; latest period first. */
  readonly others: readonly KpiView[];
  /** In plans that were closed before their period, where it stands in another one: what those promised is no promise. */
  readonly calledOff: readonly KpiView[];
  /** The KPI of another id that carries it on. */
  readonly continuedBy: KpiView | null;
}

export function indicatorsOf(plans: readonly PlanView[]): Indicator[] {
  // A KPI's page opens with a plan that has something to tell of it; a period that has not begun has nothing.
  const openingFirst = [...plans.filter(isBegun), ...plans.filter((plan) => !isBegun(plan))];
  const calledOff = new Set(
    plans.filter(({ stage }) => stage === "called_off").map(({ definition }) => definition),
  );
  const views = openingFirst.flatMap(({ kpis }) => kpis.map(atOwnLatest));
  const isOff = ({ plan }: KpiView) => calledOff.has(plan);
  const byId = Map.groupBy(views, ({ kpi }) => kpi.id);
  return [...byId].flatMap(([id, all]) => {
    const asking = all.filter((view) => !isOff(view));
    const [main, ...same] = asking.length > 0 ? asking : all;
    if (!main) return [];
    const others = [...same, ...carriedOn([main, ...same], byId).filter((view) => !isOff(view))];
    return [
      {
        id,
        main,
        others: others.sort((a, b) => b.plan.startFy - a.plan.startFy),
        calledOff: isOff(main) ? [] : all.filter(isOff),
        continuedBy:
          views.find((view) => view.kpi.continues === id && view.kpi.id !== id && !isOff(view)) ?? null,
      },
    ];
  });
}

/** On its own page a KPI stands at its own latest mark, which may be later than the year that its plan is tallied for. */
function atOwnLatest(view: KpiView): KpiView {
  const { series, lastEnded, status, kpi } = view;
  const latest = series.years.findLast((year) => isMarked(year, lastEnded));
  if (latest === undefined || status === null || latest.fy <= status.fy) return view;
  return { ...view, status: latest, now: kpiInYear(kpi, latest.fy) };
}

/** The KPIs of earlier plans that these carry on under another id, however far back. */
function carriedOn(views: readonly KpiView[], byId: ReadonlyMap<string, readonly KpiView[]>): KpiView[] {
  const seen = new Set(views.map(({ kpi }) => kpi.id));
  const found: KpiView[] = [];
  let ids = views.map(({ kpi }) => kpi.continues);
  while (ids.length > 0) {
    const next = ids.flatMap((id) => (id === undefined || seen.has(id) ? [] : (byId.get(id) ?? [])));
    for (const { kpi } of next) seen.add(kpi.id);
    found.push(...next);
    ids = next.map(({ kpi }) => kpi.continues);
  }
  return found;
}

/** All series of the KPI, the main one last: ascending as the plans follow each other. */
export function viewsOf({ main, others }: Indicator): KpiView[] {
  return [...others, main].sort((a, b) => a.plan.startFy - b.plan.startFy);
}
