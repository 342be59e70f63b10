import type { Initiative, Measure, Pillar } from "@/domain/plan/definition";
import { initiativesOn, responsibleDepartment } from "@/domain/plan/initiatives";
import { MARKER_NOTE, MARKER_SIGNS } from "@/domain/words/ja/plan/plan";
import { measureNumber, wordsOf } from "@/domain/words/ja/plan/plan-words";
import { initiativeEndNote } from "@/domain/words/ja/reports/initiatives";
import { publicRoutes } from "@/lib/public-paths";
import { type Indicator, viewsOf } from "../model/indicators";
import { answerIn, laterAnswer, type PlanStates } from "../model/initiative-states";
import type { MetricView } from "../model/metrics";
import type { PlanView } from "../model/plan-view";
import { measureRoute } from "../model/site";
import type { PageContext } from "../page-context";
import { AnswerOf, EndOf, StateInLine, StateOf } from "./initiative-states";
import { MetricsOfInitiative } from "./metrics";

/** 具体的な取組 of a pillar with their items, each linked to its own page. */
export function Measures({
  context,
  plan,
  pillar,
  heading: Heading = "h3",
}: {
  context: PageContext;
  plan: PlanView;
  pillar: Pillar;
  heading?: "h3" | "h4";
}) {
  const { measures } = pillar;
  const { definition, states } = plan;
  if (measures.length === 0) return null;
  return (
    <div className="two">
      {measures.map((measure) => (
        <div key={measure.no}>
          <Heading>
            <a
              href={context.link(measureRoute(context.model, definition, pillar, measure))}
            >{`${measureNumber(measure.no)} ${measure.title}`}</a>
          </Heading>
          {measure.initiatives.length > 0 && (
            <ul className="in">
              {measure.initiatives.map((initiative) => (
                <li key={initiative.id}>
                  <MarkerSign marker={initiative.marker} />
                  <span>
                    {initiative.text}
                    {states !== null && (
                      <StateInLine states={states} fy={states.fy} initiative={initiative} />
                    )}
                    {initiativeEndNote(initiative)}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </div>
  );
}

/** What the signs before the items are, and are not: said once on a page. */
export function MarkerNote({ measures }: { measures: readonly Measure[] }) {
  if (measures.every((measure) => measure.initiatives.length === 0)) return null;
  return <p className="no">{MARKER_NOTE}</p>;
}

/** 資料の表示: another shape than the marks have, so that nobody reads the document's ○ as 達成. */
function MarkerSign({ marker }: Pick<Initiative, "marker">) {
  const { sign, said } = MARKER_SIGNS[marker];
  return (
    <span role="img" aria-label={said}>
      {sign}
    </span>
  );
}

/**
 * 取組項目 of a measure with what became of each, who is responsible for it, the KPIs that it works on and its metrics; each
 * has an address of its own.
 */
export function Initiatives({
  context,
  measure,
  states,
  kpiNames,
  metrics,
}: {
  context: PageContext;
  measure: Measure;
  states: PlanStates | null;
  /** Of the measure and its initiatives. */
  metrics: readonly MetricView[];
  /** By id, of every KPI of the plan. */
  kpiNames: Readonly<Record<string, string>>;
}) {
  if (measure.initiatives.length === 0) return null;
  return (
    <ul className={states === null ? "in" : "in ia"}>
      {measure.initiatives.map((initiative) => {
        const department = responsibleDepartment(initiative, measure);
        // Who answered is said with the answer; who is responsible now beside it only where it is another one, and as such.
        const later = states && laterAnswer(states, initiative);
        const answer = later ?? (states && answerIn(states, initiative, states.fy));
        return (
          <li key={initiative.id} id={initiative.id}>
            <MarkerSign marker={initiative.marker} />
            <div>
              {initiative.text}
              {states !== null && (
                <AnswerOf
                  context={context}
                  states={states}
                  fy={states.fy}
                  initiative={initiative}
                  isFollowed={later !== null && later.done !== ""}
                />
              )}
              {states !== null && later !== null && (
                <AnswerOf context={context} states={states} fy={later.fy} initiative={initiative} />
              )}
              <EndOf of={initiative} />
              {department !== null && department !== answer?.department && (
                <p>{`${answer ? "現在の所管課" : "所管課"}：${department}`}</p>
              )}
              {initiative.supports && (
                <p>
                  関わる指標：
                  {initiative.supports.map((kpiId, index) => (
                    <span key={kpiId}>
                      {index > 0 && "、"}
                      <a href={context.link(publicRoutes.kpi(kpiId))}>{kpiNames[kpiId]}</a>
                    </span>
                  ))}
                </p>
              )}
              <MetricsOfInitiative
                context={context}
                views={metrics.filter((view) => view.initiative === initiative)}
              />
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** この指標に関わる取組: lines of every plan that say so, each linked to where it stands. */
export function SupportingInitiatives({
  context,
  indicator,
}: {
  context: PageContext;
  indicator: Indicator;
}) {
  const found = viewsOf(indicator)
    .map(({ plan, kpi }) => ({
      plan,
      states: context.model.plans.find(({ definition }) => definition === plan)?.states ?? null,
      lines: initiativesOn(plan, kpi.id),
    }))
    .filter(({ lines }) => lines.length > 0);
  return found.map(({ plan, states, lines }) => (
    <div key={plan.id}>
      {indicator.others.length > 0 && <h3>{plan.name}</h3>}
      <ul className="ls">
        {lines.map(({ initiative, pillar, measure }) => (
          <li key={initiative.id}>
            <a href={`${context.link(measureRoute(context.model, plan, pillar, measure))}#${initiative.id}`}>
              {initiative.text}
            </a>
            {`（${wordsOf(plan).pillar}（${pillar.no}）の${measureNumber(measure.no)} ${measure.title}）`}
            {states !== null && <StateOf states={states} fy={states.fy} initiative={initiative} />}
            <EndOf of={initiative} />
          </li>
        ))}
      </ul>
    </div>
  ));
}
