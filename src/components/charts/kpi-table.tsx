import type { GuideMethod, Kpi } from "@/domain/plan/definition";
import { formatQuantity } from "@/domain/plan/quantity";
import type { MarkedYear } from "@/domain/reports/series";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { Mark } from "../mark";
import { chartGuide } from "./chart-model";
import { actualText, plannedText, targetText } from "./chart-text";
import { ScrollRegion } from "./scroll-region";

export interface KpiTableProps {
  readonly kpi: Kpi;
  readonly years: readonly MarkedYear[];
  readonly planStartFy: FiscalYear;
  readonly planEndFy: FiscalYear;
  /** The plan's setting; without it there is no column of 目安. */
  readonly guideMethod?: GuideMethod;
  /** Up to this year a missing figure is marked －; later years are left blank, as nothing was due yet. */
  readonly asOfFy?: FiscalYear;
  readonly caption?: string;
}

/** The chart's data as a table: one row per fiscal year, baseline first. A blank cell is "not known", never 0. */
export function KpiTable(props: KpiTableProps) {
  const { kpi, years, planStartFy, planEndFy, guideMethod = "none", asOfFy, caption } = props;
  const guides = new Map(
    chartGuide({ kpi, years, planStartFy, planEndFy, guideMethod }).map(({ fy, value }) => [fy, value]),
  );
  const withGuide = guides.size > 0;
  const baselineRow = !years.some((year) => year.fy === kpi.baseline.fy);
  return (
    <ScrollRegion label={`${kpi.name}の表`}>
      <table>
        <caption>{caption ?? "グラフと同じ数値の表"}</caption>
        <thead>
          <tr>
            <th scope="col">年度</th>
            <th scope="col">{withGuide ? "目標値" : "計画"}</th>
            <th scope="col">実績</th>
            {withGuide && <th scope="col">目安</th>}
            <th scope="col">目標達成状況</th>
          </tr>
        </thead>
        <tbody>
          {baselineRow && (
            <tr>
              <YearHeading fy={kpi.baseline.fy} word="現状値" />
              <td />
              <td>{kpi.baseline.value === null ? "なし" : formatQuantity(kpi.baseline.value, kpi)}</td>
              {withGuide && <td />}
              <td />
            </tr>
          )}
          {years.map((year) => {
            const guide = guides.get(year.fy);
            const isDue =
              year.missing?.reason !== "not_entered" || (asOfFy !== undefined && year.fy <= asOfFy);
            return (
              <tr key={year.fy}>
                <YearHeading fy={year.fy} />
                <td>
                  {year.planned === null && year.fy === kpi.target.fy
                    ? targetText(kpi.target.value, kpi)
                    : plannedText(year.planned, kpi)}
                </td>
                <td>{actualText(year, kpi)}</td>
                {withGuide && <td>{guide === undefined ? "" : formatQuantity(guide, kpi)}</td>}
                <td className="kt-m">{isDue && <Mark code={year.judgement.code} />}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** 令和7年度（2025年度）, which a narrow column may break before the bracket only. */
function YearHeading({ fy, word = "" }: { fy: FiscalYear; word?: string }) {
  return (
    <th scope="row">
      {fiscalYearJa(fy)}
      <wbr />
      {`（${fy}年度）`}
      <wbr />
      {word}
    </th>
  );
}
