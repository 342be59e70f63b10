/** 総括・意見 in an edition: headings in its language, what was written in the city's own words. */
import { assessedPart } from "@/domain/publication/changes/of-assessments";
import type { PublishedAssessmentYear } from "@/domain/publication/snapshot";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { PartId } from "@/domain/shared/part-id";
import { publicRoutes } from "@/lib/public-paths";
import {
  assessmentAt,
  correctionsOfAssessment,
  hasAssessmentsOf,
  routeOfAssessment,
  yearOfAssessment,
} from "../model/assessments";
import type { PlanView } from "../model/plan-view";
import { type EditionContext, measureTitle, pillarName, planName } from "./edition-context";
import { OwnWords } from "./said";
import { Say } from "./say";
import { ToldChanges } from "./told/told-change";

/** Nothing where nothing was published. @param pillarNo and measureNo both null: of the plan as a whole */
export function Assessments({
  context,
  plan,
  pillarNo = null,
  measureNo = null,
}: {
  context: EditionContext;
  plan: PlanView;
  pillarNo?: number | null;
  measureNo?: number | null;
}) {
  const { words } = context;
  const own = assessmentAt(plan, pillarNo, measureNo);
  if (own === null) return null;
  return (
    <section id={own.partId}>
      <h2>
        <Say of={words.search.kinds.assessments} />
      </h2>
      {own.years.toReversed().map((year) => (
        <div key={year.fy}>
          <h3>
            <Say of={words.year(year.fy)} />
          </h3>
          <Said context={context} plan={plan} partId={own.partId} year={year} />
        </div>
      ))}
    </section>
  );
}

/** Of the plan first, then by pillar and measure. */
export function YearOfAssessments({
  context,
  plan,
  fy,
}: {
  context: EditionContext;
  plan: PlanView;
  fy: FiscalYear;
}) {
  if (!hasAssessmentsOf(plan, fy)) return null;
  return (
    <>
      <h3>
        <Say of={context.words.search.kinds.assessments} />
      </h3>
      {plan.assessments.map((each) => {
        const year = yearOfAssessment(each, fy);
        if (year === null) return null;
        const { partId } = each;
        const { pillar, measure } = assessedPart(plan.definition, each);
        const route = routeOfAssessment(context.model, { planId: plan.definition.id, partId });
        const name =
          measure !== null
            ? measureTitle(context, measure)
            : pillar !== null
              ? pillarName(context, pillar)
              : planName(context, plan.definition);
        return (
          <div key={partId} id={partId}>
            <h4>
              <a href={context.link(route ?? publicRoutes.plan(plan.definition.id))}>
                <Say of={name} />
              </a>
            </h4>
            <Said context={context} plan={plan} partId={partId} year={year} />
          </div>
        );
      })}
    </>
  );
}

/** What was left blank is left out: no amount is no 0. */
function Said({
  context,
  plan,
  partId,
  year,
}: {
  context: EditionContext;
  plan: PlanView;
  partId: PartId;
  year: PublishedAssessmentYear;
}) {
  const { words, model } = context;
  const { assessed, amount } = words.changes;
  const { summary, office, opinion, budget, settlement, correctionReason } = year;
  const told = correctionsOfAssessment(model.record, { planId: plan.definition.id, partId }, year.fy);
  const by = office === null ? [] : words.note({ original: office });
  const amounts = [
    { name: assessed.budget, value: budget },
    { name: assessed.settlement, value: settlement },
  ];
  return (
    <>
      <OwnWords
        said={[
          { name: [assessed.summary, ...by], text: summary },
          ...(opinion === null
            ? []
            : [
                {
                  name: [assessed.opinion, ...words.note({ original: opinion.by }, words.day(opinion.on))],
                  text: opinion.text,
                },
                { name: assessed.response, text: opinion.response },
              ]),
          {
            name: words.initiatives.correctionReason,
            text: told.length === 0 ? correctionReason : "",
          },
        ]}
      />
      {amounts.some(({ value }) => value !== null) && (
        <dl className="vt">
          {amounts.map(
            ({ name, value }) =>
              value !== null && (
                <div key={name}>
                  <dt>
                    <Say of={name} />
                  </dt>
                  <dd>
                    <Say of={amount(value)} />
                  </dd>
                </div>
              ),
          )}
        </dl>
      )}
      {told.length > 0 && (
        <>
          <p className="no">
            <Say of={words.labels.correctionsHeading} />
          </p>
          <ToldChanges context={context} changes={told} about={false} />
        </>
      )}
    </>
  );
}
