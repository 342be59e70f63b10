import type { ReactNode } from "react";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import type { Kpi, PlanDefinition } from "@/domain/plan/definition";
import type { KpiSeries } from "@/domain/reports/series";
import type { DecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { dateJa, fiscalYearJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import { staffRoutes } from "@/lib/routes";
import type { RoundView } from "../view-model/entry-list";
import type { HistoryLine } from "../view-model/history";
import type { LastYearWords } from "../view-model/last-year";
import { KpiReference, keyFigures } from "./kpi-reference";
import { ReportWorkspace, type WorkspaceProps } from "./report-workspace";
import { RevisionHistory } from "./revision-history";

export interface EntryFormPage {
  /** As it is read in that year. */
  readonly kpi: Kpi;
  /** With every edition of its terms. */
  readonly kpiOfAllYears: Kpi;
  /** KPI以外の実績: it has no target and no mark. */
  readonly isMetric: boolean;
  readonly plan: Pick<PlanDefinition, "startFy" | "endFy" | "settings" | "name">;
  readonly place: string | null;
  readonly department: string | null;
  readonly fy: FiscalYear;
  readonly round: RoundView | null;
  readonly series: KpiSeries;
  readonly guide: DecimalString | null;
  readonly lastYear: LastYearWords | null;
  readonly history: readonly HistoryLine[];
  readonly workspace: WorkspaceProps;
}

/**
 * One KPI or metric in one year: the work on the left, what one has to know for it beside.
 * @param children what stands under the form
 */
export function EntryFormView({ page, children }: { page: EntryFormPage; children?: ReactNode }) {
  const { kpi, fy, round } = page;
  return (
    <div className="flex flex-col gap-6">
      <Breadcrumbs
        items={[
          { label: `実績の入力（${fiscalYearJa(fy)}）`, href: staffRoutes.entry({ fy }) },
          { label: kpi.name },
        ]}
      />
      <PageHeading
        eyebrow={[fiscalYearLabel(fy), ...(page.isMetric ? [METRICS] : []), page.place ?? "計画全般"].join(
          "　",
        )}
        title={kpi.name}
        lead={
          <>
            <p>
              所管：{page.department ?? "未定"}
              {round && `　期限：${dateJa(round.dueOn)}`}
            </p>
            {/* On a wide screen these stand beside the form. */}
            <ul className="mt-1 lg:hidden">
              {keyFigures({ kpi, isMetric: page.isMetric, series: page.series, fy, guide: page.guide }).map(
                ({ term, value }) => (
                  <li key={term}>
                    {term}：{value}
                  </li>
                ),
              )}
            </ul>
          </>
        }
      />
      <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
        <div className="flex min-w-0 flex-col gap-10">
          <section aria-label="報告の内容" className="flex min-w-0 flex-col gap-6">
            <ReportWorkspace {...page.workspace} />
            <RevisionHistory lines={page.history} />
          </section>
          {children}
        </div>
        <section aria-labelledby="reference-heading" className="min-w-0">
          <h2 id="reference-heading" className="mb-3 text-std-20B-150">
            {page.isMetric ? "この実績について" : "この指標について"}
          </h2>
          <KpiReference
            kpi={page.kpiOfAllYears}
            isMetric={page.isMetric}
            plan={page.plan}
            series={page.series}
            fy={fy}
            guide={page.guide}
            lastYear={page.lastYear}
          />
        </section>
      </div>
    </div>
  );
}
