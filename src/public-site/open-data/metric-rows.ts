/** The metrics in long form: one row per metric × fiscal year that it is asked for, in every plan. */
import { planYears } from "@/domain/plan/definition";
import type { PublicationSnapshot, PublishedMetricYear, RecordedChange } from "@/domain/publication/snapshot";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { wholeSeconds } from "@/domain/shared/iso-date";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { isAskedIn, type MetricView, metricYear } from "../model/metrics";
import type { SiteModel } from "../model/site";
import { DEMO_NOTICE, pillarName } from "../words";
import { METRIC_CHANGES, type MetricChange, type MetricRow } from "./metric-columns";

/** Years of which nothing was published yet have rows too, as those of the KPIs. Empty where no plan has metrics. */
export function metricRows(model: SiteModel): MetricRow[] {
  const told = Map.groupBy(model.record, ({ metric, fy }) =>
    metric ? keyOf(metric.planId, metric.metricId, fy) : null,
  );
  return model.plans.flatMap(({ definition, metrics }) =>
    metrics.flatMap((view) =>
      planYears(definition)
        .filter((fy) => isAskedIn(view, fy) || metricYear(view, fy) !== null)
        .map((fy) => {
          const changes = told.get(keyOf(definition.id, view.metric.id, fy)) ?? [];
          return {
            ...ofMetric(view),
            ...ofYear(fy, metricYear(view, fy)),
            department: metricYear(view, fy)?.department ?? view.metric.department,
            changed_after_publication: METRIC_CHANGES.filter((each) =>
              changes.map(whatChanged).includes(each),
            ).join(";"),
            ...ofPublication(model.snapshot),
          };
        }),
    ),
  );
}

function keyOf(planId: string, metricId: string, fy: FiscalYear | null): string {
  return `${planId}/${metricId}/${fy}`;
}

function ofMetric({ metric, plan, pillar, measure, initiative }: MetricView): MetricRow {
  return {
    municipality_code: plan.municipality.code,
    municipality_name: plan.municipality.name,
    plan_id: plan.id,
    plan_name: plan.name,
    pillar_no: pillar && String(pillar.no),
    pillar_name: pillar && pillarName(pillar),
    measure_no: measure && String(measure.no),
    measure_name: measure?.title ?? null,
    initiative_id: initiative?.id ?? null,
    initiative: initiative?.text ?? null,
    metric_id: metric.id,
    metric_name: metric.name,
    definition: metric.definition,
    unit: metric.unit,
    unit_scale: String(metric.scale),
    aggregation: metric.aggregation,
    source: metric.source,
  };
}

function ofYear(fy: FiscalYear, year: PublishedMetricYear | null): MetricRow {
  return {
    fiscal_year: String(fy),
    fiscal_year_ja: fiscalYearJa(fy),
    actual_value: year?.actual ?? null,
    figure_status: year !== null && year.actual !== null ? year.figureStatus : null,
    actual_missing_reason: year?.missing ?? null,
    missing_note: year?.missingNote ?? null,
    missing_expected_on: year?.expectedOn ?? null,
    as_of_date: year?.asOf ?? null,
    basis_note: year?.basisNote ?? null,
    reason: year?.reason ?? null,
    next_step: year?.nextStep ?? null,
    revision: year && String(year.revision),
    correction_reason: year?.correctionReason ?? null,
    ...(year === null ? {} : { unit: year.unit }),
  };
}

function ofPublication({ no, publishedAt, site }: PublicationSnapshot): MetricRow {
  return {
    note: site.demo ? DEMO_NOTICE : null,
    publication_no: String(no),
    published_at: wholeSeconds(publishedAt),
  };
}

export function whatChanged({ kind, department }: RecordedChange): MetricChange {
  if (kind === "correction") return "figure";
  if (kind === "confirmation") return "confirmed";
  if (kind === "definition") return "removed";
  if (kind === "evidence") return "evidence";
  return department === undefined ? "text" : "department";
}
