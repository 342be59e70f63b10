"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { useOffice } from "@/components/staff-shell/office";
import { Notice } from "@/components/ui/notice";
import { Tag } from "@/components/ui/tag";
import type { Kpi } from "@/domain/plan/definition";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import { dateJa, fiscalYearJa } from "@/domain/words/ja/dates";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import { answerWords, REPORT_STATE_WORDS } from "@/domain/words/ja/reports/reports";
import { staffRoutes } from "@/lib/routes";
import type { ChangeDone, RevisionView } from "../schema";
import { shortFigures } from "../view-model/figure";
import type { ReportCard } from "../view-model/my-reports";
import { STATE_TONES } from "../view-model/state-tones";
import { EntryForm } from "./entry-form";
import { ReturnNotice } from "./return-remark";

/** How the report stands after it was handed in here, or by somebody else meanwhile. */
export type Outcome = Pick<ChangeDone, "state" | "content">;

/** Where a card's heading is: for the way from one to the next. */
export function cardId(kpiId: KpiId): string {
  return `card-${kpiId}`;
}

/** One KPI or metric that waits for an answer: what it was, what it is to be, and the form. */
export function WaitingCard({
  card,
  person,
  beside,
  onDone,
}: {
  card: ReportCard;
  /** The right half on a wide screen; on a narrow one it is a click away. */
  beside: ReactNode;
  person: { readonly id: string; readonly byLink: boolean };
  /** @param isOwn false: somebody else handed it in meanwhile */
  onDone: (outcome: Outcome, isOwn: boolean) => void;
}) {
  const { context } = card;
  const { kpi, fy } = context;
  return (
    <section
      id={cardId(card.kpiId)}
      aria-labelledby={`${cardId(card.kpiId)}-heading`}
      className="flex scroll-mt-4 flex-col gap-4 rounded-12 border border-solid-gray-420 bg-white p-4 md:p-6"
    >
      <div>
        <p className="text-dns-14N-130 text-solid-gray-700">
          {context.isMetric && `${METRICS}　`}
          {card.place}
        </p>
        <h3 id={`${cardId(card.kpiId)}-heading`} className="mt-1 text-std-20B-150">
          {kpi.name}
          <span className="ml-2 inline-block text-std-16N-170">（単位：{kpi.unit}）</span>
        </h3>
        <dl className="mt-1 flex flex-wrap gap-x-6 text-std-16N-170 tabular-nums">
          {shortFigures(context).map(({ term, value }) => (
            <div key={term} className="flex flex-wrap gap-x-2">
              <dt className="text-solid-gray-700">{term}</dt>
              <dd className="font-bold">{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <Why card={card} />
      {card.unread > 0 && (
        <p className="text-std-16N-170">
          <UnreadLink kpiId={kpi.id} fy={fy} unread={card.unread} />
        </p>
      )}
      <div className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <EntryForm
            layout="card"
            context={context}
            viewerId={person.id}
            byLink={person.byLink}
            start={card.start}
            returned={card.returned}
            version={card.version}
            current={card.current}
            onSubmitted={(done) => onDone(done, true)}
            onLocked={(revision: RevisionView) => onDone(revision, false)}
            onCancel={null}
          />
        </div>
        <div className="hidden min-w-0 flex-col gap-4 lg:flex">{beside}</div>
      </div>
      <p className="text-std-16N-170">
        <Link className="text-link" href={staffRoutes.entryForm(kpi.id, fy)}>
          {context.isMetric ? "数え方・履歴を見る" : "グラフ・数え方・履歴を見る"}
          <span className="sr-only">（{kpi.name}）</span>
        </Link>
      </p>
    </section>
  );
}

/** To what the office or a colleague wrote about the report. Draws nothing where all is read. */
export function UnreadLink({ kpiId, fy, unread }: { kpiId: KpiId; fy: FiscalYear; unread: number }) {
  if (unread === 0) return null;
  return (
    <Link
      className="text-link text-std-16B-170"
      href={`${staffRoutes.entryForm(kpiId, fy)}#messages-heading`}
    >
      未読のやり取りが{unread}件あります
    </Link>
  );
}

/** Why it is here once more. Draws nothing for what simply was not answered yet. */
function Why({ card }: { card: ReportCard }) {
  const { returned, reopenedReason, awaitedOn } = card;
  const office = useOffice();
  if (returned) {
    return (
      <ReturnNotice
        returned={returned}
        isMetric={card.context.isMetric}
        title="差し戻されました。直して、もう一度提出してください"
      />
    );
  }
  if (awaitedOn !== null) {
    return (
      <Notice tone="warning" title="公表予定日になりました">
        {dateJa(awaitedOn)}に値が分かる見込みと回答された項目です。実績を入力して提出してください。
      </Notice>
    );
  }
  if (card.reason === "year_ended") return <YearEnded fy={card.context.fy} />;
  if (reopenedReason !== null) {
    return (
      <Notice tone="warning" title={`${office}が、この項目の受付を再開しました`}>
        <p className="whitespace-pre-wrap">{reopenedReason}</p>
      </Notice>
    );
  }
  return null;
}

/** The answer in force is of a part of the year, which has ended since. */
export function YearEnded({ fy }: { fy: FiscalYear }) {
  return (
    <Notice tone="warning" title={`${fiscalYearJa(fy)}が終わりました`}>
      年度途中の値をお答えいただいた項目です。年度を通した実績を入力して提出してください。
    </Notice>
  );
}

/** What is left of a card once it is answered: one line. */
export function FoldedCard({ kpi, fy, outcome }: { kpi: Kpi; fy: FiscalYear; outcome: Outcome }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded-12 border border-solid-gray-420 bg-solid-gray-50 px-4 py-3 md:px-6">
      <Tag tone={STATE_TONES[outcome.state]}>{REPORT_STATE_WORDS[outcome.state]}</Tag>
      <h3 className="min-w-0 flex-1 text-std-17B-170">
        <Link className="text-link" href={staffRoutes.entryForm(kpi.id, fy)}>
          {kpi.name}
        </Link>
      </h3>
      <p className="text-std-17B-170 tabular-nums">{answerWords(outcome.content, kpi)}</p>
    </div>
  );
}
