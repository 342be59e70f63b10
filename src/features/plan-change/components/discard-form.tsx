"use client";

import { FormOutcome } from "@/components/forms/form-outcome";
import { KeptForm, useKeptAction } from "@/components/forms/kept/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { discardAction } from "../actions";
import { keptDecisions } from "../schema";

/** Giving the draft up: behind a summary, because what was typed is gone then. */
export function DiscardForm({ planId, version, seen }: { planId: string; version: number; seen: string }) {
  // Nothing is typed here; what was typed for the draft goes with it.
  const [state, action, kept] = useKeptAction(discardAction, () => keptDecisions(version));
  return (
    <details>
      <summary className="w-fit cursor-pointer py-2">この変更案をやめる</summary>
      <KeptForm kept={kept} action={action} className="mt-2 flex max-w-[40rem] flex-col gap-4 pl-4">
        <FormOutcome state={state} done={() => ""} failed="やめられませんでした" />
        <p>変更案に入力した内容は消えます。いまの計画は、そのまま残ります。</p>
        <input type="hidden" name="planId" value={planId} />
        <input type="hidden" name="seen" value={seen} />
        <SubmitButton variant="danger" className="w-fit" pendingLabel="消しています…">
          変更案を消して、やめる
        </SubmitButton>
      </KeptForm>
    </details>
  );
}
