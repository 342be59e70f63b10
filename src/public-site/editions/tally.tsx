import { JUDGEMENT_CODES } from "@/domain/reports/judgement";
import { publicRoutes } from "@/lib/public-paths";
import type { PlanView } from "../model/plan-view";
import type { EditionContext } from "./edition-context";
import { EditionMark } from "./kpi/kpi-card";

/** How often each mark was given in the year that stands for the plan; each leads to the list of the year. */
export function MarkCounts({
  context: { model, link },
  context,
  plan: { counts, tallyFy },
}: {
  context: EditionContext;
  plan: PlanView;
}) {
  if (counts === null) return null;
  const list = model.years.includes(tallyFy) ? link(publicRoutes.year(tallyFy)) : undefined;
  return (
    <ul className="ta">
      {JUDGEMENT_CODES.filter((code) => counts.tally[code] > 0).map((code) => (
        <li key={code}>
          <a href={list}>
            <EditionMark context={context} code={code} /> <strong>{counts.tally[code]}</strong>
          </a>
        </li>
      ))}
    </ul>
  );
}
