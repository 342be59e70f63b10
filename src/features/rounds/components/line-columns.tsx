import Link from "next/link";
import { Mark, PendingMark } from "@/components/mark";
import type { Column } from "@/components/ui/data-table";
import { Tag, type TagTone } from "@/components/ui/tag";
import type { DueStatus, ReportState } from "@/domain/reports/report";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { dateJa } from "@/domain/words/ja/dates";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import { BY_LINK, reportStandingWords } from "@/domain/words/ja/reports/reports";
import { staffRoutes } from "@/lib/routes";
import type { RoundItemRow } from "../view-model/round";

const STATE_TONES: Record<ReportState, TagTone> = {
  not_started: "neutral",
  draft: "working",
  submitted: "info",
  returned: "warning",
  approved: "success",
};

/** Only what presses is worth a mark of its own. */
const DUE_TONES: Partial<Record<DueStatus, TagTone>> = { overdue: "error", due_soon: "warning" };

/**
 * What a round's page says of a KPI or metric: who answers, how far it is, the figure, its mark, until when.
 * @param canRemind the round is open, and this person may write to the departments
 */
export function lineColumns({
  roundId,
  fy,
  canRemind,
}: {
  roundId: string;
  fy: FiscalYear;
  canRemind: boolean;
}): readonly Column<RoundItemRow>[] {
  return [
    {
      heading: "指標",
      isRowHead: true,
      className: "min-w-56",
      cell: (line) => (
        <Name
          line={line}
          href={staffRoutes.entryForm(line.kpiId, fy)}
          decideHref={staffRoutes.approval(fy, { at: line.kpiId })}
        />
      ),
    },
    { heading: "所管課・担当", className: "min-w-32", cell: (line) => <Answering line={line} /> },
    { heading: "状態", className: "min-w-24", cell: (line) => <State line={line} /> },
    { heading: "実績・警告", className: "min-w-64", cell: (line) => <Figure line={line} /> },
    { heading: "目標達成状況", cell: (line) => <LineMark line={line} /> },
    { heading: "期限", className: "min-w-24", cell: (line) => <Due line={line} /> },
    {
      heading: "連絡",
      className: "min-w-44",
      cell: (line) => (
        <Contact
          line={line}
          reminderHref={canRemind ? (to) => staffRoutes.roundReminder(roundId, { to }) : null}
        />
      ),
    },
  ];
}

function Name({ line, href, decideHref }: { line: RoundItemRow; href: string; decideHref: string }) {
  return (
    <>
      <Link className="text-link" href={href}>
        {line.name}
      </Link>
      {line.isMetric && <span className="block font-normal text-solid-gray-700">{METRICS}</span>}
      {line.task && (
        <span className="mt-1 block font-normal">
          {line.mayDecide ? (
            <Link className="text-link" href={decideHref}>
              {line.task}
              <span className="sr-only">（{line.name}）</span>
            </Link>
          ) : (
            line.task
          )}
        </span>
      )}
      {line.unread > 0 && <span className="mt-1 block">未読のやり取り {line.unread}件</span>}
    </>
  );
}

function Answering({ line }: { line: RoundItemRow }) {
  return (
    <>
      {line.department ?? "所管課なし"}
      <span className="block text-solid-gray-700">{line.person}</span>
      {line.problem && <Warning>{line.problem}</Warning>}
    </>
  );
}

function State({ line }: { line: RoundItemRow }) {
  return (
    <>
      <Tag tone={line.isDocumented ? "success" : STATE_TONES[line.state]}>{reportStandingWords(line)}</Tag>
      {line.isByLink && <span className="mt-1 block">{BY_LINK}</span>}
      {line.reopened !== null && <span className="mt-1 block">再開中：{line.reopened}</span>}
    </>
  );
}

function Figure({ line }: { line: RoundItemRow }) {
  return (
    <>
      <span className="tabular-nums">{line.figure ?? "－"}</span>
      {line.previous && (
        <span className="block text-solid-gray-700">
          前回 {line.previous.figure}（{line.previous.year}）
        </span>
      )}
      {line.warnings.map((warning) => (
        <Warning key={warning}>{warning}</Warning>
      ))}
      {line.warnings.length > 0 && line.warningNote !== "" && (
        <span className="block">所管課の説明：{line.warningNote}</span>
      )}
    </>
  );
}

function LineMark({ line: { mark, isMarkPending } }: { line: RoundItemRow }) {
  if (mark === null) return "－";
  return isMarkPending ? <PendingMark code={mark} /> : <Mark code={mark} />;
}

function Due({ line: { due, dueText } }: { line: RoundItemRow }) {
  if (dueText === null) return "－";
  return DUE_TONES[due] ? <Tag tone={DUE_TONES[due]}>{dueText}</Tag> : dueText;
}

/** @param reminderHref where somebody is written to; null for who may not */
function Contact({
  line,
  reminderHref,
}: {
  line: RoundItemRow;
  reminderHref: ((personId: string) => string) | null;
}) {
  return (
    <>
      {line.contactedOn === null ? "まだありません" : `最後 ${dateJa(line.contactedOn)}`}
      {reminderHref !== null && line.outstanding !== null && line.respondents.length > 0 && (
        <ul>
          {line.respondents.map((person) => (
            <li key={person.id}>
              <Link className="text-link inline-block py-1" href={reminderHref(person.id)}>
                {person.name}さんに督促
                <span className="sr-only">（{line.name}）</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Warning({ children }: { children: string }) {
  return (
    <span className="flex items-start gap-1">
      <span aria-hidden="true" className="text-warning-orange-2">
        ▲
      </span>
      <span>
        <span className="sr-only">注意：</span>
        {children}
      </span>
    </span>
  );
}
