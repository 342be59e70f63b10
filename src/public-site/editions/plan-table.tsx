/** Every KPI of a plan with all its years: planned value, figure, mark. On a narrow screen each is a card. */
import { ScrollRegion } from "@/components/charts/scroll-region";
import { kpiInYear } from "@/domain/plan/editions";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { plainText, say } from "@/domain/words/public/phrase";
import type { PlanView } from "../model/plan-view";
import { type ReportRow, reportTable } from "../model/report-table";
import { yearOf } from "../model/years";
import { type EditionContext, pillarName, saidTerms } from "./edition-context";
import { markFacts } from "./kpi/facts";
import { YearMark } from "./kpi/kpi-card";
import { saidTerm } from "./kpi/plan-targets";
import { KpiLink } from "./links";
import { ColumnHeads } from "./said";
import { Say } from "./say";

export function PlanTable({ context, plan }: { context: EditionContext; plan: PlanView }) {
  const { words } = context;
  const { labels } = words;
  const { years: all, rows, withBaseline, withTarget } = reportTable(plan, null);
  // Columns of years to come would press the others together.
  const years = all.filter((fy) => rows.some((row) => yearOfRow(context, row, fy) !== null));
  const columns = [
    labels.indicator,
    ...(withBaseline ? [labels.baseline] : []),
    ...years.map(words.year),
    ...(withTarget ? [labels.target] : []),
  ];
  return (
    <ScrollRegion label={plainText(words.plans.table)}>
      <table className="cd">
        <caption>
          <Say of={words.plans.table} />
        </caption>
        <ColumnHeads names={columns} />
        {rows.map((row) => {
          const { kpi, pillar } = row.view;
          return (
            <tbody key={kpi.id}>
              {row.opensPillar && (
                <tr>
                  <th scope="colgroup" colSpan={columns.length}>
                    <strong>
                      <Say
                        of={
                          pillar === null
                            ? labels.ofWholePlan
                            : say`${pillar.no}. ${pillarName(context, pillar)}`
                        }
                      />
                    </strong>
                  </th>
                </tr>
              )}
              <tr>
                <th scope="row">
                  <KpiLink context={context} kpi={kpi} />
                </th>
                {withBaseline && <Term context={context} row={row} part="baseline" />}
                {years.map((fy) => (
                  <Year key={fy} context={context} row={row} fy={fy} />
                ))}
                {withTarget && <Term context={context} row={row} part="target" />}
              </tr>
            </tbody>
          );
        })}
      </table>
    </ScrollRegion>
  );
}

interface Cell {
  readonly context: EditionContext;
  readonly row: ReportRow;
}

/** The baseline or the target, with its year. */
function Term({ context, row: { kpi }, part }: Cell & { part: "baseline" | "target" }) {
  const { words } = context;
  return (
    <td data-l={plainText(words.labels[part]) + words.colon}>
      <Say of={say`${saidTerm(context, kpi, part, kpi)}${words.note(words.year(kpi[part].fy))}`} />
    </td>
  );
}

/** null where neither plan nor report says anything of the year. */
function yearOfRow(context: EditionContext, { view }: ReportRow, fy: FiscalYear) {
  const { words } = context;
  const { kpi, series, lastEnded } = view;
  const year = yearOf(series, fy);
  if (year === null) return null;
  const facts = markFacts(context, { kpi, years: series.years, lastEnded }, year);
  const { planned } = year;
  const figure =
    facts.actual === null
      ? [words.noFigure(facts)]
      : say`${words.quantity(facts.actual, facts.terms)}${words.statusNote(facts.status, facts.asOf)}`;
  if (plainText(figure) === "" && planned === null) return null;
  const promised = planned && words.target(planned, saidTerms(context, kpi, kpiInYear(kpi, fy)));
  return { facts, figure, promised };
}

function Year({ context, row, fy }: Cell & { fy: FiscalYear }) {
  const { words } = context;
  const year = yearOfRow(context, row, fy);
  if (year === null) return <td />;
  const { facts, figure, promised } = year;
  return (
    <td data-l={plainText(words.year(fy)) + words.colon}>
      <Say of={figure} />
      {facts.actual !== null && (
        <div>
          <YearMark context={context} facts={facts} />
        </div>
      )}
      {promised !== null && (
        <div className="no">
          <Say of={words.labels.planned} />
          <Say of={words.colon} />
          <Say of={promised} />
        </div>
      )}
    </td>
  );
}
