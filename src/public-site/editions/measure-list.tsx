import type { Pillar, PlanDefinition } from "@/domain/plan/definition";
import { measureRoute } from "../model/site";
import { type EditionContext, measureTitle } from "./edition-context";
import { Say } from "./say";

/** The measures of a pillar: each leads to what is done under it. */
export function MeasureList({
  context,
  plan,
  pillar,
}: {
  context: EditionContext;
  plan: PlanDefinition;
  pillar: Pillar;
}) {
  if (pillar.measures.length === 0) return null;
  return (
    <ul>
      {pillar.measures.map((measure) => (
        <li key={measure.no}>
          <a href={context.link(measureRoute(context.model, plan, pillar, measure))}>
            <Say of={measureTitle(context, measure)} />
          </a>
        </li>
      ))}
    </ul>
  );
}
