/** What was changed after its publication, in an edition; why, and all the rest, in the city's own sentence. */
import { causesOfTurn } from "@/domain/publication/record";
import type { RecordedChange, ToldAssessment } from "@/domain/publication/snapshot";
import { placeOfChange } from "../model/site";
import { ToldChange } from "../parts/told-change";
import type { EditionContext } from "./edition-context";
import { StateWord } from "./initiatives";
import { EditionMark } from "./kpi-card";
import { Say } from "./say";
import { type FigureChange, figuresOf, subjectOf } from "./told-facts";

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
            {change.fy !== null && (
              <>
                {" ("}
                <Say of={context.words.year(change.fy)} />)
              </>
            )}
            {!about && (
              <>
                {" · "}
                <Say of={context.words.day(change.publishedAt)} />
              </>
            )}
          </p>
          {about && <Subject context={context} change={change} />}
          <Turned context={context} change={change} />
          <p className="ob" lang="ja">
            <ToldChange change={change} />
          </p>
        </li>
      ))}
    </ul>
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
  return (
    <>
      {figures && <Figures context={context} figures={figures} />}
      {marks && (
        <p>
          <EditionMark context={context} code={marks.before} />
          {" → "}
          <EditionMark context={context} code={marks.after} />
          {causesOfTurn({ ...change, marks }).map((cause) => (
            <span key={cause}>
              {" ("}
              <Say of={words.changes.causes[cause]} />)
            </span>
          ))}
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
      {definition.map(({ what, from, before, after }) => (
        <p key={`${what}${from}${before}${after}`}>
          <Say of={words.changes.parts[what]} />
          {from !== null && (
            <>
              {" ("}
              <Say of={words.changes.from(from)} />)
            </>
          )}
        </p>
      ))}
    </>
  );
}

/** Which parts of it: an amount old → new, words by their name alone. */
function Assessed({
  context: { words },
  assessment: { changed, amounts = [] },
}: {
  context: EditionContext;
  assessment: ToldAssessment;
}) {
  const { assessed, amount, noFigure } = words.changes;
  return changed.map((part) => {
    const turned = amounts.find(({ what }) => what === part);
    return (
      <p key={part}>
        <Say of={assessed[part]} />
        {turned && (
          <>
            {": "}
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
