/** 総括・意見 on the pages: of a plan, a pillar or a measure with all its years, and of a year with all that was said of it. */

import { assessedPart } from "@/domain/publication/changes/of-assessments";
import type { PublishedAssessmentYear, RecordedChange } from "@/domain/publication/snapshot";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { PartId } from "@/domain/shared/part-id";
import { dateJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import {
  ASSESSMENT_FIELD_WORDS,
  ASSESSMENTS_TITLE,
  amountWords,
  partHeading,
} from "@/domain/words/ja/publication/assessments";
import {
  assessmentAt,
  correctionsOfAssessment,
  hasAssessmentsOf,
  routeOfAssessment,
  yearOfAssessment,
} from "../model/assessments";
import type { PlanView } from "../model/plan-view";
import type { PageContext } from "../page-context";
import { ToldHistory } from "./told-change";

/** Nothing where nothing was published. @param pillarNo and measureNo both null: of the plan as a whole */
export function Assessments({
  context,
  plan,
  pillarNo = null,
  measureNo = null,
}: {
  context: PageContext;
  plan: PlanView;
  pillarNo?: number | null;
  measureNo?: number | null;
}) {
  const own = assessmentAt(plan, pillarNo, measureNo);
  if (own === null) return null;
  return (
    <section className="se" id={own.partId}>
      <h2>{ASSESSMENTS_TITLE}</h2>
      {own.years.toReversed().map((year) => (
        <div key={year.fy}>
          <h3>{fiscalYearLabel(year.fy)}</h3>
          <Said context={context} year={year} told={toldOf(context, plan, own.partId, year.fy)} />
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
  context: PageContext;
  plan: PlanView;
  fy: FiscalYear;
}) {
  if (!hasAssessmentsOf(plan, fy)) return null;
  return (
    <div>
      <h3>{ASSESSMENTS_TITLE}</h3>
      {plan.assessments.map((each) => {
        const year = yearOfAssessment(each, fy);
        if (year === null) return null;
        const { partId } = each;
        const route = routeOfAssessment(context.model, { planId: plan.definition.id, partId });
        const part = assessedPart(plan.definition, each);
        const no = part.pillar ? `（${part.pillar.no}）` : "";
        return (
          <div key={partId} id={partId} className="gap">
            <h4>{route && <a href={context.link(route)}>{`${no}${partHeading(part)}`}</a>}</h4>
            <Said context={context} year={year} told={toldOf(context, plan, partId, fy)} />
          </div>
        );
      })}
    </div>
  );
}

function toldOf({ model }: PageContext, { definition }: PlanView, partId: PartId, fy: FiscalYear) {
  return correctionsOfAssessment(model.record, { planId: definition.id, partId }, fy);
}

/**
 * What was left blank is left out: no amount is no 0.
 * @param told what was replaced, old → new, each with its reason
 */
function Said({
  context,
  year,
  told,
}: {
  context: PageContext;
  year: PublishedAssessmentYear;
  told: readonly RecordedChange[];
}) {
  const { summary, office, opinion, budget, settlement, correctionReason } = year;
  const by = office === null ? "" : `（${office}）`;
  const rows = [
    [`${ASSESSMENT_FIELD_WORDS.summary}${by}`, summary],
    [
      opinion && `${ASSESSMENT_FIELD_WORDS.opinion}（${opinion.by}、${dateJa(opinion.on)}）`,
      opinion?.text ?? "",
    ],
    [ASSESSMENT_FIELD_WORDS.response, opinion?.response ?? ""],
    [ASSESSMENT_FIELD_WORDS.budgetText, budget === null ? "" : amountWords(budget)],
    [ASSESSMENT_FIELD_WORDS.settlementText, settlement === null ? "" : amountWords(settlement)],
    [ASSESSMENT_FIELD_WORDS.correctionReason, told.length === 0 ? correctionReason : ""],
  ] as const;
  return (
    <>
      <dl className="dl">
        {rows.map(([term, text]) =>
          text === "" ? null : (
            <div key={term}>
              <dt>{term}</dt>
              <dd className="pre">{text}</dd>
            </div>
          ),
        )}
      </dl>
      <ToldHistory model={context.model} changes={told} />
    </>
  );
}
