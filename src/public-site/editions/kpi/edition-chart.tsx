/** A KPI's chart in an edition: the drawing of the Japanese page, with the edition's words. */
import { cutsOf } from "@/components/charts/chart-axis";
import { chartModel } from "@/components/charts/chart-model";
import { ChartBody, ChartKey, type KpiChartProps } from "@/components/charts/kpi-chart";
import type { Kpi } from "@/domain/plan/definition";
import { formatNumber } from "@/domain/plan/quantity";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { ChartSign, ChartWords } from "@/domain/words/public/chart-words";
import { plainText } from "@/domain/words/public/phrase";
import { type EditionContext, saidTerms, saidUnit } from "../edition-context";
import { Say } from "../say";

export function EditionChart({
  context,
  description,
  ...course
}: {
  context: EditionContext;
  /** For those who do not see it. */
  description: string;
} & Pick<KpiChartProps, "kpi" | "years" | "plan" | "parts">) {
  const { signs, cut } = context.words.chart;
  const model = chartModel({ ...course, size: "large", words: drawnWords(context, course.kpi) });
  const names = Object.fromEntries(
    // One piece beside its shape, with all its readings.
    Object.entries(signs).map(([sign, name]) => [
      sign,
      <span key={sign}>
        <Say of={name} />
      </span>,
    ]),
  ) as Record<ChartSign, React.ReactNode>;
  return (
    <figure className="kc kc-large">
      <ChartKey model={model} names={names} />
      <svg viewBox={`0 0 ${model.width} ${model.height}`} role="img" aria-label={description}>
        <g paintOrder="stroke">
          <ChartBody model={model} size="large" />
        </g>
      </svg>
      {cutsOf(course.kpi, course.years).map((each) => (
        <p key={each.fy}>
          <Say of={cut(each)} />
        </p>
      ))}
    </figure>
  );
}

/** In a drawing stands no reading, and nothing says whose words they are. */
function drawnWords(context: EditionContext, kpi: Kpi): ChartWords {
  const { words } = context;
  const { labels, chart, colon, yearShort } = words;
  const of = (name: string, figure: string) => plainText(name + colon) + figure;
  const target = (figure: string, year: FiscalYear | null) =>
    of(year === null ? labels.target : `${labels.target} ${yearShort(year)}`, figure);
  return {
    year: yearShort,
    axis: (unit) => plainText(saidUnit(kpi[context.edition.language]?.units, unit).many),
    figure: (value, { unit, decimals }) =>
      unit === ""
        ? formatNumber(value, decimals)
        : plainText(words.quantity(value, saidTerms(context, kpi, { ...kpi, unit, decimals }))),
    baseline: (figure) => of(labels.baseline, figure),
    planned: (figure) => of(labels.planned, figure),
    provisional: (figure) => of(chart.signs.provisional, figure),
    interim: (figure) => of(chart.signs.interim, figure),
    target,
    trend: (terms, year) =>
      target(plainText(words.target(terms.target.value, saidTerms(context, kpi, terms))), year),
    guide: plainText(labels.evenPath),
    empty: () => plainText(chart.empty),
  };
}
