"use client";

import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/forms/button";
import { FormOutcome } from "@/components/forms/form-outcome";
import { KeptForm, useKeptAction } from "@/components/forms/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Mark, PendingMark } from "@/components/mark";
import { DataTable } from "@/components/ui/data-table";
import { Tag, type TagTone } from "@/components/ui/tag";
import type { DueStatus, ReportState } from "@/domain/reports/report";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { dateJa } from "@/domain/words/ja/dates";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import { quoted } from "@/domain/words/ja/quotes";
import { BY_LINK, reportStandingWords } from "@/domain/words/ja/reports/reports";
import { staffRoutes } from "@/lib/routes";
import { approveReportsAction } from "../actions";
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
 * A line per KPI and metric. The office ticks submissions without a warning and approves them at once.
 * @param canRemind the round is open, and this person may write to the departments
 */
export function RoundTable({
  roundId,
  fy,
  lines,
  canRemind,
}: {
  roundId: string;
  fy: FiscalYear;
  lines: readonly RoundItemRow[];
  canRemind: boolean;
}) {
  const [state, action, kept] = useKeptAction(approveReportsAction, null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const approvable = lines.filter(({ isApprovable }) => isApprovable).map(reportKey);
  const ticked = approvable.filter((key) => chosen.has(key));
  const toggle = (key: string, isOn: boolean) =>
    setChosen((before) => new Set(isOn ? [...before, key] : [...before].filter((each) => each !== key)));
  return (
    <KeptForm
      kept={kept}
      action={action}
      onReset={(event) => event.preventDefault()}
      className="flex flex-col gap-4"
    >
      <input type="hidden" name="roundId" value={roundId} />
      <FormOutcome
        state={state}
        done={({ approved, left }) =>
          left.length === 0
            ? `${approved.length}件を承認しました`
            : `${approved.length}件を承認し、${left.length}件は承認しませんでした`
        }
        failed="承認できませんでした"
      >
        {({ approved, left }) => (
          <>
            {left.length > 0 && (
              <ul className="list-disc pl-6">
                {left.map(({ kpiId, name, reason }) => (
                  <li key={kpiId}>
                    {quoted(name)}：{reason}
                  </li>
                ))}
              </ul>
            )}
            {approved.length > 0 && (
              <Link className="text-link" href={staffRoutes.newPublication()}>
                公表の準備をする
              </Link>
            )}
          </>
        )}
      </FormOutcome>
      {approvable.length > 0 && (
        <div className="flex flex-wrap items-center gap-3">
          <Button
            variant="secondary"
            size="sm"
            onClick={() => setChosen(new Set(ticked.length === approvable.length ? [] : approvable))}
          >
            {ticked.length === approvable.length ? "選択をすべて外す" : "まとめて承認できる提出をすべて選ぶ"}
          </Button>
          <SubmitButton size="sm" pendingLabel="承認しています…">
            選んだ{ticked.length}件を承認する
          </SubmitButton>
          <p aria-live="polite" className="text-std-16N-170">
            {approvable.length}件のうち{ticked.length}件を選んでいます
          </p>
        </div>
      )}
      <DataTable caption="指標ごとの回答" captionHidden>
        <thead>
          <tr>
            {approvable.length > 0 && (
              <th scope="col">
                <span className="sr-only">承認する</span>
              </th>
            )}
            <th scope="col">指標</th>
            <th scope="col">所管課・担当</th>
            <th scope="col">状態</th>
            <th scope="col">実績・警告</th>
            <th scope="col">目標達成状況</th>
            <th scope="col">期限</th>
            <th scope="col">連絡</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row
              key={line.kpiId}
              line={line}
              fy={fy}
              roundId={roundId}
              canRemind={canRemind}
              choice={approvable.length > 0 ? { isOn: chosen.has(reportKey(line)), onToggle: toggle } : null}
            />
          ))}
        </tbody>
      </DataTable>
    </KeptForm>
  );
}

/** "paper-sheets/3": what is approved is the version that was seen. */
function reportKey({ kpiId, version }: RoundItemRow): string {
  return `${kpiId}/${version}`;
}

function Row({
  line,
  fy,
  roundId,
  canRemind,
  choice,
}: {
  line: RoundItemRow;
  fy: FiscalYear;
  roundId: string;
  canRemind: boolean;
  choice: { isOn: boolean; onToggle: (key: string, isOn: boolean) => void } | null;
}) {
  const key = reportKey(line);
  return (
    <tr>
      {choice && (
        <td>
          {line.isApprovable && (
            <label className="-m-2 flex size-11 items-center justify-center">
              <span className="sr-only">{quoted(line.name)}を承認する</span>
              <input
                type="checkbox"
                name="reports[]"
                value={key}
                checked={choice.isOn}
                onChange={(event) => choice.onToggle(key, event.currentTarget.checked)}
                className="size-6 accent-blue-900"
              />
            </label>
          )}
        </td>
      )}
      <th scope="row" className="min-w-56">
        <Link className="text-link" href={staffRoutes.entryForm(line.kpiId, fy)}>
          {line.name}
        </Link>
        {line.isMetric && <span className="block font-normal text-solid-gray-700">{METRICS}</span>}
        {line.task && (
          <span className="mt-1 block font-normal">
            {line.mayDecide ? (
              <Link className="text-link" href={staffRoutes.approval(fy, { at: line.kpiId })}>
                {line.task}
                <span className="sr-only">（{line.name}）</span>
              </Link>
            ) : (
              line.task
            )}
          </span>
        )}
        {line.unread > 0 && <span className="mt-1 block">未読のやり取り {line.unread}件</span>}
      </th>
      <td className="min-w-32">
        {line.department ?? "所管課なし"}
        <span className="block text-solid-gray-700">{line.person}</span>
        {line.problem && <Warning>{line.problem}</Warning>}
      </td>
      <td className="min-w-24">
        <Tag tone={line.isDocumented ? "success" : STATE_TONES[line.state]}>{reportStandingWords(line)}</Tag>
        {line.isByLink && <span className="mt-1 block">{BY_LINK}</span>}
        {line.reopened !== null && <span className="mt-1 block">再開中：{line.reopened}</span>}
      </td>
      <td className="min-w-64">
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
      </td>
      <td>
        {line.mark === null ? (
          "－"
        ) : line.isMarkPending ? (
          <PendingMark code={line.mark} />
        ) : (
          <Mark code={line.mark} />
        )}
      </td>
      <td className="min-w-24">
        {line.dueText === null ? (
          "－"
        ) : DUE_TONES[line.due] ? (
          <Tag tone={DUE_TONES[line.due]}>{line.dueText}</Tag>
        ) : (
          line.dueText
        )}
      </td>
      <td className="min-w-44">
        {line.contactedOn === null ? "まだありません" : `最後 ${dateJa(line.contactedOn)}`}
        {canRemind && line.outstanding !== null && line.respondents.length > 0 && (
          <ul>
            {line.respondents.map((person) => (
              <li key={person.id}>
                <Link
                  className="text-link inline-block py-1"
                  href={staffRoutes.roundReminder(roundId, { to: person.id })}
                >
                  {person.name}さんに督促
                  <span className="sr-only">（{line.name}）</span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </td>
    </tr>
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
