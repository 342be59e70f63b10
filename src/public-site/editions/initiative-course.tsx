/** The states of a measure's initiatives through the years. */
import { ScrollRegion } from "@/components/charts/scroll-region";
import type { Initiative } from "@/domain/plan/definition";
import { goesOnIn } from "@/domain/plan/initiatives";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { plainText } from "@/domain/words/public/phrase";
import { answerIn, isLeftFromMidYear, type PlanStates, yearsOfAnswers } from "../model/initiative-states";
import { type EditionContext, initiativeText } from "./edition-context";
import { StateWord } from "./initiatives";
import { Say } from "./say";

/** Nothing where no other year has an answer than the one that is told anyway. */
export function StateCourse({
  context,
  states,
  initiatives,
}: {
  context: EditionContext;
  states: PlanStates;
  initiatives: readonly Initiative[];
}) {
  const words = context.words.initiatives;
  const years = yearsOfAnswers(states, initiatives);
  if (years.every((fy) => fy === states.fy)) return null;
  return (
    <>
      <h3>
        <Say of={words.course} />
      </h3>
      <ScrollRegion label={plainText(words.course)}>
        <table className="cd">
          <thead>
            <tr>
              <th scope="col">
                <Say of={words.initiative} />
              </th>
              {years.map((fy) => (
                <th scope="col" key={fy}>
                  <Say of={context.words.year(fy)} /> {fy > states.lastEnded && <Say of={words.interim} />}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {initiatives.map((initiative) => (
              <tr key={initiative.id}>
                <th scope="row">
                  <Say of={initiativeText(context, initiative)} />
                </th>
                {years.map((fy) => (
                  <td key={fy} data-l={plainText(context.words.year(fy)) + context.words.colon}>
                    <Cell context={context} states={states} initiative={initiative} fy={fy} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

function Cell({
  context,
  states,
  initiative,
  fy,
}: {
  context: EditionContext;
  states: PlanStates;
  initiative: Initiative;
  fy: FiscalYear;
}) {
  const words = context.words.initiatives;
  if (!goesOnIn(initiative, fy)) return <Say of={words.ended} />;
  const answer = answerIn(states, initiative, fy);
  if (answer === null) return <Say of={words.noReport} />;
  return (
    <>
      <StateWord context={context} state={answer.progress} />
      {isLeftFromMidYear(states, answer) && <Say of={` ${words.interim}`} />}
    </>
  );
}
