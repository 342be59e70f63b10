import { targetText } from "@/components/charts/chart-text";
import { ScrollRegion } from "@/components/charts/scroll-region";
import { YearMark } from "@/components/mark";
import { fiscalYearJa, fiscalYearShort } from "@/domain/words/ja/dates";
import { pillarHeading, wordsOf } from "@/domain/words/ja/plan/plan-words";
import { publicRoutes } from "@/lib/public-paths";
import { countsOf, type YearCounts } from "../model/counts";
import type { KpiView } from "../model/kpi-view";
import type { PlanView } from "../model/plan-view";
import { pillarRoute } from "../model/site";
import type { PageContext } from "../page-context";
import { countsText } from "../words";
import { figureOf, targetsOf } from "./kpi-card";

/** Beyond this many KPIs a page groups and links instead of drawing every chart. */
export const MAX_CHARTS_PER_PLAN = 24;

/** A plan with too many KPIs to draw: each pillar with its tally, linked to the page that lists them. */
export function KpiGroups({ context, plan }: { context: PageContext; plan: PlanView }) {
  const { definition } = plan;
  const byPillar = Map.groupBy(plan.kpis, (view) => view.pillar);
  const overall = byPillar.get(null) ?? [];
  const page = publicRoutes.plan(definition.id);
  const count = (views: readonly KpiView[]) => {
    const counts = countsOf(views, plan.tallyFy, context.model.snapshot.reportFy);
    return counts === null || total(counts) === 0
      ? `${views.length}項目`
      : `${total(counts)}項目：${countsText(plan.tallyFy, counts, plan.stage)}`;
  };
  return (
    <ul className="ne">
      {overall.length > 0 && (
        <li>
          <a href={context.link(page)}>{`計画全般の${wordsOf(definition).kpiShort}`}</a>
          <p className="no">{count(overall)}</p>
        </li>
      )}
      {definition.pillars.map((pillar) => (
        <li key={pillar.no}>
          <a href={context.link(pillarRoute(context.model, definition, pillar.no))}>
            {`（${pillar.no}）${pillarHeading(pillar)}`}
          </a>
          <p className="no">{count(byPillar.get(pillar) ?? [])}</p>
        </li>
      ))}
    </ul>
  );
}

/** Every KPI of the year: an ended one is in no count. */
function total({ tally, notSurveyed }: YearCounts): number {
  return Object.values(tally).reduce((sum, count) => sum + count, notSurveyed);
}

/** Many KPIs as one table of marks and figures. */
export function KpiListTable({ context, views }: { context: PageContext; views: readonly KpiView[] }) {
  return (
    <ScrollRegion label="指標の一覧表">
      <table className="tb dt">
        <thead>
          <tr>
            <th scope="col">指標</th>
            <th scope="col">実績</th>
            <th scope="col">目標値</th>
            <th scope="col">目標達成状況</th>
          </tr>
        </thead>
        <tbody>
          {views.map((view) => {
            const { kpi } = view;
            const { status } = view.before ?? view;
            const { own, ofPlan, later } = targetsOf(view);
            const { name, value } = figureOf(view);
            return (
              <tr key={kpi.id}>
                <th scope="row">
                  <a href={context.link(publicRoutes.kpi(kpi.id))}>{kpi.name}</a>
                </th>
                <td data-l="実績">{`${name} ${value}`}</td>
                <td data-l="目標値">
                  {`${targetText(own.target.value, own)}（${fiscalYearShort(own.target.fy)}${ofPlan}）`}
                  {later.map(({ from, terms }) => (
                    <div key={from}>
                      {`${from === null ? "" : `${fiscalYearJa(from)}から `}${targetText(terms.target.value, terms)}（${fiscalYearShort(terms.target.fy)}）`}
                    </div>
                  ))}
                </td>
                <td data-l="目標達成状況">
                  {status && <YearMark year={status} lastEnded={view.lastEnded} />}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** KPIs that stand elsewhere, in a line each: name, figure and mark. */
export function KpiLines({ context, views }: { context: PageContext; views: readonly KpiView[] }) {
  return (
    <ul className="ls">
      {views.map((view) => {
        const { kpi } = view;
        const { status } = view.before ?? view;
        const { name, value } = figureOf(view);
        return (
          <li key={kpi.id}>
            <a href={context.link(publicRoutes.kpi(kpi.id))}>{kpi.name}</a>
            {`　${name} ${value}　`}
            {status && <YearMark year={status} lastEnded={view.lastEnded} />}
          </li>
        );
      })}
    </ul>
  );
}
