/** A KPI through the years: the chart, and the table with every figure, in each plan that it stands in. */
import { ScrollRegion } from "@/components/charts/scroll-region";
import { firstTerms, isBaselineApart, nextBaselines } from "@/components/charts/table-baselines";
import type { KpiTerms } from "@/domain/plan/definition";
import { kpiInYear } from "@/domain/plan/editions";
import type { PublishedYear } from "@/domain/publication/snapshot";
import { plainText, say } from "@/domain/words/public/phrase";
import type { Indicator } from "../../model/indicators";
import { joinedSeries, type KpiView } from "../../model/kpi-view";
import { type EditionContext, kpiName, planName } from "../edition-context";
import { ColumnHeads } from "../said";
import { Say } from "../say";
import { EditionChart } from "./edition-chart";
import { EditionTurn } from "./edition-turn";
import { markFacts } from "./facts";
import { YearMark } from "./kpi-card";
import { PlanTargets, saidTerm } from "./plan-targets";

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
  const beginnings = nextBaselines(parts);
  return (
    <section>
      <h2>
        <Say of={labels.course} />
      </h2>
      {parts.length > 1 && <PlanTargets context={context} parts={parts} />}
      <EditionChart
        context={context}
        kpi={kpi}
        years={years}
        plan={main.plan}
        {...(parts.length > 1 ? { parts } : {})}
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
              {isBaselineApart(years, parts, index) && <Baseline context={context} kpi={part.kpi} />}
              {part.years.map((year) => (
                <Year
                  key={year.fy}
                  context={context}
                  kpi={part.kpi}
                  years={part.years}
                  year={year}
                  begins={beginnings.get(year.fy)}
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

function Baseline({ context, kpi }: Pick<Part, "context" | "kpi">) {
  const { words } = context;
  const first = firstTerms(kpi);
  const { fy } = first.baseline;
  return (
    <tr>
      <th scope="row">
        <Say of={words.year(fy)} />
      </th>
      <td>
        <Say of={saidTerm(context, kpi, "baseline", first)} />
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
  begins,
  lastEnded,
}: Part & {
  readonly year: PublishedYear;
  /** What the next plan begins at, where it does so in that year. */
  readonly begins: KpiTerms | undefined;
  readonly lastEnded: KpiView["lastEnded"];
}) {
  const { words } = context;
  const facts = markFacts(context, { kpi, years, lastEnded }, year);
  const { target } = kpiInYear(kpi, year.fy);
  const aim = year.planned ?? (year.fy === target.fy ? target.value : null);
  const turn = <EditionTurn context={context} kpi={kpi} fy={year.fy} columns={4} />;
  const next = facts.actual === null ? begins : undefined;
  // Of a year to come there is nothing to say but what was promised.
  if (facts.place === "running" && facts.actual === null && aim === null && !next) return turn;
  const noFigure = words.noFigure(facts);
  const hasFigure = facts.actual !== null || noFigure !== "" || next !== undefined;
  return (
    <>
      {turn}
      <tr>
        <th scope="row">
          <Say of={words.year(year.fy)} />
        </th>
        <td data-l={!hasFigure ? undefined : plainText(words.labels.result) + words.colon}>
          <Say of={facts.actual === null ? noFigure : words.quantity(facts.actual, facts.terms)} />
          {facts.actual !== null && <Say of={words.statusNote(facts.status, facts.asOf)} />}
          {next && (
            <Say
              of={say` ${words.labels.nextBaseline}${words.colon}${saidTerm(context, kpi, "baseline", next)}`}
            />
          )}
        </td>
        <td data-l={aim === null ? undefined : plainText(words.labels.target) + words.colon}>
          {aim !== null && <Say of={words.target(aim, facts.terms)} />}
        </td>
        <td>
          <YearMark context={context} facts={facts} />
        </td>
      </tr>
    </>
  );
}
