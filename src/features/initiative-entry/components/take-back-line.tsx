"use client";

import { useEffect } from "react";
import { FormOutcome } from "@/components/forms/form-outcome";
import { KeptForm, useKeptAction } from "@/components/forms/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TAKE_BACK } from "@/domain/words/ja/reports/take-back";
import { takeBackLineAction } from "../actions";
import type { InitiativeLine } from "../view-model/table";

/** For who handed it in, until the office has opened it: back to draft, with what was written. */
export function TakeBackLine({ line }: { line: InitiativeLine }) {
  const { fy, initiativeId, version, text } = line;
  const [state, action, kept] = useKeptAction(takeBackLineAction, null);
  const isDone = state?.answer.ok === true;
  // The table holds what was typed in it: begun anew, the line is one to answer again. What is typed elsewhere is kept.
  useEffect(() => {
    if (isDone) window.location.reload();
  }, [isDone]);
  return (
    <KeptForm kept={kept} action={action} className="flex flex-col items-start gap-2">
      <FormOutcome state={state} done={() => "提出を取り戻しました"} failed="取り戻せませんでした" />
      <input type="hidden" name="fy" value={fy} />
      <input type="hidden" name="line" value={`${initiativeId}/${version}`} />
      <SubmitButton variant="secondary" size="sm" pendingLabel="取り戻しています…">
        {TAKE_BACK}
        <span className="sr-only">（{text}）</span>
      </SubmitButton>
    </KeptForm>
  );
}
