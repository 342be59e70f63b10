import Link from "next/link";
import { MetricsProgress } from "@/components/metrics-progress";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Tag, type TagTone } from "@/components/ui/tag";
import { dateJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import { staffRoutes } from "@/lib/routes";
import {
  ROUND_STANDING_WORDS,
  type RoundRow,
  type RoundStanding,
  type RoundsPage,
} from "../view-model/rounds";
import { CreateRoundForm } from "./round-form";

export const STANDING_TONES: Record<RoundStanding, TagTone> = {
  complete: "success",
  preparing: "working",
  open: "info",
  due_soon: "warning",
  overdue: "error",
  closed: "neutral",
};

/** The rounds with their deadlines and how far they are; the office registers new ones. */
export function RoundsView({ page }: { page: RoundsPage }) {
  return (
    <div className="flex flex-col gap-8">
      <Breadcrumbs items={[{ label: "照会" }]} />
      <PageHeading
        title="照会"
        lead="年度ごとに、所管課へ実績の入力をお願いするものです。入力できるのは、照会の受付中です。"
      />
      <section aria-labelledby="rounds-heading" className="flex flex-col gap-4">
        <h2 id="rounds-heading" className="text-std-24B-150">
          照会の一覧
        </h2>
        {page.rounds.length === 0 ? (
          <p className="text-std-16N-170">
            登録された照会はまだありません。
            {page.creation ? "下の「照会を登録する」から始めてください。" : "登録されると、ここに並びます。"}
          </p>
        ) : (
          <ul className="border-t border-solid-gray-420">
            {page.rounds.map((round) => (
              <RoundItem key={round.id} round={round} canOverlook={page.canOverlook} />
            ))}
          </ul>
        )}
      </section>
      {page.creation && <Creation creation={page.creation} />}
      {page.canManage && (
        <p className="text-std-16N-170">
          人事異動や機構改革で担当が変わったときは、
          <Link className="text-link" href={staffRoutes.transfer()}>
            異動の引き継ぎ
          </Link>
          でまとめて変更できます。送ったメールは
          <Link className="text-link" href={staffRoutes.mails()}>
            メールの一覧
          </Link>
          で確かめられます。
        </p>
      )}
    </div>
  );
}

function Creation({ creation }: { creation: NonNullable<RoundsPage["creation"]> }) {
  return (
    <section aria-labelledby="new-round-heading" className="print-hidden flex max-w-[48rem] flex-col gap-4">
      <h2 id="new-round-heading" className="text-std-24B-150">
        照会を登録する
      </h2>
      <CreateRoundForm {...creation} />
    </section>
  );
}

/** Where this person looks into the round: the whole of it, one's own entry, or nowhere. */
function roundHref(round: RoundRow, canOverlook: boolean): string | null {
  if (canOverlook) return staffRoutes.round(round.id);
  return round.progress ? staffRoutes.entry({ fy: round.fy }) : null;
}

function RoundItem({ round, canOverlook }: { round: RoundRow; canOverlook: boolean }) {
  const { progress, metrics } = round;
  const href = roundHref(round, canOverlook);
  return (
    <li className="grid gap-x-8 gap-y-3 border-b border-solid-gray-420 py-4 md:grid-cols-[1fr_20rem]">
      <div className="min-w-0">
        <p className="text-dns-14N-130 text-solid-gray-700">{fiscalYearLabel(round.fy)}</p>
        <h3 className="mt-1 text-std-17B-170">
          {href === null ? (
            round.title
          ) : (
            <Link className="text-link" href={href}>
              {round.title}
            </Link>
          )}
        </h3>
        <p className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2 text-std-16N-170">
          <Tag tone={STANDING_TONES[round.standing]}>{ROUND_STANDING_WORDS[round.standing]}</Tag>
          <span>
            期限 <strong>{dateJa(round.dueOn)}</strong>
          </span>
          {round.deadline && <span>{round.deadline}</span>}
        </p>
        {!canOverlook && round.instructions !== "" && (
          <p className="mt-2 whitespace-pre-wrap text-std-16N-170">{round.instructions}</p>
        )}
      </div>
      {progress && (
        <div className="flex flex-col gap-3">
          <ProgressBar value={progress.answered} max={progress.total} label="回答" />
          <ProgressBar value={progress.approved} max={progress.total} label="承認" />
          {metrics && <MetricsProgress progress={metrics} />}
        </div>
      )}
    </li>
  );
}
