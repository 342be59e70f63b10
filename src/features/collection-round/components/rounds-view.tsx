import Link from "next/link";
import { Card } from "@/components/ui/card";
import { PageHeading } from "@/components/ui/page-heading";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Tag, type TagTone } from "@/components/ui/tag";
import { dateJa, fiscalYearLabel } from "@/domain/fiscal-year";
import { staffRoutes } from "@/lib/routes";
import { ROUND_STANDING_WORDS, type RoundRow, type RoundStanding, type RoundsPage } from "../view-model";
import { CreateRoundForm, EditRoundForm } from "./round-form";

const STANDING_TONES: Record<RoundStanding, TagTone> = {
  complete: "success",
  not_open: "neutral",
  open: "info",
  due_soon: "warning",
  overdue: "error",
};

/** The rounds with their deadlines and how far they are; the office registers and changes them. */
export function RoundsView({ page }: { page: RoundsPage }) {
  return (
    <div className="flex flex-col gap-8">
      <PageHeading
        title="照会"
        lead="年度ごとに、所管課へ実績の入力をお願いする期間と期限です。照会を登録していない年度でも、実績は入力できます。"
      />
      <section aria-labelledby="rounds-heading" className="flex flex-col gap-4">
        <h2 id="rounds-heading" className="text-std-24B-150">
          照会の一覧
        </h2>
        {page.rounds.length === 0 && <p className="text-std-16N-170">登録された照会はまだありません。</p>}
        {page.rounds.map((round) => (
          <RoundCard key={round.id} round={round} canManage={page.canManage} />
        ))}
      </section>
      {page.creation && <Creation creation={page.creation} />}
    </div>
  );
}

function Creation({ creation }: { creation: NonNullable<RoundsPage["creation"]> }) {
  return (
    <section aria-labelledby="new-round-heading" className="flex max-w-[48rem] flex-col gap-4">
      <h2 id="new-round-heading" className="text-std-24B-150">
        照会を登録する
      </h2>
      <CreateRoundForm {...creation} />
    </section>
  );
}

function RoundCard({ round, canManage }: { round: RoundRow; canManage: boolean }) {
  const { progress } = round;
  return (
    <Card title={round.title} level={3}>
      <div className="flex max-w-[48rem] flex-col gap-4">
        <p className="flex flex-wrap items-center gap-x-4 gap-y-2 text-std-16N-170">
          <Tag tone={STANDING_TONES[round.standing]}>{ROUND_STANDING_WORDS[round.standing]}</Tag>
          <span>{fiscalYearLabel(round.fy)}</span>
          <span>
            {dateJa(round.opensOn)}から<strong>{dateJa(round.dueOn)}</strong>まで
          </span>
        </p>
        {round.instructions !== "" && (
          <p className="whitespace-pre-wrap text-std-16N-170">{round.instructions}</p>
        )}
        {progress && (
          <div className="grid gap-4 sm:grid-cols-2">
            <ProgressBar value={progress.submitted} max={progress.total} label="提出" />
            <ProgressBar value={progress.approved} max={progress.total} label="承認" />
          </div>
        )}
        {progress && (
          <p>
            <Link className="text-link text-std-16N-170" href={staffRoutes.entry({ fy: round.fy })}>
              この年度の入力の一覧
            </Link>
          </p>
        )}
        {canManage && (
          <details>
            <summary className="w-fit py-2 text-std-16B-170">期限などを変更する</summary>
            <div className="mt-3">
              <EditRoundForm round={round} />
            </div>
          </details>
        )}
      </div>
    </Card>
  );
}
