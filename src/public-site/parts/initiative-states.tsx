/** 取組の状況 on the pages: how many initiatives are in which state, what became of one in a year, and its course. */
import { ScrollRegion } from "@/components/charts/scroll-region";
import { StateBar, StateSign, StateWord } from "@/components/charts/state-sign";
import type { Initiative, Measure } from "@/domain/plan/definition";
import { goesOnIn } from "@/domain/plan/initiatives";
import type { PublishedInitiativeYear } from "@/domain/publication/snapshot";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearShort } from "@/domain/words/ja/dates";
import { BEFORE_REPLACED, replacedAnswerText } from "@/domain/words/ja/publication/initiative-changes";
import {
  completedInText,
  ENDED_CELL,
  INITIATIVE_ANSWER_WORDS,
  INITIATIVE_EVIDENCE_WORD,
  INTERIM_NOTE,
  initiativeCountsInWords,
  initiativeEndText,
  stateYearText,
  UNANSWERED_CELL,
  unansweredSentence,
} from "@/domain/words/ja/reports/initiatives";
import {
  answerIn,
  countStates,
  isLeftFromMidYear,
  type PlanStates,
  yearsOfAnswers,
} from "../model/initiative-states";
import type { PageContext } from "../page-context";
import { EvidenceList } from "./evidence-list";

interface OfYear {
  readonly states: PlanStates;
  readonly fy: FiscalYear;
}

/** The counts in words, each with the sign that it has in the bar below. */
export function StateCounts({ states, fy, measures }: OfYear & { measures: readonly Measure[] }) {
  const initiatives = measures.flatMap((measure) => measure.initiatives);
  if (initiatives.length === 0) return null;
  const { counts, standIns } = countStates(states, initiatives, fy);
  const words = initiativeCountsInWords(counts, fy, fy > states.lastEnded, standIns);
  return (
    <div className="sc">
      <p>
        {words.opening}
        {words.states.map(({ state, text }, index) => (
          <span key={state}>
            <StateSign state={state} />
            {text}
            {index + 1 < words.states.length && "、"}
          </span>
        ))}
        <span>{words.closing}</span>
      </p>
      <StateBar states={words.states} />
    </div>
  );
}

/** The last year of one that ends before its plan does, whether or not anything was answered. */
export function EndOf({ of: { until } }: { of: Pick<Initiative, "until"> }) {
  return until === undefined ? null : <p>{initiativeEndText(until)}</p>;
}

/** The state alone, with its year: nothing of a year after its last one. */
export function StateOf({ states, fy, initiative }: OfYear & { initiative: Initiative }) {
  if (!goesOnIn(initiative, fy)) return null;
  const answer = answerIn(states, initiative, fy);
  if (answer === null) return <p className="no">{unansweredSentence(fy)}</p>;
  const isOfPart = fy > states.lastEnded || isLeftFromMidYear(states, answer);
  const year = answer.fy === fy ? stateYearText(fy, isOfPart) : completedInText(answer.fy);
  return (
    <p>
      <StateWord state={answer.progress} />
      {`（${year}）`}
    </p>
  );
}

/** The state behind an initiative's words, where the page says of which year all of them are. */
export function StateInLine({ states, fy, initiative }: OfYear & { initiative: Initiative }) {
  const answer = goesOnIn(initiative, fy) ? answerIn(states, initiative, fy) : null;
  if (answer === null) return null;
  return (
    <>
      {" "}
      <StateWord state={answer.progress} />
      {isLeftFromMidYear(states, answer) && INTERIM_NOTE}
    </>
  );
}

/**
 * The state with the words of whoever answered.
 * @param isFollowed a later year's words stand below: what was to come then is what they tell
 */
export function AnswerOf({
  context,
  isFollowed = false,
  ...props
}: OfYear & { context: PageContext; initiative: Initiative; isFollowed?: boolean }) {
  const { states, fy, initiative } = props;
  const answer = goesOnIn(initiative, fy) ? answerIn(states, initiative, fy) : null;
  return (
    <>
      <StateOf {...props} />
      {answer !== null && <Words context={context} answer={answer} isFollowed={isFollowed} />}
      {answer !== null && <Replaced context={context} initiative={props.initiative} fy={answer.fy} />}
    </>
  );
}

function Words({
  context,
  answer,
  isFollowed,
}: {
  context: PageContext;
  answer: PublishedInitiativeYear;
  isFollowed: boolean;
}) {
  const { evidence = [] } = answer;
  const said = WORDS.flatMap((field) => {
    const text = answer[field] ?? "";
    return text === "" || (isFollowed && field === "nextStep") ? [] : [{ field, text }];
  });
  if (said.length + evidence.length === 0) return null;
  return (
    <dl className="aw">
      {said.map(({ field, text }) => (
        <div key={field}>
          <dt>{INITIATIVE_ANSWER_WORDS[field]}</dt>
          <dd className="pre">{text}</dd>
        </div>
      ))}
      <EvidenceList context={context} evidence={evidence} label={INITIATIVE_EVIDENCE_WORD} />
    </dl>
  );
}

/** What was replaced in the answer since it was published first, and where the page stands as it was before that. */
function Replaced({
  context,
  initiative,
  fy,
}: {
  context: PageContext;
  initiative: Initiative;
  fy: FiscalYear;
}) {
  const told = context.model.record.filter(
    (change) => change.initiative?.initiativeId === initiative.id && change.fy === fy,
  );
  return told.map(({ kind, no, department, initiative: states }) => {
    if (!states || department || !(kind === "correction" || kind === "text" || kind === "evidence")) {
      return null;
    }
    const before = context.archiveLink(no - 1);
    return (
      <p key={`${no} ${kind}`}>
        {replacedAnswerText(kind, no, states)}
        {before !== null && <a href={`${before}${context.route}`}>{BEFORE_REPLACED}</a>}
      </p>
    );
  });
}

const WORDS = ["done", "result", "nextStep", "department", "correctionReason"] as const;

/** The states through the years, where more than the year that is told anyway has any. */
export function StateCourse({
  states,
  initiatives,
}: {
  states: PlanStates;
  initiatives: readonly Initiative[];
}) {
  const years = yearsOfAnswers(states, initiatives);
  if (years.every((fy) => fy === states.fy)) return null;
  return (
    <>
      <h3>状況の推移</h3>
      <ScrollRegion label="取組項目の状況の推移の表">
        <table className="tb">
          <thead>
            <tr>
              <th scope="col">取組項目</th>
              {years.map((fy) => (
                <th scope="col" key={fy}>
                  {`${fiscalYearShort(fy)}${fy > states.lastEnded ? "（途中）" : ""}`}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {initiatives.map((initiative) => (
              <tr key={initiative.id}>
                <th scope="row">{initiative.text}</th>
                {years.map((fy) => {
                  const answer = answerIn(states, initiative, fy);
                  const none = goesOnIn(initiative, fy) ? UNANSWERED_CELL : ENDED_CELL;
                  return (
                    <td key={fy}>
                      {answer === null || !goesOnIn(initiative, fy) ? (
                        none
                      ) : (
                        <StateWord state={answer.progress} />
                      )}
                      {answer !== null && isLeftFromMidYear(states, answer) && INTERIM_NOTE}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}
