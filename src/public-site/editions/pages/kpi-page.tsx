import { Fragment } from "react";
import { DRAWING_CSS } from "@/components/charts/chart-css";
import { endsBeforeTarget } from "@/domain/plan/editions";
import { addYears } from "@/domain/shared/fiscal-year";
import { plainText } from "@/domain/words/public/phrase";
import { publicRoutes } from "@/lib/public-paths";
import { type Indicator, viewsOf } from "../../model/indicators";
import { joinedSeries, type KpiView } from "../../model/kpi-view";
import { pillarRoute } from "../../model/site";
import { type EditionContext, kpiName, pillarName, planName } from "../edition-context";
import { editionStyle } from "../edition-css";
import { type EditionCrumb, EditionLayout, planCrumb } from "../edition-layout";
import { findingFacts, statusFacts } from "../kpi/facts";
import { FigureAndTarget, StatusLine } from "../kpi/kpi-card";
import { Course } from "../kpi/kpi-course";
import { AboutIndicator, CityWords, IndicatorData } from "../kpi/kpi-parts";
import { PaceSection } from "../kpi/pace-section";
import { Say } from "../say";
import { KpiRecord } from "../told/kpi-record";
import { TurnInForce } from "../told/told-change";

/** What a citizen asks of one KPI, in that order: how it stands, why, what the city says, how fast, what it counts. */
export function KpiPage({ context, indicator }: { context: EditionContext; indicator: Indicator }) {
  const { words, model } = context;
  const { main: view } = indicator;
  const { kpi, plan, pillar } = view;
  const name = kpiName(context, kpi);
  const finding = words.finding(findingFacts(context, view, joinedSeries([view, ...indicator.others]).kpi));
  const crumbs: EditionCrumb[] = [planCrumb(context, plan)];
  if (pillar !== null) {
    crumbs.push({ name: pillarName(context, pillar), route: pillarRoute(model, plan, pillar.no) });
  }
  const parts = partsOf(context, indicator);
  return (
    <EditionLayout
      context={context}
      title={name}
      description={plainText(finding)}
      crumbs={crumbs}
      style={CHART_STYLE}
      plans={[view, ...indicator.others].map((each) => each.plan)}
    >
      <h1>
        <span className="ey">
          <Say of={pillar === null ? words.labels.ofWholePlan : pillarName(context, pillar)} />
        </span>
        <Say of={name} />
      </h1>
      <End context={context} indicator={indicator} />
      <div className="key">
        <StatusLine context={context} view={view} record={`#${RECORD}`} />
        <FigureAndTarget context={context} view={view} />
        <TurnInForce context={context} view={view.before ?? view} />
      </div>
      <p className="lead">
        <Say of={finding} />
      </p>
      <Course
        context={context}
        indicator={indicator}
        description={plainText([...(typeof name === "string" ? [name] : [name]), ": ", ...finding])}
      />
      <nav aria-label={plainText(words.labels.contents)}>
        <ul className="la">
          {parts.map(({ id, name }) => (
            <li key={id}>
              <a href={`#${id}`}>
                <Say of={name} />
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {parts.map(({ id, body }) => (
        <Fragment key={id}>{body}</Fragment>
      ))}
    </EditionLayout>
  );
}

const RECORD = "record";
const CHART_STYLE = editionStyle(DRAWING_CSS);

/** What stands below the chart, as far as there is anything to say. Called as functions: what is empty has no line of contents. */
function partsOf(context: EditionContext, indicator: Indicator) {
  const { labels } = context.words;
  const { main: view } = indicator;
  const told = view.before ?? view;
  const paced = told.status?.pace ? told.status : told.series.years.findLast(({ pace }) => pace !== null);
  const endsEarly = endsBeforeTarget(view.kpi);
  const views = viewsOf(indicator);
  const at = (id: string) => ({ id, context });
  const parts = [
    { id: "why", name: labels.whyMark, body: Why({ ...at("why"), view }) },
    { id: "words", name: labels.cityWords, body: CityWords({ ...at("words"), views }) },
    {
      id: "pace",
      name: labels.paceHeading,
      body: paced ? PaceSection({ ...at("pace"), view: told, year: paced, endsEarly }) : null,
    },
    { id: RECORD, name: labels.correctionsHeading, body: KpiRecord({ ...at(RECORD), indicator }) },
    {
      id: "definition",
      name: labels.aboutIndicator,
      body: AboutIndicator({ ...at("definition"), indicator }),
    },
    { id: "data", name: labels.indicatorData, body: IndicatorData({ ...at("data"), view }) },
  ];
  return parts.filter(({ body }) => body !== null);
}

/** Where the KPI ended, and what carries it on. */
function End({
  context,
  indicator: { main, continuedBy },
}: {
  context: EditionContext;
  indicator: Indicator;
}) {
  const { words, link } = context;
  return (
    <>
      {main.end !== null && (
        <p>
          <Say of={words.endsWith(main.end.fy, main.end.isOver)} />
          {main.end.carriedBy !== null && <Say of={words.goesOnIn(planName(context, main.end.carriedBy))} />}
        </p>
      )}
      {continuedBy !== null && (
        <p>
          <Say of={words.goesOnIn(planName(context, continuedBy.plan))} />{" "}
          <a href={link(publicRoutes.kpi(continuedBy.kpi.id))}>
            <Say of={kpiName(context, continuedBy.kpi)} />
          </a>
        </p>
      )}
    </>
  );
}

function Why({ id, context, view }: { id: string; context: EditionContext; view: KpiView }) {
  const { words, link } = context;
  const facts = statusFacts(context, view);
  if (facts === null || facts.fy > addYears(view.lastEnded, 1)) return null;
  const heading = facts.place === "mark" ? words.whyHeading(facts.fy, facts.code) : words.labels.mark;
  return (
    <section id={id}>
      <h2>
        <Say of={heading} />
      </h2>
      <p>
        <Say of={words.why(facts)} />
      </p>
      {view.kpi.sampleSurvey === true && facts.actual !== null && (
        <p>
          <Say of={words.labels.sampleSurvey} />
        </p>
      )}
      <p>
        <a href={link(publicRoutes.about())}>
          <Say of={words.labels.about} />
        </a>
      </p>
    </section>
  );
}
