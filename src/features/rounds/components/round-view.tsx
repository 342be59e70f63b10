import Link from "next/link";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/forms/button";
import { InitiativesLink } from "@/components/initiatives-link";
import { MetricsProgress } from "@/components/metrics-progress";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeading } from "@/components/ui/page-heading";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Tag } from "@/components/ui/tag";
import type { InitiativeTally } from "@/domain/reports/initiatives/initiative-tally";
import type { Progress } from "@/domain/reports/progress";
import type { Holiday } from "@/domain/rounds/off-days";
import type { RoundState } from "@/domain/rounds/round";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import type { KpiId } from "@/domain/shared/kpi-id";
import { dateJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import { ANSWER_SHEET } from "@/domain/words/ja/imports/answer-sheet";
import { ROUND_STATE_WORDS } from "@/domain/words/ja/rounds/rounds";
import { roundWorkbookHref, staffRoutes } from "@/lib/routes";
import type { RoundFilter } from "../schema";
import type { Reach } from "../view-model/reach";
import type { RoundItemRow } from "../view-model/round";
import type { RoundStanding } from "../view-model/rounds";
import { type ItemChoice, ItemsForm } from "./items-form";
import { CloseRoundForm, ExtendRoundForm, OpenRoundForm, ReopenItemForm } from "./round-acts";
import { EditRoundForm } from "./round-form";
import { RoundTable } from "./round-table";
import { STANDING_TONES } from "./rounds-view";
import { Unreached } from "./unreached";

export interface RoundPage {
  readonly round: {
    readonly id: string;
    readonly fy: FiscalYear;
    readonly title: string;
    readonly instructions: string;
    readonly contact: string;
    readonly attachesSheets: boolean;
    readonly opensOn: IsoDate;
    readonly dueOn: IsoDate;
    readonly state: RoundState;
    /** ISO instants. */
    readonly openedAt: string | null;
    readonly closedAt: string | null;
  };
  readonly standing: RoundStanding;
  /** 「期限まであと3日」; null unless the round is open. */
  readonly deadline: string | null;
  readonly progress: Progress;
  /** The same of the metrics. */
  readonly metrics: Progress;
  readonly initiatives: InitiativeTally;
  readonly filter: RoundFilter;
  readonly counts: readonly { readonly filter: RoundFilter; readonly count: number }[];
  readonly lines: readonly RoundItemRow[];
  /** How many reports wait for this person's decision. */
  readonly decidable: number;
  /** How many people owe something that is late. */
  readonly latePeople: number;
  /** For who manages rounds; null for who only reads. */
  readonly management: RoundManagement | null;
}

export interface RoundManagement {
  readonly seen: string;
  readonly itemsSeen: string;
  /** Of the years that a deadline may be chosen in. */
  readonly holidays: readonly Holiday[];
  readonly choices: readonly ItemChoice[];
  /** Requests that the opening has to be told of: it asks to be sure. */
  readonly problems: number;
  readonly reach: Reach;
  /** Names of the KPIs and metrics without an answer. */
  readonly missing: readonly string[];
  readonly waiting: number;
  readonly reopenable: readonly { readonly kpiId: KpiId; readonly name: string }[];
}

/** One round: prepared, watched over, ended. */
export function RoundView({ page, children }: { page: RoundPage; children?: ReactNode }) {
  const { round, management } = page;
  return (
    <div className="flex flex-col gap-8">
      <Breadcrumbs items={[{ label: "照会", href: staffRoutes.rounds() }, { label: round.title }]} />
      <PageHeading title={round.title} eyebrow={fiscalYearLabel(round.fy)} />
      <Summary page={page} />
      {management && round.state === "preparing" && <Preparation page={page} management={management} />}
      {(round.state !== "preparing" || management === null) && <Answers page={page} />}
      {management && (
        <div className="print-hidden">
          <Course page={page} management={management} />
        </div>
      )}
      {children}
    </div>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={`${id}-heading`} className="flex flex-col gap-4">
      <h2 id={`${id}-heading`} className="text-std-24B-150">
        {title}
      </h2>
      {children}
    </section>
  );
}

function Summary({ page }: { page: RoundPage }) {
  const { round, progress, management } = page;
  return (
    <div className="grid gap-x-12 gap-y-6 lg:grid-cols-2">
      <div className="flex flex-col gap-4">
        <p className="flex flex-wrap items-center gap-x-4 gap-y-2 text-std-17B-170">
          <Tag tone={STANDING_TONES[page.standing]}>{ROUND_STATE_WORDS[round.state]}</Tag>
          {page.deadline}
        </p>
        {round.state !== "preparing" && (
          <>
            <ProgressBar value={progress.answered} max={progress.total} label="回答" />
            <ProgressBar value={progress.approved} max={progress.total} label="承認" />
            <MetricsProgress progress={page.metrics} />
          </>
        )}
        {management && round.state !== "preparing" && (
          <p>
            <Link className="text-link text-std-16N-170" href={staffRoutes.mails({ round: round.id })}>
              この照会のメール
            </Link>
            <br />
            <Link className="text-link text-std-16N-170" href={staffRoutes.roundSheets(round.id)}>
              {ANSWER_SHEET}（Excel）の受け取りと取り込み
            </Link>
          </p>
        )}
      </div>
      <DescriptionList
        items={[
          {
            term: round.openedAt === null ? "開始予定日" : "開始日",
            description: dateJa(round.openedAt ?? round.opensOn),
          },
          { term: "期限", description: dateJa(round.dueOn) },
          ...(round.contact === "" ? [] : [{ term: "庁内の問い合わせ先", description: round.contact }]),
          ...(round.attachesSheets
            ? [{ term: "メールの添付", description: `${ANSWER_SHEET}（Excel）` }]
            : []),
          ...(round.closedAt === null ? [] : [{ term: "終了日", description: dateJa(round.closedAt) }]),
          {
            term: "説明",
            description: <span className="whitespace-pre-wrap">{round.instructions || "なし"}</span>,
          },
        ]}
      />
    </div>
  );
}

function Preparation({ page, management }: { page: RoundPage; management: RoundManagement }) {
  const { round } = page;
  return (
    <>
      <details>
        <summary className="w-fit py-2 text-std-16B-170">件名・説明・日付を変更する</summary>
        <div className="mt-3 max-w-[48rem]">
          <EditRoundForm round={round} seen={management.seen} holidays={management.holidays} />
        </div>
      </details>
      <Section id="items" title="対象の指標と担当者">
        <p className="text-std-16N-170">
          照会する指標（KPI以外の実績を含みます）を選びます。担当者を決めないときは、所管課の全員にお知らせします。
        </p>
        <ItemsForm
          roundId={round.id}
          seen={management.itemsSeen}
          isOpen={false}
          choices={management.choices}
        />
      </Section>
    </>
  );
}

const FILTER_WORDS: Record<RoundFilter, string> = {
  all: "すべて",
  todo: "承認・督促が必要",
  together: "まとめて承認できる",
  missing: "未提出",
  overdue: "期限超過",
  warned: "警告あり",
};

const CHOICE =
  "inline-flex min-h-11 items-center rounded-8 border px-3 text-std-16N-170 hover:underline aria-[current]:border-blue-900 aria-[current]:bg-blue-900 aria-[current]:text-white border-solid-gray-536";

function Answers({ page }: { page: RoundPage }) {
  const { round, management, latePeople } = page;
  const canRemind = management !== null && round.state === "open";
  return (
    <Section id="answers" title="回答の状況">
      <InitiativesLink fy={round.fy} tally={page.initiatives} />
      <nav aria-label="回答の絞り込み">
        <ul className="flex flex-wrap gap-2">
          {page.counts.map(({ filter, count }) => (
            <li key={filter}>
              <Link
                className={CHOICE}
                href={staffRoutes.round(round.id, filter === "all" ? {} : { show: filter })}
                aria-current={filter === page.filter ? "true" : undefined}
              >
                {FILTER_WORDS[filter]} {count}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {page.decidable > 0 && (
        <p>
          <ButtonLink href={staffRoutes.approval(round.fy)}>
            承認を待っている報告を1件ずつ確認する（{page.decidable}件）
          </ButtonLink>
        </p>
      )}
      {canRemind && latePeople > 0 && (
        <p>
          <ButtonLink variant="secondary" href={staffRoutes.roundReminder(round.id)}>
            期限を過ぎた所管課にまとめて督促（{latePeople}人）
          </ButtonLink>
        </p>
      )}
      <p className="flex flex-wrap gap-x-6 gap-y-2 text-std-16N-170">
        {management !== null && (
          <Link className="text-link" href={staffRoutes.roundGrid(round.id)}>
            表でまとめて入力する（Excelから貼り付け）
          </Link>
        )}
        <a className="text-link" href={roundWorkbookHref(round.id)} download>
          すべての回答をExcelで取り出す
        </a>
      </p>
      <RoundTable
        key={page.filter}
        roundId={round.id}
        fy={round.fy}
        lines={page.lines}
        canRemind={canRemind}
        isAllChosen={page.filter === "together"}
      />
    </Section>
  );
}

const COURSE_TITLES: Record<RoundState, string> = {
  preparing: "照会を始める",
  open: "照会の管理",
  closed: "1件だけ再開する",
};

/** What may be done with the round now; what was just done is told in the same place. */
function Course({ page, management }: { page: RoundPage; management: RoundManagement }) {
  const { round } = page;
  const { seen, itemsSeen } = management;
  const isOpen = round.state === "open";
  return (
    <Section id="series" title={COURSE_TITLES[round.state]}>
      {round.state !== "closed" && <Unreached unreached={management.reach.unreached} isOpen={isOpen} />}
      <OpenRoundForm
        isShown={round.state === "preparing"}
        roundId={round.id}
        seen={seen}
        itemsSeen={itemsSeen}
        reach={management.reach}
        problems={management.problems}
      />
      {isOpen && (
        <details>
          <summary className="w-fit py-2 text-std-16B-170">対象を追加する・担当者を変更する</summary>
          <div className="mt-3">
            <ItemsForm roundId={round.id} seen={itemsSeen} isOpen choices={management.choices} />
          </div>
        </details>
      )}
      {isOpen && (
        <details>
          <summary className="w-fit py-2 text-std-16B-170">期限を延ばす</summary>
          <div className="mt-3">
            <ExtendRoundForm
              roundId={round.id}
              seen={seen}
              dueOn={round.dueOn}
              holidays={management.holidays}
            />
          </div>
        </details>
      )}
      <CloseRoundForm
        isShown={isOpen}
        roundId={round.id}
        seen={seen}
        missing={management.missing}
        waiting={management.waiting}
        initiatives={page.initiatives}
      />
      {round.state === "closed" && <ReopenItemForm roundId={round.id} choices={management.reopenable} />}
    </Section>
  );
}
