import { type DefinitionChange, type Kpi, kpiNames, type PlanDefinition } from "@/domain/plan/definition";
import { metricNames } from "@/domain/plan/metrics";
import { pathOfDecision, tellingOfDecision, toldDefinitions } from "@/domain/publication/record";
import { definitionWords } from "@/domain/words/ja/plan/told-texts";
import type { EditionContext } from "../edition-context";
import { OwnSentence, WithdrawnTelling } from "../said";
import { Compared, Decisions, Replaced } from "./decision";
import { DefinitionPart } from "./told-change";
import { turnedValue } from "./told-reasons";

/** What was decided of a definition in the edition's words, and why in the city's. @param kpi null: of the plan as a whole */
export function Decided({
  context,
  plan,
  kpi,
  changes,
}: {
  context: EditionContext;
  plan: PlanDefinition;
  kpi: Kpi | null;
  changes: readonly DefinitionChange[];
}) {
  const { plans, record } = context.model;
  const names: Readonly<Record<string, string>> = {
    ...kpiNames(plans.map(({ definition }) => definition)),
    ...metricNames(plan),
  };
  const told = toldDefinitions(record);
  const ownWords = (change: DefinitionChange) =>
    change.what === "added" || turnedValue(context, plan, kpi, change) !== null
      ? ""
      : definitionWords(
          { change, path: pathOfDecision(record, plan, change) },
          kpi,
          changes,
          (id) => names[id] ?? null,
        );
  return (
    <ul className="iv">
      {changes.toReversed().map((change) => (
        <li key={JSON.stringify([plan.id, change])}>
          <p>
            <DefinitionPart context={context} plan={plan} kpi={kpi} change={change} />
            <WithdrawnTelling context={context} no={tellingOfDecision(told, plan, change)?.no} />
          </p>
          <Replaced context={context} plan={plan} kpi={kpi} change={change} />
          <Compared context={context} decisions={[{ kpi, change }]} />
          <Decisions context={context} changes={[change]} />
          <OwnSentence of={[ownWords(change), change.reason]} />
        </li>
      ))}
    </ul>
  );
}
