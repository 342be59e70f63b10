/** A KPI through the years: the chart, and the table with every figure, in each plan that it stands in. */
import { ScrollRegion } from "@/components/charts/scroll-region";
import { kpiInYear } from "@/domain/plan/editions";
import type { PublishedYear } from "@/domain/publication/snapshot";
import { plainText } from "@/domain/words/public/phrase";
import type { Indicator } from "../model/indicators";
import { joinedSeries, type KpiView } from "../model/kpi-view";
import { evenPath } from "./chart-places";
import { EditionChart } from "./edition-chart";
import { type EditionContext, kpiName, planName, saidTerms } from "./edition-context";
import { markFacts } from "./facts";
import { YearMark } from "./kpi-card";
import { ColumnHeads } from "./said";
import { Say } from "./say";

export function Course({
  context,
  indicator,
  description,
}: {
  context: EditionContext;
  indicator: Indicator;
  description: string;
}) {
  const { words } = context;
  const { labels } = words;
  const { main } = indicator;
  const { kpi, years, parts } = joinedSeries([main, ...indicator.others]);
  const { readIn, plan: toldPlan } = main.before ?? main;
  const told = parts.find(({ plan }) => plan.id === toldPlan.id);
  // Where the pace is told by it, as the text beside it explains.
  const hasGuide = told?.years.some(({ pace }) => pace !== null && pace.guide !== null) ?? false;
  const guide = told && hasGuide ? evenPath(told) : [];
  return (
    <section>
      <h2>
        <Say of={labels.course} />
      </h2>
      <EditionChart
        context={context}
        view={{ kpi, readIn }}
        years={years}
        guide={guide}
        description={description}
      />
      <ScrollRegion label={plainText(kpiName(context, main.kpi))}>
        <table className="cd">
          <caption>
            <Say of={labels.tableCaption} />
          </caption>
          <ColumnHeads names={[labels.fiscalYear, labels.result, labels.target, labels.mark]} />
          {parts.map((part, index) => (
            <tbody key={part.plan.id}>
              {parts.length > 1 && (
                <tr>
                  <th colSpan={4} scope="rowgroup">
                    <Say of={planName(context, part.plan)} />
                  </th>
                </tr>
              )}
              {index === 0 && <Baseline context={context} kpi={part.kpi} years={part.years} />}
              {part.years.map((year) => (
                <Year
                  key={year.fy}
                  context={context}
                  kpi={part.kpi}
                  years={part.years}
                  year={year}
                  lastEnded={main.lastEnded}
                />
              ))}
            </tbody>
          ))}
        </table>
      </ScrollRegion>
    </section>
  );
}

interface Part {
  readonly context: EditionContext;
  readonly kpi: KpiView["kpi"];
  readonly years: readonly PublishedYear[];
}

function Baseline({ context, kpi, years }: Part) {
  const { words } = context;
  const first = kpi.earlier?.[0] ?? kpi;
  const { fy, value } = first.baseline;
  if (years.some((year) => year.fy === fy)) return null;
  return (
    <tr>
      <th scope="row">
        <Say of={words.year(fy)} />
      </th>
      <td>
        <Say
          of={value === null ? words.labels.none : words.quantity(value, saidTerms(context, kpi, first))}
        />
      </td>
      <td />
      <td>
        <Say of={words.labels.baseline} />
      </td>
    </tr>
  );
}

function Year({
  context,
  kpi,
  years,
  year,
  lastEnded,
}: Part & { readonly year: PublishedYear; readonly lastEnded: KpiView["lastEnded"] }) {
  const { words } = context;
  const facts = markFacts(context, { kpi, years, lastEnded }, year);
  const { target } = kpiInYear(kpi, year.fy);
  const aim = year.planned ?? (year.fy === target.fy ? target.value : null);
  // Of a year to come there is nothing to say but what was promised.
  if (facts.place === "running" && facts.actual === null && aim === null) return null;
  const noFigure = words.noFigure(facts);
  return (
    <tr>
      <th scope="row">
        <Say of={words.year(year.fy)} />
      </th>
      <td
        data-l={facts.actual === null && noFigure === "" ? undefined : `${plainText(words.labels.result)}:`}
      >
        <Say of={facts.actual === null ? noFigure : words.quantity(facts.actual, facts.terms)} />
        {facts.actual !== null && <Say of={words.statusNote(facts.status, facts.asOf)} />}
      </td>
      <td data-l={aim === null ? undefined : `${plainText(words.labels.target)}:`}>
        {aim !== null && <Say of={words.target(aim, facts.terms)} />}
      </td>
      <td>
        <YearMark context={context} facts={facts} />
      </td>
    </tr>
  );
}
