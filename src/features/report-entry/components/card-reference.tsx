import { KpiChart } from "@/components/charts/kpi-chart";
import type { Kpi } from "@/domain/plan/definition";
import type { KpiSeries, SeriesPlan } from "@/domain/reports/series";
import type { LastYearWords } from "../view-model/last-year";
import { LastYear } from "./last-year";

/** What stands on the right half of a card. */
export interface CardReferenceProps {
  /** With every edition of its terms. */
  readonly kpi: Kpi;
  readonly isMetric: boolean;
  readonly plan: SeriesPlan;
  readonly series: KpiSeries;
  readonly lastYear: LastYearWords | null;
}

/** Where the figure comes from and what was said of it, beside its form. A metric has no target, and so no such chart. */
export function CardReference({ kpi, isMetric, plan, series, lastYear }: CardReferenceProps) {
  return (
    <>
      {!isMetric && (
        <KpiChart kpi={kpi} years={series.years} plan={plan} size="large" idPrefix={`${kpi.id}-chart`} />
      )}
      <LastYear words={lastYear} isMetric={isMetric} />
    </>
  );
}
