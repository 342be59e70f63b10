"use client";

import { FormOutcome } from "@/components/forms/form-outcome";
import { SubmitButton } from "@/components/forms/submit-button";
import { formState, useSentAction } from "@/components/forms/unanswered";
import { setOwnMailsAction } from "../actions";

function doneWords({ getsBriefings }: { getsBriefings: boolean }): string {
  return getsBriefings ? "メールを受け取る設定にしました" : "メールを受け取らない設定にしました";
}

/** The other state is one click away, in both directions. */
export function OwnMailsForm({ getsBriefings }: { getsBriefings: boolean }) {
  const [state, action] = useSentAction(setOwnMailsAction, formState);
  return (
    <form action={action} className="flex flex-col gap-4">
      <input type="hidden" name="getsBriefings" value={getsBriefings ? "off" : "on"} />
      <FormOutcome state={state} done={doneWords} failed="設定を変更できませんでした" />
      <SubmitButton variant="secondary" className="self-start" pendingLabel="変更しています…">
        {getsBriefings ? "メールを受け取らない" : "メールを受け取る"}
      </SubmitButton>
    </form>
  );
}
