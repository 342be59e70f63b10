/** What of a KPI was changed after its publication, in an edition: figures, marks, words, evidence, definition. */
import type { DefinitionChange, Kpi, PlanDefinition } from "@/domain/plan/definition";
import { kpiInYear } from "@/domain/plan/editions";
import { definitionWords } from "@/domain/words/ja/plan/told-texts";
import { publicRoutes } from "@/lib/public-paths";
import { type Indicator, viewsOf } from "../../model/indicators";
import { changesOfIndicator, type KpiChanges } from "../../model/kpi-changes";
import { type EditionContext, saidTerms } from "../edition-context";
import { EditionMark } from "../kpi/kpi-card";
import { Say } from "../say";
import { Compared, Decisions, Replaced } from "./decision";
import { DefinitionPart, ToldChanges } from "./told-change";
import { turnedValue } from "./told-reasons";

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

/** As the city wrote it. */
function OwnSentence({ of }: { of: readonly string[] }) {
  const said = of.filter((text) => text !== "");
  if (said.length === 0) return null;
  return (
    <p className="ob" lang="ja">
      {said.join("\n")}
    </p>
  );
}

/** What was decided of its definition in the edition's words, and why in the city's. */
function Decided({
  context,
  plan,
  kpi,
  changes,
}: {
  context: EditionContext;
  plan: PlanDefinition;
  kpi: Kpi;
  changes: readonly DefinitionChange[];
}) {
  const nameOf = (id: string) =>
    context.model.indicators.find((each) => each.id === id)?.main.kpi.name ?? null;
  const isSaid = (change: DefinitionChange) =>
    change.what === "added" || turnedValue(context, plan, kpi, change) !== null;
  return (
    <ul className="iv">
      {changes.toReversed().map((change) => (
        <li key={JSON.stringify([plan.id, change])}>
          <p>
            <DefinitionPart context={context} plan={plan} kpi={kpi} change={change} />
          </p>
          <Replaced context={context} plan={plan} kpi={kpi} change={change} />
          <Compared context={context} decisions={[{ kpi, change }]} />
          <Decisions context={context} changes={[change]} />
          <OwnSentence
            of={[
              isSaid(change) ? "" : definitionWords({ change, path: null }, kpi, changes, nameOf),
              change.reason,
            ]}
          />
        </li>
      ))}
    </ul>
  );
}
