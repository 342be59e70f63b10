import Link from "next/link";
import { InitiativesLink } from "@/components/initiatives-link";
import { MetricsProgress } from "@/components/metrics-progress";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import type { InitiativeTally } from "@/domain/reports/initiatives/initiative-tally";
import type { progressByKind } from "@/domain/reports/progress";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { dateJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import { ASSESSMENTS_TITLE } from "@/domain/words/ja/publication/assessments";
import { staffRoutes } from "@/lib/routes";
import type { EntryFilter } from "../schema";
import type { EntryRow, RoundView } from "../view-model/entry-list";
import { EntryList, FilterLinks, ProgressLine, YearLinks } from "./entry-list";

export interface EntryListPage {
  /** null: no plan has begun. */
  readonly fy: FiscalYear | null;
  readonly years: readonly FiscalYear[];
  readonly rows: readonly EntryRow[];
  readonly counts: readonly { readonly filter: EntryFilter; readonly count: number }[];
  readonly progress: ReturnType<typeof progressByKind>;
  readonly initiatives: InitiativeTally;
  readonly round: RoundView | null;
  readonly canManageRounds: boolean;
}

/** The year's KPIs, what waits for this person first. */
export function EntryListView({ page, filter }: { page: EntryListPage; filter: EntryFilter }) {
  const { fy, round } = page;
  if (fy === null) {
    return (
      <PageHeading
        title="実績の入力"
        lead="実績を入力できる年度がまだありません。計画の期間が始まると、ここに指標が並びます。"
      />
    );
  }
  return (
    <div className="flex flex-col gap-8">
      <Breadcrumbs items={[{ label: "実績の入力" }]} />
      <PageHeading
        eyebrow={fiscalYearLabel(fy)}
        title="実績の入力"
        lead={
          <>
            {round ? (
              <p>
                {round.title}　<strong>期限：{dateJa(round.dueOn)}</strong>
              </p>
            ) : (
              <p>この年度の照会は登録されていません。照会を始めるまで、所管課は入力できません。</p>
            )}
            {round && round.instructions !== "" && (
              <p className="whitespace-pre-wrap">{round.instructions}</p>
            )}
          </>
        }
        actions={
          page.canManageRounds ? (
            <Link className="text-link text-std-16N-170" href={staffRoutes.rounds()}>
              照会と期限の管理
            </Link>
          ) : undefined
        }
      />
      <YearLinks years={page.years} chosen={fy} />
      <ProgressLine progress={page.progress.kpis} />
      <MetricsProgress progress={page.progress.metrics} />
      <InitiativesLink fy={fy} tally={page.initiatives} />
      <p>
        <Link className="text-link text-std-17B-170" href={staffRoutes.entryAssessments(fy)}>
          {ASSESSMENTS_TITLE}（年度の総括、委員会の意見、予算額・決算額）
        </Link>
      </p>
      <section aria-labelledby="entry-list-heading" className="flex flex-col gap-4">
        <h2 id="entry-list-heading" className="text-std-24B-150">
          {page.progress.metrics.total > 0 ? `指標と${METRICS}の一覧` : "指標の一覧"}
        </h2>
        <FilterLinks fy={fy} chosen={filter} counts={page.counts} />
        <EntryList rows={page.rows} fy={fy} />
      </section>
    </div>
  );
}
