import Link from "next/link";
import { ButtonLink } from "@/components/forms/button";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { DataTable } from "@/components/ui/data-table";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import type { InitiativeTally } from "@/domain/reports/initiative-tally";
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
        <Notice tone="info">この年度に、状況を回答する取組はありません。</Notice>
      ) : (
        <>
          <Section id="measures" title={`${page.measureWord}ごとの状況`}>
            <DataTable caption={`${page.measureWord}ごとの状況`} captionHidden>
              <thead>
                <tr>
                  <th scope="col">{page.measureWord}</th>
                  <TallyHeads />
                </tr>
              </thead>
              <tbody>
                {measures.map(({ planId, measure, label, tally }) => (
                  <tr key={`${planId} ${measure}`}>
                    <th scope="row" className="min-w-56">
                      <Link
                        className="text-link"
                        href={staffRoutes.entryInitiatives(fy, { plan: planId, measure })}
                      >
                        {label}
                      </Link>
                    </th>
                    <TallyCells tally={tally} />
                  </tr>
                ))}
              </tbody>
            </DataTable>
          </Section>
          <Section id="departments" title="所管課ごとの状況">
            <DataTable caption="所管課ごとの状況" captionHidden>
              <thead>
                <tr>
                  <th scope="col">所管課</th>
                  <TallyHeads />
                </tr>
              </thead>
              <tbody>
                {departments.map(({ department, tally, mayAnswer }) => (
                  <tr key={department?.id ?? ""}>
                    <th scope="row" className="min-w-40">
                      {mayAnswer ? (
                        <Link
                          className="text-link"
                          href={staffRoutes.entryInitiatives(fy, {
                            department: department?.id ?? NO_DEPARTMENT,
                          })}
                        >
                          {department?.name ?? "所管課なし"}
                          <span className="sr-only">の回答を入力する</span>
                        </Link>
                      ) : (
                        (department?.name ?? "所管課なし")
                      )}
                    </th>
                    <TallyCells tally={tally} />
                  </tr>
                ))}
              </tbody>
            </DataTable>
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

function TallyHeads() {
  return ["回答する取組", "未回答", "差戻し", "承認待ち"].map((word) => (
    <th key={word} scope="col" className="number">
      {word}
    </th>
  ));
}

function TallyCells({ tally }: { tally: InitiativeTally }) {
  const { total, unanswered, returned, waiting } = tally;
  return (
    <>
      <td className="number">{total}</td>
      <td className="number">{unanswered}</td>
      <td className="number">{returned}</td>
      <td className="number">{waiting}</td>
    </>
  );
}
