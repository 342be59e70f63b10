/** The fiscal year's report on paper, in the form of 別紙5-2: what its page says, without the way through the site. */
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { plansOfYear } from "../model/site";
import type { PageContext } from "../page-context";
import { PlanYear } from "../pages/year-page";
import { ResponsibleLines } from "../parts/responsible-lines";
import { publicationText, yearTitle } from "../words";

export function YearPaper({ context, fy }: { context: PageContext; fy: FiscalYear }) {
  const { model } = context;
  const plans = plansOfYear(model, fy);
  return (
    <main>
      <h1>{yearTitle(fy)}</h1>
      {plans.map((plan) => (
        <PlanYear key={plan.definition.id} context={context} plan={plan} fy={fy} onPaper />
      ))}
      <h2>この報告について</h2>
      <ResponsibleLines
        plans={plans.map(({ definition }) => definition)}
        published={publicationText(model.snapshot)}
      />
    </main>
  );
}
