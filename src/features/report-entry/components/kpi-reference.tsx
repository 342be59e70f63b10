import { plannedText, targetText } from "@/components/charts/chart-text";
import { KpiChart } from "@/components/charts/kpi-chart";
import { Mark } from "@/components/mark";
import { DataTable } from "@/components/ui/data-table";
import type { Kpi, PlanDefinition } from "@/domain/plan/definition";
import { kpiInYear } from "@/domain/plan/editions";
import { formatQuantity } from "@/domain/plan/quantity";
import { printedStrictly } from "@/domain/reports/pace/pace-print";
import type { KpiSeries } from "@/domain/reports/series";
import { markBeside } from "@/domain/reports/tally";
import type { DecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { NO_TARGET_FIGURE } from "@/domain/words/ja/plan/metrics";
import { derivedText } from "@/domain/words/ja/reports/pace";
import { figureStatusNote } from "@/domain/words/ja/reports/reports";
import type { LastYearWords } from "../view-model/last-year";
import { LastYear } from "./last-year";

export interface KpiReferenceProps {
  /** With every edition of its terms. */
  readonly kpi: Kpi;
  /** A metric has no target: what it was is its table alone. */
  readonly isMetric: boolean;
  readonly plan: Pick<PlanDefinition, "startFy" | "endFy" | "settings">;
  readonly series: KpiSeries;
  readonly fy: FiscalYear;
  readonly guide: DecimalString | null;
  readonly lastYear: LastYearWords | null;
}

/** What one has to know to enter the figure: what is counted, from where to where, and what it was. */
export function KpiReference({ kpi, isMetric, plan, series, fy, guide, lastYear }: KpiReferenceProps) {
  const inYear = kpiInYear(kpi, fy);
  const past = series.years.filter((year) => year.actual !== null && year.fy !== fy);
  return (
    <div className="flex flex-col gap-6">
      {(kpi.definition || kpi.rationale) && (
        <dl className="flex flex-col gap-2 text-std-16N-170">
          {kpi.definition && <Explained term="数え方" text={kpi.definition} />}
          {kpi.rationale && <Explained term="指標の考え方" text={kpi.rationale} />}
        </dl>
      )}
      {isMetric && <p className="text-std-16N-170">{NO_TARGET_FIGURE}</p>}
      <dl className="border-t border-solid-gray-300 text-std-16N-170">
        {keyFigures({ kpi: inYear, isMetric, series, fy, guide }).map(({ term, value }) => (
          <div
            key={term}
            className="flex flex-wrap justify-between gap-x-6 border-b border-solid-gray-300 py-2 tabular-nums"
          >
            <dt className="font-bold">{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {!isMetric && (
        <KpiChart kpi={kpi} years={series.years} plan={plan} size="large" idPrefix="entry-chart" />
      )}
      <LastYear words={lastYear} isMetric={isMetric} />
      <DataTable caption="これまでの実績（承認済みの値）">
        <thead>
          <tr>
            <th scope="col">年度</th>
            <th scope="col" className="number">
              実績
            </th>
            {!isMetric && <th scope="col">目標達成状況</th>}
          </tr>
        </thead>
        <tbody>
          {!isMetric && (
            <tr>
              <th scope="row" className="nowrap">
                {fiscalYearJa(inYear.baseline.fy)} 現状値
              </th>
              <td className="number">
                {inYear.baseline.value === null ? "なし" : formatQuantity(inYear.baseline.value, inYear)}
              </td>
              <td />
            </tr>
          )}
          {isMetric && past.length === 0 && (
            <tr>
              <td colSpan={2}>ほかの年度の実績は、まだありません。</td>
            </tr>
          )}
          {past
            .filter((year) => isMetric || year.fy !== inYear.baseline.fy)
            .map((year) => (
              <tr key={year.fy}>
                <th scope="row" className="nowrap">
                  {fiscalYearJa(year.fy)}
                </th>
                <td className="number">
                  {formatQuantity(year.actual, kpiInYear(kpi, year.fy))}
                  {figureStatusNote(year.figureStatus ?? "final")}
                </td>
                {!isMetric && (
                  <td>
                    <Mark code={markBeside(year, null)} />
                  </td>
                )}
              </tr>
            ))}
        </tbody>
      </DataTable>
    </div>
  );
}

function Explained({ term, text }: { term: string; text: string }) {
  return (
    <div>
      <dt className="font-bold">{term}</dt>
      <dd>{text}</dd>
    </div>
  );
}

/** From where to where, and what the year itself asks for; of a metric its unit and where it comes from. */
export function keyFigures({
  kpi,
  isMetric,
  series,
  fy,
  guide,
}: Pick<KpiReferenceProps, "kpi" | "isMetric" | "series" | "fy" | "guide">): {
  term: string;
  value: string;
}[] {
  if (isMetric) {
    return [
      { term: "単位", value: kpi.unit },
      { term: "実績の出典", value: kpi.source },
    ];
  }
  const planned = series.years.find((year) => year.fy === fy)?.planned ?? null;
  const figures = [
    {
      term: `現状値（${fiscalYearJa(kpi.baseline.fy)}）`,
      value: kpi.baseline.value === null ? "なし" : formatQuantity(kpi.baseline.value, kpi),
    },
  ];
  if (planned) figures.push({ term: `${fiscalYearJa(fy)}の計画`, value: plannedText(planned, kpi) });
  if (guide)
    figures.push({ term: `${fiscalYearJa(fy)}の目安`, value: derivedText(printedStrictly(guide, kpi), kpi) });
  figures.push({
    term: `目標値（${fiscalYearJa(kpi.target.fy)}）`,
    value: targetText(kpi.target.value, kpi),
  });
  return figures;
}
