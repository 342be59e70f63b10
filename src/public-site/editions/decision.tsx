/** When a definition was changed, where that is written, and what became of the marks given before: once for all that say the same. */
import type { DefinitionChange } from "@/domain/plan/definition";
import { marksAfter } from "@/domain/plan/told";
import { sameData } from "@/domain/shared/same-data";
import type { EditionContext } from "./edition-context";
import { Say } from "./say";

export function Decisions({
  context,
  changes,
}: {
  context: EditionContext;
  changes: readonly DefinitionChange[];
}) {
  const words = context.words.changes;
  const decisions = changes.map((change) => ({
    decidedOn: change.decidedOn,
    document: change.document,
    marks: marksAfter(change),
  }));
  const distinct = decisions.filter(
    (decision, index) => decisions.findIndex((each) => sameData(each, decision)) === index,
  );
  return distinct.map(({ decidedOn, document, marks }) => (
    <p key={JSON.stringify([decidedOn, document, marks])}>
      {decidedOn !== null && <Say of={words.decidedOn(decidedOn)} />}
      {decidedOn !== null && document !== null && " · "}
      {document !== null && <Say of={{ original: document }} />}
      {(decidedOn ?? document) !== null && marks !== null && <br />}
      {marks !== null && <Say of={marks === "stay" ? words.marksStay : words.rejudged} />}
    </p>
  ));
}
