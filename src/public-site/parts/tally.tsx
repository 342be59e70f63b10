import { Mark } from "@/components/mark";
import { JUDGEMENT_CODES } from "@/domain/reports/judgement";
import { isEmptyTally } from "@/domain/reports/tally";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { notSurveyedText, withoutFigureText } from "@/domain/words/ja/reports/judgement";
import type { YearCounts } from "../model/counts";
import type { PlanStage } from "../model/plan-view";
import { countsText } from "../words";

/**
 * The four counts, each with its mark in symbol and word; of the last, how many have no figure yet. A year that still runs
 * has no tally, and neither has one in which no KPI is asked for: a sentence says so.
 */
export function TallyBoxes({
  fy,
  counts,
  stage = "begun",
}: {
  fy: FiscalYear;
  counts: YearCounts | null;
  stage?: PlanStage;
}) {
  if (counts === null || isEmptyTally(counts.tally)) return <p>{countsText(fy, counts, stage)}</p>;
  const { tally, withoutFigure, notSurveyed } = counts;
  return (
    <>
      <dl className="ta">
        {JUDGEMENT_CODES.map((code) => (
          <div key={code}>
            <dt>
              <Mark code={code} />
            </dt>
            <dd>
              {tally[code]}
              <small>項目</small>
            </dd>
            {code === "not_evaluated" && withoutFigure > 0 && (
              <dd className="wf">{withoutFigureText(withoutFigure)}</dd>
            )}
          </div>
        ))}
      </dl>
      {notSurveyed > 0 && <p className="no">{`このほか、${notSurveyedText(notSurveyed)}`}</p>}
    </>
  );
}
