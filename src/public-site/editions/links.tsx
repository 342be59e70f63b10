/** The ways to a KPI and to a pillar, by their names in the edition's language. */
import type { Kpi, Pillar, PlanDefinition } from "@/domain/plan/definition";
import { publicRoutes } from "@/lib/public-paths";
import { pillarRoute } from "../model/site";
import { type EditionContext, kpiName, pillarName } from "./edition-context";
import { Say } from "./say";

export function KpiLink({ context, kpi }: { context: EditionContext; kpi: Kpi }) {
  return (
    <a href={context.link(publicRoutes.kpi(kpi.id))}>
      <Say of={kpiName(context, kpi)} />
    </a>
  );
}

/** With its number before it. */
export function PillarLink({
  context,
  plan,
  pillar,
}: {
  context: EditionContext;
  plan: PlanDefinition;
  pillar: Pillar;
}) {
  return (
    <>
      {`${pillar.no}. `}
      <a href={context.link(pillarRoute(context.model, plan, pillar.no))}>
        <Say of={pillarName(context, pillar)} />
      </a>
    </>
  );
}
