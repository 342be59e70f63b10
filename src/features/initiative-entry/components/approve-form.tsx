"use client";

import { FormOutcome } from "@/components/forms/form-outcome";
import { KeptForm, useKeptAction } from "@/components/forms/kept/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { quoted } from "@/domain/words/ja/quotes";
import { approveMeasureAction } from "../actions";
import type { InitiativeLine, MeasureLines } from "../view-model/table";

/** Approves every answer of a measure that waits, as it is shown. What became of it is still told when nothing is left. */
export function ApproveForm({
  fy,
  group,
  lines,
}: {
  fy: FiscalYear;
  group: MeasureLines;
  lines: readonly InitiativeLine[];
}) {
  const [state, action, kept] = useKeptAction(approveMeasureAction, null);
  const textOf = (id: string) => group.lines.find(({ initiativeId }) => initiativeId === id)?.text;
  return (
    <KeptForm kept={kept} action={action} className="flex flex-col gap-3">
      <FormOutcome
        state={state}
        done={({ approved, left }) => `${approved}件を承認し、${left.length}件は承認しませんでした`}
        failed="承認できませんでした"
      >
        {({ left }) => (
          <ul className="list-disc pl-6">
            {left.map(({ initiativeId, reason }) => (
              <li key={initiativeId}>
                {quoted(textOf(initiativeId))}：{reason}
              </li>
            ))}
          </ul>
        )}
      </FormOutcome>
      <input type="hidden" name="fy" value={fy} />
      <input type="hidden" name="plan" value={group.planId} />
      <input type="hidden" name="measure" value={group.measure} />
      {lines.map(({ initiativeId, version }) => (
        <input key={initiativeId} type="hidden" name="lines[]" value={`${initiativeId}/${version}`} />
      ))}
      {lines.length > 0 && (
        <SubmitButton className="self-start" pendingLabel="承認しています…">
          {lines.length}件を承認する
        </SubmitButton>
      )}
    </KeptForm>
  );
}
