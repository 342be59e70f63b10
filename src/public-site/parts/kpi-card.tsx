import { latestActual, targetText } from "@/components/charts/chart-text";
import { KpiChart } from "@/components/charts/kpi-chart";
import { Mark } from "@/components/mark";
import { formatQuantity } from "@/domain/plan/quantity";
import { fiscalYearJa, fiscalYearShort } from "@/domain/words/ja/dates";
import { publicRoutes } from "@/lib/public-paths";
import type { PageContext } from "../page-context";
import type { KpiView } from "../site-model";

/** Latest figure and target, side by side. */
export function ValueAndTarget({ view }: { view: KpiView }) {
  const { kpi, series } = view;
  const latest = latestActual(series.years);
  return (
    <dl className="vt">
      <div>
        <dt>
          {latest ? `実績（${fiscalYearShort(latest.fy)}）` : `現状値（${fiscalYearShort(kpi.baseline.fy)}）`}
        </dt>
        <dd>
          {latest
            ? formatQuantity(latest.actual, kpi)
            : kpi.baseline.value === null
              ? "なし"
              : formatQuantity(kpi.baseline.value, kpi)}
        </dd>
      </div>
      <div>
        <dt>{`目標値（${fiscalYearShort(kpi.target.fy)}）`}</dt>
        <dd>{targetText(kpi.target.value, kpi)}</dd>
      </div>
    </dl>
  );
}

/** The mark with the year it is for, and why there is none where the city said so. */
export function Status({ view }: { view: KpiView }) {
  const { status } = view;
  if (status === null) return null;
  return (
    <p className="st">
      <Mark code={status.judgement.code} />
      <span>
        {fiscalYearJa(status.fy)}
        {status.missing?.reason === "awaiting_release" && "（公表待ち）"}
        {status.missing?.reason === "not_surveyed" && "（調査なし）"}
        {status.corrections.length > 0 && "（訂正あり）"}
      </span>
    </p>
  );
}

/** One KPI with a small chart. */
export function KpiCard({
  context,
  view,
  heading = "h4",
}: {
  context: PageContext;
  view: KpiView;
  heading?: "h2" | "h3" | "h4";
}) {
  const Heading = heading;
  const { kpi, plan, series } = view;
  return (
    <>
      <Heading>
        <a href={context.link(publicRoutes.kpi(kpi.id))}>{kpi.name}</a>
      </Heading>
      <Status view={view} />
      <ValueAndTarget view={view} />
      <KpiChart
        kpi={kpi}
        years={series.years}
        plan={plan}
        size="small"
        idPrefix={kpi.id}
      />
    </>
  );
}

export function KpiCards({
  context,
  views,
  heading = "h4",
}: {
  context: PageContext;
  views: readonly KpiView[];
  heading?: "h3" | "h4";
}) {
  return (
    <ul className="gr">
      {views.map((view) => (
        <li className="ca" key={view.kpi.id}>
          <KpiCard context={context} view={view} heading={heading} />
        </li>
      ))}
    </ul>
  );
}
