import { fiscalYearJa } from "@/domain/words/ja/dates";
import { partlyMarkedSentence } from "@/domain/words/ja/reports/judgement";
import { publicRoutes } from "@/lib/public-paths";
import type { PlanView } from "../model/plan-view";
import type { PageContext } from "../page-context";

/** That a part of a later year is there, and where; nothing where the year shown is the latest. */
export function LaterYear({ context, plan }: { context: PageContext; plan: PlanView }) {
  const { later, tallyFy } = plan;
  if (later === null) return null;
  return (
    <p>
      {partlyMarkedSentence(tallyFy, later)}
      <a href={context.link(publicRoutes.year(later.fy))}>{`${fiscalYearJa(later.fy)}の報告を見る`}</a>
    </p>
  );
}
