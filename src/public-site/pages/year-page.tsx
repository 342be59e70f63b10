import { isEmptyTally } from "@/domain/reports/tally";
import { expectedFigures, whyNoFigures } from "@/domain/reports/year-finding";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { toIsoDate } from "@/domain/shared/iso-date";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { wordsOf } from "@/domain/words/ja/plan/plan-words";
import { noFiguresSentence } from "@/domain/words/ja/reports/year-finding";
import { publicRoutes } from "@/lib/public-paths";
import { Layout } from "../layout";
import { countsOf } from "../model/counts";
import { sourced } from "../model/kpi-view";
import type { PlanView } from "../model/plan-view";
import { committeeYears, plansOfYear } from "../model/site";
import { yearOf, yearsOf } from "../model/years";
import type { PageContext } from "../page-context";
import { YearOfAssessments } from "../parts/assessments";
import { Dates } from "../parts/dates";
import { ReportTable } from "../parts/report-table";
import { YearSources } from "../parts/sources";
import { MarkLists } from "../parts/tally";
import { YearOfInitiatives } from "../parts/year-of-initiatives";
import { YearOfMetrics } from "../parts/year-of-metrics";
import { countsSentence, yearTitle } from "../words";

/** The fiscal year's report in the form of 別紙5-2, made to be printed on A4. */
export function YearPage({ context, fy }: { context: PageContext; fy: FiscalYear }) {
  const { model, link } = context;
  const plans = plansOfYear(model, fy);
  const words = wordsOf((plans[0] ?? model.current).definition);
  return (
    <Layout
      context={context}
      title={yearTitle(fy)}
      description={`${fiscalYearJa(fy)}の${words.kpi}の達成状況です。`}
      crumbs={[]}
      plans={plans.map(({ definition }) => definition)}
    >
      <div className="w">
        <div className="ph">
          <h1>{yearTitle(fy)}</h1>
          <p className="ey">{`${words.kpi}の達成状況`}</p>
          <p>
            <a href={link(publicRoutes.yearPdf(fy))}>印刷用のPDF（A4）</a>
            {committeeYears(model).includes(fy) && (
              <>
                {"　"}
                <a href={link(publicRoutes.committeePdf(fy))}>委員会資料のPDF（A4）</a>
              </>
            )}
          </p>
        </div>
        <nav className="scr" aria-label="ほかの年度">
          <ul className="yr">
            {model.years.map((year) => (
              <li key={year}>
                <a href={link(publicRoutes.year(year))} aria-current={year === fy ? "page" : undefined}>
                  {fiscalYearJa(year)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {plans.map((plan) => (
          <PlanYear key={plan.definition.id} context={context} plan={plan} fy={fy} />
        ))}
      </div>
    </Layout>
  );
}

/** @param onPaper without the boxes of the counts: the sentence above them says the same */
export function PlanYear({
  context,
  plan,
  fy,
  onPaper = false,
}: {
  context: PageContext;
  plan: PlanView;
  fy: FiscalYear;
  onPaper?: boolean;
}) {
  const { snapshot } = context.model;
  const counts = countsOf(plan.kpis, fy, snapshot.reportFy);
  const why = whyNoFigures(plan.series, fy, snapshot.reportFy);
  const today = toIsoDate(snapshot.publishedAt);
  return (
    <section className="se">
      <h2>{plan.definition.name}</h2>
      <p>
        <strong>{countsSentence(fy, counts, plan.stage)}</strong>
      </p>
      {why !== null && (
        <p>{noFiguresSentence(fy, why, plan.kpis.length, expectedFigures(plan.series, fy, today))}</p>
      )}
      {counts !== null && !isEmptyTally(counts.tally) && !onPaper && (
        <div className="gap">
          <MarkLists context={context} plan={plan} fy={fy} counts={counts} />
        </div>
      )}
      <Dates snapshot={snapshot} years={yearsOf(plan.series, fy)} fy={fy}>
        <YearSources
          document={plan.definition.sourceDocument}
          parts={sourced(plan.kpis)}
          fy={fy}
          targetsUntil={fy}
        />
      </Dates>
      <br />
      <ReportTable context={context} plan={plan} fy={fy} />
      <YearWords context={context} plan={plan} fy={fy} />
      <YearOfInitiatives context={context} plan={plan} fy={fy} />
      <YearOfMetrics context={context} plan={plan} fy={fy} />
      <YearOfAssessments context={context} plan={plan} fy={fy} />
    </section>
  );
}

/** What the city wrote about that year's figures. */
function YearWords({ context, plan, fy }: { context: PageContext; plan: PlanView; fy: FiscalYear }) {
  const written = plan.kpis.flatMap((view) => {
    const year = yearOf(view.series, fy);
    return year !== null && (year.reason !== "" || year.nextStep !== "") ? [{ view, year }] : [];
  });
  if (written.length === 0) return null;
  return (
    <>
      <h3>要因と今後の取組</h3>
      <dl className="dl">
        {written.map(({ view, year }) => (
          <div key={view.kpi.id}>
            <dt>
              <a href={context.link(publicRoutes.kpi(view.kpi.id))}>{view.kpi.name}</a>
            </dt>
            <dd>
              {year.reason !== "" && <p className="pre">{`要因：${year.reason}`}</p>}
              {year.nextStep !== "" && <p className="pre">{`今後の取組：${year.nextStep}`}</p>}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
