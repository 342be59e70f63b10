"use client";

import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/forms/button";
import { FormOutcome } from "@/components/forms/form-outcome";
import { KeptForm, useKeptAction } from "@/components/forms/kept/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { CardTable, type Column } from "@/components/ui/data-table";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { quoted } from "@/domain/words/ja/quotes";
import { staffRoutes } from "@/lib/routes";
import { approveReportsAction } from "../actions";
import type { RoundItemRow } from "../view-model/round";
import { lineColumns } from "./line-columns";

/**
 * A line per KPI and metric. The office ticks submissions without a warning and approves them at once.
 * @param canRemind the round is open, and this person may write to the departments
 * @param isAllChosen whoever comes to approve them together begins with all of them ticked
 */
export function RoundTable({
  roundId,
  fy,
  lines,
  canRemind,
  isAllChosen,
}: {
  roundId: string;
  fy: FiscalYear;
  lines: readonly RoundItemRow[];
  canRemind: boolean;
  isAllChosen: boolean;
}) {
  const [state, action, kept] = useKeptAction(approveReportsAction, null);
  const approvable = lines.filter(({ isApprovable }) => isApprovable).map(reportKey);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(isAllChosen ? approvable : []));
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
          <p aria-live="polite" className="print-hidden text-std-16N-170">
            {approvable.length}件のうち{ticked.length}件を選んでいます
          </p>
        </div>
      )}
      {/* The form stays: it says what was approved, also where that was all there was. */}
      {lines.length === 0 ? (
        <p className="text-std-16N-170">該当する指標はありません。</p>
      ) : (
        <CardTable
          caption="指標ごとの回答"
          captionHidden
          rows={lines}
          keyOf={({ kpiId }) => kpiId}
          columns={[
            ...(approvable.length > 0 ? [choiceColumn(chosen, toggle)] : []),
            ...lineColumns({ roundId, fy, canRemind }),
          ]}
        />
      )}
    </KeptForm>
  );
}

/** "paper-sheets/3": what is approved is the version that was seen. */
function reportKey({ kpiId, version }: RoundItemRow): string {
  return `${kpiId}/${version}`;
}

function choiceColumn(
  chosen: ReadonlySet<string>,
  onToggle: (key: string, isOn: boolean) => void,
): Column<RoundItemRow> {
  return {
    heading: "承認する",
    headingHidden: true,
    isAct: true,
    cell: (line) =>
      line.isApprovable && (
        <label className="-m-2 flex size-11 items-center justify-center">
          <span className="sr-only">{quoted(line.name)}を承認する</span>
          <input
            type="checkbox"
            name="reports[]"
            value={reportKey(line)}
            checked={chosen.has(reportKey(line))}
            onChange={(event) => onToggle(reportKey(line), event.currentTarget.checked)}
            className="size-6 accent-blue-900"
          />
        </label>
      ),
  };
}
