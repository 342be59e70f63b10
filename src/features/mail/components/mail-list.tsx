import { buttonClass } from "@/components/forms/button-class";
import { Tag, type TagTone } from "@/components/ui/tag";
import type { MailState } from "@/domain/rounds/mail-occasions";
import type { MailRow } from "../view-model";
import { ResendForm } from "./resend-form";

const STATE_TONES: Record<MailState, TagTone> = {
  queued: "info",
  kept: "neutral",
  sent: "success",
  failed: "error",
};

/** The mails, newest first. A list and no table: it reads on a telephone as well. */
export function MailList({ rows }: { rows: readonly MailRow[] }) {
  return (
    <ol className="mt-4 border-t border-solid-gray-420">
      {rows.map((row) => (
        <li
          key={row.id}
          className="grid gap-x-8 gap-y-3 border-b border-solid-gray-420 py-4 text-std-16N-170 lg:grid-cols-[16rem_minmax(0,1fr)]"
        >
          <Standing row={row} />
          <div className="flex min-w-0 flex-col gap-2 [overflow-wrap:anywhere]">
            <h3 className="text-std-16B-170">{row.subject}</h3>
            <p>
              {row.who}　<span className="text-solid-gray-700">{row.address}</span>
            </p>
            <p className="text-solid-gray-700">{row.occasion}</p>
            {row.problem === null ? null : <p className="text-error-1">{row.problem}</p>}
            <Text row={row} />
            {row.canResend ? <ResendForm mailId={row.id} who={row.who} /> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Standing({ row }: { row: MailRow }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 lg:flex-col lg:items-start">
      <Tag tone={STATE_TONES[row.state]}>{row.stateWords}</Tag>
      <p>
        作成　<time dateTime={row.createdAt}>{row.created}</time>
      </p>
      {row.sentAt === null ? null : (
        <p>
          送信　<time dateTime={row.sentAt}>{row.sent}</time>
        </p>
      )}
    </div>
  );
}

function Text({ row }: { row: MailRow }) {
  return (
    <details>
      <summary className="w-fit py-2 text-std-16B-170">
        本文を見る
        <span className="sr-only">
          （{row.who}、{row.subject}）
        </span>
      </summary>
      <div className="mt-2 flex flex-col gap-3 rounded-8 border border-solid-gray-420 bg-white p-4">
        <p className="whitespace-pre-wrap">{row.body}</p>
        {row.hasCalendar ? (
          <p className="text-solid-gray-700">添付ファイル：期限のカレンダー（deadline.ics）</p>
        ) : null}
        <p>
          <a
            href={row.fileHref}
            download
            className={buttonClass({ variant: "secondary", size: "sm" }, "print-hidden")}
          >
            ファイルに書き出す（.eml）
            <span className="sr-only">
              （{row.who}、{row.subject}）
            </span>
          </a>
        </p>
        <p className="text-dns-14N-130 text-solid-gray-700">{row.fileNote}</p>
      </div>
    </details>
  );
}
