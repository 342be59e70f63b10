import Link from "next/link";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { DoneNotice } from "@/components/ui/done-notice";
import { PageHeading } from "@/components/ui/page-heading";
import { Tag, type TagTone } from "@/components/ui/tag";
import type { ReportState } from "@/domain/reports/report";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import {
  ASSESSMENTS_LEAD,
  ASSESSMENTS_TITLE,
  NO_PLAN_TO_ASSESS,
} from "@/domain/words/ja/publication/assessments";
import { staffRoutes } from "@/lib/routes";
import type { Told } from "../schema";
import type { AssessmentRow, PlanRows } from "../view-model/rows";

export interface OverviewPage {
  readonly fy: FiscalYear;
  readonly told: Told | null;
  readonly plans: readonly PlanRows[];
  /** Whether this person writes any of it, or reads alone. */
  readonly mayWrite: boolean;
}

const TOLD_WORDS: Readonly<Record<Told, string>> = {
  submitted: "提出しました。ほかの職員の承認を待っています。",
  approved: "承認しました。次の公表に載ります。",
  returned: "差し戻しました。",
};

export const STATE_TONES: Readonly<Record<ReportState, TagTone>> = {
  not_started: "neutral",
  draft: "working",
  submitted: "info",
  returned: "warning",
  approved: "success",
};

/** Every part of the year's plans, with where its assessment stands. */
export function OverviewView({ page: { fy, told, plans, mayWrite } }: { page: OverviewPage }) {
  const waiting = plans.flatMap(({ rows }) => rows.filter(({ isMine }) => isMine)).length;
  return (
    <div className="flex flex-col gap-6">
      <Breadcrumbs
        items={[
          { label: `実績の入力（${fiscalYearJa(fy)}）`, href: staffRoutes.entry({ fy }) },
          { label: ASSESSMENTS_TITLE },
        ]}
      />
      <PageHeading
        eyebrow={fiscalYearLabel(fy)}
        title={ASSESSMENTS_TITLE}
        lead={
          <>
            <p>{mayWrite ? ASSESSMENTS_LEAD.write : ASSESSMENTS_LEAD.read}</p>
            {waiting > 0 && <p>承認待ち：{waiting}件</p>}
          </>
        }
      />
      {told && <DoneNotice title={TOLD_WORDS[told]} />}
      {plans.length === 0 && <p>{NO_PLAN_TO_ASSESS}</p>}
      {plans.map(({ planId, planName, rows }) => (
        <section key={planId} aria-labelledby={`${planId}-heading`} className="flex flex-col gap-4">
          <h2 id={`${planId}-heading`} className="text-std-24B-150">
            {planName}
          </h2>
          <ul className="border-t border-solid-gray-420">
            {rows.map((row) => (
              <Row key={row.partId} fy={fy} row={row} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Row({ fy, row }: { fy: FiscalYear; row: AssessmentRow }) {
  const { planId, partId, level, label, said, state, stateWord, isMine } = row;
  return (
    <li
      className={`flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-solid-gray-300 py-3 ${level === "measure" ? "pl-6" : ""}`}
    >
      <Link
        className={`text-link min-w-0 ${level === "measure" ? "text-std-16N-170" : "text-std-17B-170"}`}
        href={staffRoutes.entryAssessments(fy, { plan: planId, part: partId })}
      >
        {label}
      </Link>
      <Tag tone={STATE_TONES[state]}>{isMine ? "承認待ち" : stateWord}</Tag>
      {said !== "" && <span className="text-dns-14N-130 text-solid-gray-700">{said}</span>}
    </li>
  );
}
