import { actualText, plannedText, targetText } from "@/components/charts/chart-text";
import { ScrollRegion } from "@/components/charts/scroll-region";
import { YearMark } from "@/components/mark";
import { kpiInYear } from "@/domain/plan/editions";
import { formatQuantity } from "@/domain/plan/quantity";
import { causesOfTurn, turnInForce } from "@/domain/publication/record";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import { fiscalYearJa, fiscalYearShort } from "@/domain/words/ja/dates";
import { measureNumber, wordsOf } from "@/domain/words/ja/plan/plan-words";
import { MARK_CAUSE_NOTES } from "@/domain/words/ja/publication/publication";
import { SAMPLE_SURVEY_NOTE } from "@/domain/words/ja/reports/judgement";
import { publicRoutes } from "@/lib/public-paths";
import type { PlanView } from "../model/plan-view";
import { reportTable, toldYear } from "../model/report-table";
import { yearOf } from "../model/years";
import type { PageContext } from "../page-context";
import { endText, pillarName } from "../words";
import { MarkChange } from "./mark-change";

export interface ReportTableProps {
  readonly context: PageContext;
  readonly plan: PlanView;
  /** Marks of this year in the last column; later actual figures are left out. null: every year with its own mark. */
  readonly fy: FiscalYear | null;
}

/**
 * The committee's table, 別紙5-2's form: pillar, measure, KPI, rows 計画/実績 by years, the mark, 指標の考え方. On a narrow screen
 * each KPI is a card of those cells that say anything, each with the name of its column (`data-l`).
 */
export function ReportTable({ context, plan, fy }: ReportTableProps) {
  const words = wordsOf(plan.definition);
  const { years, withBaseline, withTarget, rows } = reportTable(plan, fy);
  const columns = 2 + (withBaseline ? 1 : 0) + years.length + (withTarget ? 1 : 0) + (fy === null ? 0 : 1);
  const markRow = fy === null;
  return (
    <ScrollRegion label={`${plan.definition.name}の${words.kpiShort}の計画と実績の表`}>
      <div className="rp">
        <table>
          <thead>
            <tr>
              <th scope="col">{words.kpi}</th>
              <th scope="col">区分</th>
              {withBaseline && <th scope="col">現状値</th>}
              {years.map((year) => (
                <th scope="col" key={year} className={year === fy ? "now" : undefined}>
                  {fiscalYearShort(year)}
                </th>
              ))}
              {withTarget && <th scope="col">目標値</th>}
              {fy !== null && <th scope="col">目標達成状況</th>}
            </tr>
          </thead>
          {rows.map((row) => {
            const { view, kpi, reported, notes } = row;
            const { kpi: definition, series, pillar, measure, end, lastEnded } = view;
            return (
              <tbody key={kpi.id}>
                {row.opensPillar && (
                  <tr>
                    <th scope="colgroup" className="pn" colSpan={columns}>
                      {pillar === null ? "計画全般" : `（${pillar.no}）${pillarName(pillar)}`}
                    </th>
                  </tr>
                )}
                <tr>
                  <th scope="rowgroup" className="kn" rowSpan={markRow ? 3 : 2}>
                    {measure !== null && <small>{`${measureNumber(measure.no)} ${measure.title}`}</small>}
                    <a href={context.link(publicRoutes.kpi(kpi.id))}>{kpi.name}</a>
                    {kpi.definition !== null && <small>{kpi.definition}</small>}
                    {end !== null && <small>{endText(end)}</small>}
                  </th>
                  <th scope="row" className="rl">
                    計画
                  </th>
                  {withBaseline && (
                    <td className="mc" rowSpan={2} data-l="現状値">
                      {kpi.baseline.value === null ? "なし" : formatQuantity(kpi.baseline.value, kpi)}
                      <br />
                      {`（${fiscalYearShort(kpi.baseline.fy)}）`}
                    </td>
                  )}
                  {years.map((year) => (
                    <td key={year} className={year === fy ? "now" : undefined} data-l={fiscalYearShort(year)}>
                      {plannedText(yearOf(series, year)?.planned ?? null, kpiInYear(definition, year))}
                    </td>
                  ))}
                  {withTarget && (
                    <td className="mc" rowSpan={2} data-l="目標値">
                      {targetText(kpi.target.value, kpi)}
                      <br />
                      {`（${fiscalYearShort(kpi.target.fy)}）`}
                    </td>
                  )}
                  {fy !== null && (
                    <td className="mc mj" rowSpan={2}>
                      {reported !== null && <YearMark year={reported} lastEnded={lastEnded} />}
                    </td>
                  )}
                </tr>
                <tr>
                  <th scope="row" className="rl">
                    実績
                  </th>
                  {years.map((year) => {
                    const told = toldYear(row, year, fy);
                    return (
                      <td
                        key={year}
                        className={year === fy ? "now" : undefined}
                        data-l={fiscalYearShort(year)}
                      >
                        {told === null ? "" : actualText(told, kpiInYear(definition, year))}
                      </td>
                    );
                  })}
                </tr>
                {markRow && (
                  <tr>
                    <th scope="row" className="rl">
                      状況
                    </th>
                    {withBaseline && <td />}
                    {years.map((year) => {
                      const entry = yearOf(series, year);
                      return (
                        <td key={year} data-l={fiscalYearShort(year)}>
                          {entry !== null && (entry.actual !== null || entry.isCounted === false) && (
                            <YearMark year={entry} lastEnded={lastEnded} />
                          )}
                        </td>
                      );
                    })}
                    {withTarget && <td />}
                  </tr>
                )}
                {notes.map((note) => (
                  <tr key={note}>
                    <td className="ra" colSpan={columns}>{`定義の変更：${note}`}</td>
                  </tr>
                ))}
                <Turns
                  context={context}
                  kpiId={kpi.id}
                  years={fy === null ? years : [fy]}
                  columns={columns}
                />
                {kpi.sampleSurvey === true && (
                  <tr>
                    <td className="ra" colSpan={columns}>
                      {SAMPLE_SURVEY_NOTE}
                    </td>
                  </tr>
                )}
                {kpi.rationale !== null && (
                  <tr>
                    <td className="ra" colSpan={columns}>{`指標の考え方：${kpi.rationale}`}</td>
                  </tr>
                )}
              </tbody>
            );
          })}
        </table>
      </div>
    </ScrollRegion>
  );
}

/** Marks of the table that took another one's place beside a correction of their own year: old → new, a row each. */
function Turns({
  context,
  kpiId,
  years,
  columns,
}: {
  context: PageContext;
  kpiId: KpiId;
  years: readonly FiscalYear[];
  columns: number;
}) {
  return years.flatMap((year) => {
    const turn = turnInForce(context.model.record, kpiId, year);
    if (turn === null) return [];
    const causes = causesOfTurn(turn).map((cause) => MARK_CAUSE_NOTES[cause]);
    return (
      <tr key={year}>
        <td className="ra" colSpan={columns}>
          {`${fiscalYearJa(year)}の目標達成状況：${causes.join("、")} `}
          <MarkChange before={turn.marks.before} after={turn.marks.after} />
        </td>
      </tr>
    );
  });
}
