/** A KPI as the front page tells it: mark, figure and target of one year, and its way, small beside them. */

import { actualText } from "@/components/charts/chart-text";
import { formatQuantity } from "@/domain/plan/quantity";
import { courseUntil } from "@/domain/reports/course";
import { placeOfMark } from "@/domain/reports/tally";
import { fiscalYearShort } from "@/domain/words/ja/dates";
import { publicRoutes } from "@/lib/public-paths";
import type { KpiView } from "../model/kpi-view";
import type { PageContext } from "../page-context";
import { GlanceChart } from "./glance-chart";
import { figureOf, Status, Targets } from "./kpi-card";

export function GlanceCards({
  context,
  views,
  heading: Heading,
  withMark = true,
}: {
  context: PageContext;
  views: readonly KpiView[];
  heading: "h3" | "h4";
  /** false for a plan of which nothing has a mark yet. */
  withMark?: boolean;
}) {
  return (
    <ul className="gr">
      {views.map((view) => {
        const { kpi, plan, before } = view;
        const shown = before ?? view;
        return (
          <li className="gl" key={`${plan.id} ${kpi.id}`}>
            <Heading>
              <a href={context.link(publicRoutes.kpi(kpi.id))}>{kpi.name}</a>
            </Heading>
            {(withMark || before !== null) && <Status context={context} view={view} withPace />}
            <div className="gd kc">
              <FiguresOfYear view={view} />
              <GlanceChart course={courseUntil(shown.kpi, shown.series.years, shown.readIn)} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** Figure and target as on a KPI's card, but of a year that has a mark its own figure alone, or that there is none. */
export function FiguresOfYear({ view }: { view: KpiView }) {
  const { name, value, start } = figureAtAGlance(view);
  return (
    <dl className="vt">
      <div>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
      {start && (
        <div>
          <dt>{start.name}</dt>
          <dd>{start.value}</dd>
        </div>
      )}
      <Targets view={view} withDirection />
    </dl>
  );
}

interface Named {
  readonly name: string;
  readonly value: string;
}

/** @returns start: the 現状値 beside a year that has no figure */
function figureAtAGlance(view: KpiView): Named & { readonly start: Named | null } {
  const { status, lastEnded, now } = view;
  const isTold = status === null || status.actual !== null || placeOfMark(status, lastEnded) === "running";
  if (isTold || view.before !== null) return { ...figureOf(view), start: null };
  const { baseline } = now;
  return {
    name: `実績（${fiscalYearShort(status.fy)}）`,
    value: actualText(status, now) || (status.isCounted === false ? "なし" : "まだありません"),
    start:
      baseline.value === null
        ? null
        : { name: `現状値（${fiscalYearShort(baseline.fy)}）`, value: formatQuantity(baseline.value, now) },
  };
}
