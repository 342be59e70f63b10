import { ScrollRegion } from "@/components/charts/scroll-region";
import { kpiInYear } from "@/domain/plan/editions";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { plainText } from "@/domain/words/public/phrase";
import { publicRoutes } from "@/lib/public-paths";
import { countsOf } from "../../model/counts";
import type { KpiView } from "../../model/kpi-view";
import type { PlanView } from "../../model/plan-view";
import { plansOfYear } from "../../model/site";
import { yearOf } from "../../model/years";
import { YearOfAssessments } from "../assessments";
import { type EditionContext, planName, saidTerms } from "../edition-context";
import { EditionLayout } from "../edition-layout";
import { countFacts, markFacts } from "../kpi/facts";
import { YearMark } from "../kpi/kpi-card";
import { KpiLink } from "../links";
import { ColumnHeads } from "../said";
import { Say } from "../say";

/** Every KPI of a fiscal year: figure, target and mark. */
export function YearPage({ context, fy }: { context: EditionContext; fy: FiscalYear }) {
  const { words, model, page } = context;
  const { labels } = words;
  const title = words.yearTitle(fy);
  const { years } = model;
  const plans = plansOfYear(model, fy);
  return (
    <EditionLayout
      context={context}
      title={title}
      description={plainText(title)}
      plans={plans.map(({ definition }) => definition)}
    >
      <h1>
        <Say of={title} />
      </h1>
      <ul className="ta">
        {years.map((each) => (
          <li key={each}>
            <a href={context.link(publicRoutes.year(each))} aria-current={each === fy ? "page" : undefined}>
              <Say of={words.year(each)} />
            </a>
          </li>
        ))}
      </ul>
      {plans.map((plan) => (
        <PlanYear key={plan.definition.id} context={context} plan={plan} fy={fy} />
      ))}
      <ul>
        <li>
          <a href={page.link(publicRoutes.year(fy))} hrefLang="ja">
            <Say of={labels.fullReport} />
          </a>
          <Say of={words.note(labels.inJapanese)} />
        </li>
        <li>
          <a href={page.link(publicRoutes.yearPdf(fy))} hrefLang="ja">
            <Say of={labels.paper} />
          </a>
          <Say of={words.note(labels.inJapanese)} />
        </li>
      </ul>
    </EditionLayout>
  );
}

function PlanYear({ context, plan, fy }: { context: EditionContext; plan: PlanView; fy: FiscalYear }) {
  const { words, model } = context;
  const { labels } = words;
  const counts = countsOf(plan.kpis, fy, model.snapshot.reportFy);
  const shown = plan.kpis.filter(({ series }) => yearOf(series, fy) !== null);
  return (
    <section>
      <h2>
        <Say of={planName(context, plan.definition)} />
      </h2>
      <p>
        <Say of={words.counts(countFacts(context, plan, { fy, counts }))} />
      </p>
      <ScrollRegion label={plainText(planName(context, plan.definition))}>
        <table className="cd">
          <ColumnHeads names={[labels.indicator, labels.result, labels.target, labels.mark]} />
          <tbody>
            {shown.map((view) => (
              <Row key={view.kpi.id} context={context} view={view} fy={fy} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <YearOfAssessments context={context} plan={plan} fy={fy} />
    </section>
  );
}

function Row({ context, view, fy }: { context: EditionContext; view: KpiView; fy: FiscalYear }) {
  const { words } = context;
  const { kpi, series, lastEnded } = view;
  const year = yearOf(series, fy);
  if (year === null) return null;
  const facts = markFacts(context, { kpi, years: series.years, lastEnded }, year);
  const { target } = kpiInYear(kpi, fy);
  const isPlanned = year.planned !== null;
  const promised = year.planned ?? target.value;
  const aim = words.target(promised, saidTerms(context, kpi, kpiInYear(kpi, fy)));
  const name = isPlanned ? words.labels.planned : words.labels.target;
  return (
    <tr>
      <th scope="row">
        <KpiLink context={context} kpi={kpi} />
      </th>
      <td data-l={plainText(words.labels.result) + words.colon}>
        <Say of={facts.actual === null ? words.noFigure(facts) : words.quantity(facts.actual, facts.terms)} />
        {facts.actual !== null && <Say of={words.statusNote(facts.status, facts.asOf)} />}
      </td>
      {promised.kind === "none" ? (
        <td>
          <Say of={name} />
          <Say of={words.colon} />
          <Say of={aim} />
        </td>
      ) : (
        <td data-l={plainText(name) + words.colon}>
          <Say of={aim} />
          <Say of={words.note(isPlanned ? name : words.year(target.fy))} />
        </td>
      )}
      <td>
        <YearMark context={context} facts={facts} />
      </td>
    </tr>
  );
}
