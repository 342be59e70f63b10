/** Where a plan stands in time, in an edition: that it was ended, and that a part of a later year is there. */
import type { PlanDefinition } from "@/domain/plan/definition";
import { publicRoutes } from "@/lib/public-paths";
import type { PlanView } from "../model/plan-view";
import type { EditionContext } from "./edition-context";
import { OwnWords } from "./said";
import { Say } from "./say";

/** 終了: when and why, in the city's own words; nothing where it was not closed. */
export function PlanClosed({ context, plan }: { context: EditionContext; plan: PlanDefinition }) {
  const words = context.words.plans;
  const published = context.model.snapshot.plans.find(({ definition }) => definition.id === plan.id);
  if (published?.closedOn === undefined) return null;
  const { closedOn, closedReason } = published;
  return (
    <>
      <p>
        <strong>
          <Say of={words.closed(closedOn)} />
        </strong>
      </p>
      {closedReason !== undefined && <OwnWords said={[{ name: words.closedReason, text: closedReason }]} />}
    </>
  );
}

/** Nothing where the year shown is the latest that has marks. */
export function LaterYear({ context, plan }: { context: EditionContext; plan: PlanView }) {
  const { words, link } = context;
  const { later, tallyFy } = plan;
  if (later === null) return null;
  return (
    <p>
      <Say of={words.plans.later(tallyFy, later)} />{" "}
      <a href={link(publicRoutes.year(later.fy))}>
        <Say of={words.yearTitle(later.fy)} />
      </a>
    </p>
  );
}
