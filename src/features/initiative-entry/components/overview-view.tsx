import Link from "next/link";
import { ButtonLink } from "@/components/forms/button";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { CardTable, type Column } from "@/components/ui/data-table";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import type { InitiativeTally } from "@/domain/reports/initiatives/initiative-tally";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import { INITIATIVES_TITLE } from "@/domain/words/ja/reports/initiative-entry";
import { staffRoutes } from "@/lib/routes";
import { NO_DEPARTMENT } from "../schema";
import type { DepartmentRow, MeasureLines } from "../view-model/table";
import { ApprovedNotice } from "./approved-notice";

export interface OverviewPage {
  readonly fy: FiscalYear;
  readonly measures: readonly (MeasureLines & { readonly tally: InitiativeTally })[];
  readonly measureWord: string;
  readonly departments: readonly DepartmentRow[];
  /** Where deciding begins; null where nothing waits for this person. */
  readonly first: MeasureLines | null;
  /** How many measures wait for this person. */
  readonly waiting: number;
  readonly approved: number | null;
}

/** The whole year: what waits in each measure, and which department owes what. */
export function OverviewView({ page }: { page: OverviewPage }) {
  const { fy, first, measures, departments } = page;
  return (
    <div className="flex flex-col gap-8">
      <Breadcrumbs
        items={[
          { label: `実績の入力（${fiscalYearJa(fy)}）`, href: staffRoutes.entry({ fy }) },
          { label: INITIATIVES_TITLE },
        ]}
      />
      <PageHeading eyebrow={fiscalYearLabel(fy)} title={INITIATIVES_TITLE} />
      <ApprovedNotice
        approved={page.approved}
        next={
          first === null ? "承認を待っている取組は、もうありません。" : "続きは、下のボタンから確認できます。"
        }
      />
      {first && (
        <p>
          <ButtonLink href={staffRoutes.entryInitiatives(fy, { plan: first.planId, measure: first.measure })}>
            承認待ちを順に確認する（{page.waiting}件の{page.measureWord}）
          </ButtonLink>
        </p>
      )}
      {measures.length === 0 ? (
        <Notice tone="info">
          この年度に、状況を回答する取組はありません。計画に取組項目があると、ここに並びます。
        </Notice>
      ) : (
        <>
          <Section id="measures" title={`${page.measureWord}ごとの状況`}>
            <CardTable
              caption={`${page.measureWord}ごとの状況`}
              captionHidden
              rows={measures}
              keyOf={({ planId, measure }) => `${planId} ${measure}`}
              columns={[
                {
                  heading: page.measureWord,
                  isRowHead: true,
                  className: "min-w-56",
                  cell: ({ planId, measure, label }) => (
                    <Link
                      className="text-link"
                      href={staffRoutes.entryInitiatives(fy, { plan: planId, measure })}
                    >
                      {label}
                    </Link>
                  ),
                },
                ...TALLY_COLUMNS,
              ]}
            />
          </Section>
          <Section id="departments" title="所管課ごとの状況">
            <CardTable
              caption="所管課ごとの状況"
              captionHidden
              rows={departments}
              keyOf={({ department }) => department?.id ?? ""}
              columns={[
                {
                  heading: "所管課",
                  isRowHead: true,
                  className: "min-w-40",
                  cell: (row) => <DepartmentName fy={fy} row={row} />,
                },
                ...TALLY_COLUMNS,
              ]}
            />
          </Section>
        </>
      )}
    </div>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: React.ReactNode }) {
  return (
    <section aria-labelledby={`${id}-heading`} className="flex flex-col gap-4">
      <h2 id={`${id}-heading`} className="text-std-24B-150">
        {title}
      </h2>
      {children}
    </section>
  );
}

function DepartmentName({ fy, row: { department, mayAnswer } }: { fy: FiscalYear; row: DepartmentRow }) {
  const name = department?.name ?? "所管課なし";
  if (!mayAnswer) return name;
  return (
    <Link
      className="text-link"
      href={staffRoutes.entryInitiatives(fy, { department: department?.id ?? NO_DEPARTMENT })}
    >
      {name}
      <span className="sr-only">の回答を入力する</span>
    </Link>
  );
}

const TALLY_COLUMNS: readonly Column<{ readonly tally: InitiativeTally }>[] = [
  { heading: "回答する取組", isNumber: true, cell: ({ tally }) => tally.total },
  { heading: "未回答", isNumber: true, cell: ({ tally }) => tally.unanswered },
  { heading: "差戻し", isNumber: true, cell: ({ tally }) => tally.returned },
  { heading: "承認待ち", isNumber: true, cell: ({ tally }) => tally.waiting },
];
