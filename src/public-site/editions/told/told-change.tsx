/** What was changed after its publication, in an edition; why, and all the rest, in the city's own sentence. */
import { causesOfTurn, type MarkTurn } from "@/domain/publication/record";
import type { RecordedChange, ToldAssessment, ToldDefinition } from "@/domain/publication/snapshot";
import { type Sentence, say } from "@/domain/words/public/phrase";
import { turnOf } from "../../model/kpi-changes";
import type { KpiView } from "../../model/kpi-view";
import { placeOfChange, withdrawnPublication } from "../../model/site";
import { PieceTitle, ToldChange } from "../../parts/told-change";
import type { EditionContext } from "../edition-context";
import { StateWord } from "../initiatives";
import { EditionMark } from "../kpi/kpi-card";
import { Say } from "../say";
import { Compared, type DecisionOf, Decisions, Replaced } from "./decision";
import { type FigureChange, figuresOf, subjectOf } from "./told-facts";
import { decisionOf, placeOfTold, reasonOf, turnedValue } from "./told-reasons";

interface Told {
  readonly context: EditionContext;
  readonly change: RecordedChange;
}

/** @param about whether each says what it is about: on a page of one thing it need not */
export function ToldChanges({
  context,
  changes,
  about = true,
}: {
  context: EditionContext;
  changes: readonly RecordedChange[];
  about?: boolean;
}) {
  return (
    <ul className="iv">
      {changes.map((change) => (
        <li key={`${change.no}${change.kind}${change.kpiId}${change.fy}${change.text}`}>
          <p>
            <Say of={context.words.changes.kinds[change.kind]} />
            {change.fy !== null && <Say of={context.words.note(context.words.year(change.fy))} />}
            {!about && (
              <>
                {" · "}
                <Say of={dayOf(context, change)} />
              </>
            )}
          </p>
          {about && <Subject context={context} change={change} />}
          <Turned context={context} change={change} />
          <Why context={context} change={change} />
        </li>
      ))}
    </ul>
  );
}

/** When it was told, and by which publication where that was withdrawn since. */
function dayOf({ words, model }: EditionContext, { no, publishedAt }: RecordedChange): Sentence {
  if (!withdrawnPublication(model, no)) return [words.day(publishedAt)];
  return say`${words.published(no, publishedAt)}${words.note(words.pages.archive.withdrawn)}`;
}

/** Why, in the city's own words; where no data say what was changed, the whole of its sentence. */
function Why({ context, change }: Told) {
  const reason = reasonOf(context, change);
  if (reason === "") return null;
  return (
    <p className="ob" lang="ja">
      {reason ?? <ToldChange change={change} />}
    </p>
  );
}

function Subject({ context, change }: Told) {
  const name = subjectOf(context, change);
  if (name === null) return null;
  const href = placeOfChange(context.model, change, context.link);
  return (
    <p>
      {href === null ? (
        <Say of={name} />
      ) : (
        <a href={href}>
          <Say of={name} />
        </a>
      )}
    </p>
  );
}

/** Old → new: the figure, the mark, the state, the parts of a definition. */
function Turned({ context, change }: Told) {
  const { words } = context;
  const { marks, definition = [] } = change;
  // That the state is another one is told by the correction: other words and documents only come with it.
  const initiative = change.kind === "correction" ? change.initiative : undefined;
  const figures = figuresOf(context, change);
  const decisions = definition.flatMap((told) => toldDecision(context, told) ?? []);
  return (
    <>
      {figures && <Figures context={context} figures={figures} />}
      {marks && (
        <p>
          <TurnedMark context={context} change={{ ...change, marks }} />
        </p>
      )}
      {initiative && initiative.after !== null && initiative.after !== initiative.before && (
        <p>
          <StateWord context={context} state={initiative.before} />
          {" → "}
          <StateWord context={context} state={initiative.after} />
        </p>
      )}
      {change.assessment && <Assessed context={context} assessment={change.assessment} />}
      {definition.map((told) => (
        <ToldPart key={`${told.what}${told.from}${told.before}${told.after}`} context={context} told={told} />
      ))}
      <Compared context={context} decisions={decisions} />
      <Decisions context={context} changes={decisions.map(({ change }) => change)} />
      {change.department && (
        <p>
          <Say of={words.changes.parts.department} />
          <Say of={words.colon} />
          <Say of={{ original: change.department.before }} />
          {" → "}
          <Say of={{ original: change.department.after }} />
        </p>
      )}
      {change.evidence && <Pieces context={context} evidence={change.evidence} />}
    </>
  );
}

