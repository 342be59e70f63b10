import { targetText } from "@/components/charts/chart-text";
import { ScrollRegion } from "@/components/charts/scroll-region";
import type { KpiTerms } from "@/domain/plan/definition";
import { type Edition, stretchesOf } from "@/domain/plan/editions";
import { formatQuantity } from "@/domain/plan/quantity";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { quoted } from "@/domain/words/ja/quotes";
import { publicRoutes } from "@/lib/public-paths";
import type { Indicator } from "../model/indicators";
import { joinedSeries } from "../model/kpi-view";
import type { PageContext } from "../page-context";

/** What each plan promised, side by side; where that was changed, each with the years that it holds for. */
export function PlanTargets({ context, indicator }: { context: PageContext; indicator: Indicator }) {
  const { parts } = joinedSeries([indicator.main, ...indicator.others]);
  return (
    <ScrollRegion label="計画ごとの目標値">
      <table>
        <caption>計画ごとの目標値</caption>
        <thead>
          <tr>
            <th scope="col">計画</th>
            <th scope="col">現状値</th>
            <th scope="col">目標値</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ plan, kpi, from, until }) => (
            <tr key={plan.id}>
              <th scope="row">
                <a href={context.link(publicRoutes.plan(plan.id))}>{plan.name}</a>
                {kpi.name !== indicator.main.kpi.name && <div>{quoted(kpi.name)}</div>}
              </th>
              <td>
                <Values stretches={stretchesOf(kpi, "baseline", from, until)} text={baselineText} />
              </td>
              <td>
                <Values stretches={stretchesOf(kpi, "target", from, until)} text={goalText} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Values({ stretches, text }: { stretches: readonly Edition[]; text: (terms: KpiTerms) => string }) {
  if (stretches.length === 1) return stretches.map(({ terms }) => text(terms));
  return stretches.map(({ no, from, until, terms }, index) => (
    <div key={no}>
      {text(terms)}
      <br />
      <small>
        {index === 0 && until !== null && `${fiscalYearJa(until)}まで`}
        {index > 0 && from !== null && `${fiscalYearJa(from)}から`}
      </small>
    </div>
  ));
}

function baselineText({ baseline, ...terms }: KpiTerms): string {
  return baseline.value === null
    ? "なし"
    : `${formatQuantity(baseline.value, terms)}（${fiscalYearJa(baseline.fy)}）`;
}

function goalText({ target, ...terms }: KpiTerms): string {
  const year = target.value.kind === "none" ? "" : `（${fiscalYearJa(target.fy)}）`;
  return `${targetText(target.value, terms)}${year}`;
}
