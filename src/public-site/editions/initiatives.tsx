/** The initiatives of a measure, in an edition: what became of each, with the words of whoever reported it in Japanese. */
import { INITIATIVE_STATE_CSS, StateSign } from "@/components/charts/state-sign";
import type { Initiative, Measure } from "@/domain/plan/definition";
import { goesOnIn, responsibleDepartment } from "@/domain/plan/initiatives";
import type { PublishedInitiativeYear } from "@/domain/publication/snapshot";
import type { InitiativeState } from "@/domain/reports/initiatives/initiative";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { publicRoutes } from "@/lib/public-paths";
import {
  answerIn,
  countStates,
  isLeftFromMidYear,
  laterAnswer,
  type PlanStates,
} from "../model/initiative-states";
import { type EditionContext, initiativeText, kpiName } from "./edition-context";
import { editionStyle } from "./edition-css";
import { OwnWords } from "./said";
import { Say } from "./say";

/** Of the pages with states. */
export const STATES_STYLE = editionStyle(INITIATIVE_STATE_CSS);

interface Listed {
  readonly context: EditionContext;
  readonly states: PlanStates | null;
}

export function StateWord({ context, state }: { context: EditionContext; state: InitiativeState }) {
  return (
    <span className="is">
      <StateSign state={state} />
      <Say of={context.words.initiatives.states[state]} />
    </span>
  );
}

/** How they stand in the year that stands for the plan. */
export function StateCounts({
  context,
  states,
  initiatives,
}: Listed & { initiatives: readonly Initiative[] }) {
  if (states === null || initiatives.length === 0) return null;
  const { fy, lastEnded } = states;
  const { counts, standIns } = countStates(states, initiatives, fy);
  return (
    <p>
      <Say of={context.words.initiatives.counts({ fy, isRunning: fy > lastEnded, counts, standIns })} />
    </p>
  );
}

export function Initiatives({ context, states, measure }: Listed & { measure: Measure }) {
  return (
    <ul className="iv">
      {measure.initiatives.map((initiative) => (
        <li key={initiative.id} id={initiative.id}>
          <p>
            <Say of={initiativeText(context, initiative)} />
          </p>
          {states !== null && <Answers context={context} states={states} initiative={initiative} />}
          <Facts context={context} states={states} initiative={initiative} measure={measure} />
        </li>
      ))}
    </ul>
  );
}

/** Of the year that stands for the plan, and of a later one where there is one. */
function Answers({ context, states, initiative }: OfInitiative) {
  const later = laterAnswer(states, initiative);
  return (
    <>
      <Answer
        context={context}
        states={states}
        initiative={initiative}
        fy={states.fy}
        isFollowed={later !== null && later.done !== ""}
      />
      {later !== null && (
        <Answer context={context} states={states} initiative={initiative} fy={later.fy} isFollowed={false} />
      )}
    </>
  );
}

interface OfInitiative {
  readonly context: EditionContext;
  readonly states: PlanStates;
  readonly initiative: Initiative;
}

/** @param isFollowed a later year's words stand below: what was to come then is what they tell */
function Answer({
  context,
  states,
  initiative,
  fy,
  isFollowed,
}: OfInitiative & { fy: FiscalYear; isFollowed: boolean }) {
  const words = context.words.initiatives;
  if (!goesOnIn(initiative, fy)) return null;
  const answer = answerIn(states, initiative, fy);
  if (answer === null) {
    return (
      <p className="no">
        <Say of={words.unanswered(fy)} />
      </p>
    );
  }
  const isOfPart = fy > states.lastEnded || isLeftFromMidYear(states, answer);
  const year = answer.fy === fy ? words.ofYear(fy, isOfPart) : words.completedIn(answer.fy);
  return (
    <>
      <p>
        <StateWord context={context} state={answer.progress} /> <Say of={year} />
      </p>
      <Words context={context} answer={answer} isFollowed={isFollowed} />
      <Replaced context={context} initiative={initiative} fy={answer.fy} />
    </>
  );
}

/** The departments write in Japanese: their words stand as they are, marked as such. */
function Words({
  context,
  answer,
  isFollowed,
}: {
  context: EditionContext;
  answer: PublishedInitiativeYear;
  isFollowed: boolean;
}) {
  const { initiatives: words, labels } = context.words;
  const said = [
    { name: words.done, text: answer.done },
    { name: words.result, text: answer.result },
    { name: labels.nextStep, text: isFollowed ? "" : answer.nextStep },
    { name: words.answeredBy, text: answer.department ?? "" },
    { name: words.correctionReason, text: answer.correctionReason },
  ];
  return <OwnWords said={said} />;
}

/** What was replaced in the answer since it was published first; the page of before is there in Japanese for certain. */
function Replaced({
  context: { page, words, original },
  initiative,
  fy,
}: {
  context: EditionContext;
  initiative: Initiative;
  fy: FiscalYear;
}) {
  const told = page.model.record.filter(
    (change) => change.initiative?.initiativeId === initiative.id && change.fy === fy,
  );
  return told.map(({ kind, no, department, initiative: states }) => {
    if (!states || department || !(kind === "correction" || kind === "text" || kind === "evidence")) {
      return null;
    }
    const before = page.archiveLink(no - 1);
    return (
      <p key={`${no} ${kind}`}>
        <Say of={words.initiatives.replaced({ kind, no, before: states.before, after: states.after })} />{" "}
        {before !== null && (
          <>
            <a href={`${before}${original}`} hrefLang="ja">
              <Say of={words.initiatives.seeBefore} />
            </a>
            <Say of={words.note(words.labels.inJapanese)} />
          </>
        )}
      </p>
    );
  });
}

/** When it ends, who is responsible for it where that is not said already, and what it works on. */
function Facts({
  context,
  states,
  initiative,
  measure,
}: Listed & { initiative: Initiative; measure: Measure }) {
  const words = context.words.initiatives;
  const department = responsibleDepartment(initiative, measure);
  const answer = states && (laterAnswer(states, initiative) ?? answerIn(states, initiative, states.fy));
  return (
    <>
      {initiative.until !== undefined && (
        <p>
          <Say of={words.lastYear(initiative.until)} />
        </p>
      )}
      {department !== null && department !== answer?.department && (
        <p className="no">
          <Say of={words.responsible} />
          <Say of={context.words.colon} />
          <Say of={{ original: department }} />
        </p>
      )}
      <Supported context={context} kpiIds={initiative.supports ?? []} />
    </>
  );
}

function Supported({ context, kpiIds }: { context: EditionContext; kpiIds: readonly string[] }) {
  const found = context.model.indicators.filter(({ id }) => kpiIds.includes(id));
  if (found.length === 0) return null;
  return (
    <p className="no">
      <Say of={context.words.initiatives.indicators} />
      <Say of={context.words.colon} />
      {found.map(({ id, main }, index) => (
        <span key={id}>
          {index > 0 && " · "}
          <a href={context.link(publicRoutes.kpi(id))}>
            <Say of={kpiName(context, main.kpi)} />
          </a>
        </span>
      ))}
    </p>
  );
}
