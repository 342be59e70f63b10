import { Fragment } from "react";
import type { Kpi, KpiTerms } from "@/domain/plan/definition";
import { editionsOf, kpiInYear } from "@/domain/plan/editions";
import { formatQuantity } from "@/domain/plan/quantity";
import type { MarkedYear, SeriesPlan } from "@/domain/reports/series";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { YearMark } from "../mark";
import { chartGuide } from "./chart-model";
import { actualText, editionNote, plannedText, targetText } from "./chart-text";
import { ScrollRegion } from "./scroll-region";

export interface KpiTableProps {
  /** As the plan defines it, not as it is read in one year. */
  readonly kpi: Kpi;
  readonly years: readonly MarkedYear[];
  /** Where it has no 目安 there is no column of it. */
  readonly plan: SeriesPlan;
  /** Up to this year a missing figure is marked －; later years are left blank, as nothing was due yet. */
  readonly asOfFy?: FiscalYear;
  /** The latest year that has ended, where later ones have no mark: a public page gives none for a part of a year. */
  readonly lastEnded?: FiscalYear;
  readonly caption?: string;
}

/** The chart's data as a table: one row per fiscal year, baseline first. A blank cell is "not known", never 0. */
export function KpiTable({ kpi, years, plan, asOfFy, lastEnded, caption }: KpiTableProps) {
  const guides = new Map(chartGuide({ kpi, years, plan }).map(({ fy, value }) => [fy, value]));
  const withGuide = guides.size > 0;
  const { terms: first } = editionsOf(kpi)[0] ?? { terms: kpi };
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
          {!years.some((year) => year.fy === first.baseline.fy) && (
            <BaselineRow terms={first} withGuide={withGuide} />
          )}
          {years.map((year) => {
            const guide = guides.get(year.fy);
            const terms = kpiInYear(kpi, year.fy);
            const change = editionNote(kpi, year.fy);
            const isDue =
              year.missing?.reason !== "not_entered" || (asOfFy !== undefined && year.fy <= asOfFy);
            return (
              <Fragment key={year.fy}>
                {change !== null && (
                  <tr>
                    <td className="kt-c" colSpan={withGuide ? 5 : 4}>
                      {change}
                    </td>
                  </tr>
                )}
                <tr>
                  <YearHeading fy={year.fy} />
                  <td>
                    {year.planned === null && year.fy === terms.target.fy
                      ? targetText(terms.target.value, terms)
                      : plannedText(year.planned, terms)}
                  </td>
                  <td>{actualText(year, terms)}</td>
                  {withGuide && <td>{guide === undefined ? "" : formatQuantity(guide, terms)}</td>}
                  <td className="kt-m">{isDue && <YearMark year={year} lastEnded={lastEnded ?? null} />}</td>
                </tr>
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function BaselineRow({ terms, withGuide }: { terms: KpiTerms; withGuide: boolean }) {
  const { baseline } = terms;
  return (
    <tr>
      <YearHeading fy={baseline.fy} word="現状値" />
      <td />
      <td>{baseline.value === null ? "なし" : formatQuantity(baseline.value, terms)}</td>
      {withGuide && <td />}
      <td />
    </tr>
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
