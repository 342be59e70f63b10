"use client";

import Link from "next/link";
import { FormOutcome } from "@/components/forms/form-outcome";
import { KeptForm, useKeptAction } from "@/components/forms/kept/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { staffRoutes } from "@/lib/routes";
import { sendRemindersAction } from "../actions";

/** Sends the mails shown below it. Once sent, it leads to where they can be followed. */
export function SendRemindersForm({
  roundId,
  requestId,
  recipientIds,
}: {
  roundId: string;
  requestId: string;
  recipientIds: readonly string[];
}) {
  const [state, action, kept] = useKeptAction(sendRemindersAction, null);
  const isSent = state?.answer.ok === true;
  return (
    <KeptForm kept={kept} action={action} className="flex flex-col gap-4">
      <FormOutcome
        state={state}
        done={({ queued }) => `督促のメールを${queued}通作成しました`}
        failed="送れませんでした"
      >
        {() => (
          <p>
            <Link className="text-link" href={staffRoutes.mails({ round: roundId })}>
              メールの一覧で送信の状況を確かめる
            </Link>
          </p>
        )}
      </FormOutcome>
      <input type="hidden" name="roundId" value={roundId} />
      <input type="hidden" name="requestId" value={requestId} />
      {recipientIds.map((id) => (
        <input key={id} type="hidden" name="recipientIds[]" value={id} />
      ))}
      {!isSent && recipientIds.length > 0 && (
        <SubmitButton className="self-start" pendingLabel="送っています…">
          {recipientIds.length}通を送る
        </SubmitButton>
      )}
    </KeptForm>
  );
}
