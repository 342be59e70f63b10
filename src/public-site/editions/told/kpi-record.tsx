/** What of a KPI was changed after its publication, in an edition: figures, marks, words, evidence, definition. */
import { kpiInYear } from "@/domain/plan/editions";
import { toldFirstBy } from "@/domain/publication/record";
import { publicRoutes } from "@/lib/public-paths";
import { type Indicator, viewsOf } from "../../model/indicators";
import { changesOfIndicator, type KpiChanges } from "../../model/kpi-changes";
import { type EditionContext, saidTerms } from "../edition-context";
import { EditionMark } from "../kpi/kpi-card";
import { OwnSentence, WithdrawnTelling } from "../said";
import { Say } from "../say";
import { Decided } from "./decided";
import { ToldChanges } from "./told-change";

/** Every published figure that was replaced: old, new, and why in the city's own words; then what else was changed. */
export function KpiRecord({
  id,
  context,
  indicator,
}: {
  id: string;
  context: EditionContext;
  indicator: Indicator;
}) {
  const { words, model } = context;
  const changes = changesOfIndicator(model, indicator);
  const { figures, marks, definitions } = changes;
  const ids = viewsOf(indicator).map(({ kpi }) => kpi.id);
  const others = new Set([...marks, ...changes.departments, ...changes.evidence, ...definitions.told]);
  const told = model.record.filter(
    (change) => others.has(change) || (change.kind === "text" && ids.some((each) => each === change.kpiId)),
  );
  return (
    <section id={id}>
      <h2>
        <Say of={words.labels.correctionsHeading} />
      </h2>
      {figures.length + marks.length === 0 && (
        <p>
          <Say of={words.labels.noCorrections} />
        </p>
      )}
      <Figures context={context} figures={figures} />
      {told.length > 0 && (
        <>
          <h3>
            <Say of={words.changes.others} />
          </h3>
          <ToldChanges context={context} changes={told.toReversed()} about={false} />
        </>
      )}
      {definitions.decided.length > 0 && (
        <>
          <h3>
            <Say of={words.changes.definitions} />
          </h3>
          {definitions.decided.map((of) => (
            <Decided key={of.plan.id} context={context} {...of} />
          ))}
        </>
      )}
      <p>
        <a href={context.link(publicRoutes.corrections())}>
          <Say of={words.changes.seeAll} />
        </a>
      </p>
    </section>
  );
}

function Figures({ context, figures }: { context: EditionContext; figures: KpiChanges["figures"] }) {
  return figures.map(({ view: { plan, kpi }, year: { fy }, correction }) => {
    const { before, after, approvedAt, kind, reason, revision, judgementBefore, judgementAfter } = correction;
    return (
      <div key={`${plan.id} ${fy} ${revision}`}>
        <p>
          <Say
            of={context.words.corrected({
              fy,
              terms: saidTerms(context, kpi, kpiInYear(kpi, fy)),
              before,
              after,
              on: approvedAt,
              isConfirmation: kind === "confirmed",
            })}
          />
          <WithdrawnTelling
            context={context}
            no={toldFirstBy(context.model.record, { kpiId: kpi.id, fy }, { correction })?.no}
          />
        </p>
        {judgementBefore !== judgementAfter && (
          <p>
            <EditionMark context={context} code={judgementBefore} />
            {" → "}
            <EditionMark context={context} code={judgementAfter} />
          </p>
        )}
        <OwnSentence of={[reason]} />
      </div>
    );
  });
}
