import Link from "next/link";
import { ButtonLink } from "@/components/forms/button";
import { ListedForms } from "@/components/forms/kept/listed-forms";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import type { PlaceInQueue } from "@/domain/reports/approval-queue";
import type { Decision } from "@/domain/reports/report";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import { quoted } from "@/domain/words/ja/quotes";
import { INITIATIVES_TITLE } from "@/domain/words/ja/reports/initiative-entry";
import { staffRoutes } from "@/lib/routes";
import { DECISIONS, decisionName } from "../model/decision-name";
import type { ApprovalItem } from "../view-model";
import { Arrival } from "./arrival";
import { DecideForm } from "./decide-form";
import { AssessmentRead, FigureRead, InitiativeRead } from "./item-read";

export interface ApprovalPage {
  readonly fy: FiscalYear;
  /** Where the item stands among those that wait; null where none does. */
  readonly place: PlaceInQueue<string> | null;
  readonly item: ApprovalItem | null;
  /** Everything that waits for this person, by its id. */
  readonly waiting: readonly string[];
  /** What was decided just now. */
  readonly told: { readonly decision: Decision; readonly name: string | null } | null;
  /** The item that was asked for, and does not wait for this person. */
  readonly passed: string | null;
  /** Handed in by this person: others decide. */
  readonly own: number;
  /** Of what waits, where many are approved at once. */
  readonly together: {
    readonly roundId: string | null;
    readonly initiatives: number;
    /** The measure with which the initiatives begin; null where none waits. */
    readonly measure: { readonly plan: string; readonly measure: string } | null;
  };
}

const DECIDED: Record<Decision, string> = { approve: "を承認しました", return: "を差し戻しました" };

/** One place to approve: the item, all that is known of it, and the decision; then the next one comes up. */
export function ApprovalView({ page }: { page: ApprovalPage }) {
  const { fy, place, item, told, passed } = page;
  return (
    <div className="flex flex-col gap-6">
      <Breadcrumbs
        items={[
          { label: `実績の入力（${fiscalYearJa(fy)}）`, href: staffRoutes.entry({ fy }) },
          { label: "報告の確認" },
        ]}
      />
      <ListedForms under={DECISIONS} names={page.waiting.map(decisionName)} />
      <PageHeading title="報告の確認" eyebrow={fiscalYearLabel(fy)} />
      <Arrival at={`${told?.name} ${place?.id}`} isMoved={told !== null || place?.no !== 1}>
        {told && (
          <Notice
            tone="success"
            title={`${told.name === null ? "報告" : quoted(told.name)}${DECIDED[told.decision]}`}
          >
            {place !== null && <p>次の項目を表示しています。</p>}
          </Notice>
        )}
        {passed !== null && (
          <Notice tone="info" title={`${quoted(passed)}は、いまあなたの承認を待っていません`}>
            <p>すでに承認または差戻しされたか、ご自身が提出したものです。</p>
          </Notice>
        )}
        {place && <Way fy={fy} place={place} />}
      </Arrival>
      {place && <Together page={page} />}
      {place && item ? (
        <section
          aria-labelledby="item-heading"
          className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]"
        >
          {item.kind === "figure" && <FigureRead item={item} />}
          {item.kind === "initiative" && <InitiativeRead item={item} />}
          {item.kind === "assessment" && <AssessmentRead item={item} />}
          <Card title="決定" level={3} className="lg:sticky lg:top-4">
            <DecideForm
              key={`${place.id}/${item.version}`}
              item={item}
              previous={place.previous && staffRoutes.approval(fy, { at: place.previous })}
              next={place.next && staffRoutes.approval(fy, { at: place.next })}
            />
          </Card>
        </section>
      ) : (
        <Notice tone="info" title="この画面で承認を待っているものはありません">
          <p>
            <ButtonLink variant="secondary" size="sm" href={staffRoutes.home()}>
              ホームに戻る
            </ButtonLink>
          </p>
        </Notice>
      )}
      {page.own > 0 && (
        <p className="text-std-16N-170">
          ご自身が提出したもの、回答リンクを書き出したものが{page.own}件あります。ほかの担当者が確認します。
        </p>
      )}
    </div>
  );
}

/** 「確認 3 / 7」, and the ways to what stands before and after it. */
function Way({ fy, place }: { fy: FiscalYear; place: PlaceInQueue<string> }) {
  return (
    <nav aria-label="確認する項目" className="flex flex-wrap items-center gap-x-6 gap-y-2">
      <p className="text-std-20B-150 tabular-nums">
        確認 {place.no} / {place.total}
      </p>
      <Step href={place.previous && staffRoutes.approval(fy, { at: place.previous })}>‹ 前の項目</Step>
      <Step href={place.next && staffRoutes.approval(fy, { at: place.next })}>次の項目 ›</Step>
    </nav>
  );
}

function Step({ href, children }: { href: string | null; children: string }) {
  const look = "inline-flex min-h-11 items-center text-std-16N-170";
  if (href === null) return <span className={`${look} text-solid-gray-536`}>{children}</span>;
  return (
    <Link className={`${look} text-link`} href={href}>
      {children}
    </Link>
  );
}

/** The ways to decide on many at once, in the place of one by one. Draws nothing where there is none. */
function Together({ page: { fy, together } }: { page: ApprovalPage }) {
  const { roundId, initiatives, measure } = together;
  const links = [
    ...(roundId === null
      ? []
      : [
          {
            label: "警告のない報告をまとめて承認する",
            href: staffRoutes.round(roundId, { show: "together" }),
          },
        ]),
    ...(measure === null
      ? []
      : [
          {
            label: `承認を待っている${INITIATIVES_TITLE}（${initiatives}件）をまとめて承認する`,
            href: staffRoutes.entryInitiatives(fy, measure),
          },
        ]),
  ];
  if (links.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-6 text-std-16N-170">
      {links.map(({ label, href }) => (
        <li key={href}>
          <Link className="inline-flex min-h-11 items-center text-link" href={href}>
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}
