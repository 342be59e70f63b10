import Link from "next/link";
import { targetText } from "@/components/charts/chart-text";
import { DataTable } from "@/components/ui/data-table";
import { laterTargets } from "@/domain/plan/editions";
import { formatQuantity } from "@/domain/plan/quantity";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearShort } from "@/domain/words/ja/dates";
import { type KpiStanding, paceCodeOf } from "../view-model/dashboard";
import { landingText, neededText } from "../view-model/outlook";
import {
  officialValueText,
  PaceTag,
  REPLACEMENT_WORDS,
  StandingMark,
  StatusTags,
  workingValueText,
} from "./status";

/** KPIs as rows: figure, target, mark, pace, what it would take, and how official the figure is. */
export function KpiRows({
  caption,
  fy,
  standings,
  withPace,
  hrefOf,
}: {
  caption: string;
  fy: FiscalYear;
  standings: readonly KpiStanding[];
  /** false where the plan draws no 目安, and so there is no pace. */
  withPace: boolean;
  /** Where the KPI's chart stands; null for none. */
  hrefOf: (standing: KpiStanding) => string | null;
}) {
  return (
    <DataTable caption={caption} captionHidden className="min-w-[60rem]">
      <thead>
        <tr>
          <th scope="col">指標</th>
          <th scope="col" className="number">{`${fiscalYearShort(fy)} 実績`}</th>
          <th scope="col">目標達成状況</th>
          {withPace ? <th scope="col">進み具合</th> : null}
          <th scope="col" className="number">
            目標値
          </th>
          <th scope="col" className="number">
            現状値
          </th>
          <th scope="col">目標値までに必要なこと</th>
        </tr>
      </thead>
      <tbody>
        {standings.map((standing) => (
          <KpiRow key={standing.kpi.id} standing={standing} withPace={withPace} href={hrefOf(standing)} />
        ))}
      </tbody>
    </DataTable>
  );
}

function KpiRow({
  standing,
  withPace,
  href,
}: {
  standing: KpiStanding;
  withPace: boolean;
  href: string | null;
}) {
  const { kpi, official, working, department } = standing;
  const landing = landingText(standing);
  return (
    <tr>
      <th scope="row" className="w-64 min-w-40">
        {href ? (
          <Link className="text-link" href={href}>
            {kpi.name}
          </Link>
        ) : (
          kpi.name
        )}
        <span className="mt-1 block font-normal text-solid-gray-700">{department ?? "所管課未設定"}</span>
      </th>
      <td className="number">
        {official === "none" && working ? (
          <span className="block">{workingValueText(standing, working)}</span>
        ) : (
          <span className="block font-bold">{officialValueText(standing)}</span>
        )}
        {official !== "none" && working ? (
          <span className="block text-solid-gray-700">{`${working.replaces === null ? "新しい値" : `${REPLACEMENT_WORDS[working.replaces]}案`} ${workingValueText(standing, working)}`}</span>
        ) : null}
        <span className="mt-1 flex justify-end">
          <StatusTags standing={standing} align="end" />
        </span>
      </td>
      <td>
        <StandingMark standing={standing} />
      </td>
      {withPace ? (
        <td>
          <PaceTag code={paceCodeOf(standing)} />
        </td>
      ) : null}
      <td className="number">
        {targetText(kpi.target.value, kpi)}
        <span className="block text-solid-gray-700">{fiscalYearShort(kpi.target.fy)}</span>
        {laterTargets(standing.definition, standing.year.fy).map(({ from, terms }) => (
          <span key={from} className="mt-1 block">
            {`${from === null ? "" : `${fiscalYearShort(from)}から `}${targetText(terms.target.value, terms)}`}
            <span className="block text-solid-gray-700">{fiscalYearShort(terms.target.fy)}</span>
          </span>
        ))}
      </td>
      <td className="number">
        {kpi.baseline.value === null ? "なし" : formatQuantity(kpi.baseline.value, kpi)}
        <span className="block text-solid-gray-700">{fiscalYearShort(kpi.baseline.fy)}</span>
      </td>
      <td className="min-w-60">
        {neededText(standing)}
        {landing ? <span className="mt-1 block text-solid-gray-700">{landing}</span> : null}
      </td>
    </tr>
  );
}
