import { Fragment } from "react";
import type { Kpi, KpiTerms } from "@/domain/plan/definition";
import { kpiInYear } from "@/domain/plan/editions";
import { formatQuantity } from "@/domain/plan/quantity";
import { printedStrictly } from "@/domain/reports/pace/pace-print";
import type { MarkedYear, SeriesPlan } from "@/domain/reports/series";
import type { DecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { derivedText } from "@/domain/words/ja/reports/pace";
import { YearMark } from "../mark";
import type { ChartPart } from "./chart-frame";
import { chartGuide } from "./chart-points";
import { actualText, editionNote, partText, plannedText, targetText } from "./chart-text";
import { ScrollRegion } from "./scroll-region";
import { firstTerms, isBaselineApart, nextBaselines } from "./table-baselines";

export interface KpiTableProps {
  /** As the plan defines it, not as it is read in one year. */
  readonly kpi: Kpi;
  readonly years: readonly MarkedYear[];
  /** Where it has no 目安 there is no column of it. */
  readonly plan: SeriesPlan;
  /** Where the series is joined of several plans: what each answers for. `kpi` and `years` are the joined ones then. */
  readonly parts?: readonly ChartPart[];
  /** Up to this year a missing figure is marked －; later years are left blank, as nothing was due yet. */
  readonly asOfFy?: FiscalYear;
  /** The latest year that has ended, where later ones have no mark: a public page gives none for a part of a year. */
  readonly lastEnded?: FiscalYear;
  readonly caption?: string;
}

/**
 * The chart's data as a table: one row per fiscal year, baseline first, under the plan that the year belongs to where there
 * are several. A blank cell is "not known", never 0.
 */
export function KpiTable(props: KpiTableProps) {
  const { kpi, years, parts, caption } = props;
  const guides = new Map(chartGuide(props).map(({ fy, value }) => [fy, value]));
  const withGuide = guides.size > 0;
  const columns = withGuide ? 5 : 4;
  const isPlanned = years.some(({ planned }) => planned?.kind === "number");
  const promised = !withGuide ? "計画" : isPlanned ? "計画・目標値" : "目標値";
  const rows = { ...props, guides, withGuide, promised, begins: nextBaselines(parts ?? []) };
  return (
    <ScrollRegion label={`${kpi.name}の表`}>
      <table className="kt-y">
        <caption>{caption ?? "グラフと同じ数値の表"}</caption>
        <thead>
          <tr>
            <th scope="col">年度</th>
            <th scope="col">{promised}</th>
            <th scope="col">実績</th>
            {withGuide && <th scope="col">目安</th>}
            <th scope="col">
              目標達成
              <wbr />
              状況
            </th>
          </tr>
        </thead>
        {parts === undefined ? (
          <tbody>
            <YearRows {...rows} part={{ kpi, years }} withBaseline />
          </tbody>
        ) : (
          parts.map((part, index) => (
            <tbody key={part.plan.id}>
              <tr>
                <th className="kt-c" scope="rowgroup" colSpan={columns}>
                  <span>{partText(part)}</span>
                </th>
              </tr>
              <YearRows
                {...rows}
                part={part}
                withBaseline={index === 0 || isBaselineApart(years, parts, index)}
              />
            </tbody>
          ))
        )}
      </table>
    </ScrollRegion>
  );
}

function YearRows({
  part: { kpi, years },
  guides,
  withGuide,
  promised,
  begins,
  withBaseline,
  asOfFy,
  lastEnded,
}: Pick<KpiTableProps, "asOfFy" | "lastEnded"> & {
  part: Pick<KpiTableProps, "kpi" | "years">;
  guides: ReadonlyMap<FiscalYear, DecimalString>;
  begins: ReadonlyMap<FiscalYear, KpiTerms>;
  withGuide: boolean;
  /** The name of its column. */
  promised: string;
  withBaseline: boolean;
}) {
  const first = firstTerms(kpi);
  return (
    <>
      {withBaseline && !years.some((year) => year.fy === first.baseline.fy) && (
        <BaselineRow terms={first} withGuide={withGuide} />
      )}
      {years.map((year) => {
        const guide = guides.get(year.fy);
        const next = begins.get(year.fy);
        const terms = kpiInYear(kpi, year.fy);
        const change = editionNote(kpi, year.fy);
        const isDue = year.missing?.reason !== "not_entered" || (asOfFy !== undefined && year.fy <= asOfFy);
        return (
          <Fragment key={year.fy}>
            {change !== null && (
              <tr>
                <td className="kt-c" colSpan={withGuide ? 5 : 4}>
                  <span>{change}</span>
                </td>
              </tr>
            )}
            <tr>
              <YearHeading fy={year.fy} />
              <td data-l={promised}>
                {year.planned === null && year.fy === terms.target.fy
                  ? targetText(terms.target.value, terms)
                  : plannedText(year.planned, terms)}
              </td>
              <td data-l="実績">
                {actualText(year, terms) ||
                  (next && `次の計画の現状値 ${formatQuantity(next.baseline.value, next)}`)}
              </td>
              {withGuide && (
                <td data-l="目安">
                  {guide === undefined ? "" : derivedText(printedStrictly(guide, terms), terms)}
                </td>
              )}
              <td className="kt-m">{isDue && <YearMark year={year} lastEnded={lastEnded ?? null} />}</td>
            </tr>
          </Fragment>
        );
      })}
    </>
  );
}

function BaselineRow({ terms, withGuide }: { terms: KpiTerms; withGuide: boolean }) {
  const { baseline } = terms;
  return (
    <tr>
      <YearHeading fy={baseline.fy} word="現状値" />
      <td />
      <td data-l="実績">{baseline.value === null ? "なし" : formatQuantity(baseline.value, terms)}</td>
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
