"use client";

import { FormOutcome } from "@/components/forms/form-outcome";
import { KeptForm, useKeptAction } from "@/components/forms/kept/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { withdrawAction } from "../actions";

/** A department takes its suggestion back while nobody has decided on it. */
export function WithdrawForm({ id, suggested }: { id: string; suggested: string }) {
  const [state, action, kept] = useKeptAction(withdrawAction, null);
  return (
    <KeptForm kept={kept} action={action} className="flex flex-col items-start gap-3">
      <FormOutcome state={state} done={() => ""} failed="取り下げられませんでした" />
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant="secondary" pendingLabel="送っています…">
        提案を取り下げる<span className="sr-only">（{suggested}）</span>
      </SubmitButton>
    </KeptForm>
  );
}
