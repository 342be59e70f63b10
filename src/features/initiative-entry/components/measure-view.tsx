import Link from "next/link";
import { Opened } from "@/components/opened";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import { INITIATIVES_TITLE } from "@/domain/words/ja/reports/initiative-entry";
import { staffRoutes } from "@/lib/routes";
import { approvable } from "../view-model/approval";
import type { MeasureLines } from "../view-model/table";
import { ApproveForm } from "./approve-form";
import { ApprovedNotice } from "./approved-notice";
import { DecidedLine } from "./decided-line";

export interface MeasurePage {
  readonly fy: FiscalYear;
  readonly group: MeasureLines;
  readonly measureWord: string;
  /** The next one that waits for this person. */
  readonly next: MeasureLines | null;
  /** How many measures wait for this person, this one with them. */
  readonly left: number;
  readonly approved: number | null;
}

/** One measure: what was answered, and the one button that approves it. Then the next one comes up. */
export function MeasureView({ page }: { page: MeasurePage }) {
  const { fy, group, next, left } = page;
  const ready = approvable(group);
  const isDecider = group.lines.some(({ allowed }) => allowed.approve || allowed.ownSubmission);
  return (
    <div className="flex flex-col gap-6">
      <Breadcrumbs
        items={[
          { label: `実績の入力（${fiscalYearJa(fy)}）`, href: staffRoutes.entry({ fy }) },
          { label: INITIATIVES_TITLE, href: staffRoutes.entryInitiatives(fy) },
          { label: group.label },
        ]}
      />
      <PageHeading
        eyebrow={`${fiscalYearLabel(fy)}　${INITIATIVES_TITLE}`}
        title={group.label}
        lead={left > 0 ? `承認待ちの${page.measureWord}：残り${left}件` : undefined}
      />
      <ApprovedNotice
        key={`${group.planId} ${group.measure}`}
        approved={page.approved}
        next="次の承認待ちを表示しています。"
      />
      <Opened
        fy={fy}
        seen={group.lines
          .filter(({ state, allowed }) => state === "submitted" && allowed.approve)
          .map(({ initiativeId, version }) => `${initiativeId}/${version}`)}
      />
      <ul className="border-t border-solid-gray-420">
        {group.lines.map((line) => (
          <DecidedLine key={line.initiativeId} line={line} />
        ))}
      </ul>
      <ApproveForm key={`${group.planId} ${group.measure} approve`} fy={fy} group={group} lines={ready} />
      {ready.length === 0 && isDecider && (
        <Notice tone="info">いま承認できる回答はありません。理由は、それぞれの取組に示しています。</Notice>
      )}
      {next && (
        <p>
          <Link
            className="text-link text-std-16N-170"
            href={staffRoutes.entryInitiatives(fy, { plan: next.planId, measure: next.measure })}
          >
            承認せずに次へ進む（{next.label}）
          </Link>
        </p>
      )}
    </div>
  );
}
