import { Mark } from "@/components/mark";
import { JUDGEMENT_CODES, type JudgementCode } from "@/domain/reports/judgement";
import { isEmptyTally } from "@/domain/reports/tally";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { notSurveyedText, withoutFigureText } from "@/domain/words/ja/reports/judgement";
import { publicRoutes } from "@/lib/public-paths";
import type { YearCounts } from "../model/counts";
import type { KpiView } from "../model/kpi-view";
import type { PlanView } from "../model/plan-view";
import { yearOf } from "../model/years";
import type { PageContext } from "../page-context";

/** Where the year's page lists the plan's KPIs with one mark. */
function listId(plan: PlanView, code: JudgementCode): string {
  return `${plan.definition.id}-${code}`;
}

/**
 * The four counts of the plan's year, each with its mark in symbol and word, and leading to the list of what is counted.
 * Nothing where nothing is: a sentence stands in their place.
 */
export function MarkCounts({ context, plan }: { context: PageContext; plan: PlanView }) {
  const { counts, tallyFy } = plan;
  if (counts === null || isEmptyTally(counts.tally)) return null;
  const { tally } = counts;
  const page = context.model.years.includes(tallyFy) ? context.link(publicRoutes.year(tallyFy)) : null;
  return (
    <ul className="cs">
      {JUDGEMENT_CODES.map((code) => {
        const count = (
          <>
            <Mark code={code} /> <b>{tally[code]}</b>
            <small>項目</small>
          </>
        );
        return (
          <li key={code}>
            {page === null || tally[code] === 0 ? (
              count
            ) : (
              <a href={`${page}#${listId(plan, code)}`}>{count}</a>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The same on the year's own page, each with the KPIs that it counts; of those not evaluated, how many have no figure yet. */
export function MarkLists({
  context,
  plan,
  fy,
  counts: { tally, withoutFigure, notSurveyed },
}: {
  context: PageContext;
  plan: PlanView;
  fy: FiscalYear;
  counts: YearCounts;
}) {
  return (
    <>
      <dl className="ta">
        {JUDGEMENT_CODES.map((code) => (
          <div key={code} id={listId(plan, code)}>
            <dt>
              <Mark code={code} />
            </dt>
            <dd>
              <b>{tally[code]}</b>
              <small>項目</small>
            </dd>
            {code === "not_evaluated" && withoutFigure > 0 && <dd>{withoutFigureText(withoutFigure)}</dd>}
            <Counted context={context} views={plan.kpis.filter((view) => hasCode(view, fy, code))} />
          </div>
        ))}
      </dl>
      {notSurveyed > 0 && <p className="no">{`このほか、${notSurveyedText(notSurveyed)}`}</p>}
    </>
  );
}

function hasCode({ series }: KpiView, fy: FiscalYear, code: JudgementCode): boolean {
  const year = yearOf(series, fy);
  return year !== null && year.isCounted !== false && year.judgement.code === code;
}

function Counted({ context, views }: { context: PageContext; views: readonly KpiView[] }) {
  if (views.length === 0) return null;
  return (
    <dd className="wk">
      <ul>
        {views.map(({ kpi }) => (
          <li key={kpi.id}>
            <a href={context.link(publicRoutes.kpi(kpi.id))}>{kpi.name}</a>
          </li>
        ))}
      </ul>
    </dd>
  );
}
