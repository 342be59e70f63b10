"use client";

import { FormOutcome } from "@/components/forms/form-outcome";
import { KeptForm, useKeptAction } from "@/components/forms/kept/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { resendMailAction } from "../actions";

/** Sends one failed mail again. Its row shows the new state as soon as that is done. */
export function ResendForm({ mailId, who }: { mailId: string; who: string }) {
  const [state, action, kept] = useKeptAction(resendMailAction, null);
  return (
    <KeptForm kept={kept} action={action} className="flex flex-col gap-3">
      <input type="hidden" name="mailId" value={mailId} />
      <SubmitButton size="sm" variant="secondary" className="self-start" pendingLabel="登録しています…">
        送り直す<span className="sr-only">（{who}）</span>
      </SubmitButton>
      {state?.answer.ok ? null : <FormOutcome state={state} done={() => ""} failed="送り直せませんでした" />}
    </KeptForm>
  );
}
