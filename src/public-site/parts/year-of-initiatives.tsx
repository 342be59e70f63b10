/** 取組の進捗: the second part of a year's report, where any initiative was answered for that year. */

import type { Initiative, Measure } from "@/domain/plan/definition";
import { goesOnIn } from "@/domain/plan/initiatives";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { measureNumber } from "@/domain/words/ja/plan/plan-words";
import { INITIATIVES_HEADING, ONLY_TOLD_ONES } from "@/domain/words/ja/reports/initiatives";
import { answerIn, isAnswered } from "../model/initiative-states";
import type { PlanView } from "../model/plan-view";
import { measureRoute } from "../model/site";
import type { PageContext } from "../page-context";
import { pillarName } from "../words";
import { AnswerOf, EndOf, StateCounts } from "./initiative-states";

/** By pillar and measure, each initiative with its state and words of the year. */
export function YearOfInitiatives({
  context,
  plan: { definition, states },
  fy,
}: {
  context: PageContext;
  plan: PlanView;
  fy: FiscalYear;
}) {
  if (states === null || !isAnswered(states, fy)) return null;
  // While the year runs, a line for each that nobody has told of yet would bury the others.
  const isShown = (initiative: Initiative) =>
    goesOnIn(initiative, fy) && (fy <= states.lastEnded || answerIn(states, initiative, fy) !== null);
  const shownOf = ({ initiatives }: Measure) => initiatives.filter(isShown);
  return (
    <div className="yi">
      <h3>{INITIATIVES_HEADING}</h3>
      <StateCounts
        states={states}
        fy={fy}
        measures={definition.pillars.flatMap(({ measures }) => measures)}
      />
      {fy > states.lastEnded && <p className="no">{ONLY_TOLD_ONES}</p>}
      {definition.pillars.map((pillar) => {
        const measures = pillar.measures.filter((measure) => shownOf(measure).length > 0);
        if (measures.length === 0) return null;
        return (
          <div key={pillar.no}>
            <h4>{`（${pillar.no}）${pillarName(pillar)}`}</h4>
            {measures.map((measure) => (
              <div key={measure.no}>
                <h5>
                  <a href={context.link(measureRoute(context.model, definition, pillar, measure))}>
                    {`${measureNumber(measure.no)} ${measure.title}`}
                  </a>
                </h5>
                <ul className="ls">
                  {shownOf(measure).map((initiative) => (
                    <li key={initiative.id}>
                      {initiative.text}
                      <AnswerOf context={context} states={states} fy={fy} initiative={initiative} />
                      <EndOf of={initiative} />
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </div>
        );
      })}
    </div>
  );
}