/** The mark old → new, and what turned it beside the year's own figure. */
function TurnedMark({ context, change }: { context: EditionContext; change: MarkTurn }) {
  const { words } = context;
  const { before, after } = change.marks;
  return (
    <>
      <EditionMark context={context} code={before} />
      {" → "}
      <EditionMark context={context} code={after} />
      {causesOfTurn(change).map((cause) => (
        <span key={cause}>
          <Say of={words.note(words.changes.causes[cause])} />
        </span>
      ))}
    </>
  );
}

/** Beside the mark that stands for a KPI: which one it took the place of, and why. */
export function TurnInForce({ context, view }: { context: EditionContext; view: KpiView }) {
  const { words } = context;
  const turn = turnOf(context.model, view);
  if (turn === null) return null;
  return (
    <>
      <p>
        <Say of={words.changes.kinds.mark} />
        <Say of={words.colon} />
        <TurnedMark context={context} change={turn} />
      </p>
      <Why context={context} change={turn} />
    </>
  );
}

function toldDecision(context: EditionContext, told: ToldDefinition): DecisionOf | null {
  const place = placeOfTold(context, told);
  const change = place && decisionOf(place.plan, told);
  return place && change && { context, ...place, change };
}

function ToldPart({ context, told }: { context: EditionContext; told: ToldDefinition }) {
  const decision = toldDecision(context, told);
  if (decision === null) {
    return (
      <p>
        <Say of={context.words.changes.parts[told.what]} />
      </p>
    );
  }
  return (
    <>
      <p>
        <DefinitionPart {...decision} />
      </p>
      <Replaced {...decision} />
    </>
  );
}

/** What of a definition is another one, from which year, old → new. */
export function DefinitionPart({ context, plan, kpi, change }: DecisionOf) {
  const words = context.words.changes;
  const turned = turnedValue(context, plan, kpi, change);
  const { what, from } = change;
  const isOfOneYear = what === "planned" || what === "documented";
  // The year is what these tell themselves.
  const since = what === "added" || what === "ended" || what === "until" ? null : from;
  return (
    <>
      <Say of={words.parts[what]} />
      {since !== null && (
        <Say of={context.words.note(isOfOneYear ? context.words.year(since) : words.from(since))} />
      )}
      {turned && (
        <>
          <Say of={context.words.colon} />
          {turned.before && (
            <>
              <Say of={turned.before} />
              {" → "}
            </>
          )}
          <Say of={turned.after} />
        </>
      )}
    </>
  );
}

/** Documents by their titles; nothing is told of one that was withheld. */
function Pieces({
  context: { words },
  evidence,
}: {
  context: EditionContext;
  evidence: NonNullable<RecordedChange["evidence"]>;
}) {
  return (["added", "removed"] as const).map((what) => {
    const pieces = evidence[what].filter((piece) => piece.kind !== "withheld");
    if (pieces.length === 0) return null;
    return (
      <p key={what}>
        <Say of={words.changes.evidence[what]} />
        <Say of={words.colon} />
        <span lang="ja">
          {pieces.map((piece) => (
            <PieceTitle
              key={piece.title + (piece.kind === "file" ? piece.sha256 : piece.url)}
              piece={piece}
            />
          ))}
        </span>
      </p>
    );
  });
}

/** Which parts of it: an amount old → new, words by their name alone. */
function Assessed({
  context: {
    words: { changes, colon },
  },
  assessment: { changed, amounts = [] },
}: {
  context: EditionContext;
  assessment: ToldAssessment;
}) {
  const { assessed, amount, noFigure } = changes;
  return changed.map((part) => {
    const turned = amounts.find(({ what }) => what === part);
    return (
      <p key={part}>
        <Say of={assessed[part]} />
        {turned && (
          <>
            <Say of={colon} />
            <Say of={amount(turned.before)} />
            {" → "}
            <Say of={turned.after === null ? noFigure : amount(turned.after)} />
          </>
        )}
      </p>
    );
  });
}

function Figures({
  context: { words },
  figures: { before, after, terms },
}: {
  context: EditionContext;
  figures: FigureChange;
}) {
  return (
    <p>
      <Say of={before === null ? words.changes.noFigure : words.quantity(before, terms)} />
      {" → "}
      <Say of={after === null ? words.changes.noFigure : words.quantity(after, terms)} />
    </p>
  );
}
